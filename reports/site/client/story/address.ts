import type { Instant } from '../../../../engine';
import { amongInstant, type Stop } from './stops';

/** What the address of the page names: a story, and a moment of it. */
export interface Address {
  readonly id: string;
  readonly at?: Instant;
  /** Which of several stops at that moment, from 1; the last without it. */
  readonly nth?: number;
}

/** Reads `#pods/restart-policy-12@30000`, `#pods/restart-policy-12@0.3`. What is no moment is left out. */
export function readAddress(hash: string): Address {
  const text = decoded(hash.replace(/^#/, ''));
  const [, id, at, nth] = /^(.*?)(?:@(\d{1,15})(?:\.(\d{1,9}))?)?$/s.exec(text) ?? [];
  return {
    id: id ?? '',
    ...(at !== undefined && { at: Number(at) }),
    ...(nth !== undefined && { nth: Number(nth) }),
  };
}

/** The address of a stop: `#pods/restart-policy-12@0.3`; the last of an instant needs no number. */
export function addressOf(id: string, stops: readonly Stop[], index: number): string {
  const { nth, of } = amongInstant(stops, index);
  const place = id.split('/').map(encodeURIComponent).join('/');
  return `#${place}@${stops[index]!.at}${nth === of ? '' : `.${nth}`}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
