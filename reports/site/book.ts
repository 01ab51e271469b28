import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Envelope } from '@cucumber/messages';
import { Lifecycle } from '../coverage/lifecycle';
import { Advice } from './advice';
import { assets } from './assets';
import { Contents } from './contents';
import { contentsTable } from './contents-table';
import { linksFrom } from './links';
import { MAKERS } from './makers';
import { PATH } from './makers/claims';
import { type FeatureModel, featureModel } from './model';
import type { PageMaker } from './page-maker';
import { type Around, featurePages } from './pages/feature';
import { indexPages } from './pages/index';
import { type Page, type Place, pageText } from './pages/layout';
import { togetherPages } from './pages/together';
import type { Neighbour } from './pages/turn';
import { PAGE_BYTES } from './parts';
import { featurePage, storyFile, timelineFile, togetherPage } from './paths';
import { script } from './script';
import { SearchIndex } from './search-index';
import { SiteFiles } from './site-files';
import { Spool } from './spool';
import { type Attached, type Executed, SVG_TYPE } from './spooled';
import { toldResults } from './told-results';
import { type Twins, twinsOf } from './twins';

/**
 * Turns the messages of a run into a site. Messages are taken one at a time and sorted on disk; what a scenario attached is written out as
 * it comes; then each feature is read back and written as a page. So memory does not grow with the run.
 */
export class Book {
  private readonly spool: Spool;
  private readonly advice: Advice;
  private readonly files: SiteFiles;
  private readonly lifecycle = new Lifecycle();
  private makers: readonly PageMaker[] = [];
  private places: readonly Place[] = [];

  /**
   * @param directory what an earlier book wrote there is removed, and nothing else
   * @param root of the project, whose `features/README.md` gives the order of the chapters
   * @param pageBytes how much of what stands in pieces a page may have
   */
  constructor(
    directory: string,
    private readonly root: string = process.cwd(),
    private readonly pageBytes: number = PAGE_BYTES,
  ) {
    const folder = path.resolve(directory);
    this.files = new SiteFiles(folder);
    this.spool = new Spool(path.join(folder, '.spool'));
    this.advice = new Advice(this.spool.definitions);
  }

  take(envelope: Envelope): void {
    const ended = this.spool.take(envelope as Envelope & Executed);
    for (const attached of ended?.attached ?? []) this.keep(ended!.scenario, attached);
  }

  /** Writes the pages; answers the one of contents, which is not yet written. */
  finish(): string {
    const { features, failed, definitions, parseErrors } = this.spool;
    const readme = path.join(this.root, 'features', 'README.md');
    const table = existsSync(readme) ? contentsTable(readFileSync(readme, 'utf8')) : undefined;
    const contents = new Contents(features, table);
    const search = new SearchIndex((file, text) => this.files.write(file, text));
    const { missing } = contents;
    const read = (id: string) => this.model(id);
    const { lifecycle, pageBytes } = this;
    const run = { features, missing, failed, definitions, lifecycle, read, pageBytes };
    this.makers = MAKERS.flatMap((maker) => maker(run) ?? []);
    this.places = this.makers.flatMap(({ place }) => place ?? []);
    this.writeFeatures(contents, search);
    for (const maker of this.makers) {
      for (const page of maker.pages()) this.writePage(page);
      for (const found of maker.searched?.() ?? []) search.addOther(found);
    }
    search.finish();
    for (const [file, text] of assets()) this.files.write(file, text);
    const [index, ...further] = indexPages(
      {
        contents,
        chapters: contents.chapters(),
        parseErrors,
        failedHooks: this.spool.hooks.failures,
        leads: (page) => linksFrom('features', page, features, this.places),
        failures: this.places.find(({ file }) => file === 'failures.html')?.file,
        path: this.places.find(({ file }) => file === PATH.place.file),
      },
      pageBytes,
    );
    for (const page of further) this.writePage(page);
    this.files.finish();
    this.close();
    return pageText(index!, this.places);
  }

  /** Leaves nothing behind but the book, be it written or not. */
  close(): void {
    this.spool.close();
    this.files.close();
  }

  private writeFeatures(contents: Contents, search: SearchIndex): void {
    const twins = twinsOf(this.spool.features);
    const order = contents.order();
    for (const [i, id] of order.entries()) {
      const feature = this.model(id);
      if (feature === undefined) continue;
      contents.add(feature);
      search.add(feature);
      for (const [file, text] of toldResults(feature)) this.files.append(file, text);
      for (const maker of this.makers) maker.add?.(feature);
      const around: Around = {
        previous: this.neighbour(order[i - 1]),
        next: this.neighbour(order[i + 1]),
        ...this.twin(id, twins),
      };
      for (const page of featurePages(feature, around, this.pageBytes)) this.writePage(page);
      const translation = twins.find(({ original }) => original === id)?.translation;
      const other = translation === undefined ? undefined : this.model(translation);
      if (other === undefined) continue;
      for (const page of togetherPages(togetherPage(id), feature, other, this.pageBytes))
        this.writePage(page);
    }
  }

  private model(id: string): FeatureModel | undefined {
    const titled = this.spool.features.get(id);
    const feature = titled && featureModel(id, titled.uri, this.spool.read(id));
    return feature && this.advice.on(feature);
  }

  private neighbour(id: string | undefined): Neighbour | undefined {
    const titled = id === undefined ? undefined : this.spool.features.get(id);
    return titled && { file: featurePage(id!), name: titled.name };
  }

  private twin(id: string, twins: readonly Twins[]): Pick<Around, 'twin' | 'together'> {
    const found = twins.find(({ original, translation }) => original === id || translation === id);
    if (found === undefined) return {};
    const other = found.original === id ? found.translation : found.original;
    const { name, language } = this.spool.features.get(other)!;
    return {
      twin: { file: featurePage(other), name, language },
      together: togetherPage(found.original),
    };
  }

  private writePage(page: Page): void {
    this.files.write(page.file, pageText(page, this.places));
  }

  /** What was attached and is part of the book. */
  private keep(scenario: string, { mediaType, body, story }: Attached): void {
    if (story?.said !== undefined) this.lifecycle.add(scenario, story.said);
    if (story?.data !== undefined) {
      const told = `podlife.told(${script(scenario)}, ${script(story.data)});\n`;
      this.files.write(storyFile(scenario), told);
    }
    if (mediaType === SVG_TYPE) this.files.write(timelineFile(scenario), body);
  }
}
