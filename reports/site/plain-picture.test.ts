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
  ['a style for a screen', '<style>@media (min-width:9px){.a{fill:var(--b)}}</style>', true],
  ['text that is spelled otherwise', '<text>C:\\Users &#64;import image-set(a)</text>', true],
  ['references of XML in an attribute', '<g aria-label="&lt;a&gt; &amp; &quot;b&quot;"/>', true],
  ['a style without rules before a text', '<style/><text>@import</text>', true],
  ['a style that loads under an escape', '<style>@\\69mport "//example.com/x.css"</style>', false],
  ['a style that loads by a reference', '<style>&#64;import "//example.com/x.css"</style>', false],
  ['a style that loads around an element', '<style>@im<g/>port "//example.com/x.css"</style>', false],
  ['a style with a face of its own', '<style>@font-face{src:local(a)}</style>', false],
  ['a style that loads one of several', '<style>.a{fill:image-set("//example.com/x.png" 1x)}</style>', false],
  ['the same with a prefix', '<style>.a{fill:-webkit-image-set("//example.com/x.png" 1x)}</style>', false],
  ['an address under an escape in a style', '<style>.a{fill:u\\72l(//example.com/x)}</style>', false],
  ['an address under an escape', '<rect fill="u\\72l(//example.com/x)"/>', false],
  ['an address by a reference', '<rect fill="u&#114;l(//example.com/x)"/>', false],
  ['an address by a reference with a name', '<rect fill="url&lpar;//example.com/x)"/>', false],
  ['a fill that loads one of several', '<rect style="fill:image-set(\'//example.com/x.png\' 1x)"/>', false],
  ['the same in an attribute', '<rect mask="image-set(\'//example.com/x.png\' 1x)"/>', false],
  [
    'an address under a prefix of its own',
    '<use xmlns:x="http://www.w3.org/1999/xlink" x:href="//example.com/a.svg#a"/>',
    false,
  ],
  ['a prefix of its own', '<g xmlns:x="http://www.w3.org/1999/xlink"/>', false],
  ['elements of another kind', '<style xmlns="http://www.w3.org/1999/xhtml"/>', false],
  ['another base', '<g xml:base="//example.com/"><use href="#a"/></g>', false],
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
