import { GoDurationError, parseGoDuration } from '../api/go-duration';
import type { Duration } from '../simulation/time';
import type { Arguments } from './flags';
import { fault } from './outcome';

/** A flag such as `--timeout=1m30s`; undefined where it is not given. Throws a KubectlError in pflag's words. */
export function durationFlag(args: Arguments, flag: string, command: string): Duration | undefined {
  const text = args.text(flag);
  if (text === undefined) return undefined;
  try {
    return parseGoDuration(text);
  } catch (error) {
    if (!(error instanceof GoDurationError)) throw error;
    const told = `invalid argument ${JSON.stringify(text)} for "--${flag}" flag: ${error.message}`;
    throw fault(`${told}\nSee 'kubectl ${command} --help' for usage.`);
  }
}
