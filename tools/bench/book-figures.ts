import { type BookCosts, bookCosts } from './book';
import { SHAPES } from './book-shapes';
import { type Figures, plain, times } from './figures';

/** Of some shapes, fewer say as much. */
const MANY: Readonly<Record<string, number>> = {
  'a feature in two languages': 1_000,
  'a scenario of steps': 2_000,
  'definitions of steps': 3_000,
  'long names and prose': 60,
  tags: 3_000,
};
const USUALLY = 5_000;
const ONE_EACH = 'as ours, of one scenario each';

/** What the book takes, of a suite like ours and of such as nobody writes. Answers what is for information. */
export function bookFigures(figures: Figures): readonly string[] {
  const [small, book, single] = [bookCosts(1_000), bookCosts(10_000), bookCosts(10_000, ONE_EACH)];
  const ratio = ({ writing, reading }: BookCosts) => writing / reading;
  figures.add('the book of 10,000 scenarios against reading their messages', ratio(book), times, 10, 5);
  figures.add('the same with a feature for each scenario', ratio(single), times, 10, 5);
  figures.add('its memory against that of a book of 1,000', book.memory / small.memory, times, 1.5, 1.2);
  figures.add('the same with a feature for each scenario', single.memory / book.memory, times, 1.5, 1.2);
  const shapes = Object.keys(SHAPES).filter((shape) => shape !== ONE_EACH);
  const extreme = shapes.map((shape) => bookCosts(MANY[shape] ?? USUALLY, shape));
  const all = [book, single, ...extreme];
  const most = (size: (costs: BookCosts) => number) => Math.max(...all.map(size)) / 1_000;
  figures.add('its page of contents, kB', book.index / 1_000, plain, 1_000, 200);
  figures.add('its largest other page, kB', book.largestPage[1] / 1_000, plain, 200, 100);
  figures.add(
    `the largest page of contents of ${all.length} shapes, kB`,
    most(({ index }) => index),
    plain,
    1_000,
    200,
  );
  figures.add(
    'their largest other page, kB',
    most(({ largestPage: [, size] }) => size),
    plain,
    200,
    100,
  );
  figures.add(
    'their largest script of a search, kB',
    most(({ largestSearch: [, size] }) => size),
    plain,
    1_000,
    300,
  );
  return ['  books:', ...[small, ...all].map(told)];
}

function told({ shape, many, ...costs }: BookCosts): string {
  const { messages, reading, writing, memory, index, pages, largestPage, search } = costs;
  const kB = (bytes: number) => `${(bytes / 1_000).toFixed(0)} kB`;
  const MB = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
  return (
    `    ${shape}, ${many.toLocaleString('en')}: ${MB(messages)} of messages read in ${reading.toFixed(1)}s of CPU, ` +
    `written in ${writing.toFixed(1)}s with ${MB(memory)} at the most; ${pages} pages, the contents ${kB(index)}, ` +
    `the largest other ${kB(largestPage[1])} (${largestPage[0]}), a search reads ${MB(search)}`
  );
}
