import type { KubeObject } from '../api/types';
import { jsonText } from './json';

/**
 * An object as it is in the API after `kubectl apply`, which notes in an annotation what it was given. The scale of an object has no
 * annotations. pkg/registry/apps/deployment/storage/storage.go (scaleFromDeployment)
 * https://kubernetes.io/docs/tasks/manage-kubernetes-objects/declarative-config/
 */
// Simplified: the note of kubectl apply is shown by kubectl get; it is not in the stored object, so a container does not see it.
export function asApplied(object: KubeObject, manifest: unknown): KubeObject {
  if (manifest === undefined || object.kind === 'Scale') return object;
  const { annotations } = object.metadata;
  const noted = { ...annotations, [LAST_APPLIED]: `${jsonText(manifest)}\n` };
  return { ...object, metadata: { ...object.metadata, annotations: noted } };
}

/** The annotation in which it notes that. */
export const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';
