import { joinPath } from '../file-names';
import { type Node, usedBytes } from '../file-nodes';
import { isErrno } from '../file-view';
import type { Utility, UtilityContext } from '../utility';
import { done, either, errnoText, fail, isBusybox, joinLines, options, usage } from './common';
import { strftime } from './time';

/** Utilities that tell of files: `ls`, `stat`, `du`, `df`, `readlink`, `realpath`, `mktemp`. */

export const ls: Utility = (context) => {
  const given = options(context, 'laA1dhRrtFpn', {
    all: 'a',
    'almost-all': 'A',
    directory: 'd',
    'human-readable': 'h',
  });
  if (given.has('R') || given.has('F') || given.has('p')) return context.unknown('option -R, -F or -p of ls');
  const long = given.has('l') || given.has('n');
  const paths = given.operands.length === 0 ? ['.'] : given.operands;
  let err = '';
  const plain: string[] = [];
  const folders: string[] = [];
  for (const path of paths) {
    const node = context.files.stat(path, context.cwd, !(long || given.has('d')) || path.endsWith('/'));
    if (isErrno(node)) err += `ls: ${either(context, path, `cannot access '${path}'`)}: ${errnoText(node)}\n`;
    else if (node.type === 'directory' && !given.has('d')) folders.push(path);
    else plain.push(path);
  }
  plain.sort();
  folders.sort();
  const show = (names: readonly string[], folder: string): string => {
    const entries = names.map((name) => ({ name, node: nodeOf(context, folder, name) }));
    if (given.has('t')) entries.sort((a, b) => (b.node?.mtime ?? 0) - (a.node?.mtime ?? 0));
    if (given.has('r')) entries.reverse();
    const target = (node: Node | undefined) => (node?.type === 'symlink' ? ` -> ${node.target}` : '');
    return joinLines(
      entries.map(({ name, node }) =>
        long && node ? `${longLine(context, node)} ${name}${target(node)}` : name,
      ),
    );
  };
  let out = show(plain, '');
  for (const folder of folders) {
    const names = context.files.list(folder, context.cwd);
    if (isErrno(names)) {
      err += `ls: ${either(context, `can't open '${folder}'`, `cannot open directory '${folder}'`)}: ${errnoText(names)}\n`;
      continue;
    }
    const dots = given.has('a') ? ['.', '..'] : [];
    const visible = names.filter((name) => name[0] !== '.' || given.has('a') || given.has('A'));
    if (paths.length > 1) out += `${out === '' ? '' : '\n'}${folder}:\n`;
    // Simplified: a directory's own blocks are not counted.
    if (long) out += 'total 0\n';
    out += show([...dots, ...visible], folder);
  }
  return { exit: err === '' ? 0 : isBusybox(context) ? 1 : 2, ...(out && { out }), ...(err && { err }) };
};

function nodeOf(context: UtilityContext, folder: string, name: string): Node | undefined {
  const node = context.files.stat(folder === '' ? name : joinPath(folder, name), context.cwd, false);
  return isErrno(node) ? undefined : node;
}

function longLine(context: UtilityContext, node: Node): string {
  const size = node.type === 'file' ? node.size : node.type === 'directory' ? 4096 : 0;
  const owner = node.uid === 0 ? 'root' : String(node.uid);
  const group = node.gid === 0 ? 'root' : String(node.gid);
  const time = strftime('%b %e %H:%M', node.mtime, context);
  if (!isBusybox(context)) return `${modeText(node)} 1 ${owner} ${group} ${size} ${time}`;
  return `${modeText(node)}    1 ${owner.padEnd(8)} ${group.padEnd(8)} ${String(size).padStart(9)} ${time}`;
}

const LETTER = { file: '-', directory: 'd', symlink: 'l' };
const DEVICE_LETTER: Readonly<Record<string, string>> = { socket: 's', disk: 'b' };

/** `-rw-r--r--`. */
export function modeText(node: Node): string {
  const type = node.type === 'device' ? (DEVICE_LETTER[node.device] ?? 'c') : LETTER[node.type];
  const bits = [6, 3, 0].map((shift) => {
    const part = node.mode >> shift;
    return `${part & 4 ? 'r' : '-'}${part & 2 ? 'w' : '-'}${part & 1 ? 'x' : '-'}`;
  });
  const plain = type + bits.join('');
  const text =
    node.mode & 0o2000 ? `${plain.slice(0, 6)}${node.mode & 0o010 ? 's' : 'S'}${plain.slice(7)}` : plain;
  return node.mode & 0o1000 ? `${text.slice(0, -1)}${node.mode & 1 ? 't' : 'T'}` : text;
}

export const stat: Utility = (context) => {
  const given = options(context, 'c:Lt', { format: 'c:', dereference: 'L' });
  if (given.operands.length === 0) return usage(context);
  let out = '';
  let err = '';
  for (const path of given.operands) {
    const node = context.files.stat(path, context.cwd, given.has('L'));
    if (isErrno(node)) {
      err += `stat: ${either(context, `can't stat '${path}'`, `cannot statx '${path}'`)}: ${errnoText(node)}\n`;
      continue;
    }
    const format = given.value('c');
    out += `${format === undefined ? statPage(context, path, node) : statFormat(context, format, path, node)}\n`;
  }
  return { exit: err === '' ? 0 : 1, ...(out && { out }), ...(err && { err }) };
};

const KINDS = {
  file: 'regular file',
  directory: 'directory',
  symlink: 'symbolic link',
  device: 'character special file',
};

function statFormat(context: UtilityContext, format: string, path: string, node: Node): string {
  return format.replace(/%(.)/g, (_, c: string) => {
    if (c === 'n') return path;
    if (c === 's') return String(node.type === 'file' ? node.size : node.type === 'directory' ? 4096 : 0);
    if (c === 'Y' || c === 'Z' || c === 'X') return strftime('%s', node.mtime, context);
    if (c === 'y' || c === 'z' || c === 'x') return strftime('%F %T.%N %z', node.mtime, context);
    if (c === 'a') return node.mode.toString(8);
    if (c === 'A') return modeText(node);
    if (c === 'u' || c === 'g') return String(c === 'u' ? node.uid : node.gid);
    if (c === 'U') return node.uid === 0 ? 'root' : 'UNKNOWN';
    if (c === 'G') return node.gid === 0 ? 'root' : 'UNKNOWN';
    if (c === 'F') return node.type === 'file' && node.size === 0 ? 'regular empty file' : KINDS[node.type];
    return c === '%' ? '%' : context.unknown(`%${c} of stat`);
  });
}

const statPage = (context: UtilityContext, path: string, node: Node): string =>
  statFormat(
    context,
    `  File: %n\n  Size: %s\t\tBlocks: 0          IO Block: 4096   %F\nAccess: (0%a/%A)  Uid: (%u/%U)   Gid: (%g/%G)\n` +
      'Access: %x\nModify: %y\nChange: %z',
    path,
    node,
  );

/** Simplified: sizes are those of the contents, without blocks and directories. */
export const du: Utility = (context) => {
  const given = options(context, 'shkmbc', { summarize: 's', 'human-readable': 'h' });
  if (given.has('c')) return context.unknown('option -c of du');
  const lines: string[] = [];
  let err = '';
  for (const path of given.operands.length === 0 ? ['.'] : given.operands) {
    const node = context.files.stat(path, context.cwd);
    if (isErrno(node)) {
      err += `du: ${either(context, path, `cannot access '${path}'`)}: ${errnoText(node)}\n`;
      continue;
    }
    const bytes = usedBytes(node, true);
    const unit = given.has('b') ? 1 : given.has('m') ? 1_048_576 : 1_024;
    lines.push(`${given.has('h') ? human(bytes) : Math.ceil(bytes / unit)}\t${path}`);
  }
  return { exit: err ? 1 : 0, out: joinLines(lines), ...(err && { err }) };
};

/** Simplified: the node's disk has a fixed size, of which only what the container wrote is in use. */
export const df: Utility = (context) => {
  const given = options(context, 'hkmPTi', { 'human-readable': 'h' });
  if (given.has('T') || given.has('i')) return context.unknown('option -T or -i of df');
  const path = given.operands[0] ?? '/';
  const node = context.files.stat(path, context.cwd);
  if (isErrno(node))
    return fail(context, `${path}: ${either(context, "can't find mount point", errnoText(node))}`);
  const used = context.files.writtenBytes;
  const unit = given.has('m') ? 1_048_576 : 1_024;
  const show = (bytes: number) => (given.has('h') ? human(bytes) : String(Math.ceil(bytes / unit)));
  const head = given.has('h')
    ? 'Filesystem                Size      Used Available Use% Mounted on'
    : 'Filesystem           1K-blocks      Used Available Use% Mounted on';
  const line = (name: string, size: number, taken: number, at: string) => {
    const columns = [show(size), show(taken), show(size - taken)].map((text) => text.padStart(9)).join(' ');
    return `${name.padEnd(20)} ${columns}  ${Math.ceil((taken * 100) / size)}% ${at}`;
  };
  const inMemory = context.files.memoryVolumes.map(({ path: at, size, used: taken }) =>
    line('tmpfs', size, taken, at),
  );
  const all = [line('overlay', DISK, used, '/'), ...(given.operands.length === 0 ? inMemory : [])];
  return done(`${head}\n${joinLines(all)}`);
};

const DISK = 100 * 1024 ** 3;

/** `1.5M`, `12K`. */
export function human(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1_024 && unit < 4) {
    value /= 1_024;
    unit += 1;
  }
  return `${unit > 0 && value < 10 ? value.toFixed(1) : Math.round(value)}${['', 'K', 'M', 'G', 'T'][unit]}`;
}

export const readlink: Utility = (context) => {
  const given = options(context, 'fenm', { canonicalize: 'f' });
  const [path] = given.operands;
  if (path === undefined) return usage(context);
  if (given.has('f') || given.has('e')) {
    const found = context.files.find(path, context.cwd);
    return isErrno(found) || (given.has('e') && found.node === undefined)
      ? done('', 1)
      : done(`${found.path}\n`);
  }
  const node = context.files.stat(path, context.cwd, false);
  return isErrno(node) || node.type !== 'symlink' ? done('', 1) : done(`${node.target}\n`);
};

export const realpath: Utility = (context) => {
  const given = options(context, 'e', {});
  const [path] = given.operands;
  if (path === undefined) return usage(context);
  const found = context.files.find(path, context.cwd);
  if (isErrno(found)) return fail(context, `${path}: ${errnoText(found)}`);
  const mustExist = isBusybox(context) || given.has('e');
  if (found.node === undefined && mustExist) return fail(context, `${path}: ${errnoText('ENOENT')}`);
  return done(`${found.path}\n`);
};

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

export const mktemp: Utility = (context) => {
  const given = options(context, 'dtqup:', { directory: 'd', tmpdir: 'p:', quiet: 'q', 'dry-run': 'u' });
  const template = given.operands[0] ?? 'tmp.XXXXXXXXXX';
  const marks = /X+$/.exec(template)?.[0].length ?? 0;
  if (marks < 3)
    return fail(context, either(context, 'Invalid argument', `too few X's in template '${template}'`));
  const folder =
    given.value('p') ??
    (given.operands.length === 0 || given.has('t') ? (context.env.get('TMPDIR') ?? '/tmp') : undefined);
  for (let attempt = 0; attempt < 100; attempt += 1) {
    let name = template.slice(0, -marks);
    // Without a seed `choices` answers the same each time: the attempt makes the names differ.
    for (let i = 0; i < marks; i += 1)
      name +=
        LETTERS[
          (context.choices.integer(0, LETTERS.length - 1) + (i === marks - 1 ? attempt : 0)) % LETTERS.length
        ];
    const path = folder === undefined ? name : joinPath(folder, name);
    if (context.files.exists(path, context.cwd)) continue;
    if (given.has('u')) return done(`${path}\n`);
    const made = given.has('d')
      ? context.files.mkdir(path, context.cwd, context.now, 0o700)
      : context.files.openForWriting(path, context.cwd, 'truncate', context.now);
    if (isErrno(made)) {
      const what = given.has('d') ? 'directory' : 'file';
      return fail(
        context,
        `${either(context, `(null)`, `failed to create ${what} via template '${path}'`)}: ${errnoText(made)}`,
      );
    }
    if (!given.has('d')) context.files.chmod(path, context.cwd, 0o600);
    return done(`${path}\n`);
  }
  return fail(context, 'File exists');
};
