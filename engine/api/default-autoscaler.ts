import { changePart, type Fields, fieldsOf, isFields, listOf, withDefaults } from './fields';

/** (DefaultCPUUtilization) */
const DEFAULT_UTILIZATION = 80;

/**
 * An autoscaler with what the API fills in: one replica at least, 80 % of the CPU that the pods request, and of a behaviour all that
 * it leaves open, but for the window of the way down, which is the controller's.
 * pkg/apis/autoscaling/v2/defaults.go
 */
export function defaultAutoscaler(object: Fields): Fields {
  return changePart(inStoredVersion(object), 'spec', (spec) => {
    const metrics = listOf(spec.metrics).length === 0 ? [cpuMetric(DEFAULT_UTILIZATION)] : spec.metrics;
    const whole = { ...withDefaults(spec, { minReplicas: 1 }), metrics };
    if (!isFields(spec.behavior)) return whole;
    const { scaleUp, scaleDown } = spec.behavior;
    return {
      ...whole,
      behavior: {
        scaleUp: withDefaults(fieldsOf(scaleUp), SCALE_UP),
        scaleDown: withDefaults(fieldsOf(scaleDown), SCALE_DOWN),
      },
    };
  });
}

/**
 * What is written in autoscaling/v1 in the words of autoscaling/v2, as it is stored and shown.
 * pkg/apis/autoscaling/v1/conversion.go
 */
// Simplified: metrics, behavior and status that a v1 object carries in annotations are not read from there.
export function inStoredVersion<T extends Fields>(object: T): T {
  if (object.kind !== 'HorizontalPodAutoscaler' || object.apiVersion !== 'autoscaling/v1') return object;
  const { targetCPUUtilizationPercentage, ...spec } = fieldsOf(object.spec);
  const percent = targetCPUUtilizationPercentage;
  const metrics = percent === undefined ? {} : { metrics: [cpuMetric(percent as number)] };
  return { ...object, apiVersion: 'autoscaling/v2', spec: { ...spec, ...metrics } };
}

function cpuMetric(averageUtilization: number): Fields {
  const target = { type: 'Utilization', averageUtilization };
  return { type: 'Resource', resource: { name: 'cpu', target } };
}

const SCALE_UP = {
  stabilizationWindowSeconds: 0,
  selectPolicy: 'Max',
  policies: [
    { type: 'Pods', value: 4, periodSeconds: 15 },
    { type: 'Percent', value: 100, periodSeconds: 15 },
  ],
};

const SCALE_DOWN = { selectPolicy: 'Max', policies: [{ type: 'Percent', value: 100, periodSeconds: 15 }] };
