import { CLASSES } from '../file-names';
import { utf8Length } from '../file-nodes';
import type { Utility, UtilityContext } from '../utility';
import {
  cannotOpen,
  done,
  either,
  fail,
  filterLines,
  isBusybox,
  joinLines,
  linesOf,
  nameOf,
  options,
  UNTIL_END_OF_INPUT,
  usage,
  wholeInputs,
} from './common';

/** Utilities that count, order and rearrange text: `wc`, `sort`, `uniq`, `cut`, `tr`, `rev`. */

export const wc: Utility = (context) => {
  const given = options(context, 'lwcm', { lines: 'l', words: 'w', bytes: 'c', chars: 'm' });
  const inputs = wholeInputs(context, given.operands, cannotOpen(context, 'PATH', 'PATH'));
  if (inputs === undefined) return UNTIL_END_OF_INPUT;
  const shown = ['l', 'w', 'm', 'c'].filter((letter) => given.has(letter));
  const columns = shown.length > 0 ? shown : ['l', 'w', 'c'];
  const rows = inputs.texts.map(({ name, text }) => ({
    name,
    counts: columns.map((column) => count(text, column)),
  }));
  if (given.operands.length > 1) {
    const sums = columns.map((_, i) => rows.reduce((sum, row) => sum + row.counts[i]!, 0));
    rows.push({ name: 'total', counts: sums });
  }
  const single = columns.length === 1 && given.operands.length <= 1;
  const width = Math.max(...rows.flatMap((row) => row.counts.map((n) => String(n).length)), 1);
  // GNU counts the width from the sizes of the files and takes 7 for what has none; BusyBox always takes 9.
  const pad = (n: number) =>
    single ? String(n) : String(n).padStart(isBusybox(context) ? 9 : given.operands.length ? width : 7);
  const out = rows.map(({ name, counts }) => {
    const numbers = counts.map(pad).join(' ');
    return `${numbers}${given.operands.length === 0 ? '' : ` ${name}`}\n`;
  });
  return { exit: inputs.err ? 1 : 0, out: out.join(''), err: inputs.err };
};

function count(text: string, column: string): number {
  if (column === 'l') return text.split('\n').length - 1;
  if (column === 'w') return text.split(/\s+/).filter((word) => word !== '').length;
  return column === 'm' ? [...text].length : utf8Length(text);
}

export const sort: Utility = (context) => {
  const given = options(context, 'rnuk:t:', { reverse: 'r', 'numeric-sort': 'n', unique: 'u', key: 'k:' });
  const inputs = wholeInputs(context, given.operands, cannotOpen(context, 'PATH', 'cannot read: PATH'));
  if (inputs === undefined) return UNTIL_END_OF_INPUT;
  if (inputs.err) return { exit: 2, err: inputs.err };
  const field = given.value('k');
  const key = field === undefined ? undefined : /^(\d+)(?:,\d+)?(n?)(r?)$/.exec(field);
  if (key === null) return context.unknown(`sort key ${field}`);
  const separator = given.value('t');
  const keyOf = (line: string) => {
    if (key === undefined) return line;
    const parts = separator === undefined ? line.trim().split(/\s+/) : line.split(separator);
    return parts[Number(key[1]) - 1] ?? '';
  };
  const numeric = given.has('n') || key?.[2] === 'n';
  const direction = given.has('r') || key?.[3] === 'r' ? -1 : 1;
  const compare = (a: string, b: string): number => {
    const [x, y] = [keyOf(a), keyOf(b)];
    const difference = numeric ? (Number.parseFloat(x) || 0) - (Number.parseFloat(y) || 0) : 0;
    return (difference || (numeric ? 0 : order(x, y)) || (given.has('u') ? 0 : order(a, b))) * direction;
  };
  const lines = inputs.texts.flatMap(({ text }) => linesOf(text)).sort(compare);
  return done(
    joinLines(given.has('u') ? lines.filter((l, i) => i === 0 || compare(lines[i - 1]!, l) !== 0) : lines),
  );
};

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export const uniq: Utility = (context) => {
  const given = options(context, 'cdui', { count: 'c', repeated: 'd', unique: 'u' });
  if (given.operands.length > 1) return context.unknown('uniq with an output file');
  const inputs = wholeInputs(context, given.operands, cannotOpen(context, "can't open 'PATH'", 'PATH'));
  if (inputs === undefined) return UNTIL_END_OF_INPUT;
  if (inputs.err) return { exit: 1, err: inputs.err };
  const groups: { line: string; times: number }[] = [];
  const same = (a: string, b: string) => (given.has('i') ? a.toLowerCase() === b.toLowerCase() : a === b);
  for (const line of linesOf(inputs.texts[0]!.text)) {
    const last = groups.at(-1);
    if (last && same(last.line, line)) last.times += 1;
    else groups.push({ line, times: 1 });
  }
  const shown = groups.filter((g) => (!given.has('d') || g.times > 1) && (!given.has('u') || g.times === 1));
  return done(
    joinLines(shown.map((g) => (given.has('c') ? `${String(g.times).padStart(7)} ${g.line}` : g.line))),
  );
};

export const rev: Utility = (context, resumed) =>
  filterLines(
    context,
    resumed,
    options(context, '').operands,
    cannotOpen(context, 'PATH', 'cannot open PATH'),
    {
      start: () => ({}),
      line(_state, line, _name, print) {
        print(`${[...line].reverse().join('')}\n`);
        return undefined;
      },
      end: (_state, _print, failures) => (failures > 0 ? 1 : 0),
    },
  );

export const cut: Utility = (context, resumed) => {
  const given = options(context, 'd:f:c:b:s', {
    delimiter: 'd:',
    fields: 'f:',
    characters: 'c:',
    'only-delimited': 's',
  });
  const list = given.value('f') ?? given.value('c') ?? given.value('b');
  if (list === undefined)
    return isBusybox(context)
      ? fail(context, 'expected a list of bytes, characters, or fields')
      : usage(context, 'you must specify a list of bytes, characters, or fields');
  const ranges = parseRanges(list);
  if (ranges === undefined)
    return fail(context, either(context, `invalid range ${list}`, `invalid field value '${list}'`));
  const delimiter = given.value('d') ?? '\t';
  return filterLines(context, resumed, given.operands, cannotOpen(context, 'PATH', 'PATH'), {
    start: () => ({}),
    line(_state, line, _name, print) {
      if (!given.has('f')) print(`${pick([...line], ranges).join('')}\n`);
      else if (line.includes(delimiter)) print(`${pick(line.split(delimiter), ranges).join(delimiter)}\n`);
      else if (!given.has('s')) print(`${line}\n`);
      return undefined;
    },
    end: (_state, _print, failures) => (failures > 0 ? 1 : 0),
  });
};

type Range = readonly [from: number, to: number];

function parseRanges(list: string): Range[] | undefined {
  const ranges: Range[] = [];
  for (const part of list.split(',')) {
    const match = /^(\d*)(-?)(\d*)$/.exec(part);
    if (!match || part === '' || part === '-' || match[1] === '0') return undefined;
    const from = Number(match[1] || 1);
    ranges.push([from, match[2] ? Number(match[3] || Number.MAX_SAFE_INTEGER) : from]);
  }
  return ranges;
}

const pick = (parts: readonly string[], ranges: readonly Range[]): string[] =>
  parts.filter((_, i) => ranges.some(([from, to]) => from <= i + 1 && i + 1 <= to));

export const tr: Utility = (context) => {
  const given = options(context, 'cCds', { delete: 'd', 'squeeze-repeats': 's', complement: 'c' }, true);
  const [first, second] = given.operands;
  if (first === undefined || (second === undefined && !given.has('d') && !given.has('s')))
    return usage(context);
  const text = context.input.take();
  const out = translate(context, text, first, second, {
    complement: given.has('c') || given.has('C'),
    delete: given.has('d'),
    squeeze: given.has('s'),
  });
  return context.input.ended ? done(out) : { wait: { for: 'input' }, ...(out && { out }) };
};

interface Translation {
  readonly complement: boolean;
  readonly delete: boolean;
  readonly squeeze: boolean;
}

function translate(
  context: UtilityContext,
  text: string,
  first: string,
  second: string | undefined,
  how: Translation,
) {
  const from = characters(context, first);
  const to = second === undefined ? [] : characters(context, second);
  const inFirst = new Set(from);
  const squeezed = how.squeeze ? new Set(second === undefined ? from : to) : undefined;
  let out = '';
  for (const c of text) {
    const selected = inFirst.has(c) !== how.complement;
    let result = c;
    if (selected && how.delete) continue;
    if (selected && to.length > 0 && !how.delete)
      result = how.complement ? to.at(-1)! : (to[from.indexOf(c)] ?? to.at(-1)!);
    const squeezable = squeezed && squeezed.has(result) !== (how.complement && second === undefined);
    if (squeezable && out.endsWith(result)) continue;
    out += result;
  }
  return out;
}

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  '\\': '\\',
  '0': '\0',
  f: '\f',
  v: '\v',
};

/** The characters of a set: ranges, `[:class:]` and escapes. */
function characters(context: UtilityContext, set: string): string[] {
  const found: string[] = [];
  let i = 0;
  const next = (): string => {
    if (set[i] !== '\\' || i + 1 >= set.length) return set[i++]!;
    i += 2;
    return ESCAPES[set[i - 1]!] ?? set[i - 1]!;
  };
  while (i < set.length) {
    if (set.startsWith('[:', i) && set.includes(':]', i)) {
      const end = set.indexOf(':]', i);
      const test = CLASSES.get(set.slice(i + 2, end));
      if (!test) return context.unknown(`the set ${set} of ${nameOf(context)}`);
      for (let code = 0; code < 128; code += 1)
        if (test(String.fromCharCode(code))) found.push(String.fromCharCode(code));
      i = end + 2;
      continue;
    }
    const c = next();
    if (set[i] !== '-' || i + 1 >= set.length) {
      found.push(c);
      continue;
    }
    i += 1;
    const last = next();
    for (let code = c.charCodeAt(0); code <= last.charCodeAt(0); code += 1)
      found.push(String.fromCharCode(code));
  }
  return found;
}
