import { World } from '@cucumber/cucumber';
import {
  type Behaviour,
  Cluster,
  type ClusterOptions,
  type IngressController,
  type Moment,
  type NodeDescription,
  type Outcome,
  type Pod,
  presentMoment,
  type Runs,
  type StoryStep,
  type WhyContext,
} from '../engine';
import { Additions } from './additions';
import { AuthorError, Slip } from './author-error';
import { checkBelow } from './below';
import { checkClosing } from './closing-checks';
import { CommandFailed } from './command-failed';
import { ending } from './ending';
import { refusalTexts, told } from './errors';
import { expectsError } from './expected-error';
import { type FailureReport, failureReport } from './failure-facts';
import { statementFailed } from './failure-text';
import { nearestMoments } from './nearest-moment';
import {
  type ContainerReference,
  type ContainerTarget,
  type LoadedName,
  type Missing,
  notApplied,
  type ObjectReference,
  resolveContainer,
  resolveObject,
  type Target,
} from './references';
import { checkNotTooLate, Sayings } from './sayings';
import type { Scene } from './scene';
import type { ReachedRules, StoryAttachment } from './story-attachments';
import { type Check, judge, type When } from './time-phrases';
import { timelineText } from './timeline-text';
import { whyContext } from './why-context';
import type { PodsMeant } from './why-there';

export type StepCode = (this: Scenario, ...args: readonly unknown[]) => unknown;

interface Performed {
  readonly code: StepCode;
  readonly args: readonly unknown[];
  readonly isHook?: true;
}

/** One scenario, one cluster. The cluster is the memory; the scenario knows only where it stands and what was named last. */
export class Scenario extends World {
  scene!: Scene;
  /** The object of each kind that was named last: what `the pod` means. */
  readonly named = new Map<string, Target>();
  /** What was refused in the last step, if the next one expects that. */
  refusal: readonly string[] | undefined;
  /** How the command of the last `I run:` ended, and what it printed. */
  commandOutcome: Outcome | undefined;
  /** What steps said of containers, images and commands, and where. */
  readonly sayings = new Sayings();
  private settings: ClusterOptions = {};
  /** The steps so far, so that the story can be told again. */
  private readonly performed: Performed[] = [];
  /** The same, for those who tell the story. */
  readonly told: StoryStep[] = [];
  /** True in a world that tells the story of another once more. */
  isRetelling = false;
  /** Takes the check of a statement instead of judging it, where its story is told once more to see when it would hold. */
  private instead: ((check: Check) => void) | undefined;
  /** What a report is told of the step that failed. */
  failed: FailureReport | undefined;
  private seedInstead: number | undefined;
  private running: Cluster | undefined;
  /** The nodes that steps described; nothing when none did. */
  private nodes: readonly NodeDescription[] | undefined;

  /** The cluster; it is made when it is needed first. */
  get cluster(): Cluster {
    if (this.running === undefined) {
      const { seed } = this.settings;
      this.running = new Cluster({
        ...this.settings,
        seed: this.seedInstead ?? seed,
        isEmpty: this.nodes?.length === 0,
      });
      for (const node of this.nodes ?? []) this.running.addNode(node);
    }
    return this.running;
  }

  /** Says which nodes there are, beside those that were said before. Where there is no cluster yet, they wait for it. */
  describeNodes(nodes: readonly NodeDescription[]): void {
    if (nodes.length === 0) this.configure({});
    const names = (this.nodes ?? []).map(({ name }) => name);
    const twice = nodes.find(({ name }, i) =>
      [...names, ...nodes.slice(0, i).map((one) => one.name)].includes(name),
    );
    if (twice !== undefined) throw new AuthorError(`node "${twice.name}" is described twice`);
    for (const node of nodes) this.running?.addNode(node);
    this.nodes = [...(this.nodes ?? []), ...nodes];
  }

  /** Says something of the cluster that must be known before there is one. */
  configure(settings: ClusterOptions): void {
    if (this.running !== undefined) {
      throw new AuthorError('the cluster is there already', 'Say this before anything else of the scenario.');
    }
    this.settings = { ...this.settings, ...settings };
  }

  /** The ingress controllers that steps told of. */
  get ingressControllers(): readonly IngressController[] {
    return this.settings.ingressControllers ?? [];
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
    if ('missing' in target) return { missing: target.missing + this.notApplied(reference) };
    if (reference.name !== undefined) this.named.set(target.kind, target);
    return target;
  }

  /** What to add where an object is missing of which a manifest was loaded and not applied. */
  notApplied(reference: ObjectReference): string {
    return notApplied(
      reference,
      this.cluster.loaded.map(({ object }) => object as LoadedName),
    );
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
  must(when: When, check: Check, about?: Target, meant?: PodsMeant): void {
    if (this.instead !== undefined) return this.instead(check);
    const failure = judge(this.cluster, when, check);
    if (failure === undefined) return;
    const additions = new Additions();
    const nearest = additions.of('nearest moment', {}, () =>
      this.isRetelling
        ? {}
        : nearestMoments(this.cluster, when, check, failure, about, () => this.retoldStatement()),
    );
    const known = additions.of<WhyContext>('causes', {}, () => whyContext(this));
    const facts = { ...failure, ...nearest };
    throw statementFailed(this.scene, this.cluster, facts, about, meant, known, additions);
  }

  /** This step's statement in a world of its own, which stands where this one stood before the step. */
  private retoldStatement(): { readonly cluster: Cluster; readonly check: Check } | undefined {
    const again = this.retell();
    let asked: Check | undefined;
    again.instead = (check) => {
      asked ??= check;
    };
    const { code, args } = this.performed.at(-1)!;
    code.call(again, ...args);
    return asked && { cluster: again.cluster, check: asked };
  }

  /** Says what a container does. That a run used it is looked at when the scenario ends. */
  declare(
    target: { container: string; pod?: string; namespace?: string },
    runs: Runs,
    behaviour: Behaviour,
  ): void {
    const { entries } = this.cluster.journal;
    const says = Object.keys(behaviour);
    const said = { ...target, runs, says, place: this.scene.stepPlace, written: entries.length };
    checkNotTooLate(said, this.present, entries);
    this.cluster.declare(target, runs, behaviour);
    this.sayings.ofContainers.push(said);
  }

  /** What is looked at without being asked once a scenario has passed. */
  checkClosing(): void {
    if (this.running !== undefined) checkClosing(this.running, this.told, this.sayings);
  }

  /** Which scenario this was, and the digest of its journal. */
  digestLine(): string {
    const { file, line } = this.scene.scenarioPlace;
    return `${file}:${line} ${this.running?.journal.digest ?? 'none'}`;
  }

  /** Does what is no step, so that its errors are told like those of steps. */
  telling(what: () => void): void {
    try {
      what();
    } catch (error) {
      throw told(error, this.scene, this.running);
    }
  }

  /** A world of its own in which the steps before this one were performed once more; with another seed, if one is given. */
  retell(seed?: number): Scenario {
    const { attach, log, link, parameters } = this;
    const again = new Scenario({ attach, log, link, parameters });
    again.scene = this.scene.again();
    again.isRetelling = true;
    again.seedInstead = seed;
    for (const { code, args, isHook } of this.performed.slice(0, -1)) {
      if (isHook) again.performHook(code, args);
      else again.perform(code, args);
    }
    return again;
  }

  /** Runs a step, so that its errors speak to the author and a refusal waits for the step that expects it. */
  perform(code: StepCode, args: readonly unknown[]): unknown {
    this.performed.push({ code, args });
    this.noteStep();
    const run = () => {
      const slip = args.find((arg) => arg instanceof Slip);
      if (slip !== undefined) throw slip.error;
      checkBelow(this.scene.stepText, this.scene.stepBelow);
      return code.call(this, ...args);
    };
    const failed = (error: unknown) => {
      const refusal = refusalTexts(error);
      if (refusal === undefined || !this.nextExpects(error)) {
        const failure = told(error, this.scene, this.running);
        this.failed = failureReport(this.scene, failure.facts);
        throw failure;
      }
      this.refusal = refusal;
    };
    return ending(run, failed, () => this.scene.next());
  }

  /** Runs a hook of the user: it is no step, and errors in it are told as such. */
  performHook(code: StepCode, args: readonly unknown[]): unknown {
    this.performed.push({ code, args, isHook: true });
    const failed = (error: unknown) => {
      throw told(error, this.scene, this.running, true);
    };
    return ending(() => code.call(this, ...args), failed);
  }

  /** Whether the next step expects an error, which then is none: any refusal, or a command that failed. */
  private nextExpects(error: unknown): boolean {
    return expectsError(this.scene.nextStepText ?? '', error instanceof CommandFailed);
  }

  /** Where the story stands as a step begins, for those who tell it. */
  private noteStep(): void {
    const { stepTitle: text, stepPlace, isCheck } = this.scene;
    const { now: at = 0, journal } = this.running ?? {};
    const step = { text, line: stepPlace.line, at, entry: journal?.length ?? 0 };
    this.told.push(isCheck ? { ...step, isCheck } : step);
  }

  /** The story and its picture, for reports. Empty where nothing was ever run. */
  attachments(reached?: ReachedRules): readonly StoryAttachment[] {
    if (this.running === undefined) return [];
    // They are drawn only where somebody asks for them.
    const { storyAttachments } = require('./story-attachments') as typeof import('./story-attachments');
    return storyAttachments(this.running, whyContext(this), this.scene.title, this.failed, reached);
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
