import type { EndpointSlice, EventObject, Ingress, KubeObject } from '../../api/types';
import type { Moment } from '../cells';
import { inListOrder } from '../list-order';
import { describeIpAddress, describeServiceCidr } from './addresses';
import type { Description } from './description';
import { describeEndpointSlice, describeEndpoints } from './endpoints';
import { describeIngress, describeIngressClass } from './ingress';
import { describeNetworkPolicy } from './network-policy';

/** How the kinds around services are described. */
export const NETWORKING: Readonly<
  Record<
    string,
    (
      object: never,
      moment: Moment,
      events: readonly EventObject[] | undefined,
      around: { list(kind: string): readonly KubeObject[] },
    ) => Description
  >
> = {
  Endpoints: describeEndpoints,
  EndpointSlice: describeEndpointSlice,
  IngressClass: describeIngressClass,
  IPAddress: describeIpAddress,
  NetworkPolicy: describeNetworkPolicy,
  ServiceCIDR: describeServiceCidr,
  Ingress: (ingress: Ingress, moment, events, around) => {
    const { namespace } = ingress.metadata;
    const beside = (kind: string) =>
      inListOrder(around.list(kind).filter(({ metadata }) => metadata.namespace === namespace));
    const slices = beside('EndpointSlice') as readonly EndpointSlice[];
    return describeIngress(ingress, moment, events, { services: beside('Service'), slices });
  },
};
