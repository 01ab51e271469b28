import type { VNode } from 'preact';
import type { MarkKind } from './lane';
import { rounded } from './numbers';

interface Props {
  readonly kind: MarkKind;
  readonly x: number;
  readonly y: number;
  /** Of an exit: half the width of its box, and what stands in it. */
  readonly half?: number;
  readonly code?: string;
  readonly extra?: string;
}

/** The sign of a mark, around its place. Each has its own shape. */
export function Glyph({ kind, x, y, half = 6, code = '0', extra = '' }: Props): VNode {
  return (
    <>
      <path class={`k ${kind}${extra}`} d={glyphPath(kind, x, y, half)} />
      {kind === 'exit' && <ExitCode x={x} y={y} code={code} />}
    </>
  );
}

/** The number in the box of an exit. */
export function ExitCode({
  x,
  y,
  code,
}: {
  readonly x: number;
  readonly y: number;
  readonly code: string;
}): VNode {
  return (
    <text class="m" x={rounded(x)} y={rounded(y + 4)}>
      {code}
    </text>
  );
}

/** What a sign consists of, so that many of one kind can be one path. */
export function glyphPath(kind: MarkKind, x: number, y: number, half: number): string {
  if (kind === 'exit')
    return `M${rounded(x - half)} ${rounded(y - 5.5)}h${rounded(2 * half)}v11h${rounded(-2 * half)}z`;
  return `M${rounded(x)} ${rounded(y)}${SHAPES[kind]}`;
}

const SHAPES: Readonly<Record<Exclude<MarkKind, 'exit'>, string>> = {
  event: 'm-2.5 0a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0',
  warning: 'm0-5 5 9h-10zm0 3.2v2.8m0 1.2v.6',
  passed: 'm-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0',
  failed: 'm-4-4 8 8m0-8-8 8',
  hook: 'm-3.5-3.5h7v7h-7z',
  signal: 'm0 6v-11l6 3-6 3',
  change: 'm0-4.5 4.5 4.5-4.5 4.5-4.5-4.5z',
  placed: 'm-5 0h8m-3.5-3.5 3.5 3.5-3.5 3.5',
  gone: 'm-4 0h8m0 5v-10',
};
