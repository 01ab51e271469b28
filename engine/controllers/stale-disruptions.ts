import type { Pod, PodCondition } from '../api/types';
import { type Calendar, type Duration, type Instant, seconds } from '../simulation/time';
import type { StoreChange } from '../store/store';
import type { ControllerContext } from './controller';
import { keyOf, splitKey } from './owner-references';
import { isFinished } from './pod-availability';
import { unlessRefused } from './unless-refused';
import { USUAL_RETRIES } from './work-queue';

const NAME = 'disruption-controller';
const TYPE = 'DisruptionTarget';
/** How long a pod may be about to be disrupted without being deleted. (stalePodDisruptionTimeout) */
const TIMEOUT: Duration = seconds(120);

/**
 * Takes back what a pod says of a disruption that never came: who wrote it meant to delete the pod, and did not.
 * pkg/controller/disruption/disruption.go (syncStalePodDisruption)
 */
export class StaleDisruptions {
  private readonly component: number;
  private isStopped = false;

  constructor(private readonly context: ControllerContext) {
    const { simulation, store } = context;
    this.component = simulation.register(`${NAME} of pods`, ({ about }) => this.reset(String(about)));
    store.watch('Pod', (change) => this.changed(change as StoreChange<Pod>));
    context.switches.add(NAME, this);
  }

  stop(): void {
    this.isStopped = true;
  }

  start(): void {
    this.isStopped = false;
    for (const object of this.context.store.list<Pod>('Pod')) this.changed({ type: 'ADDED', object });
  }

  private changed({ type, before, object }: StoreChange<Pod>): void {
    if (this.isStopped || type === 'DELETED' || before?.status.conditions === object.status.conditions)
      return;
    const { calendar, simulation } = this.context;
    const at = staleAt(object, calendar);
    if (at === undefined) return;
    simulation.scheduleAt(Math.max(at, simulation.now), this.component, 'reset', keyOf(object));
  }

  private reset(key: string): void {
    const { store, simulation, calendar } = this.context;
    const pod = store.get<Pod>('Pod', ...splitKey(key));
    const at = pod && staleAt(pod, calendar);
    if (this.isStopped || pod === undefined || at === undefined || at > simulation.now) return;
    const now = calendar.timestamp(simulation.now);
    const conditions = pod.status.conditions!.map((one) => (one.type === TYPE ? reset(one, now) : one));
    unlessRefused(
      () => store.update<Pod>(pod, { ...pod, status: { ...pod.status, conditions } }, NAME),
      () => simulation.schedule(USUAL_RETRIES.first, this.component, 'reset', key),
    );
  }
}

/** Neither reason nor message is left. */
function reset({ type, observedGeneration }: PodCondition, now: string): PodCondition {
  return {
    type,
    ...(observedGeneration !== undefined && { observedGeneration }),
    status: 'False',
    lastProbeTime: null,
    lastTransitionTime: now,
  };
}

/**
 * When the condition counts as stale; undefined where it never does: the pod goes or has ended, or its kubelet says so, which may
 * take its time. (nonTerminatingPodHasStaleDisruptionCondition)
 */
export function staleAt(pod: Pod, calendar: Calendar): Instant | undefined {
  const { metadata, status } = pod;
  const condition = status.conditions?.find(({ type }) => type === TYPE);
  if (condition?.status !== 'True' || metadata.deletionTimestamp !== undefined) return undefined;
  if (condition.reason === 'TerminationByKubelet' || isFinished(pod)) return undefined;
  return calendar.instant(condition.lastTransitionTime) + TIMEOUT;
}
