import { test } from 'node:test';
import { expect } from 'expect';
import { catalogueOfEngine } from './catalogue';
import { LifecycleFigure } from './figure';
import { Lifecycle } from './lifecycle';
import { rulesOfEngine } from './rules';
import { readSaid, type Said } from './said';

const of = catalogueOfEngine().digest;
const nothing: Said = { of, entries: [], others: [] };

const rows: readonly (readonly [body: string, said: Said | undefined])[] = [
  [
    JSON.stringify({ said: { of, entries: [3, 0], others: [['event', 'A', 'b']] } }),
    {
      of,
      entries: [3, 0],
      others: [['event', 'A', 'b']],
    },
  ],
  ['no json', undefined],
  ['', undefined],
  ['null', undefined],
  ['[]', undefined],
  ['"said"', undefined],
  ['{}', undefined],
  ['{"said":null}', undefined],
  ['{"said":{"entries":[1],"others":[]}}', undefined],
  [JSON.stringify({ said: { of } }), nothing],
  [JSON.stringify({ said: { of, entries: 7, others: { a: 1 } } }), nothing],
  [
    JSON.stringify({ said: { of, entries: [1, 1, -1, 0.5, '2', null, 1e300], others: [] } }),
    {
      ...nothing,
      entries: [1],
    },
  ],
  [
    JSON.stringify({ said: { of, entries: [], others: [null, 'a', [], ['event', 1], ['pod', 'A']] } }),
    {
      ...nothing,
      others: [['pod', 'A']],
    },
  ],
  [
    JSON.stringify({ said: { of, rules: { of: 'x', numbers: [2, 2, -1, '3'] } } }),
    { ...nothing, rules: { of: 'x', numbers: [2] } },
  ],
  [JSON.stringify({ said: { of, rules: { numbers: [2] } } }), nothing],
  [JSON.stringify({ said: { of, rules: 'x' } }), nothing],
];
for (const [body, said] of rows) {
  test(`a story of ${body || 'nothing'} says ${said === undefined ? 'nothing' : 'what it says'}`, () =>
    expect(readSaid(body)).toEqual(said));
  test(`a terminal goes on after a story of ${body || 'nothing'}`, () => {
    const figure = new LifecycleFigure();
    figure.take({ body });
    expect(figure.figure === undefined).toBe(said === undefined);
  });
}

test('numbers that no entry has are nobody’s', () => {
  const lifecycle = new Lifecycle();
  const { all } = lifecycle.figure();
  lifecycle.add('a', { of, entries: [all - 1, all, 1e9], others: [] });
  expect([lifecycle.figure(), lifecycle.told, lifecycle.all().length]).toEqual([{ reached: 1, all }, 1, all]);
});

test('a story that is attached as bytes counts as one that is text', () => {
  const body = JSON.stringify({ said: { of, entries: [0], others: [] } });
  const figure = new LifecycleFigure();
  figure.take({ body: Buffer.from(body).toString('base64'), contentEncoding: 'BASE64' });
  expect(figure.figure).toContain('lifecycle: 1 of ');
});

test('the line of the terminal tells of rules where scenarios do', () => {
  const { digest, rules } = rulesOfEngine();
  const figure = new LifecycleFigure();
  figure.take({ body: JSON.stringify({ said: { ...nothing, rules: { of: digest, numbers: [0, 1] } } }) });
  expect(figure.figure).toContain(`reached, and 2 of ${rules.length} rules of the engine; `);
});
