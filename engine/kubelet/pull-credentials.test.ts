import { test } from 'node:test';
import { expect } from 'expect';
import type { Secret } from '../api/types';
import { credentialsFor } from './pull-credentials';

const base64 = (text: string) => Buffer.from(text).toString('base64');
const entry = (user: string) => ({ username: user, password: 'pw' });

/** A Secret of one of the two kinds, with these addresses. */
function secret(auths: unknown, { name = 's', old = false, type }: Partial<Record<string, unknown>> = {}) {
  const config = old ? auths : { auths };
  const key = old ? '.dockercfg' : '.dockerconfigjson';
  return {
    metadata: { namespace: 'n', name, uid: 'u' },
    type: type ?? `kubernetes.io/${key.slice(1)}`,
    data: { [key]: base64(typeof auths === 'string' ? auths : JSON.stringify(config)) },
  } as unknown as Secret;
}

const users = (image: string, ...secrets: readonly Secret[]) =>
  credentialsFor(image, secrets).map(({ user }) => user);

const ADDRESSES: readonly [string, string, string, boolean][] = [
  ['the host', 'r.example', 'r.example/a/b:1', true],
  ['another host', 'q.example', 'r.example/a/b:1', false],
  ['a host above it', 'example', 'r.example/a/b:1', false],
  ['with a scheme', 'https://r.example', 'r.example/a/b:1', true],
  ['as docker login wrote it', 'https://r.example/v1/', 'r.example/a/b:1', true],
  ['of version 2 with a path', 'https://r.example/v2/a', 'r.example/a/b:1', true],
  ['a wildcard for a part', '*.example', 'r.example/a/b:1', true],
  ['a wildcard within a part', 'r*y.example', 'registry.example/a/b:1', true],
  ['a wildcard stands for one part', '*.example', 's.r.example/a/b:1', false],
  ['the beginning of the repository', 'r.example/a', 'r.example/a/b:1', true],
  ['even of a name in it', 'r.example/a', 'r.example/ab/c:1', true],
  ['another repository', 'r.example/c', 'r.example/a/b:1', false],
  ['the port', 'r.example:5000', 'r.example:5000/a:1', true],
  ['no port, and the image has one', 'r.example', 'r.example:5000/a:1', false],
  ['a port, and the image has none', 'r.example:5000', 'r.example/a:1', false],
  ['Docker Hub as docker login writes it', 'https://index.docker.io/v1/', 'nginx:1.27', true],
  ['Docker Hub by its name', 'docker.io', 'team/app:1', true],
  ['Docker Hub, and the image is elsewhere', 'https://index.docker.io/v1/', 'r.example/a:1', false],
];

for (const [name, address, image, isTried] of ADDRESSES)
  test(`pull credentials: ${name}: ${address} for ${image}`, () => {
    expect(users(image, secret({ [address]: entry('ci') }))).toEqual(isTried ? ['ci'] : []);
  });

const IMAGE = 'r.example/a/b:1';
const ALL: readonly [string, readonly Secret[], readonly string[]][] = [
  ['none', [], []],
  [
    'the closest address first',
    [secret({ 'r.example': entry('wide'), 'r.example/a': entry('close') })],
    ['close', 'wide'],
  ],
  [
    'of one address in the order of the Secrets',
    [secret({ 'r.example': entry('one') }), secret({ 'r.example': entry('two') })],
    ['one', 'two'],
  ],
  ['the older kind of Secret', [secret({ 'r.example': entry('old') }, { old: true })], ['old']],
  ['a Secret of another kind', [secret({ 'r.example': entry('ci') }, { type: 'Opaque' })], []],
  ['what is no JSON', [secret('{')], []],
  ['JSON of another shape', [secret('[1]'), secret('null'), secret({ 'r.example': 3 })], ['']],
];

for (const [name, secrets, expected] of ALL)
  test(`pull credentials: ${name}`, () => expect(users(IMAGE, ...secrets)).toEqual(expected));

test('pull credentials: auth has the last word, and its password may have a colon', () => {
  const auth = base64('ci:a:b');
  const [found] = credentialsFor(IMAGE, [secret({ 'r.example': { ...entry('no'), auth } })]);
  expect(found).toEqual({ user: 'ci', password: 'a:b', from: 'n/s/u' });
});

const NO_NAMES: readonly [string, unknown][] = [
  ['auth without a colon', { ...entry('no'), auth: base64('ci') }],
  ['auth that is no base64', { auth: '!!!' }],
  ['names that are no text', { username: null, password: 5 }],
];

for (const [name, value] of NO_NAMES)
  test(`pull credentials: ${name} says no name and no password`, () => {
    const [found] = credentialsFor(IMAGE, [secret({ 'r.example': value })]);
    expect(found).toEqual({ user: '', password: '', from: 'n/s/u' });
  });
