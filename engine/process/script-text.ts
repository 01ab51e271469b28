import { Undeclared } from './container';
import { unexpected } from './syntax-errors';
import type { Dialect } from './utility';

/** A syntax error of the script: it belongs to the story (exit code 2), not to the engine. */
export class ShellSyntaxError extends Error {
  override name = 'ShellSyntaxError';
  constructor(
    message: string,
    readonly line: number,
  ) {
    super(message);
  }
}

/** The line of a position, from 1. */
export function lineAt(source: string, pos: number): number {
  let line = 1;
  for (let i = source.indexOf('\n'); i >= 0 && i < pos; i = source.indexOf('\n', i + 1)) line += 1;
  return line;
}

/** The text that is lowered, and the two ways to say that something of it cannot be. */
export class ScriptText {
  constructor(
    readonly dialect: Dialect,
    readonly source: string,
  ) {}

  /** Throws: the dialect does not have it, so the script fails as it would in a container. */
  refuse(what: string, pos: number): never {
    const [, word] = /^"(.+)"$/.exec(what) ?? [];
    const message = word === undefined ? `syntax error: unexpected ${what}` : unexpected(word, this.dialect);
    throw new ShellSyntaxError(message, this.line(pos));
  }

  /** Throws: the real shell has it, and the engine's has not. */
  lacks(what: string, pos: number): never {
    throw new Undeclared(
      `The engine's shell does not have ${what}, which line ${this.line(pos)} of a script uses.`,
    );
  }

  protected line(pos: number): number {
    return lineAt(this.source, pos);
  }
}
