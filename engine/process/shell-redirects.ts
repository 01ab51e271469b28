import { Undeclared } from './container';
import { expandText } from './expand';
import { type Device, type Errno, endOf, isErrno } from './files';
import type { Shell } from './shell';
import type { Redirect } from './shell-code';
import { type Descriptors, LOG, NOTHING, type OpenFile, openFile, textInput } from './streams';
import { errnoText } from './utilities/common';
import type { Dialect } from './utility';

/**
 * The descriptors after some redirections, each of them held once more. A number is the status of a failure,
 * whose message is printed.
 */
export function redirected(shell: Shell, redirects: readonly Redirect[]): Descriptors | number {
  const descriptors = shell.process.descriptors.slice();
  // Expand first: if that is suspended, nothing is open yet.
  const targets = redirects.map((redirect) => expandText(shell, redirect.target));
  for (let i = 0; i < redirects.length; i += 1) {
    const failed = applyOne(shell, descriptors, redirects[i]!, targets[i]!);
    if (failed !== undefined) {
      for (const file of descriptors) if (file !== undefined) file.references += 1;
      shell.kernel.release(descriptors);
      shell.complain(failed);
      return shell.dialect === 'dash' ? 2 : 1;
    }
  }
  for (const file of descriptors) if (file !== undefined) file.references += 1;
  return descriptors;
}

function applyOne(
  shell: Shell,
  descriptors: (OpenFile | undefined)[],
  redirect: Redirect,
  target: string,
): string | undefined {
  const { operator, fd } = redirect;
  if (operator === 'here') {
    descriptors[fd] = textInput(target);
    return undefined;
  }
  if (operator === '>&' || operator === '<&') {
    if (target === '-') {
      descriptors[fd] = undefined;
      return undefined;
    }
    const source = /^\d+$/.test(target) ? descriptors[Number(target)] : undefined;
    if (source === undefined) return `${target}: Bad file descriptor`;
    descriptors[fd] = source;
    return undefined;
  }
  const opened = open(shell, descriptors, target, operator);
  if (typeof opened === 'string') return opened;
  descriptors[fd] = opened;
  if (operator === '&>' || operator === '&>>') descriptors[2] = opened;
  return undefined;
}

function open(
  shell: Shell,
  descriptors: Descriptors,
  path: string,
  operator: Redirect['operator'],
): OpenFile | string {
  const { files, kernel, cwd, dialect } = shell;
  const reading = operator === '<';
  const own = /^\/(?:dev|proc\/self)\/fd\/(\d+)$/.exec(path);
  if (own !== null) return descriptors[Number(own[1])] ?? `${path}: No such file or directory`;
  if (/^\/dev\/(tcp|udp)\//.test(path) && dialect === 'bash')
    throw new Undeclared(
      `I do not know what is behind "${path}"\n  in ${shell.process.container.start.where}\n  Use nc, wget or curl instead.`,
    );
  const how = operator === '>>' || operator === '&>>' || operator === '<>' ? 'append' : 'truncate';
  const file = reading ? files.openForReading(path, cwd) : files.openForWriting(path, cwd, how, kernel.now);
  if (isErrno(file)) {
    return refusal(dialect, file, path, reading);
  }
  if (!reading && files.madeMany()) kernel.listener.wroteMuch(shell.process.container);
  if (file.type === 'file') {
    if (reading && file.generated !== undefined) return textInput(files.text(file, path));
    return openFile(file, path, reading || operator === '<>' ? 0 : endOf(file));
  }
  return device(shell, descriptors, file.device, path, reading);
}

/** Why a file cannot be opened, in the dialect's words. */
function refusal(dialect: Dialect, errno: Errno, path: string, reading: boolean): string {
  const text = errnoText(errno);
  if (dialect === 'bash') return `${path}: ${text}`;
  const verb = reading ? 'open' : 'create';
  if (errno !== 'ENOENT')
    return dialect === 'dash' ? `cannot ${verb} ${path}: ${text}` : `can't ${verb} ${path}: ${text}`;
  if (dialect === 'dash')
    return `cannot ${verb} ${path}: ${reading ? 'No such file' : 'Directory nonexistent'}`;
  return `can't ${verb} ${path}: ${reading ? 'no such file' : 'nonexistent directory'}`;
}

function device(
  shell: Shell,
  descriptors: Descriptors,
  name: Device,
  path: string,
  reading: boolean,
): OpenFile {
  switch (name) {
    case 'null':
      return NOTHING;
    case 'stdin':
      return descriptors[0] ?? NOTHING;
    case 'stdout':
      return descriptors[1] ?? NOTHING;
    case 'stderr':
      return descriptors[2] ?? NOTHING;
    case 'container stdin':
      return NOTHING;
    case 'container stdout':
    case 'container stderr':
      return LOG;
    default:
      if (reading)
        throw new Undeclared(
          `I do not know what to read from "${path}" without end\n  in ${shell.process.container.start.where}`,
        );
      return NOTHING;
  }
}
