import type { Pod } from '../api/types';
import { hours } from '../simulation/time';
import type { LogLine } from './api';
import { type Context, NotSimulated } from './command';
import { objectNamed } from './resources';

const LONGEST = hours(1);

/**
 * Lets time go on until a container of a pod has ended, in the run that it is in now; one that does not run has ended.
 * @param command that waits, as in `kubectl logs -f`
 */
export function waitUntilEnded({ api }: Context, pod: Pod, container: string, command: string): void {
  const run = runOf(pod, container);
  if (run === undefined) return;
  const hasEnded = () => {
    const now = newest(api, pod);
    return now === undefined || runOf(now, container) !== run;
  };
  if (api.deeds!.runUntilTrue(hasEnded, api.moment.now + LONGEST)) return;
  throw new NotSimulated(
    `${command} has followed container "${container}" of pod "${pod.metadata.name}" for 1h, and it has not ended: ` +
      'let time go on with a step, and look then',
  );
}

/** What a container has written until it has ended: `first` of what is there already, and all that comes. */
export function followedLog(
  context: Context,
  pod: Pod,
  container: string,
  first: (lines: readonly LogLine[]) => readonly LogLine[],
): readonly LogLine[] {
  const { log } = context.api.deeds!;
  const read = () => log.call(context.api.deeds, pod, container, false);
  const there = read();
  // A line that has no end yet is told when it has.
  const whole = there.at(-1)?.text.endsWith('\n') === false ? there.slice(0, -1) : there;
  waitUntilEnded(context, pod, container, 'kubectl logs -f');
  return [...first(whole), ...read().slice(whole.length)];
}

/** The pod as it is now; undefined when it is gone. */
export function newest(
  api: Context['api'],
  { metadata: { namespace = '', name, uid } }: Pod,
): Pod | undefined {
  const now = objectNamed(api, 'Pod', namespace, name) as Pod | undefined;
  return now?.metadata.uid === uid ? now : undefined;
}

/** The identity of the run in which a container is; undefined where it does not run. */
function runOf({ status }: Pod, container: string): string | undefined {
  const { containerStatuses = [], initContainerStatuses = [], ephemeralContainerStatuses = [] } = status;
  const all = [...containerStatuses, ...initContainerStatuses, ...ephemeralContainerStatuses];
  const found = all.find(({ name }) => name === container);
  return found?.state?.running === undefined ? undefined : found.containerID;
}
