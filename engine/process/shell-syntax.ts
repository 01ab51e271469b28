import type * as Parser from 'unbash' with { 'resolution-mode': 'import' };
import { lineAt, ShellSyntaxError } from './script-text';
import type { Arithmetic, Code } from './shell-code';
import { Lowerer } from './shell-lowering';
import { inItsWords } from './syntax-errors';
import type { Dialect } from './utility';

export type { Parser as Tree };
export { ShellSyntaxError };

/** The only file that knows the parser. Its package is an ES module; Node loads those with `require` from 20.19 on. */
const parser = require('unbash') as typeof Parser;

/**
 * Reads a script as the dialect does, once per distinct text.
 * @param commandString the text of `sh -c`, whose last command some shells replace themselves by
 */
export function shellCode(source: string, dialect: Dialect, commandString = false): Code {
  const cache = commandString ? COMMANDS[dialect] : SCRIPTS[dialect];
  let known = cache.get(source);
  if (known === undefined) {
    if (cache.size >= MOST_KEPT) cache.delete(cache.keys().next().value!);
    cache.set(source, (known = read(source, dialect, commandString)));
  }
  if (known instanceof ShellSyntaxError) throw known;
  return known;
}

/** An arithmetic expression that comes out of a variable. Undefined when it is none. */
export function arithmeticOf(text: string, dialect: Dialect): Arithmetic | undefined {
  try {
    const first = shellCode(`: $((${text}))`, dialect).instructions[0];
    const word = first?.op === 'command' ? first.words[1] : undefined;
    const part = word && 'parts' in word ? word.parts[0] : undefined;
    return part?.part === 'arithmetic' ? part.expression : undefined;
  } catch (error) {
    if (error instanceof ShellSyntaxError) return undefined;
    throw error;
  }
}

type Cache = Map<string, Code | ShellSyntaxError>;
/** Caches, not state: the same text always means the same code. The text alone is the key: its hash is made once. */
const SCRIPTS: Readonly<Record<Dialect, Cache>> = { ash: new Map(), dash: new Map(), bash: new Map() };
const COMMANDS: Readonly<Record<Dialect, Cache>> = { ash: new Map(), dash: new Map(), bash: new Map() };
const MOST_KEPT = 2_000;

function read(source: string, dialect: Dialect, commandString: boolean): Code | ShellSyntaxError {
  try {
    const tree = parser.parse(source);
    checkErrors(tree, source, dialect);
    const last = commandString && dialect !== 'dash' ? (dialect === 'ash' ? 'ash' : 'bash') : 'no';
    return new Lowerer(dialect, tree.source ?? source).body(tree.commands, last);
  } catch (error) {
    if (error instanceof ShellSyntaxError) return error;
    throw error;
  }
}

/** Errors never throw in the parser: each script and each substitution within carries its own. */
function checkErrors(node: Parser.SyntaxNode, source: string, dialect: Dialect): void {
  if (node.type === 'Script') {
    const own = node.source ?? source;
    const error = (node as Parser.ParsedScript).errors?.[0];
    if (error !== undefined)
      throw new ShellSyntaxError(
        inItsWords(dialect, error.message, own.slice(error.pos)),
        lineAt(own, error.pos),
      );
    parser.forEachChild(node, (child) => checkErrors(child, own, dialect));
    return;
  }
  parser.forEachChild(node, (child) => checkErrors(child, source, dialect));
}

/** A text as one word of a command. */
export function parseWord(text: string): Parser.Word | undefined {
  const command = parser.parse(`: ${text}`).commands[0]?.command;
  const word = command?.type === 'Command' ? command.args[0] : undefined;
  return word?.type === 'Word' ? word : undefined;
}

/** The statements of a text, as they are written; a slip of its syntax is a ShellSyntaxError. */
export function parseStatements(text: string): readonly Parser.Statement[] {
  const tree = parser.parse(text);
  checkErrors(tree, text, 'bash');
  return tree.commands;
}
