import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';

const KNOWN = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The browser of this machine: what `PODLIFE_CHROMIUM` says, or one in a usual place. */
const PROGRAM = [process.env.PODLIFE_CHROMIUM ?? '', ...KNOWN].find(
  (file) => file !== '' && existsSync(file),
);

/** For the tests that need a browser: why they are skipped. */
export const NO_CHROMIUM: string | false = whySkipped(PROGRAM, process.env.PODLIFE_BROWSER);

/**
 * Throws where there is no browser and none may be missing.
 *
 * @param wanted what the environment says: `required` where a run that showed no page to a browser must not pass
 */
export function whySkipped(program: string | undefined, wanted: string | undefined): string | false {
  if (program !== undefined) return false;
  const what = 'no chromium. Install one, or say where it is: PODLIFE_CHROMIUM=/path/to/chromium';
  if (wanted === 'required') throw new Error(`PODLIFE_BROWSER is "required", and there is ${what}`);
  return `skipped: ${what}`;
}

/** The browser; without a window. */
export function launch(): Promise<Browser> {
  // Chromium has no sandbox for root, as whom containers run.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ executablePath: PROGRAM, args, timeout: 60_000 });
}

/** How a reader looks at a page. */
export interface Eyes {
  readonly scheme: 'light' | 'dark';
  readonly width: number;
}

/** A page, and everything about it that should not have happened. */
export interface Opened {
  readonly page: Page;
  readonly wrong: string[];
}

/** Opens nothing yet: a tab in which errors, dialogs and requests to the network are noted. */
export async function tab(browser: Browser, { scheme, width }: Eyes): Promise<Opened> {
  const context = await browser.newContext({
    colorScheme: scheme,
    viewport: { width, height: 800 },
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const wrong: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') wrong.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => wrong.push(`error: ${error.message}`));
  page.on('requestfailed', (request) => {
    // A reader who goes on before all is loaded breaks off the rest: nothing is wrong with the page.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') wrong.push(`not loaded: ${request.url()}`);
  });
  page.on('request', (request) => {
    if (!/^(file|data|blob):/.test(request.url())) wrong.push(`request: ${request.url()}`);
  });
  page.on('dialog', (dialog) => {
    wrong.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return { page, wrong };
}

/** The address of a file of the site, with what follows `#`. */
export function addressOf(site: string, file: string, fragment?: string): string {
  const { href } = pathToFileURL(path.join(site, file));
  return fragment === undefined ? href : `${href}#${encodeURIComponent(fragment).replaceAll('%2F', '/')}`;
}
