import { append, truncate } from '../file-nodes';
import { isErrno } from '../file-view';
import type { Utility, UtilityContext } from '../utility';
import { cannotOpen, errnoText, filterLines, linesOf, options, readText, usage } from './common';
import { regularExpression } from './patterns';

/**
 * `sed` with the commands `s d p q a i c y =` and addresses by line number, `$`, `/pattern/` and ranges of these,
 * which is what manifests use. Any other program is said to be unknown.
 */
export const sed: Utility = (context, resumed) => {
  const { argv } = context;
  const given = options(context, 'nEre:i', {
    expression: 'e:',
    'regexp-extended': 'E',
    quiet: 'n',
    'in-place': 'i',
  });
  let { operands } = given;
  let programs = given.values('e');
  if (programs.length === 0) {
    if (operands.length === 0) return usage(context, `no script specified`);
    programs = [operands[0]!];
    operands = operands.slice(1);
  }
  const text = programs.join('\n');
  const commands = parseProgram(context, text, given.has('E') || given.has('r'));
  const quiet = given.has('n');
  if (given.has('i')) return inPlace(context, commands, operands, quiet, argv);
  const needsLast = commands.some((command) => command.from === '$' || command.to === '$');
  const message = cannotOpen(context, 'PATH', "can't read PATH");
  const exitOf = (failures: number) => (failures === 0 ? 0 : context.image.flavour === 'busybox' ? 1 : 2);
  if (needsLast) {
    const paths = operands.length === 0 ? ['-'] : operands;
    let all = '';
    let err = '';
    for (const path of paths) {
      const whole = path === '-' ? context.stdin() : undefined;
      if (path === '-' && whole === undefined) return { wait: { for: 'end of input' } };
      const read = whole === undefined ? readText(context, path) : { text: whole };
      if ('text' in read) all += read.text;
      else err += `${message(path, read.errno)}\n`;
    }
    const out = runOnText(commands, all, quiet);
    return { exit: exitOf(err ? 1 : 0), ...(out && { out }), ...(err && { err }) };
  }
  return filterLines(context, resumed, operands, message, {
    start: newState,
    line: (state, line, _name, print) => runOnLine(commands, state, line, false, quiet, print),
    end: (_state, _print, failures) => exitOf(failures),
  });
};

type Address = number | '$' | RegExp | undefined;

interface Command {
  readonly from: Address;
  readonly to: Address;
  readonly negated: boolean;
  readonly letter: string;
  readonly text: string;
  readonly expression?: RegExp;
  /** Which match `s` replaces: 1 is the first. */
  readonly occurrence: number;
  readonly prints: boolean;
}

interface State {
  line: number;
  /** The commands whose range has begun. */
  open: number[];
}

const newState = (): State => ({ line: 0, open: [] });

function inPlace(
  context: UtilityContext,
  commands: readonly Command[],
  paths: readonly string[],
  quiet: boolean,
  argv: readonly string[],
) {
  let err = '';
  for (const path of paths) {
    const read = readText(context, path);
    const file =
      'text' in read ? context.files.openForWriting(path, context.cwd, 'append', context.now) : read.errno;
    if (isErrno(file))
      err += `${argv[0]}: ${context.image.flavour === 'busybox' ? '' : "can't read "}${path}: ${errnoText(file)}\n`;
    else if (file.type === 'file' && 'text' in read) {
      truncate(file, context.now);
      append(file, runOnText(commands, read.text, quiet), context.now);
    }
  }
  return { exit: err === '' ? 0 : context.image.flavour === 'busybox' ? 1 : 4, ...(err && { err }) };
}

function runOnText(commands: readonly Command[], text: string, quiet: boolean): string {
  let out = '';
  const state = newState();
  const lines = linesOf(text);
  for (let i = 0; i < lines.length; i += 1) {
    const print = (part: string) => {
      out += part;
    };
    if (runOnLine(commands, state, lines[i]!, i === lines.length - 1, quiet, print)) break;
  }
  return text === '' || text.endsWith('\n') ? out : out.slice(0, -1);
}

/** Answers true after `q`. */
function runOnLine(
  commands: readonly Command[],
  state: State,
  input: string,
  last: boolean,
  quiet: boolean,
  print: (text: string) => void,
): boolean {
  state.line += 1;
  let line = input;
  let after = '';
  let quit = false;
  for (const [index, command] of commands.entries()) {
    if (applies(command, index, state, line, last) === command.negated) continue;
    const { letter, text } = command;
    if (letter === 'd') return false;
    if (letter === 'p') print(`${line}\n`);
    else if (letter === '=') print(`${state.line}\n`);
    else if (letter === 'i') print(`${text}\n`);
    else if (letter === 'a') after += `${text}\n`;
    else if (letter === 'c') {
      print(`${text}\n`);
      return false;
    } else if (letter === 'q') {
      quit = true;
      break;
    } else if (letter === 'y') line = [...line].map((c) => replaceCharacter(c, text)).join('');
    else {
      const replaced = substitute(line, command);
      if (replaced === undefined) continue;
      line = replaced;
      if (command.prints) print(`${line}\n`);
    }
  }
  if (!quiet) print(`${line}\n`);
  if (after) print(after);
  return quit;
}

function applies(command: Command, index: number, state: State, line: string, last: boolean): boolean {
  const { from, to } = command;
  if (from === undefined) return true;
  if (to === undefined) return matches(from, state, line, last);
  const at = state.open.indexOf(index);
  if (at < 0) {
    if (!matches(from, state, line, last)) return false;
    const closes = typeof to === 'number' ? to <= state.line : to === '$' && last;
    if (!closes) state.open.push(index);
    return true;
  }
  const ends = typeof to === 'number' ? state.line >= to : matches(to, state, line, last);
  if (ends) state.open.splice(at, 1);
  return typeof to !== 'number' || state.line <= to;
}

function matches(address: Exclude<Address, undefined>, state: State, line: string, last: boolean): boolean {
  if (typeof address === 'number') return state.line === address;
  return address === '$' ? last : address.test(line);
}

/** `text` is both sets of `y`, with a newline between them. */
function replaceCharacter(c: string, text: string): string {
  const [from, to] = text.split('\n') as [string, string];
  const at = from.indexOf(c);
  return at < 0 ? c : to[at]!;
}

/** The line with its matches replaced; undefined when nothing matched. */
function substitute(line: string, command: Command): string | undefined {
  let found = 0;
  let replaced = false;
  const all = command.expression!.global;
  const expression = all ? command.expression! : new RegExp(command.expression!, 'g');
  expression.lastIndex = 0;
  const result = line.replace(expression, (whole, ...rest) => {
    found += 1;
    if (found < command.occurrence || (!all && found > command.occurrence)) return whole;
    replaced = true;
    const groups = rest.slice(
      0,
      rest.findIndex((part) => typeof part === 'number'),
    );
    return command.text.replace(/\\(.)|&/gs, (mark, c?: string) => {
      if (mark === '&') return whole;
      if (c! >= '0' && c! <= '9') return c === '0' ? whole : (groups[Number(c) - 1] ?? '');
      return c === 'n' ? '\n' : c === 't' ? '\t' : c!;
    });
  });
  return replaced ? result : undefined;
}

function parseProgram(context: UtilityContext, program: string, extended: boolean): Command[] {
  const unknown = (): never => context.unknown(`the sed program "${program}"`);
  const commands: Command[] = [];
  let i = 0;
  const skip = (pattern: RegExp) => {
    while (i < program.length && pattern.test(program[i]!)) i += 1;
  };
  /** The text up to the next unescaped delimiter; the place is behind it afterwards. */
  const upTo = (delimiter: string): string => {
    let text = '';
    while (program[i] !== delimiter) {
      if (i >= program.length || program[i] === '\n') unknown();
      if (program[i] === '\\' && program[i + 1] === delimiter) i += 1;
      else if (program[i] === '\\') text += program[i++];
      text += program[i++];
    }
    i += 1;
    return text;
  };
  const address = (): Address => {
    const number = /^\d+/.exec(program.slice(i))?.[0];
    if (number !== undefined) {
      i += number.length;
      return Number(number);
    }
    if (program[i] === '$') {
      i += 1;
      return '$';
    }
    if (program[i] !== '/') return undefined;
    i += 1;
    return regularExpression(upTo('/'), extended);
  };
  for (skip(/[\s;]/); i < program.length; skip(/[\s;]/)) {
    const from = address();
    let to: Address;
    if (program[i] === ',') {
      i += 1;
      to = address() ?? unknown();
    }
    skip(/ /);
    const negated = program[i] === '!';
    if (negated) i += 1;
    const letter = program[i++] ?? unknown();
    const common = { from, to, negated, letter, occurrence: 1, prints: false, text: '' };
    if ('dpq='.includes(letter)) commands.push(common);
    else if ('aic'.includes(letter)) {
      const rest = /^\s*(?:\\\n?)?([^\n]*)/.exec(program.slice(i))!;
      i += rest[0].length;
      commands.push({ ...common, text: rest[1]! });
    } else if (letter === 's' || letter === 'y') {
      const delimiter = program[i++] ?? unknown();
      const pattern = upTo(delimiter);
      const replacement = upTo(delimiter);
      if (letter === 'y') {
        if (pattern.length !== replacement.length) unknown();
        commands.push({ ...common, text: `${pattern}\n${replacement}` });
        continue;
      }
      const flags = /^[gpiI0-9]*/.exec(program.slice(i))![0];
      i += flags.length;
      const expression = regularExpression(
        pattern,
        extended,
        (flags.includes('g') ? 'g' : '') + (/i/i.test(flags) ? 'i' : ''),
      );
      const occurrence = Number(/\d+/.exec(flags)?.[0] ?? 1);
      commands.push({ ...common, text: replacement, expression, occurrence, prints: flags.includes('p') });
    } else unknown();
    skip(/ /);
    if (i < program.length && !/[;\n]/.test(program[i]!)) unknown();
  }
  return commands;
}
