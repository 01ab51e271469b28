import { canonicalQuantity } from '../../api/quantity';
import type { ClaimCondition, EventObject, KubeObject, Pod, ResourceList } from '../../api/types';
import { age } from '../age';
import { accessModesText, type Moment } from '../cells';
import { Description } from './description';
import { describeEvents } from './events';
import { dateText, describeAnnotations, describeLabels, goList } from './parts';
import { describeSource } from './volumes';

interface Claim extends KubeObject {
  readonly spec: {
    readonly storageClassName?: string;
    readonly volumeName?: string;
    readonly volumeMode?: string;
  };
  readonly status?: {
    readonly phase?: string;
    readonly capacity?: ResourceList;
    readonly accessModes?: readonly string[];
    readonly conditions?: readonly ClaimCondition[];
  };
}

/**
 * `kubectl describe pvc`.
 * staging/src/k8s.io/kubectl/pkg/describe/describe.go (describePersistentVolumeClaim)
 */
export function describeClaim(
  claim: Claim,
  moment: Moment,
  events: readonly EventObject[] | undefined,
  podsOfNamespace: readonly Pod[],
): Description {
  const to = new Description();
  const { metadata, spec, status = {} } = claim;
  const isBound = Boolean(spec.volumeName);
  to.line(0, `Name:\t${metadata.name}`);
  to.line(0, `Namespace:\t${metadata.namespace}`);
  to.line(0, `StorageClass:\t${spec.storageClassName ?? ''}`);
  to.line(0, `Status:\t${phaseText(claim, status.phase, moment)}`);
  to.line(0, `Volume:\t${spec.volumeName ?? ''}`);
  describeLabels(to, 'Labels', metadata.labels);
  describeAnnotations(to, 'Annotations', metadata.annotations);
  to.line(0, `Finalizers:\t${goList(metadata.finalizers ?? [])}`);
  to.line(0, `Capacity:\t${isBound ? canonicalQuantity(status.capacity?.storage ?? 0) : ''}`);
  to.line(0, `Access Modes:\t${isBound ? accessModesText(status.accessModes) : ''}`);
  if (spec.volumeMode) to.line(0, `VolumeMode:\t${spec.volumeMode}`);
  const users = podsOfNamespace.filter(({ spec: { volumes = [] } }) =>
    volumes.some(({ persistentVolumeClaim: source }) => source?.claimName === metadata.name),
  );
  to.list('Used By', users.map((pod) => pod.metadata.name).sort());
  const { conditions = [] } = status;
  if (conditions.length > 0) {
    to.line(0, 'Conditions:');
    to.line(1, 'Type\tStatus\tLastProbeTime\tLastTransitionTime\tReason\tMessage');
    to.line(1, '----\t------\t-----------------\t------------------\t------\t-------');
    for (const {
      type,
      status: is,
      lastProbeTime,
      lastTransitionTime,
      reason = '',
      message = '',
    } of conditions) {
      const times = `${dateText(lastProbeTime)} \t${dateText(lastTransitionTime)}`;
      to.line(1, `${type} \t${is} \t${times} \t${reason} \t${message}`);
    }
  }
  if (events) describeEvents(to, events, moment);
  return to;
}

interface PersistentVolume extends KubeObject {
  readonly spec: Readonly<Record<string, unknown>> & {
    readonly storageClassName?: string;
    readonly claimRef?: { readonly namespace: string; readonly name: string };
    readonly persistentVolumeReclaimPolicy?: string;
    readonly accessModes?: readonly string[];
    readonly volumeMode?: string;
    readonly capacity?: ResourceList;
    readonly nodeAffinity?: { readonly required?: { readonly nodeSelectorTerms?: readonly Term[] } };
  };
  readonly status?: { readonly phase?: string; readonly message?: string };
}

interface Term {
  readonly matchExpressions?: readonly {
    readonly key: string;
    readonly operator: string;
    readonly values?: readonly string[];
  }[];
}

/**
 * `kubectl describe pv`.
 * staging/src/k8s.io/kubectl/pkg/describe/describe.go (describePersistentVolume)
 */
export function describePersistentVolume(
  volume: PersistentVolume,
  moment: Moment,
  events: readonly EventObject[] | undefined,
): Description {
  const to = new Description();
  const { metadata, spec, status = {} } = volume;
  const { claimRef } = spec;
  to.line(0, `Name:\t${metadata.name}`);
  describeLabels(to, 'Labels', metadata.labels);
  describeAnnotations(to, 'Annotations', metadata.annotations);
  to.line(0, `Finalizers:\t${goList(metadata.finalizers ?? [])}`);
  to.line(0, `StorageClass:\t${spec.storageClassName ?? ''}`);
  to.line(0, `Status:\t${phaseText(volume, status.phase, moment)}`);
  to.line(0, `Claim:\t${claimRef ? `${claimRef.namespace}/${claimRef.name}` : ''}`);
  to.line(0, `Reclaim Policy:\t${spec.persistentVolumeReclaimPolicy ?? ''}`);
  to.line(0, `Access Modes:\t${accessModesText(spec.accessModes)}`);
  if (spec.volumeMode) to.line(0, `VolumeMode:\t${spec.volumeMode}`);
  to.line(0, `Capacity:\t${canonicalQuantity(spec.capacity?.storage ?? 0)}`);
  describeNodeAffinity(to, spec.nodeAffinity?.required);
  to.line(0, `Message:\t${status.message ?? ''}`);
  to.line(0, 'Source:');
  if (!describeSource(to, spec)) to.line(1, '<unknown>');
  if (events) describeEvents(to, events, moment);
  return to;
}

function describeNodeAffinity(
  to: Description,
  required: { readonly nodeSelectorTerms?: readonly Term[] } | undefined,
) {
  if (required === undefined) return to.line(0, 'Node Affinity:\t<none>');
  to.line(0, 'Node Affinity:\t');
  const terms = required.nodeSelectorTerms ?? [];
  to.line(1, `Required Terms:\t${terms.length === 0 ? '<none>' : ''}`);
  terms.forEach(({ matchExpressions = [] }, i) => {
    const texts = matchExpressions.map(({ key, operator, values = [] }) => {
      const listed = values.length > 0 ? ` [${values.join(', ')}]` : '';
      return `${key} ${operator.toLowerCase()}${listed}`;
    });
    to.list(`Term ${i}`, texts, 2);
  });
}

function phaseText({ metadata }: KubeObject, phase: string | undefined, { now, calendar }: Moment): string {
  const { deletionTimestamp } = metadata;
  return deletionTimestamp ? `Terminating (lasts ${age(deletionTimestamp, now, calendar)})` : (phase ?? '');
}
