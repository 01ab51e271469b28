import { NotSimulated, type Surroundings } from './kubectl/command';
import { kubectl, type Session } from './kubectl/kubectl';
import type { Outcome, Printed } from './kubectl/outcome';
import { type CommandLine, type Pipe, type Sentence, sentences } from './process/command-lines';
import { imageOf } from './process/images';
import { UTILITIES } from './process/utilities';
import type { UtilityAnswer, UtilityContext } from './process/utility';
import { Choices } from './simulation/choices';
import { parseDuration, seconds } from './simulation/time';

/** How a text of commands ended: with the first sentence that failed, or with its last. */
export interface ScriptOutcome extends Outcome {
  /** The sentence that failed, as it was written. */
  readonly failed?: string;
}

/**
 * Runs commands as they are typed at a terminal: kubectl, and beside it the few programs that a person pipes its output
 * through. Stops at the first sentence that fails. Throws NotSimulated and Undeclared for what is not run here.
 */
export function runScript(text: string, session: Session): ScriptOutcome {
  const shell = new Shell(session);
  let exitCode = 0;
  for (const sentence of sentences(text)) {
    exitCode = shell.sentence(sentence);
    if (exitCode !== 0) return { exitCode, printed: shell.printed, failed: sentence.written };
  }
  return { exitCode, printed: shell.printed };
}

class Shell {
  readonly printed: Printed[] = [];

  constructor(private readonly session: Session) {}

  sentence({ pipes, operators }: Sentence): number {
    let exitCode = this.pipe(pipes[0]!);
    operators.forEach((operator, i) => {
      if ((operator === '&&') === (exitCode === 0)) exitCode = this.pipe(pipes[i + 1]!);
    });
    return exitCode;
  }

  private pipe({ commands, isNegated }: Pipe): number {
    let input: string | undefined;
    let exitCode = 0;
    commands.forEach((command, i) => {
      const outcome = this.run(command, command.input ?? input);
      exitCode = outcome.exitCode;
      const isLast = i === commands.length - 1;
      input = '';
      for (const { to, text } of outcome.printed) {
        const stream = command[to] ?? to;
        if (stream === 'stdout' && !isLast) input += text;
        else if (stream !== 'nowhere') this.printed.push({ to: stream, text });
      }
    });
    if (!isNegated) return exitCode;
    return exitCode === 0 ? 1 : 0;
  }

  private run(command: CommandLine, input: string | undefined): Outcome {
    const [program = '', ...argv] = command.argv;
    const { session } = this;
    const surroundings = surroundingsOf(command, input, session.surroundings ?? {});
    if (program === 'kubectl') {
      // Between two deeds of a person there is time: all that is due happens first.
      session.api.deeds?.runUntilTrue(() => true, session.api.moment.now);
      return kubectl(argv, { ...session, surroundings });
    }
    if (program === 'cat') return cat(argv, surroundings);
    if (program === 'sleep') return sleep(argv, session);
    if (FILTERS.has(program)) return filtered(command.argv, input ?? '', session);
    throw new NotSimulated(
      `"${program}" cannot be run here: kubectl can, and what it prints can go through ${[...FILTERS].join(', ')}`,
    );
  }
}

/** Programs that read what kubectl has printed. */
const FILTERS: ReadonlySet<string> = new Set(
  'awk base64 cut echo egrep false fgrep grep head printf rev sed sort tail tr true uniq wc'.split(' '),
);

/** What comes from a here-document has a place; what another command has written has that of the command. */
function surroundingsOf(
  { input: own, inputLine = 0 }: CommandLine,
  input: string | undefined,
  around: Surroundings,
): Surroundings {
  const { place } = around;
  const line = (place?.line ?? 1) + (own === undefined ? 0 : inputLine);
  return { ...around, ...(input !== undefined && { input }), ...(place && { place: { ...place, line } }) };
}

function cat(argv: readonly string[], { input, files }: Surroundings): Outcome {
  const printed: Printed[] = [];
  let exitCode = 0;
  for (const name of argv.length === 0 ? ['-'] : argv) {
    const found = name === '-' ? undefined : files?.read(name, false);
    if (name === '-') printed.push({ to: 'stdout', text: input ?? '' });
    else if (name.startsWith('-')) throw new NotSimulated(`cat ${name} is not simulated`);
    else if (found !== undefined && !found.isFolder)
      printed.push({ to: 'stdout', text: found.files[0]?.text ?? '' });
    else {
      const why = found === undefined ? 'No such file or directory' : 'Is a directory';
      printed.push({ to: 'stderr', text: `cat: ${name}: ${why}\n` });
      exitCode = 1;
    }
  }
  return { exitCode, printed };
}

/** Time goes on as long. */
function sleep(argv: readonly string[], { api }: Session): Outcome {
  const [text = ''] = argv;
  const duration = /^\d+(\.\d+)?$/.test(text) ? seconds(Number(text)) : parseDuration(text);
  if (duration === undefined || argv.length !== 1)
    throw new NotSimulated(`sleep ${argv.join(' ')} is not understood`);
  api.deeds?.runUntilTrue(() => false, api.moment.now + duration);
  return { exitCode: 0, printed: [] };
}

function filtered(argv: readonly string[], input: string, session: Session): Outcome {
  const printed: Printed[] = [];
  const answer: UtilityAnswer = UTILITIES.get(argv[0]!)!(contextOf(argv, input, session));
  if (!('exit' in answer)) throw needsContainer(argv);
  if (answer.out) printed.push({ to: 'stdout', text: answer.out });
  if (answer.err) printed.push({ to: 'stderr', text: answer.err });
  return { exitCode: answer.exit, printed };
}

/** A program that only reads its input; it has no files, processes or network. */
function contextOf(argv: readonly string[], input: string, { api }: Session): UtilityContext {
  let rest = input;
  const taken = (end: number): string => {
    const text = rest.slice(0, end);
    rest = rest.slice(end);
    return text;
  };
  const known: Partial<UtilityContext> = {
    argv,
    env: new Map(),
    cwd: '/',
    absolute: (path) => path,
    user: 0,
    pid: 1,
    now: api.moment.now,
    calendar: api.moment.calendar,
    choices: new Choices(),
    input: {
      line: () =>
        rest === '' ? undefined : taken(rest.indexOf('\n') < 0 ? rest.length : rest.indexOf('\n') + 1),
      take: () => taken(rest.length),
      get ended() {
        return rest === '';
      },
    },
    stdin: () => input,
    terminal: false,
    image: imageOf('debian:13'),
    dialect: 'bash',
    assume: () => {},
    wroteMuch: () => {},
    // A person's own machine has enough.
    useMemory: () => {},
    unknown(what): never {
      throw new NotSimulated(`I do not know ${what}`);
    },
  };
  return new Proxy(known as UtilityContext, {
    get(context, name) {
      if (name in context) return context[name as keyof UtilityContext];
      throw needsContainer(argv);
    },
  });
}

function needsContainer(argv: readonly string[]): NotSimulated {
  return new NotSimulated(`"${argv.join(' ')}" needs files or more: kubectl exec runs it in a container`);
}
