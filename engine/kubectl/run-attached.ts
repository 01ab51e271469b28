import type { KubeObject, Pod } from '../api/types';
import type { Duration } from '../simulation/time';
import type { Context } from './command';
import { deletionLine } from './delete';
import type { Arguments, Flags } from './flags';
import { newest, waitUntilEnded } from './follow-container';
import { fault, KubectlError, usageFault } from './outcome';

/** Flags of `kubectl run` by which it stays with its pod. */
export const ATTACH_FLAGS: Flags = {
  attach: { type: 'boolean' },
  'detach-keys': { type: 'string' },
  'leave-stdin-open': { type: 'boolean' },
  'pod-running-timeout': { type: 'string' },
  rm: { type: 'boolean' },
  stdin: { short: 'i', type: 'boolean' },
  tty: { short: 't', type: 'boolean' },
};

/** Throws a KubectlError for flags that do not go together. staging/src/k8s.io/kubectl/pkg/cmd/run/run.go (Run) */
export function checkAttaching(args: Arguments, isTried: boolean): void {
  if (args.isOn('rm') && !isAttached(args))
    throw usageFault('run', '--rm should only be used for attached containers');
  if (isAttached(args) && isTried)
    throw usageFault(
      'run',
      "--dry-run=[server|client] can't be used with attached containers options (--attach, --stdin, or --tty)",
    );
}

export function isAttached(args: Arguments): boolean {
  return args.has('attach') ? args.isOn('attach') : args.isOn('stdin');
}

/** What `-i` and `-t` say in the container. staging/src/k8s.io/kubectl/pkg/generate/versioned/run.go (BasicPod) */
export function streamsOf(args: Arguments): object {
  const stdin = args.isOn('stdin');
  return {
    ...(stdin && { stdin }),
    ...(stdin && !args.isOn('leave-stdin-open') && { stdinOnce: true }),
    ...(args.isOn('tty') && { tty: true }),
  };
}

/**
 * Stays with the pod that `kubectl run` has made until its container has ended, shows what it wrote, and deletes all that was made
 * where that is asked for. Nobody types: the container's stdin is empty. Throws a KubectlError.
 * staging/src/k8s.io/kubectl/pkg/cmd/run/run.go (Run, handleAttachPod), staging/src/k8s.io/kubectl/pkg/cmd/attach/attach.go (Run)
 */
export function stayWith(
  made: readonly KubeObject[],
  timeout: Duration,
  args: Arguments,
  context: Context,
): void {
  try {
    attach(made[0] as Pod, timeout, args, context);
  } finally {
    if (args.isOn('rm')) for (const object of made) remove(object, args, context);
  }
}

function attach(pod: Pod, timeout: Duration, args: Arguments, context: Context): void {
  const { api, output } = context;
  const within = (holds: (now: Pod) => boolean): Pod => {
    let last: Pod | undefined;
    const isSo = () => {
      last = newest(api, pod);
      if (last === undefined) throw fault('error from server (NotFound): pods "" not found');
      return holds(last);
    };
    if (!api.deeds!.runUntilTrue(isSo, api.moment.now + timeout))
      throw fault('timed out waiting for the condition');
    return last!;
  };
  const { name } = pod.spec.containers[0]!;
  const attached = within((now) => isOver(now) || isReady(now));
  if (!isOver(attached)) {
    if (!args.isOn('quiet')) output.error(`${args.isOn('tty') ? NO_TERMINAL : ''}${PROMPT}`);
    waitUntilEnded(context, attached, name, 'kubectl run');
  }
  output.out(
    api
      .deeds!.log(attached, name, false)
      .map(({ text }) => text)
      .join(''),
  );
  const { restartPolicy } = attached.spec;
  if (restartPolicy === 'Always' || args.isOn('leave-stdin-open')) return;
  const ended = within((now) => (restartPolicy === 'Never' ? isOver(now) : now.status.phase === 'Succeeded'));
  if (ended.status.phase === 'Failed') throw failed(ended);
}

function failed({ metadata, status }: Pod): Error {
  const which = `pod ${metadata.namespace}/${metadata.name}`;
  const { exitCode = 0, reason = '', message = '' } = status.containerStatuses?.[0]?.state?.terminated ?? {};
  if (exitCode === 0) return fault(`${which} failed with unknown exit code`);
  return new KubectlError(`${which} terminated (${reason})${message === '' ? '' : `\n${message}`}`, exitCode);
}

function remove(object: KubeObject, args: Arguments, { api, output }: Context): void {
  api.deeds!.delete(object, undefined);
  if (!args.isOn('quiet')) output.out(deletionLine(object, undefined, false, 'none'));
}

function isOver({ status: { phase } }: Pod): boolean {
  return phase === 'Succeeded' || phase === 'Failed';
}

function isReady({ status: { phase, conditions = [] } }: Pod): boolean {
  return phase === 'Running' && conditions.some(({ type, status }) => type === 'Ready' && status === 'True');
}

const NO_TERMINAL = 'Unable to use a TTY - input is not a terminal or the right kind of file\n';
const PROMPT =
  'All commands and output from this session will be recorded in container logs, including credentials and sensitive ' +
  "information passed through the command prompt.\nIf you don't see a command prompt, try pressing enter.\n";
