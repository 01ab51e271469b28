import { test } from 'node:test';
import { expect } from 'expect';
import { Cluster, Cursor, seconds } from '../engine';
import { failureHints } from './failure-hints';
import { asksForMissing } from './failure-mark';
import { rootOf, troublesOf } from './failure-owned';

const pod = (more: string) => `apiVersion: v1
kind: Pod
metadata: { name: web }
spec: { ${more}containers: [{ name: app, image: "app:1" }] }`;
const workload = (kind: string, command: string) => `apiVersion: apps/v1
kind: ${kind}
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template: { metadata: { labels: { app: web } }, spec: { containers: [{ name: app, image: "app:1"${command} }] } }`;
const job = (command: string) => `apiVersion: batch/v1
kind: Job
metadata: { name: web }
spec: { template: { spec: { restartPolicy: Never, containers: [{ name: app, image: "app:1"${command} }] } } }`;
const ENDING = ', command: [sh, -c, "sleep 5"]';
const FAILING = ', command: [sh, -c, "sleep 5; exit 1"]';

const service = (selector: string) => `apiVersion: v1
kind: Service
metadata: { name: web }
spec: { selector: { ${selector} }, ports: [{ port: 80 }] }
---
apiVersion: v1
kind: Pod
metadata: { name: other }
spec: { containers: [{ name: app, image: "app:1" }] }
---
apiVersion: v1
kind: Pod
metadata: { name: web-1, labels: { app: web, tier: a } }
spec: { containers: [{ name: app, image: "app:1" }] }`;

const rows: readonly (readonly [
  statement: string,
  kind: string,
  manifest: string,
  hint: RegExp | undefined,
])[] = [
  ['pod "web" is Failed', 'Pod', pod(''), /^hint: with restartPolicy: Always/],
  ['pod "web" is Succeeded within 1m', 'Pod', pod(''), /needs restartPolicy: Never or OnFailure\.$/],
  ['파드 "web"이 Failed이다', 'Pod', pod(''), /^hint: with restartPolicy: Always/],
  ['pod "web" is Failed', 'Pod', pod('restartPolicy: OnFailure, '), /^hint: with restartPolicy: OnFailure/],
  ['pod "web" is Succeeded', 'Pod', pod('restartPolicy: OnFailure, '), undefined],
  ['pod "web" is Failed', 'Pod', pod('restartPolicy: Never, '), undefined],
  ['pod "web" is Pending', 'Pod', pod(''), undefined],
  ['pod "web" is not Failed', 'Pod', pod(''), undefined],
  ['pod "web" was never Failed', 'Pod', pod(''), undefined],
  [
    'deployment "web" is complete',
    'Deployment',
    workload('Deployment', ENDING),
    /ends with code 0.*for a Job/,
  ],
  ['daemonset "web" is complete', 'DaemonSet', workload('DaemonSet', ENDING), /a DaemonSet starts it again/],
  ['deployment "web" is complete', 'Deployment', workload('Deployment', FAILING), undefined],
  ['deployment "web" is stuck', 'Deployment', workload('Deployment', ''), undefined],
  ['job "web" is Complete within 1m', 'Job', job('').replace('app:1', 'nginx:1.27'), /for a Deployment/],
  ['job "web" is Complete', 'Job', job(', command: [sleep, 1h]'), undefined],
  ['job "web" is Failed', 'Job', job('').replace('app:1', 'nginx:1.27'), undefined],
  [
    'container "app" was terminated with exit code 4',
    'Pod',
    pod('').replace('"app:1"', '"app:1", command: [sh, -c, "sleep 20; exit 3"]'),
    /^hint: the container goes on after a run that ended with exit code 3 \(Error\)\. .*containerStatuses\[app\]\.lastState/,
  ],
  ['container "app" was terminated', 'Pod', pod(''), undefined],
  [
    'service "web" has 1 ready endpoint',
    'Service',
    service('app: wep'),
    /app=wep, and there is none\. Pod web-1 has app=web, tier=a\.$/,
  ],
  [
    '서비스 "web"에 준비된 엔드포인트가 1개 있다',
    'Service',
    service('app: wep'),
    /^hint: service web selects/,
  ],
  [
    'service "web" has 1 ready endpoint',
    'Service',
    service('tier: b, app: web'),
    /Pod web-1 has app=web, tier=a\.$/,
  ],
  ['service "web" has 1 ready endpoint', 'Service', service('tier: a'), undefined],
  ['service "web" is gone', 'Service', service('app: wep'), undefined],
];
for (const [statement, kind, manifest, hint] of rows) {
  const name = /restartPolicy: (?:OnFailure|Never), /.exec(manifest)?.[0] ?? '';
  const selector = /selector: \{ [a-z]+: .*\}/.exec(manifest)?.[0] ?? '';
  test(`${statement} ${name}${kind === 'Service' ? `${selector} ` : ''}is ${hint ? '' : 'not '}hinted at`, () => {
    const [found] = failureHints({ statement, moment: momentOf(manifest), about: about(kind) });
    if (hint === undefined) expect(found).toBeUndefined();
    else expect(found).toMatch(hint);
  });
}

test('a container that fails is what holds up its workload; what follows from that is told too', () => {
  const { entries, written } = momentOf(workload('Deployment', FAILING));
  const found = troublesOf(entries, written, about('Deployment'));
  expect(found.map(({ what }) => what.replace(/container app in pod .*/, '…'))).toEqual([
    'Warning BackOff: Back-off restarting failed …',
    'container app waiting: CrashLoopBackOff',
    'container app exited with code 1',
  ]);
  expect(rootOf(found)?.what).toBe('container app exited with code 1');
});

test('nothing holds up a workload whose pods are ready', () => {
  const { entries, written } = momentOf(workload('Deployment', ''));
  expect(troublesOf(entries, written, about('Deployment'))).toEqual([]);
  expect(rootOf([])).toBeUndefined();
});

const missing: readonly (readonly [statement: string, asks: boolean])[] = [
  ['the events of pod "web" include:', true],
  ['the events of pod "web" include within 1m:', true],
  ['the log of container "app" includes:', true],
  ['the events of pod "web" do not include:', false],
  ['the log of container "app" does not include at 5s:', false],
  ['the events of pod "web" are:', false],
  ['pod "the include" is Ready', false],
  ['파드 "web"의 이벤트는 다음을 포함한다:', true],
  ['파드 "web"의 이벤트는 다음을 포함하지 않는다:', false],
];
for (const [statement, asks] of missing)
  test(`${statement} asks ${asks ? '' : 'not '}for what may be missing`, () =>
    expect(asksForMissing(statement)).toBe(asks));

function momentOf(manifest: string) {
  const cluster = new Cluster({});
  cluster.load(manifest, { file: 'web.yaml', line: 1 });
  cluster.applyLoaded();
  // The third run of what ends after 5s has ended, and is in back-off.
  cluster.runFor(seconds(28));
  const { entries } = cluster.journal;
  return new Cursor(entries).toEntry(entries.length);
}

function about(kind: string) {
  return { kind, namespace: 'default', name: 'web' };
}
