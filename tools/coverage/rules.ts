import { writeFileSync } from 'node:fs';
import ts from 'typescript';
import { type EngineRule, RULES_FILE } from '../../reports/coverage/rules';
import { firstSentence, type ReadDocstring, readDocstring } from './docstrings';
import { engineProgram, ProgramIndex } from './program-index';
import { placeOf } from './text-sets';

/** Where the engine decides. What only shows (`view/`, `kubectl/`, `story/`), carries out or keeps, and what runs in containers, states no rule of the cluster. */
const ROOMS = ['admission', 'api', 'controllers', 'kubelet', 'network', 'scheduler'];

/**
 * The rules of the engine, by their places: every function and method of those rooms whose docstring says in words what it decides and cites the
 * source of Kubernetes that states it. It answers with something: what answers nothing carries out, unless it refuses; what answers any text at
 * all only words what others decided.
 */
export function engineRules(program: ts.Program = engineProgram()): readonly EngineRule[] {
  const { checker, files } = new ProgramIndex(program);
  const found = files.flatMap((file) => (isInRoom(file) ? rulesOf(file, checker) : []));
  return found.sort((a, b) => (a.place < b.place ? -1 : 1));
}

function isInRoom({ fileName }: ts.SourceFile): boolean {
  return ROOMS.some((room) => fileName.includes(`/engine/${room}/`));
}

/** A function with its name, and what its comment says. */
interface Written {
  readonly name: string;
  readonly code: ts.FunctionLikeDeclaration;
  readonly docstring: ReadDocstring;
}

function rulesOf(file: ts.SourceFile, checker: ts.TypeChecker): readonly EngineRule[] {
  const [path] = placeOf(file).split('#');
  const [main] = filesCitedIn(file);
  return writtenIn(file).flatMap(({ name, code, docstring }) => {
    const { words, functions } = docstring;
    const here = functions === '' || main === undefined ? [] : [`${main} ${functions}`];
    const sources = [...docstring.cited, ...here];
    if (words === '' || !sources.some(isOfKubernetes) || !decides(name, code, words, checker)) return [];
    return [{ place: `${path}#${name}`, meaning: firstSentence(words), sources }];
  });
}

/** What is built on others (time, cron, YAML) is read as they have it; no rule of the cluster stands there. */
function isOfKubernetes(source: string): boolean {
  return (
    !source.startsWith('http') ||
    /^https:\/\/(?:[\w-]+\.)?(?:kubernetes\.io|k8s\.io|github\.com\/kubernetes)\//.test(source)
  );
}

/** Functions that a comment names without their file are of the first that is cited in ours. */
function filesCitedIn(file: ts.SourceFile): readonly string[] {
  const comments = file.text.match(/\/\*\*[\s\S]*?\*\/|\/\/.*/g) ?? [];
  return comments
    .flatMap((comment) => readDocstring(comment).cited)
    .filter((source) => !source.startsWith('http'))
    .map((source) => source.split(' ')[0]!);
}

/** The functions and methods of a file that have a docstring. */
function writtenIn(file: ts.SourceFile): readonly Written[] {
  const found: Written[] = [];
  const take = (name: string, code: ts.FunctionLikeDeclaration, documented: ts.Node) => {
    const [comment] = ts.getJSDocCommentsAndTags(documented).filter(ts.isJSDoc).slice(-1);
    if (comment) found.push({ name, code, docstring: readDocstring(comment.getText()) });
  };
  for (const statement of file.statements) {
    if (ts.isFunctionDeclaration(statement) && statement.name)
      take(statement.name.text, statement, statement);
    if (ts.isVariableStatement(statement)) {
      for (const { name, initializer } of statement.declarationList.declarations) {
        if (initializer && ts.isArrowFunction(initializer)) take(name.getText(), initializer, statement);
      }
    }
    if (!ts.isClassDeclaration(statement)) continue;
    for (const member of statement.members) {
      if (ts.isMethodDeclaration(member))
        take(`${statement.name!.text}.${member.name.getText()}`, member, member);
    }
  }
  return found;
}

function decides(
  name: string,
  code: ts.FunctionLikeDeclaration,
  words: string,
  checker: ts.TypeChecker,
): boolean {
  const answered = checker.getReturnTypeOfSignature(checker.getSignatureFromDeclaration(code)!);
  if (answered.flags & ts.TypeFlags.String) return false;
  return !(answered.flags & ts.TypeFlags.Void) || /^(?:check|validate)/.test(name) || REFUSES.test(words);
}

const REFUSES = /\b(?:Throws|[Rr]efuse[sd]?)\b/;

/** The text of the file: a rule on each line. */
export function rulesText(rules: readonly EngineRule[] = engineRules()): string {
  const rows = rules.map(({ place, meaning, sources }) => JSON.stringify([place, meaning, ...sources]));
  return `[\n${rows.join(',\n')}\n]\n`;
}

if (require.main === module) writeFileSync(RULES_FILE, rulesText());
