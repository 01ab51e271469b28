import type { Complaints } from './complaints';
import { unsupported } from './field-error';
import { type Fields, fieldsOf, isFields, textOf } from './fields';
import { dns1123Label } from './names';
import { type LabelSelector, matches, selectorOf, selectorOfLabels } from './selectors';
import type { Labels } from './types';
import { validateAutoscaler } from './validate-autoscaler';
import { validateCronJob } from './validate-cron-job';
import { validateJob } from './validate-jobs';
import { validateLabelSelector } from './validate-scheduling';
import { validateOwnLabels, validateTemplate } from './validate-template';

/** Kinds that make pods, and the budgets for them. pkg/apis/apps/validation/validation.go */
export function validateWorkload(kind: string, object: Fields, complaints: Complaints): void {
  VALIDATORS.get(kind)?.(fieldsOf(object.spec), complaints, fieldsOf(object.metadata));
}

const VALIDATORS: ReadonlyMap<string, (spec: Fields, complaints: Complaints, metadata: Fields) => void> =
  new Map([
    ['Deployment', validateDeployment],
    ['ReplicaSet', validateReplicaSet],
    ['DaemonSet', validateDaemonSet],
    ['StatefulSet', validateStatefulSet],
    ['ReplicationController', validateReplicationController],
    ['Job', validateJob],
    ['CronJob', validateCronJob],
    ['PodDisruptionBudget', validateBudget],
    ['HorizontalPodAutoscaler', validateAutoscaler],
  ]);

function validateDeployment(spec: Fields, complaints: Complaints): void {
  complaints.nonNegative('spec.replicas', spec.replicas);
  validateSelector(spec, 'deployment', complaints);
  validateRunsForEver(spec, 'ReplicaSet', true, complaints);
  validateStrategy(fieldsOf(spec.strategy), complaints);
  const ready = (spec.minReadySeconds as number | undefined) ?? 0;
  complaints.nonNegative('spec.minReadySeconds', ready);
  complaints.nonNegative('spec.revisionHistoryLimit', spec.revisionHistoryLimit);
  const deadline = spec.progressDeadlineSeconds as number;
  complaints.nonNegative('spec.progressDeadlineSeconds', deadline);
  if (deadline <= ready)
    complaints.invalid('spec.progressDeadlineSeconds', deadline, 'must be greater than minReadySeconds');
}

function validateReplicaSet(spec: Fields, complaints: Complaints): void {
  complaints.nonNegative('spec.replicas', spec.replicas);
  complaints.nonNegative('spec.minReadySeconds', spec.minReadySeconds);
  // The API says "deployment" here too.
  validateSelector(spec, 'deployment', complaints);
  validateRunsForEver(spec, 'ReplicaSet', true, complaints);
}

function validateDaemonSet(spec: Fields, complaints: Complaints): void {
  validateLabelSelector(spec.selector, 'spec.selector', complaints);
  validateOwnLabels(spec.selector, fieldsOf(spec.template), 'spec.template', complaints);
  if (isEmptySelector(spec.selector))
    complaints.invalid('spec.selector', {}, 'empty selector is invalid for daemonset');
  validateRunsForEver(spec, 'DaemonSet', false, complaints);
  complaints.nonNegative('spec.minReadySeconds', spec.minReadySeconds);
  const strategy = fieldsOf(spec.updateStrategy);
  if (strategy.type !== 'RollingUpdate' && strategy.type !== 'OnDelete') {
    complaints.add(unsupported('spec.updateStrategy.type', strategy.type, ['RollingUpdate', 'OnDelete']));
  } else if (isFields(strategy.rollingUpdate)) validateRollingDaemons(strategy.rollingUpdate, complaints);
  complaints.nonNegative('spec.revisionHistoryLimit', spec.revisionHistoryLimit);
}

function validateRollingDaemons(rolling: Fields, complaints: Complaints): void {
  const field = 'spec.updateStrategy.rollingUpdate';
  const { maxUnavailable, maxSurge } = rolling;
  validateShare(maxUnavailable, `${field}.maxUnavailable`, complaints);
  validateNotOver100(maxUnavailable, `${field}.maxUnavailable`, complaints);
  validateShare(maxSurge, `${field}.maxSurge`, complaints);
  validateNotOver100(maxSurge, `${field}.maxSurge`, complaints);
  const unavailable = shareOf(maxUnavailable) !== 0;
  const surge = shareOf(maxSurge) !== 0;
  if (unavailable && surge) {
    complaints.invalid(`${field}.maxSurge`, maxSurge, 'may not be set when maxUnavailable is non-zero');
  } else if (!unavailable && !surge)
    complaints.required(`${field}.maxUnavailable`, 'cannot be 0 when maxSurge is 0');
}

function validateStatefulSet(spec: Fields, complaints: Complaints): void {
  const { podManagementPolicy, updateStrategy } = spec;
  if (podManagementPolicy !== 'OrderedReady' && podManagementPolicy !== 'Parallel') {
    complaints.invalid(
      'spec.podManagementPolicy',
      podManagementPolicy,
      "must be 'OrderedReady' or 'Parallel'",
    );
  }
  const { type, rollingUpdate = null } = fieldsOf(updateStrategy);
  if (type !== 'RollingUpdate' && type !== 'OnDelete') {
    const value = { Type: type, RollingUpdate: rollingUpdate };
    complaints.invalid('spec.updateStrategy', value, "must be 'RollingUpdate' or 'OnDelete'");
  }
  complaints.nonNegative('spec.updateStrategy.rollingUpdate.partition', fieldsOf(rollingUpdate).partition);
  complaints.nonNegative('spec.replicas', spec.replicas);
  complaints.nonNegative('spec.minReadySeconds', spec.minReadySeconds);
  complaints.nonNegative('spec.ordinals.start', fieldsOf(spec.ordinals).start);
  const service = textOf(spec.serviceName);
  if (service !== '') complaints.name('spec.serviceName', service, dns1123Label);
  validateSelector(spec, 'statefulset', complaints);
  validateRunsForEver(withClaims(spec), 'StatefulSet', true, complaints);
}

/** The pods mount the claims as volumes that the template does not list. */
function withClaims(spec: Fields): Fields {
  const claims = Array.isArray(spec.volumeClaimTemplates) ? spec.volumeClaimTemplates : [];
  if (claims.length === 0) return spec;
  const template = fieldsOf(spec.template);
  const inside = fieldsOf(template.spec);
  const names = claims.map((claim) => textOf(fieldsOf(fieldsOf(claim).metadata).name));
  const own = Array.isArray(inside.volumes) ? inside.volumes : [];
  const volumes = [
    ...names.map((name) => ({ name, persistentVolumeClaim: { claimName: name } })),
    ...own.filter((volume) => !names.includes(textOf(fieldsOf(volume).name))),
  ];
  return { ...spec, template: { ...template, spec: { ...inside, volumes } } };
}

function validateReplicationController(spec: Fields, complaints: Complaints): void {
  complaints.nonNegative('spec.minReadySeconds', spec.minReadySeconds);
  const template = fieldsOf(spec.template);
  const labels = fieldsOf(template.metadata).labels as Labels | undefined;
  const selector = (spec.selector ?? labels) as Labels | undefined;
  if (selector === undefined || Object.keys(selector).length === 0) complaints.required('spec.selector');
  complaints.nonNegative('spec.replicas', spec.replicas);
  if (!isFields(spec.template)) {
    complaints.required('spec.template');
    return;
  }
  if (!matches(selectorOfLabels(selector), labels)) {
    complaints.invalid(
      'spec.template.metadata.labels',
      labels ?? null,
      '`selector` does not match template `labels`',
    );
  }
  validateRunsForEver(spec, 'ReplicationController', false, complaints);
}

function validateSelector(spec: Fields, kind: string, complaints: Complaints): void {
  if (!isFields(spec.selector)) {
    complaints.required('spec.selector');
    return;
  }
  validateLabelSelector(spec.selector, 'spec.selector', complaints);
  if (isEmptySelector(spec.selector))
    complaints.invalid('spec.selector', {}, `empty selector is invalid for ${kind}`);
}

function isEmptySelector(selector: unknown): boolean {
  return isFields(selector) && selectorOf(selector as LabelSelector)!.length === 0;
}

/** The template of a controller that keeps its pods running. */
function validateRunsForEver(spec: Fields, kind: string, checkLabels: boolean, complaints: Complaints): void {
  const template = fieldsOf(spec.template);
  if (checkLabels && !isEmptySelector(spec.selector)) {
    validateOwnLabels(spec.selector, template, 'spec.template', complaints);
  }
  validateTemplate(template, 'spec.template', complaints);
  const { restartPolicy, activeDeadlineSeconds } = fieldsOf(template.spec);
  if (restartPolicy !== undefined && restartPolicy !== 'Always') {
    complaints.add(unsupported('spec.template.spec.restartPolicy', restartPolicy, ['Always']));
  }
  if (activeDeadlineSeconds === undefined) return;
  const never = `activeDeadlineSeconds in ${kind} is not Supported`;
  complaints.forbidden('spec.template.spec.activeDeadlineSeconds', never);
}

function validateStrategy(strategy: Fields, complaints: Complaints): void {
  const { type, rollingUpdate } = strategy;
  const field = 'spec.strategy.rollingUpdate';
  if (type === 'Recreate') {
    const never = "may not be specified when strategy `type` is 'Recreate'";
    if (rollingUpdate !== undefined) complaints.forbidden(field, never);
  } else if (type !== 'RollingUpdate') {
    const value = { Type: type, RollingUpdate: rollingUpdate ?? null };
    complaints.add(unsupported('spec.strategy', value, ['Recreate', 'RollingUpdate']));
  } else {
    const { maxUnavailable, maxSurge } = fieldsOf(rollingUpdate);
    validateShare(maxUnavailable, `${field}.maxUnavailable`, complaints);
    validateShare(maxSurge, `${field}.maxSurge`, complaints);
    if (shareOf(maxUnavailable) === 0 && shareOf(maxSurge) === 0) {
      complaints.invalid(`${field}.maxUnavailable`, maxUnavailable, 'may not be 0 when `maxSurge` is 0');
    }
    validateNotOver100(maxUnavailable, `${field}.maxUnavailable`, complaints);
  }
}

/** https://kubernetes.io/docs/tasks/run-application/configure-pdb/ */
function validateBudget(spec: Fields, complaints: Complaints): void {
  const { minAvailable, maxUnavailable, selector = null, unhealthyPodEvictionPolicy = null } = spec;
  if (minAvailable !== undefined && maxUnavailable !== undefined) {
    const value = {
      MinAvailable: minAvailable,
      Selector: selector,
      MaxUnavailable: maxUnavailable,
      UnhealthyPodEvictionPolicy: unhealthyPodEvictionPolicy,
    };
    complaints.invalid('spec', value, 'minAvailable and maxUnavailable cannot be both set');
  }
  for (const name of ['minAvailable', 'maxUnavailable']) {
    if (spec[name] === undefined) continue;
    validateShare(spec[name], `spec.${name}`, complaints);
    validateNotOver100(spec[name], `spec.${name}`, complaints);
  }
  validateLabelSelector(spec.selector, 'spec.selector', complaints);
  if (unhealthyPodEvictionPolicy !== null)
    complaints.oneOf('spec.unhealthyPodEvictionPolicy', unhealthyPodEvictionPolicy, [
      'AlwaysAllow',
      'IfHealthyBudget',
    ]);
}

/** A count that is not negative, or a percentage. (ValidatePositiveIntOrPercent) */
function validateShare(share: unknown, field: string, complaints: Complaints): void {
  if (typeof share === 'number') complaints.nonNegative(field, share);
  else if (typeof share === 'string' && !/^[0-9]+%$/.test(share)) {
    const said = "a valid percent string must be a numeric string followed by an ending '%'";
    complaints.invalid(
      field,
      share,
      `${said} (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')`,
    );
  }
}

function validateNotOver100(share: unknown, field: string, complaints: Complaints): void {
  if (typeof share !== 'string' || shareOf(share) <= 100) return;
  complaints.invalid(field, share, 'must not be greater than 100%');
}

function shareOf(share: unknown): number {
  return typeof share === 'string' ? Number.parseInt(share, 10) || 0 : ((share as number | undefined) ?? 0);
}
