/** What a run attached to a scenario that failed: see steps/failure-facts.ts. Times are milliseconds of virtual time. */
export interface ToldFailure {
  /** With its keyword: `Then pod "web" is Ready`. */
  readonly step: string;
  /** What to type to see it again. */
  readonly command: string;
  readonly expected?: string;
  readonly found?: string;
  /** The moment that was looked at. */
  readonly at?: number;
  /** Since when it was as it was found. */
  readonly since?: number;
  /** When it held, or would have; of what the story does not reach, there is no time. */
  readonly nearest: readonly { readonly text: string; readonly at?: number }[];
  /** What else helps to understand it: why there was no node for a pod, say. */
  readonly reasons: readonly string[];
  readonly timeline: readonly ToldLine[];
  /** The id of the journal's entry that is marked: in the picture, it stands in a frame. */
  readonly culprit?: number;
  /** Why it came to be so, link by link, in lines as a terminal shows them. */
  readonly causes: readonly string[];
  /** It had been as expected once: what is marked ended that. */
  readonly heldBefore: boolean;
}

/** A line of the timeline around a failure. */
export interface ToldLine {
  readonly at: number;
  readonly object: string;
  readonly what: string;
  /** It made what was found; or it came after the moment that was looked at. */
  readonly mark?: 'culprit' | 'after';
  /** Lines before it are left out. */
  readonly afterGap: boolean;
}

/** Reads what was attached, or was parsed of it. Undefined for what is none: anybody may attach something under this type. */
export function readFailure(body: unknown): ToldFailure | undefined {
  const told = typeof body === 'string' ? parsed(body) : body;
  if (!isObject(told) || typeof told.command !== 'string') return undefined;
  return {
    step: text(told.step) ?? '',
    command: told.command,
    expected: text(told.expected),
    found: text(told.found),
    at: number(told.at),
    since: number(told.since),
    nearest: list(told.nearest).map((one) => ({ text: text(one.text) ?? '', at: number(one.at) })),
    culprit: number(told.culprit),
    heldBefore: told.heldBefore === true,
    reasons: texts(told.reasons),
    causes: texts(told.causes),
    timeline: list(told.timeline).map(({ at, object, what, mark, afterGap }) => ({
      at: number(at) ?? 0,
      object: text(object) ?? '',
      what: text(what) ?? '',
      ...((mark === 'culprit' || mark === 'after') && { mark }),
      afterGap: afterGap === true,
    })),
  };
}

type Data = Readonly<Record<string, unknown>>;

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Data {
  return typeof value === 'object' && value !== null;
}

function list(value: unknown): readonly Data[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function texts(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value : []).map(String);
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function number(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}
