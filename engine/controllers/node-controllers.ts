import { Budgets } from './budgets';
import type { ControllerContext } from './controller';
import { NodeLifecycle } from './node-lifecycle';
import { PodGarbage } from './pod-garbage';
import { PodsOnNodes } from './pods-on-nodes';
import { StaleDisruptions } from './stale-disruptions';
import { TaintEviction } from './taint-eviction';

/** Starts what looks after nodes, after pods whose node is lost, and after what may be disrupted. */
export function startNodeControllers(context: ControllerContext): void {
  const pods = new PodsOnNodes(context.store);
  new NodeLifecycle(context, pods);
  new TaintEviction(context, pods);
  new PodGarbage(context);
  new Budgets(context);
  new StaleDisruptions(context);
}
