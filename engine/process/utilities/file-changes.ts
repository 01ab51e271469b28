import { joinPath } from '../file-names';
import { type Node, thawed } from '../file-nodes';
import { isErrno } from '../file-view';
import type { Utility, UtilityContext } from '../utility';
import { either, errnoText, fail, isBusybox, options, usage } from './common';
import { Complaints, isFolder, within } from './complaints';

/** Utilities that make, link and remove files. */

export const touch: Utility = (context) => {
  const given = options(context, 'camr:d:t:', { 'no-create': 'c', date: 'd:', reference: 'r:' });
  if (given.has('d') || given.has('t') || given.has('r'))
    return context.unknown('touch with a time of its own');
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
  if (context.files.madeMany()) context.wroteMuch();
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
      if (errno === undefined && given.has('v'))
        out += either(context, `created directory: '${step}'\n`, `mkdir: created directory '${step}'\n`);
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

/** Removes a node and all below it. */
export function removeTree(
  context: UtilityContext,
  path: string,
  node: Node,
  complaints: Complaints,
  verbose: boolean,
): string {
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
  else if (verbose)
    out += either(
      context,
      `removed '${path}'\n`,
      `removed ${node.type === 'directory' ? 'directory ' : ''}'${path}'\n`,
    );
  return out;
}

export const ln: Utility = (context) => {
  const given = options(context, 'sfnvT', { symbolic: 's', force: 'f', 'no-dereference': 'n' });
  const [source, last] = given.operands;
  if (source === undefined) return usage(context, 'missing file operand');
  if (given.operands.length > 2) return context.unknown('ln with several targets');
  const { files, cwd, now } = context;
  const folder = last ?? '.';
  const isLink =
    !isErrno(files.stat(folder, cwd, false)) && (files.stat(folder, cwd, false) as Node).type === 'symlink';
  const path = (given.has('n') && isLink) || given.has('T') ? folder : within(context, folder, source);
  if (given.has('f') && !isErrno(files.stat(path, cwd, false))) files.unlink(path, cwd, now);
  if (given.has('s')) {
    const errno = files.symlink(source, path, cwd, now);
    return errno
      ? fail(
          context,
          `${either(context, path, `failed to create symbolic link '${path}'`)}: ${errnoText(errno)}`,
        )
      : { exit: 0 };
  }
  const node = files.stat(source, cwd, false);
  if (isErrno(node))
    return fail(context, `${either(context, source, `failed to access '${source}'`)}: ${errnoText(node)}`);
  if (node.type === 'directory')
    return fail(
      context,
      either(context, `${path}: Operation not permitted`, `${source}: hard link not allowed for directory`),
    );
  // Simplified: a hard link to a file of the image is a copy, since the image's files are shared.
  const errno = files.create(path, cwd, node.frozen ? thawed(node) : node, now);
  return errno
    ? fail(context, `${either(context, path, `failed to create hard link '${path}'`)}: ${errnoText(errno)}`)
    : { exit: 0 };
};
