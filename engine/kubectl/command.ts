import { Undeclared } from '../process/container';
import type { Api } from './api';
import type { Arguments, Flags } from './flags';
import type { Output } from './outcome';

/** One command of kubectl, such as `get`. */
export interface Command {
  readonly flags: Flags;
  /** Flags that kubectl has and podlife does not follow, by long name or letter, and why. */
  readonly unsupported: Readonly<Record<string, string>>;
  /** Whether it needs the cluster as it is now: it reads what is not in the store, or changes something. */
  readonly needsPresent?: boolean;
  /** Commands within this one, such as `configmap` in `create configmap`. */
  readonly commands?: Readonly<Record<string, Command>>;
  /** Commands within this one that kubectl has and podlife has not, and what to do instead. */
  readonly absent?: Readonly<Record<string, string>>;
  /** Carries the command out; throws a KubectlError or an ApiError. Answers the exit code where that is not 0. */
  run(args: Arguments, context: Context): number | undefined;
}

export interface Context {
  readonly api: Api;
  readonly output: Output;
  /** The namespace of `-n`, or that of the context. */
  readonly namespace: string;
  /** Whether it was said, so that objects of others are refused. */
  readonly namespaceIsSaid: boolean;
  readonly surroundings: Surroundings;
  /** With `--record`: an object, with the command in its change-cause. */
  recorded?<T extends object>(object: T): T;
}

/** What a command finds where it is typed. */
export interface Surroundings {
  /** What comes through a pipe or a here-document. */
  readonly input?: string;
  /** Where that, and the command itself, was written. */
  readonly place?: { readonly file: string; readonly line: number };
  readonly files?: Files;
}

/** The files of the machine on which kubectl runs. */
export interface Files {
  /** The files that a path names: itself, or those of a folder. Undefined where nothing is there. */
  read(
    path: string,
    isRecursive: boolean,
  ): { readonly isFolder: boolean; readonly files: readonly TextFile[] } | undefined;
  /** What kustomize makes of a folder. */
  kustomize(path: string): TextFile;
}

export interface TextFile {
  /** As messages name it. */
  readonly name: string;
  readonly text: string;
}

/** What a command line asks for that podlife does not do: a mistake of its author, not an error of kubectl. */
export class NotSimulated extends Undeclared {
  override name = 'NotSimulated';
}
