import { parseQuantity } from '../api/quantity';
import { matches, type Selector } from '../api/selectors';
import type {
  AutoscalerStatus,
  HorizontalPodAutoscaler,
  MetricStatus,
  Pod,
  Quantity,
  ScalingRules,
} from '../api/types';
import type { EventType } from '../store/event-recorder';
import { type Conditions, conditionsAfter } from './autoscaler-conditions';
import { limited, newMemory, remembering, type ScalingMemory } from './autoscaler-limits';
import { type MetricsContext, proposalOf, type ScaleTarget, UNKNOWN } from './autoscaler-metrics';
import { type ControllerContext, startController } from './controller';
import { keyOf } from './owner-references';
import type { Tolerances } from './replica-calculator';
import { type Scaled, scaledBy, selects } from './scale-target';

const NAME = 'horizontal-pod-autoscaler';
const SOURCE = { component: NAME };

/**
 * Scales what it names by what its pods do, or by other metrics: by default every fifteen seconds, and for the first time fifteen
 * seconds after it was made.
 * https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/
 * pkg/controller/podautoscaler/horizontal.go
 */
export class HorizontalPodAutoscalers {
  /** By key. */
  private readonly memories = new Map<string, ScalingMemory>();
  /** Which pods each autoscaler looked at last, by key. */
  private readonly selectors = new Map<string, Selector>();

  constructor(private readonly context: ControllerContext) {
    const period = context.flags.autoscalerSyncPeriod;
    startController<HorizontalPodAutoscaler>(context, {
      name: NAME,
      kind: 'HorizontalPodAutoscaler',
      sync: (autoscaler, queue) => {
        this.sync(autoscaler);
        queue.addAfter(keyOf(autoscaler), period);
      },
      gone: (key) => {
        this.memories.delete(key);
        this.selectors.delete(key);
      },
      retries: { first: period, longest: period },
      concerns: (before, after) => before.spec !== after.spec,
      delay: () => period,
    });
  }

  /** (reconcileAutoscaler) */
  private sync(autoscaler: HorizontalPodAutoscaler): void {
    const { store, simulation } = this.context;
    const { spec, metadata } = autoscaler;
    // Looks that nobody asked for, as those after a restart of the controller, follow from what it says by then.
    if (simulation.cause < 0) simulation.cause = store.placeOf(autoscaler)?.entry ?? -1;
    const conditions = conditionsAfter(autoscaler.status.conditions, this.timestamp());
    const { namespace = '' } = metadata;
    const scaled = scaledBy(spec.scaleTargetRef, (kind, name) => store.get(kind, namespace, name));
    if ('error' in scaled) {
      this.event(autoscaler, 'Warning', 'FailedGetScale', scaled.error);
      const message = `the HPA controller was unable to get the target's current scale: ${scaled.error}`;
      conditions.set('AbleToScale', 'False', 'FailedGetScale', message);
      this.write(autoscaler, { ...autoscaler.status, conditions: conditions.list });
      return;
    }
    const able = "the HPA controller was able to get the target's current scale";
    conditions.set('AbleToScale', 'True', 'SucceededGetScale', able);
    const key = keyOf(autoscaler);
    const current = scaled.specReplicas;
    if (!this.memories.has(key)) this.memories.set(key, newMemory(current, simulation.now));
    const { minReplicas = 1, maxReplicas } = spec;
    if (current === 0) {
      const message = 'scaling is disabled since the replica count of the target is zero';
      conditions.set('ScalingActive', 'False', 'ScalingDisabled', message);
      this.finish(autoscaler, scaled, conditions, 0, '', null);
    } else if (current > maxReplicas) {
      const why = 'Current number of replicas above Spec.MaxReplicas';
      this.finish(autoscaler, scaled, conditions, maxReplicas, why, null);
    } else if (current < minReplicas) {
      const why = 'Current number of replicas below Spec.MinReplicas';
      this.finish(autoscaler, scaled, conditions, minReplicas, why, null);
    } else this.scaleByMetrics(autoscaler, scaled, conditions);
  }

  private scaleByMetrics(autoscaler: HorizontalPodAutoscaler, scaled: Scaled, conditions: Conditions): void {
    const { spec } = autoscaler;
    const current = scaled.specReplicas;
    const { metrics, simulation } = this.context;
    metrics.takeCause();
    const found = this.wantedReplicas(autoscaler, scaled, conditions);
    const cause = metrics.takeCause();
    if ('error' in found) {
      const { statuses } = found;
      this.write(autoscaler, {
        ...statusOf(autoscaler, current, autoscaler.status.desiredReplicas, statuses),
        conditions: conditions.list,
      });
      this.event(autoscaler, 'Warning', 'FailedComputeMetricsReplicas', found.error);
      return;
    }
    const { wanted, metric, statuses } = found;
    const key = keyOf(autoscaler);
    const { downscaleStabilization } = this.context.flags;
    const memory = this.memories.get(key)!;
    const result = limited(spec, current, wanted, memory, simulation.now, downscaleStabilization);
    // Another size follows from what is used, and not from the clock that asked for a look.
    if (result.replicas !== current) simulation.cause = Math.max(simulation.cause, cause);
    this.memories.set(key, result.memory);
    conditions.say(result.able);
    conditions.say(result.limited);
    const why =
      wanted > current ? `${metric} above target` : wanted < current ? 'All metrics below target' : '';
    this.finish(autoscaler, scaled, conditions, result.replicas, why, statuses);
  }

  /** The most that any metric asks for; nothing, where a metric fails that could ask for more. (computeReplicasForMetrics) */
  private wantedReplicas(
    autoscaler: HorizontalPodAutoscaler,
    scaled: Scaled,
    conditions: Conditions,
  ):
    | { readonly wanted: number; readonly metric: string; readonly statuses: readonly MetricStatus[] }
    | { readonly error: string; readonly statuses: readonly MetricStatus[] | null } {
    const { store } = this.context;
    const { metadata, spec } = autoscaler;
    const pods = store.list<Pod>('Pod', metadata.namespace).filter((pod) => selects(scaled, pod));
    const ambiguous = this.ambiguity(autoscaler, scaled, pods);
    if (ambiguous !== undefined) {
      this.event(autoscaler, 'Warning', 'AmbiguousSelector', ambiguous);
      conditions.set('ScalingActive', 'False', 'AmbiguousSelector', ambiguous);
      return { error: ambiguous, statuses: null };
    }
    const { specReplicas, statusReplicas } = scaled;
    const target: ScaleTarget = { namespace: metadata.namespace!, specReplicas, statusReplicas, pods };
    const context = this.metricsContext(autoscaler);
    const statuses: MetricStatus[] = [];
    let [wanted, metric, invalid] = [0, '', 0];
    let first: { readonly reason: string; readonly told: string; readonly error: string } | undefined;
    for (const one of spec.metrics) {
      const proposal = proposalOf(one, target, context);
      if ('error' in proposal) {
        this.event(autoscaler, 'Warning', proposal.reason, proposal.told);
        first ??= proposal;
        invalid += 1;
        statuses.push(UNKNOWN);
        continue;
      }
      statuses.push(proposal.status);
      if (wanted === 0 || proposal.replicas > wanted) [wanted, metric] = [proposal.replicas, proposal.name];
    }
    const all = spec.metrics.length;
    if (first !== undefined && (invalid >= all || wanted < specReplicas)) {
      const message = `the HPA was unable to compute the replica count: ${first.told}`;
      conditions.set('ScalingActive', 'False', first.reason, message);
      const error = `invalid metrics (${invalid} invalid out of ${all}), first error is: ${first.error}`;
      return { error, statuses };
    }
    const message = `the HPA was able to successfully calculate a replica count from ${metric}`;
    conditions.set('ScalingActive', 'True', 'ValidMetricFound', message);
    return { wanted, metric, statuses };
  }

  /** Two autoscalers that look at one pod would fight, so neither does anything. (validateAndParseSelector) */
  private ambiguity(
    autoscaler: HorizontalPodAutoscaler,
    { selector, selectorText }: Scaled,
    pods: readonly Pod[],
  ): string | undefined {
    this.selectors.set(keyOf(autoscaler), selector);
    if (this.selectors.size < 2) return undefined;
    const prefix = `${autoscaler.metadata.namespace}/`;
    const looking = [...this.selectors].filter(
      ([key, other]) =>
        key.startsWith(prefix) && pods.some(({ metadata }) => matches(other, metadata.labels)),
    );
    if (looking.length < 2) return undefined;
    const keys = looking
      .map(([key]) => key)
      .sort()
      .join(' ');
    return `pods by selector ${selectorText} are controlled by multiple HPAs: [${keys}]`;
  }

  private metricsContext({ spec }: HorizontalPodAutoscaler): MetricsContext {
    const { metrics, simulation, calendar, flags } = this.context;
    const of = (rules: ScalingRules | undefined) => partOf(rules?.tolerance) ?? flags.autoscalerTolerance;
    const tolerances: Tolerances = { up: of(spec.behavior?.scaleUp), down: of(spec.behavior?.scaleDown) };
    return { api: metrics, now: simulation.now, calendar, tolerances };
  }

  /** Scales, where there is something to do, and writes what there is to say. */
  private finish(
    autoscaler: HorizontalPodAutoscaler,
    scaled: Scaled,
    conditions: Conditions,
    wanted: number,
    why: string,
    statuses: readonly MetricStatus[] | null,
  ): void {
    const { api, simulation } = this.context;
    const { object, specReplicas: current } = scaled;
    const status = statusOf(autoscaler, current, wanted, statuses);
    if (wanted === current) {
      this.write(autoscaler, { ...status, conditions: conditions.list });
      return;
    }
    api.update(object, { ...object, spec: { ...object.spec, replicas: wanted } }, NAME);
    const message = `the HPA controller was able to update the target scale to ${wanted}`;
    conditions.set('AbleToScale', 'True', 'SucceededRescale', message);
    this.event(autoscaler, 'Normal', 'SuccessfulRescale', `New size: ${wanted}; reason: ${why}`);
    const key = keyOf(autoscaler);
    const memory = this.memories.get(key)!;
    this.memories.set(key, remembering(autoscaler.spec, memory, current, wanted, simulation.now));
    this.write(autoscaler, { ...status, lastScaleTime: this.timestamp(), conditions: conditions.list });
  }

  private write(autoscaler: HorizontalPodAutoscaler, status: AutoscalerStatus): void {
    this.context.store.update<HorizontalPodAutoscaler>(autoscaler, { ...autoscaler, status }, NAME);
  }

  private event(autoscaler: HorizontalPodAutoscaler, type: EventType, reason: string, message: string): void {
    this.context.recorder.record(autoscaler, SOURCE, type, reason, message);
  }

  private timestamp() {
    const { calendar, simulation } = this.context;
    return calendar.timestamp(simulation.now);
  }
}

/** (setStatus) */
function statusOf(
  { status: { lastScaleTime } }: HorizontalPodAutoscaler,
  currentReplicas: number,
  desiredReplicas: number,
  currentMetrics: readonly MetricStatus[] | null,
): AutoscalerStatus {
  return {
    ...(currentReplicas > 0 && { currentReplicas }),
    desiredReplicas,
    ...(lastScaleTime !== undefined && { lastScaleTime }),
    currentMetrics,
  };
}

function partOf(quantity: Quantity | undefined): number | undefined {
  return quantity === undefined ? undefined : Number(parseQuantity(quantity).nano) / 1e9;
}
