import type { Instant } from '../../../../engine';
import { amongInstant, type Stop } from './stops';

/** What the address of the page names: a story, a moment of it, and how the reader looks at it. */
export interface Address {
  readonly id: string;
  readonly at?: Instant;
  /** Which of several stops at that moment, from 1; the last without it. */
  readonly nth?: number;
  readonly look: Look;
}

/** How a reader looks at a moment. What is as at first is not in the address. */
export interface Look {
  /** `Pod/default/web`; without it, what the story is about. */
  readonly object?: string;
  readonly view: View;
  /** `-o wide` */
  readonly wide: boolean;
  /** Since when changes are marked. */
  readonly since: Since;
  readonly log: Log;
  /** What was typed after `$`. */
  readonly command?: string;
}

export const VIEWS = ['both', 'describe', 'yaml'] as const;
export const SINCES = ['step', 'moment'] as const;
export const LOGS = ['words', 'events'] as const;
export type View = (typeof VIEWS)[number];
export type Since = (typeof SINCES)[number];
export type Log = (typeof LOGS)[number];

export const FIRST_LOOK: Look = { view: 'both', wide: false, since: 'step', log: 'words' };

/** Reads `#pods/restart-policy-12@30000`, `#pods/restart-policy-12@0.3?object=Pod/default/web`. What it does not know is left out. */
export function readAddress(hash: string): Address {
  const raw = hash.replace(/^#/, '');
  const text = raw.includes('?') ? raw : decoded(raw);
  const [, place = '', query = ''] = /^([^?]*)\??(.*)$/s.exec(text) ?? [];
  const [, id = '', at, nth] = /^(.*?)(?:@(\d{1,15})(?:\.(\d{1,9}))?)?$/s.exec(decoded(place)) ?? [];
  return {
    id,
    ...(at !== undefined && { at: Number(at) }),
    ...(nth !== undefined && { nth: Number(nth) }),
    look: readLook(new URLSearchParams(query)),
  };
}

/** The address of a stop: `#pods/restart-policy-12@0.3`; the last of an instant needs no number. */
export function addressOf(
  id: string,
  stops: readonly Stop[],
  index: number,
  look: Look = FIRST_LOOK,
): string {
  const { nth, of } = amongInstant(stops, index);
  const place = id.split('/').map(encodeURIComponent).join('/');
  return `#${place}@${stops[index]!.at}${nth === of ? '' : `.${nth}`}${queryOf(look)}`;
}

function readLook(query: URLSearchParams): Look {
  const among = <T extends string>(name: string, known: readonly T[], otherwise: T): T =>
    known.find((one) => one === query.get(name)) ?? otherwise;
  const object = query.get('object') ?? undefined;
  const command = query.get('command') ?? undefined;
  return {
    ...(object !== undefined && { object }),
    view: among('view', VIEWS, FIRST_LOOK.view),
    wide: query.has('wide'),
    since: among('since', SINCES, FIRST_LOOK.since),
    log: among('log', LOGS, FIRST_LOOK.log),
    ...(command !== undefined && { command }),
  };
}

function queryOf(look: Look): string {
  const { object, view, wide, since, log, command } = look;
  const parts: string[] = [];
  if (object !== undefined) parts.push(`object=${written(object)}`);
  if (view !== FIRST_LOOK.view) parts.push(`view=${view}`);
  if (wide) parts.push('wide');
  if (since !== FIRST_LOOK.since) parts.push(`since=${since}`);
  if (log !== FIRST_LOOK.log) parts.push(`log=${log}`);
  if (command !== undefined) parts.push(`command=${written(command)}`);
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

/** As `URLSearchParams` reads it, and still to be read by a person. */
function written(text: string): string {
  return encodeURIComponent(text).replaceAll('%2F', '/').replaceAll('%20', '+');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
