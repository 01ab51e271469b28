import { type ContainerStart, StartError } from '../process/container';
import type { Duration } from '../simulation/time';
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
import { followFrom } from './held-up';
import type { HookRun, Hooks } from './hooks';
import { pullFailed } from './image-manager';
import { ImagePuller } from './image-puller';
import { allocatedPod } from './pod-resizer';
import { graceInSync } from './pod-termination';
import { type PodWorker, podName, type SyncEnd, waitFor } from './pod-worker';
import { ConfigError, CreateError } from './references';
import { NO_ANSWER, withoutCode } from './runtime-errors';
import { VolumeImages } from './volume-images';

/**
 * Starting the containers of one sync, one after the other: back-off, image, create, start. Whatever takes time is a wait
 * of the sync. pkg/kubelet/kuberuntime/kuberuntime_container.go (startContainer), pkg/kubelet/images
 */
export class ContainerStarter {
  readonly runs: ContainerRuns;
  /** Of the volumes; the sync looks at them before it comes to the containers. */
  readonly images: VolumeImages;
  readonly puller: ImagePuller;
  private readonly cgroups = new ContainerCgroups();

  constructor(
    private readonly context: Context,
    private readonly hooks: Hooks,
    private readonly killer: ContainerKiller,
  ) {
    this.runs = new ContainerRuns(context);
    this.puller = new ImagePuller(context);
    this.images = new VolumeImages(context, this.puller);
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
    const { now, tools } = this.context;
    // Each container is started for a reason of its own, whatever led to this sync.
    if (record !== undefined && record.cause < 0) record.cause = worker.cause;
    tools.simulation.cause = record?.cause ?? worker.cause;
    if (record === undefined) {
      worker.step = 'end';
      return 'next';
    }
    // It would have been started at once, had the sync not waited.
    if (worker.wait?.until === now) followFrom(this.context, worker, record.cause);
    const { crashLoop } = this.context.node(worker);
    const decision = record.replaced
      ? undefined
      : startAfterCrash(record.backOff, endedBefore(record), now, crashLoop);
    if (decision && !decision.start) {
      worker.backOffEnds = Math.min(worker.backOffEnds ?? Number.POSITIVE_INFINITY, decision.until);
      return this.backOff(worker, record, decision.delay);
    }
    if (decision) record.backOff = decision.next;
    const missing = worker.volumeImages && this.images.failureFor(worker, record, fieldPath(record));
    if (missing) return this.fail(worker, record, missing.reason, missing.message ?? '');
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
    const { image, imagePullPolicy } = record.spec;
    const decision = this.puller.decide(worker, image, imagePullPolicy, record);
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
      case 'pull': {
        const takes = this.puller.begin(worker, image, fieldPath(record));
        worker.step = 'pulled';
        return takes > 0 ? waitFor(this.context, worker, takes, 'pulled') : 'next';
      }
    }
  }

  private finishPull(worker: PodWorker): SyncEnd | 'next' {
    const record = worker.toStart[worker.position]!;
    const { image } = record.spec;
    const error = this.puller.end(worker, image, fieldPath(record));
    if (error === undefined) return this.prepareCreate(worker);
    this.context.event(worker, events.failed('ErrImagePull'), fieldPath(record));
    pullFailed(worker.records, image, error, this.context.now);
    return this.fail(worker, record, 'ErrImagePull', error);
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
      if (this.context.isWithoutRuntime(worker)) throw new CreateError(withoutCode(NO_ANSWER));
      // The configuration is read when the container is created, and again with every restart.
      worker.created = this.configuration(worker, record);
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      this.context.event(worker, events.failed(error.message), fieldPath(record));
      const reason = error instanceof CreateError ? 'CreateContainerError' : 'CreateContainerConfigError';
      return this.fail(worker, record, reason, error.message);
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
    if (this.context.isWithoutRuntime(worker)) {
      const why = withoutCode(NO_ANSWER);
      this.context.event(worker, events.failed(why), fieldPath(record));
      return this.fail(worker, record, 'RunContainerError', why);
    }
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
    if (failed) {
      worker.failed = true;
      worker.failureCause = failed.cause;
    }
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
