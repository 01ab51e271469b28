import type { IngressController } from './api/ingress-controllers';
import { type ControllerContext, ownerIndexes } from './controllers/controller';
import { type ControllerFlags, defaultFlags } from './controllers/controller-flags';
import { startControllers } from './controllers/controller-manager';
import { startIngressController } from './controllers/ingress-address';
import { Switches } from './controllers/switches';
import { DEFAULT_SCHEDULER, Scheduler } from './scheduler/scheduler';

interface ControlPlaneOptions {
  readonly ingressControllers?: readonly IngressController[];
  readonly controllerFlags?: Partial<ControllerFlags>;
}

/** Starts the scheduler and the controllers, all that acts on objects and on no node. Answers how each is stopped. */
export function startControlPlane(
  parts: Omit<ControllerContext, 'dependents' | 'flags' | 'switches'>,
  { ingressControllers = [], controllerFlags }: ControlPlaneOptions,
): Switches {
  const { simulation, calendar, store, recorder, latency, version } = parts;
  const { api } = parts;
  const switches = new Switches();
  const scheduler = new Scheduler(simulation, calendar, store, recorder, {
    latency,
    version,
    delete: (object, by) => api.delete(object, by),
  });
  switches.add(DEFAULT_SCHEDULER, { stop: () => scheduler.stop(), start: () => scheduler.startAgain() });
  const flags = { ...defaultFlags(version.has('longerNodeGracePeriod')), ...controllerFlags };
  const context = { ...parts, dependents: ownerIndexes(store), flags, switches };
  startControllers(context);
  for (const controller of ingressControllers) startIngressController(context, controller);
  return switches;
}
