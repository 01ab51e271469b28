import ts from 'typescript';
import type { SpokenTexts } from './spoken-texts';
import { returnsOf } from './text-sets';

type Literals = readonly ts.ObjectLiteralExpression[];

/** Follows expressions of the engine to the object literals that they may be; what cannot be followed may be any of its type. */
export class SpokenObjects {
  constructor(private readonly spoken: SpokenTexts) {}

  /** @param field which the literals must give themselves, where only the type is known */
  of(object: ts.Node, field: string): Literals {
    return [...new Set(this.follow(object, field, new Set()))];
  }

  /** Every literal that gives an object of the type the field. */
  ofType(type: ts.Type, field: string): Literals {
    const { checker } = this.spoken;
    const known = checker.getNonNullableType(type);
    const declared = (known.isUnion() ? known.types : [known]).flatMap((part) => {
      const property = checker.getPropertyOfType(part, field);
      return property ? this.spoken.declarationsOf(property) : [];
    });
    const found = [...new Set(declared)].flatMap((one) => this.spoken.assignmentsOf(one));
    return [...new Set(found.map(({ parent }) => parent as ts.ObjectLiteralExpression))];
  }

  private follow(node: ts.Node, field: string, met: Set<ts.Node>): Literals {
    if (met.has(node)) return [];
    met.add(node);
    const from = this.sourcesOf(node);
    if (from === undefined) return this.ofType(this.spoken.checker.getTypeAtLocation(node), field);
    return from.flatMap((one) => (ts.isObjectLiteralExpression(one) ? [one] : this.follow(one, field, met)));
  }

  /** Where the value of an expression comes from; undefined where nobody can say. */
  private sourcesOf(node: ts.Node): readonly ts.Node[] | undefined {
    if (ts.isObjectLiteralExpression(node)) return [node];
    if (isWrapped(node)) return [node.expression];
    if (ts.isConditionalExpression(node)) return [node.whenTrue, node.whenFalse];
    if (ts.isBinaryExpression(node)) {
      const isAnd = node.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken;
      return isAnd ? [node.right] : [node.left, node.right];
    }
    if (ts.isCallExpression(node)) {
      const returned = this.spoken.targets(node).flatMap(returnsOf);
      return returned.length > 0 ? returned : undefined;
    }
    if (ts.isObjectBindingPattern(node)) return this.given(node.parent);
    if (ts.isIdentifier(node) && node.text === 'undefined') return [];
    if (ts.isIdentifier(node) || ts.isPropertyAccessExpression(node)) {
      const [declared] = this.spoken.declarations(ts.isPropertyAccessExpression(node) ? node.name : node);
      return declared && this.given(declared);
    }
    return undefined;
  }

  private given(declared: ts.Node): readonly ts.Node[] | undefined {
    if (ts.isVariableDeclaration(declared)) {
      const isListed = ts.isForOfStatement(declared.parent.parent);
      return declared.initializer && !isListed ? [declared.initializer] : undefined;
    }
    if (ts.isPropertyAssignment(declared)) return [declared.initializer];
    if (ts.isParameter(declared)) {
      const owner = declared.parent;
      const given = this.spoken
        .callsOf(owner)
        .flatMap((call) => call.arguments?.[owner.parameters.indexOf(declared)] ?? []);
      return given.length > 0 ? given : undefined;
    }
    return undefined;
  }
}

function isWrapped(
  node: ts.Node,
): node is ts.ParenthesizedExpression | ts.AsExpression | ts.NonNullExpression {
  return ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isNonNullExpression(node);
}
