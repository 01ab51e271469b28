import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { TRANSITIONS } from './transitions';

/** What kind of thing is said. */
export type Group =
  | 'phase'
  | 'container'
  | 'waiting'
  | 'terminated'
  | 'pod'
  | 'condition'
  | 'event'
  | 'process';

/** One thing that the engine can say of a lifecycle. */
export interface CatalogueEntry {
  readonly group: Group;
  /** In the order of its group: the reason and the message of an event, `*` for what varies. */
  readonly texts: readonly string[];
  /** Where the engine says it: `engine/kubelet/events.ts#pulling`. */
  readonly place: string;
}

/** `npm run docs` writes it from the source of the engine. */
export const CATALOGUE_FILE = path.join(__dirname, 'entries.json');

/** All that the engine can say, looked up by what was said. */
export class Catalogue {
  /** Changes whenever an entry does: numbers mean the same only with the same catalogue. */
  readonly digest: string;
  private readonly byBeginning = new Map<string, number[]>();
  private readonly open: number[] = [];
  private readonly exact = new Map<string, number>();

  constructor(readonly entries: readonly CatalogueEntry[]) {
    const text = JSON.stringify(entries.map(({ group, texts }) => [group, ...texts]));
    this.digest = createHash('sha256').update(text).digest('hex').slice(0, 8);
    entries.forEach(({ group, texts }, i) => {
      const [first = ''] = texts;
      this.exact.set(keyOf(group, texts), i);
      if (first.includes('*')) this.open.push(i);
      else
        this.byBeginning.set(keyOf(group, [first]), [
          ...(this.byBeginning.get(keyOf(group, [first])) ?? []),
          i,
        ]);
    });
  }

  /** The number of the entry that tells the most of what was said; undefined where none can have said it. */
  numberOf(group: Group, texts: readonly string[]): number | undefined {
    const exactly = this.exact.get(keyOf(group, texts));
    if (exactly !== undefined) return exactly;
    const candidates = [...(this.byBeginning.get(keyOf(group, [texts[0] ?? ''])) ?? []), ...this.open];
    let best: number | undefined;
    let most = -1;
    for (const i of candidates) {
      const entry = this.entries[i]!;
      if (entry.group !== group || !entry.texts.every((shape, at) => fits(shape, texts[at] ?? ''))) continue;
      const told = entry.texts.join('').replaceAll('*', '').length;
      if (told > most) [best, most] = [i, told];
    }
    return best;
  }
}

let ours: Catalogue | undefined;

/** The catalogue of this release. */
export function catalogueOfEngine(): Catalogue {
  if (ours === undefined) {
    const rows = JSON.parse(readFileSync(CATALOGUE_FILE, 'utf8')) as readonly Row[];
    const written = rows.map(([group, place, ...texts]): CatalogueEntry => ({ group, texts, place }));
    ours = new Catalogue([...TRANSITIONS, ...written]);
  }
  return ours;
}

type Row = readonly [group: Group, place: string, ...texts: string[]];

/** Whether a text is of a shape: each `*` stands for anything, also for nothing. */
export function fits(shape: string, text: string): boolean {
  const [start = '', ...others] = shape.split('*');
  const end = others.pop();
  if (end === undefined) return shape === text;
  if (!text.startsWith(start)) return false;
  let at = start.length;
  for (const part of others) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return text.length - end.length >= at && text.endsWith(end);
}

function keyOf(group: Group, texts: readonly string[]): string {
  return `${group}\0${texts.join('\0')}`;
}
