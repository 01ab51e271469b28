import { type ConditionStatus, type KubeObject, type Pod, rolloutStatus } from '../engine';
import { noState } from './no-state';

/** `Running`, `not Ready`: what a person would say of an object. */
export interface ObjectState {
  readonly state: string;
  readonly negated: boolean;
}

/** Whether an object that exists is in a state. Throws an AuthorError for a word that its kind does not know. */
export function objectIs(object: KubeObject, { state, negated }: ObjectState): boolean {
  return stateOf(object.kind, state)(object) !== negated;
}

/** Told before anything is looked at, so that a state that no object of this kind can have is a mistake at once. */
export function checkState(kind: string, { state }: ObjectState): void {
  if (state !== 'gone') stateOf(kind, state);
}

/** `Running, not Ready (containers with unready status: [app])` */
export function describeObject(object: KubeObject): string {
  const words: string[] = [];
  const phase = phaseOf(object);
  if (phase !== undefined) words.push(phase);
  if (object.metadata.deletionTimestamp !== undefined && phase !== 'Terminating') words.push('Terminating');
  for (const condition of conditionsOf(object)) {
    if (condition.type === 'Ready') words.push(readiness(condition));
    else if (condition.type === 'PodScheduled' && condition.status === 'False')
      words.push(`not scheduled${condition.reason ? ` (${condition.reason})` : ''}`);
    else if (condition.type === 'Initialized' && condition.status === 'False')
      words.push(`not Initialized${condition.message ? ` (${condition.message})` : ''}`);
    else if (object.kind === 'Namespace' && condition.status === 'True')
      words.push(`${condition.type} (${condition.message})`);
    else if (object.kind !== 'Pod' && condition.status === 'True') words.push(condition.type);
  }
  if (object.kind === 'Pod' && !conditionsOf(object).some(({ type }) => type === 'Ready'))
    words.push('not Ready');
  const because = (object as Pod).status?.reason;
  return `${words.join(', ') || rolloutOf(object) || 'there'}${because ? ` (${because})` : ''}`;
}

/** What kubectl rollout status says of one that is not done, without its dots. */
function rolloutOf(object: KubeObject): string | undefined {
  const status = rolloutStatus(object);
  return status?.line === undefined || status.done ? undefined : status.line.replace(/[.\s]+$/, '');
}

/** What conditions have in common in every kind. */
export interface Condition {
  readonly type: string;
  readonly status: ConditionStatus;
  readonly reason?: string;
  readonly message?: string;
}

export function conditionsOf(object: KubeObject): readonly Condition[] {
  return (object as { status?: { conditions?: readonly Condition[] } }).status?.conditions ?? [];
}

type Says = (object: KubeObject) => boolean;

const phase =
  (wanted: string): Says =>
  (object) =>
    phaseOf(object) === wanted;

const condition =
  (type: string): Says =>
  (object) =>
    conditionsOf(object).some((one) => one.type === type && one.status === 'True');

const terminating: Says = ({ metadata }) => metadata.deletionTimestamp !== undefined;

/** The words for each kind. https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-phase */
const STATES: Readonly<Record<string, Readonly<Record<string, Says>>>> = {
  Pod: {
    Pending: phase('Pending'),
    Running: phase('Running'),
    Succeeded: phase('Succeeded'),
    Failed: phase('Failed'),
    Unknown: phase('Unknown'),
    Ready: condition('Ready'),
    scheduled: condition('PodScheduled'),
  },
  Node: { Ready: condition('Ready'), NotReady: (node) => !condition('Ready')(node) },
  Deployment: {
    Available: condition('Available'),
    Progressing: condition('Progressing'),
    complete: (it) => progressing(it, 'True', 'NewReplicaSetAvailable'),
    stuck: (it) => progressing(it, 'False', 'ProgressDeadlineExceeded'),
  },
  StatefulSet: {
    Available: counts('availableReplicas', ({ spec }) => spec.replicas),
    complete: isRolledOut,
  },
  DaemonSet: {
    Available: counts('numberAvailable', ({ status }) => status?.desiredNumberScheduled ?? 0),
    complete: isRolledOut,
  },
  Job: { Complete: condition('Complete'), Failed: condition('Failed'), Suspended: condition('Suspended') },
  Namespace: { Active: phase('Active') },
  PersistentVolumeClaim: { Pending: phase('Pending'), Bound: phase('Bound'), Lost: phase('Lost') },
  PersistentVolume: {
    Pending: phase('Pending'),
    Available: phase('Available'),
    Bound: phase('Bound'),
    Released: phase('Released'),
    Failed: phase('Failed'),
  },
};

function stateOf(kind: string, state: string): Says {
  if (state === 'Terminating') return terminating;
  const known = STATES[kind] ?? {};
  const says = Object.hasOwn(known, state) ? known[state] : undefined;
  if (says !== undefined) return says;
  const words = [...Object.keys(known), 'Terminating', 'gone'];
  throw noState(kind, state, words);
}

function progressing(object: KubeObject, status: string, reason: string): boolean {
  return conditionsOf(object).some(
    (one) => one.type === 'Progressing' && one.status === status && one.reason === reason,
  );
}

/** What kubectl rollout status would say. */
function isRolledOut(object: KubeObject): boolean {
  const status = rolloutStatus(object);
  return status?.line !== undefined && status.done;
}

/** Whether the controller has seen the newest spec, and counts so many. */
function counts(field: string, wanted: (object: Counting) => number): Says {
  return (object) => {
    const { metadata, status = {} } = object as Counting;
    return (
      status.observedGeneration === metadata.generation && (status[field] ?? 0) >= wanted(object as Counting)
    );
  };
}

interface Counting extends KubeObject {
  readonly spec: { readonly replicas: number };
  readonly status?: Readonly<Record<string, number | undefined>>;
}

function phaseOf(object: KubeObject): string | undefined {
  return (object as { status?: { phase?: string } }).status?.phase;
}

function readiness({ status, reason, message }: Condition): string {
  if (status === 'True') return 'Ready';
  return `not Ready${reason ? ` (${[reason, message].filter(Boolean).join(': ')})` : ''}`;
}
