import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandLines } from '../../engine';

/** What a real kubectl printed, all of it, where it is beside this checkout. */
export const WHOLE = join(__dirname, '../../../shared/traces/kubectl');

/** That, or the few situations that are kept here, so that something is proved anywhere. */
export const RECORDED = existsSync(WHOLE) ? WHOLE : join(__dirname, 'kept');

/** Where docs/fidelity.md explains. */
export const HEADING = 'What kubectl printed: explained differences';

/** The situations of a folder, by name. */
export function situationsIn(root: string): readonly string[] {
  return readdirSync(root)
    .filter((name) => existsSync(join(root, name, 'commands.tsv')))
    .sort();
}

/** One command that was given to a real kubectl, and what it printed. */
export interface RecordedCommand {
  /** The file of its stdout, which names it. */
  readonly file: string;
  /** Milliseconds since the situation began. */
  readonly at: number;
  readonly exitCode: number;
  /** Without the word `kubectl`. */
  readonly argv: readonly string[];
  readonly stdout: string;
  readonly stderr: string;
}

export interface Situation {
  readonly name: string;
  readonly folder: string;
  /** In the order in which they were given. */
  readonly commands: readonly RecordedCommand[];
}

/** Reads the folder of a situation: its `commands.tsv`, and the files that this names. */
export function readSituation(root: string, name: string): Situation {
  const folder = join(root, name);
  const rows = readFileSync(join(folder, 'commands.tsv'), 'utf8').trim().split('\n').slice(1);
  const commands = rows.map((row) => readRow(folder, row));
  return { name, folder, commands: commands.sort((a, b) => a.at - b.at) };
}

function readRow(folder: string, row: string): RecordedCommand {
  const [file = '', exit, seconds, command = ''] = row.split('\t');
  const [line] = commandLines(command);
  return {
    file,
    at: Math.round(Number(seconds) * 1_000),
    exitCode: Number(exit),
    argv: line!.argv.slice(1),
    stdout: readOr(join(folder, file)),
    stderr: readOr(join(folder, file.replace(/\.(txt|yaml)$/, '.stderr.txt'))),
  };
}

function readOr(path: string): string {
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}
