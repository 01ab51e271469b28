import { Undeclared } from './container';
import { ProcessInput } from './program-context';
import type { Shell } from './shell';
import { runsBuiltinAgain } from './shell-commands';
import { ShellFailure } from './shell-state';
import { ShellSyntaxError, shellCode } from './shell-syntax';
import { isComplete, isFull, type Pipe, readsWhole } from './streams';

/** Whether what it waited for is there. */
export function resume(shell: Shell): boolean {
  const { wait } = shell;
  if (shell.script !== undefined) begin(shell, shell.script);
  if (wait === undefined) return true;
  switch (wait.kind) {
    case 'child':
      if (wait.child.isAlive) return false;
      shell.wait = undefined;
      shell.finish(wait.child.exitCode!, wait.tested);
      return true;
    case 'pipeline':
      if (wait.children.some((child) => child.isAlive)) return false;
      shell.wait = undefined;
      shell.finishPipeline(wait.children, wait.tested);
      return true;
    case 'substitution':
      if (wait.child.isAlive) return false;
      if (wait.pipe.written) return waitsOn(shell, wait.pipe);
      shell.wait = undefined;
      shell.substituted(wait.child, wait.pipe.text);
      return true;
    case 'room':
      if (isFull(wait.pipe)) return waitsOn(shell, wait.pipe);
      shell.wait = undefined;
      return true;
    case 'builtin':
      return runsBuiltinAgain(shell, wait);
    case 'script':
      return readScript(shell);
  }
}

function begin(shell: Shell, script: { readonly text: string; readonly isCommand: boolean }): void {
  shell.script = undefined;
  try {
    shell.code = shellCode(script.text, shell.dialect, script.isCommand);
  } catch (error) {
    if (error instanceof ShellSyntaxError) {
      shell.line = error.line;
      throw new ShellFailure(error.message, 2);
    }
    if (error instanceof Undeclared)
      throw new Undeclared(`${error.message}\n  in ${shell.process.container.start.where}`);
    throw error;
  }
}

function readScript(shell: Shell): boolean {
  const input = shell.process.descriptors[0];
  if (!isComplete(input)) {
    const pipe = readsWhole(input);
    if (pipe !== undefined) shell.kernel.wakeWaiting(pipe);
    input?.pipe?.waiting.push(shell.process);
    return false;
  }
  shell.wait = undefined;
  begin(shell, { text: new ProcessInput(shell.kernel, input).take(), isCommand: false });
  return true;
}

function waitsOn(shell: Shell, pipe: Pipe): false {
  if (!pipe.waiting.includes(shell.process)) pipe.waiting.push(shell.process);
  return false;
}
