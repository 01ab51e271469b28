import type { UtilityContext } from '../utility';
import { isBusybox } from './common';

/** Units that `dd`, `head` and `tail` share. https://www.gnu.org/software/coreutils/manual/html_node/Block-size.html */
export const UNITS: Readonly<Record<string, number>> = {
  b: 512,
  K: 1024,
  M: 1024 ** 2,
  G: 1024 ** 3,
  kB: 1000,
  MB: 1000 ** 2,
  GB: 1000 ** 3,
};

const OF_GNU: Readonly<Record<string, number>> = { ...UNITS, '': 1, k: 1024, m: 1024 ** 2 };
/** coreutils/head.c of BusyBox (bkm_suffixes) */
const OF_BUSYBOX: Readonly<Record<string, number>> = { '': 1, b: 512, k: 1024, m: 1024 ** 2 };

/** `100M` in units that are given; undefined: no such size. */
export function bytesOf(text: string, units: Readonly<Record<string, number>>): number | undefined {
  const match = /^(\d+)([a-zA-Z]*)$/.exec(text);
  const unit = match && Object.hasOwn(units, match[2]!) ? units[match[2]!] : undefined;
  return unit === undefined ? undefined : Number(match![1]) * unit;
}

/** The number that `head` and `tail` take with `-c` and `-n`, with its sign; undefined: none. */
export function countOf(context: UtilityContext, text: string): number | undefined {
  const bytes = bytesOf(text.replace(/^[-+]/, ''), isBusybox(context) ? OF_BUSYBOX : OF_GNU);
  return bytes === undefined ? undefined : text[0] === '-' ? -bytes : bytes;
}

/** Whether a path is a device that gives zeros without end. */
export function isEndless(context: UtilityContext, path: string): boolean {
  const file = context.files.openForReading(path, context.cwd);
  return typeof file === 'object' && file.type === 'device' && file.device === 'zero';
}

/** The zeros that a program reads at once; more than a text can hold are not simulated. */
export function zeros(context: UtilityContext, bytes: number): string {
  if (bytes > MOST_ZEROS)
    return context.unknown(`how to pass on ${bytes} bytes: at most ${MOST_ZEROS} are simulated`);
  return '\0'.repeat(bytes);
}

const MOST_ZEROS = 400 * 1024 ** 2;
/** More than any machine has. */
export const ALL_MEMORY = 2 ** 50;
