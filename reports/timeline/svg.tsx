import { render } from 'preact-render-to-string';
import { readStory, type Story, shortDuration, timeline } from '../../engine';

/** The picture of a story as a file of its own, which shows in any report. */
export function timelineSvg(story: Story, title: string): string {
  const lines = timeline(readStory(story)).slice(-20);
  return render(
    <svg xmlns="http://www.w3.org/2000/svg" viewBox={`0 0 800 ${20 * lines.length + 20}`} role="img">
      <title>{title}</title>
      {lines.map((line, i) => (
        <text key={line.entry} x={10} y={20 * i + 20} font-size={12}>
          {`${shortDuration(line.at)} ${line.object} ${line.what}`}
        </text>
      ))}
    </svg>,
  );
}
