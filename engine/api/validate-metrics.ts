import type { Complaints } from './complaints';
import { unsupported } from './field-error';
import { type Fields, fieldsOf, isFields, textOf } from './fields';
import { dns1123Label, pathSegmentName } from './names';
import { compareQuantities } from './quantity';
import type { Quantity } from './types';
import { validateReference } from './validate-autoscaler';

/** A metric by which an autoscaler scales. pkg/apis/autoscaling/validation/validation.go (validateMetricSpec) */
export function validateMetric(metric: Fields, at: string, complaints: Complaints): void {
  const type = textOf(metric.type);
  const expected = PART_OF.get(type);
  if (type === '') complaints.required(`${at}.type`, 'must specify a metric source type');
  if (expected === undefined) complaints.add(unsupported(`${at}.type`, type, TYPES));
  const present = PARTS.filter((part) => isFields(metric[part]));
  const [first] = present;
  if (first !== undefined) VALIDATORS[first]!(fieldsOf(metric[first]), `${at}.${first}`, complaints);
  if (expected === undefined) complaints.add(unsupported(`${at}.type`, type, TYPES));
  else if (!present.includes(expected))
    complaints.required(`${at}.${expected}`, 'must populate information for the given metric source');
  if (present.length === 1) return;
  for (const part of present)
    if (part !== expected)
      complaints.forbidden(`${at}.${part}`, 'must populate the given metric source only');
}

const PART_OF: ReadonlyMap<string, string> = new Map([
  ['Object', 'object'],
  ['External', 'external'],
  ['Pods', 'pods'],
  ['Resource', 'resource'],
  ['ContainerResource', 'containerResource'],
]);
const PARTS = [...PART_OF.values()];
const TYPES = [...PART_OF.keys()].sort();

type Validate = (source: Fields, at: string, complaints: Complaints) => void;

const VALIDATORS: Readonly<Record<string, Validate>> = {
  object: (source, at, complaints) => {
    validateReference(fieldsOf(source.describedObject), `${at}.describedObject`, complaints, false);
    validateIdentifier(source, at, complaints);
    const { value, averageValue } = validateTarget(source, at, complaints);
    if (value === undefined && averageValue === undefined)
      complaints.required(`${at}.target.averageValue`, 'must set either a target value or averageValue');
  },
  external: (source, at, complaints) => {
    validateIdentifier(source, at, complaints);
    const { value, averageValue } = validateTarget(source, at, complaints);
    if (value === undefined && averageValue === undefined)
      complaints.required(
        `${at}.target.averageValue`,
        'must set either a target value for metric or a per-pod target',
      );
    if (value !== undefined && averageValue !== undefined)
      complaints.forbidden(
        `${at}.target.value`,
        'may not set both a target value for metric and a per-pod target',
      );
  },
  pods: (source, at, complaints) => {
    validateIdentifier(source, at, complaints);
    if (validateTarget(source, at, complaints).averageValue === undefined)
      complaints.required(`${at}.target.averageValue`, 'must specify a positive target averageValue');
  },
  resource: (source, at, complaints) => {
    if (textOf(source.name) === '') complaints.required(`${at}.name`, 'must specify a resource name');
    validateShareOrAmount(source, at, complaints);
  },
  containerResource: (source, at, complaints) => {
    if (textOf(source.name) === '') complaints.required(`${at}.name`, 'must specify a resource name');
    const container = textOf(source.container);
    if (container === '') complaints.required(`${at}.container`, 'must specify a container');
    else complaints.name(`${at}.container`, container, dns1123Label);
    validateShareOrAmount(source, at, complaints);
  },
};

function validateShareOrAmount(source: Fields, at: string, complaints: Complaints): void {
  const { averageUtilization, averageValue } = validateTarget(source, at, complaints);
  if (averageUtilization === undefined && averageValue === undefined)
    complaints.required(
      `${at}.target.averageUtilization`,
      'must set either a target raw value or a target utilization',
    );
  if (averageUtilization !== undefined && averageValue !== undefined)
    complaints.forbidden(
      `${at}.target.averageValue`,
      'may not set both a target raw value and a target utilization',
    );
}

/** What is wrong with the target of a metric; answers the target. (validateMetricTarget) */
function validateTarget(source: Fields, at: string, complaints: Complaints): Fields {
  const target = fieldsOf(source.target);
  const type = textOf(target.type);
  if (type === '') complaints.required(`${at}.target.type`, 'must specify a metric target type');
  if (!['Utilization', 'Value', 'AverageValue'].includes(type))
    complaints.invalid(`${at}.target.type`, type, 'must be either Utilization, Value, or AverageValue');
  for (const name of ['value', 'averageValue']) {
    const amount = target[name] as Quantity | undefined;
    if (amount !== undefined && compareQuantities(amount, 0) <= 0)
      complaints.invalid(`${at}.target.${name}`, amount, 'must be positive');
  }
  const share = target.averageUtilization as number | undefined;
  if (share !== undefined && share < 1)
    complaints.invalid(`${at}.target.averageUtilization`, share, 'must be greater than 0');
  return target;
}

function validateIdentifier(source: Fields, at: string, complaints: Complaints): void {
  const name = textOf(fieldsOf(source.metric).name);
  if (name === '') complaints.required(`${at}.metric.name`, 'must specify a metric name');
  else complaints.name(`${at}.metric.name`, name, pathSegmentName);
}
