import type { KubeObject } from '../api/types';
import type { Calendar, Instant } from '../simulation/time';
import { age } from './age';
import type { PodRowRules } from './pod-row';

/** The moment of a listing: ages count until then. */
export interface Moment {
  readonly now: Instant;
  readonly calendar: Calendar;
  readonly rules?: PodRowRules;
}

/** How one kind is listed: its columns, those only `-o wide` shows, and the cells of an object for all of them. */
export interface Listing {
  readonly columns: readonly string[];
  readonly wide: readonly string[];
  cells(object: KubeObject, moment: Moment, wide: boolean): readonly string[];
}

/** Columns are given as words; an underscore stands for a blank in a heading. */
export function listing<T extends KubeObject>(
  columns: string,
  wide: string,
  cells: (object: T, moment: Moment, wide: boolean) => readonly string[],
): Listing {
  const headings = (text: string) =>
    text === '' ? [] : text.split(' ').map((word) => word.replace('_', ' '));
  return {
    columns: headings(columns),
    wide: headings(wide),
    cells: cells as Listing['cells'],
  };
}

/** The age of an object as kubectl shows it. */
export function ageOf({ metadata }: KubeObject, { now, calendar }: Moment): string {
  return age(metadata.creationTimestamp, now, calendar);
}
