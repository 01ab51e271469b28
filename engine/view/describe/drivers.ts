import type { CsiNode, EventObject, KubeObject, Labels } from '../../api/types';
import { labelText, type Moment } from '../cells';
import { Description } from './description';
import { describeEvents } from './events';
import { dateText, describeAnnotations, describeLabels, goList } from './parts';

interface AttributesClass extends KubeObject {
  readonly driverName?: string;
  readonly parameters?: Labels;
}

/** `kubectl describe volumeattributesclass`. staging/src/k8s.io/kubectl/pkg/describe/describe.go (describeVolumeAttributesClass) */
export function describeAttributesClass(
  { metadata, driverName = '', parameters }: AttributesClass,
  moment: Moment,
  events: readonly EventObject[] | undefined,
): Description {
  const to = new Description();
  to.line(0, `Name:\t${metadata.name}`);
  to.line(0, `Annotations:\t${labelText(metadata.annotations)}`);
  to.line(0, `DriverName:\t${driverName}`);
  to.line(0, `Parameters:\t${labelText(parameters)}`);
  if (events) describeEvents(to, events, moment);
  return to;
}

/** `kubectl describe csinode`. (describeCSINode) */
export function describeCsiNode(
  { metadata, spec }: CsiNode,
  moment: Moment,
  events: readonly EventObject[] | undefined,
): Description {
  const to = new Description();
  to.line(0, `Name:\t${metadata.name}`);
  describeLabels(to, 'Labels', metadata.labels);
  describeAnnotations(to, 'Annotations', metadata.annotations);
  to.line(0, `CreationTimestamp:\t${dateText(metadata.creationTimestamp)}`);
  to.line(0, 'Spec:');
  if (spec?.drivers) {
    to.line(1, 'Drivers:');
    for (const { name, nodeID, allocatable, topologyKeys } of spec.drivers) {
      to.line(2, `${name}:`);
      to.line(3, `Node ID:\t${nodeID ?? ''}`);
      if (allocatable?.count !== undefined) {
        to.line(3, 'Allocatables:');
        to.line(4, `Count:\t${allocatable.count}`);
      }
      if (topologyKeys) to.line(3, `Topology Keys:\t${goList(topologyKeys)}`);
    }
  }
  if (events) describeEvents(to, events, moment);
  return to;
}
