import { describe, test } from 'node:test';
import { expect } from 'expect';
import { Contents, firstSentence } from './contents';
import { contentsTable } from './contents-table';
import type { FeatureModel } from './model';
import type { Titled } from './spooled';

const TABLE = contentsTable(`# The title

What comes first.
See [time](simulation/time.feature).

## [Hooks](hooks/) and [termination](termination/)

| topic | what it is about |
|---|---|
| [preStop](hooks/pre-stop.feature) | before \`SIGTERM\` ([한국어](hooks/pre-stop.ko.feature)) |
| [TCP](probes/tcp.feature), [gRPC](probes/grpc.feature) | a \\| b |

## [Pods](pods/)

| topic | what it is about |
|---|---|
| [phases](pods/phases.feature) | four |

## [Hooks](hooks/) and [termination](termination/)

| topic | what it is about |
|---|---|
| [deletion](termination/deletion.feature) | gone |

What comes last.
`);

const FEATURES = new Map<string, Titled>(
  (
    [
      ['termination/later', 'Later', 'en'],
      ['pods/phases.ko', '파드의 단계', 'ko'],
      ['pods/phases', 'Pod phases', 'en'],
      ['mine/web', 'Our web server', 'en'],
      ['hooks/pre-stop', 'preStop', 'en'],
    ] as const
  ).map(([id, name, language]) => [id, { uri: `features/${id}.feature`, name, language }]),
);

describe('The table of contents as it is written', () => {
  test('its title, and what stands before and after the chapters', () => {
    expect([TABLE.title, TABLE.intro, TABLE.outro]).toEqual([
      'The title',
      'What comes first.\nSee [time](simulation/time.feature).',
      'What comes last.',
    ]);
  });

  test('its chapters, one that is taken up again as one, without links to translations', () => {
    expect(TABLE.chapters).toEqual([
      {
        title: 'Hooks and termination',
        rows: [
          { topics: [{ id: 'hooks/pre-stop', name: 'preStop' }], about: 'before `SIGTERM`' },
          {
            topics: [
              { id: 'probes/tcp', name: 'TCP' },
              { id: 'probes/grpc', name: 'gRPC' },
            ],
            about: 'a | b',
          },
          { topics: [{ id: 'termination/deletion', name: 'deletion' }], about: 'gone' },
        ],
      },
      { title: 'Pods', rows: [{ topics: [{ id: 'pods/phases', name: 'phases' }], about: 'four' }] },
    ]);
  });

  test('a text without chapters has none', () => {
    expect(contentsTable('')).toEqual({ title: '', intro: '', outro: '', chapters: [] });
    expect(contentsTable('# A title\n\nWords.\n')).toMatchObject({
      title: 'A title',
      intro: 'Words.',
      chapters: [],
    });
  });
});

describe('The contents of a book', () => {
  const contents = new Contents(FEATURES, TABLE);

  test('come in the order of the table, what it does not have after it', () => {
    expect(
      contents
        .chapters()
        .map(({ title, topics }) => [title, ...topics.map(({ entries }) => entries[0]!.name)]),
    ).toEqual([
      ['Hooks and termination', 'preStop', 'TCP', 'deletion', 'Later'],
      ['Pods', 'phases'],
      ['Mine', 'Our web server'],
    ]);
    expect(contents.order()).toEqual([
      'hooks/pre-stop',
      'termination/later',
      'pods/phases',
      'pods/phases.ko',
      'mine/web',
    ]);
  });

  test('a translation stands with its original', () => {
    expect(contents.chapters()[1]!.topics[0]!.entries[0]!.twin?.name).toBe('파드의 단계');
  });

  test('a feature is run when one of its scenarios was', () => {
    const run = { status: 'PASSED' } as const;
    const feature = (id: string, runs: readonly object[]) =>
      ({
        id,
        uri: `${id}.feature`,
        description: 'It is. More.',
        rules: [{ scenarios: [{ runs }] }],
      }) as unknown as FeatureModel;
    contents.add(feature('pods/phases', [run, { status: 'FAILED' }]));
    contents.add(feature('mine/web', []));
    const [, pods, mine] = contents.chapters();
    expect(pods!.topics[0]).toMatchObject({
      about: 'four',
      entries: [{ run: { scenarios: 2, failed: 1, status: 'FAILED' } }],
    });
    expect(mine!.topics[0]!.entries[0]!.run).toBeUndefined();
  });

  test('chapters of the table that begin in the same folder have names of their own', () => {
    const table = contentsTable(
      '# B\n\n## One\n\n| a |\n|---|\n| [x](pods/x.feature) |\n\n## Two\n\n| a |\n|---|\n| [phases](pods/phases.feature) |\n',
    );
    expect(
      new Contents(FEATURES, table)
        .chapters()
        .map(({ id }) => id)
        .slice(0, 2),
    ).toEqual(['pods', 'pods-2']);
  });

  test('the table of other features is none of theirs', () => {
    const mine = new Contents(new Map([['mine/web', FEATURES.get('mine/web')!]]), TABLE);
    expect([mine.table, mine.chapters().map(({ title }) => title)]).toEqual([undefined, ['Mine']]);
  });
});

describe('What a feature says first', () => {
  for (const [text, said] of [
    ['', ''],
    ['It is. More.', 'It is.'],
    ['It is\n  so. More.', 'It is so.'],
    ['It has no end', 'It has no end'],
    ['Since v1.36 it is. More.', 'Since v1.36 it is.'],
    ['It is (https://kubernetes.io/docs/x). More.', 'It is.'],
    ['See https://kubernetes.io/docs/x and cmd/shop/main.go', ''],
    ['See https://kubernetes.io/docs/x. It is. More.', 'It is.'],
    ['As https://kubernetes.io/docs/x says, it is.\n\nIt is not.', ''],
    ['그렇다。 아니다。', '그렇다。'],
  ] as const)
    test(`${JSON.stringify(text)} is ${JSON.stringify(said)}`, () => expect(firstSentence(text)).toBe(said));
});
