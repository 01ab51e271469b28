import type { VNode } from 'preact';
import { type Drawing, LINE } from './drawing';
import { Glyph } from './glyphs';
import type { LegendItem } from './legend-items';
import { rounded } from './numbers';

/** What the signs of this picture mean. */
export function Legend({ drawing, y }: { readonly drawing: Drawing; readonly y: number }): VNode {
  return (
    <>
      {drawing.legend.map(({ sign, word, x, wordX, line }) => (
        <>
          <Sign sign={sign} x={rounded(x)} y={y + LINE * line} />
          <text class="q" x={rounded(wordX)} y={y + LINE * line}>
            {word}
          </text>
        </>
      ))}
    </>
  );
}

interface SignProps {
  readonly sign: LegendItem['sign'];
  readonly x: number;
  readonly y: number;
}

function Sign({ sign, x, y }: SignProps): VNode {
  if (sign === 'step') return <path class="step" d={`M${x + 4} ${y - 11}v13`} />;
  if (sign === 'instant')
    return (
      <>
        <path class="band" d={`M${x} ${y - 8}h14v10h-14z`} />
        <path class="axis" d={`M${x} ${y - 8}h14`} />
      </>
    );
  if (sign === 'fold') return <path class="tear" d={`M${x + 1} ${y - 10}l4 4-4 4 4 4h7l-4-4 4-4-4-4z`} />;
  if ('mark' in sign) return <Glyph kind={sign.mark} x={x + 6} y={y - 4} />;
  return <path class={`s ${sign.look}`} d={`M${x} ${y - 9}h14v10h-14z`} />;
}
