import { baseName, matchesPattern } from '../file-names';
import type { Node } from '../file-nodes';
import { isErrno } from '../file-view';
import type { Utility, UtilityContext } from '../utility';
import { done, either, errnoText, joinLines } from './common';

interface Finding {
  readonly left: string[];
  failed: boolean;
}

/** `find` with `-name -iname -type -path -maxdepth -mindepth -empty -mmin -newer -delete -print -exec … ;` */
export const find: Utility = (context, resumed) => {
  const words = context.argv.slice(1);
  const first = words.findIndex((word) => word[0] === '-' || word === '!' || word === '(');
  const starts = first < 0 ? words : words.slice(0, first);
  const tests = first < 0 ? [] : words.slice(first);
  const plan = parseFind(context, tests);
  let out = '';
  let err = '';
  if (resumed !== undefined) return runNext(plan.exec!, resumed.state as Finding, '', '');
  const found: string[] = [];
  for (const start of starts.length === 0 ? ['.'] : starts) {
    const node = context.files.stat(start, context.cwd, false);
    if (isErrno(node)) err += `find: ${either(context, start, `'${start}'`)}: ${errnoText(node)}\n`;
    else walk(context, start, node, 0, plan, found);
  }
  if (plan.deletes) {
    for (const path of found.slice().reverse()) {
      const node = context.files.stat(path, context.cwd, false);
      const isFolder = !isErrno(node) && node.type === 'directory';
      const { files, cwd, now } = context;
      const errno = isFolder ? files.rmdir(path, cwd, now) : files.unlink(path, cwd, now);
      if (errno) err += `find: cannot delete '${path}': ${errnoText(errno)}\n`;
    }
  } else if (plan.exec === undefined) out = joinLines(found);
  if (plan.exec !== undefined) {
    if (plan.exec.at(-1) === '+') {
      const command = plan.exec.slice(0, -1).flatMap((word) => (word === '{}' ? found : [word]));
      return found.length === 0
        ? done('', err ? 1 : 0)
        : { wait: { for: 'child', run: command }, state: { left: [], failed: err !== '' }, err };
    }
    return runNext(plan.exec, { left: found, failed: err !== '' }, out, err);
  }
  return { exit: err === '' ? 0 : 1, ...(out && { out }), ...(err && { err }) };
};

function runNext(exec: readonly string[], state: Finding, out: string, err: string) {
  const [path, ...left] = state.left;
  const streams = { ...(out && { out }), ...(err && { err }) };
  if (path === undefined) return { exit: state.failed ? 1 : 0, ...streams };
  const run = exec.map((word) => word.replaceAll('{}', path));
  return { wait: { for: 'child' as const, run }, state: { left, failed: state.failed }, ...streams };
}

interface FindPlan {
  readonly tests: ((path: string, node: Node, context: UtilityContext) => boolean)[];
  maxDepth: number;
  minDepth: number;
  deletes: boolean;
  exec: string[] | undefined;
}

function parseFind(context: UtilityContext, words: readonly string[]): FindPlan {
  const plan: FindPlan = {
    tests: [],
    maxDepth: Number.MAX_SAFE_INTEGER,
    minDepth: 0,
    deletes: false,
    exec: undefined,
  };
  const unknown = (word: string): never => context.unknown(`${word} of find`);
  let negated = false;
  const add = (test: FindPlan['tests'][number]) => {
    const not = negated;
    plan.tests.push((path, node, c) => test(path, node, c) !== not);
    negated = false;
  };
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i]!;
    const value = () => {
      i += 1;
      return words[i] ?? unknown(`${word} without a value`);
    };
    if (word === '!' || word === '-not') negated = !negated;
    else if (word === '-print') continue;
    else if (word === '-delete') plan.deletes = true;
    else if (word === '-maxdepth') plan.maxDepth = Number(value());
    else if (word === '-mindepth') plan.minDepth = Number(value());
    else if (word === '-empty') add((path, node, c) => isEmpty(path, node, c));
    else if (word === '-name' || word === '-iname') {
      const given = value();
      const pattern = word === '-iname' ? given.toLowerCase() : given;
      const cased = (name: string) => (word === '-iname' ? name.toLowerCase() : name);
      add((path) => matchesPattern(cased(baseName(path)), pattern));
    } else if (word === '-path' || word === '-wholename') {
      const pattern = value();
      add((path) => matchesPattern(path, pattern));
    } else if (word === '-type') {
      const type = { f: 'file', d: 'directory', l: 'symlink', c: 'device' }[value()] ?? unknown('-type');
      add((_path, node) => node.type === type);
    } else if (word === '-mmin' || word === '-mtime') {
      const unit = word === '-mmin' ? 60_000 : 86_400_000;
      const match = /^([-+]?)(\d+)$/.exec(value()) ?? unknown(word);
      add((_path, node, c) =>
        compareAge(match[1]!, Math.floor((c.now - node.mtime) / unit), Number(match[2])),
      );
    } else if (word === '-newer') {
      const other = context.files.stat(value(), context.cwd);
      add((_path, node) => !isErrno(other) && node.mtime > other.mtime);
    } else if (word === '-exec') {
      const end = words.findIndex((w, j) => j > i && (w === ';' || w === '+'));
      if (end < 0) unknown('-exec without ;');
      plan.exec = words.slice(i + 1, words[end] === '+' ? end + 1 : end);
      i = end;
    } else unknown(word);
  }
  return plan;
}

const compareAge = (sign: string, age: number, limit: number): boolean =>
  sign === '+' ? age > limit : sign === '-' ? age < limit : age === limit;

function isEmpty(path: string, node: Node, context: UtilityContext): boolean {
  if (node.type === 'file') return node.size === 0;
  const names = context.files.list(path, context.cwd);
  return !isErrno(names) && names.length === 0;
}

function walk(
  context: UtilityContext,
  path: string,
  node: Node,
  depth: number,
  plan: FindPlan,
  found: string[],
): void {
  if (depth >= plan.minDepth && plan.tests.every((test) => test(path, node, context))) found.push(path);
  if (node.type !== 'directory' || depth >= plan.maxDepth) return;
  const names = context.files.list(path, context.cwd);
  for (const name of isErrno(names) ? [] : names) {
    const inner = path.endsWith('/') ? path + name : `${path}/${name}`;
    const entry = context.files.stat(inner, context.cwd, false);
    if (!isErrno(entry)) walk(context, inner, entry, depth + 1, plan, found);
  }
}
