import type { Complaints } from './complaints';
import { CronError, parseCron } from './cron-expression';
import { isTimeZone } from './cron-times';
import { unsupported } from './field-error';
import { type Fields, fieldsOf, isFields, textOf } from './fields';
import { validateJobSpec } from './validate-jobs';

/** 63 characters less the eleven that the name of a Job has more. */
const LONGEST_NAME = 52;

/**
 * What is wrong with a CronJob. The API does not look at the length of the name again when a CronJob changes; none has a longer one.
 * pkg/apis/batch/validation/validation.go (ValidateCronJobCreate)
 */
export function validateCronJob(spec: Fields, complaints: Complaints, metadata: Fields): void {
  validateSchedule(textOf(spec.schedule), complaints);
  complaints.nonNegative('spec.startingDeadlineSeconds', spec.startingDeadlineSeconds);
  if (spec.timeZone !== undefined) validateTimeZone(textOf(spec.timeZone), complaints);
  complaints.oneOf('spec.concurrencyPolicy', spec.concurrencyPolicy, ['Allow', 'Forbid', 'Replace']);
  const job = fieldsOf(fieldsOf(spec.jobTemplate).spec);
  const at = 'spec.jobTemplate.spec';
  validateJobSpec(job, at, complaints);
  if (isFields(job.selector))
    complaints.invalid(`${at}.selector`, job.selector, '`selector` will be auto-generated');
  if (job.manualSelector === true)
    complaints.add(unsupported(`${at}.manualSelector`, true, ['nil', 'false']));
  for (const name of ['successfulJobsHistoryLimit', 'failedJobsHistoryLimit']) {
    complaints.nonNegative(`spec.${name}`, spec[name]);
  }
  const name = textOf(metadata.name);
  if (name.length > LONGEST_NAME)
    complaints.invalid('metadata.name', name, `must be no more than ${LONGEST_NAME} characters`);
}

/** (validateScheduleFormat) */
function validateSchedule(schedule: string, complaints: Complaints): void {
  const field = 'spec.schedule';
  if (schedule === '') {
    complaints.required(field);
    return;
  }
  const wrong = wrongSchedule(schedule);
  if (wrong !== undefined) complaints.invalid(field, schedule, wrong);
  if (schedule.includes('TZ')) {
    const instead = 'cannot use TZ or CRON_TZ in schedule, use timeZone field instead';
    complaints.invalid(field, schedule, instead);
  }
}

function wrongSchedule(schedule: string): string | undefined {
  // A zone before the fields is read as the library reads it, and then refused all the same.
  const [prefix, zone] = /^(?:CRON_)?TZ=(\S*)\s*/.exec(schedule) ?? ['', 'UTC'];
  if (zone !== '' && !isTimeZone(zone!)) return `provided bad location ${zone}: unknown time zone ${zone}`;
  try {
    parseCron(schedule.slice(prefix.length));
    return undefined;
  } catch (error) {
    if (error instanceof CronError) return error.message;
    throw error;
  }
}

const ZONE_PART = /^[A-Za-z.\-_0-9+]{1,14}$/;

/** (validateTimeZone) */
function validateTimeZone(zone: string, complaints: Complaints): void {
  const field = 'spec.timeZone';
  const isForm = (part: string) =>
    part !== '.' && part !== '..' && !part.startsWith('-') && ZONE_PART.test(part);
  if (zone === '') complaints.invalid(field, zone, 'timeZone must be nil or non-empty string');
  else if (!zone.split('/').every(isForm)) complaints.invalid(field, zone, `unknown time zone ${zone}`);
  else if (/^local$/i.test(zone)) {
    const must = 'timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones';
    complaints.invalid(field, zone, must);
    if (zone !== 'Local') complaints.invalid(field, zone, `unknown time zone ${zone}`);
  } else if (!isTimeZone(zone)) complaints.invalid(field, zone, `unknown time zone ${zone}`);
}
