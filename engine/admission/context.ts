import type { KubeObject, ObjectMeta } from '../api/types';
import type { Version } from '../profiles/versions';

/** An object on its way into the store, which still gives it resourceVersion, creationTimestamp, and a uid where it has none. */
export interface AdmittedObject extends Omit<KubeObject, 'metadata'> {
  readonly metadata: Omit<ObjectMeta, 'uid' | 'resourceVersion' | 'creationTimestamp'> & {
    readonly uid?: string;
  };
  readonly [field: string]: unknown;
}

/** What the plugins ask of the cluster. */
export interface AdmissionContext {
  readonly store: AdmissionReader;
  /** The release of the API server. */
  readonly version: Version;
  /**
   * Five characters for the name of a service account's volume. Pods that are given the same ones share their spec,
   * so without a seed a cluster gives all of them the same.
   */
  volumeSuffix(): string;
  /** A name that begins so, for an object that has only generateName. */
  generatedName(base: string): string;
  /** For an object that says its own uid somewhere in its spec. */
  newUid(): string;
  /** Tells the client something that refuses nothing. */
  warn(text: string): void;
}

export interface AdmissionReader {
  /** Namespace is empty for kinds without one. */
  get<T extends KubeObject = KubeObject>(kind: string, namespace: string, name: string): T | undefined;
  list<T extends KubeObject = KubeObject>(kind: string, namespace?: string): readonly T[];
}
