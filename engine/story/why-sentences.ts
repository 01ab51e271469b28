import { kindOf } from '../api/kinds';
import { tolerates } from '../api/tolerations';
import type { Container, EventObject, KubeObject, Node, Pod, Probe } from '../api/types';
import type { JournalEntry, ProcessChange } from '../store/journal';
import { whatHappened } from '../view/timeline';
import { type Difference, differenceOf } from './difference';

/** What an explanation says of one entry. */
export interface Sentence {
  readonly words: string;
  /** The fields of the manifest that made it so, the most telling first: keys of an `OriginField`. */
  readonly fields?: readonly string[];
  /** Whose manifest that is: the object of the entry, unless it is said. */
  readonly uid?: string;
}

/** What must be known around an entry to say it well. */
export interface Surroundings {
  /** The object as it was before the entry, or as the entry made it. */
  objectAt(uid: string, entry: number): KubeObject | undefined;
  /** The object of a kind and name as it was by then. */
  named(kind: string, namespace: string, name: string): KubeObject | undefined;
  entry(id: number): JournalEntry | undefined;
}

/** Whether an entry tells a person anything: it does not where it only counts up an event or echoes what is known. */
export function tells(entry: JournalEntry): boolean {
  if (entry.by === USER) return true;
  if (entry.object.kind === 'Event') return false;
  return whatHappened(entry).length > 0;
}

/** What happens again and again has the same key. */
export function keyOfWhat({ change, object, by }: JournalEntry): string {
  const about = `${by} ${object.kind}/${object.namespace}/${object.name}`;
  if (change.what !== 'process') return `${about} ${change.what}`;
  const { container, event, run, hook, probe, outcome } = change;
  // The first start is no repetition: something else led to it.
  return `${about} ${container} ${event} ${event === 'started' && run === 1 ? 'first' : (hook ?? probe ?? outcome ?? '')}`;
}

/** An entry in a sentence that a newcomer understands. */
export function sentenceOf(entry: JournalEntry, around: Surroundings): Sentence {
  const { change, object } = entry;
  if (change.what === 'process') return processSentence(entry, change, around);
  if (object.kind === 'Event' && change.what !== 'note') {
    return eventSentence((change.after ?? change.before) as KubeObject as EventObject, around);
  }
  const name = nameOf(entry);
  switch (change.what) {
    case 'note':
      return { words: change.text.startsWith('warning: ') ? change.text : `${name} ${change.text}` };
    case 'created':
      return { words: `${actor(entry)} created ${name}`, fields: CREATED, uid: controllerUid(change.after) };
    case 'deleted':
      return { words: `${name} was gone` };
    case 'updated':
      return updateSentence(entry, name, change.before, change.after, around);
  }
}

const USER = 'user';
const CREATED = ['own/replicas', 'own/completions', 'own/schedule'];

/** `pod web`, `ReplicaSet web-5d4`. */
export function nameOf({ object }: Pick<JournalEntry, 'object'>): string {
  const { kind, name } = object;
  return `${SMALL.has(kind) ? (kindOf(kind)?.singular ?? kind) : kind} ${name}`;
}

/** Kinds that are words of their own. */
const SMALL: ReadonlySet<string> = new Set(['Pod', 'Node', 'Job', 'Service', 'Namespace']);

const ACTORS: Readonly<Record<string, string>> = {
  user: 'the user',
  kubelet: 'the kubelet',
  'default-scheduler': 'the scheduler',
  'horizontal-pod-autoscaler': 'the HorizontalPodAutoscaler',
};

function actor({ by }: JournalEntry): string {
  return ACTORS[by] ?? `the ${by.replace(/-/g, ' ')}`;
}

function controllerUid({ metadata }: KubeObject): string | undefined {
  return metadata.ownerReferences?.find(({ controller }) => controller)?.uid;
}

// ---------------------------------------------------------------------------------------- processes

function processSentence(entry: JournalEntry, change: ProcessChange, around: Surroundings): Sentence {
  const pod = around.objectAt(entry.object.uid, entry.id) as Pod | undefined;
  const { container } = change;
  const spec = specOf(pod, container);
  const who = `${roleOf(pod, container)} ${container}`;
  const cause = around.entry(entry.because);
  switch (change.event) {
    case 'started':
      return startSentence(entry, change, who, around);
    case 'exited':
      return exitSentence(change, who, spec, isItsStart(cause, container), entry.because < 0);
    case 'signal':
      return {
        words: `${who} received ${change.signal}${change.outcome === 'ignored' ? ' and ignored it' : ''}`,
      };
    case 'hook':
      return {
        words: `the ${change.hook} hook of ${who} began`,
        fields: [`${container}/lifecycle.${change.hook}`],
      };
    case 'probe':
      return probeSentence(change, who, spec);
  }
}

function startSentence(
  entry: JournalEntry,
  { container, run }: ProcessChange,
  who: string,
  around: Surroundings,
): Sentence {
  if (run === 1) return { words: `${who} started` };
  const cause = around.entry(entry.because);
  const backOff = cause && backOffBetween(cause, entry, container, around);
  const after = backOff === undefined ? '' : ` after a back-off of ${backOff}`;
  return { words: `the kubelet started ${who} again (run ${run})${after}` };
}

/** How long the back-off was of which the pod's status told between an exit and the next start. */
function backOffBetween(
  exit: JournalEntry,
  start: JournalEntry,
  container: string,
  around: Surroundings,
): string | undefined {
  for (let id = start.id - 1; id > exit.id; id -= 1) {
    const { object, change } = around.entry(id)!;
    if (object.uid !== start.object.uid || change.what !== 'updated') continue;
    const waiting = statusesOf(change.after as Pod).find(({ name }) => name === container)?.state.waiting;
    const found =
      waiting?.reason === 'CrashLoopBackOff' && /back-off (\S+) restarting/.exec(waiting.message ?? '');
    if (found) return found[1];
  }
  return undefined;
}

function exitSentence(
  { container, exitCode, reason }: ProcessChange,
  who: string,
  spec: Container | undefined,
  byItself: boolean,
  bySaying: boolean,
): Sentence {
  if (reason === 'OOMKilled') {
    const limit = spec?.resources.limits?.memory;
    const much = limit === undefined ? 'its node had memory for' : `its limit of ${limit}`;
    const words = `${who} used more memory than ${much}: the kernel killed it (OOMKilled, code ${exitCode})`;
    return { words, fields: [`${container}/resources.limits.memory`, `${container}/resources`] };
  }
  if (byItself) {
    const fields = [`${container}/command`, `${container}/args`, `${container}/image`];
    return { words: `${who} exited with code ${exitCode}`, fields };
  }
  if (bySaying) return { words: `${who} exited with code ${exitCode}, as was said of it` };
  if (exitCode === 137) return { words: `${who} was killed (SIGKILL, code 137)` };
  if (exitCode === 143) return { words: `${who} was stopped (SIGTERM, code 143)` };
  return { words: `${who} was told to stop and exited with code ${exitCode}` };
}

function isItsStart(cause: JournalEntry | undefined, container: string): boolean {
  return (
    cause?.change.what === 'process' &&
    cause.change.event === 'started' &&
    cause.change.container === container
  );
}

function probeSentence(
  { container, probe, outcome }: ProcessChange,
  who: string,
  spec: Container | undefined,
): Sentence {
  const fields = [`${container}/${probe}Probe`];
  const asked: Probe | undefined = spec?.[`${probe!}Probe`];
  const [limit, field] =
    outcome === 'failed'
      ? [asked?.failureThreshold ?? 3, 'failureThreshold']
      : [asked?.successThreshold ?? 1, 'successThreshold'];
  const times =
    limit === 1
      ? outcome === 'failed'
        ? ` (${field} 1)`
        : ''
      : ` ${limit} times in a row (${field} ${limit})`;
  return { words: `the ${probe} probe of ${who} ${outcome}${times}`, fields };
}

function specOf(pod: Pod | undefined, name: string): Container | undefined {
  const all = [...(pod?.spec.initContainers ?? []), ...(pod?.spec.containers ?? [])];
  return all.find((one) => one.name === name);
}

function statusesOf({ status }: Pod) {
  return [...(status.initContainerStatuses ?? []), ...(status.containerStatuses ?? [])];
}

function roleOf(pod: Pod | undefined, name: string): string {
  const init = pod?.spec.initContainers?.find((one) => one.name === name);
  if (init === undefined) return 'container';
  return init.restartPolicy === 'Always' ? 'sidecar' : 'init container';
}

// ------------------------------------------------------------------------------------------- events

function eventSentence(
  { reason, message, involvedObject, ...event }: EventObject,
  around: Surroundings,
): Sentence {
  const { component = '' } = event.source ?? {};
  const who =
    ACTORS[component || event.reportingComponent] ??
    `the ${(component || event.reportingComponent).replace(/-/g, ' ')}`;
  const words = `${who} said of ${nameOf({ object: involvedObject as JournalEntry['object'] })}: ${message.trim()} (${reason})`;
  const container = /\{(.+)\}/.exec(involvedObject.fieldPath ?? '')?.[1];
  const fields = EVENT_FIELDS[reason]?.(message, container ?? '');
  const quota = /exceeded quota: ([^,\s]+)/.exec(message)?.[1];
  if (quota !== undefined) {
    const limit = around.named('ResourceQuota', involvedObject.namespace ?? '', quota);
    return { words, fields: ['own/hard'], uid: limit?.metadata.uid };
  }
  return { words, fields, uid: involvedObject.uid };
}

type FieldsOfEvent = (message: string, container: string) => readonly string[];

const ofImage: FieldsOfEvent = (_, container) => [`${container}/image`];
const ofProbe: FieldsOfEvent = (message, container) => {
  const kind = /(liveness|readiness|startup)/.exec(message.toLowerCase())?.[1];
  return [`${container}/${kind}Probe`];
};

/** Which fields an event is about. */
const EVENT_FIELDS: Readonly<Record<string, FieldsOfEvent>> = {
  Failed: ofImage,
  BackOff: (message, container) =>
    message.includes('pulling')
      ? [`${container}/image`]
      : [`${container}/command`, `${container}/args`, `${container}/image`],
  ErrImageNeverPull: ofImage,
  InspectFailed: ofImage,
  Unhealthy: ofProbe,
  Killing: ofProbe,
  FailedPostStartHook: (_, container) => [`${container}/lifecycle.postStart`],
  FailedPreStopHook: (_, container) => [`${container}/lifecycle.preStop`],
  FailedScheduling: (message) => schedulingFields(message),
  DeadlineExceeded: () => ['spec/activeDeadlineSeconds', 'own/activeDeadlineSeconds'],
  BackoffLimitExceeded: () => ['own/backoffLimit'],
};

/** What a pod wants that no node has. pkg/scheduler/framework (the words of the filters) */
function schedulingFields(message: string): readonly string[] {
  const fields: string[] = [];
  if (message.includes('Insufficient')) fields.push('*/resources.requests', '*/resources');
  if (message.includes('node affinity/selector')) fields.push('spec/nodeSelector', 'spec/affinity');
  if (message.includes('pod affinity') || message.includes('pod anti-affinity')) fields.push('spec/affinity');
  if (message.includes('topology spread')) fields.push('spec/topologySpreadConstraints');
  if (message.includes('untolerated taint')) fields.push('spec/tolerations');
  return fields;
}

// ------------------------------------------------------------------------------------------ changes

function updateSentence(
  entry: JournalEntry,
  name: string,
  before: KubeObject,
  after: KubeObject,
  around: Surroundings,
): Sentence {
  const said = whatHappened(entry);
  const who = actor(entry);
  const [first = ''] = said;
  const deleted = /^deleted(?:, grace period (\d+)s)?$/.exec(first);
  if (deleted) {
    const evicted = evictionOf(entry, after as Pod, around);
    const grace = deleted[1] === undefined ? '' : ` (grace period ${deleted[1]}s)`;
    return {
      words: `${who} deleted ${name}${grace}${evicted}`,
      fields: evicted ? ['spec/tolerations'] : undefined,
    };
  }
  if (first === 'nothing of it is left on the node')
    return { words: `nothing of ${name} was left on its node` };
  if (first.startsWith('Scheduled to ')) return { words: `${who} placed ${name} on ${first.slice(13)}` };
  if (first.startsWith('scaled from '))
    return scaleSentence(entry, `${who} ${first.replace('scaled', `scaled ${name}`)}`, around);
  if (first.startsWith('tainted ')) return { words: `${who} tainted ${name}: ${first.slice(8)}` };
  const pull = /^(?:init )?container (\S+) waiting: (?:ErrImagePull|ImagePullBackOff|InvalidImageName)/.exec(
    first,
  );
  const crash = /^(?:init )?container (\S+) waiting: CrashLoopBackOff/.exec(first);
  const phase = /^phase (.+)$/.exec(first);
  if (phase)
    return {
      words: `${name} became ${[phase[1]!, ...said.slice(1)].join(', ')}`,
      fields: DEADLINES[phase[1]!],
    };
  if (said.length > 0) {
    const ready = entry.object.kind === 'Node' && said.find((text) => /^(not )?Ready\b/.test(text));
    return {
      words: `${name}: ${ready || said.join(', ')}`,
      fields: pull
        ? [`${pull[1]}/image`]
        : crash
          ? [`${crash[1]}/command`, `${crash[1]}/args`, `${crash[1]}/image`]
          : undefined,
    };
  }
  const changes = leavesOf(differenceOf(before, after)).filter(([path]) => !ECHO.test(path));
  const what = changes
    .slice(0, 2)
    .map(([path, value]) => `${path} ${value}`)
    .join(', ');
  return { words: `${who} changed ${name}${what && `: ${what}`}${changes.length > 2 ? ', …' : ''}` };
}

function scaleSentence(entry: JournalEntry, words: string, around: Surroundings): Sentence {
  const autoscaler =
    entry.by === 'horizontal-pod-autoscaler' ? around.entry(entry.because)?.object : undefined;
  if (autoscaler === undefined) return { words, fields: ['own/replicas'] };
  const fields = ['own/metrics', 'own/maxReplicas'];
  return { words: words + rescaleReason(entry, around), fields, uid: autoscaler.uid };
}

/** Phases that a limit of time led to. */
const DEADLINES: Readonly<Record<string, readonly string[]>> = {
  'Failed: DeadlineExceeded': ['spec/activeDeadlineSeconds'],
};

/** Why the controller of taints ends a pod: for how long it tolerates what its node is tainted with. */
function evictionOf({ by, because }: JournalEntry, { spec }: Pod, around: Surroundings): string {
  if (by !== 'taint-eviction-controller') return '';
  const change = around.entry(because)?.change;
  const node = change?.what === 'updated' ? (change.after as Node) : undefined;
  const taints = node?.spec.taints?.filter(({ effect }) => effect === 'NoExecute') ?? [];
  for (const taint of taints) {
    const used = spec.tolerations?.find((toleration) => tolerates(toleration, taint));
    if (used === undefined) return `, which does not tolerate ${taint.key}`;
    if (used.tolerationSeconds !== undefined)
      return `, which tolerates ${taint.key} for ${used.tolerationSeconds}s`;
  }
  return ', which does not tolerate the taint any longer';
}

/** What an autoscaler says of its reason, in the event that it writes next. */
function rescaleReason({ id, at, by }: JournalEntry, around: Surroundings): string {
  if (by !== 'horizontal-pod-autoscaler') return '';
  for (let next = around.entry(id + 1); next?.at === at; next = around.entry(next.id + 1)) {
    const { object, change } = next;
    if (object.kind !== 'Event' || (change.what !== 'created' && change.what !== 'updated')) continue;
    const { reason, message } = change.after as EventObject;
    if (reason === 'SuccessfulRescale') return ` (${message.slice(message.indexOf('reason: ') + 8)})`;
  }
  return '';
}

/** What the API server and kubectl note beside what was changed. */
const ECHO =
  /^(metadata\.(generation|resourceVersion|managedFields|annotations|creationTimestamp|uid)|status)/;

/** The fields that differ, and what they are now. */
function leavesOf(
  difference: Difference | undefined,
  at = '',
): readonly (readonly [path: string, value: string])[] {
  if (difference === undefined) return [];
  if ('v' in difference) return [[at, `is now ${JSON.stringify(difference.v)}`]];
  const inside = (key: string) => (/^\d+$/.test(key) ? `${at}[${key}]` : at ? `${at}.${key}` : key);
  const { s = {}, d = [], n = {} } = difference;
  return [
    ...Object.keys(s).map((key) => [inside(key), `is now ${text(s[key])}`] as const),
    ...d.map((key) => [inside(key), 'is gone'] as const),
    ...Object.keys(n).flatMap((key) => leavesOf(n[key], inside(key))),
  ];
}

function text(value: unknown): string {
  const json = typeof value === 'string' ? value : JSON.stringify(value);
  return json.length > 60 ? `${json.slice(0, 59)}…` : json;
}
