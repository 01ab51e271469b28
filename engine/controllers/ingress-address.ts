import { controllerOfIngress, type IngressController } from '../api/ingress-controllers';
import type { Ingress, IngressClass, KubeObject } from '../api/types';
import { type ControllerContext, startController } from './controller';
import { keyOf } from './owner-references';

const NAME = 'ingress-controller';

/**
 * An ingress controller as the API sees it: it is installed with its class, and gives each Ingress of the class its address.
 * Where it sends requests is decided in network/ingress-routes.ts.
 * https://kubernetes.io/docs/concepts/services-networking/ingress-controllers/
 */
// Simplified: an ingress controller runs on no node and makes no events; it follows a change of rules and endpoints at once.
export function startIngressController(context: ControllerContext, controller: IngressController): void {
  const { store, latencies } = context;
  store.create(classOf(controller), NAME);
  const classNamed = (name: string) => store.get<IngressClass>('IngressClass', '', name);
  const queue = startController<Ingress>(context, {
    name: NAME,
    kind: 'Ingress',
    delay: () => latencies.of('ingressAddress'),
    sync: (ingress) => {
      if (controllerOfIngress(ingress, [controller], classNamed) === undefined) return;
      const { ip, hostname } = ingress.status?.loadBalancer?.ingress?.[0] ?? {};
      if ((ip ?? hostname) === controller.address) return;
      const status = { ...ingress.status, loadBalancer: { ingress: [addressOf(controller)] } };
      store.update<KubeObject>(ingress, { ...ingress, status } as Ingress, NAME);
    },
  });
  store.watch('IngressClass', () => {
    for (const ingress of store.list<Ingress>('Ingress'))
      queue.add(keyOf(ingress), context.latency() + latencies.of('ingressAddress'));
  });
}

const classOf = ({ name, className }: IngressController) => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'IngressClass',
  metadata: { name: className, generation: 1 },
  spec: { controller: name },
});

const addressOf = ({ address }: IngressController): { ip: string } | { hostname: string } =>
  /^\d+(\.\d+){3}$/.test(address) ? { ip: address } : { hostname: address };
