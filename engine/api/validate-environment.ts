import type { Complaints } from './complaints';
import { unsupported } from './field-error';
import { type Fields, fieldsOf, isFields, listOf, textOf } from './fields';
import { configMapKey, dns1123Label, dns1123Subdomain, environmentName, qualifiedName } from './names';
import { canonicalQuantity, compareQuantities } from './quantity';
import type { Quantity } from './types';

/**
 * Variables of a container. pkg/apis/core/validation/validation.go (ValidateEnv, ValidateEnvFrom)
 */
export function validateEnvironment(container: Fields, field: string, complaints: Complaints): void {
  listOf(container.env).forEach((entry, index) => {
    const variable = fieldsOf(entry);
    const at = `${field}.env[${index}]`;
    complaints.requiredName(`${at}.name`, textOf(variable.name), environmentName);
    if (isFields(variable.valueFrom)) {
      validateValueFrom(variable.valueFrom, textOf(variable.value), `${at}.valueFrom`, complaints);
    }
  });
  listOf(container.envFrom).forEach((entry, index) => {
    validateEnvFrom(fieldsOf(entry), `${field}.envFrom`, index, complaints);
  });
}

function validateValueFrom(source: Fields, value: string, field: string, complaints: Complaints): void {
  const given = SOURCES.filter((name) => isFields(source[name]));
  for (const name of given) {
    const at = `${field}.${name}`;
    const reference = fieldsOf(source[name]);
    if (name === 'fieldRef') validateFieldRef(reference, ENV_FIELDS, at, complaints);
    else if (name === 'resourceFieldRef') validateResourceFieldRef(reference, false, at, complaints);
    else if (name === 'fileKeyRef') validateFileKeyRef(reference, at, complaints);
    else {
      complaints.name(`${at}.name`, textOf(reference.name), dns1123Subdomain);
      complaints.requiredName(`${at}.key`, textOf(reference.key), configMapKey);
    }
  }
  if (given.length === 0) {
    const which = complaints.rules.envFiles
      ? '`fieldRef`, `resourceFieldRef`, `configMapKeyRef`, `secretKeyRef` or `fileKeyRef`'
      : '`fieldRef`, `resourceFieldRef`, `configMapKeyRef` or `secretKeyRef`';
    complaints.invalid(field, '', `must specify one of: ${which}`);
  } else if (value !== '') complaints.invalid(field, '', 'may not be specified when `value` is not empty');
  else if (given.length > 1)
    complaints.invalid(field, '', 'may not have more than one field specified at a time');
}

const SOURCES = ['fieldRef', 'resourceFieldRef', 'configMapKeyRef', 'secretKeyRef', 'fileKeyRef'];

function validateFileKeyRef(reference: Fields, field: string, complaints: Complaints): void {
  complaints.requiredName(`${field}.key`, textOf(reference.key), environmentName);
  complaints.requiredName(`${field}.volumeName`, textOf(reference.volumeName), dns1123Label);
  const path = textOf(reference.path);
  if (path === '') complaints.required(`${field}.path`);
  else if (path.split('/').includes('..')) complaints.invalid(`${field}.path`, path, "must not contain '..'");
}

function validateEnvFrom(source: Fields, field: string, index: number, complaints: Complaints): void {
  const prefix = textOf(source.prefix);
  if (prefix !== '') complaints.name(`${field}[${index}].prefix`, prefix, environmentName);
  const given = ['configMapRef', 'secretRef'].filter((name) => isFields(source[name]));
  for (const name of given) {
    complaints.requiredName(
      `${field}[${index}].${name}.name`,
      textOf(fieldsOf(source[name]).name),
      dns1123Subdomain,
    );
  }
  if (given.length === 0) complaints.invalid(field, '', 'must specify one of: `configMapRef` or `secretRef`');
  else if (given.length > 1)
    complaints.invalid(field, '', 'may not have more than one field specified at a time');
}

const ENV_FIELDS = [
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
  'spec.nodeName',
  'spec.serviceAccountName',
  'status.hostIP',
  'status.hostIPs',
  'status.podIP',
  'status.podIPs',
];
/** Fields of a pod that a volume's file may hold; labels and annotations as a whole belong to them. */
export const FILE_FIELDS = [
  'metadata.annotations',
  'metadata.labels',
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
];
/** What the API knows how to look up at all. pkg/apis/core/pods/helpers.go (ConvertDownwardAPIFieldLabel) */
const CONVERTIBLE = new Set([
  ...ENV_FIELDS,
  ...FILE_FIELDS,
  'spec.host',
  'spec.restartPolicy',
  'spec.schedulerName',
  'status.phase',
]);

/** A `fieldRef`. `fields` are those that may be named here, in the order of the message. */
export function validateFieldRef(
  reference: Fields,
  fields: readonly string[],
  field: string,
  complaints: Complaints,
): void {
  const path = textOf(reference.fieldPath);
  if (path === '') {
    complaints.required(`${field}.fieldPath`);
    return;
  }
  const subscript = /^(metadata\.(?:annotations|labels))\['(.*)'\]$/.exec(path);
  if (subscript !== null) {
    const key = subscript[1] === 'metadata.annotations' ? subscript[2]!.toLowerCase() : subscript[2]!;
    complaints.name(field, key, qualifiedName);
  } else if (!CONVERTIBLE.has(path)) {
    complaints.invalid(
      `${field}.fieldPath`,
      path,
      `error converting fieldPath: field label not supported: ${path}`,
    );
  } else if (!fields.includes(path)) complaints.add(unsupported(`${field}.fieldPath`, path, fields));
}

const RESOURCES = ['limits', 'requests'].flatMap((list) =>
  ['cpu', 'ephemeral-storage', 'memory'].map((name) => `${list}.${name}`),
);
const SIZES = ['1', '1k', '1M', '1G', '1T', '1P', '1E', '1Ki', '1Mi', '1Gi', '1Ti', '1Pi', '1Ei'];

/** A `resourceFieldRef`; in a volume it must name the container. */
export function validateResourceFieldRef(
  reference: Fields,
  inVolume: boolean,
  field: string,
  complaints: Complaints,
): void {
  const resource = textOf(reference.resource);
  if (inVolume && textOf(reference.containerName) === '') complaints.required(`${field}.containerName`);
  else if (resource === '') complaints.required(`${field}.resource`);
  else if (!RESOURCES.includes(resource) && !/^(requests|limits)\.hugepages-/.test(resource)) {
    complaints.add(unsupported(`${field}.resource`, resource, RESOURCES));
  }
  const divisor = reference.divisor as Quantity | undefined;
  if (divisor === undefined || compareQuantities(divisor, '0') === 0) return;
  const cpu = resource.endsWith('.cpu');
  const allowed = cpu ? ['1m', '1'] : SIZES;
  if (allowed.includes(canonicalQuantity(divisor))) return;
  const list = cpu ? '1m and 1' : SIZES.join(', ');
  const what = cpu ? 'cpu' : resource.endsWith('.memory') ? 'memory' : 'local ephemeral storage';
  complaints.invalid(
    `${field}.divisor`,
    resource,
    `only divisor's values ${list} are supported with the ${what} resource`,
  );
}
