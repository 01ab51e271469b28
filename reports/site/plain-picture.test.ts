import { describe, test } from 'node:test';
import { expect } from 'expect';
import { isPlainPicture } from './plain-picture';

const rows: readonly (readonly [what: string, inner: string, isPlain: boolean])[] = [
  ['shapes and texts', '<g class="a"><rect x="1" y="2"/><text>5 &lt; 6</text></g>', true],
  ['what it has itself', '<use href="#a"/><path fill="url(#b)"/>', true],
  ['a style of its own', '<style>.a > .b { fill: url(#b) }</style>', true],
  ['words about handlers', '<text>onload = 1, javascript</text><title>on click</title>', true],
  ['an attribute that only begins alike', '<g class="one once" data-on="1"/>', true],
  ['a script', '<script>alert(1)</script>', false],
  ['a script in capitals', '<SCRIPT>alert(1)</SCRIPT>', false],
  ['a handler', '<g onclick="alert(1)"/>', false],
  ['a handler in capitals after another attribute', '<g class="a" ONLOAD="alert(1)"/>', false],
  ['HTML', '<foreignObject><p>x</p></foreignObject>', false],
  ['a picture from elsewhere', '<image href="https://example.com/x.png"/>', false],
  ['a part from elsewhere', '<use href="https://example.com/x.svg#a"/>', false],
  ['a link', '<a href="#a"/>', false],
  ['an address under the older name', '<use xlink:href="data:image/svg+xml,x"/>', false],
  ['a style that loads', '<style>@import "x"</style>', false],
  ['a fill that loads', '<rect fill="url(https://example.com/x)"/>', false],
  ['an animation', '<set attributeName="href" to="x"/>', false],
  ['a comment', '<!-- x -->', false],
  ['character data', '<![CDATA[<script>]]>', false],
  ['attributes in other quotes', "<g onload='alert(1)'/>", false],
];

describe('a picture of the book', () => {
  for (const [what, inner, isPlain] of rows) {
    test(`${isPlain ? 'may' : 'must not'} have ${what}`, () =>
      expect(isPlainPicture(`<svg viewBox="0 0 1 1">${inner}</svg>`)).toBe(isPlain));
  }

  test('must not have a handler on itself', () =>
    expect(isPlainPicture('<svg onload="alert(1)"></svg>')).toBe(false));
  test('must not be something else', () => expect(isPlainPicture('picture')).toBe(false));
});
