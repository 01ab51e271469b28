import { render } from 'preact-render-to-string';
import { type JournalEntry, readStory, type Story, shortDuration } from '../../engine';
import { type Drawing, drawingOf, type PlacedSpan } from './drawing';
import { Front, Ground } from './picture';
import { Still } from './still';

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
  return asXml(
    render(
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
        <Still rows={rows} culprit={culprit} />
        <Front drawing={drawing} />
      </svg>,
    ),
  );
}

/** Elements without content are closed short; what HTML lets pass in a text and XML does not is replaced. Every `<` of a text is escaped before. */
function asXml(html: string): string {
  return html
    .replace(/><\/(?:path|rect)>/g, '/>')
    .replaceAll(']]>', ']]&gt;')
    .replace(NOT_IN_XML, '\uFFFD');
}

/** https://www.w3.org/TR/xml/#charsets */
const NOT_IN_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** The picture in a sentence for each lane, for who does not see it. */
function described({ rows, omitted }: Drawing, end: number): string {
  const lanes = rows.map(({ lane, spans }) => `${lane.title}: ${statesOf(spans)}`);
  return [`Timeline of ${shortDuration(end)}`, ...lanes, ...(omitted === '' ? [] : [omitted])].join('. ');
}

function statesOf(spans: readonly PlacedSpan[]): string {
  const told = spans.slice(0, MOST_TOLD).map(({ span }) => span.label);
  const left = spans.length - told.length;
  if (told.length === 0) return 'no state';
  return `${told.join(', then ')}${left > 0 ? `, then ${left} more` : ''}`;
}

const MOST_TOLD = 5;
