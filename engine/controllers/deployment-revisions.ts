import { POD_TEMPLATE_HASH, sameTemplate } from '../api/same-template';
import type { Deployment, Labels, PodTemplate, ReplicaSet } from '../api/types';

export const REVISION = 'deployment.kubernetes.io/revision';
export const REVISION_HISTORY = 'deployment.kubernetes.io/revision-history';
export const DESIRED_REPLICAS = 'deployment.kubernetes.io/desired-replicas';
export const MAX_REPLICAS = 'deployment.kubernetes.io/max-replicas';

/** A ReplicaSet's annotation of old revisions holds this many characters at most. */
const LONGEST_HISTORY = 2_000;

/** Annotations of a Deployment that its ReplicaSets do not get. */
const OWN_ANNOTATIONS = new Set([
  'kubectl.kubernetes.io/last-applied-configuration',
  'deprecated.deployment.rollback.to',
  REVISION,
  REVISION_HISTORY,
  DESIRED_REPLICAS,
  MAX_REPLICAS,
]);

/** The ReplicaSet of the Deployment's template, and all others; both lists from the oldest on. */
export interface Sets {
  readonly newSet: ReplicaSet | undefined;
  readonly oldSets: readonly ReplicaSet[];
}

/**
 * Tells the new ReplicaSet from the old ones: it has the Deployment's template, the label of the hash aside. Where several
 * have it, the oldest is the new one. (FindNewReplicaSet)
 */
export function newAndOld(template: PodTemplate, sets: readonly ReplicaSet[]): Sets {
  const inOrder = [...sets].sort(byCreation);
  const newSet = inOrder.find((set) => sameTemplate(set.spec.template, template));
  return { newSet, oldSets: inOrder.filter((set) => set !== newSet) };
}

/** ReplicaSetsByCreationTimestamp */
export function byCreation(a: ReplicaSet, b: ReplicaSet): number {
  const one = a.metadata.creationTimestamp;
  const other = b.metadata.creationTimestamp;
  if (one !== other) return one < other ? -1 : 1;
  return a.metadata.name < b.metadata.name ? -1 : 1;
}

/** The number of a revision; 0 where there is none. */
export function revisionOf({ metadata }: { readonly metadata: { readonly annotations?: Labels } }): number {
  const text = metadata.annotations?.[REVISION];
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : 0;
}

/**
 * The annotations of the new ReplicaSet: the Deployment's, and its revision, one more than any older set has. A set that becomes
 * new again keeps the number it had in its history. The same object comes back where nothing changes.
 * pkg/controller/deployment/util/deployment_util.go (SetNewReplicaSetAnnotations)
 */
export function newSetAnnotations(
  deployment: Labels | undefined,
  set: Labels | undefined,
  revision: number,
): Labels {
  const before = set ?? {};
  const after: Record<string, string> = { ...before };
  let changed = false;
  for (const name of Object.keys(deployment ?? {})) {
    if (OWN_ANNOTATIONS.has(name) || after[name] === deployment![name]) continue;
    after[name] = deployment![name]!;
    changed = true;
  }
  const own = before[REVISION];
  if (Number(own ?? 0) < revision) {
    after[REVISION] = String(revision);
    changed = true;
    if (own !== undefined) after[REVISION_HISTORY] = historyWith(before[REVISION_HISTORY], own);
  }
  return changed ? after : before;
}

/** The oldest numbers go where the text would become too long. */
function historyWith(history: string | undefined, revision: string): string {
  if (!history) return revision;
  const numbers = history.split(',');
  while (numbers.length > 0 && [...numbers, revision].join().length > LONGEST_HISTORY) numbers.shift();
  return [...numbers, revision].join();
}

/** The annotations of a Deployment that is rolled back: its own, and those that the ReplicaSet had got. (SetDeploymentAnnotationsTo) */
export function annotationsAfterRollback(deployment: Labels | undefined, set: Labels | undefined): Labels {
  const after: Record<string, string> = {};
  for (const name of Object.keys(deployment ?? {}))
    if (OWN_ANNOTATIONS.has(name)) after[name] = deployment![name]!;
  for (const name of Object.keys(set ?? {})) if (!OWN_ANNOTATIONS.has(name)) after[name] = set![name]!;
  return after;
}

/** The template without the label that the Deployment's controller added. */
export function templateWithoutHash({ spec: { template } }: ReplicaSet): PodTemplate {
  const { [POD_TEMPLATE_HASH]: _, ...labels } = template.metadata?.labels ?? {};
  return { ...template, metadata: { ...template.metadata, labels } };
}

/** A number that the controller left on a ReplicaSet; undefined where there is none. */
export function countedAnnotation({ metadata }: ReplicaSet, name: string): number | undefined {
  const text = metadata.annotations?.[name];
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}

/**
 * The old ReplicaSets that are more than the history keeps, those of the smallest revisions; but none that still has pods.
 * pkg/controller/deployment/sync.go (cleanupDeployment)
 */
export function surplusSets(oldSets: readonly ReplicaSet[], { spec }: Deployment): readonly ReplicaSet[] {
  const limit = spec.revisionHistoryLimit ?? MAX_INT32;
  if (limit === MAX_INT32) return [];
  const alive = oldSets.filter(({ metadata }) => metadata.deletionTimestamp === undefined);
  const surplus = [...alive].sort((a, b) => revisionOf(a) - revisionOf(b) || byCreation(a, b));
  return surplus
    .slice(0, Math.max(0, alive.length - limit))
    .filter(({ metadata, spec: { replicas }, status }) => {
      const seen = (status.observedGeneration ?? 0) >= (metadata.generation ?? 0);
      return status.replicas === 0 && replicas === 0 && seen;
    });
}

const MAX_INT32 = 2_147_483_647;
