import type { ListedImage, Node, NodeCondition, NodeStatus } from '../api/types';
import type { NewObject } from '../store/store';
import { type Context, KUBELET } from './context';
import type { PressureCondition } from './eviction-thresholds';
import { sameImages } from './image-list';

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

interface Said {
  readonly status: 'True' | 'False';
  readonly says: Saying;
}

/** What a kubelet says that has found nothing wrong. */
const READY = { reason: 'KubeletReady', message: 'kubelet is posting ready status', event: 'NodeReady' };
const FIRST: ReadonlyMap<string, Said> = new Map<string, Said>([
  ...Object.entries(PRESSURE).map(([type, { free }]): [string, Said] => [
    type,
    { status: 'False', says: free },
  ]),
  ['Ready', { status: 'True', says: READY }],
]);

/** What a kubelet writes of its node: conditions, and events about it. */
// Simplified: a condition that has changed is written at once, not with the next of the regular node statuses, every 10s; and where nothing
// changes nothing is written, so lastHeartbeatTime is the time of the last change, not renewed every five minutes.
export class NodeStatusWriter {
  /** What the kubelet of a node has said of it since it was new. */
  private readonly said = new Map<string, Map<string, Said>>();

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

  /** What kept the node from being ready is no more: the kubelet will say so when it starts. */
  forgetNotReady(node: string): void {
    this.said.get(node)?.delete('Ready');
  }

  ready(node: string): void {
    this.condition(node, 'Ready', 'True', READY);
  }

  /**
   * A kubelet that starts makes its node where it is not there. It knows itself only: what others wrote on the node is gone.
   * pkg/kubelet/kubelet_node_status.go (registerWithAPIServer)
   */
  register(node: string): void {
    if (this.object(node) !== undefined) return;
    const { lastObject } = this.context.nodes.get(node)!;
    const { metadata, spec, status, apiVersion, kind } = lastObject;
    const { labels } = metadata;
    const { podCIDR } = spec;
    this.context.tools.store.create<Node>(
      {
        apiVersion,
        kind,
        metadata: { name: node, ...(labels && { labels }) },
        spec: podCIDR === undefined ? {} : { podCIDR },
        status,
      } as NewObject,
      KUBELET,
    );
  }

  /** The kubelet posts what it knows of its node, as when it starts, or reaches the API again. */
  post(node: string): void {
    const object = this.object(node);
    if (object === undefined) return;
    const said = this.said.get(node);
    const changes = object.status.conditions.flatMap((before) => {
      const now = said?.get(before.type) ?? FIRST.get(before.type);
      return now === undefined || now.status === before.status ? [] : [{ before, ...now }];
    });
    this.change(object, changes);
  }

  /** Writes what the kubelet knows of its node beside conditions: its images. */
  write(node: string): void {
    const object = this.object(node);
    if (object !== undefined) this.change(object, []);
  }

  private condition(node: string, type: string, status: 'True' | 'False', says: Saying): void {
    let said = this.said.get(node);
    if (said === undefined) this.said.set(node, (said = new Map()));
    said.set(type, { status, says });
    const object = this.object(node);
    const before = object?.status.conditions.find((one) => one.type === type);
    if (object === undefined || before === undefined) return;
    if (before.status === status && before.message === says.message) return;
    this.change(object, [{ before, status, says }]);
  }

  /** Every status has all that the kubelet knows. */
  private change(object: Node, changes: readonly ({ readonly before: NodeCondition } & Said)[]): void {
    const { name } = object.metadata;
    const { imageList, isCutOff } = this.context.nodes.get(name)!;
    const listsTheSame = sameImages(imageList, object.status.images ?? []);
    if (isCutOff || (changes.length === 0 && listsTheSame)) return;
    const status = listsTheSame ? object.status : withImages(object.status, imageList);
    const changed =
      changes.length === 0 ? status : { ...status, conditions: this.conditions(object, changes) };
    this.context.tools.store.update<Node>(object, { ...object, status: changed }, KUBELET);
    for (const { before, status, says } of changes)
      if (before.status !== status)
        this.event(name, 'Normal', says.event, `Node ${name} status is now: ${says.event}`);
  }

  private conditions(
    object: Node,
    changes: readonly ({ readonly before: NodeCondition } & Said)[],
  ): readonly NodeCondition[] {
    const now = this.context.tools.calendar.timestamp(this.context.now);
    return object.status.conditions.map((one) => {
      const change = changes.find(({ before }) => before === one);
      if (change === undefined) return one;
      const { status, says } = change;
      const { reason, message } = says;
      const lastTransitionTime = status === one.status ? one.lastTransitionTime : now;
      return { ...one, status, reason, message, lastHeartbeatTime: now, lastTransitionTime };
    });
  }

  private object(node: string): Node | undefined {
    return this.context.tools.store.get<Node>('Node', '', node);
  }
}

/** A node without images lists none. */
export function withImages(status: NodeStatus, images: readonly ListedImage[]): NodeStatus {
  const { images: _, ...rest } = status;
  return images.length === 0 ? rest : { ...rest, images };
}
