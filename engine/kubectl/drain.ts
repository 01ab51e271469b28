import { ApiError } from '../api/errors';
import { matches, parseSelector } from '../api/selectors';
import type { Pod } from '../api/types';
import { days, goDuration, type Instant, seconds } from '../simulation/time';
import { inListOrder } from '../view/list-order';
import type { Command, Context } from './command';
import { cordonAll, type DryRun, nodesNamed } from './cordon';
import { drainVerdict, saidOf, type Verdict } from './drain-filters';
import { type Failure, failureOf, type Options, optionsOf, textOf } from './drain-options';

/** staging/src/k8s.io/kubectl/pkg/cmd/drain/drain.go (EvictErrorRetryDelay), staging/src/k8s.io/kubectl/pkg/drain/drain.go (waitForDelete) */
const RETRY = seconds(5);
const POLL = seconds(1);
/** Nobody waits longer for a command without a timeout. */
const LONGEST = days(1);

/**
 * Cordons a node, evicts its pods, asks again every five seconds where a budget refuses, and waits until they are gone.
 * https://kubernetes.io/docs/tasks/administer-cluster/safely-drain-node/
 * staging/src/k8s.io/kubectl/pkg/cmd/drain/drain.go, staging/src/k8s.io/kubectl/pkg/drain/drain.go
 */
export const drain: Command = {
  needsPresent: true,
  flags: {
    'delete-emptydir-data': { type: 'boolean' },
    'disable-eviction': { type: 'boolean' },
    'dry-run': { type: 'string', bare: 'unchanged' },
    force: { type: 'boolean' },
    'grace-period': { type: 'number' },
    'ignore-daemonsets': { type: 'boolean' },
    'pod-selector': { type: 'string' },
    selector: { short: 'l', type: 'string' },
    'skip-wait-for-delete-timeout': { type: 'number' },
    timeout: { type: 'string' },
  },
  unsupported: { 'chunk-size': '' },
  run(args, context) {
    const { output } = context;
    const nodes = nodesNamed('drain', args, context);
    const options = optionsOf(args);
    cordonAll('cordon', nodes, true, options.dry, context);
    const failures: Failure[] = [];
    const left: string[] = [];
    for (const { metadata } of nodes) {
      const failure = new NodeDrain(metadata.name, options, context).run();
      if (failure === undefined) output.out(`node/${metadata.name} drained${options.dry.text}\n`);
      else {
        output.error(
          `error: unable to drain node "${metadata.name}" due to error: ${textOf(failure)}, continuing command...\n`,
        );
        failures.push(failure);
        left.push(metadata.name);
      }
    }
    if (left.length === 0) return undefined;
    output.error(`There are pending nodes to be drained:\n${left.map((name) => ` ${name}\n`).join('')}`);
    throw failureOf(failures);
  },
};

/** What is going on with one pod. */
interface Going {
  pod: Pod;
  step: 'evict' | 'wait' | 'done';
  at: Instant;
}

/** The draining of one node. */
class NodeDrain {
  private readonly began: Instant;
  private readonly deadline: Instant;
  private readonly errors: string[] = [];
  /** Which pod was refused last, and why. */
  private lastRefusal?: string;

  constructor(
    private readonly node: string,
    private readonly options: Options,
    private readonly context: Context,
  ) {
    this.began = this.verbs.now;
    this.deadline = options.timeout === 0 ? Number.POSITIVE_INFINITY : this.began + options.timeout;
  }

  /** (deleteOrEvictPodsSimple) */
  run(): Failure | undefined {
    const { output } = this.context;
    const { going, errors, warnings } = this.pods();
    if (errors.length > 0) return { errors, isList: true };
    if (warnings.length > 0) output.error(`Warning: ${warnings.join('; ')}\n`);
    if (this.options.dry.strategy === 'client') {
      for (const pod of going) output.out(`evicting pod ${fullName(pod)} (dry run)\n`);
      return undefined;
    }
    const failure = this.options.byDeletion ? this.deletePods(going) : this.evictPods(going);
    if (failure === undefined) return undefined;
    const left = this.pods();
    if (left.going.length > 0) {
      output.error(
        `There are pending pods in node "${this.node}" when an error occurred: ${textOf(failure)}\n`,
      );
      for (const { metadata } of left.going) output.error(`pod/${metadata.name}\n`);
    }
    return failure;
  }

  /** (GetPodsForDeletion) */
  private pods() {
    const { api } = this.context;
    const selector = parseSelector(this.options.selector);
    const found = inListOrder(api.list('Pod')) as readonly Pod[];
    const pods = found.filter(
      ({ spec, metadata }) => spec.nodeName === this.node && matches(selector, metadata.labels),
    );
    const verdicts = new Map<Pod, Verdict>(pods.map((pod) => [pod, this.verdict(pod)]));
    const said = (kind: 'error' | 'warning') => (pod: Pod) => {
      const says = verdicts.get(pod)!.says as Partial<Record<typeof kind, string>> | undefined;
      return says?.[kind];
    };
    return {
      going: pods.filter((pod) => verdicts.get(pod)!.goes),
      errors: saidOf(pods, said('error'), 'cannot delete '),
      warnings: saidOf(pods, said('warning')),
    };
  }

  private verdict(pod: Pod): Verdict {
    const { api } = this.context;
    return drainVerdict(pod, this.options.wishes, {
      daemonSetExists: (namespace, name) =>
        api
          .list('DaemonSet')
          .some(({ metadata }) => metadata.namespace === namespace && metadata.name === name),
      secondsOverdue: (time) => this.secondsOverdue(time),
    });
  }

  private secondsOverdue(time: string): number {
    const { calendar } = this.context.api.moment;
    return Math.trunc((this.verbs.now - calendar.instant(time)) / seconds(1));
  }

  /** All pods at once, each on its own. (evictPods) */
  private evictPods(pods: readonly Pod[]): Failure | undefined {
    const { dry } = this.options;
    const going: Going[] = pods.map((pod) => ({ pod, step: 'evict', at: this.began }));
    for (;;) {
      const next = going.filter(({ step }) => step !== 'done').reduce<Going | undefined>(sooner, undefined);
      if (next === undefined) break;
      if (next.step === 'evict') {
        if (next.at > this.verbs.now) this.waitUntil(next.at);
        this.evict(next, dry);
      } else {
        this.waitUntil(next.at);
        this.look(next);
      }
    }
    return this.errors.length === 0 ? undefined : { errors: [...new Set(this.errors)], isList: true };
  }

  private evict(going: Going, dry: DryRun): void {
    const { output } = this.context;
    const { namespace, name } = going.pod.metadata;
    const what = `when evicting pods/"${name}" -n "${namespace}"`;
    output.out(`evicting pod ${fullName(going.pod)}${dry.text}\n`);
    if (this.verbs.now >= this.deadline) {
      going.step = 'done';
      this.errors.push(`error ${what}: global timeout reached: ${goDuration(this.options.timeout)}`);
      return;
    }
    if (dry.strategy === 'server') {
      going.step = 'done';
      return;
    }
    try {
      this.verbs.evict(going.pod, this.options.grace);
      going.step = 'wait';
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.reason === 'NotFound') going.step = 'done';
      else if (error.reason === 'TooManyRequests') {
        output.error(`error ${what} (will retry after 5s): ${error.message}\n`);
        const advice = error.advice === undefined ? '' : ` ${error.advice}.`;
        this.lastRefusal = `pod ${fullName(going.pod)} stays. ${error.message}${advice}`;
        going.at = this.verbs.now + RETRY;
        going.pod = this.fresh(going.pod) ?? going.pod;
      } else {
        going.step = 'done';
        this.errors.push(`error ${what}: ${error.message}`);
      }
    }
  }

  /** Whether an evicted pod is gone. (waitForDelete) */
  private look(going: Going): void {
    const { metadata } = going.pod;
    const { now } = this.verbs;
    if (now >= this.deadline && now > this.began) {
      going.step = 'done';
      this.errors.push(
        `error when waiting for pod "${metadata.name}" in namespace "${metadata.namespace}" to terminate: ${TIME_IS_UP}`,
      );
    } else if (this.isGone(going.pod, 'evicted')) going.step = 'done';
    else going.at = Math.min(now + POLL, this.deadline);
  }

  /** All are deleted first; then all are waited for. (deletePods) */
  private deletePods(pods: readonly Pod[]): Failure | undefined {
    if (this.options.dry.strategy === 'none')
      for (const pod of pods) this.verbs.delete(pod, this.options.grace);
    let left = pods;
    for (;;) {
      left = left.filter((pod) => !this.isGone(pod, 'deleted'));
      if (left.length === 0 || this.options.dry.strategy === 'server') return undefined;
      if (this.verbs.now >= this.deadline) return { errors: [TIME_IS_UP], isList: false };
      this.waitUntil(Math.min(this.verbs.now + POLL, this.deadline));
    }
  }

  private isGone(pod: Pod, verb: string): boolean {
    const { output } = this.context;
    const { name } = pod.metadata;
    const now = this.fresh(pod);
    if (now === undefined || now.metadata.uid !== pod.metadata.uid) {
      output.out(`pod/${name} ${verb}\n`);
      return true;
    }
    const { skipWaitForDeleteTimeout: skip } = this.options.wishes;
    const { deletionTimestamp } = now.metadata;
    if (skip <= 0 || deletionTimestamp === undefined || this.secondsOverdue(deletionTimestamp) <= skip)
      return false;
    output.out(`pod "${name}" has DeletionTimestamp older than ${skip} seconds, skipping\n`);
    return true;
  }

  private fresh({ metadata }: Pod): Pod | undefined {
    const { name, namespace } = metadata;
    const pods = this.context.api.list('Pod') as readonly Pod[];
    return pods.find((pod) => pod.metadata.name === name && pod.metadata.namespace === namespace);
  }

  private waitUntil(at: Instant): void {
    if (at > this.began + LONGEST)
      this.verbs.tooLong(`kubectl drain ${this.node}`, LONGEST, this.lastRefusal);
    this.verbs.waitUntil(at);
  }

  private get verbs() {
    return this.context.api.deeds!.nodes;
  }
}

const TIME_IS_UP = 'context deadline exceeded';

/** Of what is due at the same moment the evictions come first: they do not wait for one another. */
function sooner(first: Going | undefined, second: Going): Going {
  if (first === undefined || second.at < first.at) return second;
  return second.at === first.at && first.step === 'wait' && second.step === 'evict' ? second : first;
}

function fullName({ metadata }: Pod): string {
  return `${metadata.namespace}/${metadata.name}`;
}
