import type { VNode } from 'preact';
import { render } from 'preact-render-to-string';
import type { Chapter, Contents } from '../contents';
import { type Leads, proseHtml } from '../markdown';
import { clipped, inParts, joined, MOST_NAME, PAGE_BYTES, type Piece, partFile } from '../parts';
import { address } from '../paths';
import { counted } from '../words';
import { type ApartChapter, apart, ChapterFigures, chapterPages } from './chapter';
import { Html, type Page, type Place } from './layout';
import { type Problems, ProblemsView, toldProblems } from './problems';
import { Failed, featuresOf, Topics, topicPieces } from './topics';
import { Further, TurnOver } from './turn';

const FILE = 'index.html';

export interface IndexProps extends Problems {
  readonly contents: Contents;
  readonly chapters: readonly Chapter[];
  /** Where the links of the author's prose lead, on a page. */
  readonly leads: (page: string) => Leads;
  /** Whether there is a page of failures. */
  readonly failures?: string;
  /** The guided path, if there is one. */
  readonly path?: Place;
}

/** What the page of contents has of a chapter: its topics, or how many there are and where. */
interface ChapterPiece extends Piece {
  readonly chapter: Chapter;
  readonly isRun: boolean;
}

/** A chapter whose topics are shorter is never apart. */
const SHORT = 1_000;
/** Where not all topics have room, a chapter may have this share of a page. */
const LONG = 0.1;
const MOST_PROSE = 20_000;
const BYTES_BESIDE = 2_800;
const BYTES_CONTINUED = 1_700;

/** The page of contents, those on which it goes on where there are very many chapters, and the pages of chapters that are too long for it. */
export function indexPages(props: IndexProps, limit: number = PAGE_BYTES): readonly Page[] {
  const { contents, chapters, leads } = props;
  const problems = toldProblems(props, limit);
  const prose = (text = '') => proseHtml(clipped(text, MOST_PROSE), leads(FILE));
  const [intro, outro] = [prose(contents.table?.intro), prose(contents.table?.outro)];
  const failed = render(<Failed chapters={chapters} file={FILE} />);
  const beside = [intro, outro, failed, joined(problems.first)];
  const room = limit - beside.reduce((sum, html) => sum + Buffer.byteLength(html), 0);
  const { pieces, apart: own } = chapterPieces(chapters, leads, room, limit);
  const parts = inParts(pieces, limit, room);
  const files = parts.map((_, i) => partFile(FILE, i + 1));
  const listed = parts.map((part) => part.map(({ chapter }) => ({ name: chapter.title })));
  const pages = parts.map((part, i): Page => {
    const isFirst = i === 0;
    return {
      file: files[i]!,
      title: isFirst ? 'podlife' : `Contents (${i + 1})`,
      aside: (
        <aside class="aside">
          <ChapterList pieces={part} most={limit / BYTES_BESIDE} />
        </aside>
      ),
      main: (
        <article class="contents">
          <h1>{isFirst ? contents.table?.title || 'What workloads do' : `Contents, page ${i + 1}`}</h1>
          {isFirst && (
            <>
              <Figures {...props} />
              <Path path={props.path} />
              <Html html={intro} />
              <ProblemsView {...problems} />
              {(own.length > 0 || parts.length > 1) && <div dangerouslySetInnerHTML={{ __html: failed }} />}
            </>
          )}
          <div class="chapters-above">
            <ChapterList pieces={part} most={limit / BYTES_BESIDE} />
          </div>
          <Chapters pieces={part} />
          <Further files={files} pages={listed} at={i} most={Math.ceil(limit / BYTES_CONTINUED)} />
          {isFirst && <Html html={outro} />}
          <TurnOver files={files} at={i} name="Contents" />
        </article>
      ),
    };
  });
  return [...pages, ...problems.pages, ...own.flatMap(chapterPages)];
}

/** All topics stand on the page of contents where they have room; if not, those of long chapters are apart, and if need be those of all. */
function chapterPieces(
  chapters: readonly Chapter[],
  leads: IndexProps['leads'],
  room: number,
  limit: number,
): { readonly pieces: readonly ChapterPiece[]; readonly apart: readonly ApartChapter[] } {
  const whole = chapters.map((chapter) => {
    const topics = topicPieces(chapter, FILE, leads(FILE));
    const html = render(<ChapterView chapter={chapter} topics={<Topics pieces={topics} />} />);
    return { chapter, isRun: isRun(chapter), html, size: Buffer.byteLength(html) };
  });
  const most = [Number.POSITIVE_INFINITY, limit * LONG].find((longest) => {
    const staying = whole.filter(({ size }) => size <= longest);
    return staying.reduce((sum, { size }) => sum + size, 0) <= room;
  });
  const own: ApartChapter[] = [];
  const pieces = whole.map((piece) => {
    if (piece.size <= (most ?? SHORT)) return piece;
    const one = apart(piece.chapter, leads, limit);
    own.push(one);
    return { ...piece, html: render(<ChapterView chapter={piece.chapter} topics={<Apart {...one} />} />) };
  });
  return { pieces, apart: own };
}

function isRun({ topics }: Chapter): boolean {
  return topics.some(({ entries }) => entries.some(({ run }) => run));
}

function Figures({ chapters, failures }: IndexProps): VNode {
  const runs = featuresOf(chapters).map(({ run }) => run!);
  const scenarios = runs.reduce((sum, run) => sum + run.scenarios, 0);
  const failed = runs.reduce((sum, run) => sum + run.failed, 0);
  const skipped = runs.reduce((sum, run) => sum + run.skipped, 0);
  const passed = skipped === 0 && failed === 0 ? 'all passed' : '';
  const text = failed === 0 ? passed : `${failed.toLocaleString('en')} did not pass`;
  const missing = chapters
    .flatMap(({ topics }) => topics.flatMap(({ entries }) => entries))
    .filter(({ run }) => !run).length;
  return (
    <p class="figures">
      {counted(scenarios, 'scenario')} in {counted(runs.length, 'feature')} {scenarios === 1 ? 'was' : 'were'}{' '}
      run
      {text && ', '}
      {failed > 0 && failures ? <a href={failures}>{text}</a> : text}
      {skipped > 0 && `, ${skipped.toLocaleString('en')} skipped`}.
      {missing > 0 &&
        (missing === 1
          ? ' One more feature was not run.'
          : ` ${missing.toLocaleString('en')} more features were not run.`)}
    </p>
  );
}

function Path({ path }: Pick<IndexProps, 'path'>): VNode | null {
  if (path === undefined) return null;
  return (
    <p>
      New to Kubernetes? Begin with <a href={path.file}>{path.name}</a>: what others say of pods, each
      sentence with the scenario that shows whether it is so.
    </p>
  );
}

interface PiecesProps {
  readonly pieces: readonly ChapterPiece[];
}

function ChapterList({ pieces, most }: PiecesProps & { readonly most: number }): VNode {
  const run = pieces.filter((piece) => piece.isRun);
  return (
    <nav aria-label="Chapters">
      <ul>
        {run.slice(0, most).map(({ chapter: { id, title } }) => (
          <li key={id}>
            <a href={`#${encodeURI(id)}`}>{clipped(title, 300)}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Chapters({ pieces }: PiecesProps): VNode {
  const [run, others] = [true, false].map((is) => joined(pieces.filter((piece) => piece.isRun === is)));
  return (
    <>
      <div class="chapters-run" dangerouslySetInnerHTML={{ __html: run! }} />
      {others !== '' && (
        <details class="not-run">
          <summary>Chapters of which nothing was run in this run</summary>
          <div dangerouslySetInnerHTML={{ __html: others! }} />
        </details>
      )}
    </>
  );
}

function ChapterView({
  chapter: { id, title },
  topics,
}: {
  readonly chapter: Chapter;
  readonly topics: VNode;
}): VNode {
  return (
    <section class="chapter" id={id}>
      <h2>{clipped(title, MOST_NAME)}</h2>
      {topics}
    </section>
  );
}

/** Where the topics of a chapter are. */
function Apart({ chapter, files }: ApartChapter): VNode {
  return (
    <p class="figures">
      <a href={address(FILE, files[0]!)}>
        <ChapterFigures chapter={chapter} />
      </a>
      {files.length > 1 && `, on ${files.length} pages`}
    </p>
  );
}
