import type { ContainerExit, ExecResult, RuntimeListener, RuntimeNote } from './container';

/**
 * Passes on what the runtime reports to a listener that is made after it: the kubelet needs the runtime first. Commands of
 * `kubectl exec` are none of its business.
 */
export class LateListener implements RuntimeListener {
  to: RuntimeListener | undefined;

  constructor(private readonly takenByKubectl: (execId: number, result: ExecResult) => boolean) {}

  exited(id: string, exit: ContainerExit): void {
    this.to!.exited(id, exit);
  }
  execFinished(execId: number, result: ExecResult): void {
    if (!this.takenByKubectl(execId, result)) this.to!.execFinished(execId, result);
  }
  usesMemory(id: string, more: number): void {
    this.to!.usesMemory(id, more);
  }
  wroteMuch(id: string): void {
    this.to!.wroteMuch(id);
  }
  noted(id: string, note: RuntimeNote): void {
    this.to!.noted(id, note);
  }
}
