import ts from 'typescript';
import { plain, push, type Texts, together } from './text-sets';

/** A part that is absent says nothing; one that cannot be known may say anything. */
export type Part = ts.Node | 'anything' | undefined;

/** The parts, of which a template has become several: `of` tells for each which text it is a piece of. */
export interface Pieces {
  readonly parts: readonly Part[];
  readonly of: readonly number[];
}

/** What a literal gives fields; a field that it may have from elsewhere may say anything. */
export function partsOf(literal: ts.ObjectLiteralExpression, fields: readonly string[]): readonly Part[] {
  return fields.map((field) => {
    const property = literal.properties.find((one) => one.name?.getText() === field);
    if (property && ts.isPropertyAssignment(property)) return property.initializer;
    if (property && ts.isShorthandPropertyAssignment(property)) return property.name;
    const spread = literal.properties.filter(ts.isSpreadAssignment);
    const optional = spread.map((one) => optionalIn(one, field)).find((one) => one !== undefined);
    return optional ?? (spread.some((one) => !isOptional(one)) ? 'anything' : undefined);
  });
}

/** `...(message && { message })` */
function isOptional({ expression }: ts.SpreadAssignment): boolean {
  const bare = plain(expression);
  return bare !== undefined && ts.isBinaryExpression(bare) && isLiteral(plain(bare.right));
}

function optionalIn({ expression }: ts.SpreadAssignment, field: string): Part {
  const bare = plain(expression);
  if (!bare || !ts.isBinaryExpression(bare)) return undefined;
  const right = plain(bare.right);
  return isLiteral(right) ? partsOf(right, [field])[0] : undefined;
}

function isLiteral(node: ts.Node | undefined): node is ts.ObjectLiteralExpression {
  return node !== undefined && ts.isObjectLiteralExpression(node);
}

/** Branches of one condition stay together. */
export function branched(
  parts: readonly Part[],
  leading: readonly Part[],
): readonly (readonly Part[])[] | undefined {
  const condition = leading.map(conditionOf).find((one) => one !== undefined);
  if (condition === undefined) return undefined;
  const choose = (which: 'whenTrue' | 'whenFalse') =>
    parts.map((part) => (conditionOf(part) === condition ? (part as ts.ConditionalExpression)[which] : part));
  return [choose('whenTrue'), choose('whenFalse')];
}

function conditionOf(part: Part): string | undefined {
  if (part === undefined || part === 'anything' || !ts.isConditionalExpression(part)) return undefined;
  return part.condition.getText();
}

/** Templates become their pieces. */
export function opened(pieces: Pieces): Pieces {
  const found = pieces.parts.flatMap((part, i): readonly (readonly [Part, number])[] => {
    const of = pieces.of[i]!;
    if (part === undefined || part === 'anything' || !ts.isTemplateExpression(part)) return [[part, of]];
    const spans = part.templateSpans.flatMap((span) => [withoutCasts(span.expression), span.literal]);
    return [part.head, ...spans].map((piece) => [piece, of]);
  });
  return { parts: found.map(([part]) => part), of: found.map(([, of]) => of) };
}

export function wholeIn({ of }: Pieces): readonly boolean[] {
  return of.map((text) => of.indexOf(text) === of.lastIndexOf(text));
}

/** The texts of each text, put together from their pieces. */
export function textsIn(pieces: Pieces, textsOf: (part: Part, isWhole: boolean) => Texts): readonly Texts[] {
  const whole = wholeIn(pieces);
  const sets = new Map<number, Texts[]>();
  pieces.parts.forEach((part, i) => {
    push(sets, pieces.of[i]!, textsOf(part, whole[i]!));
  });
  return [...sets.values()].map((each) => (each.length === 1 ? each[0]! : together(each)));
}

export function withoutCasts(part: Part): Part {
  if (part === undefined || part === 'anything') return part;
  if (ts.isNonNullExpression(part) || ts.isParenthesizedExpression(part))
    return withoutCasts(part.expression);
  return ts.isAsExpression(part) || ts.isSatisfiesExpression(part) ? withoutCasts(part.expression) : part;
}

/** One text for several: how they begin and how they end. */
export function inCommon(texts: Texts): Texts {
  const [first = '', ...others] = texts.keys();
  let start = first.length;
  let end = first.length;
  for (const other of others) {
    while (!other.startsWith(first.slice(0, start))) start -= 1;
    while (!other.endsWith(first.slice(first.length - end))) end -= 1;
  }
  const [place = ''] = texts.values();
  if (others.length === 0) return texts;
  const tail = first.slice(Math.max(start, first.length - end));
  return new Map([[`${first.slice(0, start)}*${tail}`.replace(/\*{2,}/g, '*'), place]]);
}
