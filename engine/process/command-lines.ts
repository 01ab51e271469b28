import { Undeclared } from './container';
import { ShellSyntaxError } from './script-text';
import { parseStatements, type Tree } from './shell-syntax';

/** One command as a person types it at a terminal. */
export interface CommandLine {
  /** The program and its arguments, quotes taken off. */
  readonly argv: readonly string[];
  /** The body of a here-document. */
  readonly input?: string;
}

/**
 * The commands of a text, one after the other. Throws Undeclared for what only a shell could carry out: pipes, variables,
 * substitutions, redirections.
 */
export function commandLines(text: string): readonly CommandLine[] {
  try {
    return parseStatements(text).map(({ command }) => commandLine(command, text));
  } catch (error) {
    if (!(error instanceof ShellSyntaxError)) throw error;
    throw new Undeclared(`This is no command line: ${error.message}`);
  }
}

function commandLine(command: Tree.Statement['command'], text: string): CommandLine {
  const written = text.slice(command.pos, command.end);
  if (command.type !== 'Command' || command.name === undefined || command.prefix.length > 0)
    throw needsShell(written);
  const argv = [word(command.name)];
  let input: string | undefined;
  for (const part of command.suffix) {
    if (part.type === 'Word') argv.push(word(part));
    else if (part.type === 'HereDoc') input = part.body.text;
    else throw needsShell(written);
  }
  return { argv, ...(input !== undefined && { input }) };
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
    `"${text}" would need a shell: commands of kubectl are run here, each by itself, without pipes, variables and ` +
      'redirections.',
  );
}
