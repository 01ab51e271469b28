import type { Complaints } from './complaints';
import { required, tooLong, unsupported } from './field-error';
import { type Fields, fieldsOf, isFields, textOf } from './fields';
import { dns1123Label, dns1123Subdomain } from './names';
import type { LabelSelector } from './selectors';
import { matches, selectorOf } from './selectors';
import type { Labels } from './types';
import { validateFailurePolicy, validateSuccessPolicy } from './validate-job-policies';
import { validateLabelSelector } from './validate-scheduling';
import { validateOwnLabels, validateTemplate } from './validate-template';

const COUNTS = [
  'parallelism',
  'completions',
  'activeDeadlineSeconds',
  'backoffLimit',
  'ttlSecondsAfterFinished',
  'backoffLimitPerIndex',
  'maxFailedIndexes',
];

/** From so many completions on a limit per index needs further limits. */
const MANY_COMPLETIONS = 100_000;
const MANY_AT_ONCE = 10_000;

/**
 * A Job, which has its selector and labels by now.
 * pkg/apis/batch/validation/validation.go (ValidateJob)
 */
export function validateJob(spec: Fields, complaints: Complaints, metadata: Fields): void {
  if (spec.manualSelector !== true) validateGenerated(spec, complaints, metadata);
  validateJobSpec(spec, 'spec', complaints);
  if (!isFields(spec.selector)) complaints.add(required('spec.selector'));
  else validateLabelSelector(spec.selector, 'spec.selector', complaints);
  validateOwnLabels(spec.selector, fieldsOf(spec.template), 'spec.template', complaints);
  const { completions } = spec;
  if (spec.completionMode !== 'Indexed' || typeof completions !== 'number' || completions <= 0) return;
  const name = textOf(metadata.name);
  const last = `${name}-${completions - 1}`;
  if (dns1123Label(last).length > 0) {
    const why = `will not able to create pod with invalid DNS label: ${last}`;
    complaints.invalid('metadata.name', name, why);
  }
}

/** What is wrong with the spec of a Job, or with the one inside a CronJob. (validateJobSpec) */
export function validateJobSpec(spec: Fields, field: string, complaints: Complaints): void {
  for (const name of COUNTS) complaints.nonNegative(`${field}.${name}`, spec[name]);
  if (spec.maxFailedIndexes !== undefined && spec.backoffLimitPerIndex === undefined) {
    complaints.required(`${field}.backoffLimitPerIndex`, 'when maxFailedIndexes is specified');
  }
  if (spec.managedBy !== undefined) validateManager(textOf(spec.managedBy), `${field}.managedBy`, complaints);
  validateMode(spec, field, complaints);
  const template = fieldsOf(spec.template);
  if (isFields(spec.podFailurePolicy)) validateFailurePolicy(spec, `${field}.podFailurePolicy`, complaints);
  if (isFields(spec.successPolicy)) {
    const at = `${field}.successPolicy`;
    if (spec.completionMode === 'Indexed') validateSuccessPolicy(spec, at, complaints);
    else complaints.invalid(at, spec.successPolicy, 'requires indexed completion mode');
  }
  validateReplacement(spec, `${field}.podReplacementPolicy`, complaints);
  validateTemplate(template, `${field}.template`, complaints);
  validateEnds(spec, template, `${field}.template.spec.restartPolicy`, complaints);
}

function validateMode(spec: Fields, field: string, complaints: Complaints): void {
  const { completionMode } = spec;
  if (completionMode !== undefined && completionMode !== 'NonIndexed' && completionMode !== 'Indexed') {
    complaints.add(unsupported(`${field}.completionMode`, completionMode, ['NonIndexed', 'Indexed']));
  }
  if (completionMode === 'Indexed') validateIndexed(spec, field, complaints);
  if (completionMode !== undefined && completionMode !== 'NonIndexed') return;
  for (const name of ['backoffLimitPerIndex', 'maxFailedIndexes']) {
    if (spec[name] !== undefined)
      complaints.invalid(`${field}.${name}`, spec[name], 'requires indexed completion mode');
  }
}

function validateIndexed(spec: Fields, field: string, complaints: Complaints): void {
  const { completions, parallelism, maxFailedIndexes, backoffLimitPerIndex } = spec as Record<
    string,
    number | undefined
  >;
  const atMost = (name: string, value: number | undefined, limit: number, when: string) => {
    if (value !== undefined && value > limit)
      complaints.invalid(`${field}.${name}`, value, `must be less than or equal to ${limit}${when}`);
  };
  if (completions === undefined)
    complaints.required(`${field}.completions`, 'when completion mode is Indexed');
  atMost('parallelism', parallelism, MANY_COMPLETIONS, ' when completion mode is Indexed');
  if (completions !== undefined && maxFailedIndexes !== undefined && maxFailedIndexes > completions) {
    complaints.invalid(
      `${field}.maxFailedIndexes`,
      maxFailedIndexes,
      'must be less than or equal to completions',
    );
  }
  atMost('maxFailedIndexes', maxFailedIndexes, MANY_COMPLETIONS, '');
  if (completions === undefined || completions <= MANY_COMPLETIONS || backoffLimitPerIndex === undefined)
    return;
  if (maxFailedIndexes === undefined) {
    const when = `must be specified when completions is above ${MANY_COMPLETIONS}`;
    complaints.required(`${field}.maxFailedIndexes`, when);
  }
  const when = ` when completions are above ${MANY_COMPLETIONS} and used with backoff limit per index`;
  atMost('parallelism', parallelism, MANY_AT_ONCE, when);
  atMost('maxFailedIndexes', maxFailedIndexes, MANY_AT_ONCE, when);
}

const PATH_FORM = "[A-Za-z0-9/\\-._~%!$&'()*+,;=:]+";
const PATH = new RegExp(`^${PATH_FORM}$`);

/** staging/src/k8s.io/apimachinery/pkg/util/validation/validation.go (IsDomainPrefixedPath) */
function validateManager(manager: string, field: string, complaints: Complaints): void {
  const slash = manager.indexOf('/');
  if (manager === '') complaints.required(field);
  else if (slash <= 0 || slash === manager.length - 1)
    complaints.invalid(field, manager, 'must be a domain-prefixed path (such as "acme.io/foo")');
  else {
    complaints.name(field, manager.slice(0, slash), dns1123Subdomain);
    const path = manager.slice(slash + 1);
    if (!PATH.test(path))
      complaints.invalid(field, path, `Invalid path (regex used for validation is '${PATH_FORM}')`);
  }
  if (manager.length > 63) complaints.add(tooLong(field, 63));
}

function validateReplacement(spec: Fields, field: string, complaints: Complaints): void {
  const policy = spec.podReplacementPolicy;
  if (policy === undefined) return;
  const allowed = spec.podFailurePolicy === undefined ? ['Failed', 'TerminatingOrFailed'] : ['Failed'];
  if (!allowed.includes(textOf(policy))) complaints.add(unsupported(field, policy, allowed));
}

function validateEnds(spec: Fields, template: Fields, field: string, complaints: Complaints): void {
  const { restartPolicy } = fieldsOf(template.spec);
  if (restartPolicy === undefined || restartPolicy === 'Always') {
    complaints.required(field, 'valid values: "OnFailure", "Never"');
  } else if (restartPolicy !== 'OnFailure' && restartPolicy !== 'Never') {
    complaints.add(unsupported(field, restartPolicy, ['OnFailure', 'Never']));
  } else if (spec.podFailurePolicy !== undefined && restartPolicy !== 'Never') {
    complaints.invalid(field, restartPolicy, 'only "Never" is supported when podFailurePolicy is specified');
  }
}

/**
 * What the server has put into selector and labels must stand there, also where the author wrote something.
 * pkg/apis/batch/validation/validation.go (validateGeneratedSelector)
 */
function validateGenerated(spec: Fields, complaints: Complaints, { uid, name }: Fields): void {
  if (!isFields(spec.selector)) return;
  const labels = fieldsOf(fieldsOf(fieldsOf(spec.template).metadata).labels);
  const expected = {
    'controller-uid': textOf(uid),
    'job-name': textOf(name),
    'batch.kubernetes.io/controller-uid': textOf(uid),
    'batch.kubernetes.io/job-name': textOf(name),
  };
  for (const [key, value] of Object.entries(expected)) {
    if (labels[key] === value) continue;
    complaints.invalid(`spec.template.metadata.labels[${key}]`, labels, `must be '${value}'`);
  }
  const selector = selectorOf(spec.selector as LabelSelector);
  if (selector !== undefined && !matches(selector, expected as Labels))
    complaints.invalid('spec.selector', spec.selector, '`selector` not auto-generated');
}
