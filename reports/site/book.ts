import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Envelope } from '@cucumber/messages';
import { writeAssets } from './assets';
import { type Chapter, Contents } from './contents';
import { type FeatureModel, featureModel, STORY_TYPE, SVG_TYPE } from './model';
import { featureView } from './pages/feature';
import { indexView } from './pages/index';
import { type Page, pageText } from './pages/layout';
import { storyView } from './pages/story';
import { featurePage, storyFile, timelineFile } from './paths';
import { SearchIndex } from './search-index';
import { type Attached, type Executed, Spool } from './spool';

/**
 * Turns the messages of a run into a site. Messages are taken one at a time and sorted on disk; what a scenario attached is written out as
 * it comes; then each feature is read back and written as a page. So memory does not grow with the run.
 */
export class Book {
  private readonly spool: Spool;
  private readonly folders = new Set<string>();

  /** @param directory what was in it of an earlier run is removed */
  constructor(private readonly directory: string) {
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
    for (const [id, uri] of this.spool.features) {
      const feature = featureModel(id, uri, this.spool.read(id));
      if (feature === undefined) continue;
      contents.add(feature);
      search.add(feature);
      this.writeFeature(feature);
    }
    this.writePage(storyView());
    for (const { file, text } of search.files()) this.write(file, text);
    writeAssets(this.directory);
    const chapters: readonly Chapter[] = contents.chapters();
    this.spool.close();
    return pageText(indexView(chapters, this.spool.parseErrors));
  }

  private writeFeature(feature: FeatureModel): void {
    this.writePage(featureView(feature, featurePage(feature.id)));
  }

  private writePage(page: Page): void {
    this.write(page.file, pageText(page));
  }

  /** What was attached and is part of the book. */
  private keep(scenario: string, { mediaType, body, isBase64 }: Attached): void {
    const text = isBase64 ? Buffer.from(body, 'base64').toString() : body;
    if (mediaType === STORY_TYPE)
      this.write(storyFile(scenario), `podlife.told(${JSON.stringify(scenario)}, ${text});\n`);
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

/** What a book consists of. */
const OURS = ['features', 'stories', 'timelines', 'search', 'assets', 'story.html'];
