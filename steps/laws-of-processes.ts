import {
  type EventObject,
  type Instant,
  type JournalEntry,
  type Pod,
  type ProcessChange,
  seconds,
  shortDuration,
} from '../engine';
import type { Broken } from './laws-of-pods';

/** What holds of the main processes of containers. */
export const PROCESS_LAWS = {
  gone: 'no container starts in a pod that is gone',
  once: 'a container runs once at a time',
  power: 'nothing starts on a node without power',
  order: 'no init container runs beside another container, but sidecars',
  killed: 'a container that is being killed ends within its grace period and two seconds',
} as const;

/** The kubelet leaves a process this long at least. pkg/kubelet/kuberuntime (minimumGracePeriodInSeconds) */
const LEAST_GRACE = seconds(2);
/** Sending signals and starting hooks takes time, in a cluster that is not ideal. */
const SLACK = seconds(3);

interface KnownPod {
  /** Which containers have started since it was gone; undefined while it is there. */
  startedSinceGone: Set<string> | undefined;
  removedByKubelet: boolean;
  pod: Pod | undefined;
  /** Which container runs, in which of its runs. */
  readonly runs: Map<string, number>;
}

interface Deadline {
  readonly uid: string;
  readonly container: string;
  readonly run: number;
  readonly toldAt: Instant;
  readonly at: Instant;
}

/** Watches over processes while a journal is read from its beginning. */
export class ProcessLaws {
  private readonly pods = new Map<string, KnownPod>();
  private deadlines: Deadline[] = [];
  private earliest = Number.POSITIVE_INFINITY;
  /** Nodes without power. */
  private readonly dark = new Set<string>();

  /** The pod as it is now. */
  pod(uid: string, pod: Pod): void {
    this.known(uid).pod = pod;
  }

  podGone(uid: string, by: string): void {
    const known = this.known(uid);
    known.startedSinceGone ??= new Set();
    known.removedByKubelet = by === 'kubelet';
  }

  /** Whether somebody still runs whose time was over before `now`. */
  overdue(now: Instant): Broken | undefined {
    if (now <= this.earliest) return undefined;
    const late = this.deadlines.find(({ at }) => at < now);
    this.renew();
    if (late === undefined) return undefined;
    const found = `container "${late.container}" runs, and its kill began at ${shortDuration(late.toldAt)}`;
    return { law: PROCESS_LAWS.killed, found };
  }

  happened({ object: { uid } }: JournalEntry, change: ProcessChange): Broken | undefined {
    const known = this.known(uid);
    if (change.event === 'started') {
      const broken = this.brokenByStart(known, change);
      known.runs.set(change.container, change.run);
      return broken;
    }
    if (change.event !== 'exited') return undefined;
    known.runs.delete(change.container);
    if (this.deadlines.length > 0) {
      this.deadlines = this.deadlines.filter((one) => one.uid !== uid || one.container !== change.container);
      this.renew();
    }
    return undefined;
  }

  /** An event that says a container is being killed starts its time. */
  told({ reason, involvedObject: { uid, fieldPath } }: EventObject, at: Instant): void {
    if (reason !== 'Killing' || uid === undefined) return;
    const known = this.known(uid);
    const container = /\{(.*)\}$/.exec(fieldPath ?? '')?.[1] ?? '';
    const run = known.runs.get(container);
    if (run === undefined || known.pod === undefined) return;
    // A kubelet that has restarted begins anew, with all of the grace.
    this.deadlines = this.deadlines.filter((one) => one.uid !== uid || one.container !== container);
    const end = at + longestGrace(known.pod, container) + LEAST_GRACE + SLACK;
    this.deadlines.push({ uid, container, run, toldAt: at, at: end });
    this.renew();
  }

  /** A kubelet or a machine is down, or up again: nobody counts the time, until a kubelet begins anew. */
  disturbed(node: string, what: string): void {
    if (what === 'goes down') this.dark.add(node);
    else if (what === 'comes back') this.dark.delete(node);
    this.deadlines = [];
    this.renew();
  }

  private renew(): void {
    this.earliest = this.deadlines.reduce((least, { at }) => Math.min(least, at), Number.POSITIVE_INFINITY);
  }

  private brokenByStart(known: KnownPod, change: ProcessChange): Broken | undefined {
    const { startedSinceGone, pod, runs } = known;
    const { container } = change;
    // Somebody else may remove a pod by force: of that the kubelet has still to hear, and its sync goes on to its end.
    // https://github.com/kubernetes/kubernetes/blob/v1.36.0/pkg/kubelet/kubelet.go (SyncPod, context.WithoutCancel)
    if (startedSinceGone && (known.removedByKubelet || startedSinceGone.has(container))) {
      return { law: PROCESS_LAWS.gone, found: `container "${container}" started` };
    }
    startedSinceGone?.add(container);
    const node = pod?.spec?.nodeName;
    if (node !== undefined && this.dark.has(node))
      return { law: PROCESS_LAWS.power, found: `container "${container}" started on ${node}` };
    if (runs.has(container)) {
      return { law: PROCESS_LAWS.once, found: `container "${container}" started while it ran` };
    }
    if (pod === undefined || runs.size === 0) return undefined;
    const role = roleOf(pod, container);
    if (role === 'other') return undefined;
    for (const running of runs.keys()) {
      const other = roleOf(pod, running);
      if (other === 'init' || (role === 'init' && other === 'main')) {
        const found = `container "${container}" started while container "${running}" ran`;
        return { law: PROCESS_LAWS.order, found };
      }
    }
    return undefined;
  }

  private known(uid: string): KnownPod {
    let known = this.pods.get(uid);
    if (known === undefined) {
      known = { startedSinceGone: undefined, removedByKubelet: false, pod: undefined, runs: new Map() };
      this.pods.set(uid, known);
    }
    return known;
  }
}

/** Sidecars and ephemeral containers run beside all others. */
function roleOf({ spec }: Pod, container: string): 'init' | 'main' | 'other' {
  const init = spec?.initContainers?.find(({ name }) => name === container);
  if (init !== undefined) return init.restartPolicy === 'Always' ? 'other' : 'init';
  return spec?.containers?.some(({ name }) => name === container) ? 'main' : 'other';
}

/** The pod's, what the deletion asked for, or a probe's own, whichever is longest. */
function longestGrace({ metadata, spec }: Pod, container: string): number {
  const all = [...(spec.containers ?? []), ...(spec.initContainers ?? [])];
  const { livenessProbe, startupProbe } = all.find(({ name }) => name === container) ?? {};
  return seconds(
    Math.max(
      spec.terminationGracePeriodSeconds ?? 0,
      metadata.deletionGracePeriodSeconds ?? 0,
      livenessProbe?.terminationGracePeriodSeconds ?? 0,
      startupProbe?.terminationGracePeriodSeconds ?? 0,
    ),
  );
}
