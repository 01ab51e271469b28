import type { Labels, NodeSelectorRequirement } from '../api/types';
import { meets } from './node-affinity';

export interface LabelSelector {
  readonly matchLabels?: Labels;
  readonly matchExpressions?: readonly NodeSelectorRequirement[];
}

/** Whether labels satisfy a selector: an empty one matches everything, an absent one nothing. */
export function selects(selector: LabelSelector | undefined, labels: Labels = {}): boolean {
  if (selector === undefined) return false;
  for (const key in selector.matchLabels) if (labels[key] !== selector.matchLabels[key]) return false;
  return (selector.matchExpressions ?? []).every((requirement) =>
    meets(labels[requirement.key], requirement),
  );
}
