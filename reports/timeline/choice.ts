import { type Lane, tells } from './lane';
import type { LaneGroup } from './lanes';

export interface Choice {
  readonly groups: readonly LaneGroup[];
  /** How many others there are, by what they are. */
  readonly omitted: ReadonlyMap<string, number>;
}

/** Of too many groups, those that are drawn: whole groups, from the first on; nodes of which nothing is told only while they are few; the group of the culprit always. */
export function chosen(all: readonly LaneGroup[], most: number, culprit: number | undefined): Choice {
  const isCulprit = ({ lanes }: LaneGroup) =>
    culprit !== undefined && lanes.some((lane) => hasEntry(lane, culprit));
  const nodes = all.filter(({ lanes }) => lanes[0]!.kind === 'node').length;
  const groups: LaneGroup[] = [];
  let room = most;
  const omitted = new Map<string, number>();
  const wanted = all.filter(isCulprit);
  for (const { lanes } of wanted) room -= lanes.length;
  for (const group of all) {
    const [lane] = group.lanes;
    const isDull = lane!.kind === 'node' && nodes > MOST_NODES && !lane!.isTelling();
    if (wanted.includes(group)) groups.push(group);
    else if (isDull || group.lanes.length > room) {
      if (!isDull) room = 0;
      omitted.set(lane!.of, (omitted.get(lane!.of) ?? 0) + 1);
    } else {
      room -= group.lanes.length;
      groups.push(group);
    }
  }
  return { groups, omitted };
}

function hasEntry({ spans, marks }: Lane, entry: number): boolean {
  return spans.some((span) => tells(span, entry)) || marks.some((mark) => mark.entry === entry);
}

/** `… and 80 more Pods, 5 more instants, not drawn`; empty where all is drawn. */
export function omittedText(omitted: ReadonlyMap<string, number>, instants: number): string {
  const told = [...omitted].map(([of, n]) => `${n} more ${of}${n > 1 ? 's' : ''}`);
  if (instants > 0) told.push(`${instants} more instant${instants > 1 ? 's' : ''}`);
  return told.length === 0 ? '' : `… and ${told.join(', ')}, not drawn`;
}

/** Of more nodes than this, those of which nothing is told are left out. */
const MOST_NODES = 4;
