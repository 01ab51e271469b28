import type { Node, Pod } from '../api/types';
import type { ContainerExit, ExecResult, RuntimeListener, RuntimeNote } from '../process/container';
import { FileTree } from '../process/files';
import type { PendingEvent } from '../simulation/event-queue';
import { seconds } from '../simulation/time';
import type { StoreChange } from '../store/store';
import { isOutdated, updateSpec } from './container-record';
import { Context, KUBELET, type NodeState, type Tools } from './context';
import { hostIPOf } from './environment';
import { PodSync, type SyncEnd } from './pod-sync';
import { PodTermination } from './pod-termination';
import { hasRunningContainers, newWorker, type PodWorker } from './pod-worker';

/**
 * The kubelets of all nodes. Each pod has a worker whose syncs never overlap; what comes while one is under way is merged
 * into one more. A container's end is learned by looking (the relist), not by being told.
 * pkg/kubelet/kubelet.go (syncLoopIteration), pkg/kubelet/pod_workers.go, pkg/kubelet/pleg/generic.go
 */
export class Kubelet implements RuntimeListener {
  private readonly nodes = new Map<string, NodeState>();
  private readonly workers = new Map<string, PodWorker>();
  /** By the number that the worker's events carry. */
  private readonly byNumber: (PodWorker | undefined)[] = [];
  /** Workers of pods that are gone: their logs can still be asked for. */
  private readonly gone = new Map<string, PodWorker>();
  private readonly context: Context;
  private readonly sync: PodSync;
  private readonly termination: PodTermination;

  /** `tools.runtime` must report to this kubelet. */
  constructor(private readonly tools: Tools) {
    const component = tools.simulation.register(KUBELET, (event) => this.handle(event));
    this.context = new Context(tools, component, this.nodes);
    this.sync = new PodSync(this.context);
    this.termination = new PodTermination(this.context);
    tools.store.watch('Pod', (change) => this.podChanged(change as StoreChange<Pod>));
    tools.store.watch('Node', (change) => this.nodeChanged(change as StoreChange<Node>));
  }

  /** Images are on a node from the start, or come with a pull. */
  images(node: string): Set<string> | undefined {
    return this.nodes.get(node)?.images;
  }

  /** The newest run of a container, for what a step does to it; undefined when it has none. */
  containerId(podUid: string, container: string): string | undefined {
    return this.workers.get(podUid)?.records.find((record) => record.spec.name === container)?.instance?.id;
  }

  /** The log of a container's newest run, or of the one before; undefined when there was none. */
  log(podUid: string, container: string, previous = false): string | undefined {
    const worker = this.workers.get(podUid) ?? this.gone.get(podUid);
    const record = worker?.records.find((one) => one.spec.name === container);
    const id = previous ? record?.previousId : record?.instance?.id;
    return id === undefined ? undefined : this.tools.runtime.log(id);
  }

  // ------------------------------------------------------------------------------- what the API tells

  private nodeChanged(change: StoreChange<Node>): void {
    const { name } = change.object.metadata;
    if (change.type !== 'ADDED') return;
    const { relistPeriod, syncLoopTick } = this.tools.latency.table;
    const { choices } = this.tools.simulation;
    this.nodes.set(name, {
      name,
      images: new Set(),
      pullsBusyUntil: 0,
      hostFiles: new FileTree(),
      addressesGiven: 0,
      relistPhase: choices.duration(0, Math.max(0, relistPeriod - 1)),
      tickPhase: choices.duration(0, Math.max(0, syncLoopTick - 1)),
      hostIP: hostIPOf(change.object),
    });
  }

  private podChanged(change: StoreChange<Pod>): void {
    const { object, before, type } = change;
    if (object.spec.nodeName === undefined || !this.nodes.has(object.spec.nodeName)) return;
    if (type === 'MODIFIED' && before && !concernsKubelet(before, object)) return;
    this.context.schedule(
      this.tools.latency.of('watch'),
      type === 'DELETED' ? 'pod removed' : 'pod',
      keyOf(object),
    );
  }

  // ------------------------------------------------------------------------------------- what is due

  private handle(event: PendingEvent): void {
    if (typeof event.about === 'number') return this.handleWorker(event, this.byNumber[event.about]);
    const { about } = event;
    switch (event.what) {
      case 'pod':
        return this.podTold(about);
      case 'pod removed':
        return this.podRemoved(about.slice(about.lastIndexOf('/') + 1));
      case 'exit noticed':
        return this.exitNoticed(about);
      case 'kill':
        return this.termination.kill(about);
    }
  }

  private handleWorker(event: PendingEvent, worker: PodWorker | undefined): void {
    if (worker === undefined) return;
    switch (event.what) {
      case 'sync':
        // The worker was waiting for a look at the containers: it begins with what that look saw.
        this.relist(worker);
        return this.work(worker);
      case 'relist':
        return this.relist(worker);
      case 'continue':
        if (event.token === worker.waitToken) this.after(worker, this.sync.goOn(worker));
        return;
      case 'retry':
        if (event.token === worker.retryToken) this.request(worker);
        return;
      case 'deadline':
        return this.deadline(worker);
      case 'sandbox stopped':
        return this.sandboxStopped(worker);
      case 'cleaned up':
        return this.cleanedUp(worker);
    }
  }

  private podTold(key: string): void {
    const [namespace, name, uid] = key.split('/') as [string, string, string];
    const pod = this.tools.store.get<Pod>('Pod', namespace, name);
    if (pod?.metadata.uid !== uid) return;
    let worker = this.workers.get(uid);
    if (worker === undefined) {
      if (pod.status.phase === 'Succeeded' || pod.status.phase === 'Failed') return;
      worker = this.admit(pod);
    }
    if (pod.spec !== worker.pod.spec) takeSpec(worker, pod);
    worker.pod = pod;
    if (pod.metadata.deletionTimestamp !== undefined) this.terminate(worker);
    else this.request(worker);
  }

  private admit(pod: Pod): PodWorker {
    const worker = newWorker(pod, this.byNumber.length);
    const { now } = this.context;
    this.workers.set(worker.uid, worker);
    this.byNumber.push(worker);
    worker.startTime = this.tools.calendar.timestamp(now);
    // Like the status, the deadline counts from the whole second.
    worker.startedAt = this.tools.calendar.instant(worker.startTime);
    const { activeDeadlineSeconds } = pod.spec;
    if (activeDeadlineSeconds !== undefined) {
      const due = this.context.nextSyncTick(worker, worker.startedAt + seconds(activeDeadlineSeconds));
      this.context.scheduleAt(due, 'deadline', worker.number);
    }
    return worker;
  }

  private podRemoved(uid: string): void {
    const worker = this.workers.get(uid);
    if (worker === undefined) return;
    worker.removed = true;
    if (worker.stage === 'finished') this.dismiss(worker);
    else this.terminate(worker);
  }

  private deadline(worker: PodWorker): void {
    if (worker.stage !== 'syncing') return;
    worker.deadlineExceeded = true;
    this.request(worker);
  }

  // ------------------------------------------------------------------------------ one worker per pod

  /** Asks for a sync: at once if the worker rests, else merged into one after the sync under way. */
  private request(worker: PodWorker): void {
    if (worker.stage === 'finished') return;
    if (worker.working) {
      worker.pending = true;
      return;
    }
    worker.working = true;
    const { now } = this.context;
    // What the last sync started must have been looked at before the next one decides.
    if (worker.freshAt <= now && !hasUnseen(worker)) this.work(worker);
    else this.context.scheduleAt(Math.max(worker.freshAt, now), 'sync', worker.number);
  }

  private terminate(worker: PodWorker): void {
    if (worker.stage !== 'syncing') return;
    worker.stage = 'terminating';
    const waiting = worker.working && worker.freshAt <= this.context.now;
    worker.pending = false;
    worker.retryToken += 1;
    if (waiting) {
      // The sync under way is cut off where it waits.
      worker.waitToken += 1;
      worker.working = false;
      worker.freshAt = this.context.nextRelistAfter(worker);
    }
    this.request(worker);
  }

  private work(worker: PodWorker): void {
    if (worker.stage === 'syncing') this.after(worker, this.sync.begin(worker));
    else if (worker.stage === 'terminating' && worker.graceSeconds === undefined) this.stop(worker);
  }

  private after(worker: PodWorker, end: SyncEnd): void {
    if (end === 'waiting') return;
    const { now } = this.context;
    const { version, latency } = this.tools;
    worker.retryToken += 1;
    if (end === 'pod finished') {
      worker.stage = 'terminating';
      worker.pending = false;
      worker.freshAt = this.context.nextRelistAfter(worker);
      this.context.scheduleAt(worker.freshAt, 'sync', worker.number);
      return;
    }
    const onDemand = !worker.failed && worker.didSomething && version.has('relistOnDemand');
    worker.freshAt = onDemand ? now + latency.of('onDemandRelist') : this.context.nextRelistAfter(worker);
    if (hasUnseen(worker)) this.context.scheduleAt(worker.freshAt, 'relist', worker.number);
    if (worker.failed)
      this.context.scheduleAt(this.sync.retryAt(worker), 'retry', worker.number, worker.retryToken);
    worker.working = false;
    if (!worker.pending) return;
    worker.pending = false;
    worker.working = true;
    this.context.scheduleAt(worker.freshAt, 'sync', worker.number);
  }

  private stop(worker: PodWorker): void {
    if (this.termination.begin(worker)) this.allStopped(worker);
  }

  private allStopped(worker: PodWorker): void {
    this.context.schedule(this.tools.latency.of('stopSandbox'), 'sandbox stopped', worker.number);
  }

  private sandboxStopped(worker: PodWorker): void {
    this.termination.stopped(worker);
    const looked = this.context.nextRelistAfter(worker);
    this.context.scheduleAt(looked + this.tools.latency.of('cleanup'), 'cleaned up', worker.number);
  }

  private cleanedUp(worker: PodWorker): void {
    this.termination.finish(worker);
    if (this.context.stored(worker) === undefined) this.dismiss(worker);
  }

  private dismiss(worker: PodWorker): void {
    for (const { instance } of worker.records) if (instance) this.sync.instances.delete(instance.id);
    this.workers.delete(worker.uid);
    this.byNumber[worker.number] = undefined;
    this.gone.set(worker.uid, worker);
  }

  // ------------------------------------------------------------------------- what the runtime reports

  /** Looks at the containers of a pod; every change asks for a sync of its own. */
  private relist(worker: PodWorker): void {
    let changes = 0;
    if (worker.sandbox && !worker.sandboxSeen) {
      worker.sandboxSeen = true;
      changes += 1;
    }
    for (const { instance } of worker.records) {
      if (instance === undefined) continue;
      const now = instance.ended ? 'exited' : 'running';
      if (instance.seen === now) continue;
      instance.seen = now;
      changes += 1;
    }
    if (changes === 0) return;
    this.request(worker);
    // What the same look saw besides asks for a sync of its own, unless it comes before the first has begun.
    if (changes > 1 && this.tools.simulation.choices.pick(APART_OR_TOGETHER) === 'apart')
      this.request(worker);
  }

  exited(id: string, exit: ContainerExit): void {
    const found = this.sync.instances.get(id);
    if (found === undefined) return;
    const { worker, record } = found;
    const { simulation, journal, store, latency } = this.tools;
    const instance = record.instance!;
    const cause = simulation.cause;
    if (cause < instance.startedEntry) simulation.cause = instance.startedEntry;
    simulation.cause = journal.write('container runtime', store.reference(worker.pod), {
      what: 'process',
      container: record.spec.name,
      run: instance.run,
      event: 'exited',
      exitCode: exit.exitCode,
      reason: exit.reason,
    });
    this.exits.set(id, exit);
    this.context.schedule(latency.of('exitNoticed'), 'exit noticed', id);
    simulation.cause = cause;
  }

  /** Ends that the runtime has not yet passed on. */
  private readonly exits = new Map<string, ContainerExit>();

  private exitNoticed(id: string): void {
    const found = this.sync.instances.get(id);
    const exit = this.exits.get(id);
    this.exits.delete(id);
    if (found === undefined || exit === undefined) return;
    const { worker, record } = found;
    const instance = record.instance!;
    const { calendar, runtime } = this.tools;
    const message = terminationMessage(record.spec, exit, runtime, id);
    instance.endedAt = exit.at;
    instance.ended = {
      exitCode: exit.exitCode,
      reason: exit.reason,
      ...(message !== '' && { message }),
      startedAt: instance.running.running!.startedAt,
      finishedAt: calendar.timestamp(exit.at),
      containerID: `containerd://${id}`,
    };
    if (worker.stage === 'terminating' && worker.graceSeconds !== undefined) {
      this.termination.signalNext(worker);
      if (!hasRunningContainers(worker)) this.allStopped(worker);
      return;
    }
    if (worker.step === 'stopping' && worker.working) {
      instance.seen = 'exited';
      if (!worker.records.some(isOutdated)) this.after(worker, this.sync.goOn(worker));
      return;
    }
    const at = this.context.nextRelist(worker, this.context.now);
    if (at === this.context.now) this.relist(worker);
    else this.context.scheduleAt(at, 'relist', worker.number);
  }

  execFinished(_execId: number, _result: ExecResult): void {
    // Exec probes and hooks come with the next part of the kubelet.
  }

  noted(id: string, note: RuntimeNote): void {
    const found = this.sync.instances.get(id);
    if (found === undefined) return;
    const { worker, record } = found;
    const { journal, store } = this.tools;
    const reference = store.reference(worker.pod);
    if (note.what === 'assumed') {
      journal.write('container runtime', reference, { what: 'note', text: `assumed: ${note.text}` });
      return;
    }
    journal.write('container runtime', reference, {
      what: 'process',
      container: record.spec.name,
      run: record.instance!.run,
      event: 'signal',
      signal: note.signal,
      outcome: note.outcome,
    });
  }
}

/**
 * The message of an ended container: the file it wrote, or, where its policy says so and it failed, the end of its log.
 * https://kubernetes.io/docs/tasks/debug/debug-application/determine-reason-pod-failure/
 */
function terminationMessage(
  spec: { readonly terminationMessagePolicy: string },
  exit: ContainerExit,
  runtime: Tools['runtime'],
  id: string,
): string {
  const written = runtime.terminationMessage(id);
  if (written !== '' || spec.terminationMessagePolicy !== 'FallbackToLogsOnError' || exit.exitCode === 0)
    return written;
  return runtime.logTail(id);
}

/** The kubelet syncs on changes of the spec, labels, annotations and deletion, not on its own status. pkg/kubelet/config */
function concernsKubelet(before: Pod, after: Pod): boolean {
  return (
    before.spec !== after.spec ||
    before.metadata.labels !== after.metadata.labels ||
    before.metadata.annotations !== after.metadata.annotations ||
    before.metadata.deletionTimestamp !== after.metadata.deletionTimestamp ||
    before.metadata.deletionGracePeriodSeconds !== after.metadata.deletionGracePeriodSeconds
  );
}

const APART_OR_TOGETHER = ['apart', 'together'] as const;

function hasUnseen(worker: PodWorker): boolean {
  if (worker.sandbox && !worker.sandboxSeen) return true;
  for (const { instance } of worker.records) {
    if (instance && (instance.seen === 'nothing' || (instance.seen === 'running' && instance.ended)))
      return true;
  }
  return false;
}

function takeSpec(worker: PodWorker, pod: Pod): void {
  const all = [...(pod.spec.initContainers ?? []), ...pod.spec.containers];
  for (const record of worker.records) {
    const spec = all.find((one) => one.name === record.spec.name);
    if (spec) updateSpec(record, spec);
  }
}

function keyOf(pod: Pod): string {
  const { namespace, name, uid } = pod.metadata;
  return `${namespace}/${name}/${uid}`;
}
