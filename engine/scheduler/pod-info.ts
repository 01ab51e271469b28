import { memoised } from '../api/fields';
import { type HostPort, hostPorts } from '../api/host-ports';
import { namedNodes } from '../api/node-affinity';
import { heldRequests, type PodRequests } from '../api/pod-requests';
import type { Labels, Pod, PodSpec, Toleration } from '../api/types';
import { type AffinityTerms, affinityTerms } from './affinity-terms';

/** A pod as the scheduler sees it: what it asks for is worked out once, and what its spec alone says once for all of that spec. */
export class PodInfo {
  readonly requests: PodRequests;
  /** On its way out: such a pod still takes room, but counts no more where pods are spread. */
  readonly terminating: boolean;
  private readonly traits: Traits;

  constructor(public pod: Pod) {
    this.requests = heldRequests(pod);
    this.terminating = pod.metadata.deletionTimestamp !== undefined;
    this.traits = traitsOf(pod.spec, this.namespace);
  }

  /** It is bound: nobody asks here for its status any more, so a version that is soon superseded is not kept for that. */
  settle({ apiVersion, kind, metadata, spec }: Pod): void {
    this.pod = { apiVersion, kind, metadata, spec, status: SETTLED };
  }

  get uid(): string {
    return this.pod.metadata.uid;
  }

  get namespace(): string {
    return this.pod.metadata.namespace ?? '';
  }

  get labels(): Labels | undefined {
    return this.pod.metadata.labels;
  }

  get priority(): number {
    return this.pod.spec.priority ?? 0;
  }

  get ports(): readonly HostPort[] {
    return this.traits.ports;
  }

  get tolerations(): readonly Toleration[] {
    return this.traits.tolerations;
  }

  /** The only nodes that its affinity names, if it names any. */
  get namedNodes(): ReadonlySet<string> | undefined {
    return this.traits.namedNodes;
  }

  /** Whether node selector or required node affinity keep it from some nodes. */
  get choosesNodes(): boolean {
    return this.traits.choosesNodes;
  }

  /** What it says of being near other pods, or far from them. */
  get terms(): AffinityTerms {
    return this.traits.terms;
  }
}

const SETTLED: Pod['status'] = { phase: 'Pending' };

interface Traits {
  readonly ports: readonly HostPort[];
  readonly tolerations: readonly Toleration[];
  readonly namedNodes: ReadonlySet<string> | undefined;
  readonly choosesNodes: boolean;
  readonly terms: AffinityTerms;
}

/** Terms without namespaces mean the pod's own, so traits are of a spec in a namespace. */
const ofSpec = memoised((_: PodSpec) => new Map<string, Traits>());

function traitsOf(spec: PodSpec, namespace: string): Traits {
  const known = ofSpec(spec);
  let traits = known.get(namespace);
  if (traits === undefined) {
    const required = spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
    traits = {
      ports: hostPorts({ spec }),
      tolerations: spec.tolerations ?? NO_TOLERATIONS,
      namedNodes: namedNodes({ spec }),
      choosesNodes: required !== undefined || Object.keys(spec.nodeSelector ?? {}).length > 0,
      terms: affinityTerms(spec, namespace),
    };
    known.set(namespace, traits);
  }
  return traits;
}

const NO_TOLERATIONS: readonly Toleration[] = [];
