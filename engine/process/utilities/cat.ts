import { append } from '../file-nodes';
import { isErrno } from '../file-view';
import type { Resumed, Utility, UtilityAnswer, UtilityContext } from '../utility';
import {
  cannotOpen,
  done,
  either,
  errnoText,
  fail,
  filterLines,
  isBusybox,
  joinLines,
  linesOf,
  nameOf,
  options,
  readText,
  UNTIL_END_OF_INPUT,
  wholeInputs,
} from './common';
import { countOf, isEndless, zeros } from './sizes';

/** Utilities that show files: `cat`, `tac`, `head`, `tee`. (`tail` has a file of its own.) */

export const cat: Utility = (context, resumed) => {
  const given = options(context, 'nu');
  const { operands } = given;
  if (given.has('n')) return numbered(context, resumed, operands);
  if (operands.length === 0 || (operands.length === 1 && operands[0] === '-')) {
    const out = context.input.take();
    return context.input.ended ? done(out) : { wait: { for: 'input' }, ...(out && { out }) };
  }
  let out = '';
  let err = '';
  for (const path of operands) {
    if (path === '-') {
      const text = context.stdin();
      if (text === undefined) return UNTIL_END_OF_INPUT;
      out += text;
      continue;
    }
    const read = readText(context, path);
    if ('text' in read) out += read.text;
    else if (isBusybox(context) && read.errno === 'EISDIR') err += 'cat: read error: Is a directory\n';
    else err += `cat: ${either(context, `can't open '${path}'`, path)}: ${errnoText(read.errno)}\n`;
  }
  return { exit: err ? 1 : 0, ...(out && { out }), ...(err && { err }) };
};

function numbered(
  context: UtilityContext,
  resumed: Resumed | undefined,
  paths: readonly string[],
): UtilityAnswer {
  return filterLines(context, resumed, paths, cannotOpen(context, "can't open 'PATH'", 'PATH'), {
    start: () => ({ lines: 0 }),
    line(state, line, _name, print) {
      state.lines += 1;
      print(`${String(state.lines).padStart(6)}\t${line}\n`);
      return undefined;
    },
    end: (_state, _print, failures) => (failures > 0 ? 1 : 0),
  });
}

export const tac: Utility = (context) => {
  const { operands } = options(context, '');
  const inputs = wholeInputs(
    context,
    operands,
    cannotOpen(context, 'PATH', "failed to open 'PATH' for reading"),
  );
  if (inputs === undefined) return UNTIL_END_OF_INPUT;
  const out = inputs.texts.map(({ text }) => joinLines(linesOf(text).reverse())).join('');
  return { exit: inputs.err ? 1 : 0, out, err: inputs.err };
};

export const head: Utility = (context, resumed) => {
  const argv = context.argv.map((word, i) => (i === 1 && /^-\d+$/.test(word) ? `-n${word.slice(1)}` : word));
  const given = options(context, 'n:c:q', { lines: 'n:', bytes: 'c:', quiet: 'q' }, false, argv);
  const count = given.value('c') ?? given.value('n') ?? '10';
  const limit = countOf(context, count);
  if (limit === undefined || count[0] === '+')
    return fail(context, either(context, `invalid number '${count}'`, `invalid number of lines: '${count}'`));
  const message = cannotOpen(context, 'PATH', "cannot open 'PATH' for reading");
  const { operands } = given;
  const [only, ...others] = operands;
  if (given.has('c') && limit >= 0 && only !== undefined && others.length === 0 && isEndless(context, only))
    return done(zeros(context, limit));
  const streams = operands.length === 0 || (operands.length === 1 && operands[0] === '-');
  if (given.has('c') || limit < 0 || !streams) {
    const inputs = wholeInputs(context, operands, message);
    if (inputs === undefined) return UNTIL_END_OF_INPUT;
    const parts = inputs.texts.map(({ name, text }) => {
      const part = given.has('c') ? text.slice(0, limit) : joinLines(linesOf(text).slice(0, limit));
      return operands.length > 1 && !given.has('q') ? `==> ${name} <==\n${part}` : part;
    });
    return { exit: inputs.err ? 1 : 0, out: parts.join(given.has('q') ? '' : '\n'), err: inputs.err };
  }
  return filterLines(context, resumed, operands, message, {
    start: () => ({ left: limit }),
    line(state, line, _name, print) {
      if (state.left > 0) print(`${line}\n`);
      state.left -= 1;
      return state.left <= 0;
    },
    end: () => 0,
  });
};

export const tee: Utility = (context, resumed) => {
  const given = options(context, 'ai', { append: 'a' });
  const text = context.input.take();
  let err = '';
  let copies = '';
  for (const path of given.operands) {
    const first = resumed === undefined;
    const how = given.has('a') || !first ? 'append' : 'truncate';
    const file = context.files.openForWriting(path, context.cwd, how, context.now);
    if (isErrno(file)) {
      if (first) err += `${nameOf(context)}: ${path}: ${errnoText(file)}\n`;
    } else if (file.type === 'file') append(file, text, context.now);
    else if (file.device.endsWith('stdout')) copies += text;
    else if (file.device.endsWith('stderr')) err += text;
    else if (file.device !== 'null') context.unknown(`what tee does with ${path}`);
  }
  const failed = err !== '' || (resumed?.state as { failed: boolean } | undefined)?.failed === true;
  const streams = { ...(text && { out: text + copies }), ...(err && { err }) };
  if (context.input.ended) return { exit: failed ? 1 : 0, ...streams };
  return { wait: { for: 'input' }, state: { failed }, ...streams };
};
