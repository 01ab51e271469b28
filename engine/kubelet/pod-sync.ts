import { type ContainerStart, StartError } from '../process/container';
import { imageOf, parseImage } from '../process/images';
import type { Duration, Instant } from '../simulation/time';
import { retryDelay, startAfterCrash } from './back-off';
import { type ContainerRecord, endOf, type Instance, isOutdated } from './container-record';
import { containerStart, sandboxOf } from './container-start';
import { type Context, KUBELET } from './context';
import { ConfigError } from './environment';
import * as events from './events';
import { imageDecision, pullFailed } from './image-manager';
import { computePodActions } from './pod-actions';
import { isFinal } from './pod-status';
import { graceSeconds } from './pod-termination';
import { fieldPath, type PodWorker, podName } from './pod-worker';
import { mountFailureText, mountVolumes } from './volumes';

/** How a sync ended. */
export type SyncEnd =
  /** Waits for something; goes on by itself. */
  | 'waiting'
  | 'done'
  /** The pod has come to its end: its worker goes on to stop it. */
  | 'pod finished';

/**
 * One sync of a pod: writes the status, decides, and carries the decision out step by step, in the kubelet's order:
 * volumes, sandbox, then each container (back-off, image, create, start) one after the other.
 * pkg/kubelet/kubelet.go (SyncPod), pkg/kubelet/kuberuntime (SyncPod, startContainer)
 */
export class PodSync {
  /** By container id, so that the runtime's reports find their way. */
  readonly instances = new Map<string, { readonly worker: PodWorker; readonly record: ContainerRecord }>();

  constructor(private readonly context: Context) {}

  begin(worker: PodWorker): SyncEnd {
    worker.failed = false;
    worker.didSomething = false;
    worker.backOffEnds = undefined;
    worker.toStart = [];
    worker.position = 0;
    this.context.writeStatus(worker);
    if (isFinal(worker.phase)) return 'pod finished';
    worker.step = 'volumes';
    return this.goOn(worker);
  }

  /** Carries on after a wait, or from the beginning, until the next wait or the end. */
  goOn(worker: PodWorker): SyncEnd {
    for (;;) {
      const more = this.take(worker);
      if (more !== 'next') return more;
    }
  }

  /** When a sync that failed is tried again. */
  retryAt(worker: PodWorker): Instant {
    const { latency, version } = this.context.tools;
    const { now } = this.context;
    const delay = retryDelay(worker.backOffEnds, now, version.has('retryWaitsForBackOff'));
    return this.context.nextSyncTick(worker, now + latency.jittered(delay));
  }

  private take(worker: PodWorker): SyncEnd | 'next' {
    switch (worker.step) {
      case 'volumes':
        return this.mount(worker);
      case 'sandbox':
        return this.makeSandbox(worker);
      case 'next container':
        return this.nextContainer(worker);
      case 'pulled':
        return this.finishPull(worker);
      case 'created':
        return this.create(worker);
      case 'started':
        return this.start(worker);
      case 'stopping':
        return this.decide(worker);
      case 'end':
        return 'done';
    }
  }

  private mount(worker: PodWorker): SyncEnd | 'next' {
    if (worker.volumes) return this.decide(worker);
    const { tools, now } = this.context;
    const { latency, store, claims, calendar, journal } = tools;
    if (worker.mountFailures === 0 && worker.waitToken === 0) {
      const takes = latency.of('volumes');
      if (takes > 0) return this.waitFor(worker, takes, 'volumes');
    }
    const node = this.context.nodeObject(worker);
    const source = { store, pod: worker.pod, node, podIP: '' };
    const lasting = { hostFiles: this.context.node(worker).hostFiles, claims };
    const { trees, errors, assumed } = mountVolumes(worker.pod, source, lasting, now, calendar);
    if (errors.length > 0) {
      for (const { volume, message } of errors) {
        this.context.event(worker, events.failedMount(mountFailureText(volume, message)));
      }
      worker.mountFailures += 1;
      return this.waitFor(worker, mountRetry(worker.mountFailures), 'volumes');
    }
    for (const text of assumed)
      journal.write(KUBELET, store.reference(worker.pod), { what: 'note', text: `assumed: ${text}` });
    worker.volumes = trees;
    return this.decide(worker);
  }

  private decide(worker: PodWorker): SyncEnd | 'next' {
    const { spec } = worker.pod;
    const outdated = worker.records.filter(isOutdated);
    if (outdated.length > 0) return this.stopOutdated(worker, outdated);
    const actions = computePodActions({
      spec,
      hasSandbox: worker.sandbox !== undefined,
      records: worker.records,
    });
    if (actions.killPod) return 'pod finished';
    worker.toStart = actions.start;
    worker.position = 0;
    worker.step = 'next container';
    if (actions.createSandbox) {
      const takes = this.context.tools.latency.of('sandbox');
      if (takes > 0) return this.waitFor(worker, takes, 'sandbox');
      worker.step = 'sandbox';
    }
    return 'next';
  }

  /** An image was changed: the containers that run the old one are stopped, and the sync goes on when they have ended. */
  private stopOutdated(worker: PodWorker, outdated: readonly ContainerRecord[]): 'waiting' {
    for (const record of outdated) {
      record.replaced = true;
      this.context.event(worker, events.definitionChanged(record), fieldPath(record));
      this.context.stopContainer(record.instance!, graceSeconds(worker));
    }
    worker.step = 'stopping';
    return 'waiting';
  }

  private makeSandbox(worker: PodWorker): 'next' {
    const node = this.context.node(worker);
    const object = this.context.nodeObject(worker);
    worker.sandbox = sandboxOf(worker.pod, object, this.podIP(worker));
    worker.didSomething = true;
    node.addressesGiven += 1;
    worker.step = 'next container';
    if (this.context.tools.version.has('sandboxConditionAtOnce')) this.context.writeStatus(worker);
    return 'next';
  }

  private podIP(worker: PodWorker): string {
    const object = this.context.nodeObject(worker);
    if (worker.pod.spec.hostNetwork) return object.status.addresses[0]!.address;
    const network = (object.spec.podCIDR ?? '10.244.0.0/24').split('.');
    const number = this.context.node(worker).addressesGiven + 2;
    const third = Number(network[2]) + Math.floor(number / 256);
    return `${network[0]}.${Number(network[1]) + Math.floor(third / 256)}.${third % 256}.${number % 256}`;
  }

  /** Back-off and image of the next container to start. */
  private nextContainer(worker: PodWorker): SyncEnd | 'next' {
    const record = worker.toStart[worker.position];
    if (record === undefined) {
      worker.step = 'end';
      return 'next';
    }
    const { now, tools } = this.context;
    const decision = record.replaced
      ? undefined
      : startAfterCrash(record.backOff, endOf(record) && record.instance!.endedAt, now);
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
    const pod = podName(worker.pod);
    record.backOffText ??= events.restartBackOff(name, pod);
    this.context.event(worker, record.backOffText, fieldPath(record));
    if (record.failure?.delay === delay) return this.next(worker, record);
    const message = events.crashLoopMessage(delay, name, pod);
    return this.fail(worker, record, 'CrashLoopBackOff', message, delay);
  }

  private ensureImage(worker: PodWorker, record: ContainerRecord, saysWhy: boolean): SyncEnd | 'next' {
    const { now, tools } = this.context;
    const { image, imagePullPolicy } = record.spec;
    const { images } = this.context.node(worker);
    const known = isValid(image) ? images.has(parseImage(image).normalized) : false;
    const decision = imageDecision(image, imagePullPolicy, known, record, now);
    switch (decision.do) {
      case 'use':
        this.context.event(worker, events.alreadyPresent(image, tools.version), fieldPath(record));
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
    const startedAt = Math.max(now, node.pullsBusyUntil);
    const error = tools.registry.pullError(image, startedAt);
    const quick = present || error !== undefined;
    const takes = tools.registry.pullTakes(image) ?? tools.latency.of(quick ? 'registry' : 'pull');
    const endsAt = startedAt + (error === undefined ? takes : Math.min(takes, tools.latency.of('registry')));
    node.pullsBusyUntil = endsAt;
    worker.pull = { startedAt, waited: endsAt - now, error };
    worker.step = 'pulled';
    return endsAt > now ? this.waitFor(worker, endsAt - now, 'pulled') : 'next';
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
    return takes > 0 ? this.waitFor(worker, takes, 'created') : 'next';
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
    this.context.event(worker, events.created(record.spec.name, tools.version), fieldPath(record));
    worker.step = 'started';
    const takes = tools.latency.of('start');
    return takes > 0 ? this.waitFor(worker, takes, 'started') : 'next';
  }

  private configuration(worker: PodWorker, record: ContainerRecord): ContainerStart {
    const { store, declarations, whereOf, simulation } = this.context.tools;
    return containerStart(record, simulation.choices.containerId(), record.runs + 1, {
      store,
      pod: worker.pod,
      node: this.context.nodeObject(worker),
      podIP: worker.sandbox!.ip,
      sandbox: worker.sandbox!,
      volumes: worker.volumes!,
      declarations,
      where: whereOf(worker.pod),
    });
  }

  private start(worker: PodWorker): SyncEnd | 'next' {
    const record = worker.toStart[worker.position]!;
    const created = worker.created!;
    worker.created = undefined;
    const { now, tools } = this.context;
    const previous = record.instance;
    if (previous?.ended) record.last = previous.ended;
    if (previous) this.keepOnlyLast(record, previous);
    record.runs = created.run;
    const instance = newInstance(created, now, tools.calendar.timestamp(now));
    record.instance = instance;
    record.replaced = false;
    if (record.role === 'main') worker.initialized = true;
    this.instances.set(created.id, { worker, record });
    try {
      tools.runtime.start(created);
    } catch (error) {
      if (!(error instanceof StartError)) throw error;
      this.couldNotStart(instance, error.message);
      this.context.event(worker, events.failed(error.message), fieldPath(record));
      return this.fail(worker, record, 'RunContainerError', error.message);
    }
    const { name } = record.spec;
    const change = { what: 'process', container: name, run: created.run, event: 'started' } as const;
    instance.startedEntry = tools.journal.write(KUBELET, tools.store.reference(worker.pod), change);
    record.failure = undefined;
    worker.didSomething = true;
    this.context.event(worker, events.started(name, tools.version), fieldPath(record));
    return this.next(worker);
  }

  /** Of the ended runs of a container only the newest is kept (minDeadContainerInPod); its log can still be read. */
  private keepOnlyLast(record: ContainerRecord, previous: Instance): void {
    this.instances.delete(previous.id);
    if (record.previousId !== undefined) this.context.tools.runtime.remove(record.previousId);
    record.previousId = previous.id;
  }

  /** The runtime made the container but could not start it: it counts as a run that ended with 128. */
  private couldNotStart(instance: Instance, message: string): void {
    instance.ended = {
      exitCode: 128,
      reason: 'StartError',
      message,
      startedAt: '1970-01-01T00:00:00Z',
      finishedAt: this.context.tools.calendar.timestamp(this.context.now),
      containerID: `containerd://${instance.id}`,
    };
    instance.endedAt = this.context.now;
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

  private waitFor(worker: PodWorker, delay: number, step: PodWorker['step']): 'waiting' {
    worker.step = step;
    worker.waitToken += 1;
    this.context.schedule(delay, 'continue', worker.number, worker.waitToken);
    return 'waiting';
  }
}

function newInstance({ id, run, image }: ContainerStart, now: Instant, timestamp: string): Instance {
  const running = { running: { startedAt: timestamp } };
  return {
    id,
    run,
    image,
    startedAt: now,
    running,
    seen: 'nothing',
    ended: undefined,
    endedAt: 0,
    stopping: false,
    startedEntry: -1,
  };
}

/** Mounts are tried again after 0.5s, 1s, 2s … at most 2m2s. pkg/volume/util/operationexecutor (exponentialbackoff) */
function mountRetry(failures: number): number {
  return Math.min(500 * 2 ** (failures - 1), 122_000);
}

function isValid(image: string): boolean {
  return (
    imageDecision(image, 'Never', true, { imageBackOff: undefined, lastPullError: undefined }, 0).do === 'use'
  );
}
