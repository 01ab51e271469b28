import { ScriptText } from './script-text';
import { lowerArithmetic } from './shell-arithmetic';
import type { Code, Instruction } from './shell-code';
import { expandable, type Last, lowerCommand, plainCommand } from './shell-lowering-commands';
import { lowerRedirect } from './shell-lowering-redirects';
import { lowerTest } from './shell-lowering-tests';
import type { Tree } from './shell-syntax';
import { type Lowering, lowerWord } from './shell-words';

/** Lowers the tree of a script to flat code. */
export class Lowerer extends ScriptText implements Lowering {
  private out: Instruction[] = [];

  script(tree: Tree.ParsedScript): Code {
    return new Lowerer(this.dialect, tree.source ?? this.source).body(tree.commands, 'any');
  }

  body(statements: readonly Tree.Statement[], last: Last): Code {
    const outer = this.out;
    this.out = [];
    this.statements(statements, false, last);
    const instructions = this.out;
    this.out = outer;
    return { instructions, dialect: this.dialect, source: this.source };
  }

  private node(tree: Tree.PipelineNode | Tree.AndOr | Tree.CompoundList, tested: boolean, last: Last): void {
    const line = this.line(tree.pos);
    switch (tree.type) {
      case 'Command':
        this.out.push(...lowerCommand(tree, tested, last, line, this));
        return;
      case 'CompoundList':
        this.statements(tree.commands, tested, last);
        return;
      case 'AndOr':
        this.andOr(tree, tested, last);
        return;
      case 'Pipeline':
        this.pipeline(tree, tested, line);
        return;
      case 'BraceGroup':
        this.statements(tree.body.commands, tested, last === 'bash' ? 'no' : last);
        return;
      case 'Subshell': {
        const code = this.body(tree.body.commands, 'any');
        this.out.push({
          op: 'fork',
          code,
          background: false,
          line,
          tested,
          last: last === 'ash' || last === 'any',
        });
        return;
      }
      case 'Redirected':
        this.redirected(tree, tested, last, line);
        return;
      case 'If':
        this.branches(tree, tested, last === 'bash' ? 'no' : last);
        return;
      case 'While':
        this.whileLoop(tree, tested, line);
        return;
      case 'For':
        this.forLoop(tree, tested, line);
        return;
      case 'ArithmeticFor':
        this.arithmeticFor(tree, tested, line);
        return;
      case 'Case':
        this.caseOf(tree, tested, last === 'bash' ? 'no' : last, line);
        return;
      case 'Function':
        this.define(tree);
        return;
      case 'TestCommand':
        this.testCommand(tree, tested, line);
        return;
      case 'ArithmeticCommand':
        if (this.dialect !== 'bash') {
          this.out.push(plainCommand(['(('], line, tested));
          return;
        }
        this.out.push({
          op: 'arithmetic',
          expression: tree.expression && lowerArithmetic(tree.expression, this),
          line,
          tested,
        });
        return;
      case 'Select':
      case 'Coproc':
        if (this.dialect !== 'bash') this.refuse(`"${tree.type.toLowerCase()}"`, tree.pos);
        this.lacks(`"${tree.type.toLowerCase()}"`, tree.pos);
        return;
    }
  }

  private statements(statements: readonly Tree.Statement[], tested: boolean, last: Last): void {
    statements.forEach((statement, i) => {
      const isLast = i === statements.length - 1;
      if (statement.background) {
        const code = this.body([{ ...statement, background: undefined }], 'any');
        this.out.push({
          op: 'fork',
          code,
          background: true,
          line: this.line(statement.pos),
          tested,
          last: false,
        });
      } else this.node(statement.command, tested, isLast ? last : 'no');
    });
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
      if (i === 0) {
        this.node(command, true, 'no');
        return;
      }
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
    return this.body([statement(command)], 'any');
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
    const words = tree.wordlist?.flatMap((word) => expandable(word, this));
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
      this.out.push({
        op: 'arithmetic',
        expression: expression && lowerArithmetic(expression, this),
        line,
        tested: true,
      });
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
    this.out.push({
      op: 'define',
      name: tree.name.value,
      code: this.body([statement(tree.body as Tree.CommandNode)], 'no'),
    });
  }

  private testCommand(tree: Tree.TestCommand, tested: boolean, line: number): void {
    if (this.dialect === 'dash') {
      if (/[()]/.test(this.source.slice(tree.pos, tree.end))) this.refuse('"("', tree.pos);
      this.out.push(plainCommand(['[['], line, tested));
      return;
    }
    this.out.push({ op: 'test', expression: lowerTest(tree.expression, this), line, tested });
  }

  /** A place for a jump whose target is not known yet. */
  private hole(): number {
    return this.out.push({ op: 'status', value: 0 }) - 1;
  }
}

function statement(command: Tree.CommandNode): Tree.Statement {
  return { type: 'Statement', pos: command.pos, end: command.end, command, background: undefined };
}
