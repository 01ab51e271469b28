import type { VNode } from 'preact';
import type { Chapter } from '../contents';
import type { Leads } from '../markdown';
import { clipped, inParts, MOST_NAME, partFile } from '../parts';
import { address } from '../paths';
import { counted } from '../words';
import type { Page } from './layout';
import { Failed, featuresOf, type TopicPiece, Topics, topicPieces } from './topics';
import { Further, TurnOver } from './turn';

/** A chapter that is too long for the page of contents: it has pages of its own there. */
export interface ApartChapter {
  readonly chapter: Chapter;
  readonly files: readonly string[];
  readonly parts: readonly (readonly TopicPiece[])[];
  readonly limit: number;
}

/** Of the first page, which tells what did not pass and what stands on the others, so much is for the rest. */
const FIRST_PAGE = 0.6;
const BYTES_CONTINUED = 1_700;

export function apart(chapter: Chapter, leads: (page: string) => Leads, limit: number): ApartChapter {
  const file = `chapters/${chapter.id}.html`;
  const parts = inParts(topicPieces(chapter, file, leads(file)), limit, limit * FIRST_PAGE);
  return { chapter, parts, limit, files: parts.map((_, i) => partFile(file, i + 1)) };
}

export function chapterPages({ chapter, parts, files, limit }: ApartChapter): readonly Page[] {
  const title = clipped(chapter.title, MOST_NAME);
  const listed = parts.map((part) => part.map(({ name }) => ({ name })));
  return parts.map((part, i) => ({
    file: files[i]!,
    title: i === 0 ? title : `${title} (${i + 1})`,
    main: (
      <article class="contents">
        <p class="keyword">Chapter</p>
        <h1>{title}</h1>
        {i === 0 ? (
          <>
            <p class="figures">
              <ChapterFigures chapter={chapter} />
            </p>
            {files.length > 1 && <Failed chapters={[chapter]} file={files[i]!} />}
          </>
        ) : (
          <p class="quiet">
            Page {i + 1} of {files.length}. <a href={address(files[i]!, files[0]!)}>The beginning</a>
          </p>
        )}
        <Topics pieces={part} />
        <Further files={files} pages={listed} at={i} most={Math.ceil(limit / BYTES_CONTINUED)} />
        <TurnOver files={files} at={i} name={title} />
      </article>
    ),
  }));
}

/** `333 features with 3,330 scenarios, 5 of them did not pass` */
export function ChapterFigures({ chapter }: { readonly chapter: Chapter }): VNode {
  const runs = featuresOf([chapter]).map(({ run }) => run!);
  const sum = (what: 'scenarios' | 'failed') => runs.reduce((total, run) => total + run[what], 0);
  const topics = chapter.topics.length;
  if (runs.length === 0) return <>{counted(topics, 'topic')}, of which nothing was run</>;
  const failed = sum('failed');
  return (
    <>
      {counted(runs.length, 'feature')} with {counted(sum('scenarios'), 'scenario')}
      {failed > 0 && (
        <>
          , <strong>{failed.toLocaleString('en')} did not pass</strong>
        </>
      )}
    </>
  );
}
