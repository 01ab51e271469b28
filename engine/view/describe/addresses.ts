import type { EventObject, KubeObject, ServiceCIDR } from '../../api/types';
import type { Moment } from '../cells';
import { Description } from './description';
import { describeEvents } from './events';
import { dateText, describeAnnotations, describeLabels } from './parts';

interface IpAddress extends KubeObject {
  readonly spec?: {
    readonly parentRef?: {
      readonly group?: string;
      readonly name?: string;
      readonly namespace?: string;
      readonly resource?: string;
    };
  };
}

/** `kubectl describe servicecidr`. staging/src/k8s.io/kubectl/pkg/describe/describe.go (describeServiceCIDRV1) */
export function describeServiceCidr(
  { metadata, spec, status }: ServiceCIDR,
  moment: Moment,
  events: readonly EventObject[] | undefined,
): Description {
  const to = headOf(metadata);
  to.line(0, `CIDRs:\t${(spec.cidrs).join(', ')}`);
  const conditions = status?.conditions ?? [];
  if (conditions.length > 0) {
    to.line(0, 'Status:');
    to.line(0, 'Conditions:');
    to.line(1, 'Type\tStatus\tLastTransitionTime\tReason\tMessage');
    to.line(1, '----\t------\t------------------\t------\t-------');
    for (const { type, status: is, lastTransitionTime, reason = '', message = '' } of conditions)
      to.line(1, `${type}\t${is}\t${dateText(lastTransitionTime)}\t${reason}\t${message}`);
  }
  if (events) describeEvents(to, events, moment);
  return to;
}

/** `kubectl describe ipaddress`. (describeIPAddressV1) */
export function describeIpAddress(
  { metadata, spec }: IpAddress,
  moment: Moment,
  events: readonly EventObject[] | undefined,
): Description {
  const to = headOf(metadata);
  const parent = spec?.parentRef;
  if (parent !== undefined) {
    to.line(0, 'Parent Reference:');
    to.line(1, `Group:\t${parent.group ?? ''}`);
    to.line(1, `Resource:\t${parent.resource ?? ''}`);
    to.line(1, `Namespace:\t${parent.namespace ?? ''}`);
    to.line(1, `Name:\t${parent.name ?? ''}`);
  }
  if (events) describeEvents(to, events, moment);
  return to;
}

function headOf({ name, labels, annotations }: KubeObject['metadata']): Description {
  const to = new Description();
  to.line(0, `Name:\t${name}`);
  describeLabels(to, 'Labels', labels);
  describeAnnotations(to, 'Annotations', annotations);
  return to;
}
