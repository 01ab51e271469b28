import { bytesText } from '../api/quantity';
import type { Node } from '../api/types';
import { shortDuration } from '../simulation/time';
import { type ContainerRecord, newest, startOf } from './container-record';
import { type Context, KUBELET, type NodeState } from './context';
import { usedOf } from './eviction-ranking';
import {
  availableText,
  type Observations,
  OF_SIGNAL,
  type PressureState,
  type Threshold,
  thresholdText,
} from './eviction-thresholds';
import { podUsage } from './pod-usage';
import type { PodWorker } from './pod-worker';

/** A container that began to use more of its node. */
export interface User {
  readonly worker: PodWorker;
  readonly record: ContainerRecord;
}

/** What the journal says of what is used on a node: what the kubelet finds short follows from it. */
export interface UseCauses {
  /** Who used more last, and because of which entry; no container where a step said how much is left. */
  raised: { readonly user: User | undefined; readonly entry: number } | undefined;
  /** The entry because of which less was used last. */
  lowered: number;
  /** The newest entry that tells that something is short. */
  short: number;
}

/** Lets the journal tell of what a node is short, who uses it, and which time is over. */
export class PressureCauses {
  constructor(private readonly context: Context) {}

  /** More of something is used: by a container, or because of what is in force. */
  raised({ resources }: NodeState, user: User | undefined): void {
    const entry = Math.max(this.context.tools.simulation.cause, user ? startOf(user.record) : -1);
    if (entry >= 0) resources.causes.raised = { user, entry };
  }

  lowered({ resources }: NodeState): void {
    resources.causes.lowered = this.context.tools.simulation.cause;
  }

  /** What is done upon a look follows from what it has found: that something fell short, or that a time is over. */
  found(node: NodeState, before: PressureState, now: PressureState, observations: Observations): void {
    const { simulation } = this.context.tools;
    const { resources, configuration } = node;
    const { causes } = resources;
    const { evictionPressureTransitionPeriod: transition } = configuration;
    const fallen = now.met.length === 0 && before.conditions.some((one) => !now.conditions.includes(one));
    const [short] = [...now.firstMetAt.keys()].filter((one) => !before.firstMetAt.has(one));
    const waited = now.met.find((one) => one.grace > 0 && !before.met.includes(one));
    if (short !== undefined) this.tellShort(node, short, observations);
    else if (causes.short >= 0)
      simulation.cause = fallen ? Math.max(causes.short, causes.lowered) : causes.short;
    if (fallen && transition > 0)
      this.note(node, `its evictionPressureTransitionPeriod (${shortDuration(transition)}) is over`);
    if (waited !== undefined) {
      const { signal, grace } = waited;
      this.note(node, `its evictionSoftGracePeriod of ${signal} (${shortDuration(grace)}) is over`);
    }
    if (short !== undefined || waited !== undefined) causes.short = simulation.cause;
  }

  /** The node says what it is short of, and evictions follow from that. */
  told({ name, resources }: NodeState): void {
    const { store, simulation } = this.context.tools;
    const node = store.get<Node>('Node', '', name);
    const entry = node && store.placeOf(node)?.entry;
    if (entry === undefined || entry <= simulation.cause) return;
    simulation.cause = entry;
    resources.causes.short = entry;
  }

  private tellShort(node: NodeState, threshold: Threshold, observations: Observations): void {
    const { simulation } = this.context.tools;
    const { signal } = threshold;
    const { available, capacity } = observations.get(signal)!;
    const { words, entry } = this.userOf(node, threshold);
    if (entry >= 0) simulation.cause = entry;
    const left = availableText(signal, available);
    const limit = thresholdText(threshold, capacity);
    this.note(node, `its ${signal} is ${left}, less than the threshold of ${limit}${words}`);
  }

  /** Who used more last, if it still does; else who uses most, unless the rest of the node does. */
  private userOf(
    { resources }: NodeState,
    { signal }: Threshold,
  ): { readonly words: string; readonly entry: number } {
    const { resource } = OF_SIGNAL[signal];
    const { runtime, simulation } = this.context.tools;
    const { raised } = resources.causes;
    if (raised !== undefined && raised.user === undefined) return { words: '', entry: raised.entry };
    const users = [...resources.workers].map((worker) => ({
      worker,
      used: usedOf(podUsage(worker, runtime), resource),
    }));
    const last = users.find(({ worker, used }) => worker === raised?.user?.worker && used > 0);
    const user = last ?? users.reduce((most, one) => (one.used > most.used ? one : most), NOBODY);
    if (user.worker === undefined || user.used === 0) return { words: '', entry: simulation.cause };
    const amount = OF_SIGNAL[signal].inBytes ? bytesText(user.used) : String(user.used);
    const { name } = user.worker.pod.metadata;
    const record = last ? raised!.user!.record : newest(user.worker.records);
    return {
      words: `: pod ${name} uses ${amount}`,
      entry: record ? startOf(record) : simulation.cause,
    };
  }

  private note(node: NodeState, text: string): void {
    this.context.nodeNote(node.name, KUBELET, text);
  }
}

const NOBODY: { readonly worker?: PodWorker; readonly used: number } = { used: 0 };
