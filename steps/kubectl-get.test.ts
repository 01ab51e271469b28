import { test } from 'node:test';
import { expect } from 'expect';
import { parseGet, selected } from './kubectl-get';
import { momentOf, podWith } from './testing';

const MOMENT = momentOf(
  [
    podWith('web-2', ['app'], { labels: { app: 'web' } }),
    podWith('web-1', ['app'], { labels: { app: 'web' } }),
    podWith('api'),
    podWith('shop/web-9'),
  ],
  [podWith('old')],
);

const rows: readonly (readonly [args: string, names: readonly string[]])[] = [
  ['pods', ['api', 'web-1', 'web-2']],
  ['po', ['api', 'web-1', 'web-2']],
  ['pods -A', ['api', 'web-1', 'web-2', 'web-9']],
  ['pods -n shop', ['web-9']],
  ['pods --namespace=shop', ['web-9']],
  ['pods -l app=web', ['web-1', 'web-2']],
  ["pods -l 'app in (web)' -o wide", ['web-1', 'web-2']],
  ['pod web-2', ['web-2']],
  ['pod/web-2', ['web-2']],
  ['pod web-2 api', ['web-2', 'api']],
  ['pod old', []],
  ['nodes', []],
];
for (const [args, names] of rows) {
  test(`kubectl get ${args}`, () => {
    expect(selected(MOMENT, parseGet(args)).map(({ metadata }) => metadata.name)).toEqual(names);
  });
}

test('flags', () => {
  expect(parseGet('pods -o wide --show-labels -L app,tier')).toMatchObject({
    wide: true,
    showLabels: true,
    labelColumns: ['app', 'tier'],
  });
});

const slips: readonly (readonly [args: string, message: string])[] = [
  ['pdos', 'there is no kind "pdos"'],
  ['pods --watch', 'has no flag "--watch"'],
  ['pods -o yaml', 'a table of -o yaml cannot be compared'],
  ['pods -n', 'needs a value'],
  ['pods,services', 'is several kinds'],
];
for (const [args, message] of slips)
  test(`kubectl get ${args} is told`, () => expect(() => parseGet(args)).toThrow(message));
