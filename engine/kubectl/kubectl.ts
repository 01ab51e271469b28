import { ApiError } from '../api/errors';
import type { Table } from '../view/table';
import { flagAdvice, GLOBAL_FLAGS_ASIDE, OTHER_COMMANDS } from './advice';
import type { Api } from './api';
import { apiResources } from './api-resources';
import { apply } from './apply';
import { autoscale } from './autoscale';
import { type Command, type Context, NotSimulated, type Surroundings } from './command';
import { cordon, uncordon } from './cordon';
import { create } from './create';
import { debug } from './debug';
import { remove } from './delete';
import { describe } from './describe';
import { diff } from './diff';
import { drain } from './drain';
import { events, eventsTable } from './events';
import { exec } from './exec';
import { expose } from './expose';
import { type Arguments, readArguments } from './flags';
import { get, getTables } from './get';
import { annotate, label } from './label';
import { logs } from './logs';
import { KubectlError, messageOf, type Outcome, Output } from './outcome';
import { patch } from './patch';
import { recording } from './record';
import { replace } from './replace';
import { rollout } from './rollout';
import { run } from './run';
import { scale } from './scale';
import { set } from './set';
import { unknownCommand } from './suggestions';
import { taint } from './taint';
import { top, topTable } from './top';
import { wait } from './wait';

/** kubectl with the cluster that it talks to, and the namespace of its context. */
export interface Session {
  readonly api: Api;
  readonly namespace?: string;
  readonly surroundings?: Surroundings;
}

/**
 * Carries out a command line of kubectl, the word `kubectl` left out, and answers what it printed. Throws NotSimulated for
 * what kubectl knows and podlife does not.
 */
export function kubectl(argv: readonly string[], session: Session): Outcome {
  const output = new Output();
  try {
    const { name, command, args } = read(argv);
    const context = recording(name, args, contextOf(command, args, session, output));
    return { exitCode: command.run(args, context) ?? 0, printed: output.printed };
  } catch (error) {
    if (!(error instanceof KubectlError) && !(error instanceof ApiError)) throw error;
    output.error(`${messageOf(error)}\n`);
    return { exitCode: error instanceof KubectlError ? error.exitCode : 1, printed: output.printed };
  }
}

/**
 * The tables that `get`, `events` or `top` prints, cell by cell. Throws a KubectlError or an ApiError where it fails, and
 * NotSimulated for a command that prints none.
 */
export function kubectlTables(argv: readonly string[], session: Session): readonly Table[] {
  const { name, command, args } = read(argv);
  const context = contextOf(command, args, session, new Output());
  const format = args.text('output') ?? '';
  if (format === '' || (format === 'wide' && name !== 'events')) {
    if (name === 'get') return getTables(args, context);
    if (name === 'events') return [eventsTable(args, context)];
    const table = topTable(name, args, context);
    if (table !== undefined) return table.rows.length === 0 ? [] : [table];
  }
  throw new NotSimulated(`kubectl ${argv.join(' ')} prints no table`);
}

/** Whether the command can be asked of a moment that is past. */
export function looksOnly(argv: readonly string[]): boolean {
  return !read(argv).command.needsPresent;
}

const COMMANDS: Readonly<Record<string, Command>> = {
  get,
  describe,
  events,
  logs,
  exec,
  debug,
  annotate,
  'api-resources': apiResources,
  apply,
  autoscale,
  expose,
  create,
  label,
  patch,
  replace,
  run,
  set,
  wait,
  delete: remove,
  diff,
  rollout,
  scale,
  cordon,
  uncordon,
  drain,
  taint,
  top,
};

interface Read {
  readonly name: string;
  readonly command: Command;
  readonly args: Arguments;
}

function read(argv: readonly string[]): Read {
  const at = commandAt(argv);
  const name = argv[at];
  if (name === undefined)
    throw new NotSimulated(`kubectl without a command prints its help: ${flagAdvice('help')}`);
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined) {
    if (Object.hasOwn(OTHER_COMMANDS, name))
      throw new NotSimulated(`kubectl ${name} is not simulated: ${OTHER_COMMANDS[name]!}`);
    throw unknownCommand(name);
  }
  return withinOf(name, command, [...argv.slice(0, at), ...argv.slice(at + 1)]);
}

/** `create configmap`, `set image`: the command within a command. */
function withinOf(name: string, command: Command, argv: readonly string[]): Read {
  const at = commandAt(argv);
  const word = argv[at] ?? '';
  const inner =
    command.commands && Object.hasOwn(command.commands, word) ? command.commands[word] : undefined;
  if (inner !== undefined)
    return withinOf(`${name} ${word}`, inner, [...argv.slice(0, at), ...argv.slice(at + 1)]);
  const advice = command.absent && Object.hasOwn(command.absent, word) ? command.absent[word] : undefined;
  if (advice !== undefined) throw new NotSimulated(`kubectl ${name} ${word} is not simulated: ${advice}`);
  refuseUnsupported(name, command, argv);
  return { name, command, args: readArguments(argv, name, command.flags) };
}

/** Only `-n` may stand before the name of the command, with its value. */
function commandAt(argv: readonly string[]): number {
  let at = 0;
  while (argv[at]?.startsWith('-')) at += argv[at] === '-n' || argv[at] === '--namespace' ? 2 : 1;
  return at;
}

const SHORT: Readonly<Record<string, string>> = {
  w: 'watch',
  f: 'filename',
  k: 'kustomize',
  R: 'recursive',
  i: 'interactive',
};
function refuseUnsupported(name: string, { flags, unsupported }: Command, argv: readonly string[]): void {
  for (const word of argv) {
    if (word === '--') return;
    const [, long, letter] = /^--([^=]+)|^-([A-Za-z])/.exec(word) ?? [];
    const isOwn = Object.values(flags).some(({ short }) => short === letter && letter !== undefined);
    const flag = long ?? (letter === undefined || isOwn ? undefined : follow(name, letter));
    if (flag === undefined || Object.hasOwn(flags, flag)) continue;
    if (unsupported[flag] === undefined && !GLOBAL_FLAGS_ASIDE.has(flag)) continue;
    const advice = unsupported[flag] || flagAdvice(flag);
    throw new NotSimulated(`kubectl ${name} --${flag} is not simulated: ${advice}`);
  }
}

/** `-f` follows a log and names a file elsewhere. */
function follow(command: string, letter: string): string | undefined {
  return command === 'logs' && letter === 'f' ? 'follow' : SHORT[letter];
}

function contextOf(command: Command, args: Arguments, session: Session, output: Output): Context {
  const { api, namespace = 'default' } = session;
  if (command.needsPresent && api.deeds === undefined)
    throw new NotSimulated('this command can only be given at the present moment');
  return {
    api,
    output,
    namespace: args.text('namespace') ?? namespace,
    namespaceIsSaid: args.has('namespace') || session.namespace !== undefined,
    surroundings: session.surroundings ?? {},
  };
}
