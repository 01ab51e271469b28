import type { Container, Pod, Probe } from '../api/types';
import { type Duration, parseDuration, seconds } from '../simulation/time';
import type { JournalEntry, ProcessChange } from '../store/journal';
import type { Sentence, Surroundings } from './why-words';

/** What the process of a container did, or what was done to it. */
export function processSentence(entry: JournalEntry, change: ProcessChange, around: Surroundings): Sentence {
  const pod = around.objectAt(entry.object.uid, entry.id) as Pod | undefined;
  const { container } = change;
  const spec = specOf(pod, container);
  const who = `${roleOf(pod, container)} ${container}`;
  const cause = around.entry(entry.because);
  switch (change.event) {
    case 'started':
      return startSentence(entry, change, who, around);
    case 'exited':
      return exitSentence(change, who, spec, cause);
    case 'signal':
      return {
        words: `${who} received ${change.signal}${change.outcome === 'ignored' ? ' and ignored it' : ''}`,
        fields: change.signal === 'SIGKILL' ? ['spec/terminationGracePeriodSeconds'] : undefined,
        said: { name: container, run: change.run, what: ['ignores', 'onStop'] },
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
  return {
    words: `the kubelet started ${who} again (run ${run})${after}`,
    fields: [`${container}/restartPolicyRules`, `${container}/restartPolicy`, 'spec/restartPolicy'],
  };
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
    if (found) return isWaitedFor(found[1]!, start.at - exit.at) ? found[1] : undefined;
  }
  return undefined;
}

/** A node that restarts knows of no back-off. The kubelet counts from the end as it is written: in whole seconds. */
function isWaitedFor(backOff: string, gap: Duration): boolean {
  return gap > (parseDuration(backOff) ?? 0) - seconds(1);
}

function exitSentence(
  { container, run, exitCode, reason }: ProcessChange,
  who: string,
  spec: Container | undefined,
  cause: JournalEntry | undefined,
): Sentence {
  const code = `code ${exitCode}`;
  if (reason === 'OOMKilled') {
    const limit = spec?.resources.limits?.memory;
    const much = limit === undefined ? 'its node had' : `its limit of ${limit}`;
    return {
      words: `${who} used more memory than ${much}: the kernel killed it (OOMKilled, ${code})`,
      fields: [`${container}/resources.limits.memory`, `${container}/resources`],
      said: { name: container, run, what: ['memory'] },
    };
  }
  if (isItsStart(cause, container)) {
    const fields = [`${container}/command`, `${container}/args`, `${container}/image`];
    const said = { name: container, run, what: ['exit'], instead: true } as const;
    return { words: `${who} exited with ${code}`, fields, said };
  }
  if (cause === undefined) return { words: `${who} exited with ${code}` };
  if (cause.change.what === 'note' && cause.change.text === POWER_CUT)
    return { words: `${who} ended with its node (${code})` };
  const said = { name: container, run, what: ['ignores', 'onStop'] };
  if (exitCode === 137) {
    const words = `${who} was killed (SIGKILL, ${code})`;
    // Who evicts a pod gives it a grace period of its own.
    const fields = cause.object.kind === 'Event' ? undefined : ['spec/terminationGracePeriodSeconds'];
    return { words, fields, said };
  }
  if (exitCode === 143) return { words: `${who} was stopped (SIGTERM, ${code})` };
  return { words: `${who} was told to stop and exited with ${code}`, said };
}

/** What is noted of a node whose power is cut. */
const POWER_CUT = 'goes down';

export function isItsStart(cause: JournalEntry | undefined, container: string): boolean {
  return (
    cause?.change.what === 'process' &&
    cause.change.event === 'started' &&
    cause.change.container === container
  );
}

function probeSentence(
  { container, run, probe, outcome }: ProcessChange,
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
  return {
    words: `the ${probe} probe of ${who} ${outcome}${times}`,
    fields,
    said: { name: container, run, what: ['answers', 'listens'] },
  };
}

export function specOf(pod: Pod | undefined, name: string): Container | undefined {
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
