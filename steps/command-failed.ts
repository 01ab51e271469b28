import { type Outcome, printedText } from '../engine';

/** A command ended with another code than 0, which the next step may have expected. */
export class CommandFailed extends Error {
  override name = 'CommandFailed';
  /** What it said, as kubectl prints it and as the server said it. */
  readonly texts: readonly string[];

  constructor(command: string, outcome: Outcome) {
    const text = printedText(outcome).trim();
    super(`${command} exits with code ${outcome.exitCode}: ${text}`);
    this.texts = [text, text.replace(/^(?:error|Error from server(?: \(\w+\))?): /, '')];
  }
}
