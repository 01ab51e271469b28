import { test } from 'node:test';
import { expect } from 'expect';
import { Cluster, seconds } from '../engine';
import { whyThere } from './why-there';

const pod = (more: string) =>
  `{ apiVersion: v1, kind: Pod, metadata: { name: web }, spec: { ${more}containers: [{ name: app, image: "app:1" }] } }`;
const CLAIM = 'volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }], ';
const FAR = 'nodeSelector: { disktype: ssd }, ';

const rows: readonly [sentence: string, nodes: number, manifest: string, statement: string, why: string[]][] =
  [
    ['a pod that has a node', 2, pod(''), 'pod "web" is Ready', []],
    [
      'a pod that has a node, of which another node was expected',
      2,
      pod(''),
      'spec.nodeName of pod "web" is "node-2"',
      ['Why it is on node "node-1":', '  node-1  score 399, chosen', '  node-2  score 399', ''],
    ],
    [
      'a pod that named its node itself was not asked about',
      1,
      pod('nodeName: node-1, '),
      'spec.nodeName of pod "web" is "node-2"',
      [],
    ],
    [
      'a cluster without nodes',
      0,
      pod(''),
      'pod "web" is Running',
      ['Why pod "web" had no node:', '  there are no nodes', ''],
    ],
    [
      'a pod for a scheduler that is not there',
      1,
      pod('schedulerName: mine, '),
      'pod "web" is scheduled',
      ['Why pod "web" had no node:', '  its schedulerName is "mine", and here is none of that name', ''],
    ],
    [
      'a claim that is not there turns it away before the nodes are looked at',
      2,
      pod(CLAIM),
      'pod "web" is scheduled',
      [
        'Why pod "web" had no node:',
        '  VolumeRestrictions: persistentvolumeclaim "data" not found, whatever the node',
        '',
      ],
    ],
    [
      'twelve nodes have a line each',
      12,
      pod(FAR),
      'pod "web" is scheduled',
      [
        'Why pod "web" had no node:',
        ...Array.from(
          { length: 12 },
          (_, i) =>
            `  ${`node-${i + 1}`.padEnd(7)}  NodeAffinity  node(s) didn't match Pod's node affinity/selector`,
        ),
        '',
      ],
    ],
    [
      'thirteen share one',
      13,
      pod(FAR),
      'pod "web" is scheduled',
      [
        'Why pod "web" had no node:',
        "  node-1 and 12 more  NodeAffinity  node(s) didn't match Pod's node affinity/selector",
        '',
      ],
    ],
  ];
for (const [sentence, nodes, manifest, statement, why] of rows) {
  test(sentence, () => expect(told(nodes, manifest, statement)).toEqual(why));
}

test('while nobody schedules, nothing may speak against a node', () => {
  expect(
    told(1, pod(''), 'pod "web" is scheduled', (cluster) => cluster.components.stop('default-scheduler')),
  ).toEqual(['Why pod "web" had no node:', '  node-1  nothing speaks against it', '']);
});

function told(nodes: number, manifest: string, statement: string, first?: (cluster: Cluster) => void) {
  const cluster = new Cluster({ isEmpty: true });
  for (let i = 1; i <= nodes; i += 1) cluster.addNode({ name: `node-${i}` });
  first?.(cluster);
  cluster.load(manifest, { file: 'web.yaml', line: 1 });
  cluster.applyLoaded();
  cluster.runFor(seconds(1));
  const { length } = cluster.journal.entries;
  const failure = { at: cluster.now, found: '', written: length, since: 0 };
  return whyThere(cluster, failure, statement, { kind: 'Pod', namespace: 'default', name: 'web' });
}
