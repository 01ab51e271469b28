import type { KubeObject, Taint } from '../api/types';

/** What objects of most kinds have in common. */
interface Conditioned extends KubeObject {
  readonly spec?: {
    readonly replicas?: number;
    readonly unschedulable?: boolean;
    readonly suspend?: boolean;
    readonly taints?: readonly Taint[];
  };
  readonly status?: {
    readonly phase?: string;
    readonly loadBalancer?: {
      readonly ingress?: readonly { readonly ip?: string; readonly hostname?: string }[];
    };
    readonly conditions?: readonly {
      readonly type: string;
      readonly status: string;
      readonly reason?: string;
      readonly message?: string;
    }[];
  };
}

/** What a person would say has changed in an object that is not a pod: deletion, scale, phase, addresses and conditions. */
export function objectChanges(before: KubeObject, after: KubeObject): readonly string[] {
  const said: string[] = [];
  if (after.metadata.deletionTimestamp && !before.metadata.deletionTimestamp) said.push('deleted');
  const [old, now] = [before as Conditioned, after as Conditioned];
  specChanges(said, old.spec ?? {}, now.spec ?? {});
  const phase = now.status?.phase;
  if (phase && phase !== old.status?.phase) said.push(`phase ${phase}`);
  if (old.status?.loadBalancer !== now.status?.loadBalancer) {
    const known = addresses(old);
    for (const address of addresses(now)) if (!known.includes(address)) said.push(`has address ${address}`);
  }
  if (old.status?.conditions !== now.status?.conditions) conditionChanges(said, old, now);
  return said;
}

const addresses = ({ status }: Conditioned): readonly string[] =>
  (status?.loadBalancer?.ingress ?? []).map(({ ip, hostname }) => ip ?? hostname ?? '');

type Spec = NonNullable<Conditioned['spec']>;

function specChanges(said: string[], before: Spec, after: Spec): void {
  if (before.replicas !== undefined && after.replicas !== undefined && before.replicas !== after.replicas) {
    said.push(`scaled from ${before.replicas} to ${after.replicas}`);
  }
  if (Boolean(before.unschedulable) !== Boolean(after.unschedulable)) {
    said.push(after.unschedulable ? 'cordoned' : 'uncordoned');
  }
  if (before.taints !== after.taints) taintChanges(said, before.taints, after.taints);
  if (Boolean(before.suspend) !== Boolean(after.suspend)) said.push(after.suspend ? 'suspended' : 'resumed');
}

/** A node is tainted, or no longer so: what ends its pods, and keeps others away. */
function taintChanges(said: string[], before: readonly Taint[] = [], after: readonly Taint[] = []): void {
  const missing = (all: readonly Taint[], one: Taint) =>
    !all.some(({ key, effect }) => key === one.key && effect === one.effect);
  for (const taint of after) if (missing(before, taint)) said.push(`tainted ${taint.key}:${taint.effect}`);
  for (const taint of before) if (missing(after, taint)) said.push(`untainted ${taint.key}:${taint.effect}`);
}

export function withReason(what: string, reason: string | undefined): string {
  return reason ? `${what}: ${reason}` : what;
}

function conditionChanges(said: string[], before: Conditioned, after: Conditioned): void {
  for (const { type, status, reason, message } of after.status?.conditions ?? []) {
    const old = before.status?.conditions?.find((condition) => condition.type === type);
    // A condition that begins as False is the state in which everything begins.
    if (old?.status === status || (old === undefined && status !== 'True')) continue;
    const turned = status === 'True' ? type : status === 'False' ? `not ${type}` : `${type} ${status}`;
    said.push(status === 'True' ? type : withReason(turned, message || reason));
  }
}
