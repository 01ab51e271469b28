import type { Instant } from '../simulation/time';
import type { Process } from './process';
import type { Code } from './shell-code';
import type { Descriptors, Pipe } from './streams';

/** What a shell remembers, as plain data. */

export interface Variable {
  readonly value: string | undefined;
  readonly array: readonly (string | undefined)[] | undefined;
  readonly exported: boolean;
  readonly readOnly: boolean;
}

/** What the shell is inside of, innermost last. */
export type Entry = Loop | { readonly kind: 'case'; readonly text: string } | Redirected | Call;

export interface Loop {
  readonly kind: 'loop';
  readonly next: number;
  readonly end: number;
  readonly words: readonly string[] | undefined;
  at: number;
  /** Of the last round's last command: the status of the loop. */
  status: number;
  /** Since when it has not waited, and how many rounds ago that was. */
  since: Instant;
  rounds: number;
}

export interface Redirected {
  readonly kind: 'redirect';
  readonly saved: Descriptors;
}

/** Code that runs another: a function, `eval`, `.`, a trap. */
export interface Call {
  readonly kind: 'call';
  readonly code: Code;
  readonly pc: number;
  readonly positional: readonly string[] | undefined;
  /** The outer values of what is local; only of functions. */
  readonly locals: Map<string, Variable | undefined> | undefined;
  readonly tested: boolean;
  /** Does `return` end it: a function or `.`. */
  readonly returns: boolean;
  readonly after: 'nothing' | 'trap' | 'exit';
  /** What `$?` was before a trap. */
  readonly status: number;
  /** A `redirect` entry below belongs to it. */
  readonly redirected: boolean;
}

/** What the shell waits for. */
export type ShellWait =
  | { readonly kind: 'child'; readonly child: Process; readonly tested: boolean }
  | { readonly kind: 'pipeline'; readonly children: readonly Process[]; readonly tested: boolean }
  | { readonly kind: 'substitution'; readonly child: Process; readonly pipe: Pipe }
  /** A builtin that is tried again: `wait`, `read`. */
  | {
      readonly kind: 'builtin';
      readonly argv: readonly string[];
      readonly saved: Descriptors | undefined;
      readonly tested: boolean;
      readonly until: Instant | undefined;
    }
  | { readonly kind: 'room'; readonly pipe: Pipe }
  /** A script that comes through stdin. */
  | { readonly kind: 'script' };

/** A builtin's answer when it has to wait; it is run again, with the same words, when its process is woken. */
export const BLOCKED = -1;

/** A failure that ends the shell: printed, then the status. */
export class ShellFailure extends Error {
  constructor(
    message: string,
    readonly status: number,
  ) {
    super(message);
  }
}
