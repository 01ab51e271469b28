import { Undeclared } from '../process/container';
import type { Api } from './api';
import type { Arguments, Flags } from './flags';
import type { Output } from './outcome';

/** One command of kubectl, such as `get`. */
export interface Command {
  readonly flags: Flags;
  /** Flags that kubectl has and podlife does not follow, by long name or letter, and why. */
  readonly unsupported: Readonly<Record<string, string>>;
  /** Whether it needs the cluster as it is now: it reads what is not in the store, or changes something. */
  readonly needsPresent?: boolean;
  /** Carries the command out; throws a KubectlError or an ApiError. Answers the exit code where that is not 0. */
  run(args: Arguments, context: Context): number | undefined;
}

export interface Context {
  readonly api: Api;
  readonly output: Output;
  /** The namespace of `-n`, or that of the context. */
  readonly namespace: string;
}

/** What a command line asks for that podlife does not do: a mistake of its author, not an error of kubectl. */
export class NotSimulated extends Undeclared {
  override name = 'NotSimulated';
}
