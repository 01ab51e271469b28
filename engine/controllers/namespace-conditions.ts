import type { NamespaceCondition } from '../api/types';

/** What the deletion of a namespace found, in the order in which it is told. */
export interface ContentFound {
  /** `pods.` or `deployments.apps`, and how many there are; undefined when nobody counted, for pods go before all else. */
  readonly remaining: readonly (readonly [resource: string, count: number])[] | undefined;
  readonly finalizers: ReadonlyMap<string, number>;
  /** What went wrong. */
  readonly errors: readonly string[];
}

/**
 * The conditions of a namespace on its way out; the same list when none is to be written.
 * pkg/controller/namespace/deletion/status_condition_utils.go
 */
export function namespaceConditions(
  before: readonly NamespaceCondition[],
  found: ContentFound,
  now: string,
): readonly NamespaceCondition[] {
  const troubles = troublesOf(found);
  const after = CONDITIONS.map(([type, reason, message]): NamespaceCondition => {
    const trouble = troubles.get(type);
    const next = trouble
      ? { type, status: 'True' as const, ...trouble }
      : { type, status: 'False' as const, reason, message };
    const old = before.find((one) => one.type === type);
    if (old?.status === next.status && old.reason === next.reason && old.message === next.message) return old;
    const lastTransitionTime = old?.status === next.status ? old.lastTransitionTime : now;
    return { lastTransitionTime, ...next };
  });
  const same = after.length === before.length && after.every((one, i) => one === before[i]);
  return same ? before : after;
}

/** What is said when all is well. */
const CONDITIONS = [
  ['NamespaceDeletionDiscoveryFailure', 'ResourcesDiscovered', 'All resources successfully discovered'],
  [
    'NamespaceDeletionGroupVersionParsingFailure',
    'ParsedGroupVersions',
    'All legacy kube types successfully parsed',
  ],
  [
    'NamespaceDeletionContentFailure',
    'ContentDeleted',
    'All content successfully deleted, may be waiting on finalization',
  ],
  ['NamespaceContentRemaining', 'ContentRemoved', 'All content successfully removed'],
  ['NamespaceFinalizersRemaining', 'ContentHasNoFinalizers', 'All content-preserving finalizers finished'],
] as const;

interface Trouble {
  readonly reason: string;
  readonly message: string;
}

function troublesOf({ remaining, finalizers, errors }: ContentFound): ReadonlyMap<string, Trouble> {
  const troubles = new Map<string, Trouble>();
  const list = (texts: readonly string[]) => [...texts].sort().join(', ');
  if (errors.length > 0)
    troubles.set('NamespaceDeletionContentFailure', {
      reason: 'ContentDeletionFailed',
      message: `Failed to delete all resource types, ${errors.length} remaining: ${list(errors)}`,
    });
  if (remaining === undefined) return troubles;
  if (remaining.length > 0) {
    const texts = remaining.map(([resource, count]) => `${resource} has ${count} resource instances`);
    const message = `Some resources are remaining: ${list(texts)}`;
    troubles.set('NamespaceContentRemaining', { reason: 'SomeResourcesRemain', message });
  }
  if (finalizers.size > 0) {
    const texts = [...finalizers].map(([name, count]) => `${name} in ${count} resource instances`);
    const message = `Some content in the namespace has finalizers remaining: ${list(texts)}`;
    troubles.set('NamespaceFinalizersRemaining', { reason: 'SomeFinalizersRemain', message });
  }
  return troubles;
}
