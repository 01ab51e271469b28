import type { ConditionStatus, KubeObject } from '../../engine';
import type { State } from './lane';

interface Stated extends KubeObject {
  readonly spec?: {
    readonly replicas?: number;
    readonly unschedulable?: boolean;
    readonly suspend?: boolean;
  };
  readonly status?: {
    readonly phase?: string;
    readonly readyReplicas?: number;
    readonly numberReady?: number;
    readonly desiredNumberScheduled?: number;
    readonly active?: number;
    readonly succeeded?: number;
    readonly failed?: number;
    readonly conditions?: readonly {
      readonly type: string;
      readonly status: ConditionStatus;
      readonly reason?: string;
      readonly message?: string;
    }[];
  };
}

/** The state of an object that is not a pod, as the STATUS or READY column of kubectl has it; undefined for what only exists. */
export function objectState(object: KubeObject): State | undefined {
  const { spec = {}, status = {}, metadata } = object as Stated;
  switch (object.kind) {
    case 'Node':
      return nodeState(object as Stated);
    case 'Deployment':
    case 'ReplicaSet':
    case 'ReplicationController':
    case 'StatefulSet':
      return readyOf(status.readyReplicas ?? 0, spec.replicas ?? 1);
    case 'DaemonSet':
      return readyOf(status.numberReady ?? 0, status.desiredNumberScheduled ?? 0);
    case 'Job':
      return jobState(object as Stated);
    default:
      if (metadata.deletionTimestamp) return { look: 'ending', label: 'Terminating' };
      return status.phase === undefined
        ? undefined
        : { look: lookOfPhase(status.phase), label: status.phase };
  }
}

/** As `kubectl get nodes` has it. pkg/printers/internalversion/printers.go (printNode) */
function nodeState({ spec = {}, status = {} }: Stated): State {
  const ready = status.conditions?.find(({ type }) => type === 'Ready');
  const cordoned = spec.unschedulable ? ',SchedulingDisabled' : '';
  if (ready?.status === 'True') return { look: cordoned ? 'half' : 'running', label: `Ready${cordoned}` };
  return { look: 'lost', label: `NotReady${cordoned}`, more: ready?.message || ready?.reason };
}

function readyOf(ready: number, desired: number): State {
  const look = ready >= desired ? (desired === 0 ? 'ended' : 'running') : ready === 0 ? 'waiting' : 'half';
  return { look, label: `${ready}/${desired} ready` };
}

function jobState({ spec = {}, status = {} }: Stated): State {
  const is = (wanted: string) =>
    status.conditions?.find(({ type, status: value }) => type === wanted && value === 'True');
  if (is('Complete')) return { look: 'ended', label: 'Complete' };
  const failed = is('Failed');
  if (failed) return { look: 'failed', label: `Failed: ${failed.reason ?? ''}`, more: failed.message };
  if (spec.suspend) return { look: 'waiting', label: 'Suspended' };
  const { active = 0, succeeded = 0, failed: failures = 0 } = status;
  const counts = [
    `${active} active`,
    succeeded && `${succeeded} succeeded`,
    failures && `${failures} failed`,
  ];
  return { look: active > 0 ? 'running' : 'waiting', label: counts.filter(Boolean).join(', ') };
}

/** Of claims, volumes and the like. */
function lookOfPhase(phase: string): State['look'] {
  if (phase === 'Bound' || phase === 'Active' || phase === 'Available') return 'running';
  if (phase === 'Failed' || phase === 'Lost') return 'failed';
  return phase === 'Pending' ? 'waiting' : 'half';
}
