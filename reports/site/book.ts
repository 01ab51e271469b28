import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Envelope } from '@cucumber/messages';
import { writeAssets } from './assets';
import { type Chapter, Contents } from './contents';
import { MAKERS } from './makers';
import { type FeatureModel, featureModel, STORY_TYPE } from './model';
import type { PageMaker } from './page-maker';
import { featureView } from './pages/feature';
import { indexView } from './pages/index';
import { type Page, type Place, pageText } from './pages/layout';
import { featurePage, storyFile, timelineFile } from './paths';
import { script } from './script';
import { SearchIndex } from './search-index';
import { Spool } from './spool';
import { type Attached, type Executed, SVG_TYPE } from './spooled';

/**
 * Turns the messages of a run into a site. Messages are taken one at a time and sorted on disk; what a scenario attached is written out as
 * it comes; then each feature is read back and written as a page. So memory does not grow with the run.
 */
export class Book {
  private readonly spool: Spool;
  private readonly folders = new Set<string>();
  private makers: readonly PageMaker[] = [];
  private places: readonly Place[] = [];

  /** @param directory what was in it of an earlier run is removed */
  constructor(private readonly directory: string) {
    for (const page of pagesIn(directory)) rmSync(path.join(directory, page), { force: true });
    for (const part of OURS) rmSync(path.join(directory, part), { recursive: true, force: true });
    this.spool = new Spool(path.join(directory, '.spool'));
  }

  take(envelope: Envelope): void {
    const ended = this.spool.take(envelope as Envelope & Executed);
    for (const attached of ended?.attached ?? []) this.keep(ended!.scenario, attached);
  }

  /** Writes the pages; answers the one of contents, which is not yet written. */
  finish(): string {
    const contents = new Contents();
    const search = new SearchIndex();
    this.makers = MAKERS.flatMap((maker) => maker(this.spool) ?? []);
    this.places = this.makers.flatMap(({ place }) => place ?? []);
    for (const [id, { uri }] of this.spool.features) {
      const feature = featureModel(id, uri, this.spool.read(id));
      if (feature === undefined) continue;
      contents.add(feature);
      search.add(feature);
      for (const maker of this.makers) maker.add?.(feature);
      this.writeFeature(feature);
    }
    const written: string[] = [];
    for (const maker of this.makers) {
      for (const page of maker.pages()) {
        this.writePage(page);
        written.push(page.file);
      }
    }
    this.write(LIST, JSON.stringify(written));
    for (const { file, text } of search.files()) this.write(file, text);
    writeAssets(this.directory);
    const chapters: readonly Chapter[] = contents.chapters();
    this.close();
    return pageText(indexView(chapters, this.spool.parseErrors), this.places);
  }

  /** Leaves nothing behind but the book, be it written or not. */
  close(): void {
    this.spool.close();
  }

  private writeFeature(feature: FeatureModel): void {
    this.writePage(featureView(feature, featurePage(feature.id)));
  }

  private writePage(page: Page): void {
    this.write(page.file, pageText(page, this.places));
  }

  /** What was attached and is part of the book. */
  private keep(scenario: string, { mediaType, body, isBase64 }: Attached): void {
    const text = isBase64 ? Buffer.from(body, 'base64').toString() : body;
    if (mediaType === STORY_TYPE)
      this.write(storyFile(scenario), `podlife.told(${script(scenario)}, ${script(JSON.parse(text))});\n`);
    if (mediaType === SVG_TYPE) this.write(timelineFile(scenario), text);
  }

  private write(file: string, text: string): void {
    const target = path.join(this.directory, file);
    const folder = path.dirname(target);
    if (!this.folders.has(folder)) {
      mkdirSync(folder, { recursive: true });
      this.folders.add(folder);
    }
    writeFileSync(target, text);
  }
}

/** What a book consists of, beside its pages. */
const OURS = ['features', 'stories', 'timelines', 'search', 'assets'];

/** Which pages there are beside those of features: the next run removes them, and nothing that somebody else put there. */
const LIST = 'assets/pages.json';

function pagesIn(directory: string): readonly string[] {
  const list = path.join(directory, LIST);
  if (!existsSync(list)) return [];
  return (JSON.parse(readFileSync(list, 'utf8')) as string[]).filter((name) => /^[\w-]+\.html$/.test(name));
}
