import { isDefaultClass } from '../../api/storage-classes';
import type { EventObject, KubeObject, StorageClass } from '../../api/types';
import { labelText, type Moment } from '../cells';
import { Description } from './description';
import { describeEvents } from './events';

/** `kubectl describe storageclass`. staging/src/k8s.io/kubectl/pkg/describe/describe.go (describeStorageClass) */
export function describeStorageClass(
  it: StorageClass,
  moment: Moment,
  events: readonly EventObject[] | undefined,
): Description {
  const to = new Description();
  const { allowVolumeExpansion: grows, mountOptions = [], allowedTopologies: topologies } = it;
  to.line(0, `Name:\t${it.metadata.name}`);
  to.line(0, `IsDefaultClass:\t${isDefaultClass(it) ? 'Yes' : 'No'}`);
  to.line(0, `Annotations:\t${labelText(it.metadata.annotations)}`);
  to.line(0, `Provisioner:\t${it.provisioner}`);
  to.line(0, `Parameters:\t${labelText(it.parameters)}`);
  to.line(0, `AllowVolumeExpansion:\t${grows === undefined ? '<unset>' : grows ? 'True' : 'False'}`);
  to.line(0, `MountOptions:${mountOptions.length === 0 ? '\t<none>' : ''}`);
  for (const option of mountOptions) to.line(1, option);
  to.line(0, `ReclaimPolicy:\t${it.reclaimPolicy}`);
  to.line(0, `VolumeBindingMode:\t${it.volumeBindingMode}`);
  if (topologies !== undefined) {
    to.line(0, `AllowedTopologies:\t${topologies.length === 0 ? '<none>' : ''}`);
    topologies.forEach(({ matchLabelExpressions = [] }, i) => {
      to.list(
        `Term ${i}`,
        matchLabelExpressions.map(({ key, values = [] }) => `${key} in [${values.join(', ')}]`),
        1,
      );
    });
  }
  if (events) describeEvents(to, events, moment);
  return to;
}

interface PriorityClass extends KubeObject {
  readonly value: number;
  readonly globalDefault?: boolean;
  readonly preemptionPolicy?: string;
  readonly description?: string;
}

/** `kubectl describe priorityclass`. (describePriorityClass) */
export function describePriorityClass(
  it: PriorityClass,
  moment: Moment,
  events: readonly EventObject[] | undefined,
): Description {
  const to = new Description();
  to.line(0, `Name:\t${it.metadata.name}`);
  to.line(0, `Value:\t${it.value}`);
  to.line(0, `GlobalDefault:\t${it.globalDefault ?? false}`);
  to.line(0, `PreemptionPolicy:\t${it.preemptionPolicy ?? ''}`);
  to.line(0, `Description:\t${it.description ?? ''}`);
  to.line(0, `Annotations:\t${labelText(it.metadata.annotations)}`);
  if (events) describeEvents(to, events, moment);
  return to;
}
