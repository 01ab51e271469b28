import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { type Block, blocksOf, type MarkedLine } from './marked-lines';
import { CLASSES, Scroll, Sign } from './marks';

/** A text with its lines marked; what is far from all changes is folded until somebody opens it. */
export function MarkedText({
  label,
  lines,
}: {
  readonly label: string;
  readonly lines: readonly MarkedLine[];
}): VNode {
  const [opened, open] = useState<ReadonlySet<number>>(new Set());
  return (
    <Scroll label={label}>
      <pre class="marked">
        {blocksOf(lines).map((block) =>
          block.isFolded && !opened.has(block.from) ? (
            <Fold key={block.from} block={block} open={() => open(new Set([...opened, block.from]))} />
          ) : (
            block.lines.map((line, i) => (
              <Line key={`${block.from} ${line.mark} ${i} ${line.text}`} line={line} />
            ))
          ),
        )}
      </pre>
    </Scroll>
  );
}

function Fold({ block, open }: { readonly block: Block; readonly open: () => void }): VNode {
  return (
    <button type="button" class="fold" aria-expanded="false" onClick={open}>
      … {block.lines.length} lines as they were
    </button>
  );
}

function Line({ line: { mark, text, was } }: { readonly line: MarkedLine }): VNode {
  return (
    <span class={`line ${CLASSES[mark] ?? ''}`}>
      <span class="sign">
        <Sign mark={mark} />
      </span>
      {text}
      {was !== undefined && <span class="was"> (was {writtenValue(was)})</span>}
      {'\n'}
    </span>
  );
}

/** `Pending` of `  phase: Pending` */
function writtenValue(line: string): string {
  const value = /^\s*(?:- )*[^\s:][^:]*:\s*(.*)$/.exec(line)?.[1] ?? line.trim();
  return value === '' ? 'a structure' : value;
}
