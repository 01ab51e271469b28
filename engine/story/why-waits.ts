import type { Pod, PodStatus, Probe } from '../api/types';
import { shortDuration } from '../simulation/time';
import type { JournalEntry, ProcessChange } from '../store/journal';
import { isItsStart, specOf } from './why-of-processes';
import { waitOfController } from './why-periods';
import { eventOf, marksForDeletion, podOf, type Surroundings } from './why-words';

/**
 * What ran between an entry and the one that led to it, where that was some time before and the words of neither say so: a grace
 * period, the period of a probe, another try, a look that comes round again. Empty where nothing did.
 */
export function waitWords(
  entry: JournalEntry,
  cause: JournalEntry,
  words: string,
  around: Surroundings,
): string {
  if (entry.at === cause.at || SAYS_SO.test(words)) return '';
  const { change } = entry;
  if (change.what === 'process') {
    const { event, probe, container } = change;
    if (event === 'probe') return probeWords(probe!, container, podOf(entry, around));
    if (event === 'exited' || event === 'signal') return endWords(entry, change, cause, around);
  }
  if (change.what === 'note' && FOUND.test(change.text))
    return change.text.includes(' to volume ')
      ? ', found when the kubelet measured its volumes'
      : ', found at the look that the kubelet takes every 10s';
  const said = eventOf(entry);
  if (said?.reason === 'Unhealthy' || said?.reason === 'ProbeWarning') {
    const kind = /^(\w+) probe/.exec(said.message)?.[1]?.toLowerCase();
    if (isProbe(kind)) return probeWords(kind, containerOf(entry) ?? '', podOf(entry, around));
  }
  if (hasFailed(entry, cause, around)) return ', at another try after FailedCreate';
  return waitOfController(entry, cause, around) ?? heldUp(entry, cause, around);
}

/** Whether a controller that makes something, or says so, could not before: it has tried again. */
function hasFailed(entry: JournalEntry, cause: JournalEntry, around: Surroundings): boolean {
  const maker = makerOf(entry);
  if (maker === undefined) return false;
  for (let id = entry.id - 1; id > cause.id; id -= 1) {
    const other = around.entry(id);
    const said = other && eventOf(other);
    if (said?.reason === 'FailedCreate' && said.involvedObject.uid === maker) return true;
  }
  return false;
}

/** The uid of the object whose controller makes another, or says that it did or could not. */
function makerOf(entry: JournalEntry): string | undefined {
  const said = eventOf(entry);
  if (said !== undefined)
    return said.reason === 'FailedCreate' || said.reason === 'SuccessfulCreate'
      ? said.involvedObject.uid
      : undefined;
  if (entry.change.what !== 'created') return undefined;
  return entry.change.after.metadata.ownerReferences?.find(({ controller }) => controller)?.uid;
}

const SAYS_SO = /after a back-off of|\b(?:is|are) over$|only now\b|\bBack-off\b|CrashLoopBackOff/;

/** pkg/kubelet/kubelet.go (evictionMonitoringPeriod) */
const FOUND = /less than the threshold of|^(container \S+ has|its containers have) written/;

type Kind = NonNullable<ProcessChange['probe']>;

function isProbe(kind: string | undefined): kind is Kind {
  return kind === 'startup' || kind === 'readiness' || kind === 'liveness';
}

function probeWords(kind: Kind, container: string, pod: Pod | undefined): string {
  const probe: Probe | undefined = specOf(pod, container)?.[`${kind}Probe`];
  if (probe === undefined) return '';
  const { periodSeconds, initialDelaySeconds = 0 } = probe;
  const first = initialDelaySeconds > 0 ? ` after the first ${initialDelaySeconds}s` : '';
  return `, asked every ${periodSeconds}s${first}`;
}

/** Who is told to stop may go on for a while; who ends by itself has run. */
function endWords(
  entry: JournalEntry,
  { container, exitCode, signal }: ProcessChange,
  cause: JournalEntry,
  around: Surroundings,
): string {
  if (isItsStart(cause, container)) return '';
  if (exitCode === 137 || signal === 'SIGKILL') return ', when its grace period was over';
  if (cause.change.what === 'process' && cause.change.event === 'hook') return '';
  if (!stops(cause)) return '';
  return heldUp(entry, cause, around) || `, which took ${shortDuration(entry.at - cause.at)}`;
}

/** Whether a container may be told to stop because of this. */
function stops(entry: JournalEntry): boolean {
  const { change, by, object } = entry;
  if (object.kind === 'Event' || change.what === 'note') return true;
  if (change.what === 'process') return change.event !== 'started';
  return (
    change.what === 'deleted' || (change.what === 'updated' && (by === 'user' || marksForDeletion(entry)))
  );
}

/** What held a pod up in the meantime, the newest first: what failed and was tried again, whom it waited for, its node. */
function heldUp(entry: JournalEntry, cause: JournalEntry, around: Surroundings): string {
  const pod = podOf(entry, around);
  if (pod === undefined) return '';
  const container = containerOf(entry);
  const least = Math.max(cause.id + 1, entry.id - MOST_LOOKED_AT);
  let failed = '';
  for (let id = entry.id - 1; id >= least; id -= 1) {
    const other = around.entry(id);
    const words = holdsUp(other, entry, pod, container);
    if (words !== undefined) return `, ${words}`;
    if (failed === '') failed = failureOf(other, pod) || hookOf(other, entry, pod);
  }
  return failed;
}

const MOST_LOOKED_AT = 2_000;

function holdsUp(
  other: JournalEntry | undefined,
  { at }: JournalEntry,
  pod: Pod,
  container: string | undefined,
): string | undefined {
  if (other === undefined) return undefined;
  const { object, change } = other;
  const { uid } = pod.metadata;
  if (object.kind === 'Node')
    return object.name === pod.spec.nodeName && change.what === 'note' && BACK.test(change.text)
      ? `when ${/^its (.+?) (is|restarts)/.exec(change.text)?.[1]?.replace(/^/, 'the ') ?? 'the node'} was back`
      : undefined;
  const said = eventOf(other);
  if (said !== undefined) {
    if (said.involvedObject.uid !== uid) return undefined;
    return TRIED_AGAIN.has(said.reason) ? `after ${said.reason}` : undefined;
  }
  if (object.uid !== uid) return undefined;
  if (change.what === 'process') return other.at === at ? processOf(change, container) : undefined;
  if (change.what === 'note') {
    const after = ONLY_NOW.exec(change.text)?.[1];
    return after === undefined ? undefined : `after ${after}`;
  }
  if (change.what !== 'updated') return undefined;
  return waitingOf((change.after as Pod).status, container);
}

/** Another's end, or that a sidecar has started, which all that come after it wait for. */
function processOf(
  { event, probe, outcome, container }: ProcessChange,
  own: string | undefined,
): string | undefined {
  if (event === 'exited') return `when ${container} had ended`;
  const isStart = event === 'probe' && probe === 'startup' && outcome === 'succeeded';
  return isStart && container !== own ? `after the startup probe of ${container}` : undefined;
}

/** What an event says that no state of the pod has said yet. */
function failureOf(other: JournalEntry | undefined, { metadata }: Pod): string {
  const said = other && eventOf(other);
  const isAbout = said?.reason === 'Failed' && said.involvedObject.uid === metadata.uid;
  return isAbout ? `, after "${said.message}"` : '';
}

/** A start waits until the hook of the container that was started before has ended. */
function hookOf(other: JournalEntry | undefined, { at }: JournalEntry, { metadata }: Pod): string {
  const change = other?.object.uid === metadata.uid && other.at < at ? other.change : undefined;
  const isHook = change?.what === 'process' && change.hook === 'postStart';
  return isHook ? `, after the postStart hook of container ${change.container}` : '';
}

/** Why a container is not running, or else an init container that must run before it. */
function waitingOf(
  { initContainerStatuses = [], containerStatuses = [] }: PodStatus,
  container: string | undefined,
): string | undefined {
  const all = [...initContainerStatuses, ...containerStatuses];
  const own = all.filter(({ name }) => (container ?? name) === name);
  for (const { name, state } of [...own, ...initContainerStatuses]) {
    const { reason } = state.waiting ?? {};
    if (reason === undefined || BEFORE_ANYTHING.has(reason)) continue;
    return name === (container ?? name) ? `after ${reason}` : `after ${reason} of ${name}`;
  }
  return undefined;
}

const BACK = /^(comes back|is reachable again|its (kubelet|container runtime) (is back|restarts))/;

const ONLY_NOW = /^its kubelet acts upon that only now, after (.+)$/;

/** Events of what the kubelet tries again later. */
const TRIED_AGAIN: ReadonlySet<string> = new Set([
  'FailedMount',
  'FailedAttachVolume',
  'FailedCreatePodSandBox',
  'FailedScheduling',
]);

/** What a container waits for that nothing has gone wrong with. */
const BEFORE_ANYTHING: ReadonlySet<string> = new Set(['ContainerCreating', 'PodInitializing']);

function containerOf(entry: JournalEntry): string | undefined {
  if (entry.change.what === 'process') return entry.change.container;
  return /\{(.+)\}/.exec(eventOf(entry)?.involvedObject.fieldPath ?? '')?.[1];
}
