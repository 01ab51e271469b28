import { render } from 'preact-render-to-string';
import { type JournalEntry, readStory, type Story, shortDuration } from '../../engine';
import { type Drawing, drawingOf } from './drawing';
import { Bar, Front, Ground, MarkOn } from './picture';

/**
 * The picture of a story as a file of its own, which shows in any report, in light and dark.
 * @param entries of the story, where they are at hand
 * @param culprit the entry that is to be seen first
 */
export function timelineSvg(
  story: Story,
  title: string,
  entries: readonly JournalEntry[] = readStory(story),
  culprit?: number,
): string {
  const drawing = drawingOf({ entries, steps: story.steps, end: story.end, culprit });
  const { width, height, rows } = drawing;
  const ringOf = (entry: number) => (entry === culprit ? ' culprit' : '');
  return render(
    <svg
      xmlns="http://www.w3.org/2000/svg"
      class="tl"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
    >
      <title>{title}</title>
      <desc>{described(drawing, story.end)}</desc>
      <Ground drawing={drawing} />
      {rows.map((row) => (
        <>
          {row.spans.map((placed) => (
            <Bar key={placed.x} row={row} placed={placed} extra={ringOf(placed.span.from.entry)} />
          ))}
          {row.marks.map((placed) => (
            <MarkOn key={placed.x} row={row} placed={placed} extra={ringOf(placed.mark.entry)} />
          ))}
        </>
      ))}
      <Front drawing={drawing} />
    </svg>,
  );
}

/** The picture in a sentence for each lane, for who does not see it. */
function described({ rows }: Drawing, end: number): string {
  const lanes = rows.map(
    ({ lane, spans }) =>
      `${lane.title}: ${spans.map(({ span }) => span.label).join(', then ') || 'no state'}`,
  );
  return `Timeline of ${shortDuration(end)}. ${lanes.join('. ')}.`;
}
