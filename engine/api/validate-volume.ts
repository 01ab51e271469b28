import type { Complaints } from './complaints';
import { duplicate, forbidden } from './field-error';
import { type Fields, fieldsOf, isFields, listOf, textOf } from './fields';
import { dns1123Label } from './names';
import { compareQuantities } from './quantity';
import type { Quantity } from './types';
import { FILE_FIELDS, validateFieldRef, validateResourceFieldRef } from './validate-environment';

/**
 * The volumes of a pod. Answers the names of those that are right: only they can be mounted.
 * https://kubernetes.io/docs/concepts/storage/volumes/
 * pkg/apis/core/validation/validation.go (ValidateVolumes)
 */
export function validateVolumes(
  volumes: unknown,
  field: string,
  complaints: Complaints,
): ReadonlySet<string> {
  const names = new Set<string>();
  listOf(volumes).forEach((entry, index) => {
    const volume = fieldsOf(entry);
    const at = `${field}[${index}]`;
    const name = textOf(volume.name);
    const before = complaints.list.length;
    validateSource(volume, at, complaints);
    complaints.requiredName(`${at}.name`, name, dns1123Label);
    if (names.has(name)) complaints.add(duplicate(`${at}.name`, name));
    if (complaints.list.length === before) names.add(name);
  });
  return names;
}

/** A path that must stay within the volume. */
export function validateLocalPath(path: string, field: string, complaints: Complaints): void {
  if (path.startsWith('/')) complaints.invalid(field, path, 'must be a relative path');
  noBacksteps(path, field, complaints);
}

function noBacksteps(path: string, field: string, complaints: Complaints): void {
  if (path.split('/').includes('..')) complaints.invalid(field, path, "must not contain '..'");
}

function validateSource(volume: Fields, field: string, complaints: Complaints): void {
  const given = SOURCES.filter((source) => isFields(volume[source]));
  given.forEach((source, index) => {
    const at = `${field}.${source}`;
    if (index > 0) complaints.add(forbidden(at, 'may not specify more than 1 volume type'));
    else validateOne(source, fieldsOf(volume[source]), at, complaints);
  });
  if (given.length === 0) complaints.required(field, 'must specify a volume type');
}

/** In the order in which the API looks for them. */
const SOURCES = [
  ...[
    'emptyDir',
    'hostPath',
    'gitRepo',
    'gcePersistentDisk',
    'awsElasticBlockStore',
    'secret',
    'nfs',
    'iscsi',
  ],
  ...[
    'glusterfs',
    'flocker',
    'persistentVolumeClaim',
    'rbd',
    'cinder',
    'cephfs',
    'quobyte',
    'downwardAPI',
    'fc',
  ],
  ...[
    'flexVolume',
    'configMap',
    'azureFile',
    'vsphereVolume',
    'photonPersistentDisk',
    'portworxVolume',
    'azureDisk',
  ],
  ...['storageos', 'projected', 'scaleIO', 'csi', 'ephemeral', 'image'],
];

const HOST_PATH_TYPES = [
  '',
  'BlockDevice',
  'CharDevice',
  'Directory',
  'DirectoryOrCreate',
  'File',
  'FileOrCreate',
  'Socket',
];

// Simplified: what is inside the sources of storage vendors is not looked at.
function validateOne(source: string, value: Fields, field: string, complaints: Complaints): void {
  switch (source) {
    case 'emptyDir':
      if (value.sizeLimit === undefined || compareQuantities(value.sizeLimit as Quantity, '0') >= 0) return;
      complaints.forbidden(`${field}.sizeLimit`, 'SizeLimit field must be a valid resource quantity');
      return;
    case 'hostPath':
      if (textOf(value.path) === '') complaints.required(`${field}.path`);
      else validateHostPath(value, field, complaints);
      return;
    case 'secret':
      if (textOf(value.secretName) === '') complaints.required(`${field}.secretName`);
      validateFiles(value, field, complaints);
      return;
    case 'configMap':
      if (textOf(value.name) === '') complaints.required(`${field}.name`);
      validateFiles(value, field, complaints);
      return;
    case 'persistentVolumeClaim':
      if (textOf(value.claimName) === '') complaints.required(`${field}.claimName`);
      return;
    case 'downwardAPI':
      validateMode(value.defaultMode, `${field}.defaultMode`, complaints);
      for (const item of listOf(value.items)) validateDownwardFile(fieldsOf(item), field, complaints);
      return;
    case 'projected':
      validateProjected(value, field, complaints);
      return;
    case 'image':
      complaints.oneOf(`${field}.pullPolicy`, value.pullPolicy, ['Always', 'IfNotPresent', 'Never']);
  }
}

function validateHostPath(value: Fields, field: string, complaints: Complaints): void {
  noBacksteps(textOf(value.path), `${field}.path`, complaints);
  if (textOf(value.type) !== '') complaints.oneOf(`${field}.type`, value.type, HOST_PATH_TYPES);
}

function validateFiles(source: Fields, field: string, complaints: Complaints): void {
  validateMode(source.defaultMode, `${field}.defaultMode`, complaints);
  listOf(source.items).forEach((entry, index) => {
    const item = fieldsOf(entry);
    const at = `${field}.items[${index}]`;
    if (textOf(item.key) === '') complaints.required(`${at}.key`);
    validateFilePath(item, at, complaints);
  });
}

function validateFilePath(item: Fields, field: string, complaints: Complaints): void {
  const path = textOf(item.path);
  if (path === '') complaints.required(`${field}.path`);
  validateLocalPath(path, `${field}.path`, complaints);
  if (path.startsWith('..') && !path.startsWith('../')) {
    complaints.invalid(`${field}.path`, path, "must not start with '..'");
  }
  validateMode(item.mode, `${field}.mode`, complaints);
}

function validateMode(mode: unknown, field: string, complaints: Complaints): void {
  if (typeof mode !== 'number' || (mode >= 0 && mode <= 0o777)) return;
  complaints.invalid(field, mode, 'must be a number between 0 and 0777 (octal), both inclusive');
}

function validateDownwardFile(item: Fields, field: string, complaints: Complaints): void {
  validateFilePath({ ...item, mode: undefined }, field, complaints);
  if (isFields(item.fieldRef)) {
    validateFieldRef(item.fieldRef, FILE_FIELDS, `${field}.fieldRef`, complaints);
    if (isFields(item.resourceFieldRef)) {
      complaints.invalid(
        field,
        'resource',
        'fieldRef and resourceFieldRef can not be specified simultaneously',
      );
    }
  } else if (isFields(item.resourceFieldRef)) {
    validateResourceFieldRef(item.resourceFieldRef, true, `${field}.resourceFieldRef`, complaints);
  } else complaints.required(field, 'one of fieldRef and resourceFieldRef is required');
  validateMode(item.mode, `${field}.mode`, complaints);
}

function validateProjected(value: Fields, field: string, complaints: Complaints): void {
  validateMode(value.defaultMode, `${field}.defaultMode`, complaints);
  const paths = new Set<string>();
  listOf(value.sources).forEach((entry, index) => {
    const source = fieldsOf(entry);
    const at = `${field}.sources[${index}]`;
    const kinds = [
      'secret',
      'configMap',
      'downwardAPI',
      'serviceAccountToken',
      'clusterTrustBundle',
      'podCertificate',
    ];
    const given = kinds.filter((kind) => isFields(source[kind]));
    for (const kind of given) validateProjection(kind, fieldsOf(source[kind]), `${at}.${kind}`, complaints);
    for (const kind of given) {
      const projection = fieldsOf(source[kind]);
      for (const item of [projection, ...listOf(projection.items).map(fieldsOf)]) {
        const path = textOf(item.path);
        if (path !== '' && paths.has(path)) {
          complaints.invalid(field, textOf(projection.name) || path, 'conflicting duplicate paths');
        }
        paths.add(path);
      }
    }
    if (given.length > 1) complaints.forbidden(at, 'may not specify more than 1 volume type per source');
  });
}

function validateProjection(kind: string, projection: Fields, field: string, complaints: Complaints): void {
  if (kind === 'secret' || kind === 'configMap') {
    if (textOf(projection.name) === '') complaints.required(`${field}.name`);
    validateFiles(projection, field, complaints);
  } else if (kind === 'downwardAPI') {
    for (const item of listOf(projection.items)) validateDownwardFile(fieldsOf(item), field, complaints);
  } else if (kind === 'serviceAccountToken') {
    const seconds = projection.expirationSeconds as number;
    if (seconds < 600)
      complaints.invalid(
        `${field}.expirationSeconds`,
        seconds,
        'may not specify a duration less than 10 minutes',
      );
    else if (seconds > 2 ** 32)
      complaints.invalid(
        `${field}.expirationSeconds`,
        seconds,
        'may not specify a duration larger than 2^32 seconds',
      );
    if (textOf(projection.path) === '') complaints.required(`${field}.path`);
    else validateLocalPath(textOf(projection.path), `${field}.path`, complaints);
  }
}
