import type { VNode } from 'preact';
import type { Drawing } from './drawing';
import { Glyph } from './glyphs';
import type { Look, MarkKind } from './lane';
import { rounded } from './numbers';
import { textWidth } from './text-width';

/** What the signs of this picture mean. */
export function Legend({ drawing, y }: { readonly drawing: Drawing; readonly y: number }): VNode {
  const { looks, kinds, width, axis } = drawing;
  const items: VNode[] = [];
  let x = 6;
  const add = (sign: (x: number) => VNode, word: string, room: number) => {
    const next = x + room + textWidth(word) + 14;
    if (next > width + 8) return;
    items.push(
      <>
        {sign(x)}
        <text class="q" x={rounded(x + room)} y={y}>
          {word}
        </text>
      </>,
    );
    x = next;
  };
  if (axis.steps.length > 0)
    add(
      (at) => (
        <text class="q" x={rounded(at)} y={y}>
          1
        </text>
      ),
      'step',
      11,
    );
  for (const kind of KINDS) {
    const word = MARKS[kind];
    if (kinds.includes(kind)) add((at) => <Glyph kind={kind} x={at + 6} y={y - 4} />, word, 16);
  }
  for (const look of LOOKS) {
    const word = STATES[look];
    if (looks.includes(look))
      add((at) => <rect class={look} x={rounded(at)} y={y - 9} width={14} height={10} />, word, 19);
  }
  return <g>{items}</g>;
}

const MARKS: Readonly<Record<MarkKind, string>> = {
  placed: 'placed on a node',
  event: 'event',
  warning: 'warning',
  passed: 'probe passes',
  failed: 'probe fails',
  hook: 'hook begins',
  signal: 'signal',
  exit: 'exit code',
  change: 'change',
  gone: 'gone',
};

const STATES: Readonly<Record<Look, string>> = {
  waiting: 'waiting',
  running: 'running',
  half: 'not or partly ready',
  ended: 'ended',
  failed: 'failed',
  gap: 'back-off',
  ending: 'terminating',
  lost: 'lost',
};

const KINDS = Object.keys(MARKS) as readonly MarkKind[];
const LOOKS = Object.keys(STATES) as readonly Look[];
