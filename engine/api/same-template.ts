import type { PodTemplate } from './types';
import { sameValue } from './validate-pod-update';

/** The label that tells the ReplicaSets of a Deployment, and their pods, apart. */
export const POD_TEMPLATE_HASH = 'pod-template-hash';

/** Whether pods of both would be the same. pkg/controller/deployment/util/deployment_util.go (EqualIgnoreHash) */
export function sameTemplate(a: PodTemplate, b: PodTemplate): boolean {
  return (a.spec === b.spec || sameValue(a.spec, b.spec)) && sameValue(metadataOf(a), metadataOf(b));
}

function metadataOf({ metadata }: PodTemplate): object {
  const { [POD_TEMPLATE_HASH]: _, ...labels } = metadata?.labels ?? {};
  return { ...metadata, labels };
}
