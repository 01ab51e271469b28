import { joinPath } from '../file-names';
import type { Errno, Node } from '../file-nodes';
import { isErrno } from '../file-view';
import type { Ended, Utility, UtilityContext } from '../utility';
import { either, fail, nameOf, options, usage } from './common';
import { Complaints } from './complaints';

/** `chmod`, `chown`, `chgrp`. */

export const chmod: Utility = (context) => {
  const given = options(context, 'Rvf', { recursive: 'R' }, true);
  const [mode, ...paths] = given.operands;
  if (mode === undefined || paths.length === 0) return usage(context);
  if (!isMode(mode)) return fail(context, `invalid mode${either(context, '', ':')} '${mode}'`);
  return onEach(context, paths, given.has('R'), (path, node) =>
    context.files.chmod(path, context.cwd, changedMode(mode, node)),
  );
};

export const chown: Utility = (context) => {
  const given = options(context, 'Rvfh', { recursive: 'R', 'no-dereference': 'h' });
  const [owner, ...paths] = given.operands;
  if (owner === undefined || paths.length === 0) return usage(context);
  const [user = '', group = ''] = owner.split(/[:.]/);
  const uid = user === '' ? undefined : userId(context, user);
  if (uid === undefined && user !== '')
    return fail(context, either(context, `unknown user ${user}`, `invalid user: '${owner}'`));
  const gid = group === '' ? undefined : userId(context, group);
  if (gid === undefined && group !== '')
    return fail(context, either(context, `unknown group ${group}`, `invalid group: '${owner}'`));
  return onEach(context, paths, given.has('R'), (path, node) =>
    context.user === 0 || ((uid ?? node.uid) === node.uid && mayGive(context, gid))
      ? context.files.chown(path, context.cwd, { uid, gid })
      : 'EPERM',
  );
};

/** One may give a file to a group that one belongs to. */
const mayGive = ({ files }: UtilityContext, gid: number | undefined) =>
  gid === undefined || files.groups.includes(gid);

export const chgrp: Utility = (context) => {
  const given = options(context, 'Rvfh', { recursive: 'R' });
  const [group, ...paths] = given.operands;
  if (group === undefined || paths.length === 0) return usage(context);
  const gid = userId(context, group);
  if (gid === undefined)
    return fail(context, either(context, `unknown group ${group}`, `invalid group: '${group}'`));
  return onEach(context, paths, given.has('R'), (path) =>
    context.user === 0 || mayGive(context, gid) ? context.files.chown(path, context.cwd, { gid }) : 'EPERM',
  );
};

function onEach(
  context: UtilityContext,
  paths: readonly string[],
  recursive: boolean,
  change: (path: string, node: Node) => Errno | undefined,
): Ended {
  const complaints = new Complaints(context);
  const visit = (path: string) => {
    const node = context.files.stat(path, context.cwd);
    if (isErrno(node)) return complaints.say(path, `cannot access '${path}'`, node);
    const errno = change(path, node);
    const what = nameOf(context) === 'chmod' ? 'changing permissions' : 'changing ownership';
    if (errno) complaints.say(path, `${what} of '${path}'`, errno);
    if (!recursive || node.type !== 'directory') return;
    const names = context.files.list(path, context.cwd);
    for (const name of isErrno(names) ? [] : names) visit(joinPath(path, name));
  };
  for (const path of paths) visit(path);
  return complaints.end();
}

const isMode = (mode: string): boolean =>
  /^[0-7]{1,4}$/.test(mode) || /^([ugoa]*[-+=][rwxXst]*,?)+$/.test(mode);

function changedMode(mode: string, node: Node): number {
  if (/^[0-7]+$/.test(mode)) return Number.parseInt(mode, 8);
  let bits = node.mode;
  for (const [, who, sign, what] of mode.matchAll(/([ugoa]*)([-+=])([rwxXst]*)/g)) {
    const groups = who === '' || who!.includes('a') ? 'ugo' : who!;
    const shifts = { u: 6, g: 3, o: 0 };
    const executable = node.type === 'directory' || (node.mode & 0o111) !== 0;
    const r = what!.includes('r') ? 4 : 0;
    const w = what!.includes('w') ? 2 : 0;
    const x = what!.includes('x') || (what!.includes('X') && executable) ? 1 : 0;
    for (const group of groups as Iterable<'u' | 'g' | 'o'>) {
      const change = (r | w | x) << shifts[group];
      if (sign === '+') bits |= change;
      else if (sign === '-') bits &= ~change;
      else bits = (bits & ~(7 << shifts[group])) | change;
    }
    if (what!.includes('t')) bits = sign === '-' ? bits & ~0o1000 : bits | 0o1000;
  }
  return bits;
}

/** The number of a user that is a number or stands in /etc/passwd. */
export function userId(context: UtilityContext, user: string): number | undefined {
  if (/^\d+$/.test(user)) return Number(user);
  const file = context.files.openForReading('/etc/passwd');
  if (isErrno(file) || file.type !== 'file') return undefined;
  const line = context.files
    .text(file, '/etc/passwd')
    .split('\n')
    .find((entry) => entry.startsWith(`${user}:`));
  return line === undefined ? undefined : Number(line.split(':')[2]);
}
