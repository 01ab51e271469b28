import { evaluate } from './arithmetic';
import { expandPattern, expandText } from './expand';
import { matchesPattern } from './file-names';
import type { Shell } from './shell';
import type { Instruction } from './shell-code';
import { runCommand } from './shell-commands';
import { testHolds } from './shell-conditions';
import { redirected } from './shell-redirects';
import type { Loop } from './shell-state';
import { makePipe, NOTHING } from './streams';

/** How often a loop may go round while the clock stands still. */
const MOST_ROUNDS = 100_000;

/** Runs one instruction, and sets where to go on. */
export function execute(shell: Shell, instruction: Instruction): void {
  switch (instruction.op) {
    case 'command':
      runCommand(shell, instruction);
      return;
    case 'jump':
      shell.pc = instruction.to;
      return;
    case 'jump if':
      shell.pc = shell.status === 0 ? instruction.to : shell.pc + 1;
      return;
    case 'jump unless':
      shell.pc = shell.status !== 0 ? instruction.to : shell.pc + 1;
      return;
    case 'status':
      shell.status = instruction.value;
      break;
    case 'not':
      shell.status = shell.status === 0 ? 1 : 0;
      break;
    case 'loop':
      shell.stack.push(newLoop(shell, instruction.next, instruction.end, undefined));
      break;
    case 'again':
      nextRound(shell, instruction.line);
      shell.pc = instruction.to;
      return;
    case 'end loop':
      shell.status = (shell.stack.at(-1) as Loop).status;
      shell.pop();
      break;
    case 'for': {
      shell.line = instruction.line;
      const words = instruction.words === undefined ? shell.positional : shell.expand(instruction.words);
      shell.stack.push(newLoop(shell, instruction.next, instruction.end, words));
      break;
    }
    case 'next word': {
      const loop = shell.stack.at(-1) as Loop;
      const word = loop.words![loop.at];
      if (word === undefined) {
        shell.pc = instruction.exit;
        return;
      }
      loop.at += 1;
      shell.assign(instruction.name, word);
      break;
    }
    case 'case':
      shell.line = instruction.line;
      shell.stack.push({ kind: 'case', text: expandText(shell, instruction.word) });
      break;
    case 'match': {
      const entry = shell.stack.at(-1)!;
      const text = entry.kind === 'case' ? entry.text : '';
      const fits = instruction.patterns.some((word) => matchesPattern(text, expandPattern(shell, word)));
      shell.pc = fits ? instruction.to : shell.pc + 1;
      return;
    }
    case 'end case':
      shell.pop();
      break;
    case 'fork':
      fork(shell, instruction);
      return;
    case 'pipeline':
      pipeline(shell, instruction);
      return;
    case 'redirect': {
      shell.line = instruction.line;
      const descriptors = redirected(shell, instruction.redirects);
      if (typeof descriptors === 'number') {
        shell.pc = instruction.to;
        shell.finish(descriptors, instruction.tested);
        return;
      }
      shell.stack.push({ kind: 'redirect', saved: shell.process.descriptors });
      shell.process.descriptors = descriptors;
      break;
    }
    case 'restore':
      shell.pop();
      break;
    case 'define': {
      const functions = new Map(shell.functions);
      functions.set(instruction.name, instruction.code);
      shell.functions = functions;
      shell.status = 0;
      break;
    }
    case 'test': {
      shell.line = instruction.line;
      const holds = testHolds(shell, instruction.expression);
      shell.pc += 1;
      shell.finish(holds ? 0 : 1, instruction.tested);
      return;
    }
    case 'arithmetic': {
      shell.line = instruction.line;
      const value = evaluate(shell, instruction.expression, '');
      shell.pc += 1;
      shell.finish(value !== 0n ? 0 : 1, instruction.tested);
      return;
    }
  }
  shell.pc += 1;
}

function newLoop(shell: Shell, next: number, end: number, words: readonly string[] | undefined): Loop {
  return { kind: 'loop', next, end, words, at: 0, status: 0, since: shell.kernel.now, rounds: 0 };
}

function nextRound(shell: Shell, line: number): void {
  const loop = shell.stack.at(-1) as Loop;
  loop.status = shell.status;
  if (loop.since !== shell.kernel.now) {
    loop.since = shell.kernel.now;
    loop.rounds = 0;
  }
  loop.rounds += 1;
  if (loop.rounds < MOST_ROUNDS || loop.words !== undefined) return;
  const text = shell.code.source.split('\n')[line - 1]?.trim() ?? '';
  shell.kernel.endless(
    shell.process,
    `The loop in line ${line} of the script ("${text}") has run ${MOST_ROUNDS} times`,
  );
}

function fork(shell: Shell, instruction: Instruction & { op: 'fork' }): void {
  shell.pc += 1;
  shell.line = instruction.line;
  if (instruction.background) {
    const descriptors = shell.process.descriptors.slice();
    descriptors[0] = NOTHING;
    const child = shell.forkShell(instruction.code, descriptors);
    child.ignored = new Set([...(child.ignored ?? []), 'SIGINT', 'SIGQUIT']);
    shell.jobs = [...shell.jobs, child];
    shell.lastJob = child.pid;
    shell.status = 0;
    shell.kernel.enqueue(child);
    return;
  }
  const child = shell.forkShell(instruction.code);
  shell.kernel.runNow(child);
  shell.await(child, instruction.tested);
}

function pipeline(shell: Shell, instruction: Instruction & { op: 'pipeline' }): void {
  shell.pc += 1;
  shell.line = instruction.line;
  const { parts } = instruction;
  let input = shell.process.descriptors[0];
  const children = parts.map((code, i) => {
    const descriptors = shell.process.descriptors.slice();
    descriptors[0] = input;
    if (i < parts.length - 1) {
      const { readEnd, writeEnd } = makePipe();
      descriptors[1] = writeEnd;
      if (instruction.bothOutputs[i]) descriptors[2] = writeEnd;
      input = readEnd;
    }
    return shell.forkShell(code, descriptors);
  });
  for (const child of children) shell.kernel.runNow(child);
  if (children.some((child) => child.isAlive))
    shell.wait = { kind: 'pipeline', children, tested: instruction.tested };
  else shell.finishPipeline(children, instruction.tested);
}
