import type { VNode } from 'preact';
import { BAR, type Drawing, LINE, type PlacedMark, type PlacedSpan, type Row } from './drawing';
import { Glyph } from './glyphs';
import { tells } from './lane';
import { Legend } from './legend';
import { rounded } from './numbers';
import { PATTERNS, STYLE } from './style';

/** What stands in the picture beneath everything: scheme, patterns, axis, steps and the names of lanes. */
export function Ground({ drawing }: { readonly drawing: Drawing }): VNode {
  const { width, height } = drawing;
  return (
    <>
      <style>{STYLE}</style>
      <defs>
        {PATTERNS.map(({ id, size, fill, line, d }) => (
          <pattern key={id} id={id} width={size} height={size} patternUnits="userSpaceOnUse">
            <path d={`M0 0h${size}v${size}H0z`} fill={fill} />
            <path d={d} stroke={line} stroke-opacity=".55" />
          </pattern>
        ))}
      </defs>
      <rect class="paper" width={width} height={height} />
      <TimeAxis drawing={drawing} />
      {drawing.rows.length === 0 && (
        <text class="q" x={6} y={drawing.top + 10}>
          Nothing happened to any node, workload or pod.
        </text>
      )}
      <Names rows={drawing.rows} width={width} />
    </>
  );
}

function TimeAxis({ drawing: { axis, left, top, bottom } }: { readonly drawing: Drawing }): VNode {
  const at = (x: number) => rounded(left + x);
  const bands = axis.moments.filter(({ from, to }) => to > from);
  return (
    <>
      <Lines
        looks="band"
        d={bands.map(({ from, to }) => `M${at(from)} ${top - 5}H${at(to)}V${bottom}H${at(from)}z`)}
      />
      <Lines
        looks="axis"
        d={axis.moments.map(({ from, to }) => `M${at(from)} ${top - 6}H${at(Math.max(to, from + 1.5))}`)}
      />
      <Lines looks="rule" d={[`M${left} ${top - 6}H${at(axis.width)}`]} />
      <Lines looks="step" d={axis.steps.map(({ x }) => `M${at(x)} 15V${bottom}`)} />
      {axis.steps.map(
        ({ x, label }) =>
          label !== '' && (
            <text key={x} class="q m" x={at(x)} y={12}>
              {label}
            </text>
          ),
      )}
      {axis.ticks.map(({ x, label }) => (
        <text key={x} class="b m" x={at(x)} y={28}>
          {label}
        </text>
      ))}
    </>
  );
}

/** Many lines as one path; none where there are none, for a path without points is none. */
function Lines({ looks, d }: { readonly looks: string; readonly d: readonly string[] }): VNode | null {
  return d.length === 0 ? null : <path class={looks} d={d.join('')} />;
}

/** The names of all lanes. */
export function Names({ rows, width }: { readonly rows: readonly Row[]; readonly width: number }): VNode {
  return (
    <>
      {rows.map((row) => (
        <Name key={row.y} row={row} width={width} />
      ))}
    </>
  );
}

function Name({ row, width }: { readonly row: Row; readonly width: number }): VNode {
  const { lane, label, bar, isFirst, y } = row;
  return (
    <>
      {isFirst && <path class="rule" d={`M0 ${y - 2}H${width}`} />}
      <text x={6 + 10 * lane.depth} y={bar + 12}>
        <tspan class="q">{lane.of} </tspan>
        {lane.depth === 0 ? <tspan class="b">{label}</tspan> : label}
      </text>
    </>
  );
}

/** A state, with as much of its name as there is room for. */
export function Bar({
  row,
  placed,
  extra = '',
}: {
  readonly row: Row;
  readonly placed: PlacedSpan;
  readonly extra?: string;
}): VNode {
  return (
    <>
      <path class={`s ${placed.span.look}${extra}`} d={barPath(row, placed)} />
      <BarText row={row} placed={placed} />
    </>
  );
}

/** The class of what the culprit is drawn with, or nothing. */
export function ringOf({ all }: PlacedSpan | PlacedMark, culprit: number | undefined): string {
  if (culprit === undefined) return '';
  const found = all.some((one) => ('entry' in one ? one.entry === culprit : tells(one, culprit)));
  return found ? ' culprit' : '';
}

/** Where a state is drawn, so that many that look the same can be one path. */
export function barPath({ bar }: Row, { x, width }: PlacedSpan): string {
  return `M${rounded(x)} ${bar}h${rounded(width)}v${BAR}h${rounded(-width)}z`;
}

export function BarText({ row, placed }: { readonly row: Row; readonly placed: PlacedSpan }): VNode | null {
  if (placed.text === '') return null;
  return (
    <text class="on" x={rounded(placed.textX)} y={row.bar + 12}>
      {placed.text}
    </text>
  );
}

/** Something that happened in a lane, above its bar. */
export function MarkOn({
  row,
  placed,
  extra = '',
}: {
  readonly row: Row;
  readonly placed: PlacedMark;
  readonly extra?: string;
}): VNode {
  const { mark, x, half } = placed;
  return (
    <>
      <Glyph kind={mark.kind} x={x} y={markY(row)} half={half} code={mark.label} extra={extra} />
      <MarkText row={row} placed={placed} />
    </>
  );
}

/** The middle of the marks of a lane. */
export function markY({ bar }: Row): number {
  return bar - 7;
}

export function MarkText({ row, placed }: { readonly row: Row; readonly placed: PlacedMark }): VNode | null {
  const { text, x, half } = placed;
  if (text === '') return null;
  return (
    <text class="q" x={rounded(x + half + 2)} y={markY(row) + 4}>
      {text}
    </text>
  );
}

/** What stands above everything: torn bands where time is folded, and what signs mean. */
export function Front({ drawing }: { readonly drawing: Drawing }): VNode {
  const { axis, left, top, bottom, omitted } = drawing;
  return (
    <>
      {axis.folds.map(({ from, to, label }) => {
        const x = left + (from + to) / 2;
        return (
          <g key={from}>
            <path class="tear" d={tear(x, top - 10, bottom)} />
            <text class="q m" x={rounded(x)} y={28}>
              {label}
            </text>
          </g>
        );
      })}
      {omitted !== '' && (
        <text class="q" x={6} y={bottom + 14}>
          {omitted}
        </text>
      )}
      <Legend drawing={drawing} y={bottom + LINE * (omitted === '' ? 1 : 2) + 2} />
    </>
  );
}

/** A band with torn edges from top to bottom. */
function tear(x: number, top: number, bottom: number): string {
  const teeth = Math.max(2, Math.round((bottom - top) / 12));
  const tooth = (bottom - top) / teeth;
  let down = `M${rounded(x - 6)} ${top}`;
  for (let i = 0; i < teeth; i += 1) down += `l${i % 2 === 0 ? 4 : -4} ${rounded(tooth)}`;
  let up = 'h8';
  for (let i = teeth - 1; i >= 0; i -= 1) up += `l${i % 2 === 0 ? -4 : 4} ${rounded(-tooth)}`;
  return `${down}${up}z`;
}
