import { test } from 'node:test';
import { expect } from 'expect';
import type { ControllerRevision, PodTemplate } from '../api/types';
import { REFERENCE_VERSION, Version } from '../profiles/versions';
import {
  byRevision,
  nextRevision,
  revisionData,
  revisionHash,
  revisionName,
  templateOf,
} from './controller-revisions';

const NEWEST = Version.parse(REFERENCE_VERSION)!;

/** The two templates of a StatefulSet that was recorded on Kubernetes 1.36, and the hashes that it gave them. */
const template = (env?: object): PodTemplate =>
  ({
    metadata: { labels: { app: 'db' } },
    spec: {
      containers: [
        {
          name: 'db',
          image: 'busybox:1.36',
          command: ['sleep', '1000'],
          ...(env && { env: [env] }),
          resources: {},
          readinessProbe: {
            exec: { command: ['true'] },
            initialDelaySeconds: 2,
            timeoutSeconds: 1,
            periodSeconds: 1,
            successThreshold: 1,
            failureThreshold: 3,
          },
          terminationMessagePath: '/dev/termination-log',
          terminationMessagePolicy: 'File',
          imagePullPolicy: 'IfNotPresent',
        },
      ],
      restartPolicy: 'Always',
      terminationGracePeriodSeconds: 1,
      dnsPolicy: 'ClusterFirst',
      securityContext: {},
      schedulerName: 'default-scheduler',
    },
  }) as unknown as PodTemplate;

test('the hash is the one of a real cluster', () => {
  expect(revisionHash(revisionData(template(), NEWEST), 0)).toBe('858b977bb7');
  expect(revisionHash(revisionData(template({ name: 'V', value: '2' }), NEWEST), 0)).toBe('69f77ffdfd');
});

test('after a collision the hash is another', () => {
  expect(revisionHash(revisionData(template(), NEWEST), 1)).not.toBe('858b977bb7');
});

test('what Go escapes in its JSON is hashed as it writes it', () => {
  const hash = (value: string) => revisionHash(revisionData(template({ name: 'V', value }), NEWEST), 0);
  expect(new Set([hash('<'), hash('>'), hash('&'), hash('\u2028'), hash('\\u003c')]).size).toBe(5);
});

test('before 1.34 the patch has a creationTimestamp of null, which no template gets back', () => {
  const [before, since] = ['1.33', '1.34'].map((version) =>
    revisionData(template(), Version.parse(version)!),
  );
  const kept = { creationTimestamp: null, labels: { app: 'db' } };
  expect(before!.spec.template.metadata).toEqual(kept);
  expect(since!.spec.template.metadata).toEqual({ labels: { app: 'db' } });
  expect(revisionHash(before!, 0)).not.toBe(revisionHash(since!, 0));
  expect(templateOf({ data: before! } as ControllerRevision)).toEqual(template());
});

test('a template comes back as it was', () => {
  const one = template();
  expect(templateOf({ data: revisionData(one, NEWEST) } as ControllerRevision)).toEqual(one);
});

test('a name longer than 223 characters is cut', () => {
  expect(revisionName('w'.repeat(223), 'h')).toBe(`${'w'.repeat(223)}-h`);
  expect(revisionName('w'.repeat(224), 'h')).toBe(`${'w'.repeat(223)}-h`);
});

test('revisions come by number, then by age, then by name', () => {
  const one = (name: string, revision: number, creationTimestamp = 'a') =>
    ({ revision, metadata: { name, creationTimestamp } }) as ControllerRevision;
  const sorted = [one('d', 2), one('c', 1, 'b'), one('b', 1), one('a', 3)].sort(byRevision);
  expect(sorted.map(({ metadata }) => metadata.name)).toEqual(['b', 'c', 'd', 'a']);
  expect(nextRevision(sorted)).toBe(4);
  expect(nextRevision([])).toBe(1);
});
