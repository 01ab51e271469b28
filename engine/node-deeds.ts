import { patched } from './admission/apply';
import { evictionDecision, spent, WOULD_VIOLATE } from './api/disruption-budget';
import { withDisruptionTarget } from './api/disruption-target';
import { ApiError, objectNotFound } from './api/errors';
import type { Node, Pod, PodDisruptionBudget, Taint } from './api/types';
import type { KubeApiServer } from './api-server';
import { budgetsOf } from './controllers/budgets';
import { HeldEvictions } from './held-evictions';
import type { NodeVerbs } from './kubectl/node-verbs';
import { Undeclared } from './process/container';
import type { Simulation } from './simulation/simulation';
import { type Calendar, type Duration, type Instant, shortDuration } from './simulation/time';
import type { Journal } from './store/journal';
import type { Store } from './store/store';

interface Parts {
  readonly simulation: Simulation;
  readonly calendar: Calendar;
  readonly store: Store;
  readonly journal: Journal;
  runUntil(at: Instant): void;
}

const USER = 'user';
/** The server itself writes what an eviction changes. */
const SERVER = 'kube-apiserver';

/** What a person does to nodes, and to pods through the Eviction API. */
export class NodeDeeds implements NodeVerbs {
  private readonly held: HeldEvictions;

  constructor(
    private readonly parts: Parts,
    private readonly server: KubeApiServer,
  ) {
    this.held = new HeldEvictions(parts);
  }

  get now(): Instant {
    return this.parts.simulation.now;
  }

  setUnschedulable(node: Node, unschedulable: boolean): void {
    this.patch(node, { unschedulable: unschedulable ? true : null });
  }

  setTaints(node: Node, taints: readonly Taint[]): void {
    this.settle();
    const stored = this.node(node.metadata.name);
    const { taints: _, ...spec } = stored.spec;
    const next = { ...stored, spec: taints.length === 0 ? spec : { ...spec, taints } };
    this.parts.store.update<Node>(stored, next, USER);
  }

  /**
   * POST pods/eviction: the pod goes, gracefully, if its budget allows it.
   * pkg/registry/core/pod/storage/eviction.go
   */
  evict({ metadata }: Pod, gracePeriodSeconds?: number): void {
    const { store, calendar } = this.parts;
    const { name, namespace = '' } = metadata;
    const pod = store.get<Pod>('Pod', namespace, name);
    if (pod === undefined) throw objectNotFound('pods', name);
    const now = calendar.timestamp(this.now);
    const budgets = budgetsOf(pod, store.list<PodDisruptionBudget>('PodDisruptionBudget', namespace));
    const decision = evictionDecision(pod, budgets);
    if (decision.do === 'fail') throw new ApiError('Unknown', decision.because);
    if (decision.do === 'refuse') {
      this.held.refused(pod, decision.budget);
      const refusal = new ApiError('TooManyRequests', WOULD_VIOLATE);
      refusal.advice = decision.because;
      throw refusal;
    }
    const { simulation } = this.parts;
    const { cause } = simulation;
    this.held.goesOn(pod);
    if (decision.do === 'spend') {
      const { budget } = decision;
      const status = spent(budget.status, name, now);
      store.update<PodDisruptionBudget>(budget, { ...budget, status }, SERVER);
    }
    const status = withDisruptionTarget(pod, EVICTED, now);
    const marked = store.update<Pod>(pod, { ...pod, status }, SERVER);
    this.server.delete(marked, SERVER, { gracePeriodSeconds });
    simulation.cause = cause;
  }

  delete(pod: Pod, gracePeriodSeconds?: number): void {
    this.server.delete(pod, USER, { gracePeriodSeconds });
  }

  waitUntil(at: Instant): void {
    this.parts.runUntil(Math.max(at, this.now));
  }

  tooLong(command: string, after: Duration, lastRefusal?: string): never {
    const why = lastRefusal === undefined ? '.' : `: ${lastRefusal}`;
    throw new Undeclared(
      `${command} has not ended after ${shortDuration(after)}${why} Give it a --timeout, or let what it waits for come true.`,
    );
  }

  private patch(node: Node, spec: Record<string, unknown>): void {
    this.settle();
    const stored = this.node(node.metadata.name);
    const after = patched(stored, { spec }, this.server.version);
    if (after !== stored) this.parts.store.update<Node>(stored, after, USER);
  }

  private node(name: string): Node {
    const node = this.parts.store.get<Node>('Node', '', name);
    if (node === undefined) throw objectNotFound('nodes', name);
    return node;
  }

  /** Between two deeds of a person there is time: all that is due happens first. */
  private settle(): void {
    this.parts.runUntil(this.now);
  }
}

const EVICTED = { reason: 'EvictionByEvictionAPI', message: 'Eviction API: evicting' };
