import type { Complaints } from './complaints';
import { unsupported } from './field-error';
import { type Fields, fieldsOf, isFields, textOf } from './fields';
import { validateLabels } from './validate-metadata';
import { validateOwnLabels, validateTemplate } from './validate-template';

const COUNTS = [
  'parallelism',
  'completions',
  'activeDeadlineSeconds',
  'backoffLimit',
  'ttlSecondsAfterFinished',
];
const PER_INDEX = ['backoffLimitPerIndex', 'maxFailedIndexes'];

/**
 * pkg/apis/batch/validation/validation.go (validateJobSpec)
 */
// Simplified: the rules inside podFailurePolicy and successPolicy are not looked at.
export function validateJob(spec: Fields, complaints: Complaints): void {
  validateJobSpec(spec, 'spec', complaints);
  validateJobSelector(spec, fieldsOf(spec.template), complaints);
}

function validateJobSpec(spec: Fields, field: string, complaints: Complaints): void {
  for (const name of [...COUNTS, ...PER_INDEX]) complaints.nonNegative(`${field}.${name}`, spec[name]);
  const { completionMode } = spec;
  if (completionMode !== undefined) {
    complaints.oneOf(`${field}.completionMode`, completionMode, ['NonIndexed', 'Indexed']);
    if (completionMode === 'Indexed' && spec.completions === undefined) {
      complaints.required(`${field}.completions`, 'when completion mode is Indexed');
    }
  }
  if (completionMode !== 'Indexed') {
    for (const name of PER_INDEX) {
      if (spec[name] !== undefined)
        complaints.invalid(`${field}.${name}`, spec[name], 'requires indexed completion mode');
    }
  }
  const template = fieldsOf(spec.template);
  validateTemplate(template, `${field}.template`, complaints);
  validateEnds(spec, template, `${field}.template.spec.restartPolicy`, complaints);
}

/** pkg/apis/batch/validation/validation.go (validateCronJobSpec) */
// Simplified: names of time zones are not looked up.
export function validateCronJob(spec: Fields, complaints: Complaints): void {
  validateSchedule(textOf(spec.schedule), complaints);
  complaints.nonNegative('spec.startingDeadlineSeconds', spec.startingDeadlineSeconds);
  complaints.oneOf('spec.concurrencyPolicy', spec.concurrencyPolicy, ['Allow', 'Forbid', 'Replace']);
  const template = fieldsOf(spec.jobTemplate);
  validateLabels(fieldsOf(template.metadata).labels, 'spec.jobTemplate.metadata.labels', complaints);
  validateJobSpec(fieldsOf(template.spec), 'spec.jobTemplate.spec', complaints);
  for (const name of ['successfulJobsHistoryLimit', 'failedJobsHistoryLimit']) {
    complaints.nonNegative(`spec.${name}`, spec[name]);
  }
}

function validateSchedule(schedule: string, complaints: Complaints): void {
  if (schedule === '') {
    complaints.required('spec.schedule');
    return;
  }
  if (schedule.startsWith('@') || schedule.includes('TZ')) return;
  const fields = schedule.trim().split(/\s+/);
  if (fields.length === 5) return;
  const found = `expected exactly 5 fields, found ${fields.length}: [${fields.join(' ')}]`;
  complaints.invalid('spec.schedule', schedule, found);
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

/** The server makes the selector from the Job's uid, unless manualSelector says that the author knows better. */
// Simplified: the messages do not hold the labels with the uid that the server would have added.
function validateJobSelector(spec: Fields, template: Fields, complaints: Complaints): void {
  if (spec.manualSelector === true) validateOwnLabels(spec.selector, template, 'spec.template', complaints);
  else if (isFields(spec.selector)) {
    complaints.invalid('spec.selector', spec.selector, '`selector` not auto-generated');
    validateOwnLabels(spec.selector, template, 'spec.template', complaints);
  }
}
