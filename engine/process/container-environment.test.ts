import { test } from 'node:test';
import { expect } from 'expect';
import type { ContainerStart } from './container';
import { containerEnvironment } from './container-environment';
import { imageOf } from './images';

const told = new Map([['COLOR', 'blue']]);

const on = (hostname: string, env: ReadonlyMap<string, string>, user?: number) =>
  containerEnvironment(imageOf('nginx:1.27'), {
    sandbox: { hostname },
    env,
    user,
  } as unknown as ContainerStart);

const cases: readonly [
  name: string,
  env: ReadonlyMap<string, string>,
  variable: string,
  value: string | undefined,
][] = [
  ['the first of two containers has the name of its own host', on('a', told), 'HOSTNAME', 'a'],
  ['so has the second, which shares all else', on('b', told), 'HOSTNAME', 'b'],
  ['both have what the manifest says', on('b', told), 'COLOR', 'blue'],
  ['one that is told otherwise shares nothing', on('c', new Map([['COLOR', 'red']])), 'COLOR', 'red'],
  ['a manifest may name another host', on('d', new Map([['HOSTNAME', 'mine']])), 'HOSTNAME', 'mine'],
  ['root lives in /root', on('e', told, 0), 'HOME', '/root'],
  ['another user of the same containers does not', on('e', told, 7), 'HOME', '/'],
  ['what nobody says is not there', on('a', told), 'SHAPE', undefined],
];

for (const [name, env, variable, value] of cases) {
  test(name, () => {
    expect([env.get(variable), new Map(env).get(variable), env.has(variable)]).toEqual([
      value,
      value,
      value !== undefined,
    ]);
  });
}

test('the order is that of an environment of its own, with the host in its place', () => {
  const [first, second] = [[...on('a', told)], [...on('b', told)]];
  expect(second).toEqual(first.map(([name, value]) => [name, name === 'HOSTNAME' ? 'b' : value]));
});
