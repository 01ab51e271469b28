import { type ControllerContext, ownerIndexes } from './controllers/controller';
import { startControllers } from './controllers/controller-manager';
import { Scheduler } from './scheduler/scheduler';

/** Starts the scheduler and the controllers: all that acts on objects and on no node. */
export function startControlPlane(parts: Omit<ControllerContext, 'dependents'>): void {
  const { simulation, calendar, store, recorder, latency, version } = parts;
  const { api } = parts;
  new Scheduler(simulation, calendar, store, recorder, {
    latency,
    version,
    delete: (object, by) => api.delete(object, by),
  });
  startControllers({ ...parts, dependents: ownerIndexes(store) });
}
