import { type ControllerContext, ownerIndexes } from './controllers/controller';
import { startControllers } from './controllers/controller-manager';
import { Switches } from './controllers/switches';
import { DEFAULT_SCHEDULER, Scheduler } from './scheduler/scheduler';

/** Starts the scheduler and the controllers, all that acts on objects and on no node. Answers how each is stopped. */
export function startControlPlane(parts: Omit<ControllerContext, 'dependents' | 'switches'>): Switches {
  const { simulation, calendar, store, recorder, latency, version } = parts;
  const { api } = parts;
  const switches = new Switches();
  const scheduler = new Scheduler(simulation, calendar, store, recorder, {
    latency,
    version,
    delete: (object, by) => api.delete(object, by),
  });
  switches.add(DEFAULT_SCHEDULER, { stop: () => scheduler.stop(), start: () => scheduler.startAgain() });
  startControllers({ ...parts, dependents: ownerIndexes(store), switches });
  return switches;
}
