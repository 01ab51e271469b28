import { joinPath } from '../file-names';
import { type Directory, type Errno, type Node, thawed } from '../file-nodes';
import { isErrno } from '../file-view';
import type { Ended, Utility, UtilityContext } from '../utility';
import { either, errnoText, fail, isBusybox, nameOf, options, usage } from './common';

/** Utilities that make, copy, move and remove files. */

/** Collects the messages of a utility that goes on after an error, and ends with 1 if there were any. */
class Complaints {
  private text = '';

  constructor(private readonly context: UtilityContext) {}

  say(busybox: string, gnu: string, errno?: Errno): void {
    const text = either(this.context, busybox, gnu);
    this.text += `${nameOf(this.context)}: ${text}${errno === undefined ? '' : `: ${errnoText(errno)}`}\n`;
  }

  end(out = ''): Ended {
    return { exit: this.text === '' ? 0 : 1, ...(out && { out }), ...(this.text && { err: this.text }) };
  }
}

export const touch: Utility = (context) => {
  const given = options(context, 'camr:d:t:', { 'no-create': 'c', date: 'd:', reference: 'r:' });
  if (given.has('d') || given.has('t') || given.has('r')) return context.unknown('touch with a time of its own');
  if (given.operands.length === 0) return usage(context, 'missing file operand');
  const complaints = new Complaints(context);
  for (const path of given.operands) {
    const { files, cwd, now } = context;
    let errno = files.touch(path, cwd, now);
    if (errno === 'ENOENT' && given.has('c')) continue;
    if (errno === 'ENOENT') {
      const made = files.openForWriting(path, cwd, 'append', now);
      errno = isErrno(made) ? made : undefined;
    }
    if (errno) complaints.say(path, `cannot touch '${path}'`, errno);
  }
  return complaints.end();
};

export const mkdir: Utility = (context) => {
  const given = options(context, 'pvm:', { parents: 'p', mode: 'm:', verbose: 'v' });
  if (given.operands.length === 0) return usage(context);
  const mode = given.value('m');
  if (mode !== undefined && !/^[0-7]{3,4}$/.test(mode)) return context.unknown(`mode ${mode} of mkdir`);
  const complaints = new Complaints(context);
  let out = '';
  for (const path of given.operands) {
    const steps = given.has('p') ? stepsTo(path) : [path];
    for (const step of steps) {
      const bits = mode !== undefined && step === path ? Number.parseInt(mode, 8) : 0o755;
      const errno = context.files.mkdir(step, context.cwd, context.now, bits);
      if (errno === undefined && given.has('v')) out += either(context, `created directory: '${step}'\n`, `mkdir: created directory '${step}'\n`);
      if (errno === undefined || (given.has('p') && errno === 'EEXIST' && isFolder(context, step))) continue;
      complaints.say(`can't create directory '${path}'`, `cannot create directory '${path}'`, errno);
      break;
    }
  }
  return complaints.end(out);
};

/** `a`, `a/b`, `a/b/c` for `a/b/c`. */
function stepsTo(path: string): string[] {
  const steps: string[] = [];
  for (let i = path.indexOf('/', 1); i > 0; i = path.indexOf('/', i + 1)) steps.push(path.slice(0, i));
  if (!path.endsWith('/')) steps.push(path);
  return steps;
}

export const rmdir: Utility = (context) => {
  const given = options(context, 'p', { parents: 'p' });
  if (given.has('p')) return context.unknown('option -p of rmdir');
  if (given.operands.length === 0) return usage(context);
  const complaints = new Complaints(context);
  for (const path of given.operands) {
    const errno = context.files.rmdir(path, context.cwd, context.now);
    if (errno) complaints.say(`'${path}'`, `failed to remove '${path}'`, errno);
  }
  return complaints.end();
};

export const rm: Utility = (context) => {
  const given = options(context, 'rRfvd', { recursive: 'r', force: 'f', verbose: 'v', dir: 'd' });
  const recursive = given.has('r') || given.has('R');
  if (given.operands.length === 0) return given.has('f') ? { exit: 0 } : usage(context);
  const complaints = new Complaints(context);
  let out = '';
  for (const path of given.operands) {
    const node = context.files.stat(path, context.cwd, false);
    if (isErrno(node)) {
      if (given.has('f') && (node === 'ENOENT' || node === 'ENOTDIR')) continue;
      complaints.say(`can't remove '${path}'`, `cannot remove '${path}'`, node);
    } else if (node.type === 'directory' && !recursive) {
      if (isBusybox(context)) complaints.say(`'${path}' is a directory`, '');
      else complaints.say('', `cannot remove '${path}'`, 'EISDIR');
    } else {
      out += removeTree(context, path, node, complaints, given.has('v'));
    }
  }
  return complaints.end(out);
};

function removeTree(context: UtilityContext, path: string, node: Node, complaints: Complaints, verbose: boolean): string {
  let out = '';
  if (node.type === 'directory') {
    const names = context.files.list(path, context.cwd);
    for (const name of isErrno(names) ? [] : names) {
      const inner = joinPath(path, name);
      const entry = context.files.stat(inner, context.cwd, false);
      if (!isErrno(entry)) out += removeTree(context, inner, entry, complaints, verbose);
    }
  }
  const { files, cwd, now } = context;
  const errno = node.type === 'directory' ? files.rmdir(path, cwd, now) : files.unlink(path, cwd, now);
  if (errno) complaints.say(`can't remove '${path}'`, `cannot remove '${path}'`, errno);
  else if (verbose) out += either(context, `removed '${path}'\n`, `removed ${node.type === 'directory' ? 'directory ' : ''}'${path}'\n`);
  return out;
}

export const cp: Utility = (context) => {
  const given = options(context, 'rRafpvndTL', { recursive: 'r', archive: 'a', force: 'f', verbose: 'v', 'no-clobber': 'n' });
  const recursive = given.has('r') || given.has('R') || given.has('a');
  const [sources, target] = sourcesAndTarget(given.operands);
  if (target === undefined) return noTarget(context, given.operands);
  const complaints = new Complaints(context);
  let out = '';
  for (const source of sources) {
    const follow = !(given.has('a') || given.has('d') || recursive) || given.has('L');
    const node = context.files.stat(source, context.cwd, follow);
    const to = given.has('T') ? target : within(context, target, source);
    if (isErrno(node)) complaints.say(`can't stat '${source}'`, `cannot stat '${source}'`, node);
    else if (node.type === 'directory' && !recursive)
      complaints.say(`omitting directory '${source}'`, `-r not specified; omitting directory '${source}'`);
    else if (node.type === 'directory' && `${context.absolute(to)}/`.startsWith(`${context.absolute(source)}/`))
      complaints.say(`recursion detected, omitting directory '${source}'`, `cannot copy a directory, '${source}', into itself, '${to}'`);
    else if (!(given.has('n') && context.files.exists(to, context.cwd))) {
      out += copyTree(context, node, source, to, complaints, given.has('v'), given.has('a') || given.has('p'));
    }
  }
  return complaints.end(out);
};

function copyTree(
  context: UtilityContext,
  node: Node,
  from: string,
  to: string,
  complaints: Complaints,
  verbose: boolean,
  preserve: boolean,
): string {
  const { files, cwd, now } = context;
  let out = verbose ? `'${from}' -> '${to}'\n` : '';
  if (node.type === 'directory') {
    const errno = isFolder(context, to) ? undefined : files.mkdir(to, cwd, now, node.mode);
    if (errno) complaints.say(`can't create directory '${to}'`, `cannot create directory '${to}'`, errno);
    const names = files.list(from, cwd);
    for (const name of errno || isErrno(names) ? [] : names) {
      const entry = files.stat(joinPath(from, name), cwd, false);
      if (isErrno(entry)) continue;
      out += copyTree(context, entry, joinPath(from, name), joinPath(to, name), complaints, verbose, preserve);
    }
    return out;
  }
  const refused = copyFile(context, node, from, to, preserve);
  if (refused === 'EACCES' && isErrno(files.openForReading(from, cwd)))
    complaints.say(`can't open '${from}'`, `cannot open '${from}' for reading`, refused);
  else if (refused) complaints.say(`can't create '${to}'`, `cannot create regular file '${to}'`, refused);
  return out;
}

/** Copies one file, symlink or device over whatever file is there. */
function copyFile(context: UtilityContext, node: Node, from: string, to: string, preserve: boolean): Errno | undefined {
  const { files, cwd, now } = context;
  const copy = thawed(node);
  copy.watchers = undefined;
  copy.mtime = preserve ? node.mtime : now;
  copy.uid = preserve ? node.uid : context.user;
  if (node.type === 'file') {
    const readable = files.openForReading(from, cwd);
    if (isErrno(readable)) return readable;
    if (copy.type === 'file' && node.generated !== undefined) {
      copy.content = files.text(node, from);
      copy.size = copy.content.length;
      copy.generated = undefined;
    }
  } else if (node.type === 'device') {
    if (node.device !== 'null') context.unknown(`copying ${from}`);
    const empty = files.openForWriting(to, cwd, 'truncate', now);
    return isErrno(empty) ? empty : undefined;
  }
  const there = files.stat(to, cwd);
  if (isErrno(there)) return there === 'ENOENT' ? files.create(to, cwd, copy, now) : there;
  const target = files.openForWriting(to, cwd, 'truncate', now);
  if (isErrno(target)) return target;
  if (target.type === 'device') {
    if (target.device !== 'null') context.unknown(`copying to ${to}`);
    return undefined;
  }
  if (copy.type !== 'file') return 'EEXIST';
  const { content, dropped, size, program, mtime } = copy;
  Object.assign(target, { content, dropped, size, program, mtime });
  return undefined;
}

export const mv: Utility = (context) => {
  const given = options(context, 'fvnT', { force: 'f', verbose: 'v', 'no-clobber': 'n' });
  const [sources, target] = sourcesAndTarget(given.operands);
  if (target === undefined) return noTarget(context, given.operands);
  const complaints = new Complaints(context);
  let out = '';
  for (const source of sources) {
    const to = given.has('T') ? target : within(context, target, source);
    const { files, cwd, now } = context;
    const node = files.stat(source, cwd, false);
    if (isErrno(node)) {
      complaints.say(`can't rename '${source}'`, `cannot stat '${source}'`, node);
      continue;
    }
    if (given.has('n') && files.exists(to, cwd)) continue;
    const errno = files.rename(source, to, cwd, now);
    if (errno === 'EXDEV') {
      copyTree(context, node, source, to, complaints, false, true);
      removeTree(context, source, node, complaints, false);
    } else if (errno) complaints.say(`can't rename '${source}'`, `cannot move '${source}' to '${to}'`, errno);
    if (given.has('v')) out += either(context, `'${source}' -> '${to}'\n`, `renamed '${source}' -> '${to}'\n`);
  }
  return complaints.end(out);
};

export const ln: Utility = (context) => {
  const given = options(context, 'sfnvT', { symbolic: 's', force: 'f', 'no-dereference': 'n' });
  const [source, last] = given.operands;
  if (source === undefined) return usage(context, 'missing file operand');
  if (given.operands.length > 2) return context.unknown('ln with several targets');
  const { files, cwd, now } = context;
  const folder = last ?? '.';
  const isLink = !isErrno(files.stat(folder, cwd, false)) && (files.stat(folder, cwd, false) as Node).type === 'symlink';
  const path = (given.has('n') && isLink) || given.has('T') ? folder : within(context, folder, source);
  if (given.has('f') && !isErrno(files.stat(path, cwd, false))) files.unlink(path, cwd, now);
  if (given.has('s')) {
    const errno = files.symlink(source, path, cwd, now);
    return errno ? fail(context, `${either(context, path, `failed to create symbolic link '${path}'`)}: ${errnoText(errno)}`) : { exit: 0 };
  }
  const node = files.stat(source, cwd, false);
  if (isErrno(node)) return fail(context, `${either(context, source, `failed to access '${source}'`)}: ${errnoText(node)}`);
  if (node.type === 'directory') return fail(context, either(context, `${path}: Operation not permitted`, `${source}: hard link not allowed for directory`));
  // Simplified: a hard link to a file of the image is a copy, since the image's files are shared.
  const errno = files.create(path, cwd, node.frozen ? thawed(node) : node, now);
  return errno ? fail(context, `${either(context, path, `failed to create hard link '${path}'`)}: ${errnoText(errno)}`) : { exit: 0 };
};

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
  const user = owner.split(/[:.]/)[0]!;
  const uid = user === '' ? undefined : userId(context, user);
  if (uid === undefined && user !== '') return fail(context, either(context, `unknown user ${user}`, `invalid user: '${owner}'`));
  return onEach(context, paths, given.has('R'), (path, node) =>
    uid === undefined ? undefined : context.user === 0 || uid === node.uid ? context.files.chown(path, context.cwd, uid) : 'EPERM',
  );
};

/** Group ownership is not kept, see `FileLookup.may`; only the path is checked. */
export const chgrp: Utility = (context) => {
  const given = options(context, 'Rvfh', { recursive: 'R' });
  const [group, ...paths] = given.operands;
  if (group === undefined || paths.length === 0) return usage(context);
  return onEach(context, paths, given.has('R'), () => undefined);
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

const isMode = (mode: string): boolean => /^[0-7]{1,4}$/.test(mode) || /^([ugoa]*[-+=][rwxXst]*,?)+$/.test(mode);

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
  const line = context.files.text(file, '/etc/passwd').split('\n').find((entry) => entry.startsWith(`${user}:`));
  return line === undefined ? undefined : Number(line.split(':')[2]);
}

const isFolder = (context: UtilityContext, path: string): boolean => {
  const node = context.files.stat(path, context.cwd);
  return !isErrno(node) && (node as Directory | Node).type === 'directory';
};

/** A target that is a directory takes the source under its own name. */
function within(context: UtilityContext, target: string, source: string): string {
  if (!isFolder(context, target)) return target;
  const name = source.replace(/\/+$/, '').split('/').at(-1)!;
  return name === '' || name === '.' || name === '..' ? target : joinPath(target.replace(/(.)\/+$/, '$1'), name);
}

function sourcesAndTarget(operands: readonly string[]): [readonly string[], string | undefined] {
  return operands.length < 2 ? [[], undefined] : [operands.slice(0, -1), operands.at(-1)];
}

function noTarget(context: UtilityContext, operands: readonly string[]): Ended {
  const [only] = operands;
  return usage(context, only === undefined ? 'missing file operand' : `missing destination file operand after '${only}'`);
}
