import path from 'node:path';
import ts from 'typescript';
import { filesIn, ROOT } from '../source-files';
import { push } from './text-sets';

/** The engine as the compiler sees it, without its tests. */
export function engineProgram(): ts.Program {
  const files = filesIn('engine', '.ts').filter(({ name }) => !/(\.test|testing)\.ts$/.test(name));
  return ts.createProgram(
    files.map(({ name }) => path.join(ROOT, name)),
    {
      lib: ['lib.es2022.d.ts'],
      types: [],
      strict: true,
      skipLibCheck: true,
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.CommonJS,
      moduleResolution: ts.ModuleResolutionKind.Node10,
      esModuleInterop: true,
      resolveJsonModule: true,
    },
  );
}

/** Finds in a program what calls, declares and assigns what. */
export class ProgramIndex {
  readonly checker: ts.TypeChecker;
  readonly files: readonly ts.SourceFile[];
  private readonly calls = new Map<string, (ts.CallExpression | ts.NewExpression)[]>();
  private readonly assigned = new Map<string, ts.ObjectLiteralElementLike[]>();

  constructor(program: ts.Program) {
    this.checker = program.getTypeChecker();
    const inEngine = path.join(ROOT, 'engine').replaceAll('\\', '/');
    this.files = program.getSourceFiles().filter(({ fileName }) => fileName.startsWith(`${inEngine}/`));
    for (const file of this.files) this.index(file);
  }

  /** All calls of functions and methods of a name. */
  callsNamed(name: string): readonly (ts.CallExpression | ts.NewExpression)[] {
    return this.calls.get(name) ?? [];
  }

  /** The type of an exported interface. Throws an Error where there is none of the name. */
  interfaceNamed(name: string): ts.Type {
    for (const file of this.files) {
      const found = file.statements.find((one) => ts.isInterfaceDeclaration(one) && one.name.text === name);
      if (found) return this.checker.getTypeAtLocation(found);
    }
    throw new Error(
      `the engine has no interface ${name}; say in tools/coverage/catalogue.ts what it is called now`,
    );
  }

  /** The calls of a function, method or constructor. */
  callsOf(declaration: ts.SignatureDeclaration): readonly (ts.CallExpression | ts.NewExpression)[] {
    const holder = ts.isConstructorDeclaration(declaration) ? declaration.parent : declaration;
    const named = (holder.name ?? (holder.parent as Partial<ts.VariableDeclaration>).name) as
      | ts.Node
      | undefined;
    if (named === undefined || !ts.isIdentifier(named)) return [];
    return (this.calls.get(named.text) ?? []).filter((call) => this.targets(call).includes(declaration));
  }

  /** The declarations that a call may run. */
  targets(call: ts.CallExpression | ts.NewExpression): readonly ts.Declaration[] {
    const declared = this.declarations(
      ts.isPropertyAccessExpression(call.expression) ? call.expression.name : call.expression,
    );
    return declared.flatMap((found) => {
      if (ts.isClassDeclaration(found)) return found.members.filter(ts.isConstructorDeclaration);
      if (ts.isVariableDeclaration(found) && found.initializer) return [found.initializer as never];
      return [found];
    });
  }

  declarations(node: ts.Node): readonly ts.Declaration[] {
    let symbol = this.checker.getSymbolAtLocation(node);
    if (symbol && symbol.flags & ts.SymbolFlags.Alias) symbol = this.checker.getAliasedSymbol(symbol);
    return symbol ? this.declarationsOf(symbol) : [];
  }

  declarationsOf(symbol: ts.Symbol): readonly ts.Declaration[] {
    return this.checker.getRootSymbols(symbol).flatMap((root) => root.declarations ?? []);
  }

  /** Where object literals name a field. */
  assignmentsOf(field: ts.Declaration): readonly (ts.PropertyAssignment | ts.ShorthandPropertyAssignment)[] {
    const name = (field as ts.PropertySignature).name.getText();
    return (this.assigned.get(name) ?? []).filter(
      (one): one is ts.PropertyAssignment | ts.ShorthandPropertyAssignment => {
        const type = this.checker.getContextualType(one.parent as ts.ObjectLiteralExpression);
        const property = type && this.checker.getPropertyOfType(this.checker.getNonNullableType(type), name);
        const parts = type?.isUnion()
          ? type.types.map((part) => this.checker.getPropertyOfType(part, name))
          : [property];
        return parts.some((part) => part && this.declarationsOf(part).includes(field));
      },
    );
  }

  isOurs(declaration: ts.Declaration): boolean {
    return this.files.includes(declaration.getSourceFile());
  }

  private index(node: ts.Node): void {
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
      const name = ts.isPropertyAccessExpression(node.expression)
        ? node.expression.name.text
        : node.expression.getText();
      push(this.calls, name, node);
    }
    if (ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node)) {
      push(this.assigned, node.name.getText(), node);
    }
    ts.forEachChild(node, (child) => this.index(child));
  }
}
