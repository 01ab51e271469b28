import { attachableOf } from '../api/attachable-volumes';
import type { Node, Volume } from '../api/types';
import type { Instant } from '../simulation/time';
import { type Context, KUBELET, nextTick } from './context';
import type { PodWorker } from './pod-worker';

/** A volume that is mounted once the node's status says that it is in use. */
interface Waiting {
  readonly worker: PodWorker;
  readonly index: number;
}

/**
 * What a kubelet does about volumes that are attached to its node by others: it says in the node's status which ones it uses, with the
 * next of its regular statuses, and mounts one that it has said and that the status says is attached. It lets go in the same way.
 * pkg/kubelet/volumemanager/reconciler (waitForVolumeAttach), pkg/volume/util/operationexecutor/operation_generator.go
 * (GenerateVerifyControllerAttachedVolumeFunc), pkg/kubelet/kubelet_node_status.go (MarkVolumesAsReportedInUse)
 */
export class AttachedVolumes {
  /** The attachable volumes of each pod, by its uid. */
  private readonly used = new Map<string, { readonly node: string; readonly names: Set<string> }>();
  private readonly waiting = new Map<string, Waiting[]>();
  /** When each node's status is written next for what it says of volumes. */
  private readonly due = new Map<string, Instant>();

  constructor(private readonly context: Context) {}

  /** Whether a volume may be mounted: 'waits' for the node's status, or 'not attached' as yet. */
  state(worker: PodWorker, index: number, volume: Volume): 'ready' | 'waits' | 'not attached' {
    const attachable = attachableOf(volume, worker.pod, this.context.tools.store);
    if (attachable === undefined) return 'ready';
    const { name } = attachable;
    const { uid, nodeName: node } = worker;
    let used = this.used.get(uid);
    if (used === undefined) this.used.set(uid, (used = { node, names: new Set() }));
    used.names.add(name);
    const { volumesInUse, volumesAttached } = this.context.nodeObject(worker).status;
    if (!volumesInUse?.includes(name)) {
      const waiting = this.waiting.get(node);
      if (waiting === undefined) this.waiting.set(node, [{ worker, index }]);
      else if (!waiting.some((one) => one.worker === worker && one.index === index))
        waiting.push({ worker, index });
      this.reportSoon(node);
      return 'waits';
    }
    // A kubelet that is cut off hears of nothing that has been attached since.
    if (this.context.node(worker).isCutOff) return 'not attached';
    return volumesAttached?.some((one) => one.name === name) ? 'ready' : 'not attached';
  }

  /** Nothing of a pod is left on the node: its volumes are unmounted. */
  released({ uid }: PodWorker): void {
    const used = this.used.get(uid);
    if (used === undefined) return;
    this.used.delete(uid);
    this.reportSoon(used.node);
  }

  /** The node's status will say what is in use. */
  reportSoon(name: string): void {
    const node = this.context.nodes.get(name)!;
    const { now } = this.context;
    if (this.due.get(name)! >= now) return;
    const at = nextTick(now, node.configuration.nodeStatusUpdateFrequency, node.evictionPhase);
    this.due.set(name, at);
    this.context.scheduleAt(at, 'volumes in use', name);
  }

  /** Writes what is in use, and lets those be mounted that waited for it. */
  report(name: string): void {
    this.due.delete(name);
    if (this.context.nodes.get(name)!.isCutOff) return;
    this.write(name);
    const waiting = this.waiting.get(name) ?? [];
    this.waiting.delete(name);
    for (const { worker, index } of waiting) this.context.schedule(0, 'mount', worker.number, index);
  }

  /** (GetVolumesInUse) */
  private write(name: string): void {
    const { store } = this.context.tools;
    const node = store.get<Node>('Node', '', name);
    if (node === undefined) return;
    const names = new Set<string>();
    for (const used of this.used.values())
      if (used.node === name) for (const one of used.names) names.add(one);
    const { volumesInUse: _, ...rest } = node.status;
    const status = names.size === 0 ? rest : { ...rest, volumesInUse: [...names].sort() };
    store.update<Node>(node, { ...node, status }, KUBELET);
  }
}
