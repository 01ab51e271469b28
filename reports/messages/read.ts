import { closeSync, openSync, readSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import type { Envelope } from '@cucumber/messages';

/** A message, and where it stands. */
export interface PlacedMessage {
  readonly message: Envelope;
  /** `messages-1.ndjson:17` */
  readonly place: string;
}

/**
 * The messages of a file that Cucumber's `message` formatter wrote, one at a time. Throws an Error that tells file and line of what is no
 * message. https://github.com/cucumber/messages
 */
export function* messagesIn(file: string): Generator<PlacedMessage> {
  let number = 0;
  for (const line of linesIn(file)) {
    number += 1;
    if (line.trim() === '') continue;
    const place = `${file}:${number}`;
    const message = messageOf(line, place);
    if (number === 1 && message.meta === undefined) {
      throw new Error(
        `${place}: a file of messages begins with what wrote it ("meta"), this one does not. Write one with: npx cucumber-js --format message:${file}`,
      );
    }
    yield { message, place };
  }
  if (number === 0) throw new Error(`${file}:1: the file is empty, as after a run that was stopped at once`);
}

function messageOf(line: string, place: string): Envelope {
  let message: unknown;
  try {
    message = JSON.parse(line);
  } catch (error) {
    throw new Error(`${place}: not a message, for it is no JSON: ${(error as Error).message}`);
  }
  if (typeof message !== 'object' || message === null || Array.isArray(message)) {
    throw new Error(`${place}: not a message, for it is no JSON object: ${line.slice(0, 60)}`);
  }
  return message as Envelope;
}

/** Split at line feeds only: JSON keeps the other separators of Unicode as they are, where `node:readline` would split. */
function* linesIn(file: string): Generator<string> {
  const opened = openSync(file, 'r');
  try {
    const buffer = Buffer.allocUnsafe(READ_AT_ONCE);
    const decoder = new StringDecoder('utf8');
    let rest = '';
    for (;;) {
      const length = readSync(opened, buffer);
      if (length === 0) break;
      const parts = decoder.write(buffer.subarray(0, length)).split('\n');
      parts[0] = rest + parts[0];
      rest = parts.pop()!;
      yield* parts;
    }
    rest += decoder.end();
    if (rest !== '') yield rest;
  } finally {
    closeSync(opened);
  }
}

const READ_AT_ONCE = 1 << 18;
