import type { Node, Pod } from '../api/types';
import type { StoreChange } from '../store/store';
import type { ControllerContext } from './controller';
import { readiness } from './node-health';
import { keyOf, splitKey } from './owner-references';
import { readyCondition } from './pod-availability';
import type { PodsOnNodes } from './pods-on-nodes';
import { unlessRefused } from './unless-refused';
import { USUAL_RETRIES } from './work-queue';

const NAME = 'node-controller';

/**
 * Says of the pods of a silent node that they are not ready, so that nobody counts on them; that is all: they stay Running, for
 * nobody knows. A pod that comes to such a node is told of, too.
 * pkg/controller/util/node/controller_utils.go (MarkPodsNotReady), node_lifecycle_controller.go (processPod)
 */
export class PodReadiness {
  private readonly component: number;
  private watches = false;
  private isStopped = false;
  private readonly silent = new Set<string>();

  constructor(
    private readonly context: ControllerContext,
    private readonly pods: PodsOnNodes,
  ) {
    this.component = context.simulation.register(NAME, ({ about }) => this.podCame(String(about)));
  }

  stop(): void {
    this.isStopped = true;
    this.silent.clear();
  }

  /** Every pod is new to it, and those of nodes that are not ready are none either. (processPod) */
  start(): void {
    this.isStopped = false;
    for (const node of this.context.store.list<Node>('Node'))
      if (readiness(node) !== 'True') this.markNotReady(node.metadata.name);
  }

  markNotReady(node: string): void {
    this.silent.add(node);
    this.watch();
    for (const pod of this.pods.on(node)) this.tryToMark(pod);
  }

  /** Only where there is a silent node does it matter which pods come. */
  private watch(): void {
    if (this.watches) return;
    this.watches = true;
    const { store, simulation, latency } = this.context;
    store.watch('Pod', (change) => {
      const { type, before, object } = change as StoreChange<Pod>;
      const { nodeName } = object.spec;
      if (type === 'DELETED' || nodeName === undefined || before?.spec.nodeName === nodeName) return;
      if (this.silent.has(nodeName)) simulation.schedule(latency(), this.component, 'pod', keyOf(object));
    });
  }

  private podCame(key: string): void {
    const { store } = this.context;
    const pod = store.get<Pod>('Pod', ...splitKey(key));
    const node = store.get<Node>('Node', '', pod?.spec.nodeName ?? '');
    if (pod === undefined || node === undefined || this.isStopped) return;
    if (readiness(node) === 'True') this.silent.delete(pod.spec.nodeName!);
    else this.tryToMark(pod);
  }

  private tryToMark(pod: Pod): void {
    const { simulation } = this.context;
    unlessRefused(
      () => this.mark(pod),
      () => simulation.schedule(USUAL_RETRIES.first, this.component, 'pod', keyOf(pod)),
    );
  }

  private mark(pod: Pod): void {
    const { store, calendar, simulation, recorder } = this.context;
    const before = readyCondition(pod);
    if (before === undefined || before.status === 'False') return;
    const lastTransitionTime = calendar.timestamp(simulation.now);
    const after = { ...before, status: 'False' as const, lastTransitionTime };
    const conditions = pod.status.conditions!.map((one) => (one === before ? after : one));
    store.update<Pod>(pod, { ...pod, status: { ...pod.status, conditions } }, NAME);
    recorder.record(pod, { component: NAME }, 'Warning', 'NodeNotReady', 'Node is not ready');
  }
}
