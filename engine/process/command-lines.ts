import { Undeclared } from './container';
import { ShellSyntaxError } from './script-text';
import { parseStatements, type Tree } from './shell-syntax';

/** One command as a person types it at a terminal. */
export interface CommandLine {
  /** The program and its arguments, quotes taken off. */
  readonly argv: readonly string[];
  /** The body of a here-document. */
  readonly input?: string;
  /** On which line of the text, counted from 0, that body begins. */
  readonly inputLine?: number;
  /** Where `>/dev/null`, `2>/dev/null` and `2>&1` send what it writes, where that is not the terminal or the pipe. */
  readonly stdout?: Stream;
  readonly stderr?: Stream;
}

export type Stream = 'stdout' | 'stderr' | 'nowhere';

/** Commands that read what the one before has written; one alone is a pipe, too. */
export interface Pipe {
  readonly commands: readonly CommandLine[];
  /** `!`: it succeeds where its last command fails. */
  readonly isNegated: boolean;
}

/** Pipes with `&&` and `||` between them. */
export interface Sentence {
  readonly pipes: readonly Pipe[];
  /** What stands before each pipe but the first. */
  readonly operators: readonly ('&&' | '||')[];
  readonly written: string;
}

/**
 * The commands of a text, one after the other. Throws Undeclared for what only a shell could carry out: variables,
 * substitutions, redirections into files, loops.
 */
export function sentences(text: string): readonly Sentence[] {
  return parsed(text, (statement) => {
    const { command, background } = statement;
    const written = text.slice(command.pos, command.end);
    if (background) throw needsShell(`${written} &`);
    const nodes = command.type === 'AndOr' ? command.commands : [command];
    const operators = command.type === 'AndOr' ? command.operators : [];
    return {
      pipes: nodes.map((node) => pipe(node, text)),
      operators: operators.map((operator) => textOf(operator, text) as '&&' | '||'),
      written,
    };
  });
}

/** The same where each command stands by itself. Throws Undeclared for pipes, too. */
export function commandLines(text: string): readonly CommandLine[] {
  return parsed(text, ({ command }) => commandLine(command, text));
}

function parsed<T>(text: string, read: (statement: Tree.Statement) => T): readonly T[] {
  try {
    return parseStatements(text).map(read);
  } catch (error) {
    if (!(error instanceof ShellSyntaxError)) throw error;
    throw new Undeclared(`This is no command line: ${error.message}`);
  }
}

function pipe(node: Tree.PipelineNode, text: string): Pipe {
  if (node.type !== 'Pipeline') return { commands: [commandLine(node, text)], isNegated: false };
  const written = text.slice(node.pos, node.end);
  if (node.prefixes.some(({ type }) => type !== 'Negation')) throw needsShell(written);
  if (node.operators.some((operator) => textOf(operator, text) !== '|')) throw needsShell(written);
  return {
    commands: node.commands.map((command) => commandLine(command, text)),
    isNegated: node.prefixes.length % 2 === 1,
  };
}

/** An operator of the tree is its text, or says where that stands. */
function textOf(operator: unknown, text: string): string {
  if (typeof operator === 'string') return operator;
  const { pos, end } = operator as { pos: number; end: number };
  return text.slice(pos, end);
}

function commandLine(command: Tree.SyntaxNode, text: string): CommandLine {
  const written = text.slice(command.pos, command.end);
  if (command.type !== 'Command' || command.name === undefined || command.prefix.length > 0)
    throw needsShell(written);
  const argv = [word(command.name)];
  let input: string | undefined;
  let inputLine: number | undefined;
  let [stdout, stderr]: [Stream, Stream] = ['stdout', 'stderr'];
  for (const part of command.suffix) {
    if (part.type === 'Word') argv.push(word(part));
    else if (part.type === 'HereDoc') {
      input = hereDocument(part, written);
      inputLine = text.slice(0, part.body.pos).split('\n').length - 1;
    } else if (part.type === 'HereString' && part.target) input = `${word(part.target)}\n`;
    else if (part.type === 'Redirect') [stdout, stderr] = redirected(part, [stdout, stderr], written);
    else throw needsShell(written);
  }
  return {
    argv,
    ...(input !== undefined && { input }),
    ...(inputLine !== undefined && { inputLine }),
    ...(stdout !== 'stdout' && { stdout }),
    ...(stderr !== 'stderr' && { stderr }),
  };
}

function hereDocument({ body, delimiter, operator }: Tree.HereDoc, written: string): string {
  const isLiteral = delimiter?.quoted === true || (body.parts ?? []).every(({ type }) => STATIC.has(type));
  if (!isLiteral) throw needsShell(written);
  return operator === '<<-' ? body.text.replace(/^\t+/gm, '') : body.text;
}

/** What is written to a file would be read by nobody. */
function redirected(
  { operator, descriptor, target }: Tree.Redirect,
  [stdout, stderr]: [Stream, Stream],
  written: string,
): [Stream, Stream] {
  const to = target === undefined ? '' : word(target);
  const from = descriptor?.type === 'FileDescriptorVariable' ? undefined : (descriptor?.value ?? 1);
  if (operator === '&>' && to === '/dev/null') return ['nowhere', 'nowhere'];
  const stream =
    operator === '>' || operator === '>>' || operator === '>|'
      ? to === '/dev/null' && 'nowhere'
      : operator === '>&' && (to === '1' ? stdout : to === '2' && stderr);
  if (!stream || (from !== 1 && from !== 2)) throw needsShell(written);
  return from === 1 ? [stream, stderr] : [stdout, stream];
}

const STATIC = new Set(['Literal', 'SingleQuoted', 'DoubleQuoted', 'AnsiCQuoted', 'Glob', 'ExtendedGlob']);

/** A word without anything that a shell would put in; nothing in the directory matches a pattern. */
function word(word: Tree.Word): string {
  for (const part of word.parts ?? []) {
    const inner = part.type === 'DoubleQuoted' ? part.parts : [part];
    if (!STATIC.has(part.type) || inner.some(({ type }) => !STATIC.has(type))) throw needsShell(word.text);
  }
  return word.value;
}

function needsShell(text: string): Undeclared {
  return new Undeclared(
    `"${text}" would need a shell: commands of kubectl are run here, with pipes, && and ||, and without variables, ` +
      'substitutions and files that are written.',
  );
}
