import { test } from 'node:test';
import { expect } from 'expect';
import { PATTERNS, STYLE } from './style';

/** The variables of a scheme. */
function schemeOf(css: string): ReadonlyMap<string, string> {
  return new Map([...css.matchAll(/--(\w+):(#[0-9a-f]{3,6})/g)].map(([, name, colour]) => [name!, colour!]));
}

const [light = '', dark = ''] = STYLE.split('@media (prefers-color-scheme:dark)').map(
  (css) => css.split('}')[0]!,
);
const SCHEMES = { light: schemeOf(light), dark: schemeOf(dark) };
const GROUNDS = ['paper', 'band', 'run', 'half', 'wait', 'fail', 'end', 'bye'];
const LINES = ['runline', 'waitline', 'failline', 'endline', 'byeline', 'bad', 'good', 'quiet'];

for (const [name, scheme] of Object.entries(SCHEMES)) {
  // https://www.w3.org/TR/WCAG22/#contrast-minimum
  for (const ground of GROUNDS)
    test(`in the ${name} scheme, text can be read on ${ground}`, () =>
      expect(contrast(scheme.get('text')!, scheme.get(ground)!)).toBeGreaterThan(4.5));
  for (const ground of ['paper', 'band'])
    test(`in the ${name} scheme, quiet text can be read on ${ground}`, () =>
      expect(contrast(scheme.get('quiet')!, scheme.get(ground)!)).toBeGreaterThan(4.5));
  // https://www.w3.org/TR/WCAG22/#non-text-contrast
  for (const line of LINES)
    test(`in the ${name} scheme, ${line} can be seen on paper and on the band of an instant`, () => {
      for (const ground of ['paper', 'band'])
        expect(contrast(scheme.get(line)!, scheme.get(ground)!)).toBeGreaterThan(3);
    });
}

test('both schemes know the same colours', () => {
  expect([...SCHEMES.dark.keys()]).toEqual([...SCHEMES.light.keys()]);
});

test('a state never differs from another by its colour alone', () => {
  const looks = [...STYLE.matchAll(/\.tl \.(running|half|waiting|gap|ending|lost|ended|failed)\{([^}]*)\}/g)];
  const shapes = looks.map(([, , css]) => {
    const pattern = PATTERNS.find(({ id }) => css!.includes(`#${id})`));
    return [
      pattern?.d ?? (css!.includes('fill:var(--end)') ? 'empty' : 'full'),
      /stroke-(dasharray|width):[^;]*/.exec(css!)?.[0] ?? '',
    ].join(' ');
  });
  expect(looks).toHaveLength(8);
  expect(new Set(shapes).size).toBe(8);
});

function contrast(one: string, other: string): number {
  const [bright, dim] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (bright! + 0.05) / (dim! + 0.05);
}

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(colour: string): number {
  const digits =
    colour.length === 4 ? [...colour.slice(1)].map((digit) => digit + digit) : colour.slice(1).match(/../g)!;
  const [red, green, blue] = digits.map((two) => {
    const part = Number.parseInt(two, 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}
