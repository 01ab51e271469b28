import path from 'node:path';
import ts from 'typescript';
import { ROOT } from '../source-files';

/** What an expression may say: each text with `*` for what varies, and the place where it is written. */
export type Texts = ReadonlyMap<string, string>;

/** An expression that cannot be followed may say anything. */
export const ANYTHING = '*';
/** An expression with more different texts than this is not worth telling apart. */
const MOST_TEXTS = 80;

/** Where a node is: its file from the root of the project, and the function, method or constant around it: `engine/kubelet/events.ts#pulling`. */
export function placeOf(node: ts.Node): string {
  const file = path.relative(ROOT, node.getSourceFile().fileName).replaceAll('\\', '/');
  const name = declaredAround(node);
  return name === '' ? file : `${file}#${name}`;
}

function declaredAround(node: ts.Node): string {
  let name = '';
  for (let at: ts.Node | undefined = node; at && !ts.isSourceFile(at); at = at.parent) name ||= nameOf(at);
  return name;
}

function nameOf(node: ts.Node): string {
  const isTop = ts.isVariableDeclaration(node) && ts.isSourceFile(node.parent.parent.parent);
  const isNamed =
    isTop ||
    ts.isMethodDeclaration(node) ||
    ts.isFunctionDeclaration(node) ||
    ts.isGetAccessor(node) ||
    ts.isClassDeclaration(node);
  return isNamed ? (node.name?.getText() ?? '') : '';
}

export const NOTHING: Texts = new Map();

export function anything(node: ts.Node): Texts {
  return new Map([[ANYTHING, placeOf(node)]]);
}

export function union(all: readonly Texts[]): Texts {
  if (all.length === 1) return all[0]!;
  return new Map(all.flatMap((texts) => [...texts]));
}

export function limited(texts: Texts, node: ts.Node): Texts {
  return texts.size > MOST_TEXTS * 10 ? anything(node) : texts;
}

export function joined(parts: readonly Texts[], node: ts.Node): Texts {
  const place = placeOf(node);
  return new Map([...together(parts).keys()].map((text) => [text, place]));
}

/** One after the other, at the place of the first. */
export function together(parts: readonly Texts[]): Texts {
  let all: readonly string[] = [''];
  for (const part of parts) {
    const texts = [...part.keys()];
    const next = all.flatMap((before) => texts.map((text) => before + text));
    all = next.length > MOST_TEXTS ? all.map((before) => before + ANYTHING) : next;
  }
  const [place = ''] = parts[0]?.values() ?? [];
  return new Map(all.map((text) => [text.replace(/\*{2,}/g, ANYTHING), place]));
}

export function literalsOf(type: ts.Type, place: string): Texts | undefined {
  const parts = type.isUnion() ? type.types : [type];
  const texts = parts.filter((part) => !(part.flags & ts.TypeFlags.Undefined));
  if (texts.length === 0 || !texts.every((part) => part.isStringLiteral())) return undefined;
  return new Map(texts.map((part) => [(part as ts.StringLiteralType).value, place]));
}

export function returnsOf(target: ts.Node): readonly ts.Expression[] {
  const body = (target as Partial<ts.FunctionLikeDeclaration>).body as ts.Node | undefined;
  if (body === undefined) return [];
  if (!ts.isBlock(body)) return [body as ts.Expression];
  const found: ts.Expression[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isFunctionLike(node)) return;
    if (ts.isReturnStatement(node) && node.expression) found.push(node.expression);
    ts.forEachChild(node, look);
  };
  ts.forEachChild(body, look);
  return found;
}

export function branches(node: ts.Expression | undefined): readonly ts.Expression[] {
  const bare = plain(node);
  if (bare === undefined) return [];
  return ts.isConditionalExpression(bare)
    ? [...branches(bare.whenTrue), ...branches(bare.whenFalse)]
    : [bare];
}

export function plain(node: ts.Expression | undefined): ts.Expression | undefined {
  if (node === undefined) return undefined;
  return ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isSatisfiesExpression(node)
    ? plain(node.expression)
    : node;
}

export function isUndefined(node: ts.Node): boolean {
  return ts.isIdentifier(node) && node.text === 'undefined';
}

export function push<K, T>(map: Map<K, T[]>, key: K, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
