/**
 * How a picture looks, in both colour schemes. Each state has a pattern or an outline besides its colour. It is part of each picture, for a
 * picture goes where no style sheet is.
 */
export const STYLE = css(`
.tl{--paper:#fdfdfc;--text:#1c2024;--quiet:#5b6470;--line:#c9cdd2;--band:#eef0f2;--run:#cfe4fa;--runline:#2c6cab;--half:#eef6fd;
--wait:#fdf3d7;--waitline:#a87a0b;--fail:#fbdcd9;--failline:#b3261e;--end:#fff;--endline:#737b85;--bye:#ecdff7;--byeline:#7647a8;--bad:#a3201d;--good:#1a6b35;
font:11px system-ui,sans-serif;color-scheme:light dark}
@media (prefers-color-scheme:dark){.tl{--paper:#15181c;--text:#e8eaed;--quiet:#a3adb9;--line:#454d57;--band:#20252b;--run:#1d436b;--runline:#72b0ee;--half:#182938;
--wait:#3b3011;--waitline:#d9ab3d;--fail:#541f1b;--failline:#f08e86;--end:#15181c;--endline:#98a1ac;--bye:#3b2752;--byeline:#bf98e8;--bad:#f39a94;--good:#7fce97}}
.tl text{fill:var(--text)}
.tl .q{fill:var(--quiet)}
.tl .b{font-weight:600}
.tl .m{text-anchor:middle}
.tl .paper{fill:var(--paper)}
.tl .band{fill:var(--band)}
.tl .rule{stroke:var(--line);fill:none}
.tl .step{stroke:var(--quiet);stroke-dasharray:1 3;fill:none}
.tl .axis{stroke:var(--quiet);stroke-width:2;fill:none}
.tl .tear{fill:var(--paper);stroke:var(--quiet)}
.tl .s{stroke-linejoin:round}
.tl .running{fill:var(--run);stroke:var(--runline)}
.tl .half{fill:var(--half);stroke:var(--runline);stroke-dasharray:4 2}
.tl .waiting{fill:url(#tl-w);stroke:var(--waitline)}
.tl .gap{fill:url(#tl-g);stroke:var(--failline);stroke-dasharray:1 2}
.tl .ending{fill:url(#tl-e);stroke:var(--byeline)}
.tl .lost{fill:url(#tl-l);stroke:var(--failline)}
.tl .ended{fill:var(--end);stroke:var(--endline)}
.tl .failed{fill:var(--fail);stroke:var(--failline);stroke-width:2}
.tl text.on{paint-order:stroke;stroke:var(--paper);stroke-width:3px;stroke-opacity:.75}
.tl .k{fill:none;stroke:var(--quiet);stroke-width:1.5}
.tl .k.warning{stroke:var(--bad)}
.tl .k.failed{stroke:var(--bad);stroke-width:2}
.tl .k.passed{fill:var(--good);stroke:var(--good)}
.tl .k.signal{fill:var(--byeline);stroke:var(--byeline)}
.tl .k.hook{fill:var(--waitline);stroke:var(--waitline)}
.tl .k.exit{fill:var(--end);stroke:var(--text);stroke-width:1}
.tl .culprit.culprit{stroke:var(--bad);stroke-width:3;stroke-dasharray:none}
`);

/** Patterns that states are filled with. */
export const PATTERNS: readonly {
  readonly id: string;
  readonly size: number;
  readonly fill: string;
  readonly line: string;
  readonly d: string;
}[] = [
  { id: 'tl-w', size: 7, fill: 'var(--wait)', line: 'var(--waitline)', d: 'M-1 8 8 -1M-2 2 2 -2M5 9 9 5' },
  { id: 'tl-g', size: 5, fill: 'var(--paper)', line: 'var(--failline)', d: 'M2 2h1' },
  { id: 'tl-e', size: 5, fill: 'var(--bye)', line: 'var(--byeline)', d: 'M2 0v5' },
  { id: 'tl-l', size: 7, fill: 'var(--fail)', line: 'var(--failline)', d: 'M0 0 7 7M0 7 7 0' },
];

function css(text: string): string {
  return text.trim().replaceAll('\n', '');
}
