import type { Job } from '../api/types';
import { type Calendar, type Instant, seconds } from '../simulation/time';
import { type ControllerContext, startController } from './controller';
import { finishedCondition } from './job-pods';
import { keyOf } from './owner-references';

const NAME = 'ttl-after-finished-controller';

/**
 * Deletes Jobs that have ended and say after how many seconds they may go, their pods first.
 * pkg/controller/ttlafterfinished/ttlafterfinished_controller.go
 */
export function startTtlAfterFinishedController(context: ControllerContext): void {
  const { api, simulation, calendar } = context;
  startController<Job>(context, {
    name: NAME,
    kind: 'Job',
    concerns: (_, after) => expiresAt(after, calendar) !== undefined,
    sync: (job, queue) => {
      const at = expiresAt(job, calendar);
      if (at === undefined) return;
      if (at <= simulation.now) api.delete(job, NAME, { propagationPolicy: 'Foreground' });
      else queue.addAfter(keyOf(job), at - simulation.now);
    },
  });
}

/** When the Job may go; undefined where it has not ended, says nothing of it, or goes already. (processTTL) */
export function expiresAt(job: Job, calendar: Calendar): Instant | undefined {
  const { ttlSecondsAfterFinished } = job.spec;
  if (ttlSecondsAfterFinished === undefined || job.metadata.deletionTimestamp !== undefined) return undefined;
  const finished = finishedCondition(job);
  return finished && calendar.instant(finished.lastTransitionTime) + seconds(ttlSecondsAfterFinished);
}
