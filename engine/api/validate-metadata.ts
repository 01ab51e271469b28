import type { Complaints } from './complaints';
import { tooLong } from './field-error';
import { type Fields, fieldsOf, listOf, textOf } from './fields';
import {
  dns1035Label,
  dns1123Label,
  dns1123Subdomain,
  labelValue,
  type NameRule,
  qualifiedName,
} from './names';
import type { ApiRules } from './rules';

/** pkg/apis/core/helper/helpers.go (IsStandardFinalizerName) */
const STANDARD_FINALIZERS = new Set(['kubernetes', 'orphan', 'foregroundDeletion']);
/** pkg/apis/core/validation/validation.go (validateKubeFinalizerName) */
const NOT_STANDARD = 'name is neither a standard finalizer name nor is it fully qualified';

const ANNOTATIONS_LIMIT = 256 * 1024;

/**
 * Names, labels and annotations, which have the same rules in all kinds.
 * staging/src/k8s.io/apimachinery/pkg/api/validation/objectmeta.go
 */
export function validateMetadata(metadata: Fields, kind: string, complaints: Complaints): void {
  const rule = nameRuleOf(kind, complaints.rules);
  const name = textOf(metadata.name);
  const generateName = textOf(metadata.generateName);
  if (generateName !== '') {
    // What is put behind the prefix makes an end of `-` good.
    const messages = rule(generateName.replace(/-$/, 'a'));
    complaints.messages('metadata.generateName', generateName, messages);
  }
  if (name !== '') complaints.name('metadata.name', name, rule);
  else if (generateName === '') complaints.required('metadata.name', 'name or generateName is required');
  const namespace = textOf(metadata.namespace);
  if (namespace !== '') complaints.name('metadata.namespace', namespace, dns1123Label);
  validateLabels(metadata.labels, 'metadata.labels', complaints);
  validateAnnotations(metadata.annotations, 'metadata.annotations', complaints);
  validateOwners(metadata.ownerReferences, complaints);
  for (const finalizer of listOf(metadata.finalizers)) {
    complaints.name('metadata.finalizers', textOf(finalizer), qualifiedName);
  }
  listOf(metadata.finalizers).forEach((finalizer, index) => {
    const name = textOf(finalizer);
    if (qualifiedName(name).length === 0) mustBeKnown(name, `metadata.finalizers[${index}]`, complaints);
  });
}

/** The finalizers in the spec of a namespace. pkg/apis/core/validation/validation.go (ValidateNamespaceFinalizeUpdate) */
export function validateSpecFinalizers(names: readonly string[], complaints: Complaints): void {
  names.forEach((name, index) => {
    const field = `spec.finalizers[${index}]`;
    complaints.name(field, name, qualifiedName);
    mustBeKnown(name, field, complaints);
  });
}

function mustBeKnown(name: string, field: string, complaints: Complaints): void {
  if (!name.includes('/') && !STANDARD_FINALIZERS.has(name)) complaints.invalid(field, name, NOT_STANDARD);
}

/** In the order of the keys; the API's own order is that of a Go map, which is chance. */
export function validateLabels(labels: unknown, field: string, complaints: Complaints): void {
  for (const [key, value] of sortedEntries(labels)) {
    complaints.name(field, key, qualifiedName);
    complaints.name(field, textOf(value), labelValue);
  }
}

export function validateAnnotations(annotations: unknown, field: string, complaints: Complaints): void {
  let size = 0;
  for (const [key, value] of sortedEntries(annotations)) {
    complaints.name(field, key.toLowerCase(), (lower) => qualifiedName(lower));
    size += utf8Length(key) + utf8Length(textOf(value));
  }
  if (size > ANNOTATIONS_LIMIT) complaints.add(tooLong(field, ANNOTATIONS_LIMIT));
}

export function sortedEntries(map: unknown): readonly (readonly [string, unknown])[] {
  return Object.entries(fieldsOf(map)).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}

/** How many bytes a text has in UTF-8. */
export function utf8Length(text: string): number {
  let bytes = text.length;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit >= 0x80) bytes += unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 1 : 2;
  }
  return bytes;
}

/** (ValidateOwnerReferences) */
function validateOwners(owners: unknown, complaints: Complaints): void {
  const field = 'metadata.ownerReferences';
  let controller: string | undefined;
  for (const owner of listOf(owners).map(fieldsOf)) {
    const [apiVersion, kind] = [textOf(owner.apiVersion), textOf(owner.kind)];
    if (apiVersion === '' || apiVersion.endsWith('/'))
      complaints.invalid(`${field}.apiVersion`, apiVersion, 'version must not be empty');
    for (const name of ['kind', 'name', 'uid'])
      if (textOf(owner[name]) === '') complaints.invalid(`${field}.${name}`, '', 'must not be empty');
    if (apiVersion === 'v1' && kind === 'Event')
      complaints.invalid(field, asSent(owner), '/v1, Kind=Event is disallowed from being an owner');
    if (owner.controller !== true) continue;
    const current = `${kind}/${textOf(owner.name)}`;
    if (controller === undefined) controller = current;
    else {
      const both = `Found "true" in references for ${controller} and ${current}`;
      const why = `Only one reference can have Controller set to true. ${both}`;
      complaints.invalid(field, listOf(owners).map(fieldsOf).map(asSent), why);
    }
  }
}

/** A reference with its fields in the order of the API's struct. */
function asSent({ apiVersion, kind, name, uid, controller, blockOwnerDeletion }: Fields): Fields {
  return { apiVersion, kind, name, uid, controller, blockOwnerDeletion };
}

function nameRuleOf(kind: string, { digitServiceNames }: ApiRules): NameRule {
  if (kind === 'Service' && !digitServiceNames) return dns1035Label;
  if (LABEL_KINDS.has(kind)) return dns1123Label;
  if (PATH_KINDS.has(kind)) return pathSegment;
  return dns1123Subdomain;
}

/** pkg/apis/core/validation/names.go; services since RelaxedServiceNameValidation. */
const LABEL_KINDS = new Set(['Namespace', 'Service', 'StatefulSet']);
const PATH_KINDS = new Set(['Role', 'ClusterRole', 'RoleBinding', 'ClusterRoleBinding']);

const pathSegment: NameRule = (name) => {
  if (name === '.' || name === '..') return [`may not be '${name}'`];
  return ['/', '%'].filter((sign) => name.includes(sign)).map((sign) => `may not contain '${sign}'`);
};
