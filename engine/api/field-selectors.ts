import { ApiError } from './errors';
import { type Fields, fieldsOf } from './fields';
import { isNamespaced } from './kinds';

/** One condition on a field, as in `kubectl --field-selector status.phase!=Running`. */
export interface FieldRequirement {
  readonly field: string;
  readonly equal: boolean;
  readonly value: string;
}

/**
 * Reads `spec.nodeName=node-1,status.phase!=Running`. Throws an ApiError BadRequest for a field that the API cannot
 * select a kind by. staging/src/k8s.io/apimachinery/pkg/fields/selector.go
 */
export function parseFieldSelector(text: string, kind: string): readonly FieldRequirement[] {
  if (text.trim() === '') return [];
  return text.split(',').map((part) => {
    const match = /^([^=!]*)(==|!=|=)(.*)$/.exec(part);
    if (match === null) {
      const message = `invalid selector: '${text}'; can't understand '${part}'`;
      throw new ApiError('BadRequest', message);
    }
    const field = match[1]!.trim();
    if (!selectable(kind).includes(field)) {
      throw new ApiError('BadRequest', `field label not supported: ${field}`);
    }
    return { field: ALIASES.get(field) ?? field, equal: match[2] !== '!=', value: match[3]!.trim() };
  });
}

/** A field that is not there is as good as empty. */
export function matchesFields(requirements: readonly FieldRequirement[], object: Fields): boolean {
  return requirements.every(({ field, equal, value }) => (fieldText(object, field) === value) === equal);
}

function fieldText(object: Fields, path: string): string {
  if (path === 'source')
    return fieldText(object, 'source.component') || fieldText(object, 'reportingComponent');
  let value: unknown = object;
  for (const name of path.split('.')) value = fieldsOf(value)[name];
  if (Array.isArray(value)) return value.map((entry) => String(fieldsOf(entry).ip)).join(',');
  if (value === undefined || value === null) return BOOLEANS.has(path) ? 'false' : '';
  return String(value);
}

function selectable(kind: string): readonly string[] {
  const own = FIELDS.get(kind) ?? [];
  return isNamespaced(kind) ? ['metadata.name', 'metadata.namespace', ...own] : ['metadata.name', ...own];
}

const ALIASES: ReadonlyMap<string, string> = new Map([['spec.host', 'spec.nodeName']]);
const BOOLEANS = new Set(['spec.unschedulable', 'spec.hostNetwork']);

/** pkg/apis/core/v1/conversion.go and the like of other groups */
const FIELDS: ReadonlyMap<string, readonly string[]> = new Map([
  [
    'Pod',
    [
      ...[
        'spec.nodeName',
        'spec.host',
        'spec.restartPolicy',
        'spec.schedulerName',
        'spec.serviceAccountName',
      ],
      ...['spec.hostNetwork', 'status.phase', 'status.podIP', 'status.podIPs', 'status.nominatedNodeName'],
    ],
  ],
  ['Node', ['spec.unschedulable']],
  ['Namespace', ['status.phase']],
  ['Secret', ['type']],
  ['Service', ['spec.clusterIP', 'spec.type']],
  ['ReplicationController', ['status.replicas']],
  ['Job', ['status.successful']],
  [
    'Event',
    [
      ...['kind', 'namespace', 'name', 'uid', 'apiVersion', 'resourceVersion', 'fieldPath'].map(
        (name) => `involvedObject.${name}`,
      ),
      ...['reason', 'reportingComponent', 'source', 'type'],
    ],
  ],
]);
