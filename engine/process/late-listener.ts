import type { ContainerExit, ExecResult, RuntimeListener, RuntimeNote } from './container';

/** Passes on what the runtime reports to a listener that is made after it: the kubelet needs the runtime first. */
export class LateListener implements RuntimeListener {
  to: RuntimeListener | undefined;
  exited(id: string, exit: ContainerExit): void {
    this.to!.exited(id, exit);
  }
  execFinished(execId: number, result: ExecResult): void {
    this.to!.execFinished(execId, result);
  }
  noted(id: string, note: RuntimeNote): void {
    this.to!.noted(id, note);
  }
}
