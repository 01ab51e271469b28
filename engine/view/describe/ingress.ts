import type {
  EndpointSlice,
  EventObject,
  Ingress,
  IngressBackend,
  IngressClass,
  KubeObject,
  Service,
} from '../../api/types';
import type { Moment } from '../cells';
import { balancersText } from '../service-cells';
import { Description } from './description';
import { describeEvents } from './events';
import { describeAnnotations, describeLabels } from './parts';
import { endpointsText } from './service';

/** What there is in the namespace of an Ingress. */
interface Beside {
  readonly services: readonly KubeObject[];
  readonly slices: readonly EndpointSlice[];
}

/**
 * `kubectl describe ingress`: its rules, each with the ready endpoints behind it.
 * staging/src/k8s.io/kubectl/pkg/describe/describe.go (describeIngressV1)
 */
export function describeIngress(
  ingress: Ingress,
  moment: Moment,
  events: readonly EventObject[] | undefined,
  beside: Beside,
): Description {
  const to = new Description();
  const { metadata, spec, status } = ingress;
  to.line(0, `Name:\t${metadata.name}`);
  describeLabels(to, 'Labels', metadata.labels);
  to.line(0, `Namespace:\t${metadata.namespace ?? ''}`);
  to.line(0, `Address:\t${balancersText(status, true)}`);
  to.line(0, `Ingress Class:\t${spec.ingressClassName ?? '<none>'}`);
  const byDefault =
    spec.defaultBackend === undefined ? '<default>' : backendText(spec.defaultBackend, beside);
  to.line(0, `Default backend:\t${byDefault}`);
  if (spec.tls?.length) {
    to.line(0, 'TLS:');
    for (const { secretName, hosts = [] } of spec.tls)
      to.line(
        1,
        secretName ? `${secretName} terminates ${hosts.join(',')}` : `SNI routes ${hosts.join(',')}`,
      );
  }
  to.line(0, 'Rules:\n  Host\tPath\tBackends');
  to.line(1, '----\t----\t--------');
  const rules = (spec.rules ?? []).filter(({ http }) => http !== undefined);
  for (const { host, http } of rules) {
    to.line(1, `${host || '*'}\t`);
    for (const { path = '', backend } of http!.paths)
      to.line(2, `\t${path} \t${backendText(backend, beside)}`);
  }
  if (rules.length === 0) to.line(1, `*\t*\t${byDefault}`);
  describeAnnotations(to, 'Annotations', metadata.annotations);
  if (events) describeEvents(to, events, moment);
  return to;
}

/** `web:80 (10.244.0.5:8080)`. (describeBackendV1) */
function backendText({ service, resource }: IngressBackend, { services, slices }: Beside): string {
  if (resource !== undefined) {
    const { apiGroup = '<none>', kind, name } = resource;
    return `APIGroup: ${apiGroup}, Kind: ${kind}, Name: ${name}`;
  }
  if (service === undefined) return '';
  const { number, name } = service.port ?? {};
  const text = `${service.name}:${number || (name ?? '')}`;
  const object = services.find(({ metadata }) => metadata.name === service.name) as Service | undefined;
  if (object === undefined) return `${text} (<error: services "${service.name}" not found>)`;
  const port = object.spec.ports?.findLast((one) => (number ? one.port === number : one.name === name));
  const own = slices.filter(
    ({ metadata }) => metadata.labels?.['kubernetes.io/service-name'] === service.name,
  );
  return `${text} (${endpointsText(own, port?.name ?? '')})`;
}

/** `kubectl describe ingressclass`. (describeIngressClassV1) */
export function describeIngressClass(
  { metadata, spec }: IngressClass,
  moment: Moment,
  events: readonly EventObject[] | undefined,
): Description {
  const to = new Description();
  to.line(0, `Name:\t${metadata.name}`);
  describeLabels(to, 'Labels', metadata.labels);
  describeAnnotations(to, 'Annotations', metadata.annotations);
  to.line(0, `Controller:\t${spec.controller ?? ''}`);
  if (spec.parameters !== undefined) {
    const { apiGroup, kind, name } = spec.parameters;
    to.line(0, 'Parameters:');
    if (apiGroup !== undefined) to.line(1, `APIGroup:\t${apiGroup}`);
    to.line(1, `Kind:\t${kind}`);
    to.line(1, `Name:\t${name}`);
  }
  if (events) describeEvents(to, events, moment);
  return to;
}
