import { type ContainerStart, StartError } from '../process/container';
import { imageOf, parseImage } from '../process/images';
import type { Duration, Instant } from '../simulation/time';
import { startAfterCrash } from './back-off';
import { ContainerCgroups } from './container-cgroups';
import type { ContainerKiller } from './container-killer';
import { type ContainerRecord, endedBefore } from './container-record';
import { ContainerRuns } from './container-runs';
import { containerStart } from './container-start';
import { type Context, KUBELET } from './context';
import { skippedNames } from './environment';
import * as events from './events';
import { fieldPath } from './events';
import type { HookRun, Hooks } from './hooks';
import { imageDecision, isValidImage, pullFailed } from './image-manager';
import { allocatedPod } from './pod-resizer';
import { graceInSync } from './pod-termination';
import { type PodWorker, podName, type SyncEnd, waitFor } from './pod-worker';
import { ConfigError } from './references';

/**
 * Starting the containers of one sync, one after the other: back-off, image, create, start. Whatever takes time is a wait
 * of the sync. pkg/kubelet/kuberuntime/kuberuntime_container.go (startContainer), pkg/kubelet/images
 */
export class ContainerStarter {
  readonly runs: ContainerRuns;
  private readonly cgroups = new ContainerCgroups();

  constructor(
    private readonly context: Context,
    private readonly hooks: Hooks,
    private readonly killer: ContainerKiller,
  ) {
    this.runs = new ContainerRuns(context);
  }

  /** Takes the step that the worker has come to. */
  take(worker: PodWorker): SyncEnd | 'next' {
    switch (worker.step) {
      case 'pulled':
        return this.finishPull(worker);
      case 'created':
        return this.create(worker);
      case 'started':
        return this.start(worker);
      case 'hook failed':
        return this.hookFailed(worker);
      default:
        return this.nextContainer(worker);
    }
  }

  /** Back-off and image of the next container to start. */
  private nextContainer(worker: PodWorker): SyncEnd | 'next' {
    const record = worker.toStart[worker.position];
    if (record === undefined) {
      worker.step = 'end';
      return 'next';
    }
    const { now, tools } = this.context;
    const { crashLoop } = this.context.node(worker);
    const decision = record.replaced
      ? undefined
      : startAfterCrash(record.backOff, endedBefore(record), now, crashLoop);
    if (decision && !decision.start) {
      worker.backOffEnds = Math.min(worker.backOffEnds ?? Number.POSITIVE_INFINITY, decision.until);
      return this.backOff(worker, record, decision.delay);
    }
    if (decision) record.backOff = decision.next;
    return this.ensureImage(worker, record, tools.version.has('pullBackOffSaysWhy'));
  }

  /** Says again what was said at the last refusal, with the same texts: there are many. */
  private backOff(worker: PodWorker, record: ContainerRecord, delay: Duration): 'next' {
    const { name } = record.spec;
    record.backOffText ??= events.restartBackOff(name, podName(worker.pod));
    this.context.event(worker, record.backOffText, this.context.wordsOf(record).fieldPath);
    if (record.failure?.delay === delay) return this.next(worker, record);
    const message = events.crashLoopMessage(delay, name, podName(worker.pod));
    return this.fail(worker, record, 'CrashLoopBackOff', message, delay);
  }

  private ensureImage(worker: PodWorker, record: ContainerRecord, saysWhy: boolean): SyncEnd | 'next' {
    const { now } = this.context;
    const { image, imagePullPolicy } = record.spec;
    const { images } = this.context.node(worker);
    const known = isValidImage(image) ? images.has(parseImage(image).normalized) : false;
    const decision = imageDecision(image, imagePullPolicy, known, record, now);
    switch (decision.do) {
      case 'use':
        this.say(worker, record, 'alreadyPresent');
        return this.prepareCreate(worker);
      case 'refuse': {
        const { reason, message } = decision;
        this.context.event(worker, events.imageRefused(reason, message, image), fieldPath(record));
        this.context.event(worker, events.failed(reason), fieldPath(record));
        return this.fail(worker, record, reason, saysWhy ? message : events.pullBackOff(image).message);
      }
      case 'pull':
        return this.pull(worker, record, known);
    }
  }

  private pull(worker: PodWorker, record: ContainerRecord, present: boolean): SyncEnd | 'next' {
    const { now, tools } = this.context;
    const { image } = record.spec;
    const node = this.context.node(worker);
    this.context.event(worker, events.pulling(image), fieldPath(record));
    const turn = nextTurn(node.pullsBusyUntil);
    const startedAt = Math.max(now, node.pullsBusyUntil[turn] ?? now);
    const error = tools.registry.pullError(image, startedAt);
    // By the time its turn comes another pod may have brought the image; then the registry is only asked.
    const arrives = node.arrivals.get(parseImage(image).normalized) ?? Number.POSITIVE_INFINITY;
    const quick = present || error !== undefined || arrives <= startedAt;
    const takes = quick
      ? tools.latency.of('registry')
      : (tools.registry.pullTakes(image) ?? tools.latency.of('pull'));
    // The runtime fetches a layer once, also for two pulls of one image at a time.
    const shared = arrives > startedAt && arrives < startedAt + takes;
    const endsAt = shared ? arrives : startedAt + takes;
    if (error === undefined) node.arrivals.set(parseImage(image).normalized, Math.min(arrives, endsAt));
    if (turn >= 0) node.pullsBusyUntil[turn] = endsAt;
    worker.pull = { startedAt, waited: endsAt - now, error };
    worker.step = 'pulled';
    return endsAt > now ? waitFor(this.context, worker, endsAt - now, 'pulled') : 'next';
  }

  private finishPull(worker: PodWorker): SyncEnd | 'next' {
    const record = worker.toStart[worker.position]!;
    const { now, tools } = this.context;
    const { image } = record.spec;
    const { startedAt, waited, error } = worker.pull!;
    worker.pull = undefined;
    if (error !== undefined) {
      this.context.event(worker, events.pullFailure(image, error), fieldPath(record));
      this.context.event(worker, events.failed('ErrImagePull'), fieldPath(record));
      pullFailed(worker.records, image, error, now);
      return this.fail(worker, record, 'ErrImagePull', error);
    }
    this.context.node(worker).images.add(parseImage(image).normalized);
    const text = events.pulled(image, now - startedAt, waited, imageOf(image).size, tools.version);
    this.context.event(worker, text, fieldPath(record));
    return this.prepareCreate(worker);
  }

  private prepareCreate(worker: PodWorker): SyncEnd | 'next' {
    worker.step = 'created';
    const takes = this.context.tools.latency.of('create');
    return takes > 0 ? waitFor(this.context, worker, takes, 'created') : 'next';
  }

  private create(worker: PodWorker): SyncEnd | 'next' {
    const record = worker.toStart[worker.position]!;
    const { tools } = this.context;
    try {
      // The configuration is read when the container is created, and again with every restart.
      worker.created = this.configuration(worker, record);
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      this.context.event(worker, events.failed(error.message), fieldPath(record));
      return this.fail(worker, record, 'CreateContainerConfigError', error.message);
    }
    this.say(worker, record, 'created');
    worker.step = 'started';
    const takes = tools.latency.of('start');
    return takes > 0 ? waitFor(this.context, worker, takes, 'started') : 'next';
  }

  private configuration(worker: PodWorker, record: ContainerRecord): ContainerStart {
    const { store, version, declarations, whereOf, simulation } = this.context.tools;
    const pod = allocatedPod(worker);
    const source = {
      store,
      version,
      now: simulation.now,
      pod,
      node: this.context.nodeObject(worker),
      cgroup: this.cgroups.of(record.spec, pod, this.context.node(worker).resources.cgroups),
      podIP: worker.sandbox!.ip,
      seen: worker.startTime!,
      keeper: worker,
      sandbox: worker.sandbox!,
      volumes: worker.volumes!,
      declarations,
      where: whereOf(worker.pod),
      target: record.role === 'ephemeral' ? targetOf(worker, record) : undefined,
    };
    if (record.spec.envFrom)
      for (const text of skippedNames(record.spec, source)) this.context.event(worker, text);
    return containerStart(record, simulation.choices.containerId(), record.runs + 1, source);
  }

  private start(worker: PodWorker): SyncEnd | 'next' {
    const record = worker.toStart[worker.position]!;
    const created = worker.created!;
    worker.created = undefined;
    const { tools } = this.context;
    const instance = this.runs.begin(worker, record, created);
    if (record.role === 'main') worker.initialized = true;
    try {
      tools.runtime.start(created);
    } catch (error) {
      if (!(error instanceof StartError)) throw error;
      this.runs.couldNotStart(instance, error.message);
      this.context.event(worker, events.failed(error.message), fieldPath(record));
      return this.fail(worker, record, 'RunContainerError', error.message);
    }
    const { name } = record.spec;
    const change = { what: 'process', container: name, run: created.run, event: 'started' } as const;
    instance.startedEntry = tools.journal.write(KUBELET, worker.place.reference, change);
    record.failure = undefined;
    worker.didSomething = true;
    this.say(worker, record, 'started');
    if (record.spec.lifecycle?.postStart === undefined) return this.next(worker);
    // Until it has ended nothing else is done for the pod, and its status does not change.
    this.hooks.begin(worker, record, 'postStart');
    worker.step = 'hook';
    return 'waiting';
  }

  /** The hook of the container that was started has ended: on to the next one, or the container is killed. */
  postStartEnded({ worker, record, failure }: HookRun): SyncEnd | 'next' {
    if (failure === undefined) return this.next(worker);
    this.context.event(worker, events.failedPostStartHook, fieldPath(record));
    record.failure = { reason: 'PostStartHookError', message: failure };
    worker.step = 'hook failed';
    const text = events.killedForItsHook;
    const gone = this.killer.begin(worker, [{ record, text, graceSeconds: graceInSync(worker) }]);
    return gone ? this.hookFailed(worker) : 'waiting';
  }

  private hookFailed(worker: PodWorker): 'next' {
    return this.next(worker, worker.toStart[worker.position]);
  }

  /** An event whose words are the same for every run. */
  private say(
    worker: PodWorker,
    record: ContainerRecord,
    what: 'alreadyPresent' | 'created' | 'started',
  ): void {
    const words = this.context.wordsOf(record);
    this.context.event(worker, words[what], words.fieldPath);
  }

  private fail(
    worker: PodWorker,
    record: ContainerRecord,
    reason: string,
    message: string,
    delay?: Duration,
  ): 'next' {
    record.failure = { reason, message, delay };
    return this.next(worker, record);
  }

  /** On to the next container. One that could not be started fails the sync; an init container ends it. */
  private next(worker: PodWorker, failed?: ContainerRecord): 'next' {
    if (failed) worker.failed = true;
    worker.position += 1;
    worker.step = failed?.role === 'init' ? 'end' : 'next container';
    return 'next';
  }
}

/** pkg/kubelet/kuberuntime/kuberuntime_container.go (startSpec.getTargetID) */
function targetOf({ records }: PodWorker, { spec }: ContainerRecord): string | undefined {
  const { targetContainerName } = spec;
  if (!targetContainerName) return undefined;
  const target = records.find((one) => one.spec.name === targetContainerName)?.instance;
  if (target === undefined) throw new ConfigError(`unable to find target container ${targetContainerName}`);
  return target.id;
}

/** Which of the pulls at a time is over first; -1 where there is no limit. pkg/kubelet/images/puller.go */
function nextTurn(busyUntil: readonly Instant[]): number {
  let first = busyUntil.length - 1;
  for (let turn = first - 1; turn >= 0; turn -= 1) if (busyUntil[turn]! <= busyUntil[first]!) first = turn;
  return first;
}
