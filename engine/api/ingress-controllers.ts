import type { Ingress, IngressClass } from './ingress-types';

/** A program, beside Kubernetes, that sees to Ingresses. */
export interface IngressController {
  /** As classes name it: `k8s.io/ingress-nginx`. */
  readonly name: string;
  /** The class that is installed with it. */
  readonly className: string;
  /** Where requests from outside reach it: an IP address or a host name. */
  readonly address: string;
}

/** What well-known controllers are called in `spec.controller` of their classes. Others are told by that name. */
export const INGRESS_CONTROLLERS: Readonly<Record<string, string>> = {
  haproxy: 'haproxy.org/ingress-controller/haproxy',
  kong: 'ingress-controllers.konghq.com/kong',
  nginx: 'k8s.io/ingress-nginx',
  traefik: 'traefik.io/ingress-controller',
};

/**
 * The one of these controllers that sees to an Ingress: the one that its class names, or that has the class of the older
 * annotation. Undefined: nobody does.
 * https://kubernetes.io/docs/concepts/services-networking/ingress/#ingress-class
 */
export function controllerOfIngress(
  { metadata, spec }: Ingress,
  controllers: readonly IngressController[],
  classNamed: (name: string) => IngressClass | undefined,
): IngressController | undefined {
  const annotated = metadata.annotations?.[OLDER];
  if (annotated !== undefined) return controllers.find(({ className }) => className === annotated);
  const { ingressClassName } = spec;
  if (ingressClassName === undefined) return undefined;
  const controller = classNamed(ingressClassName)?.spec.controller;
  return controllers.find(({ name }) => name === controller);
}

const OLDER = 'kubernetes.io/ingress.class';
