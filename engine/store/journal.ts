import type { KubeObject } from '../api/types';
import { Digest, textCode } from '../simulation/digest';
import type { Simulation } from '../simulation/simulation';
import type { Instant } from '../simulation/time';

/** The object that an entry is about. */
export interface ObjectRef {
  readonly kind: string;
  /** Empty for cluster-scoped objects. */
  readonly namespace: string;
  readonly name: string;
  readonly uid: string;
  /** `codeOf` this, where many entries share the reference. */
  readonly code?: number;
}

/**
 * What happened. The snapshots of objects are immutable and share what did not change, so keeping both costs
 * no more than the change.
 */
export type Change =
  | { readonly what: 'created'; readonly before?: undefined; readonly after: KubeObject }
  | { readonly what: 'updated'; readonly before: KubeObject; readonly after: KubeObject }
  | { readonly what: 'deleted'; readonly before: KubeObject; readonly after?: undefined }
  | ProcessChange
  | { readonly what: 'note'; readonly text: string };

/** What the runtime saw of a container's main process. */
export interface ProcessChange {
  readonly what: 'process';
  readonly container: string;
  readonly run: number;
  readonly event: 'started' | 'exited' | 'signal' | 'hook' | 'probe';
  readonly exitCode?: number;
  readonly reason?: string;
  readonly signal?: string;
  /** Which hook began to run. */
  readonly hook?: 'postStart' | 'preStop';
  /** Which probe has changed its mind. */
  readonly probe?: 'startup' | 'readiness' | 'liveness';
  /** What the process did with the signal, or what its probe says of it now. */
  readonly outcome?: 'handled' | 'ignored' | 'fatal' | 'succeeded' | 'failed';
}

/** One change: when, of what, by whom, because of which other entry. */
export class JournalEntry {
  constructor(
    readonly id: number,
    readonly at: Instant,
    /** The component that did it, by its Kubernetes name: `kubelet`, `default-scheduler`, `user`. */
    readonly by: string,
    /** The id of the entry that led to this one, or -1 where the story begins. */
    readonly because: number,
    readonly object: ObjectRef,
    readonly change: Change,
  ) {}
}

/**
 * The journal is the product: everything that can be asked about the past is read from it. It remembers all by
 * default; a very large run may keep only the newest `keep` entries, and its digest still covers every one.
 */
export class Journal {
  private kept: JournalEntry[] = [];
  private firstId = 0;
  private readonly hash = new Digest();
  private readonly byObject = new Map<string, JournalEntry[]>();
  private indexed = 0;

  constructor(
    private readonly simulation: Simulation,
    private readonly keep = Number.POSITIVE_INFINITY,
  ) {}

  /** Everything remembered, oldest first. */
  get entries(): readonly JournalEntry[] {
    return this.kept;
  }

  /** How many entries were ever written. */
  get length(): number {
    return this.firstId + this.kept.length;
  }

  /** The same story gives the same digest, to the byte. */
  get digest(): string {
    return this.hash.toString();
  }

  /** Writes an entry, caused by whatever is in force in the simulation, and answers its id. */
  write(by: string, object: ObjectRef, change: Change): number {
    const id = this.length;
    const entry = new JournalEntry(id, this.simulation.now, by, this.simulation.cause, object, change);
    this.kept.push(entry);
    this.fold(entry);
    if (this.kept.length >= 2 * this.keep) this.forget();
    return id;
  }

  entry(id: number): JournalEntry | undefined {
    return this.kept[id - this.firstId];
  }

  /** What is remembered of one object by name, also after it is gone; a later object of the same name included. */
  history(kind: string, namespace: string, name: string): readonly JournalEntry[] {
    this.index();
    return this.byObject.get(`${kind}/${namespace}/${name}`) ?? [];
  }

  /** The object as it was at a moment, after everything that happened at that moment. */
  objectAt(kind: string, namespace: string, name: string, at: Instant): KubeObject | undefined {
    const history = this.history(kind, namespace, name);
    for (let i = history.length - 1; i >= 0; i -= 1) {
      const entry = history[i]!;
      if (entry.at > at || entry.change.what === 'process' || entry.change.what === 'note') continue;
      return entry.change.after;
    }
    return undefined;
  }

  private index(): void {
    for (; this.indexed < this.kept.length; this.indexed += 1) {
      const entry = this.kept[this.indexed]!;
      const key = `${entry.object.kind}/${entry.object.namespace}/${entry.object.name}`;
      const list = this.byObject.get(key);
      if (list) list.push(entry);
      else this.byObject.set(key, [entry]);
    }
  }

  private forget(): void {
    const dropped = this.kept.length - this.keep;
    this.kept = this.kept.slice(dropped);
    this.firstId += dropped;
    this.byObject.clear();
    this.indexed = 0;
  }

  private fold({ at, because, by, object, change }: JournalEntry): void {
    const { hash } = this;
    hash.number(at);
    hash.number(because);
    hash.term(by);
    hash.number(object.code ?? codeOf(object.kind, object.namespace, object.name));
    hash.term(change.what);
    if (change.what === 'process' || change.what === 'note') hash.difference(undefined, change);
    else hash.difference(change.before, change.after);
  }
}

/** What stands for an object in the digest. */
export function codeOf(kind: string, namespace: string, name: string): number {
  return textCode(`${kind}/${namespace}/${name}`);
}
