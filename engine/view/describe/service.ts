import type { EventObject, KubeObject, Labels } from '../../api/types';
import type { Moment } from '../cells';
import { labelText } from '../cells';
import { headOf } from './configuration';
import type { Description } from './description';
import { describeEvents } from './events';

interface Service extends KubeObject {
  readonly spec: {
    readonly selector?: Labels;
    readonly type?: string;
    readonly ipFamilyPolicy?: string;
    readonly ipFamilies?: readonly string[];
    readonly clusterIP?: string;
    readonly clusterIPs?: readonly string[];
    readonly externalIPs?: readonly string[];
    readonly externalName?: string;
    readonly ports?: readonly ServicePort[];
    readonly sessionAffinity?: string;
    readonly externalTrafficPolicy?: string;
    readonly internalTrafficPolicy?: string;
  };
}

interface ServicePort {
  readonly name?: string;
  readonly port: number;
  readonly protocol: string;
  readonly targetPort?: number | string;
  readonly nodePort?: number;
}

export interface EndpointSlice extends KubeObject {
  readonly ports?: readonly { readonly name?: string; readonly port?: number }[];
  readonly endpoints?: readonly {
    readonly addresses: readonly string[];
    readonly conditions?: { readonly ready?: boolean };
  }[];
}

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
  if (spec.externalName) to.line(0, `External Name:\t${spec.externalName}`);
  for (const port of ports) describePort(to, port, slices);
  to.line(0, `Session Affinity:\t${spec.sessionAffinity ?? ''}`);
  if (spec.externalTrafficPolicy) to.line(0, `External Traffic Policy:\t${spec.externalTrafficPolicy}`);
  if (spec.internalTrafficPolicy) to.line(0, `Internal Traffic Policy:\t${spec.internalTrafficPolicy}`);
  if (events) describeEvents(to, events, moment);
  return to;
}

function describePort(to: Description, port: ServicePort, slices: readonly EndpointSlice[]): void {
  const { name, protocol, targetPort, nodePort } = port;
  to.line(0, `Port:\t${name || '<unset>'}\t${port.port}/${protocol}`);
  to.line(0, `TargetPort:\t${targetPort ?? 0}/${protocol}`);
  if (nodePort) to.line(0, `NodePort:\t${name || '<unset>'}\t${nodePort}/${protocol}`);
  to.line(0, `Endpoints:\t${endpointsText(slices, name ?? '')}`);
}

/** Three ready addresses at most, and how many more there are. */
function endpointsText(slices: readonly EndpointSlice[], name: string): string {
  if (slices.length === 0) return '<none>';
  const all = slices.flatMap(({ ports = [], endpoints = [] }) => {
    const ready = endpoints.filter(({ conditions }) => conditions?.ready !== false);
    if (ports.length === 0) return ready.map(({ addresses }) => addresses[0]!);
    return ports
      .filter((port) => (port.name ?? '') === name)
      .flatMap((port) => ready.map(({ addresses }) => `${addresses[0]}:${port.port}`));
  });
  const shown = all.slice(0, MOST_SHOWN).join(',');
  return all.length > MOST_SHOWN ? `${shown} + ${all.length - MOST_SHOWN} more...` : shown;
}

const MOST_SHOWN = 3;
