/** What the words behind `sh` say. */
export type ShellArguments =
  | {
      readonly flags: string;
      /** The text of `-c`. */
      readonly command: string | undefined;
      readonly file: string | undefined;
      readonly name: string;
      readonly positional: readonly string[];
    }
  | { readonly bad: string };

const KNOWN = 'efuxavnCh';
const LONG: ReadonlyMap<string, string> = new Map([
  ['errexit', 'e'],
  ['noglob', 'f'],
  ['nounset', 'u'],
  ['xtrace', 'x'],
  ['allexport', 'a'],
  ['verbose', 'v'],
  ['noexec', 'n'],
  ['noclobber', 'C'],
  ['pipefail', 'P'],
]);

/** `-exc "script" name a b`, `-o pipefail`, `file a b`, `-s`. */
export function readArguments(argv: readonly string[]): ShellArguments {
  let flags = '';
  let isCommand = false;
  let i = 1;
  for (let word = argv[i]; word !== undefined && isOption(word); word = argv[i]) {
    i += 1;
    if (word === '--' || word === '-') break;
    if (word.startsWith('--')) continue;
    for (const letter of word.slice(1)) {
      const known = letter === 'o' ? LONG.get(argv[i++] ?? '') : letter;
      if (known === undefined) return { bad: `-o ${argv[i - 1] ?? ''}` };
      if (known === 'c') isCommand = true;
      else if (known === 'P' || KNOWN.includes(known)) flags = withFlag(flags, known, word[0] === '-');
      else if (!'lis'.includes(known)) return { bad: `-${known}` };
    }
  }
  return withOperands(argv, i, flags, isCommand);
}

function withOperands(argv: readonly string[], i: number, flags: string, isCommand: boolean): ShellArguments {
  const name = argv[0] ?? 'sh';
  if (isCommand) {
    return {
      flags,
      command: argv[i] ?? '',
      file: undefined,
      name: argv[i + 1] ?? name,
      positional: argv.slice(i + 2),
    };
  }
  const file = argv[i];
  return { flags, command: undefined, file, name: file ?? name, positional: argv.slice(i + 1) };
}

const isOption = (word: string): boolean =>
  /^(-|--|--login|--norc|--noprofile|--posix|[-+][a-zA-Z]+)$/.test(word);

export const withFlag = (flags: string, letter: string, on: boolean): string =>
  on ? (flags.includes(letter) ? flags : flags + letter) : flags.replace(letter, '');

/** The letter of `set -o NAME`; undefined when there is no such option. */
export const optionNamed = (name: string): string | undefined => LONG.get(name);
export const isOptionLetter = (letter: string): boolean =>
  KNOWN.includes(letter) || letter === 'b' || letter === 'm';
