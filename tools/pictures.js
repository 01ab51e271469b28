// `npm run pictures`: photographs the book for the README and docs/images/. The book of the whole suite must be there (`npm start`); the
// book of the deliberate failures is made here. `npm run pictures -- DIRECTORY` takes the book of another directory.
const { spawnSync } = require('node:child_process');
const { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } = require('node:fs');
const { tmpdir } = require('node:os');
const path = require('node:path');
require('./register.js');
const { launch, NO_CHROMIUM } = require('./browser/chromium.ts');
const { pathToFileURL } = require('node:url');

const root = path.join(__dirname, '..');
const images = path.join(root, 'docs', 'images');
const LARGEST = 200_000;

const HAS_KOREAN = spawnSync('fc-list', [':lang=ko'], { encoding: 'utf8' }).stdout !== '';

/** The scenario of whose timeline the README shows the picture. */
const STORY = { feature: 'pods/crash-loop-back-off', name: 'The pause counts from the end of a run' };

/** A feature that shows a page at its best. */
const FEATURE = 'pods/restart-policy';

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});

async function main() {
  const book = path.resolve(process.argv[2] ?? path.join(root, 'reports', 'out', 'site'));
  if (!existsSync(path.join(book, 'index.html')))
    throw new Error(`There is no book in ${book}. Make it first: npm start`);
  if (NO_CHROMIUM) throw new Error(`No picture was taken; ${NO_CHROMIUM}`);
  if (!HAS_KOREAN)
    console.log(
      'This machine has no Korean letters: the pictures hide the links to Korean pages (.twin, .twins).',
    );
  const failing = mkdtempSync(path.join(tmpdir(), 'podlife-failing-'));
  const browser = await launch();
  try {
    mkdirSync(images, { recursive: true });
    runFailing(failing);
    const feature = `features/${STORY.feature}.html`;
    for (const scheme of ['light', 'dark']) {
      const tab = await opened(browser, book, feature, { scheme, width: 1400, height: 900 });
      const scenario = tab.locator('.scenario', { has: tab.locator('h3', { hasText: STORY.name }) });
      const picture = scenario.locator('.timeline img');
      await picture.scrollIntoViewIfNeeded();
      await picture.evaluate((image) => image.decode());
      await taken(picture, scheme === 'light' ? 'timeline.png' : 'timeline-dark.png');
      if (scheme === 'light') {
        const link = await scenario.locator('.story-link').getAttribute('href');
        const story = await opened(browser, book, `story.html${link.slice(link.indexOf('#'))}@25000`, {
          height: 1000,
        });
        await taken(story, 'story.png');
      }
      await tab.close();
    }
    await taken(await opened(browser, book, 'index.html'), 'start.png');
    await taken(await opened(browser, book, `features/${FEATURE}.html`, { height: 1000 }), 'feature.png');
    await taken(await opened(browser, failing, 'failures.html', { height: 1000 }), 'failure.png');
  } finally {
    await browser.close();
    rmSync(failing, { recursive: true, force: true });
  }
}

/** A page in a window of its own, with all that is in sight loaded. */
async function opened(browser, book, page, { scheme = 'light', width = 1240, height = 800 } = {}) {
  const tab = await browser.newPage({ viewport: { width, height }, colorScheme: scheme });
  await tab.goto(pathToFileURL(book).href + '/' + page);
  await tab.waitForLoadState('networkidle');
  await tab.evaluate(() => document.fonts.ready);
  // A machine without Korean letters would show boxes.
  if (!HAS_KOREAN) await tab.addStyleTag({ content: '.twin, .twins { visibility: hidden }' });
  return tab;
}

/** Takes the picture of a tab or of a part of it. */
async function taken(what, name) {
  const file = path.join(images, name);
  await what.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
  const { size } = statSync(file);
  if (size > LARGEST)
    throw new Error(`${name} has ${size} bytes, more than the ${LARGEST} that a README should load.`);
  console.log(`docs/images/${name}  ${Math.round(size / 1_000)} kB`);
}

/** The book of scenarios that fail, each in a way of its own. */
function runFailing(directory) {
  const cucumber = path.join(root, 'node_modules', '@cucumber', 'cucumber', 'bin', 'cucumber.js');
  const site = `./reports/site.js:${path.join(directory, 'index.html')}`;
  const run = ['-p', 'test', '--world-parameters', '{"stories":true}', '--format', site];
  spawnSync(process.execPath, [cucumber, ...run, 'reports/golden/five.feature'], {
    cwd: root,
    stdio: 'ignore',
  });
  if (!existsSync(path.join(directory, 'failures.html')))
    throw new Error('The book of the deliberate failures was not made.');
}
