import { type ContainerStart, StartError, Undeclared } from './container';
import type { Container } from './container-state';
import type { KnownImage } from './images';
import type { Kernel } from './kernel';
import type { Process } from './process';
import { mainProgram, mustEnd } from './programs';

const OCI =
  'failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: ';

/** The words of the main process: the manifest's command replaces entrypoint and arguments of the image; its args only the arguments. */
export function commandOf(
  image: KnownImage,
  start: Pick<ContainerStart, 'command' | 'args'>,
): readonly string[] {
  if (start.command !== undefined && start.command.length > 0)
    return start.args?.length ? [...start.command, ...start.args] : start.command;
  return [
    ...image.entrypoint,
    ...(start.args !== undefined && start.args.length > 0 ? start.args : image.command),
  ];
}

/** As runc says that a program is not there. */
export function missing(name: string, program: 'not found' | 'permission denied'): string {
  if (program === 'permission denied') return `exec: "${name}": permission denied`;
  return name.includes('/')
    ? `exec: "${name}": stat ${name}: no such file or directory`
    : `exec: "${name}": executable file not found in $PATH`;
}

function neverEnding({ start, image }: Container): string {
  const kind = start.role === 'init' ? 'init container' : 'container of a Job';
  return (
    `I do not know when the ${kind} "${start.container}" of ${start.sandbox.pod} ends: image "${image.name}" runs a program of its own.\n` +
    `  in ${start.where}\n  Say when it ends, as in: Given container "${start.container}" exits with code 0 after 5s`
  );
}

/**
 * Looks whether a container can be started. Throws StartError when its program does not exist, Undeclared when nobody
 * can know what it does.
 */
export function checkProgram(kernel: Kernel, container: Container, process: Process): void {
  if (container.isDeclared) return;
  const { start, image } = container;
  const [name] = process.argv;
  if (name === undefined) throw new StartError(`${OCI}no command specified`);
  const isOwn = start.command === undefined && (start.args === undefined || image.entrypoint.length > 0);
  if (!image.listed && isOwn && mustEnd(container)) throw new Undeclared(neverEnding(container));
  const program = mainProgram(kernel, process, name);
  if (program === 'assumed') process.argv = [...image.entrypoint];
  else if (typeof program === 'string') throw new StartError(OCI + missing(name, program));
}
