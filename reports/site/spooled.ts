import type { GherkinDocument } from '@cucumber/messages';
import type { AttachedStory } from './attached-story';

/** The media type of pictures of timelines. */
export const SVG_TYPE = 'image/svg+xml';

/** What makes a run fail; a step that was skipped comes after one of these. */
export const FAILURES: ReadonlySet<string> = new Set([
  'FAILED',
  'AMBIGUOUS',
  'UNDEFINED',
  'PENDING',
  'UNKNOWN',
]);

/** What a run attached to a scenario. */
export interface Attached {
  readonly mediaType: string;
  readonly fileName?: string;
  /** As text, where it is of a type of ours. */
  readonly body: string;
  readonly story?: AttachedStory;
}

/** A scenario that has come to its end. */
export interface Ended {
  readonly scenario: string;
  readonly feature: string;
  readonly attached: readonly Attached[];
}

/** A feature as it calls itself. */
export interface Titled {
  readonly uri: string;
  readonly name: string;
  readonly language: string;
}

/** A step definition, and where it stands. */
export interface Definition {
  /** An expression, or a regular expression between slashes. */
  readonly pattern: string;
  readonly uri: string;
  readonly line: number;
}

/** In pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
  /** How far from the left what is marked as a culprit stands. */
  readonly mark?: number;
}

/** What is told of scenarios that run, as far as it is read here. */
export interface Executed {
  readonly testCaseStarted?: { readonly id: string; readonly testCaseId: string };
  readonly testStepFinished?: {
    readonly testCaseStartedId: string;
    readonly testStepId: string;
    readonly testStepResult: { readonly status: string; readonly message?: string };
  };
  readonly testCaseFinished?: { readonly testCaseStartedId: string; readonly willBeRetried: boolean };
}

/** A pickle with places instead of ids. */
export interface Played {
  readonly id: string;
  readonly name: string;
  /** Of the scenario, or of the row of examples. */
  readonly line: number;
  /** Of the scenario or outline. */
  readonly of: number;
  readonly tags: readonly string[];
  readonly steps: readonly { readonly id: string; readonly text: string; readonly line: number }[];
}

/** What is written down of a feature. */
export interface Spooled extends Executed {
  readonly gherkinDocument?: GherkinDocument;
  readonly played?: Played;
  readonly testCase?: {
    readonly id: string;
    readonly pickleId: string;
    readonly testSteps: readonly {
      readonly id: string;
      readonly pickleStepId?: string;
      readonly stepDefinitionIds?: readonly string[];
    }[];
  };
  /** Of an end: what was attached. */
  readonly attached?: readonly {
    readonly mediaType: string;
    readonly fileName?: string;
    readonly size?: Size;
    /** Of a story: that there is one to be read. */
    readonly isStory?: true;
    /** Of a failure told as data. */
    readonly body?: string;
  }[];
}
