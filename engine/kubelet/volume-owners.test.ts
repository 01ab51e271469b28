import { test } from 'node:test';
import { expect } from 'expect';
import { configMap, mounted, projected, secret, volume } from './volumes-testing';

const at = (spec: object, one: object, path: string) =>
  mounted([one], undefined, spec).trees.get('v')!.find(path);
const TOKEN = projected({ serviceAccountToken: { path: 'token' } });
const asUser = (user: number) => ({ securityContext: { runAsUser: user } });
const inGroup = { securityContext: { fsGroup: 123 } };

const OWNED: readonly [string, object, object, string, object][] = [
  [
    'an emptyDir may be written by everyone',
    {},
    volume({ emptyDir: {} }),
    '/',
    { mode: 0o777, uid: 0, gid: 0 },
  ],
  [
    'with fsGroup it belongs to the group',
    inGroup,
    volume({ emptyDir: {} }),
    '/',
    { mode: 0o2777, gid: 123 },
  ],
  ['a file of a configMap belongs to root', {}, configMap(), 'a', { mode: 0o644, uid: 0, gid: 0 }],
  [
    'with fsGroup the group may read it, whatever its mode',
    inGroup,
    configMap({ defaultMode: 0o400 }),
    'a',
    { mode: 0o440, gid: 123 },
  ],
  ['so may it a secret', inGroup, secret({ defaultMode: 0o200 }), 'key', { mode: 0o640, gid: 123 }],
  ['a directory of it passes the group on', inGroup, configMap(), '..data', { mode: 0o2755, gid: 123 }],
  ['a token has the mode of its volume', {}, TOKEN, 'token', { mode: 0o644, uid: 0 }],
  [
    'the user that all containers run as, and nobody else, may read it',
    asUser(1000),
    TOKEN,
    'token',
    { mode: 0o600, uid: 1000 },
  ],
  ['with fsGroup so may the group', inGroup, TOKEN, 'token', { mode: 0o640, uid: 0, gid: 123 }],
  [
    'containers of several users share one that everyone may read',
    {
      containers: [
        { name: 'a', resources: {}, securityContext: { runAsUser: 1 } },
        { name: 'b', resources: {} },
      ],
    },
    TOKEN,
    'token',
    { mode: 0o644, uid: 0 },
  ],
];

for (const [name, spec, one, path, expected] of OWNED) {
  test(`volume: ${name}`, () => expect(at(spec, one, path)).toMatchObject(expected));
}
