import ts from 'typescript';
import {
  branched,
  inCommon,
  opened,
  type Part,
  type Pieces,
  partsOf,
  textsIn,
  wholeIn,
  withoutCasts,
} from './pieces';
import { SpokenObjects } from './spoken-objects';
import type { SpokenTexts } from './spoken-texts';
import { ANYTHING, branches, placeOf, plain, returnsOf, type Texts } from './text-sets';

/** Texts that are said together, such as the reason and the message of an event, and the place of the last that is written out. */
export interface Spoken {
  readonly texts: readonly string[];
  readonly place: string;
}

/** Follows several expressions at once, so that the texts of one call, literal or branch stay together. */
export class SpokenTuples {
  private readonly numbers = new Map<ts.Node, number>();
  private readonly objects: SpokenObjects;

  constructor(private readonly spoken: SpokenTexts) {
    this.objects = new SpokenObjects(spoken);
  }

  of(parts: readonly Part[]): readonly Spoken[] {
    return this.follow([parts]);
  }

  /** Those of the fields of every object literal that gives an object of a type its first field. */
  ofType(type: ts.Type, fields: readonly string[]): readonly Spoken[] {
    return this.follow(this.objects.ofType(type, fields[0]!).map((literal) => partsOf(literal, fields)));
  }

  /** Those of the fields of every object literal that an expression may be. */
  ofObject(object: ts.Node, fields: readonly string[]): readonly Spoken[] {
    return this.follow(this.objects.of(object, fields[0]!).map((literal) => partsOf(literal, fields)));
  }

  /** What is met twice on the way says nothing new. */
  private follow(from: readonly (readonly Part[])[]): readonly Spoken[] {
    const waiting: Pieces[] = from.map((parts) => ({ parts, of: parts.map((_, i) => i) }));
    const met = new Set<string>();
    const found = new Map<string, Spoken>();
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const pieces = opened({ parts: next.parts.map(withoutCasts), of: next.of });
      const key = pieces.parts.map((part, i) => `${pieces.of[i]}:${this.numberOf(part)}`).join(' ');
      if (met.has(key)) continue;
      met.add(key);
      const steps = this.step(pieces.parts, wholeIn(pieces));
      if (steps !== undefined) waiting.push(...steps.map((parts) => ({ parts, of: pieces.of })));
      else for (const one of this.combined(pieces)) found.set(one.texts.join('\0'), one);
    }
    return [...found.values()];
  }

  /** @param whole the parts that are a text by themselves: only for these is it worth going on, and the others go with them */
  private step(parts: readonly Part[], whole: readonly boolean[]): readonly (readonly Part[])[] | undefined {
    const leading = parts.map((part, i) => (whole[i] ? part : undefined));
    return (
      branched(parts, leading) ??
      this.throughConstants(parts, leading) ??
      this.throughCallers(parts, leading) ??
      this.throughTuples(parts, leading) ??
      this.throughObjects(parts, leading)
    );
  }

  private numberOf(part: Part): number {
    if (part === undefined) return 0;
    if (part === 'anything') return 1;
    const known = this.numbers.get(part) ?? this.numbers.size + 2;
    this.numbers.set(part, known);
    return known;
  }

  /** Each with each; where nobody knows which goes with which, the last is told by what its texts have in common. */
  private combined(pieces: Pieces): readonly Spoken[] {
    const sets = textsIn(pieces, (part, isWhole) => this.textsOf(part, isWhole));
    const isLoose = sets.filter(({ size }) => size > 1).length > 1;
    let all: readonly Spoken[] = [{ texts: [], place: '' }];
    sets.forEach((set, i) => {
      const texts = isLoose && i === sets.length - 1 ? inCommon(set) : set;
      all = all.flatMap(({ texts: before, place }) =>
        [...texts].map(([text, written]) => ({
          texts: [...before, text],
          place: written === '' || (text === ANYTHING && place !== '') ? place : written,
        })),
      );
    });
    return all;
  }

  private textsOf(part: Part, isWhole: boolean): Texts {
    if (part === undefined) return new Map([['', '']]);
    if (part === 'anything') return new Map([[ANYTHING, '']]);
    if (ts.isTemplateLiteralToken(part)) return new Map([[part.text, placeOf(part)]]);
    if (!isWhole) return this.spoken.hole(part as ts.Expression, 0);
    const texts = this.spoken.textsOf(part);
    return texts.size === 0 ? new Map([['', placeOf(part)]]) : texts;
  }

  /** `const reason = …` */
  private throughConstants(
    parts: readonly Part[],
    leading: readonly Part[],
  ): readonly (readonly Part[])[] | undefined {
    const next = parts.map((part, i) => {
      const declared = this.declarationOf(leading[i]);
      const isConstant =
        declared &&
        ts.isVariableDeclaration(declared) &&
        ts.isIdentifier(declared.name) &&
        declared.parent.flags & ts.NodeFlags.Const;
      return isConstant && declared.initializer ? declared.initializer : part;
    });
    return next.some((part, i) => part !== parts[i]) ? [next] : undefined;
  }

  /** Parameters become what each call gives for them. */
  private throughCallers(
    parts: readonly Part[],
    leading: readonly Part[],
  ): readonly (readonly Part[])[] | undefined {
    const parameters = parts.map((part) => {
      const declared = this.declarationOf(part);
      return declared && ts.isParameter(declared) && ts.isIdentifier(declared.name) ? declared : undefined;
    });
    const owner = parameters.find(
      (parameter, i) => parameter !== undefined && leading[i] !== undefined,
    )?.parent;
    const calls = owner ? this.spoken.callsOf(owner) : [];
    if (owner === undefined || calls.length === 0) return undefined;
    return calls.map((call) =>
      parts.map((part, i) => {
        const parameter = parameters[i];
        if (parameter?.parent !== owner) return part;
        return call.arguments?.[owner.parameters.indexOf(parameter)] ?? parameter.initializer;
      }),
    );
  }

  /** `const [reason, message] = …` */
  private throughTuples(
    parts: readonly Part[],
    leading: readonly Part[],
  ): readonly (readonly Part[])[] | undefined {
    const bound = parts.map((part) => {
      const declared = this.declarationOf(part);
      return declared && ts.isBindingElement(declared) && ts.isArrayBindingPattern(declared.parent)
        ? declared
        : undefined;
    });
    const pattern = bound.find((one, i) => one !== undefined && leading[i] !== undefined)?.parent as
      | ts.ArrayBindingPattern
      | undefined;
    if (pattern === undefined) return undefined;
    const tuples = this.tuplesIn(pattern.parent);
    if (tuples.length === 0) return undefined;
    return tuples.map((tuple) =>
      parts.map((part, i) =>
        bound[i]?.parent === pattern ? tuple.elements[pattern.elements.indexOf(bound[i])] : part,
      ),
    );
  }

  private tuplesIn(bound: ts.Node): readonly ts.ArrayLiteralExpression[] {
    if (ts.isParameter(bound)) {
      const over = bound.parent.parent;
      const isRun = ts.isCallExpression(over) && ts.isPropertyAccessExpression(over.expression);
      return isRun ? this.rowsOf((over.expression as ts.PropertyAccessExpression).expression) : [];
    }
    if (!ts.isVariableDeclaration(bound)) return [];
    if (ts.isForOfStatement(bound.parent.parent)) return this.rowsOf(bound.parent.parent.expression);
    const from = bound.initializer;
    const values = from && ts.isCallExpression(from) ? this.spoken.targets(from).flatMap(returnsOf) : [from];
    return values.flatMap(branches).filter(ts.isArrayLiteralExpression);
  }

  /** The tuples of a constant list of them. */
  private rowsOf(list: ts.Expression): readonly ts.ArrayLiteralExpression[] {
    return this.spoken.declarations(list).flatMap((declared) => {
      const value = ts.isVariableDeclaration(declared) ? plain(declared.initializer) : undefined;
      return value && ts.isArrayLiteralExpression(value)
        ? value.elements.filter(ts.isArrayLiteralExpression)
        : [];
    });
  }

  /** `found.reason`, `{ reason }`: fields of one object become what each literal that may be the object gives them. */
  private throughObjects(
    parts: readonly Part[],
    leading: readonly Part[],
  ): readonly (readonly Part[])[] | undefined {
    const fields = parts.map((part) => this.fieldOf(part));
    const first = fields.find((field, i) => field !== undefined && leading[i] !== undefined);
    if (first === undefined) return undefined;
    const literals = this.objects.of(first.object, first.name);
    if (literals.length === 0) return undefined;
    return literals.map((literal) =>
      parts.map((part, i) => (fields[i]?.of === first.of ? partsOf(literal, [fields[i].name])[0] : part)),
    );
  }

  private fieldOf(part: Part): { of: string; object: ts.Node; name: string } | undefined {
    if (part === undefined || part === 'anything') return undefined;
    if (ts.isPropertyAccessExpression(part)) {
      return { of: part.expression.getText(), object: part.expression, name: part.name.text };
    }
    const declared = this.declarationOf(part);
    if (!declared || !ts.isBindingElement(declared) || !ts.isObjectBindingPattern(declared.parent)) {
      return undefined;
    }
    const name = (declared.propertyName ?? declared.name).getText();
    return { of: `at ${declared.parent.pos}`, object: declared.parent, name };
  }

  private declarationOf(part: Part): ts.Declaration | undefined {
    if (part === undefined || part === 'anything' || !ts.isIdentifier(part)) return undefined;
    const { checker } = this.spoken;
    if (ts.isShorthandPropertyAssignment(part.parent)) {
      return checker.getShorthandAssignmentValueSymbol(part.parent)?.declarations?.[0];
    }
    return this.spoken.declarations(part)[0];
  }
}
