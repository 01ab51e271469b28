import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { expect } from 'expect';
import type { Browser, Page } from 'playwright-core';
import { filesIn, type Trial } from '../trial';
import { addressOf, type Eyes, launch, NO_CHROMIUM, tab } from './chromium';
import { sample } from './sample';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** A desk by day, a phone by night. */
const EYES: readonly Eyes[] = [
  { scheme: 'light', width: 1200 },
  { scheme: 'dark', width: 390 },
];

describe('every page of the book, in a browser', { skip: NO_CHROMIUM, concurrency: true }, () => {
  let trial: Trial;
  let browser: Browser;
  const pages: (readonly [file: string, fragment?: string])[] = [];

  before(async () => {
    [trial, browser] = await Promise.all([sample(), launch()]);
    const files = [...filesIn(trial.at('site')).keys()];
    for (const file of files) if (file.endsWith('.html') && file !== 'story.html') pages.push([file]);
    for (const story of [/^stories\/(.*img-src.*)\.js$/, /^stories\/(pods\/.*)\.js$/]) {
      const found = files.find((file) => story.test(file));
      pages.push(['story.html', story.exec(found!)![1]]);
    }
  });
  after(() => browser?.close());

  for (const eyes of EYES) {
    test(`${eyes.width} pixels wide and ${eyes.scheme}`, async (t) => {
      const { page, wrong } = await tab(browser, eyes);
      expect(pages.length).toBeGreaterThan(6);
      for (const [file, fragment] of pages) {
        await t.test(fragment === undefined ? file : `${file}#${fragment}`, async () => {
          await page.goto('about:blank');
          wrong.length = 0;
          await page.goto(addressOf(trial.at('site'), file, fragment));
          await page.waitForSelector('h1');
          if (file === 'story.html') await page.waitForSelector('input[type=range]');
          expect(wrong).toEqual([]);
          expect(await tooWide(page)).toEqual([]);
          expect(await injected(page)).toEqual([]);
          expect(await violations(page, eyes)).toEqual([]);
        });
      }
      await page.context().close();
    });
  }
});

/** What makes a page wider than the window. */
function tooWide(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
      .map((element) => element.outerHTML.slice(0, 100));
  });
}

/** Elements that come from a text of the features. */
function injected(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const foreign =
      'iframe, object, embed, base, form[action], body script:not([src]), [onload], [onerror], [onfocus], [onmouseover], a[href^="javascript:" i], img:not([src*="timelines/"])';
    return [...document.querySelectorAll(foreign)]
      .map((element) => element.outerHTML.slice(0, 100))
      .concat('injected' in globalThis ? ['globalThis.injected'] : []);
  });
}

/** What repeats looks alike: of a long list the beginning and the end are enough, and axe-core takes its time for each. */
function shorten(): void {
  for (const list of document.querySelectorAll('main *, aside ul')) {
    const items = [...list.children].filter(({ tagName }) =>
      /^(LI|TR|SECTION|ARTICLE|DETAILS|DT|DD|SPAN)$/.test(tagName),
    );
    for (const item of items.slice(8, -2)) item.remove();
  }
}

/** What axe-core finds: the rules of WCAG 2.2 AA and what its authors call best practice. */
async function violations(page: Page, { scheme }: Eyes): Promise<readonly string[]> {
  await page.evaluate(shorten);
  await page.evaluate(AXE);
  // What the colours and the width change is looked at again.
  const rules =
    scheme === 'light' ? undefined : ['color-contrast', 'scrollable-region-focusable', 'target-size'];
  return page.evaluate(async (runOnly) => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
    const { violations: found } = await axe.run(document, {
      resultTypes: ['violations'],
      preload: false,
      ...(runOnly && { runOnly }),
    });
    return found.flatMap(({ id, help, nodes }) =>
      nodes.map(({ html }) => `${id}: ${help}: ${html.slice(0, 200)}`),
    );
  }, rules);
}
