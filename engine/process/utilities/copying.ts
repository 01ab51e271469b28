import { joinPath } from '../file-names';
import { type Errno, KEPT_CHARACTERS, type Node, thawed } from '../file-nodes';
import { isErrno } from '../file-view';
import type { Utility, UtilityContext } from '../utility';
import { either, options } from './common';
import { Complaints, isFolder, noTarget, sourcesAndTarget, within } from './complaints';
import { removeTree } from './file-changes';

/** `cp` and `mv`. */

export const cp: Utility = (context) => {
  const given = options(context, 'rRafpvndTL', {
    recursive: 'r',
    archive: 'a',
    force: 'f',
    verbose: 'v',
    'no-clobber': 'n',
  });
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
    else if (
      node.type === 'directory' &&
      `${context.absolute(to)}/`.startsWith(`${context.absolute(source)}/`)
    )
      complaints.say(
        `recursion detected, omitting directory '${source}'`,
        `cannot copy a directory, '${source}', into itself, '${to}'`,
      );
    else if (!(given.has('n') && context.files.exists(to, context.cwd))) {
      out += copyTree(
        context,
        node,
        source,
        to,
        complaints,
        given.has('v'),
        given.has('a') || given.has('p'),
      );
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
      out += copyTree(
        context,
        entry,
        joinPath(from, name),
        joinPath(to, name),
        complaints,
        verbose,
        preserve,
      );
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
function copyFile(
  context: UtilityContext,
  node: Node,
  from: string,
  to: string,
  preserve: boolean,
): Errno | undefined {
  const { files, cwd, now } = context;
  const copy = thawed(node);
  copy.watchers = undefined;
  copy.mtime = preserve ? node.mtime : now;
  copy.uid = preserve ? node.uid : context.user;
  copy.gid = preserve ? node.gid : files.groups[0]!;
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
  if (isErrno(there)) {
    if (copy.type === 'file' && copy.size > KEPT_CHARACTERS) context.wroteMuch();
    return there === 'ENOENT' ? files.create(to, cwd, copy, now) : there;
  }
  const target = files.openForWriting(to, cwd, 'truncate', now);
  if (isErrno(target)) return target;
  if (target.type === 'device') {
    if (target.device !== 'null') context.unknown(`copying to ${to}`);
    return undefined;
  }
  if (copy.type !== 'file') return 'EEXIST';
  const { content, dropped, size, program, mtime } = copy;
  Object.assign(target, { content, dropped, size, program, mtime });
  if (size > KEPT_CHARACTERS) context.wroteMuch();
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
    if (given.has('v'))
      out += either(context, `'${source}' -> '${to}'\n`, `renamed '${source}' -> '${to}'\n`);
  }
  return complaints.end(out);
};
