import type { Instant } from '../simulation/time';
import { append, endOf, type RegularFile } from './file-nodes';
import type { Process } from './process';

/** What a descriptor refers to. Processes that inherit it share it, and with it the place in the file. */
export interface OpenFile {
  readonly kind: 'null' | 'silent' | 'log' | 'file' | 'read end' | 'write end' | 'output';
  /** Descriptors that refer to it; a pipe's end closes with the last one. */
  references: number;
  readonly pipe?: Pipe;
  readonly file?: RegularFile;
  readonly path?: string;
  /** Where the next read of a file begins, in characters. */
  at: number;
}

export interface Pipe {
  text: string;
  /** Whether either end is still open. */
  written: boolean;
  read: boolean;
  /** Collects without limit: the output of a command substitution, or a reader that wants the whole. */
  unlimited: boolean;
  /** Processes to look again when something comes, or goes. */
  waiting: Process[];
}

/** As Linux has it. https://man7.org/linux/man-pages/man7/pipe.7.html */
export const PIPE_CAPACITY = 65_536;

export type Descriptors = readonly (OpenFile | undefined)[];

export const NOTHING: OpenFile = { kind: 'null', references: 1, at: 0 };
/** Stdin of a container with `stdin: true`: open, and nobody types. */
export const SILENT: OpenFile = { kind: 'silent', references: 1, at: 0 };
export const LOG: OpenFile = { kind: 'log', references: 1, at: 0 };

const WITH_STDIN: Descriptors = [SILENT, LOG, LOG];
const WITHOUT_STDIN: Descriptors = [NOTHING, LOG, LOG];

/** What PID 1 of a container starts with. */
export const containerDescriptors = (stdin: boolean): Descriptors => (stdin ? WITH_STDIN : WITHOUT_STDIN);

export function makePipe(unlimited = false, text = ''): { readEnd: OpenFile; writeEnd: OpenFile } {
  const pipe: Pipe = { text, written: true, read: true, unlimited, waiting: [] };
  return {
    readEnd: { kind: 'read end', references: 0, pipe, at: 0 },
    writeEnd: { kind: 'write end', references: 0, pipe, at: 0 },
  };
}

/** A text to read: a here-document, or the input a utility gives to its child. */
export function textInput(text: string): OpenFile {
  const { readEnd } = makePipe(true, text);
  readEnd.pipe!.written = false;
  return readEnd;
}

export function openFile(file: RegularFile, path: string, at = 0): OpenFile {
  return { kind: 'file', references: 0, file, path, at };
}

export const isFull = (pipe: Pipe): boolean =>
  !pipe.unlimited && pipe.read && pipe.text.length >= PIPE_CAPACITY;

/** True when nothing is left to read and nothing more will come. */
export function atEnd(input: OpenFile | undefined): boolean {
  if (input?.kind === 'silent') return false;
  if (input?.pipe !== undefined) return input.pipe.text === '' && !input.pipe.written;
  return input?.file === undefined || input.at >= endOf(input.file);
}

/** Whether a read would answer at once: a whole line is there, or the end. */
export function hasLine(input: OpenFile | undefined): boolean {
  if (input?.kind === 'silent') return false;
  return input?.pipe === undefined || !input.pipe.written || input.pipe.text.includes('\n');
}

/** Whether the writer of this input is gone, so that the whole of it is there. */
export function isComplete(input: OpenFile | undefined): boolean {
  return input?.kind !== 'silent' && (input?.pipe === undefined || !input.pipe.written);
}

/** A reader that wants the whole of a pipe takes it in as it comes: the writer never waits for room. */
export function readsWhole(input: OpenFile | undefined): Pipe | undefined {
  if (input?.pipe === undefined || input.pipe.unlimited) return undefined;
  input.pipe.unlimited = true;
  return input.pipe;
}

/** Appends to a regular file; the other kinds are the kernel's. Answers whether it has grown by another 64 KiB. */
export function writeFile(output: OpenFile, text: string, now: Instant): boolean {
  const file = output.file!;
  const before = file.size;
  append(file, text, now);
  return Math.floor(before / MUCH) !== Math.floor(file.size / MUCH);
}

const MUCH = 65_536;
