import type { Deployment } from '../api/types';
import type { ControllerContext } from './controller';
import { Deadlines } from './deadlines';
import { conditionOf } from './deployment-status';

/** Whose rollout has come how far, for the sake of what follows from the end of `progressDeadlineSeconds`: each progress begins it anew. */
export class ProgressDeadlines {
  private readonly deadlines: Deadlines;

  constructor(context: ControllerContext, by: string) {
    this.deadlines = new Deadlines(context, by);
  }

  /** The conditions of a Deployment are about to be written. */
  writes(deployment: Deployment, conditions: Deployment['status']['conditions']): void {
    const before = conditionOf(deployment.status.conditions, 'Progressing');
    const after = conditionOf(conditions, 'Progressing');
    if (after === undefined || after === before) return;
    if (after.reason !== 'ProgressDeadlineExceeded') this.deadlines.begin(deployment);
    else if (before?.reason !== after.reason)
      this.deadlines.over(deployment, 'progressDeadlineSeconds', deployment.spec.progressDeadlineSeconds!);
  }

  forget(key: string): void {
    this.deadlines.forget(key);
  }
}
