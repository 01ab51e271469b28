import type { VNode } from 'preact';
import { useCallback, useMemo, useRef, useState } from 'preact/hooks';
import { type Instant, type JournalEntry, type Story, shortDuration } from '../../engine';
import { drawingOf, STRIP, TOP } from './drawing';
import { rounded } from './numbers';
import { Bar, Front, Ground, MarkOn, Names, ringOf } from './picture';
import { reasonsOf } from './reasons';
import { neighbour, type Thing, thingsOf, toldThing } from './things';

interface Props {
  readonly story: Story;
  /** As `readStory` reads them. */
  readonly entries: readonly JournalEntry[];
  readonly title: string;
  /** The moment that is looked at, a line through all lanes: an instant, and the newest entry that is told then. */
  readonly at?: Instant;
  readonly entry?: number;
  /** The entry that is to be seen first. */
  readonly culprit?: number;
  /** The reader chose something that happened, with the pointer or the keys. */
  readonly onMoment?: (entry: JournalEntry) => void;
}

/**
 * The picture of a story to work with: each state and mark can be pointed at and reached with the arrow keys, and tells what, when and why.
 * The drawing is the one of `timelineSvg`.
 */
export function Timeline({ story, entries, title, at, entry, culprit, onMoment }: Props): VNode {
  const { steps, end } = story;
  const drawing = useMemo(() => drawingOf({ entries, steps, end, culprit }), [entries, steps, end, culprit]);
  const things = useMemo(() => thingsOf(drawing), [drawing]);
  const all = useMemo(() => things.flat(), [things]);
  const picture = useRef<SVGSVGElement>(null);
  const [reached, setReached] = useState<Thing>();
  const [pointed, setPointed] = useState<Thing>();
  const stop = reached ?? things[0]?.[0];
  const first = entries[0]?.id ?? 0;

  const heard = useRef(onMoment);
  heard.current = onMoment;
  const choose = useCallback(
    (thing: Thing) => {
      setReached(thing);
      setPointed(undefined);
      const chosen = entries[thing.entry - first];
      if (chosen !== undefined) heard.current?.(chosen);
    },
    [entries, first],
  );
  const onKey = (event: KeyboardEvent) => {
    if (stop === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    const isChosen = event.key === 'Enter' || event.key === ' ';
    const next = isChosen ? stop : neighbour(things, stop, event.key);
    if (next === undefined) return;
    event.preventDefault();
    choose(next);
    picture.current?.querySelectorAll<SVGGElement>('.i')[all.indexOf(next)]?.focus();
  };
  const onGround = (event: MouseEvent) => {
    const svg = event.currentTarget as SVGSVGElement;
    const box = svg.getBoundingClientRect();
    const x = ((event.clientX - box.left) / box.width) * drawing.width - drawing.left;
    if (x < 0) return;
    const instant = drawing.axis.nearest(x);
    const newest = entries.findLast((candidate) => candidate.at <= instant);
    if (newest !== undefined) onMoment?.(newest);
  };
  // A slider moves often: only what follows it is drawn again.
  const ground = useMemo(() => <Ground drawing={drawing} />, [drawing]);
  const front = useMemo(() => <Front drawing={drawing} />, [drawing]);
  const touchables = useMemo(
    () =>
      all.map((thing, i) => (
        <Touchable
          key={i}
          thing={thing}
          end={end}
          isStop={thing === stop}
          ring={ringOf((thing.span ?? thing.mark)!, culprit)}
          onFocus={setReached}
          onPoint={setPointed}
          onChoose={choose}
        />
      )),
    [all, end, stop, culprit, choose],
  );
  const { width, height, left, top, bottom } = drawing;
  const names = useRef<SVGGElement>(null);
  const onScroll = ({
    currentTarget: { scrollLeft, clientWidth },
  }: {
    readonly currentTarget: HTMLElement;
  }) => {
    const isShown = scrollLeft > 0 && clientWidth > left * WORTH_KEEPING;
    names.current?.setAttribute('transform', `translate(${scrollLeft})`);
    names.current?.setAttribute('display', isShown ? 'inline' : 'none');
  };
  return (
    <div class="timeline-work">
      <div class="timeline-scroll" onScroll={onScroll}>
        {/* biome-ignore lint/a11y/useSemanticElements: there is no other element for a group of marks in a picture. */}
        <svg
          ref={picture}
          class="tl"
          viewBox={`0 0 ${width} ${height}`}
          width={width}
          height={height}
          role="group"
          aria-label={`${title}: timeline`}
          onClick={onGround}
          onKeyDown={onKey}
        >
          {ground}
          {touchables}
          {front}
          {at !== undefined && (
            <Now x={drawing.left + drawing.axis.xAt(at, entry)} at={at} bottom={drawing.bottom} />
          )}
          <g ref={names} class="names" display="none">
            <path class="paper" d={`M0 ${top - 3}h${left - 4}V${bottom}H0z`} />
            <Names rows={drawing.rows} width={left - 4} />
          </g>
        </svg>
      </div>
      <Told thing={pointed ?? reached} entries={entries} story={story} culprit={culprit} />
    </div>
  );
}

/** The names of lanes stay where the picture scrolls, if there is left so many times their width. */
const WORTH_KEEPING = 1.6;

interface TouchableProps {
  readonly thing: Thing;
  readonly end: Instant;
  /** Whether the tabulator stops here: at one thing of a picture. */
  readonly isStop: boolean;
  readonly ring: string;
  readonly onFocus: (thing: Thing) => void;
  readonly onPoint: (thing: Thing | undefined) => void;
  readonly onChoose: (thing: Thing) => void;
}

/** A state or a mark that can be pointed at. */
function Touchable(props: TouchableProps): VNode {
  const { thing, end, isStop, ring, onFocus, onPoint, onChoose } = props;
  const { row, span, mark } = thing;
  const { what, when } = toldThing(thing, end);
  return (
    // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: it is a picture of something that happened; with its parts as text, a button would have two names.
    <g
      class="i"
      role="img"
      tabindex={isStop ? 0 : -1}
      aria-label={`${what}, ${when}${ring === '' ? '' : `, ${FRAMED}`}`}
      onFocus={() => onFocus(thing)}
      onPointerEnter={() => onPoint(thing)}
      onPointerLeave={() => onPoint(undefined)}
      onClick={(event) => {
        event.stopPropagation();
        onChoose(thing);
      }}
    >
      {span && <Bar row={row} placed={span} extra={ring} />}
      {mark && <path class="hit" d={hitBox(thing)} />}
      {mark && <MarkOn row={row} placed={mark} extra={ring} />}
    </g>
  );
}

/** Marks are small: around them, there is room for a finger. */
function hitBox({ row, x, width }: Thing): string {
  return `M${rounded(x - 2)} ${row.bar - STRIP}h${rounded(width + 4)}v${STRIP}h${rounded(-width - 4)}z`;
}

/** The moment that is looked at. */
function Now({
  x,
  at,
  bottom,
}: {
  readonly x: number;
  readonly at: Instant;
  readonly bottom: number;
}): VNode {
  const place = rounded(x);
  return (
    <g class="now">
      <path d={`M${place} ${TOP - 8}V${bottom}`} />
      <path d={`M${place} ${TOP - 3}l-5-7h10z`} />
      <title>{shortDuration(at)}</title>
    </g>
  );
}

interface ToldProps {
  readonly thing?: Thing;
  readonly entries: readonly JournalEntry[];
  readonly story: Story;
  readonly culprit?: number;
}

/** Of what stands in the thick frame. */
const FRAMED = 'in the thick frame: what failed came of it';

/** What is pointed at, in words: what, when and why. */
function Told({ thing, entries, story, culprit }: ToldProps): VNode {
  if (thing === undefined)
    return (
      <p class="timeline-told quiet">
        Point at a state or a mark, or use Tab and the arrow keys: here it says what it was, when and why.
      </p>
    );
  const { what, when, more } = toldThing(thing, story.end);
  const reasons = reasonsOf(entries, thing.entry, story);
  return (
    <div class="timeline-told" aria-live="polite">
      <p>
        <strong>{what}</strong> <span class="quiet">{when}</span>
        {ringOf((thing.span ?? thing.mark)!, culprit) !== '' && ` · ${FRAMED}`}
      </p>
      {more.map((line, i) => (
        <p key={i}>{line}</p>
      ))}
      {reasons.length > 0 && (
        <p>
          <span class="quiet">Why? </span>
          {reasons.join(' ← ')}
        </p>
      )}
    </div>
  );
}
