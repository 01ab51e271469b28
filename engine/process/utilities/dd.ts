import { append, appendZeros, KEPT_CHARACTERS } from '../file-nodes';
import { isErrno } from '../file-view';
import type { Ended, Utility, UtilityContext } from '../utility';
import { either, errnoText, UNTIL_END_OF_INPUT } from './common';
import * as sizes from './sizes';

const UNITS: Readonly<Record<string, number>> = {
  ...sizes.UNITS,
  '': 1,
  c: 1,
  w: 2,
  k: 1024,
};

/** Flags that say how, and not what, is copied. */
const FLAGS = ['fullblock', 'direct', 'dsync', 'sync', 'nonblock', 'noatime', 'nocache'];

/**
 * `dd` with `if of bs count status`; reading `/dev/zero` without `count` into `/dev/null` goes on for ever, as people
 * use it for load. Simplified: copying takes no time.
 */
export const dd: Utility = (context) => {
  const given = new Map<string, string>();
  for (const word of context.argv.slice(1)) {
    const [name, value] = word.split('=', 2) as [string, string?];
    if (
      value === undefined ||
      !['if', 'of', 'bs', 'count', 'status', 'conv', 'iflag', 'oflag'].includes(name)
    )
      return context.unknown(`operand ${word} of dd`);
    if (name === 'iflag' && !value.split(',').every((flag) => FLAGS.includes(flag)))
      return context.unknown(`operand ${word} of dd`);
    given.set(name, value);
  }
  const size = sizes.bytesOf(given.get('bs') ?? '512', UNITS);
  const count = given.has('count') ? sizes.bytesOf(given.get('count')!, UNITS) : undefined;
  if (size === undefined || (given.has('count') && count === undefined))
    return context.unknown(`the size in "${context.argv.join(' ')}"`);
  if (size === 0) return { exit: 1, err: `dd: invalid number '${given.get('bs')}'\n` };
  // dd holds one block in memory: a block larger than the container's limit is an OOM kill.
  context.useMemory(size);
  const source = input(context, given.get('if'), size, count);
  if (source === 'later') return UNTIL_END_OF_INPUT;
  if ('err' in source) return { exit: 1, err: source.err };
  const to = given.get('of');
  if (source.endless) {
    if (to === '/dev/null') return { wait: { for: 'ever' } };
    return context.unknown(`"${context.argv.join(' ')}", which fills a disk`);
  }
  let out = '';
  if (to === undefined) out = source.text ?? sizes.zeros(context, source.length);
  else {
    const refused = write(context, to, source, size);
    if (refused !== undefined) return refused;
  }
  if (given.get('status') === 'none') return { exit: 0, ...(out && { out }) };
  const whole = Math.floor(source.length / size);
  const records = `${whole}+${source.length % size === 0 ? 0 : 1} records`;
  const speed = either(
    context,
    `${source.length} bytes copied, 0.000000 seconds`,
    `${source.length} bytes copied, 0 s`,
  );
  return { exit: 0, err: `${records} in\n${records} out\n${speed}\n`, ...(out && { out }) };
};

/** Writes all of the source to a file. Answers how dd ends when it could not. */
function write(context: UtilityContext, to: string, source: Source, size: number): Ended | undefined {
  const file = context.files.openForWriting(to, context.cwd, 'truncate', context.now);
  if (isErrno(file))
    return {
      exit: 1,
      err: `dd: ${either(context, `can't open '${to}'`, `failed to open '${to}'`)}: ${errnoText(file)}\n`,
    };
  if (file.type === 'device') {
    if (file.device === 'full')
      return { exit: 1, err: `dd: error writing '${to}': No space left on device\n` };
    if (file.device !== 'null') return context.unknown(`writing to ${to} with dd`);
  } else {
    const room = context.files.roomAt(to, context.cwd);
    if (source.text !== undefined) append(file, source.text.slice(0, room), context.now);
    else appendZeros(file, Math.min(source.length, room), context.now);
    if (source.length > KEPT_CHARACTERS) context.wroteMuch();
    if (source.length > room) return full(context, to, Math.floor(room / size), room);
  }
  return undefined;
}

/** The file system was full after so many whole blocks. Simplified: of all programs only dd meets a full volume in memory. */
function full(context: UtilityContext, to: string, blocks: number, written: number): Ended {
  const speed = either(context, `${written} bytes copied, 0.000000 seconds`, `${written} bytes copied, 0 s`);
  const why = `dd: error writing '${to}': No space left on device`;
  return { exit: 1, err: `${why}\n${blocks + 1}+0 records in\n${blocks}+0 records out\n${speed}\n` };
}

type Source = { readonly length: number; readonly text?: string; readonly endless?: true };

function input(
  context: UtilityContext,
  path: string | undefined,
  size: number,
  count: number | undefined,
): Source | { readonly err: string } | 'later' {
  const limit = count === undefined ? Number.MAX_SAFE_INTEGER : size * count;
  if (path === undefined) {
    const text = context.stdin()?.slice(0, limit);
    return text === undefined ? 'later' : { length: text.length, text };
  }
  const file = context.files.openForReading(path, context.cwd);
  if (isErrno(file))
    return {
      err: `dd: ${either(context, `can't open '${path}'`, `failed to open '${path}'`)}: ${errnoText(file)}\n`,
    };
  if (file.type === 'file') {
    if (file.dropped > 0 && file.program === undefined && file.content === '')
      return { length: Math.min(file.size, limit) };
    const text = context.files.text(file, path).slice(0, limit);
    return { length: text.length, text };
  }
  if (file.device === 'null') return { length: 0, text: '' };
  if (!['zero', 'full', 'urandom'].includes(file.device)) return context.unknown(`reading ${path} with dd`);
  // Random bytes are only counted, as zeros are.
  return count === undefined ? { length: 0, endless: true } : { length: limit };
}
