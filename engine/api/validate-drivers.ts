import type { Complaints } from './complaints';
import { duplicate, tooLong, unsupported } from './field-error';
import { type Fields, fieldsOf, listOf, textOf } from './fields';
import { dns1123Subdomain, qualifiedName } from './names';
import { canonicalQuantity, compareQuantities } from './quantity';
import type { Quantity } from './types';
import { sameValue } from './validate-pod-update';
import { validateLabelSelector } from './validate-scheduling';

/** What is wrong with a CSIDriver. pkg/apis/storage/validation/validation.go (ValidateCSIDriver) */
export function validateDriver({ spec: given }: Fields, complaints: Complaints): void {
  const spec = fieldsOf(given);
  if (!POLICIES.includes(textOf(spec.fsGroupPolicy)))
    complaints.add(unsupported('spec.fsGroupPolicy', spec.fsGroupPolicy, POLICIES));
  const audiences = new Set<string>();
  listOf(spec.tokenRequests).forEach((one, index) => {
    const { audience, expirationSeconds: length } = fieldsOf(one);
    const at = `spec.tokenRequests[${index}]`;
    const isKnown = audiences.has(textOf(audience));
    audiences.add(textOf(audience));
    if (isKnown) complaints.add(duplicate(`${at}.audience`, textOf(audience)));
    if (isKnown || typeof length !== 'number') return;
    const wrong = (than: string) =>
      complaints.invalid(`${at}.expirationSeconds`, length, `may not specify a duration ${than}`);
    if (length < 600) wrong('less than 10 minutes');
    if (length > 2 ** 32) wrong('larger than 2^32 seconds');
  });
  for (const mode of listOf(spec.volumeLifecycleModes))
    if (!MODES.includes(textOf(mode))) complaints.add(unsupported('spec.volumeLifecycleModes', mode, MODES));
  const period = spec.nodeAllocatableUpdatePeriodSeconds;
  if (typeof period === 'number' && period < 10)
    complaints.invalid(
      'spec.nodeAllocatableUpdatePeriodSeconds',
      period,
      'must be greater than or equal to 10 seconds',
    );
}

/** Whether a driver attaches, and for which volumes it is, stays as it is. (ValidateCSIDriverUpdate) */
export function validateDriverUpdate(next: Fields, old: Fields, complaints: Complaints): void {
  const [spec, before] = [fieldsOf(next.spec), fieldsOf(old.spec)];
  if (spec.attachRequired !== before.attachRequired)
    // The server says "attached" here.
    complaints.invalid('spec.attachedRequired', spec.attachRequired, 'field is immutable');
  if (!sameValue(spec.volumeLifecycleModes, before.volumeLifecycleModes))
    complaints.invalid('spec.volumeLifecycleModes', spec.volumeLifecycleModes, 'field is immutable');
}

/** What is wrong with a CSINode. (ValidateCSINode) */
export function validateCsiNode({ spec }: Fields, complaints: Complaints): void {
  const seen = new Set<string>();
  listOf(fieldsOf(spec).drivers).forEach((one, index) => {
    const driver = fieldsOf(one);
    const at = `spec.drivers[${index}]`;
    const name = textOf(driver.name);
    const node = textOf(driver.nodeID);
    validateDriverName(`${at}.name`, name, complaints);
    if (node === '') complaints.required(`${at}.nodeID`);
    if (node.length > 256) complaints.invalid(`${at}.nodeID`, node, 'must be 256 characters or less');
    complaints.nonNegative(`${at}.allocatable.count`, fieldsOf(driver.allocatable).count);
    if (seen.has(name)) complaints.add(duplicate(`${at}.name`, name));
    seen.add(name);
    const keys = listOf(driver.topologyKeys).map(textOf);
    keys.forEach((key, i) => {
      if (key === '') complaints.required(at);
      if (keys.indexOf(key) < i) complaints.add(duplicate(at, key));
      complaints.name(at, key, qualifiedName);
    });
  });
}

/** Of a driver that stays on a node only how many volumes it takes may change. (ValidateCSINodeUpdate) */
export function validateCsiNodeUpdate(next: Fields, old: Fields, complaints: Complaints): void {
  const driversOf = ({ spec }: Fields) => listOf(fieldsOf(spec).drivers).map(fieldsOf);
  const after = driversOf(next);
  for (const { allocatable: _, ...before } of driversOf(old))
    for (const { allocatable: __, ...driver } of after) {
      if (driver.name !== before.name || sameValue(driver, before)) continue;
      const { name, nodeID, topologyKeys = null } = driver;
      const inGo = { Name: name, NodeID: nodeID, TopologyKeys: topologyKeys, Allocatable: null };
      complaints.invalid('spec.drivers', inGo, 'field is immutable');
    }
}

/** What is wrong with a CSIStorageCapacity. (ValidateCSIStorageCapacity) */
export function validateStorageCapacity(object: Fields, complaints: Complaints): void {
  validateLabelSelector(object.nodeTopology, 'nodeTopology', complaints);
  complaints.name('storageClassName', textOf(object.storageClassName), dns1123Subdomain);
  const capacity = object.capacity as Quantity | undefined;
  if (capacity !== undefined && compareQuantities(capacity, '0') < 0)
    complaints.invalid('capacity', canonicalQuantity(capacity), 'must be greater than or equal to 0');
}

/** For what a driver was asked how much it has left stays as it is. (ValidateCSIStorageCapacityUpdate) */
export function validateStorageCapacityUpdate(next: Fields, old: Fields, complaints: Complaints): void {
  for (const field of ['nodeTopology', 'storageClassName'])
    if (!sameValue(next[field], old[field]))
      complaints.invalid(field, next[field] ?? null, 'field is immutable');
}

/** What is wrong with a VolumeAttributesClass. (ValidateVolumeAttributesClass) */
// Simplified: how many parameters there may be, and how long they may be altogether, is not looked at.
export function validateAttributesClass({ driverName, parameters }: Fields, complaints: Complaints): void {
  complaints.requiredName('driverName', textOf(driverName).toLowerCase(), qualifiedName);
  const keys = Object.keys(fieldsOf(parameters));
  if (keys.includes('')) complaints.invalid('parameters', '', 'field can not be empty.');
  if (keys.length === 0) complaints.required('parameters', 'must contain at least one key/value pair');
}

/** A class of attributes stays as it is. (ValidateVolumeAttributesClassUpdate) */
export function validateAttributesClassUpdate(next: Fields, old: Fields, complaints: Complaints): void {
  for (const field of ['driverName', 'parameters'])
    if (!sameValue(next[field], old[field]))
      complaints.forbidden(field, `updates to ${field} are forbidden.`);
}

/** What is wrong with a VolumeAttachment. (ValidateVolumeAttachment) */
// Simplified: a volume that is written inside of an attachment is not looked into.
export function validateAttachment(object: Fields, complaints: Complaints): void {
  const { attacher, source, nodeName } = fieldsOf(object.spec);
  validateDriverName('spec.attacher', textOf(attacher), complaints);
  const { inlineVolumeSpec: inline, persistentVolumeName: name } = fieldsOf(source);
  const one = 'must specify exactly one of inlineVolumeSpec and persistentVolumeName';
  if (inline === undefined && name === undefined) complaints.required('spec.source', one);
  else if (inline !== undefined && name !== undefined) complaints.forbidden('spec.source', one);
  else if (name === '')
    complaints.required('spec.source.persistentVolumeName', 'must specify non empty persistentVolumeName');
  complaints.name('spec.nodeName', textOf(nodeName), dns1123Subdomain);
  if (name !== undefined) complaints.name('spec.source.persistentVolumeName', textOf(name), dns1123Subdomain);
}

const POLICIES = ['File', 'None', 'ReadWriteOnceWithFSType'];
const MODES = ['Persistent', 'Ephemeral'];

/** pkg/apis/core/validation/validation.go (ValidateCSIDriverName) */
function validateDriverName(field: string, name: string, complaints: Complaints): void {
  if (name === '') return complaints.required(field);
  if (name.length > 63) complaints.add(tooLong(field, 63));
  complaints.messages(field, name, dns1123Subdomain(name.toLowerCase()));
}
