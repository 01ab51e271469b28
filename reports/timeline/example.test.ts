import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { expect } from 'expect';
import { minutes, seconds } from '../../engine';
import { storyOf } from './samples';
import { timelineSvg } from './svg';

/** Something of everything that docs/timeline.md explains. */
const EXAMPLE = `
apiVersion: v1
kind: Pod
metadata: { name: web, labels: { app: web } }
spec:
  terminationGracePeriodSeconds: 10
  containers:
    - name: app
      image: nginx
      command: [sh, -c, "trap '' TERM; while true; do sleep 1; done"]
      readinessProbe: { exec: { command: [cat, /etc/hostname] }, initialDelaySeconds: 3 }
      lifecycle: { preStop: { sleep: { seconds: 4 } } }
---
apiVersion: v1
kind: Service
metadata: { name: shop }
spec: { selector: { app: web }, ports: [{ port: 80 }] }
`;

test('the picture that the documentation explains is up to date; GOLDEN=write makes it anew', () => {
  const app = { namespace: 'default', pod: 'web', container: 'app' };
  const story = storyOf(EXAMPLE, (cluster) => {
    cluster.runFor(seconds(20));
    cluster.crashContainer(app, 1);
    cluster.runFor(seconds(10));
    cluster.crashContainer(app, 1);
    cluster.runFor(minutes(30));
    cluster.deletePod({ namespace: 'default', name: 'web' });
    cluster.runFor(seconds(20));
  });
  const svg = timelineSvg(story, 'A pod that crashes twice and is deleted half an hour later');
  const file = path.join(__dirname, '..', '..', 'docs', 'images', 'timeline.svg');
  if (process.env.GOLDEN === 'write') writeFileSync(file, svg);
  expect(svg).toBe(readFileSync(file, 'utf8'));
});
