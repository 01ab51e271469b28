import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import type { Envelope } from '@cucumber/messages';
import { expect } from 'expect';
import { Book } from '../reports/site/book';
import { lastFrom } from '../reports/site/client/scrolls';
import { MOST_PAGE, PAGE_BYTES } from '../reports/site/parts';
import { featureId, featurePage } from '../reports/site/paths';
import { messagesOf } from './bench/book-messages';
import { SHAPES } from './bench/book-shapes';
import { filesIn } from './trial';

const LONG = 'long names and prose';
/** So much smaller are the pages of the test, and what stands on them, than those of a book of ten thousand scenarios. */
const SCALE = 5;
const USUALLY = 500;
/** Of scenarios there are so many that the first page of their feature cannot lead to all of the others. */
const MANY: Readonly<Record<string, number>> = { 'a feature of scenarios': 1_500, [LONG]: 60 };
const LARGEST_SCRIPT = 1_000_000;
/** As long as what podlife says of itself, whatever was run. */
const OF_PODLIFE = /^(?:sources-files|versions)\.html$/;

describe('The book of a suite', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'podlife-shapes-'));
  after(() => rmSync(folder, { recursive: true, force: true }));

  for (const [shape, made] of Object.entries(SHAPES))
    test(`of ${shape} has small pages, and nothing is lost`, () => {
      // Texts are cut where they are as long as a page: of pages as they are.
      const scale = shape === LONG ? 1 : SCALE;
      const site = new Site(
        path.join(folder, shape),
        [...messagesOf(made(MANY[shape] ?? USUALLY))] as Envelope[],
        scale,
      );
      const large = site
        .sizes()
        .filter(([file, size]) => size > (file.endsWith('.js') ? LARGEST_SCRIPT : MOST_PAGE / scale));
      expect(large).toEqual([]);
      expect(site.deadLinks()).toEqual([]);
      expect(site.listedInContents()).toEqual(site.featuresThatRan());
      expect(site.placesNotFound()).toEqual([]);
      expect(site.failuresNotFound()).toEqual([]);
      expect(site.problemsNotFound()).toEqual([]);
    });
});

/** A book as a reader sees it. */
class Site {
  private readonly pages: ReadonlyMap<string, Page>;
  private readonly files: ReadonlyMap<string, string>;

  constructor(
    folder: string,
    private readonly messages: readonly Envelope[],
    scale: number,
  ) {
    const book = new Book(folder, undefined, PAGE_BYTES / scale);
    for (const message of messages) book.take(message);
    const index = book.finish();
    writeFileSync(path.join(folder, 'index.html'), index);
    this.files = new Map([...filesIn(folder)].map(([file, text]) => [file.replaceAll(path.sep, '/'), text]));
    const pages = [...this.files].filter(([file]) => file.endsWith('.html'));
    this.pages = new Map(pages.map(([file, text]) => [file, pageOf(file, text)]));
  }

  sizes(): readonly (readonly [file: string, size: number])[] {
    return [...this.files]
      .filter(([file]) => /\.html$|^search\//.test(file) && !OF_PODLIFE.test(file))
      .map(([file, text]) => [file, Buffer.byteLength(text)]);
  }

  /** Links to a page that is not there, or to a place that no page leads to. */
  deadLinks(): readonly string[] {
    return [...this.pages].flatMap(([file, { links }]) =>
      [...new Set(links)]
        .filter((link) => !link.startsWith('story.html') && this.opened(link) === undefined)
        .map((link) => `${file}: ${link}`),
    );
  }

  /** The features to which the lists of the contents lead, in the order of their names, each as often as it stands there. */
  listedInContents(): readonly string[] {
    const reached = this.reachedFrom('index.html', /^(?:index|chapters\/)/);
    const lists = reached.flatMap(
      (file) => this.pages.get(file)!.text.match(/<ul class="topics">.*?<\/ul>/gs) ?? [],
    );
    return lists.flatMap((list) => linksIn('', list.replaceAll('../', ''))).sort();
  }

  featuresThatRan(): readonly string[] {
    const ran = new Set(this.messages.flatMap(({ pickle }) => (pickle ? [pickle.uri] : [])));
    return [...ran].map((uri) => featurePage(featureId(uri))).sort();
  }

  /** The features, rules, scenarios and rows of examples that cannot be reached: to each leads its page, and from there the way on. */
  placesNotFound(): readonly string[] {
    const reachable = new Set(this.reachedFrom('index.html', /./));
    return this.messages.flatMap(({ gherkinDocument }) => {
      const page = featurePage(featureId(gherkinDocument?.uri ?? ''));
      const places = linesOf(gherkinDocument).map((line) => `${page}#l${line}`);
      return places.filter((place) => {
        const pages = [...this.pages].filter(
          ([file, { ids }]) => file.replace(/~\d+/, '') === page && ids.includes(place.split('#')[1]!),
        );
        return pages.length !== 1 || this.opened(place) !== pages[0]![0] || !reachable.has(pages[0]![0]);
      });
    });
  }

  /** The start page tells of failures, and leads to them: to features that failed, and to the page of them all. */
  failuresNotFound(): readonly string[] {
    const all = this.messages.filter(
      ({ testStepFinished }) => testStepFinished?.testStepResult.status === 'FAILED',
    ).length;
    if (all === 0) return [];
    const told = this.reachedFrom('failures.html', /^failures/).map(
      (file) => this.pages.get(file)!.text.split('class="failed-scenario"').length - 1,
    );
    const sum = told.reduce((total, one) => total + one, 0);
    const start = this.pages.get('index.html')!;
    return [
      ...(sum === all ? [] : [`${sum} of ${all} failures are told`]),
      ...(start.text.includes(`<a href="failures.html">${all.toLocaleString('en')} did not pass</a>`)
        ? []
        : ['how many failed']),
      ...(/badge failed/.test(start.text) ? [] : ['which failed']),
    ];
  }

  /** The features that cannot be read, where the start page does not lead to what is told of them. */
  problemsNotFound(): readonly string[] {
    const broken = this.messages.flatMap(({ parseError }) => parseError?.source.uri ?? []);
    const told = this.reachedFrom('index.html', /^problems/)
      .map((file) => this.pages.get(file)!.text)
      .join('');
    return broken.filter((uri) => !told.includes(`${uri} cannot be read`));
  }

  private reachedFrom(first: string, names: RegExp): readonly string[] {
    const seen = new Set([first]);
    for (const file of seen)
      for (const link of this.pages.get(file)?.links ?? []) {
        const [to = ''] = link.split('#');
        if (names.test(to) && this.pages.has(to)) seen.add(to);
      }
    return [...seen];
  }

  /** On which page a reader arrives, as `client/scrolls.ts` leads on. */
  private opened(link: string): string | undefined {
    let [file = '', place = ''] = link.split('#');
    for (let i = 0; i < 10; i += 1) {
      const page = this.pages.get(file);
      if (page === undefined) return undefined;
      if (place === '' || page.ids.includes(place)) return file;
      const on =
        page.froms[
          lastFrom(
            place,
            page.froms.map(([from]) => from),
          )
        ];
      if (on === undefined) return undefined;
      file = on[1];
    }
    return undefined;
  }
}

interface Page {
  readonly text: string;
  readonly ids: readonly string[];
  /** From the root of the site. */
  readonly links: readonly string[];
  readonly froms: readonly (readonly [place: string, file: string])[];
}

function pageOf(file: string, text: string): Page {
  const froms = [...text.matchAll(/<a data-from="([^"]*)" href="([^"#]*)/g)];
  return {
    text,
    ids: [...text.matchAll(/ id="([^"]*)"/g)].map(([, id]) => unescaped(id!)),
    links: linksIn(file, text),
    froms: froms.map(([, from, to]) => [unescaped(from!), resolved(file, to!)]),
  };
}

function linksIn(file: string, text: string): readonly string[] {
  return [...text.matchAll(/<a [^>]*?href="([^"]*)"/g)]
    .map(([, to]) => unescaped(to!))
    .filter((to) => !/^[a-z]+:/.test(to))
    .map((to) => resolved(file, to));
}

/** An address on a page, from the root of the site. */
function resolved(file: string, to: string): string {
  const [page = '', place] = to.split('#');
  const target = page === '' ? file : path.posix.join(path.posix.dirname(file), decodeURIComponent(page));
  return place === undefined ? target : `${target}#${decodeURIComponent(place)}`;
}

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}

/** The lines of all that has a place on a page. */
function linesOf(document: Envelope['gherkinDocument']): readonly number[] {
  const lines = (document?.feature?.children ?? []).flatMap(({ rule, scenario }) => [
    ...(rule ? [rule.location.line] : []),
    ...(scenario ? [scenario] : (rule?.children ?? []).flatMap((child) => child.scenario ?? [])).flatMap(
      (one) => [
        one.location.line,
        ...one.examples.flatMap(({ tableBody }) => tableBody.map(({ location }) => location.line)),
      ],
    ),
  ]);
  return lines;
}
