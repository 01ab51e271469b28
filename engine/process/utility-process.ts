import { isErrno, type Node, parentPath, unwatch, watch } from './files';
import type { Kernel } from './kernel';
import type { Process, RunningUtility, Wake } from './process';
import { ProgramContext } from './program-context';
import { launch, programFor } from './programs';
import { signalNumber } from './signals';
import { hasLine, isComplete, makePipe, readsWhole, textInput } from './streams';
import type { Child, Resumed, Signal, Utility, UtilityAnswer, Waits } from './utility';

/** Lets a process run a program of the `Utility` kind from its beginning. */
export function beginUtility(kernel: Kernel, process: Process, run: Utility): void {
  process.utility = {
    run,
    waits: undefined,
    wake: 'start',
    child: undefined,
    captured: undefined,
    watched: undefined,
    signals: undefined,
  };
  runUtility(kernel, process);
}

/** The turn of a process that runs a utility: called again if what it waits for is there. */
export function runUtility(kernel: Kernel, process: Process): void {
  const running = process.utility!;
  for (let turn = 0; process.isAlive; turn += 1) {
    if (turn > 100_000) kernel.endless(process, `"${process.argv.join(' ')}" keeps running`);
    const answer = next(kernel, process, running);
    if (answer === undefined) return;
    if (!accept(kernel, process, running, answer)) return;
  }
}

export function signalUtility(kernel: Kernel, process: Process, signal: Signal): void {
  const running = process.utility!;
  const wait = running.waits?.wait;
  if (wait?.for === 'child' && wait.passSignals && running.child !== undefined) {
    kernel.signal(running.child, signal);
    return;
  }
  running.signals = [...(running.signals ?? []), signal];
  kernel.enqueue(process);
}

/** A request or a bare connection to a listening process: runs it at once and gives back its reply. */
export function callListener(kernel: Kernel, process: Process, resumed: RequestOrConnection): UtilityAnswer {
  const running = process.utility!;
  const state = running.waits?.state;
  const { reason, port } = resumed;
  // One literal each: probes ask again and again.
  const answer = running.run(
    new ProgramContext(kernel, process),
    reason === 'connection'
      ? { reason, port, state }
      : { reason, port, method: resumed.method, path: resumed.path, from: resumed.from, state },
  );
  if (accept(kernel, process, running, answer)) runUtility(kernel, process);
  kernel.drain();
  return answer;
}

export type RequestOrConnection =
  | { readonly reason: 'connection'; readonly port: number }
  | {
      readonly reason: 'request';
      readonly port: number;
      readonly method: string;
      readonly path: string;
      /** Address and port of who asks, where it is known. */
      readonly from?: string | undefined;
    };

/** Lets go of what an ended utility held. */
export function endUtility(process: Process): void {
  const running = process.utility!;
  stopWatching(process, running);
}

/** Calls the program if there is a reason to. Undefined: it goes on waiting. */
function next(kernel: Kernel, process: Process, running: RunningUtility): UtilityAnswer | undefined {
  const { waits } = running;
  const context = new ProgramContext(kernel, process);
  const state = waits?.state;
  if (running.wake === 'start') {
    running.wake = undefined;
    return running.run(context);
  }
  if (kernel.mustWait(process, process.descriptors[1])) return undefined;
  const signal = running.signals?.shift();
  if (signal !== undefined) return running.run(context, { reason: 'signal', signal, state });
  const wake = running.wake;
  running.wake = undefined;
  const resumed = waits === undefined ? undefined : resumption(process, running, waits, wake);
  if (resumed === undefined) {
    if (waits !== undefined) waitAgain(process, waits);
    return undefined;
  }
  stopWatching(process, running);
  process.token += 1;
  if (waits!.wait.for === 'end of input' && state === undefined) return running.run(context);
  return running.run(context, resumed);
}

function resumption(
  process: Process,
  running: RunningUtility,
  waits: Waits,
  wake: Wake | undefined,
): Resumed | undefined {
  const { wait, state } = waits;
  const input = process.descriptors[0];
  if (wait.for === 'input' && hasLine(input)) return { reason: 'input', state };
  if (wait.for === 'end of input' && isComplete(input)) return { reason: 'input', state };
  if (wait.for === 'child' && running.child !== undefined && !running.child.isAlive) {
    const { child, captured } = running;
    const output = captured?.pipe?.text ?? '';
    running.child = undefined;
    return { reason: 'child', exitCode: child.exitCode!, output, pid: child.pid, state };
  }
  if (wait.for === 'change' && wake === 'change') return { reason: 'change', state };
  return wake === 'time' ? { reason: 'time', state } : undefined;
}

/** Takes up an answer. True: the program is to be called again at once. */
function accept(kernel: Kernel, process: Process, running: RunningUtility, answer: UtilityAnswer): boolean {
  if ('become' in answer) {
    if (answer.env !== undefined) process.ownEnv = answer.env;
    if (answer.cwd !== undefined) process.cwd = answer.cwd;
    become(kernel, process, answer.become);
    return false;
  }
  if (answer.out !== undefined && !kernel.write(process, 1, answer.out) && !process.isAlive) return false;
  if (answer.err !== undefined && !kernel.write(process, 2, answer.err) && !process.isAlive) return false;
  if ('exit' in answer) {
    if (answer.signal === undefined) kernel.exit(process, answer.exit);
    else kernel.exit(process, 128 + signalNumber(answer.signal));
    return false;
  }
  if (!process.isAlive) return false;
  running.waits = answer;
  const { wait } = answer;
  const until = 'until' in wait ? wait.until : undefined;
  if (until !== undefined) kernel.wakeAt(process, until);
  else process.token += 1;
  if (wait.for === 'change') startWatching(kernel, process, running, wait.path);
  if (wait.for === 'child' && wait.run.length > 0) startChild(kernel, process, running, wait);
  if (wait.for === 'end of input') {
    const pipe = readsWhole(process.descriptors[0]);
    if (pipe !== undefined) kernel.wakeWaiting(pipe);
  }
  if (running.signals?.length) return true;
  return wait.for === 'input' || wait.for === 'end of input' || wait.for === 'child';
}

function waitAgain(process: Process, waits: Waits): void {
  const { wait } = waits;
  const pipe = process.descriptors[0]?.pipe;
  if (
    (wait.for === 'input' || wait.for === 'end of input') &&
    pipe !== undefined &&
    !pipe.waiting.includes(process)
  )
    pipe.waiting.push(process);
}

/** exec: the process goes on as another program. */
export function become(kernel: Kernel, process: Process, argv: readonly string[]): void {
  const program = programFor(kernel, process, argv[0] ?? '');
  process.utility = undefined;
  if (typeof program === 'string') {
    kernel.write(
      process,
      2,
      `${process.argv[0]}: ${argv[0]}: ${program === 'not found' ? 'No such file or directory' : 'Permission denied'}\n`,
    );
    kernel.exit(process, program === 'not found' ? 127 : 126);
    return;
  }
  process.argv = argv;
  launch(kernel, process, program);
}

function startChild(kernel: Kernel, process: Process, running: RunningUtility, wait: Child): void {
  const descriptors = process.descriptors.slice();
  if (wait.input !== undefined) descriptors[0] = textInput(wait.input);
  running.captured = undefined;
  if (wait.capture) {
    const { readEnd, writeEnd } = makePipe(true);
    readEnd.references = 1;
    descriptors[1] = writeEnd;
    running.captured = readEnd;
  }
  const child = kernel.fork(
    process.container,
    process,
    wait.run,
    descriptors,
    wait.env ?? process.ownEnv,
    process.cwd,
  );
  running.child = child;
  const program = programFor(kernel, child, wait.run[0]!);
  if (typeof program === 'string') {
    const text = program === 'not found' ? 'No such file or directory' : 'Permission denied';
    kernel.write(child, 2, `${process.argv[0]}: can't execute '${wait.run[0]}': ${text}\n`);
    kernel.exit(child, program === 'not found' ? 127 : 126);
  } else launch(kernel, child, program, true);
}

/** Wakes its process when one of the files it watches changes. */
class FileWatcher {
  readonly nodes: Node[] = [];

  constructor(
    private readonly kernel: Kernel,
    private readonly process: Process,
  ) {}

  changed(): void {
    if (this.process.utility !== undefined) this.process.utility.wake = 'change';
    this.kernel.enqueue(this.process);
  }
}

function startWatching(kernel: Kernel, process: Process, running: RunningUtility, path: string): void {
  stopWatching(process, running);
  const watcher = new FileWatcher(kernel, process);
  const { files } = process.container;
  // The folder tells of creation and removal, the file of what is written.
  for (const place of [path, parentPath(path)]) {
    const node = files.stat(place);
    if (isErrno(node)) continue;
    watch(node, watcher);
    watcher.nodes.push(node);
  }
  running.watched = watcher;
}

function stopWatching(_process: Process, running: RunningUtility): void {
  const watcher = running.watched as FileWatcher | undefined;
  if (watcher === undefined) return;
  for (const node of watcher.nodes) unwatch(node, watcher);
  running.watched = undefined;
}
