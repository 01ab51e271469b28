import { test } from 'node:test';
import { expect } from 'expect';
import { PrivateRegistries } from './private-registries';

const as = (user: string, password: string) => ({ user, password, from: `n/${user}/u` });
const RIGHT = as('ci', 'right');
const WRONG = as('ci', 'wrong');
const NOBODY = as('', '');
const DENIED =
  'pull access denied, repository does not exist or may require authorization: authorization failed: no basic auth credentials';
const status = (url: string) => `unexpected status from HEAD request to https://${url}: 401 Unauthorized`;

const CASES: readonly [string, string, readonly (typeof RIGHT)[], object][] = [
  ['another registry lets everyone in', 'q.example/a:1', [], {}],
  ['who knows a name there has used it', 'q.example/a:1', [WRONG], { used: WRONG }],
  ['nobody asks', 'r.example/a:1', [], { refusal: DENIED }],
  ['somebody without a name asks', 'r.example/a:1', [NOBODY], { refusal: DENIED }],
  ['the right name and password', 'r.example/a:1', [RIGHT], { used: RIGHT }],
  ['the right ones after wrong ones', 'r.example/a:1', [WRONG, RIGHT], { used: RIGHT }],
  ['wrong ones', 'r.example/a/b:1', [WRONG], { refusal: status('r.example/v2/a/b/manifests/1') }],
  [
    'wrong ones, of the latest',
    'r.example/a',
    [WRONG],
    { refusal: status('r.example/v2/a/manifests/latest') },
  ],
  [
    'wrong ones, of Docker Hub',
    'nginx:1.27',
    [WRONG],
    { refusal: status('registry-1.docker.io/v2/library/nginx/manifests/1.27') },
  ],
];

for (const [name, image, credentials, expected] of CASES)
  test(`a registry that asks who pulls: ${name}`, () => {
    const registries = new PrivateRegistries();
    for (const host of ['r.example', 'docker.io']) registries.close(host, 'ci', 'right');
    expect(registries.enter(image, credentials)).toEqual(expected);
  });
