import { parseGoDuration } from '../api/go-duration';
import { parseSelector } from '../api/selectors';
import type { Duration } from '../simulation/time';
import { type DryRun, dryRun } from './cordon';
import type { DrainWishes } from './drain-filters';
import type { Arguments } from './flags';
import { fault, KubectlError } from './outcome';

/** What a drain was asked for. */
export interface Options {
  readonly wishes: DrainWishes;
  readonly dry: DryRun;
  readonly grace: number | undefined;
  /** 0 waits for ever. */
  readonly timeout: Duration;
  readonly byDeletion: boolean;
  readonly selector: string;
}

/** Reads the flags of a drain. Throws a KubectlError. */
export function optionsOf(args: Arguments): Options {
  const grace = args.number('grace-period') ?? -1;
  const selector = args.text('pod-selector') ?? '';
  try {
    parseSelector(selector);
  } catch {
    throw fault('--pod-selector=<pod_selector> must be a valid label selector');
  }
  return {
    wishes: {
      force: args.isOn('force'),
      ignoreDaemonSets: args.isOn('ignore-daemonsets'),
      deleteEmptyDirData: args.isOn('delete-emptydir-data'),
      skipWaitForDeleteTimeout: args.number('skip-wait-for-delete-timeout') ?? 0,
    },
    dry: dryRun(args),
    grace: grace < 0 ? undefined : grace,
    timeout: timeoutOf(args.text('timeout') ?? '0s'),
    byDeletion: args.isOn('disable-eviction'),
    selector,
  };
}

function timeoutOf(text: string): Duration {
  try {
    return parseGoDuration(text);
  } catch (error) {
    const why = (error as Error).message;
    throw fault(
      `invalid argument "${text}" for "--timeout" flag: ${why}\nSee 'kubectl drain --help' for usage.`,
    );
  }
}

/** Several errors in one, as Go has them; a plain one has no list. */
export interface Failure {
  readonly errors: readonly string[];
  readonly isList: boolean;
}

export function textOf({ errors }: Failure): string {
  return errors.length === 1 ? errors[0]! : `[${errors.join(', ')}]`;
}

/** staging/src/k8s.io/kubectl/pkg/cmd/util/helpers.go (checkErr): a list in a list is taken apart once. */
export function failureOf(failures: readonly Failure[]): KubectlError {
  const [only] = failures;
  if (failures.length > 1) return new KubectlError(failures.map(textOf).join('\n'));
  return only!.isList ? new KubectlError(only!.errors.join('\n')) : fault(textOf(only!));
}
