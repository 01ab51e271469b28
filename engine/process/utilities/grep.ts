import { isErrno } from '../file-view';
import type { Utility, UtilityContext } from '../utility';
import { cannotOpen, fail, filterLines, options, usage } from './common';
import {
  type Around,
  aroundOf,
  kept,
  NO_SURROUNDINGS,
  type Surroundings,
  separated,
  withContextNamed,
} from './grep-context';
import { literally, regularExpression } from './patterns';

/**
 * `grep` in its usual forms; `egrep` and `fgrep` are `-E` and `-F`. 0 when a line matched, 1 when none did, 2 when
 * a file could not be read.
 */
export const grep: Utility = (context, resumed) => {
  const given = options(
    context,
    'EFGqoivcnwxlrRhHsm:e:A:B:C:',
    {
      quiet: 'q',
      silent: 'q',
      'ignore-case': 'i',
      'invert-match': 'v',
      count: 'c',
      'line-number': 'n',
      'only-matching': 'o',
      'extended-regexp': 'E',
      'fixed-strings': 'F',
      'word-regexp': 'w',
      'line-regexp': 'x',
      'files-with-matches': 'l',
      recursive: 'r',
      'no-messages': 's',
      'max-count': 'm:',
      regexp: 'e:',
      'line-buffered': 'line-buffered',
      'after-context': 'A:',
      'before-context': 'B:',
      context: 'C:',
    },
    false,
    withContextNamed(context.argv),
  );
  const around = aroundOf(given);
  if (typeof around === 'string') return fail(context, `${around}: invalid context length argument`, 2);
  let { operands } = given;
  let patterns = given.values('e');
  if (patterns.length === 0) {
    if (operands.length === 0) {
      const wrong = usage(context, '', 2);
      return { ...wrong, exit: 2 };
    }
    patterns = operands[0]!.split('\n');
    operands = operands.slice(1);
  }
  const name = context.argv[0]!;
  const extended = given.has('E') || name.endsWith('egrep');
  const fixed = given.has('F') || name.endsWith('fgrep');
  const source = patterns
    .map((pattern) => (fixed ? literally(pattern) : regularExpression(pattern, extended).source))
    .map((pattern) =>
      given.has('x') ? `^(?:${pattern})$` : given.has('w') ? `\\b(?:${pattern})\\b` : `(?:${pattern})`,
    )
    .join('|');
  const expression = new RegExp(source, given.has('i') ? 'gi' : 'g');
  const recursive = given.has('r') || given.has('R');
  if (recursive)
    operands = (operands.length === 0 ? ['.'] : operands).flatMap((path) => filesBelow(context, path));
  const showName = (operands.length > 1 || recursive || given.has('H')) && !given.has('h');
  const limit = Number(given.value('m') ?? Number.MAX_SAFE_INTEGER);
  const quiet = given.has('q');
  const answer = filterLines(context, resumed, operands, cannotOpen(context, 'PATH', 'PATH'), {
    start: (): State => ({ matched: false, count: 0, number: 0, name: '', ...NO_SURROUNDINGS, before: [] }),
    line(state, line, from, print) {
      if (from !== state.name) {
        if (given.has('c') && state.name !== '') print(counted(state));
        Object.assign(state, { name: from, number: 0, count: 0, before: [], after: 0, last: -1 });
      }
      state.number += 1;
      expression.lastIndex = 0;
      if (expression.test(line) === given.has('v')) return passedOver(state, line, print);
      // After the last match that is wanted, only what stands behind it is shown, up to the next.
      if (state.count >= limit) return true;
      state.matched = true;
      state.count += 1;
      if (quiet) return true;
      if (given.has('l')) {
        print(`${from === '-' ? '(standard input)' : from}\n`);
        return true;
      }
      if (given.has('c')) return state.count >= limit;
      showMatch(state, line, print);
      return state.count >= limit && state.after === 0;
    },
    end(state, print, failures) {
      if (given.has('c') && !quiet) print(counted(state));
      if (quiet && state.matched) return 0;
      return failures > 0 ? 2 : state.matched ? 0 : 1;
    },
  });
  const silenced = given.has('s') && 'err' in answer;
  return silenced ? { ...answer, err: '' } : answer;

  function passedOver(state: State, line: string, print: (text: string) => void): boolean {
    if (state.after === 0) {
      kept(around as Around, state, line);
      return false;
    }
    state.after -= 1;
    show(state, state.number, '-', given.has('o') ? [] : [line], print);
    return state.count >= limit && state.after === 0;
  }

  function showMatch(state: State, line: string, print: (text: string) => void): void {
    const { number, before } = state;
    const first = number - before.length;
    if (!given.has('o')) for (const [i, text] of before.entries()) show(state, first + i, '-', [text], print);
    // matchAll begins where the last search has ended.
    expression.lastIndex = 0;
    const parts = given.has('o') ? [...line.matchAll(expression)].map(([part]) => part) : [line];
    const texts = given.has('o') ? parts.filter((part) => part !== '') : parts;
    show(state, number, ':', texts, print);
    state.before = [];
    state.after = (around as Around).after;
  }

  function show(
    state: State,
    number: number,
    mark: string,
    texts: readonly string[],
    print: (text: string) => void,
  ): void {
    const separator = separated(around as Around, state, number);
    if (texts.length > 0) print(separator);
    const name = showName ? `${state.name === '-' ? '(standard input)' : state.name}${mark}` : '';
    for (const text of texts) print(`${name}${given.has('n') ? `${number}${mark}` : ''}${text}\n`);
  }

  function counted(state: { name: string; count: number }): string {
    return `${showName && state.name !== '' ? `${state.name}:` : ''}${state.count}\n`;
  }
};

/** What is known of a file while it is read; plain data. */
interface State extends Surroundings {
  matched: boolean;
  count: number;
  number: number;
  name: string;
}

function filesBelow(context: UtilityContext, path: string): string[] {
  const node = context.files.stat(path, context.cwd);
  if (isErrno(node) || node.type !== 'directory') return [path];
  const names = context.files.list(path, context.cwd);
  if (isErrno(names)) return [path];
  return names.flatMap((name) => {
    const inner = path.endsWith('/') ? path + name : `${path}/${name}`;
    const entry = context.files.stat(inner, context.cwd, false);
    // grep -r passes over symlinks and devices that it meets on its way.
    return isErrno(entry) || entry.type === 'symlink' || entry.type === 'device'
      ? []
      : filesBelow(context, inner);
  });
}
