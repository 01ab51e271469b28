import type {
  ContainerState,
  ContainerStatus,
  EventObject,
  JournalEntry,
  KubeObject,
  PodStatus,
} from '../../engine';
import type { Group } from './catalogue';

/** Something that a story said: its group and its texts, as in the catalogue, with nothing left open. */
export type Saying = readonly [group: Group, ...texts: string[]];

/** What a recorder puts before the newest of many similar messages, and behind one that is too long. */
const COMBINED = '(combined from similar events): ';
const CUT = ' ...';

/** All that a story said of lifecycles, each thing once. */
export function sayingsOf(entries: readonly JournalEntry[]): readonly Saying[] {
  const found = new Map<string, Saying>();
  const say: Say = (...saying) => {
    const key = saying.join('\0');
    if (!found.has(key)) found.set(key, saying);
  };
  for (const { change } of entries) {
    if (change.what === 'note') continue;
    if (change.what === 'process') {
      const detail =
        change.event === 'probe' ? [change.probe, change.outcome] : [change.hook ?? change.outcome];
      const isTold = change.event !== 'exited' && change.event !== 'started';
      say('process', change.event, ...(isTold ? detail.map((text) => text ?? '') : []));
    } else objectSays(change.before, change.after, say);
  }
  return [...found.values()];
}

type Say = (...saying: Saying) => void;

interface Status {
  readonly phase?: string;
  readonly reason?: string;
  readonly conditions?: readonly {
    readonly type: string;
    readonly status: string;
    readonly reason?: string;
  }[];
}

function objectSays(before: KubeObject | undefined, after: KubeObject | undefined, say: Say): void {
  const kind = (after ?? before)!.kind;
  if (kind === 'Event') {
    if (after !== undefined) eventSays(after as EventObject, say);
    return;
  }
  const was = statusOf(before);
  const is = statusOf(after);
  if (was === is && before !== undefined && after !== undefined) return;
  if (PHASED.has(kind)) {
    const [from, to] = [was?.phase ?? '', is?.phase ?? ''];
    if (from !== to) say('phase', kind, from, to);
  }
  if (is?.conditions !== undefined && is.conditions !== was?.conditions) conditionsSay(kind, was, is, say);
  if (kind === 'Pod' && is !== undefined) podSays(was as PodStatus | undefined, is as PodStatus, say);
}

const PHASED: ReadonlySet<string> = new Set([
  'Pod',
  'PersistentVolumeClaim',
  'PersistentVolume',
  'Namespace',
]);

function statusOf(object: KubeObject | undefined): Status | undefined {
  return (object as { readonly status?: Status } | undefined)?.status;
}

function eventSays({ reason, message }: EventObject, say: Say): void {
  const newest = message.startsWith(COMBINED) ? message.slice(COMBINED.length) : message;
  say('event', reason, newest.endsWith(CUT) ? newest.slice(0, -CUT.length) : newest);
}

function conditionsSay(kind: string, was: Status | undefined, is: Status, say: Say): void {
  const of = WORKLOADS.has(kind) ? 'Workload' : kind;
  for (const condition of is.conditions!) {
    if (was?.conditions?.includes(condition)) continue;
    say('condition', of, condition.type, condition.status, condition.reason ?? '');
  }
}

/** Kinds that share one form of conditions. */
const WORKLOADS: ReadonlySet<string> = new Set([
  'Deployment',
  'ReplicaSet',
  'ReplicationController',
  'StatefulSet',
  'DaemonSet',
]);

const LISTS = ['initContainerStatuses', 'containerStatuses', 'ephemeralContainerStatuses'] as const;

function podSays(was: PodStatus | undefined, is: PodStatus, say: Say): void {
  if (is.reason !== undefined && is.reason !== was?.reason) say('pod', is.reason);
  for (const list of LISTS) {
    if (is[list] === was?.[list]) continue;
    for (const status of is[list] ?? []) {
      const old = was?.[list]?.find(({ name }) => name === status.name);
      if (old?.state !== status.state) containerSays(old, status, say);
    }
  }
}

function containerSays(old: ContainerStatus | undefined, { state }: ContainerStatus, say: Say): void {
  const [from, to] = [kindOf(old?.state), kindOf(state)];
  if (from !== to) say('container', from, to);
  if (state.waiting) say('waiting', state.waiting.reason ?? '');
  if (state.terminated) say('terminated', state.terminated.reason ?? '');
}

function kindOf(state: ContainerState | undefined): string {
  if (state?.waiting) return 'waiting';
  if (state?.running) return 'running';
  return state?.terminated ? 'terminated' : '';
}
