import type { Node, NodeCondition } from '../api/types';
import { type Context, KUBELET } from './context';
import type { PressureCondition } from './eviction-thresholds';

/** What a condition of the node says of a state, and the event that tells of it. pkg/kubelet/nodestatus/setters.go */
interface Saying {
  readonly reason: string;
  readonly message: string;
  readonly event: string;
}

const PRESSURE: Readonly<Record<PressureCondition, { readonly under: Saying; readonly free: Saying }>> = {
  MemoryPressure: {
    under: saying(
      'KubeletHasInsufficientMemory',
      'has insufficient memory available',
      'NodeHasInsufficientMemory',
    ),
    free: saying('KubeletHasSufficientMemory', 'has sufficient memory available', 'NodeHasSufficientMemory'),
  },
  DiskPressure: {
    under: saying('KubeletHasDiskPressure', 'has disk pressure', 'NodeHasDiskPressure'),
    free: saying('KubeletHasNoDiskPressure', 'has no disk pressure', 'NodeHasNoDiskPressure'),
  },
  PIDPressure: {
    under: saying('KubeletHasInsufficientPID', 'has insufficient PID available', 'NodeHasInsufficientPID'),
    free: saying('KubeletHasSufficientPID', 'has sufficient PID available', 'NodeHasSufficientPID'),
  },
};

function saying(reason: string, message: string, event: string): Saying {
  return { reason, message: `kubelet ${message}`, event };
}

/** What a kubelet writes of its node: conditions, and events about it. */
// Simplified: what has changed is written at once, not with the next of the regular node statuses, every 10s.
export class NodeStatusWriter {
  constructor(private readonly context: Context) {}

  /** An event about the node itself, which the kubelet names by name alone. */
  event(node: string, type: 'Normal' | 'Warning', reason: string, message: string): void {
    const object = this.object(node);
    if (object === undefined) return;
    const source = { component: KUBELET, host: node };
    this.context.tools.recorder.record(object, source, type, reason, message);
  }

  pressure(node: string, conditions: readonly PressureCondition[]): void {
    for (const type of Object.keys(PRESSURE) as PressureCondition[]) {
      const under = conditions.includes(type);
      this.condition(
        node,
        type,
        under ? 'True' : 'False',
        under ? PRESSURE[type].under : PRESSURE[type].free,
      );
    }
  }

  notReady(node: string, why: string): void {
    this.condition(node, 'Ready', 'False', {
      reason: 'KubeletNotReady',
      message: why,
      event: 'NodeNotReady',
    });
  }

  private condition(node: string, type: string, status: 'True' | 'False', says: Saying): void {
    const object = this.object(node);
    const before = object?.status.conditions.find((one) => one.type === type);
    if (object === undefined || before === undefined || before.status === status) return;
    const now = this.context.tools.calendar.timestamp(this.context.now);
    const { reason, message } = says;
    const after: NodeCondition = {
      ...before,
      status,
      reason,
      message,
      lastHeartbeatTime: now,
      lastTransitionTime: now,
    };
    const conditions = object.status.conditions.map((one) => (one === before ? after : one));
    const changed = { ...object, status: { ...object.status, conditions } };
    this.context.tools.store.update<Node>(object, changed, KUBELET);
    this.event(node, 'Normal', says.event, `Node ${node} status is now: ${says.event}`);
  }

  private object(node: string): Node | undefined {
    return this.context.tools.store.get<Node>('Node', '', node);
  }
}
