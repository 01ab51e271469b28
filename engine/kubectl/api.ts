import type { Fields } from '../api/fields';
import type { LoadedObject } from '../api/manifest';
import type { Subresource } from '../api/scale';
import type { KubeObject, Pod } from '../api/types';
import type { Duration, Instant } from '../simulation/time';
import type { Moment } from '../view/cells';
import type { NodeVerbs } from './node-verbs';

/** What kubectl asks an API server: the objects as they are at a moment, and what can be done to them. */
export interface Api {
  /** The moment that is looked at: ages count until then. */
  readonly moment: Moment;
  /** All objects of a kind, of every namespace. */
  list(kind: string): readonly KubeObject[];
  /** Whether the server has a subresource of a kind. */
  hasSubresource(kind: string, subresource: Subresource): boolean;
  /** What the server warns whoever asks for a kind. */
  warningOf?(kind: string): string | undefined;
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
  delete(
    object: KubeObject,
    gracePeriodSeconds: number | undefined,
    propagationPolicy?: 'Background' | 'Foreground' | 'Orphan',
  ): void;
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
  /** Lets time go on until something holds, or until a limit. */
  runUntilTrue(holds: () => boolean, limit: Instant): boolean;
  readonly workloads: WorkloadVerbs;
  readonly nodes: NodeVerbs;
  readonly objects: ObjectVerbs;
  readonly metrics: MetricsVerbs;
}

/** metrics.k8s.io: what is used of resources, in thousandths. */
export interface MetricsVerbs {
  /** Whether the API is there at all. */
  readonly isServed: boolean;
  /** What the containers of these pods use, by name; a pod of which nothing is known is not there. Throws an ApiError. */
  ofPods(pods: readonly Pod[]): ReadonlyMap<Pod, ReadonlyMap<string, ResourceUse>>;
  /** What nodes use, by name; a node of which nothing is known is not there. Throws an ApiError. */
  ofNodes(names: readonly string[]): ReadonlyMap<string, ResourceUse>;
}

export interface ResourceUse {
  /** Thousandths of a CPU. */
  readonly cpu: number;
  /** Thousandths of a byte. */
  readonly memory: number;
}

/**
 * What is written to the API. With `isTrial` the server does all but store it. All throw ApiError where the API refuses.
 */
export interface ObjectVerbs {
  /** `isNoted`: for the next `kubectl apply`. */
  create(loaded: LoadedObject, isTrial: boolean, isNoted: boolean): KubeObject;
  apply(loaded: LoadedObject, isTrial: boolean): Applied;
  /** The patch that `apply` sends of an object that is there. */
  applyPatch(loaded: LoadedObject): object | undefined;
  /** PUT: the object there is becomes the one that is written, whole. */
  replace(loaded: LoadedObject, isTrial: boolean, subresource?: Subresource): KubeObject;
  patch(object: KubeObject, patch: Patch, isTrial: boolean): Patched;
  /** PUT to the subresource finalize of a namespace, the only way to its spec.finalizers. */
  finalizeNamespace(name: string, whole: Fields): KubeObject;
  /** DELETE with these options and no others: it is the server that decides the rest. Answers what is left of the object. */
  deleteAsAsked(ref: WorkloadRef, options: Fields): Left;
  /** What a patch makes of an object that kubectl has read; the server is not asked. Throws a KubectlError. */
  patchHere(object: KubeObject, patch: Patch): Patched;
  /** What the server has warned of meanwhile, each once. */
  takeWarnings(): readonly string[];
}

/** An object that is on its way out, or as it was. */
export type Left = { readonly object: KubeObject } | { readonly gone: KubeObject };

export interface Applied {
  readonly object: KubeObject;
  readonly did: 'created' | 'configured' | 'unchanged';
  /** It was made otherwise, and `kubectl apply` has not noted what of. */
  readonly hadNoNote: boolean;
}

export interface Patch {
  readonly type: 'strategic' | 'merge' | 'json';
  readonly body: unknown;
  /** Why the body is no JSON, in Go's words. */
  readonly unreadable?: string;
  readonly subresource?: Subresource;
}

export interface Patched {
  /** As it is now: the object, or its scale. */
  readonly object: KubeObject;
  /** Nothing has changed. */
  readonly isSame: boolean;
  readonly warnings: readonly string[];
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
  /** 0 is the revision before the newest. Answers false where it is in force already; with `isTrial` nothing is written. */
  rollBack(ref: WorkloadRef, revision: number, isTrial?: boolean): boolean;
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
