import type { Utility, UtilityContext } from '../utility';
import { type Expression, parseProgram, type Rule, type Value } from './awk-program';
import { cannotOpen, filterLines, options, usage } from './common';
import { regularExpression } from './patterns';

/**
 * `awk` for picking and printing: `[pattern] { print …; name = …; name += … }` with fields, strings, numbers, NR, NF,
 * comparisons, `&&`, `||`, `!`, `~`, arithmetic, BEGIN and END. Any other program is said to be unknown.
 */
export const awk: Utility = (context, resumed) => {
  const given = options(context, 'F:v:', { 'field-separator': 'F:', assign: 'v:' }, true);
  const [program, ...paths] = given.operands;
  if (program === undefined) return usage(context, 'no program text');
  const rules = parseProgram(context, program);
  const machine: Machine = {
    context,
    program,
    separator: given.value('F') ?? ' ',
    names: new Map(),
    fields: [''],
    number: 0,
  };
  for (const assignment of given.values('v')) {
    const equals = assignment.indexOf('=');
    machine.names.set(assignment.slice(0, equals), assignment.slice(equals + 1));
  }
  const run = (when: Rule['when'], print: (text: string) => void) => {
    for (const rule of rules) {
      if (rule.when !== when) continue;
      if (when === 'line' && rule.pattern !== undefined && !isTrue(evaluate(rule.pattern, machine))) continue;
      for (const action of rule.actions) {
        if (action.do === 'print')
          print(`${printed(action.values.map((value) => evaluate(value, machine)))}\n`);
        else machine.names.set(action.name, evaluate(action.value, machine));
      }
    }
  };
  if (rules.every((rule) => rule.when === 'begin')) {
    let out = '';
    run('begin', (text) => {
      out += text;
    });
    return { exit: 0, ...(out && { out }) };
  }
  return filterLines<State>(context, resumed, paths, cannotOpen(context, 'PATH', 'cannot open "PATH"'), {
    start: () => ({ number: 0, names: [], begun: false, last: '' }),
    line(state, line, _name, print) {
      restore(machine, state);
      if (!state.begun) run('begin', print);
      machine.number += 1;
      machine.fields = [line, ...split(line, machine.separator)];
      run('line', print);
      keep(machine, state, line);
      return undefined;
    },
    end(state, print, failures) {
      restore(machine, state);
      if (!state.begun) run('begin', print);
      machine.fields = [state.last, ...split(state.last, machine.separator)];
      run('end', print);
      return failures > 0 ? 2 : 0;
    },
  });
};

interface State {
  number: number;
  names: [string, Value][];
  begun: boolean;
  last: string;
}

interface Machine {
  readonly context: UtilityContext;
  readonly program: string;
  readonly separator: string;
  names: Map<string, Value>;
  fields: string[];
  number: number;
}

function restore(machine: Machine, state: State): void {
  if (!state.begun) return;
  machine.number = state.number;
  machine.names = new Map(state.names);
}

function keep(machine: Machine, state: State, line: string): void {
  state.begun = true;
  state.last = line;
  state.number = machine.number;
  state.names = [...machine.names];
}

function split(line: string, separator: string): string[] {
  if (separator === ' ') return line.trim() === '' ? [] : line.trim().split(/[ \t\n]+/);
  if (line === '') return [];
  return line.split(
    separator.length === 1 && separator !== '|'
      ? separator
      : regularExpression(separator === '|' ? '[|]' : separator, true),
  );
}

const isTrue = (value: Value): boolean =>
  typeof value === 'number' ? value !== 0 : value !== '' && value !== '0';
const numeric = (value: Value): number => (typeof value === 'number' ? value : Number.parseFloat(value) || 0);
const looksNumeric = (value: Value): boolean =>
  typeof value === 'number' || /^\s*[-+]?(\d+\.?\d*|\.\d+)\s*$/.test(value);
const text = (value: Value): string =>
  typeof value === 'string' || Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(6)));
const printed = (values: readonly Value[]): string => values.map(text).join(' ');

function evaluate(expression: Expression, machine: Machine): Value {
  switch (expression.is) {
    case 'constant':
      return expression.value;
    case 'pattern':
      return expression.expression.test(machine.fields[0]!) ? 1 : 0;
    case 'field':
      return machine.fields[numeric(evaluate(expression.index, machine))] ?? '';
    case 'name':
      if (expression.name === 'NR' || expression.name === 'FNR') return machine.number;
      if (expression.name === 'NF') return machine.fields.length - 1;
      return machine.names.get(expression.name) ?? '';
    case 'not':
      return isTrue(evaluate(expression.of, machine)) ? 0 : 1;
    case 'minus':
      return -numeric(evaluate(expression.of, machine));
    case 'operator':
      return operate(expression.operator, expression.left, expression.right, machine);
  }
}

function operate(operator: string, left: Expression, right: Expression, machine: Machine): Value {
  const a = evaluate(left, machine);
  if (operator === '&&') return isTrue(a) && isTrue(evaluate(right, machine)) ? 1 : 0;
  if (operator === '||') return isTrue(a) || isTrue(evaluate(right, machine)) ? 1 : 0;
  if (operator === '~' || operator === '!~') {
    const expression =
      right.is === 'pattern' ? right.expression : regularExpression(text(evaluate(right, machine)), true);
    return expression.test(text(a)) === (operator === '~') ? 1 : 0;
  }
  const b = evaluate(right, machine);
  if (operator === ' ') return text(a) + text(b);
  if (operator === '+') return numeric(a) + numeric(b);
  if (operator === '-') return numeric(a) - numeric(b);
  if (operator === '*') return numeric(a) * numeric(b);
  if (operator === '/') return numeric(a) / numeric(b);
  if (operator === '%') return numeric(a) % numeric(b);
  const asNumbers = looksNumeric(a) && looksNumeric(b);
  const [x, y] = asNumbers ? [numeric(a), numeric(b)] : [text(a), text(b)];
  const holds = { '==': x === y, '!=': x !== y, '<': x < y, '<=': x <= y, '>': x > y, '>=': x >= y };
  return holds[operator as keyof typeof holds] ? 1 : 0;
}
