import type { Fields } from '../api/fields';
import type { KubeObject, Pod } from '../api/types';
import type { Duration } from '../simulation/time';
import type { Moment } from '../view/cells';
import type { NodeVerbs } from './node-verbs';

/** What kubectl asks an API server: the objects as they are at a moment, and what can be done to them. */
export interface Api {
  /** The moment that is looked at: ages count until then. */
  readonly moment: Moment;
  /** All objects of a kind, of every namespace. */
  list(kind: string): readonly KubeObject[];
  /** The manifest that `kubectl apply` was given last for this object. */
  lastApplied?(object: KubeObject): unknown;
  /** What can be done; absent where the moment is past. */
  readonly deeds?: Deeds;
}

/** What needs the cluster as it is now. */
export interface Deeds {
  /** What a container wrote. Throws an ApiError BadRequest, in the kubelet's words, where there is nothing. */
  log(pod: Pod, container: string, previous: boolean): readonly LogLine[];
  /** Runs a command in a container to its end; time goes on meanwhile. */
  exec(pod: Pod, container: string, argv: readonly string[]): ExecAnswer;
  /** Adds an ephemeral container to a pod. Throws an ApiError. */
  debug(pod: Pod, container: Fields): void;
  /** Five characters for a name that is made up. */
  nameSuffix(): string;
  /** Deletes an object; answers when it is on its way out. */
  delete(object: KubeObject, gracePeriodSeconds: number | undefined): void;
  /** Lets time go on until the object is gone. */
  waitUntilGone(object: KubeObject): void;
  /**
   * Tells of an object as it is, and of every change of it while time goes on, until `tell` says that it is enough; undefined when
   * it is gone. Answers false when the time was over before.
   */
  follow(
    object: KubeObject,
    tell: (now: KubeObject | undefined) => boolean,
    timeout: Duration | undefined,
  ): boolean;
  readonly workloads: WorkloadVerbs;
  readonly nodes: NodeVerbs;
}

/** A workload by its names. */
export interface WorkloadRef {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

/** What is done to a workload. All throw ApiError where the API refuses, and KubectlError where kubectl does not even ask. */
export interface WorkloadVerbs {
  scale(ref: WorkloadRef, replicas: number): void;
  restart(ref: WorkloadRef): void;
  pause(ref: WorkloadRef): void;
  resume(ref: WorkloadRef): void;
  /** 0 is the revision before the newest. Answers false where it is in force already. */
  rollBack(ref: WorkloadRef, revision: number): boolean;
}

/** A piece of a log: a line, or the end of one that has no line break yet. */
export interface LogLine {
  /** RFC 3339 with nanoseconds. */
  readonly at: string;
  readonly text: string;
}

export interface ExecAnswer {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Why the command could not be started at all. */
  readonly notStarted?: string;
}
