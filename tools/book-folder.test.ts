import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { expect } from 'expect';
import { writeMessages } from './bench/book-messages';
import { suite } from './bench/book-shapes';
import { writeBook } from './book';
import { filesIn, Trial } from './trial';

/** What somebody keeps in a folder in which a book is written, too: in its folders, and beside them. */
const THEIRS: Readonly<Record<string, string>> = {
  'features/a.feature': 'Feature: Mine\n',
  'features/chapter-1/mine.txt': 'a note',
  'stories/mine.js': 'alert(1)',
  'timelines/mine.svg': '<svg/>',
  'together/mine.html': 'mine',
  'chapters/mine.html': 'mine',
  'search/mine.js': 'mine',
  'assets/logo.svg': '<svg/>',
  'assets/pages.json': '["about.html"]',
  '.spool/mine.txt': 'mine',
  'about.html': 'mine',
  'package.json': '{}',
};
const LIST = 'assets/podlife-files.json';
const namesIn = (folder: string) => [...filesIn(folder).keys()].map((name) => name.replaceAll(path.sep, '/'));

describe('The folder of a book', () => {
  let trial: Trial;
  let large: string;
  let small: string;
  const put = (folder: string, files: Readonly<Record<string, string>>) => {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(path.dirname(trial.at(folder, name)), { recursive: true });
      writeFileSync(trial.at(folder, name), text);
    }
  };

  before(() => {
    trial = new Trial({});
    [large, small] = [trial.at('large.ndjson'), trial.at('small.ndjson')];
    writeMessages(large, suite(60));
    writeMessages(small, suite(20));
  });
  after(() => trial.remove());

  test('keeps what somebody else has put there, and loses what only the book before it had', () => {
    put('shared', THEIRS);
    writeBook([large], trial.at('shared'));
    expect(namesIn(trial.at('shared'))).toContain('features/chapter-2/topic-2.html');
    writeBook([small], trial.at('shared'));
    writeBook([small], trial.at('alone'));
    const alone = namesIn(trial.at('alone'));
    expect(alone.filter((name) => name.startsWith('stories/chapter-0/')).length).toBe(20);
    expect(namesIn(trial.at('shared'))).toEqual([...alone, ...Object.keys(THEIRS)].sort());
    for (const [name, text] of Object.entries(THEIRS)) expect(trial.text('shared', name)).toBe(text);
    expect(existsSync(trial.at('shared', 'features', 'chapter-2'))).toBe(false);
  });

  const kept = [
    '../outside.html',
    'package.json',
    'features/a.feature',
    'assets/logo.svg',
    'features/../b.html',
  ];
  const lists: readonly (readonly [what: string, text: string])[] = [
    ['was cut off', '["features/chapter-0/topic'],
    ['is no list', '{"0":"b.html"}'],
    ['names what no book has written', JSON.stringify([...kept, '/etc/hosts', 7, null, 'features', '.', ''])],
  ];
  test('is not read from a list that somebody damaged', () => {
    for (const [what, text] of lists) {
      const theirs = Object.fromEntries(kept.map((name) => [name, what]));
      put('damaged', { ...theirs, [LIST]: text });
      writeBook([small], trial.at('damaged'));
      for (const name of kept) expect(trial.text('damaged', name)).toBe(what);
      expect(JSON.parse(trial.text('damaged', LIST))).toContain('features/chapter-0/topic-0.html');
    }
  });

  test('keeps the book that it has where the messages of the next cannot be read', () => {
    writeBook([small], trial.at('alone'));
    const was = filesIn(trial.at('alone'));
    put('.', { 'damaged.ndjson': '{"meta":{}}\n{"pickle":{"id":"a' });
    expect(() => writeBook([trial.at('damaged.ndjson')], trial.at('alone'))).toThrow('no JSON');
    const is = filesIn(trial.at('alone'));
    expect([...is.keys()]).toEqual([...was.keys()]);
    expect([...is.keys()].filter((name) => is.get(name) !== was.get(name))).toEqual([]);
  });

  test('is the one that is meant, from wherever it is named', () => {
    const here = process.cwd();
    mkdirSync(trial.at('elsewhere'));
    process.chdir(trial.at('elsewhere'));
    try {
      writeBook([small], 'book');
    } finally {
      process.chdir(here);
    }
    // What judges podlife's own features has a page only where these are.
    const everywhere = namesIn(trial.at('alone')).filter((name) => name !== 'sources-files.html');
    expect(namesIn(trial.at('elsewhere'))).toEqual(everywhere.map((name) => `book/${name}`));
  });

  test('and a file are told apart', () => {
    expect(() => writeBook([trial.folder], trial.at('none'))).toThrow(
      `${trial.folder}: this is a folder. Say which messages`,
    );
    expect(() => writeBook([small], small)).toThrow(`${small}: this is a file; --out names the folder`);
  });
});
