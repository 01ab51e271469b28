import { seconds } from '../../simulation/time';
import type { UtilityAnswer, UtilityContext } from '../utility';

/**
 * The few statements of Python that manifests put behind `python -c`: `import`, `print("…")`, `time.sleep(n)`, `sys.exit(n)`, and `if … elif … else`
 * over variables of the environment. Anything else is a program that only its author knows, and says so.
 * Simplified: a traceback has no lines of the program between its first line and its last.
 * https://kubernetes.io/docs/tasks/job/backoff-limit-per-index/
 */
export function runStatements(context: UtilityContext, program: string, resumedAt = 0): UtilityAnswer {
  const unknown = (): never => context.unknown(`the python program "${program}"`);
  const lines = statementsOf(program);
  let out = '';
  let at = resumedAt;
  while (at < lines.length) {
    const { text, indent } = lines[at]!;
    const branch = /^(if|elif) (.+):$/.exec(text);
    if (branch) {
      const isTaken = holds(branch[2]!, context, unknown);
      if (typeof isTaken === 'string')
        return { exit: 1, out, err: `Traceback (most recent call last):\n${isTaken}\n` };
      at = isTaken ? at + 1 : nextBranch(lines, at);
      continue;
    }
    // Whoever comes to another branch has run one before it.
    if (text === 'else:' || text.startsWith('elif ')) {
      at = afterBlock(lines, at, indent);
      continue;
    }
    const done = statement(text, unknown);
    at = leavingBranch(lines, at + 1);
    if (done.exit !== undefined) return { exit: done.exit, out };
    if (done.sleep !== undefined) {
      const until = context.now + Math.round(done.sleep * seconds(1));
      return { wait: { for: 'time', until }, state: at, ...(out !== '' && { out }) };
    }
    out += done.out ?? '';
  }
  return { exit: 0, out };
}

interface Line {
  readonly text: string;
  readonly indent: number;
}

function statementsOf(program: string): readonly Line[] {
  return program.split('\n').flatMap((line) => {
    const indent = line.length - line.trimStart().length;
    return line
      .split(';')
      .map((part) => ({ text: part.trim(), indent }))
      .filter(({ text }) => text !== '' && !text.startsWith('#') && !/^(import|from) /.test(text));
  });
}

/** The first line behind the block of a line: the next that is indented no deeper. */
function afterBlock(lines: readonly Line[], at: number, indent: number): number {
  let next = at + 1;
  while (next < lines.length && lines[next]!.indent > indent) next += 1;
  return next;
}

/** Where a condition that does not hold leads: to the condition of `elif`, into the block of `else`, or behind all. */
function nextBranch(lines: readonly Line[], at: number): number {
  const next = afterBlock(lines, at, lines[at]!.indent);
  const isElse = lines[next]?.text === 'else:' && lines[next]!.indent === lines[at]!.indent;
  return isElse ? next + 1 : next;
}

/** Behind the end of a branch that was run, the other branches are left out. */
function leavingBranch(lines: readonly Line[], at: number): number {
  let next = at;
  while (next < lines.length && /^(elif .*|else):$/.test(lines[next]!.text))
    next = afterBlock(lines, next, lines[next]!.indent);
  return next;
}

interface Done {
  readonly exit?: number;
  readonly sleep?: number;
  readonly out?: string;
}

function statement(text: string, unknown: () => never): Done {
  if (text === 'pass') return {};
  const [, sleeps] = /^(?:time\.)?sleep\((\d+(?:\.\d+)?)\)$/.exec(text) ?? [];
  if (sleeps !== undefined) return { sleep: Number(sleeps) };
  const [, exits] = /^(?:(?:sys|os)\.)?_?exit\((\d*)\)$/.exec(text) ?? [];
  if (exits !== undefined) return { exit: Number(exits || '0') & 255 };
  const prints = /^print\((?:(["'])([^"'\\{}]*)\1)?(?:, flush=True)?\)$/.exec(text);
  return prints ? { out: `${prints[2] ?? ''}\n` } : unknown();
}

const NOT_A_NUMBER =
  "TypeError: int() argument must be a string, a bytes-like object or a real number, not 'NoneType'";

/** `os.environ.get("X") == "a"`, `int(os.environ["X"]) % 2 == 0`. A text is Python's error: the variable is not there. */
function holds(condition: string, context: UtilityContext, unknown: () => never): boolean | string {
  const match =
    /^(int\()?os\.(?:environ(?:\.get\(|\[)|getenv\()["'](\w+)["'][)\]]\)?(?: % (\d+))? (==|!=) (?:["']([^"']*)["']|(\d+))$/.exec(
      condition,
    );
  if (!match) return unknown();
  const [, isNumber, name = '', modulus, operator, text, number] = match;
  const value = context.env.get(name);
  if (value === undefined && condition.includes('environ[')) return `KeyError: '${name}'`;
  if (value === undefined && isNumber !== undefined) return NOT_A_NUMBER;
  if (isNumber !== undefined && !/^\d+$/.test(value!)) return unknown();
  const left =
    isNumber === undefined ? value : String(modulus ? Number(value) % Number(modulus) : Number(value));
  // A text never equals a number in Python.
  const isEqual = (isNumber === undefined) === (text !== undefined) && left === (text ?? number);
  return isEqual === (operator === '==');
}
