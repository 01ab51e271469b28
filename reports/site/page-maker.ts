import type { Lifecycle } from '../coverage/lifecycle';
import type { FeatureModel } from './model';
import type { Page, Place } from './pages/layout';
import type { Searched } from './search-index';
import type { Definition, Titled } from './spooled';

/** What is known of a run before its first page is written. */
export interface RunFacts {
  /** The features by the names of their pages. */
  readonly features: ReadonlyMap<string, Titled>;
  /** How many features the table of contents has that were not in the run. */
  readonly missing: number;
  /** How many scenarios failed; of those that were tried again, the last try counts. */
  readonly failed: number;
  /** The step definitions by their ids. */
  readonly definitions: ReadonlyMap<string, Definition>;
  /** What of the engine its scenarios reached. */
  readonly lifecycle: Lifecycle;
  /** How much of what stands in pieces a page may have. */
  readonly pageBytes: number;
  /** Reads a feature back from the disk, which takes its time. */
  readonly read: (feature: string) => FeatureModel | undefined;
}

/** Makes pages of the site beside those of the features. */
export interface PageMaker {
  /** Where the head of every page leads; nothing for pages that are reached otherwise. */
  readonly place?: Place;
  /** Takes each feature as it is read back from the disk; it must not keep the whole of it. */
  add?(feature: FeatureModel): void;
  /** Called once, after the last feature. */
  pages(): Iterable<Page>;
  /** What a search finds of these pages. Called after them. */
  searched?(): Iterable<Searched>;
}

/** Answers nothing where a run gives no reason for such a page. */
export type MakerOf = (run: RunFacts) => PageMaker | undefined;
