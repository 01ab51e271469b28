import type { Node, Taint, Timestamp } from '../api/types';
import type { StoreChange } from '../store/store';
import type { ControllerContext } from './controller';
import { withTaints } from './node-health';
import { unlessRefused } from './unless-refused';
import { USUAL_RETRIES } from './work-queue';

const CONTROLLER = 'node-controller';

/** What a condition of a node becomes for the scheduler. pkg/controller/nodelifecycle/node_lifecycle_controller.go */
const TAINTS: readonly (readonly [condition: string, status: string, taint: string])[] = [
  ['Ready', 'False', 'node.kubernetes.io/not-ready'],
  ['Ready', 'Unknown', 'node.kubernetes.io/unreachable'],
  ['MemoryPressure', 'True', 'node.kubernetes.io/memory-pressure'],
  ['DiskPressure', 'True', 'node.kubernetes.io/disk-pressure'],
  ['NetworkUnavailable', 'True', 'node.kubernetes.io/network-unavailable'],
  ['PIDPressure', 'True', 'node.kubernetes.io/pid-pressure'],
];

const UNSCHEDULABLE = 'node.kubernetes.io/unschedulable';

/**
 * The taints that a node has because of its conditions, behind those that it has for other reasons. Answers the list there
 * was, the same one, when nothing is to be changed.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/#taint-nodes-by-condition
 */
export function taintsByCondition(node: Node, now: Timestamp): readonly Taint[] | undefined {
  const old = node.spec.taints;
  const wanted = TAINTS.filter(([type, status]) =>
    node.status.conditions.some((one) => one.type === type && one.status === status),
  ).map(([, , key]) => key);
  if (node.spec.unschedulable) wanted.push(UNSCHEDULABLE);
  const isOurs = ({ key, effect }: Taint) =>
    effect === 'NoSchedule' && (key === UNSCHEDULABLE || TAINTS.some(([, , ours]) => ours === key));
  const kept = (old ?? []).filter((taint) => !isOurs(taint) || wanted.includes(taint.key));
  const missing = wanted.filter((key) => !kept.some((taint) => isOurs(taint) && taint.key === key));
  if (missing.length === 0 && kept.length === (old ?? []).length) return old;
  const added = missing.map((key) => ({ key, effect: 'NoSchedule', timeAdded: now }));
  const taints = [...kept, ...added];
  return taints.length === 0 ? undefined : taints;
}

/** The part of the node lifecycle controller that keeps new pods away from nodes in trouble, and from those that are cordoned. */
export class NodeTaints {
  private readonly component: number;
  private isStopped = false;

  constructor(private readonly context: ControllerContext) {
    const { simulation, store } = context;
    this.component = simulation.register(CONTROLLER, ({ about }) => this.taint(String(about)));
    store.watch('Node', (change) => this.changed(change as StoreChange<Node>));
  }

  stop(): void {
    this.isStopped = true;
  }

  start(): void {
    this.isStopped = false;
    for (const object of this.context.store.list<Node>('Node')) this.changed({ type: 'ADDED', object });
  }

  private changed({ type, object, before }: StoreChange<Node>): void {
    if (type === 'DELETED' || this.isStopped) return;
    if (before?.status.conditions === object.status.conditions && before.spec === object.spec) return;
    if (taintsByCondition(object, '') === object.spec.taints) return;
    const { simulation, latency } = this.context;
    simulation.schedule(latency(), this.component, 'taint', object.metadata.name);
  }

  private taint(name: string): void {
    const { simulation, calendar, store } = this.context;
    const node = store.get<Node>('Node', '', name);
    if (node === undefined || this.isStopped) return;
    const taints = taintsByCondition(node, calendar.timestamp(simulation.now));
    if (taints === node.spec.taints) return;
    unlessRefused(
      () => store.update<Node>(node, withTaints(node, taints), CONTROLLER),
      () => simulation.schedule(USUAL_RETRIES.first, this.component, 'taint', name),
    );
  }
}
