import { memoised } from '../api/fields';
import { type LabelSelector, type Selector, selectorOf } from '../api/selectors';
import type { Labels, Pod } from '../api/types';

/** A topology spread constraint with what it leaves out filled in. */
export interface SpreadConstraint {
  readonly maxSkew: number;
  readonly topologyKey: string;
  /** Undefined selects nothing. */
  readonly selector: Selector | undefined;
  readonly minDomains: number;
  /** Whether only nodes count that the pod may go to by its node selector and affinity; the default. */
  readonly honorsAffinity: boolean;
  /** Whether only nodes count whose taints the pod tolerates. */
  readonly honorsTaints: boolean;
}

type Action = 'DoNotSchedule' | 'ScheduleAnyway';

/**
 * The constraints that a pod writes down itself, of one kind.
 * pkg/scheduler/framework/plugins/podtopologyspread/common.go (filterTopologySpreadConstraints)
 */
export function ownConstraints({ spec, metadata }: Pod, action: Action): readonly SpreadConstraint[] {
  const written = spec.topologySpreadConstraints as readonly Written[] | undefined;
  if (written === undefined || written.length === 0) return NONE;
  const known = parsed(written);
  if (known.labels !== metadata.labels || known.constraints === undefined) {
    known.labels = metadata.labels;
    known.constraints = {
      DoNotSchedule: constraintsOf(written, 'DoNotSchedule', metadata.labels),
      ScheduleAnyway: constraintsOf(written, 'ScheduleAnyway', metadata.labels),
    };
  }
  return known.constraints[action];
}

/** The default constraints of a cluster, for pods that are selected by something and say nothing themselves. */
export function defaultConstraints(selector: Selector): readonly SpreadConstraint[] {
  return DEFAULTS.map(([topologyKey, maxSkew]) => ({ ...USUAL, topologyKey, maxSkew, selector }));
}

interface Written {
  readonly maxSkew: number;
  readonly topologyKey: string;
  readonly whenUnsatisfiable: string;
  readonly labelSelector?: LabelSelector;
  readonly matchLabelKeys?: readonly string[];
  readonly minDomains?: number;
  readonly nodeAffinityPolicy?: string;
  readonly nodeTaintsPolicy?: string;
}

interface Parsed {
  labels: Labels | undefined;
  constraints: Readonly<Record<Action, readonly SpreadConstraint[]>> | undefined;
}

const NONE: readonly SpreadConstraint[] = [];
const USUAL = { minDomains: 1, honorsAffinity: true, honorsTaints: false };

/** pkg/scheduler/framework/plugins/podtopologyspread/plugin.go (systemDefaultConstraints) */
const DEFAULTS = [
  ['kubernetes.io/hostname', 3],
  ['topology.kubernetes.io/zone', 5],
] as const;

/** What was made of the constraints of a spec, for the labels of the pod that asked last. */
const parsed = memoised((_: readonly Written[]): Parsed => ({ labels: undefined, constraints: undefined }));

function constraintsOf(
  written: readonly Written[],
  action: Action,
  labels: Labels | undefined,
): readonly SpreadConstraint[] {
  const ofKind = written.filter(({ whenUnsatisfiable }) => whenUnsatisfiable === action);
  return ofKind.map(
    ({ maxSkew, topologyKey, labelSelector, matchLabelKeys = [], minDomains = 1, ...policies }) => ({
      maxSkew,
      topologyKey,
      selector: withLabelKeys(selectorOf(labelSelector), matchLabelKeys, labels),
      minDomains,
      honorsAffinity: policies.nodeAffinityPolicy !== 'Ignore',
      honorsTaints: policies.nodeTaintsPolicy === 'Honor',
    }),
  );
}

/** The API server has written the keys' values into the selector already, in newer releases; to say so twice changes nothing. */
function withLabelKeys(
  selector: Selector | undefined,
  keys: readonly string[],
  labels: Labels = {},
): Selector | undefined {
  if (selector === undefined) return undefined;
  const known = keys.filter((key) => Object.hasOwn(labels, key));
  return [...known.map((key) => ({ key, operator: 'In' as const, values: [labels[key]!] })), ...selector];
}
