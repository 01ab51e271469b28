import { nearest } from '../api/nearest';
import { throttledDuration } from './cgroup';
import { Undeclared } from './container';
import type { Container } from './container-state';
import { baseName, cleanPath, isWithin, parentPath } from './file-names';
import { isErrno } from './files';
import { hasUtility, type KnownImage } from './images';
import type { Kernel } from './kernel';
import type { Leaf, Process } from './process';
import { undeclaredText } from './program-context';
import { BUILTINS, SPECIAL } from './shell-builtins';
import { shellFromArguments, shellFromFile } from './shell-start';
import { UTILITIES } from './utilities';
import type { Dialect, Utility } from './utility';
import { beginUtility } from './utility-process';

/** What a name stands for. */
export type Program =
  | { readonly kind: 'shell'; readonly dialect: Dialect }
  | { readonly kind: 'utility'; readonly run: Utility }
  | { readonly kind: 'lasting'; readonly takes: number; readonly leaf: Leaf }
  /** A file with a script in it. */
  | { readonly kind: 'script'; readonly path: string; readonly text: string };

/** Where in a script something stands. */
export interface ScriptPlace {
  readonly code: { readonly source: string };
  readonly line: number;
}

export type NoProgram = 'not found' | 'permission denied';

/**
 * Resolves a name: what a step declared, the image's own programs, its shells, its utilities, then files. In a
 * closed image anything else is really not there; in an open one nobody knows, which is an error that says what
 * to write; `line` is the script's line, for that error.
 */
export function programFor(
  kernel: Kernel,
  process: Process,
  name: string,
  from?: ScriptPlace,
): Program | NoProgram {
  const { container } = process;
  const { image } = container;
  const base = name.includes('/') ? baseName(name) : name;
  const declared =
    kernel.listener.declaredCommand(name) ??
    (base === name ? undefined : kernel.listener.declaredCommand(base));
  if (declared !== undefined) {
    const { takes, leaf, isWork } = declared;
    return { kind: 'lasting', takes: isWork ? throttledDuration(takes, container.cgroup) : takes, leaf };
  }
  const known = programOfImage(image, base);
  if (!name.includes('/') && known !== undefined) return known;
  const isFirstLook = name[0] === '/' && container.isUntouched;
  const before = isFirstLook ? programAt(container, name) : undefined;
  if (before !== undefined) return before;
  const found = container.files.findProgram(
    name,
    process.env.get('PATH') ?? image.env.get('PATH') ?? '',
    process.cwd,
  );
  if (!isErrno(found)) {
    const { file, path } = found;
    if (file.program === undefined) return { kind: 'script', path, text: container.files.text(file, path) };
    const program = programOfImage(image, file.program) ?? known;
    if (program !== undefined && isFirstLook && file.frozen) remember(container, name, path, program);
    if (program !== undefined) return program;
  } else if (found === 'EACCES') return 'permission denied';
  else if (known !== undefined && image.programs.has(base)) return known;
  // The special words of the shell are programs in no image: they could do nothing there.
  if (isErrno(found) && (image.closed || SPECIAL.has(name))) return 'not found';
  // The folders of a listed image are known, if not all that is in them.
  if (image.listed && name.includes('/') && !container.files.exists(parentPath(name), process.cwd))
    return 'not found';
  throw new Undeclared(unknownProgram(kernel, process, name, from));
}

/** A container of which somebody waits for the end. */
export const mustEnd = ({ start }: Container): boolean => start.role === 'init' || start.role === 'job';

/**
 * Resolves what a container's main process becomes. A program of its own that an unlisted image is started with is assumed to be its
 * server, whether the manifest names it or a script that ends with it; that is told once.
 */
export function mainProgram(
  kernel: Kernel,
  process: Process,
  name: string,
  from?: ScriptPlace,
): Program | NoProgram | 'assumed' {
  try {
    return programFor(kernel, process, name, from);
  } catch (error) {
    const { container } = process;
    const { image } = container;
    const isAssumed =
      error instanceof Undeclared && !image.listed && !mustEnd(container) && image.programs.size > 0;
    if (!isAssumed) throw error;
    kernel.listener.assumed(container, `"${name}" of image "${image.name}" runs until it is stopped`);
    return 'assumed';
  }
}

/** Lets a process run a program with its `argv`. */
export function launch(kernel: Kernel, process: Process, program: Program, queued = false): void {
  if (program.kind === 'lasting') {
    process.leaf = program.leaf;
    kernel.wakeAt(process, kernel.now + program.takes);
  } else if (program.kind === 'utility') {
    const takes = plainSleep(process.argv);
    if (takes === undefined) beginUtility(kernel, process, program.run);
    else {
      process.leaf = SLEPT;
      kernel.wakeAt(process, kernel.now + takes);
    }
  } else {
    process.shell =
      program.kind === 'shell'
        ? shellFromArguments(kernel, process, program.dialect)
        : shellFromFile(
            kernel,
            process,
            program.path,
            program.text,
            interpreter(process.container.image, program.text),
          );
    if (queued) kernel.enqueue(process);
    else kernel.runNow(process);
  }
}

const SLEPT: Leaf = { exitCode: 0, output: '' };

/** `sleep 5`, by far the most frequent program, is one timer and no more. In ms; undefined for any other form. */
function plainSleep(argv: readonly string[]): number | undefined {
  const [name, amount] = argv;
  if (argv.length !== 2 || name !== 'sleep') return undefined;
  if (amount === undefined || amount === '' || amount.length > 9) return undefined;
  let ms = 0;
  for (let i = 0; i < amount.length; i += 1) {
    const digit = amount.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return undefined;
    ms = ms * 10 + digit;
  }
  return ms * 1_000;
}

/** What a path of an image leads to, as root finds it: what is frozen is the same in all its containers. */
interface Place {
  readonly path: string;
  readonly program: Program;
}

/** A cache, not state. It spares `/bin/sh` the walk through the folders at every start. */
const places = new WeakMap<KnownImage, Map<string, Place>>();

function programAt(container: Container, name: string): Program | undefined {
  const place = places.get(container.image)?.get(name);
  if (place === undefined || container.user !== 0) return undefined;
  for (const { path } of container.start.mounts)
    if (isWithin(name, cleanPath(path)) || isWithin(place.path, cleanPath(path))) return undefined;
  return place.program;
}

function remember(container: Container, name: string, path: string, program: Program): void {
  if (container.start.mounts.length > 0 || name.includes('..') || name.includes('//')) return;
  let known = places.get(container.image);
  if (known === undefined) places.set(container.image, (known = new Map()));
  known.set(name, { path, program });
}

/** A program that an image is known to have, by its name. */
export function programOfImage(image: KnownImage, name: string): Program | undefined {
  let programs = cache.get(image);
  if (programs === undefined) cache.set(image, (programs = new Map()));
  const known = programs.get(name);
  if (known !== undefined || programs.has(name)) return known;
  const program = lookUp(image, name);
  programs.set(name, program);
  return program;
}

/** A cache, not state: what an image has never changes. */
const cache = new WeakMap<KnownImage, Map<string, Program | undefined>>();

function lookUp(image: KnownImage, name: string): Program | undefined {
  const own = image.programs.get(name);
  if (own !== undefined) return { kind: 'utility', run: own };
  if (image.shell !== undefined) {
    if (name === 'sh') return { kind: 'shell', dialect: image.shell };
    if (name === 'bash' && (image.bash || image.shell === 'bash')) return { kind: 'shell', dialect: 'bash' };
    if ((name === 'ash' && image.shell === 'ash') || (name === 'dash' && image.shell === 'dash'))
      return { kind: 'shell', dialect: image.shell };
  }
  const utility = UTILITIES.get(name);
  return utility !== undefined && hasUtility(image, name) ? { kind: 'utility', run: utility } : undefined;
}

function interpreter(image: KnownImage, text: string): Dialect {
  const [, path, argument] = /^#!\s*(\S+)(?:\s+(\S+))?/.exec(text) ?? [];
  const name = baseName(path ?? 'sh');
  const program = name === 'env' ? (argument ?? 'sh') : name;
  if (program === 'bash') return 'bash';
  if (program === 'sh' || program === 'ash' || program === 'dash') return image.shell ?? 'dash';
  throw new Undeclared(`A script begins with "${text.split('\n')[0]}", and only shell scripts can be run.`);
}

function unknownProgram(
  kernel: Kernel,
  process: Process,
  name: string,
  from: ScriptPlace | undefined,
): string {
  const { container } = process;
  const names = [
    ...container.image.programs.keys(),
    ...UTILITIES.keys(),
    ...BUILTINS,
    ...kernel.listener.declaredNames(),
  ];
  const near = nearest(name, names);
  const line = from?.code.source.split('\n')[from.line - 1] ?? process.argv.join(' ');
  const text = undeclaredText(container, `the program "${name}"`, name, line);
  return near === undefined ? text : `${text}\n  The nearest name I know is "${near}".`;
}
