import { test } from 'node:test';
import { expect } from 'expect';
import { CATALOGUE, hasUtility, imageOf } from './images';
import { contextFor, continueUtility, runUtility, type World } from './utilities/testing';
import type { Resumed, Signal } from './utility';

const lookups: readonly (readonly [reference: string, listed: boolean, copyOf?: string])[] = [
  ['nginx', true],
  ['docker.io/library/nginx:1.27', true],
  ['bitnami/nginx', false],
  ['registry.k8s.io/nginx-slim:0.24', true, 'nginx'],
  ['gcr.io/google_containers/nginx-slim', true, 'nginx'],
  ['mirror.gcr.io/library/nginx', true, 'nginx'],
  ['quay.io/microshift/busybox', true, 'busybox'],
  ['registry.example/app:9', false],
  ['luksa/kubia:v2', true],
  ['someone/kubia', false],
  ['ghcr.io/stefanprodan/podinfo:6.7.0', true],
  ['registry.k8s.io/e2e-test-images/agnhost:2.40', true],
  ['registry.example/team/redis', true, 'redis'],
  ['registry.k8s.io/pause:3.10', true],
];
for (const [reference, listed, copyOf] of lookups)
  test(`${reference} is ${copyOf ? `taken for a copy of ${copyOf}` : listed ? 'in the catalogue' : 'not in the catalogue'}`, () =>
    expect([imageOf(reference).listed, listed ? imageOf(reference).copyOf : undefined]).toEqual([
      listed,
      copyOf,
    ]));

const shells: readonly (readonly [
  reference: string,
  shell: string | undefined,
  bash: boolean,
  closed: boolean,
])[] = [
  ['busybox:1.36', 'ash', false, true],
  ['alpine', 'ash', false, true],
  ['bash:5.2', 'ash', true, true],
  ['debian', 'dash', true, false],
  ['nginx:1.27', 'dash', true, false],
  ['nginx:1.27-alpine', 'ash', false, true],
  ['mysql:8', 'bash', true, false],
  ['registry.k8s.io/pause:3.10', undefined, false, true],
  ['some/thing', 'dash', true, false],
  ['some/thing:1-alpine', 'ash', false, false],
];
for (const [reference, shell, bash, closed] of shells)
  test(`sh of ${reference} is ${shell ?? 'not there'}`, () => {
    const image = imageOf(reference);
    expect([image.shell, image.bash, image.closed]).toEqual([shell, bash, closed]);
    expect(image.layer.entries.has('bin')).toBe(shell !== undefined);
  });

const places: readonly (readonly [image: string, path: string, there: boolean])[] = [
  ['debian', '/bin/sleep', true],
  ['debian', '/usr/bin/sleep', true],
  ['debian', '/bin/sh', true],
  ['alpine', '/bin/sleep', true],
  ['alpine', '/usr/bin/wget', true],
  ['busybox', '/bin/sleep', true],
  ['busybox', '/usr/bin/sleep', false],
  ['busybox', '/usr/bin/env', true],
  ['bash:5', '/usr/local/bin/bash', true],
  ['redis', '/usr/local/bin/redis-cli', true],
  ['registry.k8s.io/pause', '/pause', true],
  ['registry.k8s.io/pause', '/bin/sh', false],
];
for (const [image, path, there] of places)
  test(`${image} has ${there ? '' : 'no '}${path}`, () => {
    const { files } = contextFor(['true'], { image }).context;
    expect(typeof files.findProgram(path, '')).toBe(there ? 'object' : 'string');
  });

test('every entry has a name of its own and a size, and every source is an address', () => {
  const all = CATALOGUE.flatMap((entry) => entry.names);
  expect(new Set(all).size).toBe(all.length);
  for (const entry of CATALOGUE) {
    expect(entry.size).toBeGreaterThan(100_000);
    if (entry.source) expect(entry.source).toMatch(/^https:\/\//);
    expect(entry.entrypoint ?? entry.command).toBeDefined();
  }
});

const presence: readonly (readonly [reference: string, utility: string, there: boolean])[] = [
  ['busybox', 'wget', true],
  ['busybox', 'curl', false],
  ['busybox', 'nsenter', true],
  ['busybox', 'apk', false],
  ['alpine', 'apk', true],
  ['debian', 'vi', false],
  ['busybox', 'vi', true],
  ['nginx', 'curl', true],
  ['nginx', 'killall', false],
  ['nginx', 'grep', true],
  ['debian', 'ps', false],
  ['ubuntu', 'ps', true],
  ['registry.k8s.io/pause', 'sleep', false],
  ['some/thing', 'curl', true],
];
for (const [reference, utility, there] of presence)
  test(`${reference} has ${there ? '' : 'no '}${utility}`, () =>
    expect(hasUtility(imageOf(reference), utility)).toBe(there));

/** Follows entrypoints to the server itself. */
function start(
  image: string,
  world: World = {},
  argv = [...imageOf(image).entrypoint, ...imageOf(image).command],
) {
  let words: readonly string[] = argv;
  for (;;) {
    const made = contextFor(words, { image, ...world });
    const outcome = continueUtility(made);
    if (outcome.become === undefined) return { made, outcome };
    words = outcome.become;
  }
}

const servers: readonly (readonly [
  image: string,
  world: World,
  ports: readonly number[],
  startsAt: number,
])[] = [
  ['nginx', {}, [80], 0],
  ['httpd', {}, [80], 0],
  ['redis', {}, [6379], 0],
  ['mysql', { env: { MYSQL_ROOT_PASSWORD: 'x' } }, [3306, 33_060], 10_000],
  ['postgres', { env: { POSTGRES_PASSWORD: 'x' } }, [5432], 2_000],
  ['postgres', { env: { POSTGRES_PASSWORD: 'x', PGPORT: '5433' } }, [5433], 2_000],
  ['mongo', {}, [27_017], 1_000],
  ['registry.k8s.io/pause:3.10', {}, [], 0],
  ['luksa/kubia', {}, [8080], 0],
  ['us-docker.pkg.dev/google-samples/containers/gke/hello-app:1.0', { env: { PORT: '9000' } }, [9000], 0],
  [
    'nginx',
    { files: { '/etc/nginx/conf.d/default.conf': 'server {\n listen 8080;\n listen [::]:8443 ssl;\n}\n' } },
    [8080, 8443],
    0,
  ],
];
for (const [image, world, ports, startsAt] of servers)
  test(`${image} listens on ${ports.join(' and ') || 'nothing'} after ${startsAt / 1_000}s`, () => {
    const { made, outcome } = start(image, world);
    if (startsAt === 0) return expect(outcome.listening).toEqual(ports);
    expect(outcome.waits).toEqual({ for: 'time', until: startsAt });
    expect(outcome.listening).toEqual([]);
    expect(continueUtility(made, { reason: 'time', state: outcome.state }).listening).toEqual(ports);
  });

const needy: readonly (readonly [image: string, text: RegExp])[] = [
  ['mysql', /Database is uninitialized and password option is not specified\n/],
  ['mariadb', /MARIADB_ALLOW_EMPTY_ROOT_PASSWORD and MARIADB_RANDOM_ROOT_PASSWORD\n/],
  ['postgres', /superuser password is not specified\./],
];
for (const [image, text] of needy)
  test(`${image} without a password ends with 1 and says why`, () => {
    const { outcome } = start(image);
    expect([outcome.exit, outcome.err]).toEqual([1, expect.stringMatching(text)]);
  });

const stops: readonly (readonly [image: string, signal: Signal, exit: number | undefined])[] = [
  ['nginx', 'SIGQUIT', 0],
  ['nginx', 'SIGTERM', 0],
  ['nginx', 'SIGHUP', undefined],
  ['httpd', 'SIGWINCH', 0],
  ['redis', 'SIGTERM', 0],
  ['registry.k8s.io/pause:3.10', 'SIGTERM', 0],
  ['k8spatterns/random-generator', 'SIGTERM', 143],
  ['some/thing', 'SIGTERM', 143],
];
for (const [image, signal, exit] of stops)
  test(`${image} on ${signal} ${exit === undefined ? 'goes on' : `exits with ${exit}`}`, () => {
    const { made, outcome } = start(image);
    expect(continueUtility(made, { reason: 'signal', signal, state: outcome.state }).exit).toBe(exit);
  });

test('stop signals are those of the Dockerfiles', () => {
  const signals = ['nginx', 'httpd', 'postgres', 'redis', 'php'].map((name) => imageOf(name).stopSignal);
  expect(signals).toEqual(['SIGQUIT', 'SIGWINCH', 'SIGINT', 'SIGTERM', 'SIGQUIT']);
});

/** Sends requests one after the other at these times; answers the statuses. */
function statuses(
  image: string,
  path: string,
  times: readonly number[],
  world: World = {},
  argv?: string[],
): (number | undefined)[] {
  const { made, outcome } = start(image, world, argv);
  let { state } = outcome;
  return times.map((now) => {
    const program = made.context.image.programs.get(made.context.argv[0]!.split('/').at(-1)!)!;
    const request: Resumed = { reason: 'request', port: 80, method: 'GET', path, state };
    const answer = program({ ...made.context, now }, request);
    state = 'wait' in answer ? answer.state : undefined;
    return 'reply' in answer ? answer.reply?.status : undefined;
  });
}

test('the liveness sample is healthy for ten seconds', () => {
  expect(statuses('registry.k8s.io/liveness', '/healthz', [0, 10_000, 10_001])).toEqual([200, 200, 500]);
  const agnhost = statuses(
    'registry.k8s.io/e2e-test-images/agnhost:2.40',
    '/healthz',
    [0, 10_000, 10_001],
    {},
    ['/agnhost', 'liveness'],
  );
  expect(agnhost).toEqual([200, 200, 500]);
});

test('kubia-unhealthy answers five requests', () => {
  expect(statuses('luksa/kubia-unhealthy', '/', [0, 0, 0, 0, 0, 0, 0])).toEqual([
    200, 200, 200, 200, 200, 500, 500,
  ]);
});

test('nginx answers with the files that are there', () => {
  expect(statuses('nginx', '/', [0])).toEqual([200]);
  expect(statuses('nginx', '/nothing', [0])).toEqual([404]);
  expect(statuses('nginx', '/sub/', [0], { files: { '/usr/share/nginx/html/sub/x': '' } })).toEqual([403]);
  expect(statuses('nginx', '/sub/x?q=1', [0], { files: { '/usr/share/nginx/html/sub/x': '' } })).toEqual([
    200,
  ]);
});

const own: readonly (readonly [sentence: string, argv: readonly string[], world: World, expected: object])[] =
  [
    [
      'redis-cli ping of a running server',
      ['redis-cli', 'ping'],
      { image: 'redis', ports: { '127.0.0.1:6379': 'accepted' } },
      { exit: 0, out: 'PONG\n' },
    ],
    [
      'redis-cli ping of nobody',
      ['redis-cli', 'ping'],
      { image: 'redis' },
      { exit: 1, err: 'Could not connect to Redis at localhost:6379: Connection refused\n' },
    ],
    [
      'redis-cli of another host',
      ['redis-cli', '-h', 'db', '-p', '7000', 'ping'],
      { image: 'redis', names: { db: '10.0.0.9' }, ports: { '10.0.0.9:7000': 'accepted' } },
      { exit: 0 },
    ],
    ['pg_isready without a server', ['pg_isready', '-U', 'postgres'], { image: 'postgres' }, { exit: 2 }],
    [
      'mysqladmin ping',
      ['mysqladmin', 'ping', '-h', '127.0.0.1'],
      { image: 'mysql', names: { '127.0.0.1': '127.0.0.1' }, ports: { '127.0.0.1:3306': 'accepted' } },
      { exit: 0, out: 'mysqld is alive\n' },
    ],
    [
      'stress takes memory',
      ['stress', '--vm', '1', '--vm-bytes', '250M', '--vm-hang', '1'],
      { image: 'polinux/stress' },
      { memory: 250 * 1024 ** 2, waits: { for: 'ever' } },
    ],
    ['nginx in the background ends PID 1', ['nginx', '-v'], { image: 'nginx' }, { exit: 0 }],
    ['nginx -s quit without a server', ['nginx', '-s', 'quit'], { image: 'nginx' }, { exit: 1 }],
  ];
for (const [sentence, argv, world, expected] of own)
  test(sentence, () => expect(runUtility(argv, world)).toMatchObject(expected));

test('nginx -s quit signals the master', () => {
  const nginx = { pid: 1, parent: 0, name: 'nginx', argv: ['nginx'], user: 0, startedAt: 0 };
  expect(runUtility(['nginx', '-s', 'quit'], { image: 'nginx', processes: [nginx] }).signals).toEqual([
    [1, 'SIGQUIT'],
  ]);
});

test('a utility that an image has and nobody simulates is undeclared, not missing', () => {
  expect(() => runUtility(['nsenter', '-a', 'true'])).toThrow('I do not know what "nsenter -a true" does');
});

test('what a client asks that is not known is undeclared', () => {
  const world: World = { image: 'redis', ports: { '127.0.0.1:6379': 'accepted' } };
  expect(() => runUtility(['redis-cli', 'cluster', 'nodes'], world)).toThrow(
    'I do not know what "redis-cli cluster nodes" answers',
  );
});
