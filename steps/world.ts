import { After, Before, type ITestCaseHookParameter, setDefinitionFunctionWrapper, setWorldConstructor, World } from '@cucumber/cucumber';
import { Cluster, type ClusterOptions, type KubeObject, type Pod } from '../engine';
import { AuthorError } from './author-error';
import { refusalTexts, told } from './errors';
import { statementFailed } from './failure-text';
import { type Moment, presentMoment } from './moment';
import {
  type ContainerReference,
  type ContainerTarget,
  type Missing,
  type ObjectReference,
  resolveContainer,
  resolveObject,
  type Target,
} from './references';
import { Scene } from './scene';
import { type Check, judge, type When } from './time-phrases';
import { timelineText } from './timeline-text';

/** How the step that expects a refusal begins, in every language. */
const EXPECTS_REFUSAL = ['it is refused with:'];

/** One scenario, one cluster. The cluster is the memory; the scenario knows only where it stands and what was named last. */
export class Scenario extends World {
  scene!: Scene;
  /** The object of each kind that was named last: what `the pod` means. */
  readonly named = new Map<string, Target>();
  /** What was refused in the last step, if the next one expects that. */
  refusal: readonly string[] | undefined;
  private settings: ClusterOptions = {};
  private running: Cluster | undefined;

  /** The cluster; it is made when it is needed first. */
  get cluster(): Cluster {
    if (this.running === undefined) this.running = new Cluster(this.settings);
    return this.running;
  }

  /** Says something of the cluster that must be known before there is one. */
  configure(settings: ClusterOptions): void {
    if (this.running !== undefined) {
      throw new AuthorError('the cluster is there already', 'Say this before anything else of the scenario.');
    }
    this.settings = { ...this.settings, ...settings };
  }

  /** What there is now. */
  get present(): Moment {
    return presentMoment(this.cluster);
  }

  /** The object that is meant, gone or not; an AuthorError when there is none. */
  target(reference: ObjectReference): Target {
    return this.found(this.look(reference));
  }

  /** The object that is meant, if there is one. */
  look(reference: ObjectReference): Target | Missing {
    const target = resolveObject(reference, this.present, this.named);
    if (!('missing' in target) && reference.name !== undefined) this.named.set(target.kind, target);
    return target;
  }

  /** The container that is meant; an AuthorError when there is none. */
  containerTarget(reference: ContainerReference): ContainerTarget {
    if (reference.pod) this.look(reference.pod);
    return this.found(resolveContainer(reference, this.present, this.named));
  }

  /** The pod of a container as it was last seen. */
  podOf({ pod }: ContainerTarget): Pod {
    return this.present.lastSeen(pod.kind, pod.namespace, pod.name)!.object as Pod;
  }

  /** Fails the step unless the statement holds when it should. */
  must(when: When, check: Check, about?: Target): void {
    const failure = judge(this.cluster, when, check);
    if (failure !== undefined) throw statementFailed(this.scene, this.cluster, failure, about);
  }

  /** Fails the step unless a statement about one object holds when it should. */
  mustOf(reference: ObjectReference, when: When, check: (object: KubeObject, moment: Moment) => { holds: boolean; found: string }): void {
    // An object that is there now stays the one that is meant; one still to come is looked for as time goes on.
    this.cluster.runUntil(this.cluster.now);
    const first = this.look(reference);
    const about = 'missing' in first ? undefined : first;
    this.must(
      when,
      (moment) => {
        const target = about ?? resolveObject(reference, moment, this.named);
        if ('missing' in target) return { holds: false, absent: true, found: target.missing };
        const object = moment.get(target.kind, target.namespace, target.name);
        return object === undefined ? { holds: false, absent: true, found: absence(target, moment) } : check(object, moment);
      },
      about,
    );
  }

  /** Runs a step, so that its errors speak to the author and a refusal waits for the step that expects it. */
  perform(step: () => unknown): unknown {
    try {
      return step();
    } catch (error) {
      const refusal = refusalTexts(error);
      const next = this.scene.nextStepText;
      if (refusal === undefined || next === undefined || !EXPECTS_REFUSAL.some((phrase) => next.startsWith(phrase))) {
        throw told(error, this.scene, this.running);
      }
      this.refusal = refusal;
      return undefined;
    } finally {
      this.scene.next();
    }
  }

  /** What happened so far, for the report of a failed scenario. */
  story(): string | undefined {
    return this.running && timelineText(this.running);
  }

  private found<T extends object>(found: T | Missing): T {
    if ('missing' in found) throw new AuthorError(found.missing);
    return found;
  }
}

/** Why an object that once was or will be is not there. */
export function absence({ kind, namespace, name }: Target, moment: Moment): string {
  const seen = moment.lastSeen(kind, namespace, name);
  return `${kind.toLowerCase()} "${name}" ${seen?.goneAt === undefined ? 'did not exist yet' : 'was gone'}`;
}

setWorldConstructor(Scenario);

const hooks = new Set<unknown>([begin, end]);
setDefinitionFunctionWrapper((code: (...args: unknown[]) => unknown) =>
  hooks.has(code)
    ? code
    : function (this: Scenario, ...args: unknown[]) {
        return this.perform(() => code.apply(this, args));
      },
);

function begin(this: Scenario, { pickle, gherkinDocument }: ITestCaseHookParameter): void {
  this.scene = new Scene(pickle, gherkinDocument);
}

function end(this: Scenario, { result }: ITestCaseHookParameter): void {
  if (result?.status !== 'FAILED') return;
  const story = this.story();
  if (story !== undefined) this.attach(story, { mediaType: 'text/plain', fileName: 'timeline.txt' });
}

Before(begin);
After(end);
