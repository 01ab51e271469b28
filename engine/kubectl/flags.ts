import { parseArgs } from 'node:util';
import { fault, type KubectlError } from './outcome';

/** A flag of a command, by its long name. */
export interface Flag {
  readonly short?: string;
  /** `boolean` may be given without a value, or with `=false`. */
  readonly type: 'boolean' | 'string' | 'number';
  /** What a flag means that is given without a value, as `--dry-run` was. */
  readonly bare?: string;
}

export type Flags = Readonly<Record<string, Flag>>;

/** Flags that every command takes. */
export const GLOBAL_FLAGS: Flags = { namespace: { short: 'n', type: 'string' } };

/** A command line, read. */
export interface Arguments {
  /** What is no flag, in order; what stands after `--` is not among them. */
  readonly words: readonly string[];
  /** What stands after `--`; undefined where there is no `--`. */
  readonly afterDashes: readonly string[] | undefined;
  /** The flags by their long names with their values, in order: `--replicas=3`. */
  readonly flagsAsGiven: readonly string[];
  has(flag: string): boolean;
  /** The value that was given last. */
  text(flag: string): string | undefined;
  /** All that were given, as they were written. */
  every(flag: string): readonly string[];
  /** All that were given, those with commas taken apart. */
  list(flag: string): readonly string[];
  isOn(flag: string): boolean;
  number(flag: string): number | undefined;
}

/**
 * Reads a command line as kubectl does: `-o wide`, `-owide`, `-o=wide`, `--output=wide`, `--output wide`, `-Ao wide`, `-A=false`.
 * Throws a KubectlError in pflag's words. https://pkg.go.dev/github.com/spf13/pflag
 */
export function readArguments(argv: readonly string[], command: string, own: Flags): Arguments {
  const flags: Flags = { ...GLOBAL_FLAGS, ...own };
  const { tokens } = parseArgs({
    args: argv.map((word) => spelledOut(word, flags)),
    options: Object.fromEntries(Object.entries(flags).map(([name, flag]) => [name, optionOf(flag)])),
    strict: false,
    tokens: true,
    allowPositionals: true,
  });
  const words: string[] = [];
  const given = new Map<string, string[]>();
  const flagsAsGiven: string[] = [];
  let afterDashes: readonly string[] | undefined;
  for (const token of tokens) {
    if (token.kind === 'option-terminator') {
      afterDashes = argv.slice(token.index + 1);
      break;
    }
    if (token.kind === 'positional') words.push(token.value);
    else {
      const value = givenValue(token, flags, command);
      given.set(token.name, [...(given.get(token.name) ?? []), value]);
      flagsAsGiven.push(`--${token.name}=${value}`);
    }
  }
  return new ReadArguments(words, afterDashes, flagsAsGiven, given);
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value: string | undefined;
}

function optionOf({ type, short }: Flag) {
  // A flag that may be bare must not take the next word.
  const taking = type === 'boolean' ? ('boolean' as const) : ('string' as const);
  return { type: taking, multiple: true, ...(short !== undefined && { short }) };
}

/** `-o=wide` is `--output=wide`: Node knows the equals sign only after a long name. */
function spelledOut(word: string, flags: Flags): string {
  const [, short, value] = /^-([A-Za-z])=(.*)$/s.exec(word) ?? [];
  const name = Object.keys(flags).find((one) => short !== undefined && flags[one]!.short === short);
  return name === undefined ? word : `--${name}=${value}`;
}

function givenValue({ name, rawName, value }: OptionToken, flags: Flags, command: string): string {
  const flag = Object.hasOwn(flags, name) ? flags[name] : undefined;
  if (flag === undefined) throw wrongUse(unknownText(name, rawName), command);
  if (value === undefined) {
    if (flag.type === 'boolean') return 'true';
    if (flag.bare !== undefined) return flag.bare;
    const what = rawName.startsWith('--') ? `--${name}` : `'${flag.short}' in -${flag.short}`;
    throw wrongUse(`flag needs an argument: ${what}`, command);
  }
  checkValue(name, flag, value, command);
  return value;
}

function unknownText(name: string, rawName: string): string {
  return rawName.startsWith('--')
    ? `unknown flag: --${name}`
    : `unknown shorthand flag: '${name}' in ${rawName}`;
}

const BOOLEAN = /^(1|t|T|true|TRUE|True|0|f|F|false|FALSE|False)$/;

function checkValue(name: string, flag: Flag, text: string, command: string): void {
  const title = flag.short === undefined ? `--${name}` : `-${flag.short}, --${name}`;
  const invalid = (parser: string) =>
    wrongUse(
      `invalid argument "${text}" for "${title}" flag: ${parser}: parsing "${text}": invalid syntax`,
      command,
    );
  if (flag.type === 'boolean' && !BOOLEAN.test(text)) throw invalid('strconv.ParseBool');
  if (flag.type === 'number' && !/^[-+]?\d+$/.test(text)) throw invalid('strconv.ParseInt');
}

function wrongUse(message: string, command: string): KubectlError {
  return fault(`${message}\nSee 'kubectl ${command} --help' for usage.`);
}

class ReadArguments implements Arguments {
  constructor(
    readonly words: readonly string[],
    readonly afterDashes: readonly string[] | undefined,
    readonly flagsAsGiven: readonly string[],
    private readonly given: ReadonlyMap<string, readonly string[]>,
  ) {}

  has(flag: string): boolean {
    return this.given.has(flag);
  }

  text(flag: string): string | undefined {
    return this.given.get(flag)?.at(-1);
  }

  every(flag: string): readonly string[] {
    return this.given.get(flag) ?? [];
  }

  list(flag: string): readonly string[] {
    return this.every(flag).flatMap((value) => value.split(','));
  }

  isOn(flag: string): boolean {
    return /^(1|t|true)$/i.test(this.text(flag) ?? '');
  }

  number(flag: string): number | undefined {
    const text = this.text(flag);
    return text === undefined ? undefined : Number(text);
  }
}
