import { describe, test } from 'node:test';
import { expect } from 'expect';
import type { Locator } from 'playwright-core';
import { filesIn, type Trial } from '../trial';
import { NO_CHROMIUM } from './chromium';
import { Reader } from './reader';

describe('a reader of a failure', { skip: NO_CHROMIUM }, () => {
  const reader = new Reader();
  const open = (file: string, fragment?: string) => reader.open(file, fragment);
  const openStory = (title: string) => open('story.html', storyCalled(reader.trial, title));

  test('sees what made it fail in a frame, also when the picture comes to life', async () => {
    const page = await open('features/failing.html');
    const id = storyCalled(reader.trial, ENDED);
    const figure = page.locator(`figure.timeline[data-story="${id}"]`);
    await figure.scrollIntoViewIfNeeded();
    expect(reader.trial.text('site', 'timelines', `${id}.svg`)).toMatch(/class="[^"]* culprit"/);
    await figure.hover();
    await mustBeFramed(figure);
  });

  test('sees the same frame on the page of the story', async () => {
    const page = await openStory(ENDED);
    const picture = page.locator('.story .picture');
    await mustBeFramed(picture);
    await picture.getByRole('img', { name: FRAMED }).first().click();
    await picture.locator('.timeline-told', { hasText: 'in the thick frame' }).waitFor();
    expect(await page.locator('.course .sentence').innerText()).toMatch(/container app exited with code 1/);
  });

  test('is led to the entry that is marked, of several at its instant', async () => {
    const page = await openStory(ENDED);
    await page.locator('.story-failed dd a', { hasText: /^at / }).click();
    await page.locator('.course .sentence', { hasText: /container app exited with code 1/ }).waitFor();
  });

  test('sees in a picture of what went well no frame', async () => {
    const page = await openStory('Pods named web');
    await page.locator('.story .picture .i').first().waitFor();
    expect(await page.locator('.culprit').count()).toBe(0);
    expect(await page.locator('.story .badge').count()).toBe(0);
  });

  for (const [title, told, steps] of [
    [
      'The container has ended',
      /^✗ failed Then pod "web" is Succeeded/,
      [
        /^Given a pod "web" with container "app" at/,
        /^And container "app" exits with code 1 after 5s at/,
        /^When 1 minute passes 0s to/,
        /^Then pod "web" is Succeeded ✗ failed at/,
      ],
    ],
    [
      'A story that stops at a phrase that nobody knows',
      /^✗ undefined Then nobody knows this phrase/,
      [
        /^Given a pod "web" with container "app" at/,
        /^When 1 minute passes 0s to/,
        /^Then nobody knows this phrase ✗ undefined not carried out$/,
        /^And pod "web" is Running – skipped not carried out$/,
      ],
    ],
  ] as const)
    test(`sees what became of each step: ${title}`, async () => {
      const page = await openStory(title);
      const items = page.locator('.chapters li');
      await items.first().waitFor();
      const texts = await seenTexts(items);
      expect(texts).toEqual(steps.map((step) => expect.stringMatching(step)));
      expect((await seenTexts(page.locator('.story-failed p')))[0]).toMatch(told);
      expect(await page.locator('.course .where').innerText()).toMatch(/of 4 ·/);
    });

  test('is led from a step that was not carried out to where it stands', async () => {
    const page = await openStory('A story that stops at a phrase that nobody knows');
    await page.locator('.chapters a', { hasText: 'nobody knows this phrase' }).click();
    await page.waitForURL(/features\/failing\.html#l\d+$/);
    await page.locator('li.undefined', { hasText: 'nobody knows this phrase' }).waitFor();
  });
});

const ENDED = 'The container has ended';
const FRAMED = /in the thick frame/;

/** What is framed can be pointed at, is told to be framed, and looks so: the end of the container, and the state that it led to. */
async function mustBeFramed(picture: Locator): Promise<void> {
  const framed = picture.locator('.i:has(.culprit)');
  await framed.first().waitFor();
  const looks = await framed.evaluateAll((things) =>
    things.map((thing) => ({
      name: thing.getAttribute('aria-label'),
      width: getComputedStyle(thing.querySelector('.culprit')!).strokeWidth,
    })),
  );
  expect(looks).toEqual(
    [FRAMED, FRAMED].map((name) => ({ name: expect.stringMatching(name), width: '3px' })),
  );
}

/** The story that has this title. */
function storyCalled(trial: Trial, title: string): string {
  const named = `"title":${JSON.stringify(title)}`;
  for (const [file, text] of filesIn(trial.at('site'))) {
    const [, id] = /^stories\/(.*)\.js$/.exec(file) ?? [];
    if (id !== undefined && text.includes(named)) return id;
  }
  throw new Error(`No story is called "${title}"`);
}

/** Texts as they are seen, with the signs that come from the style. */
function seenTexts(found: Locator): Promise<readonly string[]> {
  return found.evaluateAll((elements) =>
    elements.map((element) => {
      const parts = [...element.querySelectorAll('.badge')];
      for (const part of parts) part.prepend(getComputedStyle(part, '::before').content.replaceAll('"', ''));
      return (element as HTMLElement).innerText.replace(/\s+/g, ' ').trim();
    }),
  );
}
