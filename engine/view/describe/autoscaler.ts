import type { EventObject, HorizontalPodAutoscaler, ScalingRules } from '../../api/types';
import { averageText, type MetricRow, metricRows, shareText, valueText } from '../autoscaler-metrics';
import type { Moment } from '../cells';
import { headOf } from './configuration';
import type { Description } from './description';
import { describeEvents } from './events';
import { dateText } from './parts';

/**
 * `kubectl describe hpa`.
 * staging/src/k8s.io/kubectl/pkg/describe/describe.go (describeHorizontalPodAutoscalerV2)
 */
export function describeAutoscaler(
  autoscaler: HorizontalPodAutoscaler,
  moment: Moment,
  events: readonly EventObject[] | undefined,
): Description {
  const to = headOf(autoscaler);
  const { metadata, spec, status } = autoscaler;
  const { kind, name } = spec.scaleTargetRef;
  to.line(0, `CreationTimestamp:\t${dateText(metadata.creationTimestamp)}`);
  to.line(0, `Reference:\t${kind}/${name}`);
  to.line(0, 'Metrics:\t( current / target )');
  for (const row of metricRows(autoscaler)) to.line(1, metricText(row));
  to.line(0, `Min replicas:\t${spec.minReplicas ?? '<unset>'}`);
  to.line(0, `Max replicas:\t${spec.maxReplicas}`);
  if (spec.behavior !== undefined) {
    to.line(0, 'Behavior:');
    describeRules(to, 'Scale Up', spec.behavior.scaleUp);
    describeRules(to, 'Scale Down', spec.behavior.scaleDown);
  }
  to.line(0, `${kind} pods:\t${status.currentReplicas ?? 0} current / ${status.desiredReplicas} desired`);
  const { conditions = [] } = status;
  if (conditions.length > 0) {
    to.line(0, 'Conditions:');
    to.line(1, 'Type\tStatus\tReason\tMessage');
    to.line(1, '----\t------\t------\t-------');
    for (const { type, status: is, reason, message } of conditions)
      to.line(1, `${type}\t${is}\t${reason}\t${message}`);
  }
  if (events) describeEvents(to, events, moment);
  return to;
}

function metricText({ spec, target, current }: MetricRow): string {
  const { external, pods, object } = spec;
  const { averageValue, value } = target;
  const average = `${averageText(current)} / ${averageValue}`;
  const whole = `${valueText(current)} / ${value}`;
  if (external !== undefined) {
    const { name } = external.metric;
    return averageValue === undefined
      ? `"${name}" (target value):\t${whole}`
      : `"${name}" (target average value):\t${average}`;
  }
  if (pods !== undefined) return `"${pods.metric.name}" on pods:\t${average}`;
  if (object !== undefined) {
    const { metric, describedObject } = object;
    const on = `"${metric.name}" on ${describedObject.kind}/${describedObject.name}`;
    return target.type === 'AverageValue'
      ? `${on} (target average value):\t${average}`
      : `${on} (target value):\t${whole}`;
  }
  const container = spec.containerResource?.container;
  const resource = (spec.resource ?? spec.containerResource)!.name;
  const on = `resource ${resource}${container === undefined ? '' : ` of container "${container}"`} on pods`;
  if (averageValue !== undefined) return `${on}:\t${average}`;
  return `${on}  (as a percentage of request):\t${shareText(current, true)} / ${target.averageUtilization}%`;
}

/** (printDirectionBehavior) */
function describeRules(to: Description, direction: string, rules: ScalingRules): void {
  to.line(1, `${direction}:`);
  const { stabilizationWindowSeconds: window, selectPolicy = 'Max', policies } = rules;
  if (window !== undefined) to.line(2, `Stabilization Window: ${window} seconds`);
  to.line(2, `Select Policy: ${selectPolicy}`);
  to.line(2, 'Policies:');
  for (const { type, value, periodSeconds } of policies)
    to.line(3, `- Type: ${type}\tValue: ${value}\tPeriod: ${periodSeconds} seconds`);
}
