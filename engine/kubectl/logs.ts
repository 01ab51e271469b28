import { ApiError } from '../api/errors';
import { resourceName } from '../api/kinds';
import { matches, parseSelector } from '../api/selectors';
import type { Container, Pod } from '../api/types';
import { parseDuration } from '../simulation/time';
import { inListOrder } from '../view/list-order';
import type { LogLine } from './api';
import type { Command, Context } from './command';
import type { Arguments } from './flags';
import { followedLog } from './follow-container';
import { fault, usageFault } from './outcome';
import { allContainers, chosenContainer } from './pod-container';
import { bestForLogs, podsOf } from './pods-of';
import { objectNamed, podWord } from './resources';

/** https://kubernetes.io/docs/reference/kubectl/generated/kubectl_logs/ */
export const logs: Command = {
  needsPresent: true,
  flags: {
    'all-containers': { type: 'boolean' },
    'all-pods': { type: 'boolean' },
    container: { short: 'c', type: 'string' },
    follow: { short: 'f', type: 'boolean' },
    'ignore-errors': { type: 'boolean' },
    'limit-bytes': { type: 'number' },
    'max-log-requests': { type: 'number' },
    'pod-running-timeout': { type: 'string' },
    prefix: { type: 'boolean' },
    previous: { short: 'p', type: 'boolean' },
    selector: { short: 'l', type: 'string' },
    since: { type: 'string' },
    'since-time': { type: 'string' },
    tail: { type: 'number' },
    timestamps: { type: 'boolean' },
  },
  unsupported: {
    'insecure-skip-tls-verify-backend': '',
  },
  run(args, context) {
    check(args);
    const asked: { readonly pod: Pod; readonly container: Container }[] = [];
    for (const pod of podsMeant(args, context)) {
      const name = args.text('container') ?? args.words[1];
      const containers = args.isOn('all-containers')
        ? allContainers(pod)
        : [chosenContainer(pod, name, (text) => args.isOn('all-pods') || context.output.error(text))];
      asked.push(...containers.map((container) => ({ pod, container })));
    }
    const most = args.number('max-log-requests') ?? 5;
    if (args.isOn('follow') && asked.length > most)
      throw fault(
        `you are attempting to follow ${asked.length} log streams, but maximum allowed concurrency is ${most}, use ` +
          '--max-log-requests to increase the limit',
      );
    for (const { pod, container } of asked) printLog(args, context, pod, container);
    return undefined;
  },
};

/** staging/src/k8s.io/kubectl/pkg/cmd/logs/logs.go (Complete, Validate) */
function check(args: Arguments): void {
  const { words } = args;
  const hasSelector = Boolean(args.text('selector'));
  const usage =
    "expected 'logs [-f] [-p] (POD | TYPE/NAME) [-c CONTAINER]'.\n" +
    'POD or TYPE/NAME is a required argument for the logs command';
  if ((words.length === 0 && !hasSelector) || words.length > 2) throw usageFault('logs', usage);
  if (words.length === 1 && hasSelector)
    throw usageFault('logs', 'only a selector (-l) or a POD name is allowed');
  const name = args.text('container') ?? words[1];
  if (args.isOn('all-containers') && name)
    throw fault(`--all-containers=true should not be specified with container name ${name}`);
  if (args.has('container') && words.length === 2)
    throw fault('only one of -c or an inline [CONTAINER] arg is allowed');
  if (args.has('since') && args.has('since-time'))
    throw fault('at most one of `sinceTime` or `sinceSeconds` may be specified');
  if ((args.number('tail') ?? 0) < -1) throw fault('--tail must be greater than or equal to -1');
  if ((args.number('limit-bytes') ?? 0) < 0) throw fault('--limit-bytes must be greater than 0');
}

// Simplified: the logs of several pods come in the order of the list; kubectl shows them in no order.
function podsMeant(args: Arguments, context: Context): readonly Pod[] {
  const { api, namespace, output } = context;
  const selector = args.text('selector');
  if (selector) {
    const requirements = parseSelector(selector);
    const pods = api
      .list('Pod')
      .filter(({ metadata }) => metadata.namespace === namespace && matches(requirements, metadata.labels));
    if (pods.length === 0) output.error(`No resources found in ${namespace} namespace.\n`);
    return inListOrder(pods) as readonly Pod[];
  }
  const { kind, name } = podWord(args.words[0]!);
  const object = objectNamed(api, kind.kind, namespace, name);
  if (object === undefined) {
    const resource = resourceName(kind.kind);
    throw fault(`error from server (NotFound): ${resource} "${name}" not found in namespace "${namespace}"`);
  }
  if (kind.kind === 'Pod') return [object as Pod];
  const choice = { order: bestForLogs, refusal: 'cannot get the logs from' };
  const pods = podsOf(object, kind, args, context, choice);
  if (args.isOn('all-pods')) return pods;
  if (pods.length > 1) output.error(`Found ${pods.length} pods, using pod/${pods[0]!.metadata.name}\n`);
  return pods.slice(0, 1);
}

function printLog(args: Arguments, context: Context, pod: Pod, { name }: Container): void {
  const { api, output } = context;
  const prefix = args.isOn('prefix') || args.isOn('all-pods') ? `[pod/${pod.metadata.name}/${name}] ` : '';
  const stamped = args.isOn('timestamps');
  let lines: readonly LogLine[];
  try {
    const chosen = (all: readonly LogLine[]) => chosenLines(args, all, api.moment);
    const isFollowed = args.isOn('follow') && !args.isOn('previous');
    lines = isFollowed
      ? followedLog(context, pod, name, chosen)
      : chosen(api.deeds!.log(pod, name, args.isOn('previous')));
  } catch (error) {
    if (!(error instanceof ApiError) || !args.isOn('ignore-errors')) throw error;
    return output.out(`error: ${error.message}\n`);
  }
  const text = lines.map((line) => `${prefix}${stamped ? `${line.at} ` : ''}${line.text}`).join('');
  const limit = args.number('limit-bytes');
  output.out(limit ? Buffer.from(text).subarray(0, limit).toString() : text);
}

/** Of several pods only ten lines of each, unless it is said otherwise. */
function chosenLines(
  args: Arguments,
  lines: readonly LogLine[],
  { now, calendar }: Context['api']['moment'],
): readonly LogLine[] {
  const tail = args.number('tail') ?? (args.text('selector') ? 10 : -1);
  const since = args.text('since');
  const duration = since === undefined ? undefined : parseDuration(since);
  if (since !== undefined && duration === undefined) {
    throw fault(`invalid argument "${since}" for "--since" flag: time: invalid duration "${since}"`);
  }
  const from =
    args.text('since-time') ?? (duration === undefined ? undefined : calendar.timestamp(now - duration));
  const newer = from === undefined ? lines : lines.filter(({ at }) => Date.parse(at) >= Date.parse(from));
  return tail < 0 ? newer : newer.slice(Math.max(0, newer.length - tail));
}
