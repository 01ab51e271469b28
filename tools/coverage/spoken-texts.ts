import ts from 'typescript';
import { ProgramIndex } from './program-index';
import {
  ANYTHING,
  anything,
  branches,
  isUndefined,
  joined,
  limited,
  literalsOf,
  NOTHING,
  placeOf,
  plain,
  returnsOf,
  type Texts,
  union,
} from './text-sets';

/** Of a hole in a template, so many texts are written out. */
const MOST_IN_HOLE = 4;
const DEEPEST = 14;

/**
 * Follows expressions of the engine to the literals that they are made of: through constants, fields, parameters (to every call) and
 * results of functions. It is an estimate from above in what it follows, and `*` in what it does not.
 */
export class SpokenTexts extends ProgramIndex {
  private readonly known = new Map<ts.Node, Texts>();
  private readonly following = new Set<ts.Node>();

  textsOf(node: ts.Node | undefined, depth = 0): Texts {
    if (node === undefined) return NOTHING;
    const known = this.known.get(node);
    if (known) return known;
    if (depth > DEEPEST || this.following.has(node)) return new Map([[ANYTHING, placeOf(node)]]);
    this.following.add(node);
    const found = limited(this.follow(node, depth + 1), node);
    this.following.delete(node);
    if (this.following.size === 0) this.known.set(node, found);
    return found;
  }

  private follow(node: ts.Node, depth: number): Texts {
    if (ts.isShorthandPropertyAssignment(node.parent) && node.parent.name === node) {
      return this.shorthand(node.parent, depth);
    }
    if (ts.isStringLiteralLike(node)) return new Map([[node.text, placeOf(node)]]);
    if (ts.isNumericLiteral(node)) return new Map([[node.text, placeOf(node)]]);
    if (
      ts.isParenthesizedExpression(node) ||
      ts.isAsExpression(node) ||
      ts.isNonNullExpression(node) ||
      ts.isSatisfiesExpression(node)
    ) {
      return this.textsOf(node.expression, depth);
    }
    if (ts.isTemplateExpression(node)) {
      const parts = node.templateSpans.flatMap((span) => [
        this.hole(span.expression, depth),
        new Map([[span.literal.text, placeOf(node)]]),
      ]);
      return joined([new Map([[node.head.text, placeOf(node)]]), ...parts], node);
    }
    if (ts.isConditionalExpression(node)) {
      return union([this.textsOf(node.whenTrue, depth), this.textsOf(node.whenFalse, depth)]);
    }
    if (ts.isBinaryExpression(node)) return this.followBinary(node, depth);
    if (node.kind === ts.SyntaxKind.UndefinedKeyword || isUndefined(node)) return NOTHING;
    if (ts.isIdentifier(node) || ts.isPropertyAccessExpression(node)) {
      const literals = literalsOf(this.checker.getTypeAtLocation(node), placeOf(node));
      if (literals) return literals;
      const declared = this.declarations(ts.isPropertyAccessExpression(node) ? node.name : node);
      if (declared.length === 0) return anything(node);
      return union(declared.map((declaration) => this.declaredTexts(declaration, depth)));
    }
    if (ts.isElementAccessExpression(node)) return this.followElement(node, depth);
    if (ts.isCallExpression(node)) {
      const targets = this.targets(node).filter((target) => this.isOurs(target));
      if (targets.length === 0) return anything(node);
      return union(targets.map((target) => this.returned(target, depth)));
    }
    return anything(node);
  }

  private followBinary(node: ts.BinaryExpression, depth: number): Texts {
    switch (node.operatorToken.kind) {
      case ts.SyntaxKind.PlusToken:
        return joined([this.hole(node.left, depth), this.hole(node.right, depth)], node);
      case ts.SyntaxKind.QuestionQuestionToken:
      case ts.SyntaxKind.BarBarToken:
        return union([this.textsOf(node.left, depth), this.textsOf(node.right, depth)]);
      case ts.SyntaxKind.AmpersandAmpersandToken:
        return this.textsOf(node.right, depth);
      default:
        return anything(node);
    }
  }

  /** `WORDS[key]`: any of the values. */
  private followElement(node: ts.ElementAccessExpression, depth: number): Texts {
    const values = this.declarations(node.expression).flatMap((declaration) => {
      const object = ts.isVariableDeclaration(declaration) ? plain(declaration.initializer) : undefined;
      if (object && ts.isObjectLiteralExpression(object)) {
        return object.properties.flatMap((one) => (ts.isPropertyAssignment(one) ? [one.initializer] : []));
      }
      return object && ts.isArrayLiteralExpression(object) ? [...object.elements] : [];
    });
    if (values.length === 0) return anything(node);
    return union(values.map((value) => this.textsOf(value, depth)));
  }

  /** What stands in the middle of a text: a few possibilities are written out, more are `*`, and so is what only begins as empty or as a number. */
  hole(node: ts.Expression, depth: number): Texts {
    const texts = this.textsOf(node, depth);
    const isVague = texts.size === 0 || texts.size > MOST_IN_HOLE || texts.has(ANYTHING);
    const isCounted = [...texts.keys()].every((text) => /^\d*$/.test(text)) && !ts.isNumericLiteral(node);
    return isVague || isCounted ? anything(node) : texts;
  }

  private declaredTexts(declaration: ts.Declaration, depth: number): Texts {
    if (depth > DEEPEST || this.following.has(declaration)) return anything(declaration);
    this.following.add(declaration);
    const found = this.followDeclaration(declaration, depth + 1);
    this.following.delete(declaration);
    return found;
  }

  private followDeclaration(declaration: ts.Declaration, depth: number): Texts {
    if (ts.isVariableDeclaration(declaration)) {
      if (ts.isForOfStatement(declaration.parent.parent)) return anything(declaration);
      return union([this.textsOf(declaration.initializer, depth), this.assignedLater(declaration, depth)]);
    }
    if (ts.isParameter(declaration)) return this.given(declaration, depth);
    if (ts.isBindingElement(declaration)) return this.bound(declaration, depth);
    if (ts.isPropertyAssignment(declaration)) return this.textsOf(declaration.initializer, depth);
    if (ts.isShorthandPropertyAssignment(declaration)) return this.shorthand(declaration, depth);
    if (ts.isPropertySignature(declaration) || ts.isPropertyDeclaration(declaration)) {
      return this.fieldTexts(declaration, depth);
    }
    if (ts.isGetAccessor(declaration)) return this.returned(declaration, depth);
    return anything(declaration);
  }

  private shorthand(node: ts.ShorthandPropertyAssignment, depth: number): Texts {
    const symbol = this.checker.getShorthandAssignmentValueSymbol(node);
    const literals =
      symbol && literalsOf(this.checker.getTypeOfSymbolAtLocation(symbol, node), placeOf(node));
    if (literals) return literals;
    return union((symbol?.declarations ?? []).map((declaration) => this.declaredTexts(declaration, depth)));
  }

  /** All that is ever put into a field of an interface or class. */
  fieldTexts(field: ts.PropertySignature | ts.PropertyDeclaration, depth = 0): Texts {
    const own = ts.isPropertyDeclaration(field) ? this.textsOf(field.initializer, depth) : NOTHING;
    return union([own, ...this.assignmentsOf(field).map((put) => this.declaredTexts(put, depth + 1))]);
  }

  /** What callers give. */
  private given(parameter: ts.ParameterDeclaration, depth: number): Texts {
    const owner = parameter.parent;
    const at = owner.parameters.indexOf(parameter);
    const calls = this.callsOf(owner);
    const initial = this.textsOf(parameter.initializer, depth);
    if (calls.length === 0) return parameter.initializer ? initial : anything(parameter);
    return union([initial, ...calls.map((call) => this.textsOf(call.arguments?.[at], depth))]);
  }

  /** `{ reason } = …`, `[reason, message] = …` */
  private bound(element: ts.BindingElement, depth: number): Texts {
    const pattern = element.parent;
    if (ts.isArrayBindingPattern(pattern)) {
      const at = pattern.elements.indexOf(element);
      const from = pattern.parent.initializer;
      const tuples = from && ts.isCallExpression(from) ? this.targets(from).flatMap(returnsOf) : [from];
      const found = tuples.flatMap(branches).flatMap((tuple) => {
        const literal = plain(tuple);
        return literal && ts.isArrayLiteralExpression(literal) ? [literal.elements[at]] : [];
      });
      return found.length === 0 ? anything(element) : union(found.map((one) => this.textsOf(one, depth)));
    }
    const name = (element.propertyName ?? element.name).getText();
    const type = this.checker.getTypeAtLocation(pattern);
    const parts = type.isUnion() ? type.types : [type];
    const declared = new Set(
      parts.flatMap((part) => {
        const property = this.checker.getPropertyOfType(part, name);
        return property ? this.declarationsOf(property) : [];
      }),
    );
    const texts = [...declared].map((declaration) => this.declaredTexts(declaration, depth));
    return union([this.textsOf(element.initializer, depth), ...(texts.length ? texts : [anything(element)])]);
  }

  private assignedLater(declaration: ts.VariableDeclaration, depth: number): Texts {
    if (declaration.parent.flags & ts.NodeFlags.Const || !ts.isIdentifier(declaration.name)) return NOTHING;
    const { text } = declaration.name;
    const found: Texts[] = [];
    const look = (node: ts.Node): void => {
      if (
        ts.isBinaryExpression(node) &&
        node.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
        ts.isIdentifier(node.left) &&
        node.left.text === text &&
        this.declarations(node.left).includes(declaration)
      ) {
        found.push(this.textsOf(node.right, depth));
      }
      ts.forEachChild(node, look);
    };
    look(declaration.parent.parent.parent);
    return union(found);
  }

  private returned(target: ts.Declaration, depth: number): Texts {
    return union(returnsOf(target).map((value) => this.textsOf(value, depth)));
  }
}
