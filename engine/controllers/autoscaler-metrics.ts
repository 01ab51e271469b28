import { milliText, milliValue } from '../api/quantity';
import { goLabelSelector, type LabelSelector } from '../api/selectors';
import type { MetricSpec, MetricStatus, MetricTarget, MetricValue, Pod } from '../api/types';
import type { Calendar, Instant } from '../simulation/time';
import { groupPods, requestsOf } from './autoscaler-pods';
import type { Answer, MetricsApi, PodMetric } from './metrics-api';
import { isReady } from './pod-availability';
import {
  type Calculated,
  replicasForAverage,
  replicasForShare,
  replicasForUtilization,
  replicasForValue,
  type Tolerances,
} from './replica-calculator';

/** What is scaled, as the scale subresource tells it, and its pods. */
export interface ScaleTarget {
  readonly namespace: string;
  readonly specReplicas: number;
  readonly statusReplicas: number;
  readonly pods: readonly Pod[];
}

/** What is asked while a metric is looked at. */
export interface MetricsContext {
  readonly api: MetricsApi;
  readonly now: Instant;
  readonly calendar: Calendar;
  readonly tolerances: Tolerances;
}

/** What one metric asks for. `told` is what the event and the condition say of a failure, `error` what is made of it further up. */
export type Proposal =
  | { readonly replicas: number; readonly name: string; readonly status: MetricStatus }
  | { readonly reason: string; readonly told: string; readonly error: string };

/**
 * How many replicas a metric asks for. pkg/controller/podautoscaler/horizontal.go (computeReplicasForMetric)
 */
export function proposalOf(spec: MetricSpec, target: ScaleTarget, context: MetricsContext): Proposal {
  switch (spec.type) {
    case 'Resource':
      return forResource(spec.resource!, target, context);
    case 'ContainerResource':
      return forContainer(spec.containerResource!, target, context);
    case 'Pods':
      return forPods(spec.pods!, target, context);
    case 'Object':
      return forObject(spec.object!, target, context);
    case 'External':
      return forExternal(spec.external!, target, context);
  }
}

/** Of a metric that cannot be had nothing is shown. */
export const UNKNOWN: MetricStatus = { type: '' };

type Source<K extends keyof MetricSpec> = NonNullable<MetricSpec[K]>;

function forResource(
  { name, target }: Source<'resource'>,
  of: ScaleTarget,
  context: MetricsContext,
): Proposal {
  const found = resourceReplicas(name, '', target, of, context);
  if ('error' in found) {
    const { error } = found;
    return {
      reason: 'FailedGetResourceMetric',
      told: error,
      error: `failed to get ${name} resource metric value: ${error}`,
    };
  }
  const { replicas, current } = found;
  const words = target.averageValue === undefined ? ' utilization (percentage of request)' : '';
  const status: MetricStatus = { type: 'Resource', resource: { name, current } };
  return { replicas, name: `${name} resource${words}`, status };
}

function forContainer(
  { name, container, target }: Source<'containerResource'>,
  of: ScaleTarget,
  context: MetricsContext,
): Proposal {
  const found = resourceReplicas(name, container, target, of, context);
  if ('error' in found) {
    const { error } = found;
    return {
      reason: 'FailedGetContainerResourceMetric',
      told: error,
      error: `failed to get ${container} container metric value: ${error}`,
    };
  }
  const { replicas, current } = found;
  const words =
    target.averageValue === undefined ? 'container resource utilization (percentage of request)' : 'resource';
  const status: MetricStatus = { type: 'ContainerResource', containerResource: { name, container, current } };
  return { replicas, name: `${name} ${words}`, status };
}

/** (computeStatusForResourceMetricGeneric) */
function resourceReplicas(
  resource: string,
  container: string,
  target: MetricTarget,
  { specReplicas, pods }: ScaleTarget,
  { api, now, calendar, tolerances }: MetricsContext,
): { readonly replicas: number; readonly current: MetricValue } | { readonly error: string } {
  const isRaw = target.averageValue !== undefined;
  const metrics = resourceMetrics(resource, container, pods, api);
  let found: Calculated;
  if ('error' in metrics)
    found = { error: `unable to get metrics for resource ${resource}: ${metrics.error}` };
  else if (pods.length === 0) found = { error: NO_PODS };
  else {
    const { value } = metrics;
    const groups = groupPods(pods, value, resource, { now, calendar });
    const asked = isRaw ? undefined : requestsOf(pods, resource, container);
    if (asked === undefined)
      found = replicasForAverage(specReplicas, milliValue(target.averageValue!), value, groups, tolerances);
    else {
      const requests = 'requests' in asked ? asked.requests : new Map<string, number>();
      const percent = target.averageUtilization!;
      found = replicasForUtilization(specReplicas, percent, value, groups, requests, tolerances);
      // That nothing is known is told before that nothing is requested.
      const nothingKnown = 'error' in found && found.error.startsWith('did not receive');
      if ('error' in asked && !nothingKnown) found = asked;
    }
  }
  if ('error' in found)
    return { error: `failed to get ${resource} ${isRaw ? 'usage' : 'utilization'}: ${found.error}` };
  const { replicas, usage, utilization } = found;
  const averageValue = milliText(usage, resource === 'memory' ? 'BinarySI' : 'DecimalSI');
  const share = utilization === undefined ? {} : { averageUtilization: utilization };
  return { replicas, current: { ...share, averageValue } };
}

const NO_PODS = 'no pods returned by selector while calculating replica count';

/** pkg/controller/podautoscaler/metrics/client.go (GetResourceMetric) */
function resourceMetrics(
  resource: string,
  container: string,
  pods: readonly Pod[],
  api: MetricsApi,
): Answer<ReadonlyMap<string, PodMetric>> {
  const samples = api.resourceMetrics(pods);
  if ('error' in samples)
    return { error: `unable to fetch metrics from resource metrics API: ${samples.error}` };
  if (samples.value.size === 0) return { error: 'no metrics returned from resource metrics API' };
  const metrics = new Map<string, PodMetric>();
  if (resource !== 'cpu' && resource !== 'memory') return { value: metrics };
  for (const [pod, { at, window, containers }] of samples.value) {
    if (container !== '') {
      const use = containers.get(container);
      if (use !== undefined) metrics.set(pod, { at, window, value: use[resource] });
      continue;
    }
    let value = 0;
    for (const use of containers.values()) value += use[resource];
    metrics.set(pod, { at, window, value });
  }
  return { value: metrics };
}

function forPods({ metric, target }: Source<'pods'>, of: ScaleTarget, context: MetricsContext): Proposal {
  const { api, now, calendar, tolerances } = context;
  const failed = (told: string): Proposal => ({
    reason: 'FailedGetPodsMetric',
    told,
    error: `failed to get pods metric value: ${told}`,
  });
  const answer = api.podMetrics(metric.name, of.pods);
  if ('error' in answer)
    return failed(
      `unable to get metric ${metric.name}: unable to fetch metrics from custom metrics API: ${answer.error}`,
    );
  if (answer.value.size === 0)
    return failed(`unable to get metric ${metric.name}: no metrics returned from custom metrics API`);
  if (of.pods.length === 0) return failed(NO_PODS);
  const groups = groupPods(of.pods, answer.value, undefined, { now, calendar });
  const wanted = milliValue(target.averageValue!);
  const found = replicasForAverage(of.specReplicas, wanted, answer.value, groups, tolerances);
  if ('error' in found) return failed(found.error);
  const current = { averageValue: milliText(found.usage, 'DecimalSI') };
  const { replicas } = found;
  return {
    replicas,
    name: `pods metric ${metric.name}`,
    status: { type: 'Pods', pods: { metric, current } },
  };
}

function forObject(
  { describedObject, metric, target }: Source<'object'>,
  of: ScaleTarget,
  { api, tolerances }: MetricsContext,
): Proposal {
  const { kind, name } = describedObject;
  const isValue = target.type === 'Value' && target.value !== undefined;
  const failed = (told: string): Proposal => {
    const upwards = isValue ? told : `failed to get ${metric.name} object metric: ${told}`;
    return {
      reason: 'FailedGetObjectMetric',
      told,
      error: `failed to get object metric value: ${upwards}`,
    };
  };
  if (!isValue && !(target.type === 'AverageValue' && target.averageValue !== undefined)) {
    const told = 'invalid object metric source: neither a value target nor an average value target was set';
    return { reason: 'FailedGetObjectMetric', told, error: `failed to get object metric value: ${told}` };
  }
  const answer = api.objectMetric(metric.name, of.namespace, describedObject);
  if ('error' in answer)
    return failed(
      `unable to get metric ${metric.name}: unable to fetch metrics from custom metrics API: ${answer.error} on ${kind} ${of.namespace}/${name}`,
    );
  const status = (current: MetricValue): MetricStatus => ({
    type: 'Object',
    object: { describedObject, metric, current },
  });
  if (!isValue) {
    const wanted = milliValue(target.averageValue!);
    const { replicas, usage } = replicasForShare(of.statusReplicas, answer.value, wanted, tolerances);
    // The controller calls it external here, too.
    const told = externalName(metric.name, metric.selector);
    return { replicas, name: told, status: status({ averageValue: milliText(usage, 'DecimalSI') }) };
  }
  const found = valueReplicas(of, answer.value, milliValue(target.value!), tolerances);
  if (typeof found === 'string') return failed(found);
  const current = { value: milliText(answer.value, 'DecimalSI') };
  return { replicas: found, name: `${kind} metric ${metric.name}`, status: status(current) };
}

function forExternal(
  { metric, target }: Source<'external'>,
  of: ScaleTarget,
  { api, tolerances }: MetricsContext,
): Proposal {
  const { name, selector } = metric;
  const isShare = target.averageValue !== undefined;
  const failed = (told: string): Proposal => {
    const upwards = isShare
      ? `failed to get ${name} external metric`
      : `failed to get external metric ${name}`;
    return {
      reason: 'FailedGetExternalMetric',
      told,
      error: `failed to get ${name} external metric value: ${upwards}: ${told}`,
    };
  };
  const what = `unable to get external metric ${of.namespace}/${name}/${goLabelSelector(selector)}`;
  const answer = api.externalMetric(name, of.namespace, selector);
  if ('error' in answer)
    return failed(`${what}: unable to fetch metrics from external metrics API: ${answer.error}`);
  if (answer.value.length === 0) return failed(`${what}: no metrics returned from external metrics API`);
  const total = answer.value.reduce((sum, value) => sum + value, 0);
  const told = externalName(name, selector);
  const status = (current: MetricValue): MetricStatus => ({
    type: 'External',
    external: { metric, current },
  });
  if (isShare) {
    const wanted = milliValue(target.averageValue!);
    const { replicas, usage } = replicasForShare(of.statusReplicas, total, wanted, tolerances);
    return { replicas, name: told, status: status({ averageValue: milliText(usage, 'DecimalSI') }) };
  }
  const found = valueReplicas(of, total, milliValue(target.value!), tolerances);
  if (typeof found === 'string') return failed(found);
  return { replicas: found, name: told, status: status({ value: milliText(total, 'DecimalSI') }) };
}

/**
 * Of pods that are not there nothing can be told, where it matters how many are ready.
 * pkg/controller/podautoscaler/replica_calculator.go (getReadyPodsCount)
 */
function valueReplicas(
  { specReplicas, pods }: ScaleTarget,
  usage: number,
  target: number,
  tolerances: Tolerances,
): number | string {
  let noPods = false;
  const ready = () => {
    noPods = pods.length === 0;
    return pods.filter((pod) => pod.status.phase === 'Running' && isReady(pod)).length;
  };
  const replicas = replicasForValue(specReplicas, usage, target, ready, tolerances);
  return noPods ? `unable to calculate ready pods: ${NO_PODS}` : replicas;
}

function externalName(name: string, selector: LabelSelector | undefined): string {
  return `external metric ${name}(${goLabelSelector(selector)})`;
}
