import { test } from 'node:test';
import { expect } from 'expect';
import { hintOf } from './hints';

const rows: readonly (readonly [text: string, hint: string | undefined])[] = [
  ['pod "web" is Running at 10', '10 needs a unit, as in: at 10s'],
  ['pod "web" stays Running for 10', '10 needs a unit, as in: for 10s'],
  ['5 passes', '5 needs a unit, as in: 5s pass'],
  ['pod "web" is Ready in 5s', 'Say: pod "web" is Ready within 5s'],
  ['pod "web" becomes Ready within 5s', 'Say: pod "web" is Ready within 5s'],
  ['pod "web" becomes Ready', 'Say: pod "web" is Ready within 30s'],
  ['container "app" becomes not ready in 10s', 'Say: container "app" is not ready within 10s'],
  ['pod "web" should be Running', 'Say: pod "web" is Running'],
  ['pod "web" exists', 'Say: pod "web" is not gone'],
  ['pod "web" does not exist', 'Say: pod "web" is gone'],
  ['pod "web" was deleted', 'Say: pod "web" is gone'],
  ['pod "web" is on node "node-1"', 'Say: spec.nodeName of pod "web" is "node-1"'],
  ['pod "web" is scheduled to node "node-1"', 'Say: spec.nodeName of pod "web" is "node-1"'],
  ['pod "web" never Failed', 'Say: pod "web" was never Failed'],
  ['pod "web" has condition Ready', 'Say: condition Ready of pod "web" is True'],
  ['the log of container "app" is empty', 'Say: the log of container "app" is: and an empty doc string'],
  ['container "app" of pod "web" is crashed', 'Say: container "app" of pod "web" is terminated'],
  ['container "app" was killed', 'Say: container "app" was killed at 30s'],
  ['container "app" is restarted', 'Say: container "app" has restarted 1 time'],
  ['I apply "web.yaml"', 'Say: the manifest "web.yaml", and then: the manifest is applied'],
  ['container "app" uses 400m CPU', 'Say: the CPU usage of container "app" becomes 400m'],
  ['pod "web" uses 50% of CPU', 'Say: the CPU usage of pod "web" becomes 50%'],
  ['3 nodes', 'Say: a cluster of 3 nodes'],
  ['there are 3 nodes', 'Say: a cluster of 3 nodes'],
  ['I wait 5 minutes', 'Say: 5 minutes pass'],
  ['we wait for 30s', 'Say: 30s pass'],
  ['I delete the pod "web"', 'Say: pod "web" is deleted'],
  ['I scale deployment "web" to 5 replicas', 'Say: deployment "web" is scaled to 5'],
  ['a pod named "web"', 'Say: a pod "web", or: the manifest: with a doc string'],
  ['pod web is Running', 'Names stand in quotes: pod "web" is Running'],
  ['node-1 goes down', 'Names stand in quotes: node "node-1" goes down'],
  ['the container app has restarted 2 times', 'Names stand in quotes: container "app" has restarted 2 times'],
  ['pod is Running', undefined],
  ['the pod has restarted', undefined],
  ['the node goes down', undefined],
  ['deployment "web" has 3 ready replicas', 'Say: status.readyReplicas of deployment "web" is 3'],
  [
    'deployment "web" in namespace "shop" has 3 ready replicas',
    'Say: status.readyReplicas of deployment "web" in namespace "shop" is 3',
  ],
  ['I delete the pod "web" in namespace "shop"', 'Say: pod "web" in namespace "shop" is deleted'],
  [
    'node "node-1" runs no pods',
    'Say: kubectl get pods -A --field-selector=spec.nodeName=node-1 shows: and a table, or: shows nothing',
  ],
  ['the job failed', 'Say: the job is Failed'],
  ['job "backup" completed', 'Say: job "backup" is Complete'],
  ['pod "web" succeeded', 'Say: pod "web" is Succeeded'],
  [
    'there is a warning event "BackOff"',
    'Say: the events of pod "web" include: and a table with the columns reason and message, with BackOff in it',
  ],
  [
    'a service "web" on port 80',
    'Say: the manifest: and a doc string with the service, or: the manifest "FILE"',
  ],
  ['pod "web" is delted', undefined],
  ['pod "web" in namespace "shop" is Raedy', undefined],
];
for (const [text, hint] of rows) {
  test(`${text}: ${hint ?? 'no hint'}`, () => expect(hintOf(text)).toBe(hint));
}
