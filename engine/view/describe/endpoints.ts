import type { Endpoint, EndpointSlice, Endpoints, EventObject } from '../../api/types';
import type { Moment } from '../cells';
import { headOf } from './configuration';
import type { Description } from './description';
import { describeEvents } from './events';

/** `kubectl describe endpoints`. staging/src/k8s.io/kubectl/pkg/describe/describe.go (describeEndpoints) */
export function describeEndpoints(
  endpoints: Endpoints,
  moment: Moment,
  events: readonly EventObject[] | undefined,
): Description {
  const to = headOf(endpoints);
  to.line(0, 'Subsets:');
  for (const { addresses = [], notReadyAddresses = [], ports = [] } of endpoints.subsets ?? []) {
    to.line(1, `Addresses:\t${addresses.map(({ ip }) => ip).join(',') || '<none>'}`);
    to.line(1, `NotReadyAddresses:\t${notReadyAddresses.map(({ ip }) => ip).join(',') || '<none>'}`);
    if (ports.length > 0) {
      to.line(1, 'Ports:');
      to.line(2, 'Name\tPort\tProtocol');
      to.line(2, '----\t----\t--------');
      for (const { name, port, protocol } of ports) to.line(2, `${name || '<unset>'}\t${port}\t${protocol}`);
    }
    to.line(0, '');
  }
  if (events) describeEvents(to, events, moment);
  return to;
}

/** `kubectl describe endpointslice`. (describeEndpointSliceV1) */
export function describeEndpointSlice(
  slice: EndpointSlice,
  moment: Moment,
  events: readonly EventObject[] | undefined,
): Description {
  const to = headOf(slice);
  to.line(0, `AddressType:\t${slice.addressType}`);
  if (!slice.ports?.length) to.line(0, 'Ports: <unset>');
  else {
    to.line(0, 'Ports:');
    to.line(1, 'Name\tPort\tProtocol');
    to.line(1, '----\t----\t--------');
    for (const { name, port, protocol } of slice.ports)
      to.line(1, `${name || '<unset>'}\t${port ?? '<unset>'}\t${protocol}`);
  }
  if (!slice.endpoints?.length) to.line(0, 'Endpoints: <none>');
  else {
    to.line(0, 'Endpoints:');
    for (const endpoint of slice.endpoints) describeEndpoint(to, endpoint);
  }
  if (events) describeEvents(to, events, moment);
  return to;
}

function describeEndpoint(to: Description, endpoint: Endpoint): void {
  const { addresses, conditions, hostname, targetRef, nodeName, zone } = endpoint;
  to.line(1, `- Addresses:\t${addresses.join(', ') || '<none>'}`);
  to.line(2, 'Conditions:');
  to.line(3, `Ready:\t${conditions?.ready ?? '<unset>'}`);
  to.line(2, `Hostname:\t${hostname ?? '<unset>'}`);
  if (targetRef !== undefined) to.line(2, `TargetRef:\t${targetRef.kind}/${targetRef.name}`);
  to.line(2, `NodeName:\t${nodeName ?? '<unset>'}`);
  to.line(2, `Zone:\t${zone ?? '<unset>'}`);
}
