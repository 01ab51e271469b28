import type { Complaints } from './complaints';
import { unsupported } from './field-error';
import { type Fields, fieldsOf, listOf, textOf } from './fields';
import { dns1123Subdomain, qualifiedName } from './names';
import { canonicalQuantity, compareQuantities } from './quantity';
import type { Quantity } from './types';
import { sortedEntries } from './validate-metadata';
import { sameValue } from './validate-pod-update';
import { validateLabelSelector } from './validate-scheduling';

const ACCESS_MODES = ['ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOnce', 'ReadWriteOncePod'];
const VOLUME_MODES = ['Block', 'Filesystem'];

/** What is wrong with a claim. pkg/apis/core/validation/validation.go (ValidatePersistentVolumeClaimSpec) */
export function validateClaim(object: Fields, complaints: Complaints): void {
  const spec = fieldsOf(object.spec);
  const modes = listOf(spec.accessModes).map(textOf);
  if (modes.length === 0) complaints.required('spec.accessModes', 'at least 1 access mode is required');
  validateLabelSelector(spec.selector, 'spec.selector', complaints);
  validateModes(modes, complaints);
  const storage = fieldsOf(fieldsOf(spec.resources).requests).storage as Quantity | undefined;
  if (storage === undefined) complaints.required('spec.resources[storage]');
  else validatePositive('spec.resources[storage]', storage, complaints);
  validateClassName(spec, complaints);
  complaints.oneOf('spec.volumeMode', spec.volumeMode, VOLUME_MODES);
}

/** What of a claim may change: its size where it is bound, and what its controller fills in. (ValidatePersistentVolumeClaimUpdate) */
// Simplified: the message does not hold the server's difference of its own structs.
export function validateClaimUpdate(next: Fields, old: Fields, complaints: Complaints): void {
  const [spec, before] = [fieldsOf(next.spec), fieldsOf(old.spec)];
  const isBound = fieldsOf(next.status).phase === 'Bound';
  const rest = ({ ...fields }: Record<string, unknown>) => {
    if (isBound) delete fields.volumeAttributesClassName;
    if (isBound) fields.resources = withoutStorage(fieldsOf(fields.resources));
    if (!before.volumeName) delete fields.volumeName;
    if (before.storageClassName === undefined) delete fields.storageClassName;
    return fields;
  };
  if (!sameValue(rest(spec), rest(before))) {
    const but = 'except resources.requests and volumeAttributesClassName for bound claims';
    complaints.forbidden('spec', `spec is immutable after creation ${but}`);
  }
  const storage = storageOf(spec);
  const capacity = (fieldsOf(fieldsOf(old.status).capacity).storage ?? 0) as Quantity;
  if (compareQuantities(storage, storageOf(before)) < 0 && compareQuantities(storage, capacity) <= 0)
    complaints.forbidden('spec.resources.requests.storage', 'field can not be less than status.capacity');
  validateAttributesUpdate(spec, before, fieldsOf(old.status), complaints);
}

/** A class of attributes that was given once is not taken away. */
function validateAttributesUpdate(
  spec: Fields,
  before: Fields,
  status: Fields,
  complaints: Complaints,
): void {
  const { volumeAttributesClassName: next } = spec;
  if (status.currentVolumeAttributesClassName === undefined || next === before.volumeAttributesClassName)
    return;
  const what = next === undefined ? 'nil' : next === '' ? 'empty string' : undefined;
  const why = `update to ${what} is forbidden when status.currentVolumeAttributesClassName is not nil`;
  if (what !== undefined) complaints.forbidden('spec.volumeAttributesClassName', why);
}

/** What is wrong with a PersistentVolume. (ValidatePersistentVolumeSpec) */
// Simplified: of the sources of a volume only hostPath, local and csi are looked into.
export function validateVolume(object: Fields, complaints: Complaints): void {
  const spec = fieldsOf(object.spec);
  const modes = listOf(spec.accessModes).map(textOf);
  if (modes.length === 0) complaints.required('spec.accessModes');
  validateModes(modes, complaints);
  const capacity = fieldsOf(spec.capacity);
  if (Object.keys(capacity).length === 0) complaints.required('spec.capacity');
  if (capacity.storage === undefined || Object.keys(capacity).length > 1)
    complaints.add(unsupported('spec.capacity', capacity, ['storage']));
  for (const [name, amount] of sortedEntries(capacity))
    validatePositive(`spec.capacity[${name}]`, amount as Quantity, complaints);
  const policy = textOf(spec.persistentVolumeReclaimPolicy);
  if (!POLICIES.includes(policy))
    complaints.add(unsupported('spec.persistentVolumeReclaimPolicy', policy, POLICIES));
  validateSource(spec, complaints);
  if (textOf(fieldsOf(spec.hostPath).path) === '/' && policy === 'Recycle')
    complaints.forbidden(
      'spec.persistentVolumeReclaimPolicy',
      "may not be 'recycle' for a hostPath mount of '/'",
    );
  validateClassName(spec, complaints);
  if (!VOLUME_MODES.includes(textOf(spec.volumeMode)))
    complaints.add(unsupported('spec.volumeMode', spec.volumeMode, VOLUME_MODES));
  if (spec.volumeAttributesClassName === undefined) return;
  if (spec.volumeAttributesClassName === '')
    complaints.required('spec.volumeAttributesClassName', 'an empty string is disallowed');
  if (spec.csi === undefined)
    complaints.required('spec.csi', 'has to be specified when using volumeAttributesClassName');
}

/** What is wrong with a change of a PersistentVolume. (ValidatePersistentVolumeUpdate) */
// Simplified: the message does not hold the server's difference of its own structs.
export function validateVolumeUpdate(next: Fields, old: Fields, complaints: Complaints): void {
  const [spec, before] = [fieldsOf(next.spec), fieldsOf(old.spec)];
  if (SOURCES.some((source) => !sameValue(spec[source], before[source])))
    complaints.forbidden(
      'spec.persistentvolumesource',
      'spec.persistentvolumesource is immutable after creation',
    );
  if (!sameValue(spec.volumeMode, before.volumeMode))
    complaints.invalid('volumeMode', spec.volumeMode ?? null, 'field is immutable');
  if (before.nodeAffinity !== undefined && !sameValue(spec.nodeAffinity, before.nodeAffinity))
    complaints.invalid('nodeAffinity', spec.nodeAffinity ?? null, 'field is immutable');
  if (before.volumeAttributesClassName !== undefined && spec.volumeAttributesClassName === undefined)
    complaints.forbidden('spec.volumeAttributesClassName', 'update from non-nil value to nil is forbidden');
}

/** What is wrong with a StorageClass. pkg/apis/storage/validation/validation.go (ValidateStorageClass) */
export function validateStorageClass(object: Fields, complaints: Complaints): void {
  const provisioner = textOf(object.provisioner);
  if (provisioner === '') complaints.required('provisioner');
  else
    complaints.messages('provisioner', provisioner.toLowerCase(), qualifiedName(provisioner.toLowerCase()));
  const { reclaimPolicy, volumeBindingMode } = object;
  if (!CLASS_POLICIES.includes(textOf(reclaimPolicy)))
    complaints.add(unsupported('reclaimPolicy', reclaimPolicy, CLASS_POLICIES));
  if (!BINDING_MODES.includes(textOf(volumeBindingMode)))
    complaints.add(unsupported('volumeBindingMode', volumeBindingMode, BINDING_MODES));
}

/** What a StorageClass says about its volumes stays as it is. pkg/apis/storage/validation/validation.go (ValidateStorageClassUpdate) */
export function validateStorageClassUpdate(next: Fields, old: Fields, complaints: Complaints): void {
  for (const field of ['parameters', 'provisioner', 'reclaimPolicy', 'volumeBindingMode'])
    if (!sameValue(next[field], old[field]))
      complaints.invalid(field, next[field] ?? null, 'field is immutable');
}

const POLICIES = ['Delete', 'Recycle', 'Retain'];
const CLASS_POLICIES = ['Delete', 'Retain'];
const BINDING_MODES = ['Immediate', 'WaitForFirstConsumer'];
const SOURCES = [
  ...['gcePersistentDisk', 'awsElasticBlockStore', 'hostPath', 'glusterfs', 'nfs', 'rbd', 'iscsi', 'cinder'],
  ...['cephfs', 'fc', 'flocker', 'flexVolume', 'azureFile', 'vsphereVolume', 'quobyte', 'azureDisk'],
  ...['photonPersistentDisk', 'portworxVolume', 'scaleIO', 'local', 'storageos', 'csi'],
];

function validateModes(modes: readonly string[], complaints: Complaints): void {
  for (const mode of modes) {
    if (!ACCESS_MODES.includes(mode)) complaints.add(unsupported('spec.accessModes', mode, ACCESS_MODES));
  }
  const others = modes.some((mode) => mode !== 'ReadWriteOncePod' && ACCESS_MODES.includes(mode));
  if (modes.includes('ReadWriteOncePod') && others)
    complaints.forbidden('spec.accessModes', 'may not use ReadWriteOncePod with other access modes');
}

function validateSource(spec: Fields, complaints: Complaints): void {
  const given = SOURCES.filter((source) => spec[source] !== undefined);
  if (given.length === 0) complaints.required('spec', 'must specify a volume type');
  for (const source of given.slice(1))
    complaints.forbidden(`spec.${source}`, 'may not specify more than 1 volume type');
  const [source] = given;
  const { path, driver, volumeHandle } = fieldsOf(source && spec[source]);
  if (source === 'hostPath' || source === 'local') {
    if (textOf(path) === '') complaints.required(`spec.${source}.path`);
    else if (textOf(path).split('/').includes('..'))
      complaints.invalid(`spec.${source}.path`, path, "must not contain '..'");
  }
  if (source === 'local' && spec.nodeAffinity === undefined)
    complaints.required('spec.nodeAffinity', 'Local volume requires node affinity');
  if (source === 'csi') {
    if (textOf(driver) === '') complaints.required('spec.csi.driver');
    if (textOf(volumeHandle) === '') complaints.required('spec.csi.volumeHandle');
  }
}

function validatePositive(field: string, amount: Quantity, complaints: Complaints): void {
  if (compareQuantities(amount, '0') <= 0)
    complaints.invalid(field, canonicalQuantity(amount), 'must be greater than zero');
}

function validateClassName({ storageClassName }: Fields, complaints: Complaints): void {
  const name = textOf(storageClassName);
  if (name !== '') complaints.name('spec.storageClassName', name, dns1123Subdomain);
}

function storageOf(spec: Fields): Quantity {
  return (fieldsOf(fieldsOf(spec.resources).requests).storage ?? 0) as Quantity;
}

function withoutStorage(resources: Fields): Fields {
  const { storage: _, ...requests } = fieldsOf(resources.requests);
  return { ...resources, requests };
}
