import type { ContainerStatus, Pod } from '../api/types';

/** What `kubectl get pods` says of a pod. */
export interface PodRow {
  /** `1/2` */
  readonly ready: string;
  readonly status: string;
  readonly restarts: number;
  /** The newest end of a container that was restarted, for `2 (19s ago)`. */
  readonly lastRestart: string | undefined;
}

/** The two rules in which older releases differ; what is not given holds, as in the newest. */
export interface PodRowRules {
  /** A deleted pod that has finished is not called Terminating (since 1.31). */
  readonly finishedPodKeepsStatusWhenDeleted?: boolean;
  /** The failed one of several ended containers counts, also when the first ended well (since 1.35). */
  readonly errorOutranksCompleted?: boolean;
}

/**
 * READY, STATUS and RESTARTS of a pod.
 * pkg/printers/internalversion/printers.go (printPod)
 */
export function podRow(pod: Pod, rules: PodRowRules = {}): PodRow {
  const { spec, status } = pod;
  const sidecars = new Set<string>();
  for (const { name, restartPolicy } of spec.initContainers ?? [])
    if (restartPolicy === 'Always') sidecars.add(name);
  let text = hasCondition(pod, 'PodScheduled', 'SchedulingGated')
    ? 'SchedulingGated'
    : status.reason || status.phase;
  const init = initRow(pod, sidecars);
  let { all: counted } = init;
  let ready = init.ready;
  if (init.stoppedAt !== undefined) text = `Init:${init.stoppedAt}`;
  if (init.stoppedAt === undefined || isTrue(pod, 'Initialized')) {
    const main = mainRow(pod, text, rules);
    text = main.text;
    ready += main.ready;
    counted = [...init.sidecars, ...(status.containerStatuses ?? [])];
  }
  return {
    ready: `${ready}/${spec.containers.length + sidecars.size}`,
    status: deletionText(pod, text, rules),
    restarts: counted.reduce((sum, { restartCount }) => sum + restartCount, 0),
    lastRestart: newestEnd(counted),
  };
}

interface InitRow {
  /** Why initialisation is not over: `0/2`, `Error`, `CrashLoopBackOff`. */
  readonly stoppedAt: string | undefined;
  readonly ready: number;
  readonly all: readonly ContainerStatus[];
  readonly sidecars: readonly ContainerStatus[];
}

function initRow({ spec, status }: Pod, names: ReadonlySet<string>): InitRow {
  const all: ContainerStatus[] = [];
  const sidecars: ContainerStatus[] = [];
  let ready = 0;
  let stoppedAt: string | undefined;
  for (const container of status.initContainerStatuses ?? []) {
    const isSidecar = names.has(container.name);
    const { terminated, waiting } = container.state;
    all.push(container);
    if (isSidecar) sidecars.push(container);
    if (terminated?.exitCode === 0) continue;
    if (isSidecar && container.started) {
      if (container.ready) ready += 1;
      continue;
    }
    if (terminated) stoppedAt = ending(terminated);
    else if (waiting?.reason && waiting.reason !== 'PodInitializing') stoppedAt = waiting.reason;
    else stoppedAt = `${all.length - 1}/${spec.initContainers?.length ?? 0}`;
    break;
  }
  return { stoppedAt, ready, all, sidecars };
}

function mainRow(
  pod: Pod,
  before: string,
  rules: PodRowRules,
): { readonly text: string; readonly ready: number } {
  const statuses = pod.status.containerStatuses ?? [];
  let text = before;
  let error = '';
  let ready = 0;
  // From the last to the first, so that the first has the last word.
  for (let i = statuses.length - 1; i >= 0; i -= 1) {
    const container = statuses[i]!;
    const { waiting, terminated, running } = container.state;
    if (waiting?.reason) text = waiting.reason;
    else if (terminated) {
      text = ending(terminated);
      if (terminated.exitCode !== 0) error = text;
    } else if (container.ready && running) ready += 1;
  }
  if (text !== 'Completed') return { text, ready };
  if (ready > 0 && isTrue(pod, 'Ready')) return { text: 'Running', ready };
  if (error !== '' && rules.errorOutranksCompleted !== false) return { text: error, ready };
  return { text: ready > 0 ? 'NotReady' : text, ready };
}

function deletionText({ metadata, status }: Pod, text: string, rules: PodRowRules): string {
  if (!metadata.deletionTimestamp) return text;
  if (status.reason === 'NodeLost') return 'Unknown';
  const finished = status.phase === 'Succeeded' || status.phase === 'Failed';
  return finished && rules.finishedPodKeepsStatusWhenDeleted !== false ? text : 'Terminating';
}

function ending({ reason, signal, exitCode }: NonNullable<ContainerStatus['state']['terminated']>): string {
  return reason || (signal ? `Signal:${signal}` : `ExitCode:${exitCode}`);
}

/** RFC 3339 in UTC sorts as text. */
function newestEnd(statuses: readonly ContainerStatus[]): string | undefined {
  let newest: string | undefined;
  for (const { lastState } of statuses) {
    const end = lastState.terminated?.finishedAt;
    if (end && (newest === undefined || end > newest)) newest = end;
  }
  return newest;
}

function isTrue({ status }: Pod, type: string): boolean {
  return (
    status.conditions?.some((condition) => condition.type === type && condition.status === 'True') ?? false
  );
}

function hasCondition({ status }: Pod, type: string, reason: string): boolean {
  return (
    status.conditions?.some((condition) => condition.type === type && condition.reason === reason) ?? false
  );
}
