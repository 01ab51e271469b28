import { rulesOfEngine } from './rules';

/** Rules of a release of the engine by their numbers. */
export interface ReachedRules {
  /** The digest of the catalogue of rules that the numbers are of. */
  readonly of: string;
  readonly numbers: readonly number[];
}

/** Forgets what was reached so far. */
export function forgetReached(): void {
  marks()?.fill(0);
}

/** The rules that were asked for since then. Undefined where the engine was loaded by something else than tools/register.js. */
export function reachedRules(): ReachedRules | undefined {
  const reached = marks();
  const { rules, digest } = rulesOfEngine();
  if (reached?.length !== rules.length) return undefined;
  return { of: digest, numbers: rules.flatMap((_, i) => (reached[i] === 0 ? [] : [i])) };
}

/** A byte for each rule, which tools/marks.js has the engine write. */
function marks(): Uint8Array | undefined {
  return (process as { [MARKS]?: Uint8Array })[MARKS];
}

const MARKS = Symbol.for('podlife.reached');
