import { lowerArithmetic } from './shell-arithmetic';
import type { Assignment, Code, CommandInstruction, Instruction, Part, TestNode, Word } from './shell-code';
import { constantWord } from './shell-code';
import { type Tree, lineAt, parseWord, ShellSyntaxError } from './shell-syntax';
import { braceWords, type Lowering, lowerWord } from './shell-words';
import { lowerRedirect } from './shell-lowering-redirects';
import { Undeclared } from './container';
import type { Dialect } from './utility';

/** May the last command replace the shell? `ash` anywhere, `bash` only as a simple command without redirection. */
export type Last = 'no' | 'ash' | 'bash' | 'any';

/** Lowers the tree of a script to flat code. */
export class Lowerer implements Lowering {
  private out: Instruction[] = [];

  constructor(
    readonly dialect: Dialect,
    readonly source: string,
  ) {}

  /** What the shell has and the engine's has not. */
  private lacks(what: string, pos: number): never {
    throw new Undeclared(`The engine's shell does not have ${what}, which line ${this.line(pos)} of a script uses.`);
  }

  refuse(what: string, pos: number): never {
    throw new ShellSyntaxError(`syntax error: unexpected ${what}`, this.line(pos));
  }

  script(tree: Tree.ParsedScript): Code {
    return new Lowerer(this.dialect, tree.source ?? this.source).body(tree.commands, 'any');
  }

  body(statements: readonly Tree.Statement[], last: Last): Code {
    const outer = this.out;
    this.out = [];
    this.statements(statements, false, last);
    const instructions = this.out;
    this.out = outer;
    const first = instructions[0];
    const single = instructions.length === 1 && first?.op === 'command' ? { single: first } : {};
    return { instructions, dialect: this.dialect, source: this.source, ...single };
  }

  private node(tree: Tree.PipelineNode | Tree.AndOr | Tree.CompoundList, tested: boolean, last: Last): void {
    const line = this.line(tree.pos);
    switch (tree.type) {
      case 'Command':
        return this.command(tree, tested, last);
      case 'CompoundList':
        return this.statements(tree.commands, tested, last);
      case 'AndOr':
        return this.andOr(tree, tested, last);
      case 'Pipeline':
        return this.pipeline(tree, tested, line);
      case 'BraceGroup':
        return this.statements(tree.body.commands, tested, last === 'bash' ? 'no' : last);
      case 'Subshell': {
        const code = this.body(tree.body.commands, 'any');
        this.out.push({ op: 'fork', code, background: false, line, tested, last: last === 'ash' || last === 'any' });
        return;
      }
      case 'Redirected':
        return this.redirected(tree, tested, last, line);
      case 'If':
        return this.branches(tree, tested, last === 'bash' ? 'no' : last);
      case 'While':
        return this.whileLoop(tree, tested, line);
      case 'For':
        return this.forLoop(tree, tested, line);
      case 'ArithmeticFor':
        return this.arithmeticFor(tree, tested, line);
      case 'Case':
        return this.caseOf(tree, tested, last === 'bash' ? 'no' : last, line);
      case 'Function':
        return this.define(tree);
      case 'TestCommand':
        return this.testCommand(tree, tested, line);
      case 'ArithmeticCommand':
        if (this.dialect !== 'bash') return this.words(['(('], line, tested);
        this.out.push({ op: 'arithmetic', expression: tree.expression && lowerArithmetic(tree.expression, this), line, tested });
        return;
      case 'Select':
      case 'Coproc':
        if (this.dialect !== 'bash') this.refuse(`"${tree.type.toLowerCase()}"`, tree.pos);
        return this.lacks(`"${tree.type.toLowerCase()}"`, tree.pos);
    }
  }

  private statements(statements: readonly Tree.Statement[], tested: boolean, last: Last): void {
    statements.forEach((statement, i) => {
      const isLast = i === statements.length - 1;
      if (statement.background) {
        const code = this.body([{ ...statement, background: undefined }], 'any');
        this.out.push({ op: 'fork', code, background: true, line: this.line(statement.pos), tested, last: false });
      } else this.node(statement.command, tested, isLast ? last : 'no');
    });
  }

  private command(tree: Tree.Command, tested: boolean, last: Last): void {
    const line = this.line(tree.pos);
    const prefix = tree.prefix.filter((part) => part.type === 'Assignment');
    // `x+=1` and `x[0]=1` are words, and names of commands, where there is no such assignment.
    const foreign = prefix.some((part) => part.value.type === 'Word' && !this.knows(part));
    const assignments = foreign ? [] : prefix.flatMap((part) => this.assignment(part));
    const name = foreign
      ? [constantWord(prefix.find((part) => !this.knows(part))!.text)]
      : tree.name === undefined
        ? []
        : this.expandable(tree.name);
    const words: (Word | Assignment)[] = [...name];
    for (const arg of tree.args) {
      if (arg.type === 'Assignment') words.push(...this.assignment(arg));
      else words.push(...this.expandable(arg));
    }
    if (this.dialect === 'dash' && name[0]?.text === 'function') this.refuse('"{"', tree.pos);
    const backgrounds = this.dialect === 'dash' && tree.redirects.some((r) => r.type === 'Redirect' && r.operator.startsWith('&>'));
    const redirects = tree.redirects.flatMap((redirect) => lowerRedirect(redirect, this));
    const constant = words.every((word) => 'parts' in word && word.text !== undefined && word.parts.length === 0);
    const replaces = last === 'any' || last === 'ash' || (last === 'bash' && redirects.length === 0);
    const instruction: CommandInstruction = {
      op: 'command',
      assignments,
      words,
      constant: constant ? words.map((word) => (word as Word).text!) : undefined,
      redirects,
      line,
      tested,
      last: replaces,
    };
    if (!backgrounds) this.out.push(instruction);
    else {
      // `cmd &> f` is to dash: `cmd &` and then `> f`.
      const alone = { ...instruction, redirects: [] };
      const code: Code = { instructions: [alone], dialect: this.dialect, source: this.source, single: alone };
      this.out.push({ op: 'fork', code, background: true, line, tested, last: false });
      const rest = redirects.map((redirect) => ({ ...redirect, operator: '>' as const, fd: 1 }));
      this.out.push({ ...instruction, words: [], constant: [], assignments: [], redirects: rest, last: false });
    }
  }

  private words(words: readonly string[], line: number, tested: boolean): void {
    const lowered = words.map(constantWord);
    this.out.push({ op: 'command', assignments: [], words: lowered, constant: words, redirects: [], line, tested, last: false });
  }

  private expandable(word: Tree.Word): Word[] {
    return braceWords(word, this, (text) => parseWord(text) ?? word);
  }

  private knows(assignment: Tree.Assignment): boolean {
    if (this.dialect === 'bash') return true;
    return assignment.index === undefined && !(assignment.append && this.dialect === 'dash');
  }

  private assignment(tree: Tree.Assignment): (Assignment)[] {
    const bash = this.dialect === 'bash';
    if (tree.value.type === 'ArrayValue') {
      if (!bash) this.refuse('"("', tree.pos);
      const value = tree.value.elements.flatMap((element) => this.expandable(element));
      return [{ assign: tree.name, value, append: tree.append === true, index: undefined }];
    }
    const index = tree.index && lowerWord(tree.index, this, false, true);
    return [{ assign: tree.name, value: lowerWord(tree.value, this), append: tree.append === true, index }];
  }

  private redirected(tree: Tree.Redirected, tested: boolean, last: Last, line: number): void {
    const redirects = tree.redirects.flatMap((redirect) => lowerRedirect(redirect, this));
    const at = this.out.length;
    this.out.push({ op: 'redirect', redirects, to: 0, line, tested });
    this.node(tree.command, tested, last === 'ash' || last === 'any' ? last : 'no');
    this.out.push({ op: 'restore' });
    this.out[at] = { op: 'redirect', redirects, to: this.out.length, line, tested };
  }

  private andOr(tree: Tree.AndOr, tested: boolean, last: Last): void {
    tree.commands.forEach((command, i) => {
      const isLast = i === tree.commands.length - 1;
      if (i === 0) return this.node(command, true, 'no');
      const operator = tree.operators[i - 1];
      const at = this.hole();
      this.node(command, isLast ? tested : true, isLast ? last : 'no');
      this.out[at] = { op: operator === '&&' ? 'jump unless' : 'jump if', to: this.out.length };
    });
  }

  private pipeline(tree: Tree.Pipeline, tested: boolean, line: number): void {
    const negations = tree.prefixes.filter((prefix) => prefix.type === 'Negation').length;
    if (tree.prefixes.some((prefix) => prefix.type === 'Time')) this.lacks('"time"', tree.pos);
    const inner = tested || negations > 0;
    if (tree.commands.length === 0) {
      if (this.dialect !== 'bash') this.refuse('end of the command', tree.pos);
      this.out.push({ op: 'status', value: 0 });
    } else if (tree.commands.length === 1) this.node(tree.commands[0]!, inner, 'no');
    else {
      const parts = tree.commands.map((command) => this.alone(command));
      const bothOutputs = tree.operators.map((operator) => operator === '|&');
      if (this.dialect !== 'bash' && bothOutputs.includes(true)) this.refuse('"&"', tree.pos);
      this.out.push({ op: 'pipeline', parts, line, tested: inner, bothOutputs });
    }
    if (negations % 2 === 1) this.out.push({ op: 'not' });
  }

  /** One side of a pipe: runs in a process of its own. A subshell there needs no second one. */
  private alone(command: Tree.CommandNode): Code {
    if (command.type === 'Subshell') return this.body(command.body.commands, 'any');
    const statement: Tree.Statement = { type: 'Statement', pos: command.pos, end: command.end, command, background: undefined };
    return this.body([statement], 'any');
  }

  private branches(tree: Tree.If, tested: boolean, last: Last): void {
    const ends: number[] = [];
    for (const branch of [tree, ...tree.elif]) {
      this.node(branch.clause, true, 'no');
      const at = this.hole();
      this.node(branch.then, tested, last);
      ends.push(this.hole());
      this.out[at] = { op: 'jump unless', to: this.out.length };
    }
    if (tree.else === undefined) this.out.push({ op: 'status', value: 0 });
    else this.node(tree.else, tested, last);
    for (const at of ends) this.out[at] = { op: 'jump', to: this.out.length };
  }

  private whileLoop(tree: Tree.While, tested: boolean, line: number): void {
    const loop = this.hole();
    const start = this.out.length;
    this.node(tree.clause, true, 'no');
    const exit = this.hole();
    this.node(tree.body, tested, 'no');
    const next = this.out.length;
    this.out.push({ op: 'again', to: start, line });
    this.out[exit] = { op: tree.kind === 'while' ? 'jump unless' : 'jump if', to: this.out.length };
    this.closeLoop(loop, next);
  }

  private forLoop(tree: Tree.For, tested: boolean, line: number): void {
    const words = tree.wordlist?.flatMap((word) => this.expandable(word));
    const loop = this.hole();
    const start = this.hole();
    this.node(tree.body, tested, 'no');
    const next = this.out.length;
    this.out.push({ op: 'again', to: start, line });
    this.out[start] = { op: 'next word', name: tree.name.value, exit: this.out.length };
    this.out[loop] = { op: 'for', words, next, end: this.out.length + 1, line };
    this.out.push({ op: 'end loop' });
  }

  private arithmeticFor(tree: Tree.ArithmeticFor, tested: boolean, line: number): void {
    if (this.dialect !== 'bash') this.refuse('"("', tree.pos);
    const run = (expression: Tree.ArithmeticExpression | undefined) =>
      this.out.push({ op: 'arithmetic', expression: expression && lowerArithmetic(expression, this), line, tested: true });
    if (tree.initialize) run(tree.initialize);
    const loop = this.hole();
    const start = this.out.length;
    if (tree.test) run(tree.test);
    else this.out.push({ op: 'status', value: 0 });
    const exit = this.hole();
    this.node(tree.body, tested, 'no');
    const next = this.out.length;
    if (tree.update) run(tree.update);
    this.out.push({ op: 'again', to: start, line });
    this.out[exit] = { op: 'jump unless', to: this.out.length };
    this.closeLoop(loop, next);
  }

  private closeLoop(loop: number, next: number): void {
    this.out.push({ op: 'end loop' });
    this.out[loop] = { op: 'loop', next, end: this.out.length };
  }

  private caseOf(tree: Tree.Case, tested: boolean, last: Last, line: number): void {
    this.out.push({ op: 'case', word: lowerWord(tree.word, this), line });
    const ends: number[] = [];
    const tests = tree.items.map((item) => {
      const at = this.hole();
      return { at, item };
    });
    const none = this.hole();
    tests.forEach(({ at, item }) => {
      const patterns = item.pattern.map((word) => lowerWord(word, this));
      this.out[at] = { op: 'match', patterns, to: this.out.length, line };
      this.out.push({ op: 'status', value: 0 });
      this.node(item.body, tested, last);
      if (item.terminator === ';;&') this.lacks('";;&"', item.pos);
      if (item.terminator !== ';&') ends.push(this.hole());
    });
    const nothing = this.out.length;
    this.out.push({ op: 'status', value: 0 });
    this.out[none] = { op: 'jump', to: nothing };
    for (const at of ends) this.out[at] = { op: 'jump', to: this.out.length };
    this.out.push({ op: 'end case' });
  }

  private define(tree: Tree.Function): void {
    const keyword = /^function\s/.test(this.source.slice(tree.pos, tree.pos + 9));
    if (keyword && this.dialect === 'dash') this.refuse('"{"', tree.pos);
    const body: Tree.Statement = {
      type: 'Statement',
      pos: tree.body.pos,
      end: tree.body.end,
      command: tree.body as unknown as Tree.PipelineNode,
      background: undefined,
    };
    this.out.push({ op: 'define', name: tree.name.value, code: this.body([body], 'no') });
  }

  private testCommand(tree: Tree.TestCommand, tested: boolean, line: number): void {
    if (this.dialect === 'dash') {
      if (/[()]/.test(this.source.slice(tree.pos, tree.end))) this.refuse('"("', tree.pos);
      return this.words(['[['], line, tested);
    }
    this.out.push({ op: 'test', expression: this.testNode(tree.expression), line, tested });
  }

  private testNode(tree: Tree.TestExpression): TestNode {
    switch (tree.type) {
      case 'TestUnary':
        return { kind: 'unary', operator: tree.operator, operand: lowerWord(tree.operand, this) };
      case 'TestBinary':
        return { kind: 'binary', operator: tree.operator, left: lowerWord(tree.left, this), right: lowerWord(tree.right, this) };
      case 'TestLogical':
        return { kind: 'logical', operator: tree.operator, operands: tree.operands.map((operand) => this.testNode(operand)) };
      case 'TestNot': {
        const operand = this.testNode(tree.operand);
        return tree.negations.length % 2 === 1 ? { kind: 'not', operand } : operand;
      }
      case 'TestGroup':
        return this.testNode(tree.expression);
    }
  }

  /** A place for a jump whose target is not known yet. */
  private hole(): number {
    return this.out.push({ op: 'status', value: 0 }) - 1;
  }

  private line(pos: number): number {
    return lineAt(this.source, pos);
  }
}
