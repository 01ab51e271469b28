import { controllerOfIngress, type IngressController } from '../api/ingress-controllers';
import type { EndpointSlice, Ingress, IngressBackend, IngressClass, KubeObject, Service } from '../api/types';
import { type IngressRequest, ingressRoute } from './ingress-routes';
import { backendsOf } from './usable-endpoints';

/** What becomes of a request from outside. */
export type RequestTo = { readonly why: string } & (
  | { readonly to: 'service'; readonly ingress: string; readonly namespace: string; readonly service: string }
  /** The controller answers itself. */
  | { readonly to: 'controller'; readonly status: 404 | 503 }
  /** There is no address to send it to. */
  | { readonly to: 'nobody' }
);

/** The objects of a cluster at some moment. */
interface Around {
  get(kind: string, namespace: string, name: string): KubeObject | undefined;
  list(kind: string): readonly KubeObject[];
}

/**
 * What becomes of a request that is sent to the address of an Ingress: its controller sends it where the rules of all its Ingresses
 * lead, and answers with 404 where none does, with 503 where nobody is ready to take it. An Ingress whose address somebody wrote by
 * hand stands for a controller that sees to its class.
 * https://kubernetes.io/docs/concepts/services-networking/ingress/
 */
export function ingressAnswer(
  around: Around,
  controllers: readonly IngressController[],
  about: Ingress,
  request: IngressRequest,
): RequestTo {
  const classNamed = (name: string) => around.get('IngressClass', '', name) as IngressClass | undefined;
  const seenBy = (ingress: Ingress) =>
    controllerOfIngress(ingress, controllers, classNamed)?.name ?? `class ${ingress.spec.ingressClassName}`;
  if (!hasAddress(about)) return { to: 'nobody', why: whyNoAddress(about, controllers, classNamed) };
  const all = around.list('Ingress') as readonly Ingress[];
  const beside = all.filter((one) => hasAddress(one) && seenBy(one) === seenBy(about));
  const route = ingressRoute(beside, request);
  if (route === undefined)
    return { to: 'controller', status: 404, why: 'no rule matches, and there is no default backend' };
  const { ingress, backend } = route;
  const namespace = ingress.metadata.namespace ?? '';
  const { name, port = {} } = backend.service!;
  const unready = whyNobodyIsReady(around, namespace, name, port);
  const by = `ingress "${ingress.metadata.name}" sends it to service "${name}"`;
  if (unready !== undefined) return { to: 'controller', status: 503, why: `${by}, ${unready}` };
  return { to: 'service', ingress: ingress.metadata.name, namespace, service: name, why: by };
}

function whyNobodyIsReady(
  around: Around,
  namespace: string,
  name: string,
  { number, name: portName }: NonNullable<NonNullable<IngressBackend['service']>['port']>,
): string | undefined {
  const service = around.get('Service', namespace, name) as Service | undefined;
  if (service === undefined) return 'which there is not';
  if (service.spec.type === 'ExternalName') return undefined;
  const port = service.spec.ports?.find((one) => (portName ? one.name === portName : one.port === number));
  if (port === undefined) return `which has no port ${portName || number}`;
  const slices = (around.list('EndpointSlice') as readonly EndpointSlice[]).filter(
    ({ metadata }) =>
      metadata.namespace === namespace && metadata.labels?.['kubernetes.io/service-name'] === name,
  );
  const isReady = backendsOf(service, port.name ?? '', slices).some(({ ready }) => ready);
  return isReady ? undefined : 'which has no ready endpoint';
}

function whyNoAddress(
  { metadata, spec }: Ingress,
  controllers: readonly IngressController[],
  classNamed: (name: string) => IngressClass | undefined,
): string {
  const { name } = metadata;
  if (controllerOfIngress({ metadata, spec } as Ingress, controllers, classNamed) !== undefined)
    return `the controller has not yet given ingress "${name}" an address`;
  const { ingressClassName } = spec;
  if (ingressClassName === undefined)
    return `ingress "${name}" has no address: it names no class, so no controller sees to it`;
  return classNamed(ingressClassName) === undefined
    ? `ingress "${name}" has no address: there is no ingressclass "${ingressClassName}"`
    : `ingress "${name}" has no address: no controller sees to class "${ingressClassName}"`;
}

const hasAddress = ({ status }: Ingress): boolean => (status?.loadBalancer?.ingress ?? []).length > 0;
