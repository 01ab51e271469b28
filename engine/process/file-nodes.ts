import type { Instant } from '../simulation/time';
import type { CgroupFile } from './cgroup';
import { Undeclared } from './container';

/** What the kernel answers when a file operation fails. */
export type Errno =
  | 'ENOENT'
  | 'EACCES'
  | 'EROFS'
  | 'EISDIR'
  | 'ENOTDIR'
  | 'EEXIST'
  | 'ENOTEMPTY'
  | 'EBUSY'
  | 'EXDEV'
  | 'ELOOP'
  | 'EINVAL'
  | 'EPERM';

export type Device =
  | 'null'
  | 'zero'
  | 'full'
  | 'urandom'
  /** The reading or writing process's own descriptors 0, 1 and 2. */
  | 'stdin'
  | 'stdout'
  | 'stderr'
  /** Those of PID 1: what is written there goes to the container's log. */
  | 'container stdin'
  | 'container stdout'
  | 'container stderr'
  /** On a node only: a socket that a daemon listens on, and a disk. */
  | 'socket'
  | 'disk';

/** A file whose text depends on the container that reads it. */
export type Generated = 'hosts' | 'hostname' | 'resolv.conf' | CgroupFile;

/** Told when a file grows, shrinks or is replaced, or a directory gains or loses an entry. */
export interface Watcher {
  changed(node: Node): void;
}

interface Common {
  mode: number;
  uid: number;
  gid: number;
  mtime: Instant;
  /** Belongs to an image, shared by all its containers: to be copied before it is changed. */
  frozen: boolean;
  watchers: Watcher[] | undefined;
}

export interface RegularFile extends Common {
  readonly type: 'file';
  /** The end of what was written; `dropped` characters before it are gone. */
  content: string;
  dropped: number;
  /** In bytes of UTF-8, dropped ones included. */
  size: number;
  /** The program that runs when this file is executed; such a file has a size, but no content. */
  program: string | undefined;
  generated: Generated | undefined;
}

export interface Directory extends Common {
  readonly type: 'directory';
  entries: Map<string, Node>;
}

export interface Symlink extends Common {
  readonly type: 'symlink';
  readonly target: string;
}

export interface DeviceFile extends Common {
  readonly type: 'device';
  readonly device: Device;
}

export type Node = RegularFile | Directory | Symlink | DeviceFile;

/** How many characters of a file are kept at least, once it has grown beyond twice that. */
export const KEPT_CHARACTERS = 65_536;

export function regularFile(content = '', mode = 0o644, mtime: Instant = 0, uid = 0, gid = 0): RegularFile {
  const file: RegularFile = {
    type: 'file',
    mode,
    uid,
    gid,
    mtime,
    frozen: false,
    watchers: undefined,
    content,
    dropped: 0,
    size: utf8Length(content),
    program: undefined,
    generated: undefined,
  };
  keepTail(file);
  return file;
}

export function directory(mode = 0o755, mtime: Instant = 0, uid = 0, gid = 0): Directory {
  return { type: 'directory', mode, uid, gid, mtime, frozen: false, watchers: undefined, entries: new Map() };
}

export function symlink(target: string, mtime: Instant = 0, uid = 0, gid = 0): Symlink {
  return { type: 'symlink', mode: 0o777, uid, gid, mtime, frozen: false, watchers: undefined, target };
}

export function deviceFile(device: Device): DeviceFile {
  return { type: 'device', mode: 0o666, uid: 0, gid: 0, mtime: 0, frozen: true, watchers: undefined, device };
}

/** An executable of `size` bytes that runs `program`. */
export function programFile(program: string, size = 0): RegularFile {
  return { ...regularFile('', 0o755), program, size, dropped: size };
}

/** A copy that may be changed. A directory's entries stay shared, and frozen, until they are changed themselves. */
export function thawed<N extends Node>(node: N): N {
  const copy = { ...node, frozen: false };
  if (copy.type === 'directory') copy.entries = new Map(copy.entries);
  return copy;
}

/** Writes at the end of a file and tells those who follow it. */
export function append(file: RegularFile, text: string, at: Instant): void {
  if (text === '') return;
  file.content += text;
  file.size += utf8Length(text);
  file.mtime = at;
  file.program = undefined;
  // Reading a character makes the string one piece: one of many small pieces takes twenty times the memory.
  if ((file.content.length & 0xfff) < text.length) file.content.charCodeAt(0);
  keepTail(file);
  notify(file);
}

/** Writes `bytes` NUL bytes, as `dd if=/dev/zero` does. They are counted; of many, the content is not kept. */
export function appendZeros(file: RegularFile, bytes: number, at: Instant): void {
  if (bytes <= KEPT_CHARACTERS) {
    append(file, '\0'.repeat(bytes), at);
    return;
  }
  file.dropped += file.content.length + bytes;
  file.content = '';
  file.size += bytes;
  file.mtime = at;
  notify(file);
}

export function truncate(file: RegularFile, at: Instant): void {
  file.content = '';
  file.dropped = 0;
  file.size = 0;
  file.mtime = at;
  file.program = undefined;
  notify(file);
}

/** How many characters were ever written since the file was last emptied: where a follower goes on reading. */
export const endOf = (file: RegularFile): number => file.dropped + file.content.length;

/**
 * The text from character `from` on. Throws `Undeclared` when some of it was dropped, or never was text.
 * @param name the path, for the message
 */
export function contentFrom(file: RegularFile, from: number, name: string): string {
  if (from >= file.dropped) return from === 0 ? file.content : file.content.slice(from - file.dropped);
  if (file.program !== undefined)
    throw new Undeclared(`The content of the program "${name}" is not known: only that it can be run.`);
  throw new Undeclared(
    `"${name}" has grown to ${file.size} bytes, and only its last ${file.content.length} characters are kept, ` +
      `but something reads it from character ${from + 1}.`,
  );
}

/** Asks to be told of changes. What belongs to an image never changes: see `FileView.openForFollowing`. */
export function watch(node: Node, watcher: Watcher): void {
  if (node.frozen) return;
  if (node.watchers === undefined) node.watchers = [watcher];
  else if (!node.watchers.includes(watcher)) node.watchers.push(watcher);
}

export function unwatch(node: Node, watcher: Watcher): void {
  const left = node.watchers?.filter((other) => other !== watcher);
  node.watchers = left?.length ? left : undefined;
}

/** Tells the watchers; a watcher may stop watching while it is told. */
export function notify(node: Node): void {
  const watchers = node.watchers;
  if (watchers === undefined) return;
  for (const watcher of watchers.slice()) watcher.changed(node);
}

/** Bytes used below a node; those of frozen nodes belong to the image and count only if `frozenToo`. */
export function usedBytes(node: Node, frozenToo = false): number {
  if (node.frozen && !frozenToo) return 0;
  if (node.type === 'file') return node.size;
  if (node.type !== 'directory') return 0;
  let sum = 0;
  for (const entry of node.entries.values()) sum += usedBytes(entry, frozenToo);
  return sum;
}

/** How many files, directories and links there are below a node, itself among them; those of an image do not count. */
export function usedInodes(node: Node): number {
  if (node.frozen) return 0;
  if (node.type !== 'directory') return 1;
  let sum = 1;
  for (const entry of node.entries.values()) sum += usedInodes(entry);
  return sum;
}

/** The length of a text in bytes of UTF-8. */
export function utf8Length(text: string): number {
  let bytes = text.length;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) continue;
    // Half of a surrogate pair stands for two of the pair's four bytes.
    bytes += unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 1 : 2;
  }
  return bytes;
}

/** Cuts only every 64 kB, so that a growing file is not copied on every line. */
function keepTail(file: RegularFile): void {
  if (file.content.length <= 2 * KEPT_CHARACTERS) return;
  const cut = file.content.length - KEPT_CHARACTERS;
  file.content = file.content.slice(cut);
  file.dropped += cut;
}
