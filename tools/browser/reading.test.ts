import { describe, test } from 'node:test';
import { expect } from 'expect';
import type { Page } from 'playwright-core';
import { filesIn, type Trial } from '../trial';
import { NO_CHROMIUM } from './chromium';
import { HOSTILE } from './hostile';
import { Reader } from './reader';

describe('a reader of the book', { skip: NO_CHROMIUM }, () => {
  const reader = new Reader();
  const open = (file: string, fragment?: string) => reader.open(file, fragment);

  test('finds what is searched for: names, prose, steps, in every chapter and language', async () => {
    const page = await open('index.html');
    for (const [query, found] of [
      ['an init container', 'An init container fails'],
      ['waits for the second', 'the pod waits for the second try'],
      ['decides whether it is tried', 'An init container fails'],
      ['initialized of pod', 'condition Initialized of pod'],
      ['moon is full', 'the moon is full'],
      ['초기화', '초기화 컨테이너가 실패한다'],
    ] as const) {
      await page.fill('#query', query);
      await page.locator('#found li', { hasText: found }).first().waitFor();
    }
    await page.fill('#query', 'zyzzyva');
    await page.getByText('Nothing was found.').waitFor();
    expect(await page.locator('#found li').count()).toBe(0);
  });

  test('sees markup in what was found as text', async () => {
    const page = await open('index.html');
    await page.fill('#query', 'globalThis injected');
    await page.locator('#found li', { hasText: HOSTILE.script }).first().waitFor();
    expect(await page.locator('#found script, #found img, #found svg').count()).toBe(0);
  });

  test('moves a slider, and the tables are those of that moment', async () => {
    const page = await open(
      'story.html',
      storiesOf(reader.trial).find((id) => /^pods\/init-container-fails-\d+$/.test(id)),
    );
    const slider = page.locator('input[type=range]');
    await slider.waitFor();
    const seen = new Map<string, string>();
    for (const key of ['Home', 'End']) {
      await slider.press(key);
      seen.set(key, await page.locator('main').innerText());
    }
    expect(seen.get('Home')).not.toMatch(/Init:Error/);
    expect(seen.get('End')).toMatch(/Init:Error/);
    await slider.press('ArrowLeft');
    expect(await page.locator('main').innerText()).not.toBe(seen.get('End'));
    await slider.fill('0');
    expect(await page.locator('main').innerText()).toBe(seen.get('Home'));
  });

  test('asks kubectl, whose answer is shown as text', async () => {
    const hostile = storiesOf(reader.trial).find((id) => id.includes('img-src'))!;
    const page = await open('story.html', hostile);
    await page.locator('input[type=range]').press('End');
    const prompt = page.getByLabel(/^Command/);
    for (const command of ['kubectl get pod web -o yaml', 'kubectl describe pod web']) {
      await prompt.fill(command);
      await prompt.press('Enter');
      await page.locator('main pre', { hasText: HOSTILE.script }).first().waitFor();
    }
    expect(await page.locator('main :is(script, iframe, img)').count()).toBe(0);
  });

  test('is told in words when there is no such story', async () => {
    const page = await open('story.html', 'no/such-story-1');
    await page
      .getByText(/cannot be shown|not there/)
      .first()
      .waitFor();
    // The browser says itself that the file is missing.
    expect(reader.takeWrong().length).toBeGreaterThan(0);
  });

  test('is not led out of the book by an address', async () => {
    const page = await open('story.html', '../support');
    await page
      .getByText(/cannot be shown|not there/)
      .first()
      .waitFor();
    expect(reader.wrong.filter((what) => what.includes('support.js'))).toEqual([]);
  });

  test('needs nothing but a keyboard, and sees where it is', async () => {
    const page = await open('index.html');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Skip to the text');
    await page.keyboard.press('/');
    await page.keyboard.type('The pod is Failed, and its app never starts');
    await page
      .locator('#found a', { hasText: 'The pod is Failed, and its app never starts' })
      .first()
      .waitFor();
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toMatch(/^The pod is Failed, and its app never starts/);
    await page.keyboard.press('Enter');
    await page.waitForURL(/features\/pods\/init-container-fails(\.ko)?\.html#l\d+$/);
    await tabTo(page, /walk through/i);
    await page.keyboard.press('Enter');
    await page.waitForURL(/story\.html#/);
    await page.waitForSelector('input[type=range]');
    await tabTo(page, /^range$/);
    const slider = page.locator('input[type=range]');
    await page.keyboard.press('Home');
    expect(await slider.inputValue()).toBe('0');
    await page.keyboard.press('ArrowRight');
    expect(await slider.inputValue()).toBe('1');
  });
});

function storiesOf(trial: Trial): readonly string[] {
  return [...filesIn(trial.at('site')).keys()].flatMap((file) => /^stories\/(.*)\.js$/.exec(file)?.[1] ?? []);
}

/** What has the focus: its text, or the type of a field. Says so when nothing shows that it has it. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLElement | SVGElement;
    const look = () =>
      [element, ...element.querySelectorAll('*')]
        .map((part) => {
          const { outline, boxShadow, stroke, strokeWidth } = getComputedStyle(part);
          return [outline, boxShadow, stroke, strokeWidth].join();
        })
        .join();
    const focusedLook = look();
    element.blur();
    const isSeen = look() !== focusedLook;
    element.focus();
    if (!isSeen) return `not seen: ${element.outerHTML.slice(0, 80)}`;
    if (element instanceof HTMLInputElement) return element.type;
    return element instanceof HTMLElement ? element.innerText : (element.getAttribute('aria-label') ?? '');
  });
}

/** Presses Tab until what is looked for has the focus. */
async function tabTo(page: Page, what: RegExp): Promise<void> {
  for (let i = 0; i < 60; i += 1) {
    await page.keyboard.press('Tab');
    const now = await focused(page);
    expect(now).not.toMatch(/^not seen/);
    if (what.test(now)) return;
  }
  throw new Error(`No Tab leads to ${what}`);
}
