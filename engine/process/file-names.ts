/** The parts of a path without empty ones and `.`; `..` stays, because only the tree knows what it leads to. */
export function pathParts(path: string): readonly string[] {
  let parts = PARTS.get(path);
  if (parts === undefined) {
    parts = path.split('/').filter((part) => part !== '' && part !== '.');
    if (PARTS.size >= MOST_PARTS) PARTS.clear();
    PARTS.set(path, parts);
  }
  return parts;
}

/** A cache, not state: programs look at the same few paths again and again. */
const PARTS = new Map<string, readonly string[]>();
const MOST_PARTS = 1_000;

export const joinPath = (parent: string, name: string): string =>
  parent === '/' ? `/${name}` : `${parent}/${name}`;

/** The directory of a canonical path; that of `/` is `/`. */
export function parentPath(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash <= 0 ? '/' : path.slice(0, slash);
}

/** The last part of a path, trailing slashes ignored: what `basename` prints. */
export function baseName(path: string): string {
  let end = path.length;
  while (end > 1 && path[end - 1] === '/') end -= 1;
  return end === 1 && path[0] === '/' ? '/' : path.slice(path.lastIndexOf('/', end - 1) + 1, end);
}

/** A mount path as its volume is found by: without the slash that may end it. */
export const cleanPath = (path: string): string =>
  path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;

/** Whether `path` is `folder` or lies below it; both canonical. */
export function isWithin(path: string, folder: string): boolean {
  if (folder === '/') return true;
  return path.startsWith(folder) && (path.length === folder.length || path[folder.length] === '/');
}

/** Whether a word has an unescaped `*`, `?` or `[`, so that it may stand for file names. */
export function isPattern(word: string): boolean {
  for (let i = 0; i < word.length; i += 1) {
    const c = word[i];
    if (c === '\\') i += 1;
    else if (c === '*' || c === '?' || c === '[') return true;
  }
  return false;
}

/**
 * Whether a text matches a shell pattern: `*`, `?`, `[a-z]`, `[!x]`, `[[:digit:]]`, and a backslash before a
 * character that stands for itself. Never worse than the product of both lengths.
 * https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_14
 */
export function matchesPattern(text: string, pattern: string): boolean {
  let t = 0;
  let p = 0;
  let starAt = -1;
  let resumeAt = 0;
  while (t < text.length) {
    if (pattern[p] === '*') {
      starAt = p;
      resumeAt = t;
      p += 1;
      continue;
    }
    const next = p < pattern.length ? matchOne(text[t]!, pattern, p) : -1;
    if (next >= 0) {
      p = next;
      t += 1;
    } else if (starAt >= 0) {
      resumeAt += 1;
      t = resumeAt;
      p = starAt + 1;
    } else return false;
  }
  while (pattern[p] === '*') p += 1;
  return p >= pattern.length;
}

/** The place behind the one-character pattern at `p`, or -1 when the character does not match it. */
function matchOne(character: string, pattern: string, p: number): number {
  const c = pattern[p]!;
  if (c === '?') return p + 1;
  if (c === '[') {
    const end = bracketEnd(pattern, p);
    if (end > 0) return inBracket(character, pattern.slice(p + 1, end)) ? end + 1 : -1;
  }
  if (c === '\\' && p + 1 < pattern.length) return pattern[p + 1] === character ? p + 2 : -1;
  return c === character ? p + 1 : -1;
}

/** The place of the `]` that closes the `[` at `p`, or 0 when there is none and the `[` stands for itself. */
function bracketEnd(pattern: string, p: number): number {
  let i = p + 1;
  if (pattern[i] === '!' || pattern[i] === '^') i += 1;
  if (pattern[i] === ']') i += 1;
  for (; i < pattern.length; i += 1) {
    if (pattern[i] === '[' && pattern[i + 1] === ':') {
      const end = pattern.indexOf(':]', i + 2);
      if (end > 0) i = end + 1;
    } else if (pattern[i] === '\\') i += 1;
    else if (pattern[i] === ']') return i;
  }
  return 0;
}

function inBracket(character: string, body: string): boolean {
  const negated = body[0] === '!' || body[0] === '^';
  let i = negated ? 1 : 0;
  let found = false;
  while (i < body.length) {
    if (body.startsWith('[:', i)) {
      const end = body.indexOf(':]', i + 2);
      if (end > 0) {
        found ||= CLASSES.get(body.slice(i + 2, end))?.(character) ?? false;
        i = end + 2;
        continue;
      }
    }
    if (body[i] === '\\' && i + 1 < body.length) i += 1;
    const from = body[i]!;
    if (body[i + 1] === '-' && i + 2 < body.length) {
      const to = body[i + 2]!;
      found ||= from <= character && character <= to;
      i += 3;
    } else {
      found ||= from === character;
      i += 1;
    }
  }
  return found !== negated;
}

const within = (from: string, to: string) => (c: string) => from <= c && c <= to;
const digit = within('0', '9');
const lower = within('a', 'z');
const upper = within('A', 'Z');

/** Character classes of POSIX, in the C locale. */
export const CLASSES: ReadonlyMap<string, (character: string) => boolean> = new Map([
  ['digit', digit],
  ['lower', lower],
  ['upper', upper],
  ['alpha', (c: string) => lower(c) || upper(c)],
  ['alnum', (c: string) => lower(c) || upper(c) || digit(c)],
  ['xdigit', (c: string) => digit(c) || within('a', 'f')(c) || within('A', 'F')(c)],
  ['space', (c: string) => c === ' ' || within('\t', '\r')(c)],
  ['blank', (c: string) => c === ' ' || c === '\t'],
  [
    'punct',
    (c: string) => within('!', '/')(c) || within(':', '@')(c) || within('[', '`')(c) || within('{', '~')(c),
  ],
  ['cntrl', (c: string) => c < ' ' || c === '\x7f'],
  ['print', (c: string) => within(' ', '~')(c)],
  ['graph', (c: string) => within('!', '~')(c)],
]);
