import type { ControllerContext } from './controller';
import { NodeLifecycle } from './node-lifecycle';
import { PodsOnNodes } from './pods-on-nodes';
import { TaintEviction } from './taint-eviction';

/** Starts what looks after nodes, and after pods whose node is lost. */
export function startNodeControllers(context: ControllerContext): void {
  const pods = new PodsOnNodes(context.store);
  new NodeLifecycle(context, pods);
  new TaintEviction(context, pods);
}
