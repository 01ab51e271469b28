import type { Shell } from './shell';
import { controlBuiltins } from './shell-builtins-control';
import { outputBuiltins } from './shell-builtins-output';
import { variableBuiltins } from './shell-builtins-variables';
import type { Dialect } from './utility';

/**
 * A builtin answers its exit code, `BLOCKED`, or `undefined` when it has changed where the shell goes on.
 */
export type Builtin = (shell: Shell, argv: readonly string[], tested: boolean) => number | undefined;

/** Those whose assignments stay and whose redirection errors end the shell. */
export const SPECIAL: ReadonlySet<string> = new Set([
  ':',
  '.',
  'break',
  'continue',
  'eval',
  'exec',
  'exit',
  'export',
  'readonly',
  'return',
  'set',
  'shift',
  'times',
  'trap',
  'unset',
]);

const ALL: ReadonlyMap<string, Builtin> = new Map([
  ...controlBuiltins(),
  ...variableBuiltins(),
  ...outputBuiltins(),
]);

/** Builtins that a dialect has not. */
const ABSENT: Readonly<Record<Dialect, ReadonlySet<string>>> = {
  ash: new Set(['declare', 'typeset', 'shopt', 'builtin']),
  dash: new Set(['declare', 'typeset', 'shopt', 'builtin', 'source', 'let']),
  bash: new Set(),
};

export const BUILTINS: readonly string[] = [...ALL.keys()];

export function builtinOf(name: string, dialect: Dialect): Builtin | undefined {
  const builtin = ALL.get(name);
  return builtin !== undefined && !ABSENT[dialect].has(name) ? builtin : undefined;
}

/** Words that are shell in another dialect: surely no program is called so. */
export const isOtherDialects = (name: string, dialect: Dialect): boolean =>
  name === '[[' ||
  name === '((' ||
  /^\w+(\+|\[.*\])=/.test(name) ||
  (ALL.has(name) && ABSENT[dialect].has(name));
