import type { AttachableVolume } from '../api/attachable-volumes';
import type { Node, Pod } from '../api/types';
import type { Instant } from '../simulation/time';
import { detachableFrom, multiAttachError } from './attach-steps';
import { holderOf, VolumeAttachments } from './attachments';
import type { ControllerContext } from './controller';
import { VolumeUsers } from './volume-users';
import { WorkQueue } from './work-queue';

const NAME = 'attachdetach-controller';
const SOURCE = { component: NAME };

/** A volume on its way to a node, there, or on its way from it. */
interface Attachment {
  state: 'attaching' | 'attached' | 'detaching';
  /** When what is under way is done. */
  due: Instant;
  /** Since when no pod of the node wants it. */
  unwantedSince: Instant | undefined;
}

/** What the controller knows of a volume. */
interface Known {
  volume: AttachableVolume;
  readonly attachments: Map<string, Attachment>;
  /** Nodes whose pods were told that another one has it. */
  readonly told: Set<string>;
}

/**
 * Attaches volumes to the nodes of the pods that use them, and detaches them when no pod there does and the kubelet has let go. One
 * that may be on one node only waits until it has left the other.
 * https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes
 * pkg/controller/volume/attachdetach
 */
// Simplified: the controller acts at once and not in its loops of 100ms, a driver never fails, and what it knows outlasts its process.
export class AttachDetach {
  private readonly queue: WorkQueue;
  private readonly known = new Map<string, Known>();
  private readonly users: VolumeUsers;
  private readonly objects: VolumeAttachments;

  constructor(private readonly context: ControllerContext) {
    const { simulation, store, latency, switches } = context;
    this.queue = new WorkQueue(simulation, NAME, (name) => this.sync(name));
    this.objects = new VolumeAttachments(context, NAME);
    this.users = new VolumeUsers(store, (volume) => {
      const known = this.known.get(volume.name);
      if (known) known.volume = volume;
      else this.known.set(volume.name, { volume, attachments: new Map(), told: new Set() });
      this.queue.add(volume.name, latency());
    });
    store.watch('Node', ({ object }) => {
      for (const [name, { attachments }] of this.known)
        if (attachments.has(object.metadata.name)) this.queue.add(name, latency());
    });
    switches.addQueue(NAME, this.queue, (add) => {
      for (const name of this.known.keys()) add(name);
    });
  }

  private sync(name: string): void {
    const known = this.known.get(name);
    if (known === undefined) return;
    const wanted = this.users.byNode(name);
    for (const node of known.told) if (!wanted.has(node)) known.told.delete(node);
    // Whatever is to be detached goes first, so that it can be attached elsewhere.
    for (const [node, attachment] of known.attachments) {
      this.goOn(known, node, attachment, wanted.get(node) ?? []);
      if (attachment.state === 'attached') this.letGo(known, node, attachment, wanted.has(node));
    }
    for (const [node, pods] of wanted) this.bring(known, node, pods);
    if (known.attachments.size === 0 && wanted.size === 0) this.known.delete(name);
  }

  /** What its driver was asked for is done. */
  private goOn(known: Known, node: string, attachment: Attachment, pods: readonly Pod[]): void {
    const { state, due } = attachment;
    if (state === 'attached' || due > this.context.simulation.now) return;
    if (state === 'attaching') this.attached(known.volume, node, attachment, pods);
    else this.detached(known, node);
  }

  private letGo(known: Known, node: string, attachment: Attachment, isWanted: boolean): void {
    const { now } = this.context.simulation;
    const { name } = known.volume;
    if (isWanted) {
      attachment.unwantedSince = undefined;
      return;
    }
    attachment.unwantedSince ??= now;
    const holder = holderOf(this.context.store.get<Node>('Node', '', node), name);
    const from = detachableFrom(holder, attachment.unwantedSince);
    if (from === undefined) return;
    if (from > now) return this.queue.addAfter(name, from - now);
    this.objects.reportAttached(node, name, false);
    const takes = this.context.latencies.of('attach');
    if (takes === 0 || known.volume.csi === undefined) return this.detached(known, node);
    attachment.state = 'detaching';
    attachment.due = now + takes;
    this.queue.addAfter(name, takes);
  }

  private detached({ volume, attachments }: Known, node: string): void {
    this.objects.remove(volume, node);
    attachments.delete(node);
  }

  private bring(known: Known, node: string, pods: readonly Pod[]): void {
    const { volume, attachments, told } = known;
    const { now } = this.context.simulation;
    if (attachments.has(node)) return;
    if (volume.isExclusive && attachments.size > 0) {
      // Each volume and node is told of once. (MultiAttachErrorReported)
      if (!told.has(node)) this.tellOthersHaveIt(known, pods);
      told.add(node);
      return;
    }
    told.delete(node);
    if (this.context.store.get('Node', '', node) === undefined) return;
    const takes = volume.csi === undefined ? 0 : this.context.latencies.of('attach');
    const begun: Attachment = { state: 'attaching', due: now + takes, unwantedSince: undefined };
    this.objects.create(volume, node);
    attachments.set(node, begun);
    if (takes === 0) this.attached(volume, node, begun, pods);
    else this.queue.addAfter(volume.name, takes);
  }

  private attached(
    volume: AttachableVolume,
    node: string,
    attachment: Attachment,
    pods: readonly Pod[],
  ): void {
    // What is refused here is tried again, and so it counts as attached only once all is written.
    this.objects.attached(volume, node);
    this.objects.reportAttached(node, volume.name, true);
    attachment.state = 'attached';
    const message = `AttachVolume.Attach succeeded for volume "${volume.volume}" `;
    for (const pod of pods)
      this.context.recorder.record(pod, SOURCE, 'Normal', 'SuccessfulAttachVolume', message);
  }

  private tellOthersHaveIt({ volume, attachments }: Known, pods: readonly Pod[]): void {
    const users = this.users.byNode(volume.name);
    const others = [...attachments.keys()].flatMap((node) => users.get(node) ?? []);
    const named = others.map(({ metadata }) => ({ namespace: metadata.namespace!, name: metadata.name }));
    for (const pod of pods) {
      const message = multiAttachError(volume.volume, pod.metadata.namespace!, named);
      this.context.recorder.record(pod, SOURCE, 'Warning', 'FailedAttachVolume', message);
    }
  }
}
