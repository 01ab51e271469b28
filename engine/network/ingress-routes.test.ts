import { describe, it } from 'node:test';
import { expect } from 'expect';
import type { Ingress, IngressPath } from '../api/types';
import { ingressRoute, pathMatches } from './ingress-routes';

type PathType = IngressPath['pathType'];

/** https://kubernetes.io/docs/concepts/services-networking/ingress/#examples, and both sides of what it leaves out */
const PATHS: readonly (readonly [PathType, path: string | undefined, asked: string, matches: boolean])[] = [
  ['Prefix', '/', '/any/path', true],
  ['Exact', '/foo', '/foo', true],
  ['Exact', '/foo', '/bar', false],
  ['Exact', '/foo', '/foo/', false],
  ['Exact', '/foo/', '/foo', false],
  ['Exact', '/foo', '/FOO', false],
  ['Prefix', '/foo', '/foo', true],
  ['Prefix', '/foo', '/foo/', true],
  ['Prefix', '/foo/', '/foo', true],
  ['Prefix', '/foo/', '/foo/', true],
  ['Prefix', '/foo', '/FOO', false],
  ['Prefix', '/aaa/bb', '/aaa/bbb', false],
  ['Prefix', '/aaa/bbb', '/aaa/bbb', true],
  ['Prefix', '/aaa/bbb/', '/aaa/bbb', true],
  ['Prefix', '/aaa/bbb', '/aaa/bbb/', true],
  ['Prefix', '/aaa/bbb', '/aaa/bbb/ccc', true],
  ['Prefix', '/aaa/bbb', '/aaa/bbbxyz', false],
  ['Prefix', '/aaa/bbb', '/aaa', false],
  ['ImplementationSpecific', undefined, '/any', true],
  ['ImplementationSpecific', '/aaa', '/aaa/bbb', true],
  ['ImplementationSpecific', '/aaa', '/aaabbb', false],
];

describe('Whether a path of a rule matches', () => {
  for (const [pathType, path, asked, matches] of PATHS) {
    it(`${pathType} ${path ?? 'no path'}, asked for ${asked}: ${matches ? 'it does' : 'it does not'}`, () => {
      expect(pathMatches({ pathType, ...(path !== undefined && { path }) }, asked)).toBe(matches);
    });
  }
});

/** `host path type service`; a path of `-` for a host without paths. */
type Rules = readonly string[];

const ROUTES: readonly (readonly [
  what: string,
  ingresses: readonly { rules?: Rules; otherwise?: string; age?: number }[],
  url: string,
  service: string | undefined,
])[] = [
  ['no rule at all', [{}], 'a.example/', undefined],
  ['a default backend alone', [{ otherwise: 'rest' }], 'a.example/', 'rest'],
  ['the longest path', [{ rules: ['* / Prefix one', '* /aaa Prefix two'] }], 'a.example/aaa/c', 'two'],
  [
    'the longest of three',
    [{ rules: ['* /aaa Prefix one', '* /aaa/bbb Prefix two', '* / Prefix rest'] }],
    'a.example/aaa/bbb',
    'two',
  ],
  [
    'Exact before Prefix of the same length',
    [{ rules: ['* /foo Prefix one', '* /foo Exact two'] }],
    'a.example/foo',
    'two',
  ],
  ['Exact said first', [{ rules: ['* /foo Exact two', '* /foo Prefix one'] }], 'a.example/foo', 'two'],
  [
    'a longer Prefix does not match the shorter Exact',
    [{ rules: ['* /foo Exact two', '* /foo/bar Prefix one'] }],
    'a.example/foo',
    'two',
  ],
  [
    'the host by name before a wildcard',
    [{ rules: ['*.example / Prefix one', 'a.example / Prefix two'] }],
    'a.example/',
    'two',
  ],
  [
    'a wildcard before no host',
    [{ rules: ['* / Prefix one', '*.example / Prefix two'] }],
    'a.example/',
    'two',
  ],
  ['a wildcard is one label', [{ rules: ['*.example / Prefix one'] }], 'a.b.example/', undefined],
  ['a wildcard is a label', [{ rules: ['*.example / Prefix one'] }], 'example/', undefined],
  ['the host in capitals', [{ rules: ['a.example / Prefix one'] }], 'A.Example/', 'one'],
  [
    'the host decides, though a rule for all has the path',
    [{ rules: ['a.example /foo Prefix one', '* /bar Prefix two'] }],
    'a.example/bar',
    undefined,
  ],
  [
    'a host without paths leads to the default',
    [{ rules: ['a.example - Prefix one'], otherwise: 'rest' }],
    'a.example/',
    'rest',
  ],
  [
    'the default of the Ingress that has the host',
    [{ otherwise: 'rest' }, { rules: ['a.example /foo Exact one'], otherwise: 'own', age: 1 }],
    'a.example/',
    'own',
  ],
  [
    'the older of two rules that are the same',
    [
      { rules: ['* / Prefix new'], age: 1 },
      { rules: ['* / Prefix old'], age: 2 },
    ],
    'a.example/',
    'old',
  ],
  [
    'the name where both are as old',
    [{ rules: ['* / Prefix one'] }, { rules: ['* / Prefix two'] }],
    'a.example/',
    'one',
  ],
];

describe('Where Ingresses send a request', () => {
  for (const [what, ingresses, url, service] of ROUTES) {
    it(`${what}: ${url} goes to ${service ?? 'nobody'}`, () => {
      const slash = url.indexOf('/');
      const request = { host: url.slice(0, slash), path: url.slice(slash) };
      const route = ingressRoute(ingresses.map(anIngress), request);
      expect(route?.backend.service?.name).toBe(service);
    });
  }
});

function anIngress(
  { rules = [], otherwise, age = 0 }: { rules?: Rules; otherwise?: string; age?: number },
  i: number,
): Ingress {
  const to = (name: string) => ({ service: { name, port: { number: 80 } } });
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: {
      name: `ingress-${i}`,
      namespace: 'default',
      creationTimestamp: `2026-01-01T00:00:0${9 - age}Z`,
    },
    spec: {
      ...(otherwise !== undefined && { defaultBackend: to(otherwise) }),
      rules: rules.map((rule) => {
        const [host, path, pathType, service] = rule.split(' ') as [string, string, PathType, string];
        const http = { paths: [{ path, pathType, backend: to(service) }] };
        return { ...(host !== '*' && { host }), ...(path !== '-' && { http }) };
      }),
    },
  } as unknown as Ingress;
}
