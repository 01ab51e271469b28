import { test } from 'node:test';
import { expect } from 'expect';
import type { Container, HttpGetAction } from '../api/types';
import type { ConnectAnswer, HttpAnswer } from '../process/container';
import { ask, askAndFollow, type HttpClient, requestOf, urlOf } from './http-get';

const CONTAINER = { name: 'app', ports: [{ name: 'http', containerPort: 8080 }] } as unknown as Container;

const REQUESTS: readonly [name: string, action: HttpGetAction, url: string][] = [
  ['the pod is asked', { path: '/healthz', port: 8080, scheme: 'HTTP' }, 'http://10.0.0.5:8080/healthz'],
  ['a path without a slash gets one', { path: 'healthz', port: 8080 }, 'http://10.0.0.5:8080/healthz'],
  ['no path is the root', { port: 80 }, 'http://10.0.0.5:80/'],
  ['a query stays', { path: '/a?b=c', port: 80 }, 'http://10.0.0.5:80/a?b=c'],
  ['another host', { path: '/', port: 80, host: 'localhost' }, 'http://localhost:80/'],
  ['an address of version 6', { path: '/', port: 80, host: '::1' }, 'http://[::1]:80/'],
  ['over TLS', { path: '/', port: 8443, scheme: 'HTTPS' }, 'https://10.0.0.5:8443/'],
  ['a port by its name', { path: '/', port: 'http' }, 'http://10.0.0.5:8080/'],
  ['a number as text', { path: '/', port: '9090' }, 'http://10.0.0.5:9090/'],
  ['a name that no port has', { path: '/', port: 'web' }, 'strconv.Atoi: parsing "web": invalid syntax'],
  ['a port that is none', { path: '/', port: '70000' }, 'invalid port number: 70000'],
];

for (const [name, action, url] of REQUESTS) {
  test(`request: ${name}`, () => {
    const request = requestOf(action, CONTAINER, '10.0.0.5');
    expect(typeof request === 'string' ? request : urlOf(request)).toBe(url);
  });
}

/** What the world answers: how the connection goes, and the answer by path. */
type World = ConnectAnswer['result'] | 'no such host' | Readonly<Record<string, Partial<HttpAnswer>>>;
const OK = { '/': { status: 200 } };

const OUTCOMES: readonly [name: string, url: string, world: World, outcome: string][] = [
  ['an answer', 'http://10.0.0.5:80/', OK, '200 after 0'],
  ['a late answer', 'http://10.0.0.5:80/', { '/': { status: 500, after: 3_000 } }, '500 after 3000'],
  [
    'nobody listens',
    'http://10.0.0.5:9090/',
    'refused',
    'dial tcp 10.0.0.5:9090: connect: connection refused after 0',
  ],
  [
    'nobody is there',
    'http://10.9.9.9:80/',
    'timeout',
    'dial tcp 10.9.9.9:80: connect: connection timed out after 127000',
  ],
  [
    'no way leads there',
    'http://10.9.9.9:80/',
    'no route',
    'dial tcp 10.9.9.9:80: connect: no route to host after 3000',
  ],
  ['no such name', 'http://db:80/', 'no such host', 'dial tcp: lookup db: no such host after 0'],
  ['a program that closes the connection', 'http://10.0.0.5:80/', { '/': { status: 0 } }, 'EOF after 0'],
  [
    'TLS to a plain server',
    'https://10.0.0.5:80/',
    OK,
    'http: server gave HTTP response to HTTPS client after 0',
  ],
  ['TLS', 'https://10.0.0.5:8443/', OK, '200 after 0'],
  ['plain to a server that speaks TLS', 'http://10.0.0.5:443/', OK, '400 after 0'],
];

for (const [name, url, world, expected] of OUTCOMES) {
  test(`answer: ${name}`, () => {
    const outcome = ask(parsed(url), clientOf(world));
    expect(`${'error' in outcome ? outcome.error : outcome.status} after ${outcome.after}`).toBe(expected);
  });
}

const to = (location: string, after = 0) => ({ status: 302, location, after });
const LOOP = { '/': to('/') };

const REDIRECTS: readonly [name: string, world: World, outcome: string][] = [
  ['none', OK, '200 of http://10.0.0.5:80/ after 0'],
  [
    'to another path',
    { '/': to('/new', 10), '/new': { status: 204, after: 5 } },
    '204 of http://10.0.0.5:80/new after 15',
  ],
  [
    'to another port of the host',
    { '/': to('http://10.0.0.5:81/x'), '/x': { status: 200 } },
    '200 of http://10.0.0.5:81/x after 0',
  ],
  ['to another host: not followed', { '/': to('http://10.0.0.6/x') }, '302 of http://10.0.0.5:80/ after 0'],
  ['without a place: an answer', { '/': { status: 301 } }, '301 of http://10.0.0.5:80/ after 0'],
  ['304 is no redirect', { '/': { status: 304, location: '/x' } }, '304 of http://10.0.0.5:80/ after 0'],
  ['for ever', LOOP, 'stopped after 10 redirects of http://10.0.0.5:80/ after 0'],
];

for (const [name, world, expected] of REDIRECTS) {
  test(`redirect: ${name}`, () => {
    const outcome = askAndFollow(parsed('http://10.0.0.5:80/'), clientOf(world));
    const what = 'error' in outcome ? outcome.error : outcome.status;
    expect(`${what} of ${urlOf(outcome.request)} after ${outcome.after}`).toBe(expected);
  });
}

function parsed(url: string) {
  const [, scheme, host, port, path] = /^(https?):\/\/([^:]+):(\d+)(\/.*)$/.exec(url)!;
  return { scheme: scheme as 'http' | 'https', host: host!, port: Number(port), path: path! };
}

function clientOf(world: World): HttpClient {
  const result = typeof world === 'string' ? world : 'accepted';
  return {
    connect: (_host, port) =>
      result === 'accepted'
        ? { result, listener: 'c', port }
        : result === 'no route'
          ? { result, after: 3_000 }
          : { result },
    ask: (_listener, _port, path) => ({
      status: 404,
      body: '',
      after: 0,
      ...(world as Record<string, object>)[path],
    }),
  };
}
