import type { EndpointSlice, EventObject, LoadBalancerIngress, Service, ServicePort } from '../../api/types';
import type { Moment } from '../cells';
import { labelText } from '../cells';
import { firstOf } from '../service-cells';
import { headOf } from './configuration';
import type { Description } from './description';
import { describeEvents } from './events';

export type { EndpointSlice };

/**
 * `kubectl describe service`, with the ready endpoints of its slices.
 * staging/src/k8s.io/kubectl/pkg/describe/describe.go (describeService)
 */
export function describeService(
  service: Service,
  moment: Moment,
  events: readonly EventObject[] | undefined,
  slices: readonly EndpointSlice[],
): Description {
  const to = headOf(service);
  const { spec } = service;
  const { clusterIPs = [], externalIPs = [], ipFamilies = [], ports = [] } = spec;
  to.line(0, `Selector:\t${labelText(spec.selector)}`);
  to.line(0, `Type:\t${spec.type ?? ''}`);
  if (spec.ipFamilyPolicy) to.line(0, `IP Family Policy:\t${spec.ipFamilyPolicy}`);
  to.line(0, `IP Families:\t${ipFamilies.join(',') || '<none>'}`);
  to.line(0, `IP:\t${spec.clusterIP ?? ''}`);
  to.line(0, `IPs:\t${clusterIPs.join(',') || '<none>'}`);
  if (externalIPs.length > 0) to.line(0, `External IPs:\t${externalIPs.join(',')}`);
  if (spec.loadBalancerIP) to.line(0, `Desired LoadBalancer IP:\t${spec.loadBalancerIP}`);
  if (spec.externalName) to.line(0, `External Name:\t${spec.externalName}`);
  const { ingress = [] } = service.status?.loadBalancer ?? {};
  if (ingress.length > 0) to.line(0, `LoadBalancer Ingress:\t${ingress.map(ingressText).join(', ')}`);
  for (const port of ports) describePort(to, port, slices);
  to.line(0, `Session Affinity:\t${spec.sessionAffinity ?? ''}`);
  if (spec.externalTrafficPolicy) to.line(0, `External Traffic Policy:\t${spec.externalTrafficPolicy}`);
  if (spec.internalTrafficPolicy) to.line(0, `Internal Traffic Policy:\t${spec.internalTrafficPolicy}`);
  if (spec.healthCheckNodePort) to.line(0, `HealthCheck NodePort:\t${spec.healthCheckNodePort}`);
  if (spec.loadBalancerSourceRanges?.length)
    to.line(0, `LoadBalancer Source Ranges:\t${spec.loadBalancerSourceRanges.join(',')}`);
  if (spec.trafficDistribution) to.line(0, `Traffic Distribution:\t${spec.trafficDistribution}`);
  if (events) describeEvents(to, events, moment);
  return to;
}

/** (buildIngressString) */
function ingressText({ ip, hostname, ipMode }: LoadBalancerIngress): string {
  return ip ? `${ip}${ipMode === undefined ? '' : ` (${ipMode})`}` : (hostname ?? '');
}

function describePort(to: Description, port: ServicePort, slices: readonly EndpointSlice[]): void {
  const { name, protocol, targetPort, nodePort, appProtocol } = port;
  to.line(0, `Port:\t${name || '<unset>'}\t${port.port}/${protocol}`);
  to.line(0, `TargetPort:\t${targetPort ?? 0}/${protocol}`);
  if (appProtocol) to.line(0, `AppProtocol:\t${appProtocol}`);
  if (nodePort) to.line(0, `NodePort:\t${name || '<unset>'}\t${nodePort}/${protocol}`);
  to.line(0, `Endpoints:\t${endpointsText(slices, name ?? '')}`);
}

/** Three ready addresses at most, and how many more there are. (formatEndpointSlices) */
export function endpointsText(slices: readonly EndpointSlice[], name: string): string {
  if (slices.length === 0) return '<none>';
  return firstOf(
    slices.flatMap(({ ports, endpoints }) => {
      const ready = (endpoints ?? []).filter(({ conditions }) => conditions?.ready !== false);
      if (!ports?.length) return ready.map(({ addresses }) => addresses[0]!);
      return ports
        .filter((port) => (port.name ?? '') === name)
        .flatMap((port) => ready.map(({ addresses }) => `${addresses[0]}:${port.port}`));
    }),
  );
}
