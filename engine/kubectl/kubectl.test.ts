import { test } from 'node:test';
import { expect } from 'expect';
import type { KubeObject, Pod } from '../api/types';
import { commandLines } from '../process/command-lines';
import { Calendar, seconds } from '../simulation/time';
import type { Api, LogLine } from './api';
import { kubectl, kubectlTables } from './kubectl';
import { printedText } from './outcome';

const OBJECTS: Readonly<Record<string, readonly KubeObject[]>> = {
  Pod: [
    pod('web-2', { app: 'web', tier: 'front' }),
    pod('db', { app: 'db' }, { namespace: 'shop' }),
    pod('web-1', { app: 'web' }, { containers: ['app', 'log'], phase: 'Running' }),
  ],
  Node: [object('Node', 'node-1', { status: nodeStatus() })],
};

const LOG: readonly LogLine[] = [
  { at: '2026-01-01T00:00:01.000000000Z', text: 'one\n' },
  { at: '2026-01-01T00:00:02.000000000Z', text: 'two\n' },
  { at: '2026-01-01T00:00:09.000000000Z', text: 'thr' },
];

let done: string[] = [];
const API: Api = {
  moment: { now: seconds(10), calendar: new Calendar() },
  list: (kind) => OBJECTS[kind] ?? [],
  hasSubresource: () => true,
  deeds: {
    log: () => LOG,
    exec: (_, container, argv) => ({
      exitCode: argv.length,
      stdout: `${container}: ${argv.join(' ')}\n`,
      stderr: '',
    }),
    debug: ({ metadata }, container) => done.push(`debug ${metadata.name} ${JSON.stringify(container)}`),
    nameSuffix: () => 'x5z7b',
    delete: ({ metadata }, grace) => done.push(`delete ${metadata.name} ${grace}`),
    waitUntilGone: ({ metadata }) => done.push(`wait for ${metadata.name}`),
    follow: (object, tell) => tell(object),
    workloads: {
      scale: () => {},
      restart: () => {},
      pause: () => {},
      resume: () => {},
      rollBack: () => true,
    },
    nodes: {
      now: seconds(10),
      setUnschedulable: () => {},
      setTaints: () => {},
      evict: () => {},
      delete: () => {},
      waitUntil: () => {},
      tooLong: () => {
        throw new Error('too long');
      },
    },
    runUntilTrue: (holds) => holds(),
    metrics: {
      isServed: true,
      ofPods: (pods) => new Map(pods.map((one) => [one, usesOf(one)])),
      ofNodes: (names) => new Map(names.map((name) => [name, { cpu: 500, memory: 2 ** 30 * 1_000 }])),
    },
    objects: {
      create: ({ object }) => object as unknown as KubeObject,
      apply: ({ object }) => ({ object: object as unknown as KubeObject, did: 'created', hadNoNote: false }),
      applyPatch: () => undefined,
      replace: ({ object }) => object as unknown as KubeObject,
      takeWarnings: () => [],
      finalizeNamespace: (name) =>
        ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }) as KubeObject,
      deleteAsAsked: ({ kind, name }, options) => {
        done.push(`delete ${kind} ${name} ${JSON.stringify(options)}`);
        return { gone: { apiVersion: 'v1', kind, metadata: { name, uid: '1' } } as KubeObject };
      },
      patchHere: (object) => ({ object, isSame: true, warnings: [] }),
      patch: (object, patch) => {
        done.push(`patch ${object.metadata.name} ${JSON.stringify(patch)}`);
        return { object, isSame: false, warnings: [] };
      },
    },
  },
};

const rows: readonly (readonly [command: string, printed: string, exitCode?: number])[] = [
  ['get pods -o name', 'pod/web-1\npod/web-2\n'],
  [
    'top pods',
    'NAME    CPU(cores)   MEMORY(bytes)   \nweb-1   20m          128Mi           \nweb-2   10m          64Mi            \n',
  ],
  ['top po --no-headers --sort-by=memory', 'web-1   20m   128Mi   \nweb-2   10m   64Mi    \n'],
  ['top pod -l tier=front --no-headers', 'web-2   10m   64Mi   \n'],
  ['top pod web-1 --containers --no-headers', 'web-1   app   10m   64Mi   \nweb-1   log   10m   64Mi   \n'],
  [
    'top pod -A --no-headers',
    'default   web-1   20m   128Mi   \ndefault   web-2   10m   64Mi    \nshop      db      10m   64Mi    \n',
  ],
  [
    'top pod --sum',
    'NAME    CPU(cores)   MEMORY(bytes)   \nweb-1   20m          128Mi           \nweb-2   10m          64Mi            \n        ________     ________        \n        30m          192Mi           \n',
  ],
  ['top pod web-2', 'Error from server (NotFound): pods "web-2" not found\n', 1],
  ['top pod nosuch', 'Error from server (NotFound): pods "nosuch" not found\n', 1],
  ['top pod -l app=nosuch', 'No resources found in default namespace.\n'],
  ['top pod web-1 -A', 'error: an empty namespace may not be set when a resource name is provided\n', 1],
  ['top pod web-1 -l app=web', 'error: only one of NAME or selector can be provided\n', 1],
  ['top node n -l app=web', 'error: only one of NAME or --selector can be provided\n', 1],
  ['top pod --sort-by=disk', 'error: --sort-by accepts only cpu or memory\n', 1],
  ['top pod a b', "error: pod [NAME | -l label]\nSee 'kubectl top pod -h' for help and examples\n", 1],
  ['top node nosuch', 'Error from server (NotFound): nodes "nosuch" not found\n', 1],
  ['get po -oname', 'pod/web-1\npod/web-2\n'],
  ['get pod -o=name', 'pod/web-1\npod/web-2\n'],
  ['get Pods --output=name', 'pod/web-1\npod/web-2\n'],
  ['get pods --output name', 'pod/web-1\npod/web-2\n'],
  ['get pods -Ao name', 'pod/web-1\npod/web-2\npod/db\n'],
  ['get pods -A=false -o name', 'pod/web-1\npod/web-2\n'],
  ['get pods --all-namespaces=true -o name', 'pod/web-1\npod/web-2\npod/db\n'],
  ['get pods -n shop -o name', 'pod/db\n'],
  ['get pods --namespace=shop -o name', 'pod/db\n'],
  ['-n shop get pods -o name', 'pod/db\n'],
  ['--namespace shop get pods -o name', 'pod/db\n'],
  ['get pods -lapp=web,tier -o name', 'pod/web-2\n'],
  ["get pods -l 'tier notin (front)' -o name", 'pod/web-1\n'],
  ['get pods --selector=!tier -o name', 'pod/web-1\n'],
  ['get pods --field-selector status.phase=Running -o name', 'pod/web-1\n'],
  ['get pods --field-selector=metadata.name!=web-1 -o name', 'pod/web-2\n'],
  ['get pod/web-2 node/node-1 -o name', 'pod/web-2\nnode/node-1\n'],
  ['get pods,nodes -o name', 'pod/web-1\npod/web-2\nnode/node-1\n'],
  ['get pod web-2 web-1 -o name', 'pod/web-2\npod/web-1\n'],
  ['get all -o name', 'pod/web-1\npod/web-2\n'],
  ['get pods --sort-by=.metadata.labels.tier -o name', 'pod/web-1\npod/web-2\n'],
  ['get pods -n empty', 'No resources found in empty namespace.\n'],
  ['get pods -n empty --ignore-not-found', ''],
  ['get pv', 'No resources found\n'],
  ['get pods -A -l none', 'No resources found\n'],
  ['get pod nope --ignore-not-found', ''],
  ['get pod nope', 'Error from server (NotFound): pods "nope" not found\n', 1],
  ['get pod nope web-1 -o name', 'pod/web-1\nError from server (NotFound): pods "nope" not found\n', 1],
  ['get node nope', 'Error from server (NotFound): nodes "nope" not found\n', 1],
  ['get deploy nope', 'Error from server (NotFound): deployments.apps "nope" not found\n', 1],
  ['get pizzas', 'error: the server doesn\'t have a resource type "pizzas"\n', 1],
  ['get pizzas.example.com', 'error: the server doesn\'t have a resource type "pizzas"\n', 1],
  ['get pod/a/b', 'error: arguments in resource/name form may not have more than one slash\n', 1],
  ['get pod/', 'error: arguments in resource/name form must have a single resource and name\n', 1],
  ['get pods -o', "error: flag needs an argument: 'o' in -o\nSee 'kubectl get --help' for usage.\n", 1],
  ['get pods --output', "error: flag needs an argument: --output\nSee 'kubectl get --help' for usage.\n", 1],
  ['get pods --outptu=x', "error: unknown flag: --outptu\nSee 'kubectl get --help' for usage.\n", 1],
  ['get pods -x', "error: unknown shorthand flag: 'x' in -x\nSee 'kubectl get --help' for usage.\n", 1],
  [
    'get pods -A=maybe',
    'error: invalid argument "maybe" for "-A, --all-namespaces" flag: strconv.ParseBool: parsing "maybe": invalid ' +
      "syntax\nSee 'kubectl get --help' for usage.\n",
    1,
  ],
  ['get pods -o yaml --show-labels', 'error: --show-labels option cannot be used with yaml printer\n', 1],
  ['get pods -o jsonpath={.items[*].metadata.name}', 'web-1 web-2'],
  ['get pod web-1 -o jsonpath={.metadata.name}', 'web-1'],
  ['get pod web-1 -o jsonpath={.a', 'error: error parsing jsonpath {.a, unclosed action\n', 1],
  ['describe pod nope', 'Error from server (NotFound): pods "nope" not found\n', 1],
  ['describe pods -n empty', 'No resources found in empty namespace.\n'],
  ['events', 'No events found in default namespace.\n'],
  ['events -A', 'No events found.\n'],
  ['events --types=Bad', 'error: valid --types are Normal or Warning\n', 1],
  ['events --for pod', 'error: --for must be in resource/name form\n', 1],
  ['logs web-2', 'one\ntwo\nthr'],
  ['logs pod/web-2 --tail=1', 'thr'],
  ['logs web-2 --tail -1', 'one\ntwo\nthr'],
  ['logs web-2 --tail=0', ''],
  ['logs web-2 --since=8s', 'two\nthr'],
  ['logs web-2 --since-time=2026-01-01T00:00:09Z', 'thr'],
  ['logs web-2 --limit-bytes=5', 'one\nt'],
  ['logs web-2 --timestamps --tail=1', '2026-01-01T00:00:09.000000000Z thr'],
  ['logs web-1', 'Defaulted container "app" out of: app, log\none\ntwo\nthr'],
  ['logs web-1 log', 'one\ntwo\nthr'],
  ['logs web-1 -c log', 'one\ntwo\nthr'],
  ['logs web-1 -c nope', 'error: container nope is not valid for pod web-1 out of: app, log\n', 1],
  ['logs web-1 --all-containers=true --prefix --tail=1', '[pod/web-1/app] thr[pod/web-1/log] thr'],
  [
    'logs web-1 --all-containers -c log',
    'error: --all-containers=true should not be specified with container name log\n',
    1,
  ],
  ['logs nope', 'error: error from server (NotFound): pods "nope" not found in namespace "default"\n', 1],
  ['logs -l app=none', 'No resources found in default namespace.\n'],
  ['logs web-2 --tail=-2', 'error: --tail must be greater than or equal to -1\n', 1],
  ['exec web-2 -- a b', 'app: a b\ncommand terminated with exit code 2\n', 2],
  ['exec -it web-1 -c log -- a', '*'],
  [
    'exec web-2 a',
    "error: exec [POD] [COMMAND] is not supported anymore. Use exec [POD] -- [COMMAND] instead\nSee 'kubectl exec -h' " +
      'for help and examples\n',
    1,
  ],
  ['exec web-2', 'error: you must specify at least one command for the container\n', 1],
  [
    'debug web-2 --image=busybox --target=app -- a b',
    'Targeting container "app". If you don\'t see processes from this container it may be because the container runtime ' +
      "doesn't support this feature.\nDefaulting debug container name to debugger-x5z7b.\n",
  ],
  ['debug web-2 --image=busybox -q -- a', ''],
  ['debug web-2 --image=busybox -c look -- a', ''],
  ['debug web-2 -- a', 'error: you must specify --image when not using --copy-to.\n', 1],
  ['debug --image=busybox -- a', 'error: NAME or filename is required for debug\n', 1],
  ['debug web-2 --image=i --image-pull-policy=no', 'error: invalid image pull policy: no\n', 1],
  ['debug nope --image=busybox -- a', 'Error from server (NotFound): pods "nope" not found\n', 1],
  ['exec nope -- a', 'Error from server (NotFound): pods "nope" not found\n', 1],
];
for (const [command, printed, exitCode = 0] of rows) {
  test(`kubectl ${command}`, () => {
    const outcome = kubectl(argvOf(command), { api: API });
    if (printed === '*') return;
    expect(printedText(outcome)).toBe(printed);
    expect(outcome.exitCode).toBe(exitCode);
  });
}

const deletions: readonly (readonly [flags: string, done: readonly string[], word?: string])[] = [
  ['', ['delete web-1 undefined', 'wait for web-1']],
  ['--wait=false', ['delete web-1 undefined']],
  ['--grace-period=5', ['delete web-1 5', 'wait for web-1']],
  ['--grace-period=0', ['delete web-1 1', 'wait for web-1']],
  ['--now', ['delete web-1 1', 'wait for web-1']],
  ['--force', ['delete web-1 0', 'wait for web-1'], 'force deleted'],
  ['--force --grace-period=0', ['delete web-1 0', 'wait for web-1'], 'force deleted'],
];
for (const [flags, expected, word = 'deleted'] of deletions) {
  test(`kubectl delete pod web-1 ${flags}`, () => {
    done = [];
    const outcome = kubectl(argvOf(`delete pod web-1 ${flags}`), { api: API });
    expect(done).toEqual(expected);
    expect(printedText(outcome, 'stdout')).toBe(`pod "web-1" ${word} from default namespace\n`);
  });
}

const PTRACE = { capabilities: { add: ['SYS_PTRACE'] } };
const added: readonly (readonly [flags: string, container: object])[] = [
  ['-c look', { name: 'look', command: ['a', 'b'], securityContext: PTRACE }],
  ['', { name: 'debugger-x5z7b', command: ['a', 'b'], securityContext: PTRACE }],
  ['-c look --arguments-only', { name: 'look', args: ['a', 'b'], securityContext: PTRACE }],
  ['-c look --profile=baseline', { name: 'look', command: ['a', 'b'] }],
];
for (const [flags, container] of added) {
  test(`kubectl debug ${flags} asks for a container`, () => {
    done = [];
    kubectl(argvOf(`debug web-2 --image=busybox ${flags} -- a b`), { api: API });
    const [asked = ''] = done;
    expect(JSON.parse(asked.replace('debug web-2 ', ''))).toEqual({
      image: 'busybox',
      terminationMessagePolicy: 'File',
      ...container,
    });
  });
}

const notSimulated: readonly (readonly [command: string, message: string])[] = [
  [
    'edit pod web',
    'kubectl edit is not simulated: kubectl patch changes fields, and kubectl apply what a manifest says',
  ],
  [
    'explain pod',
    'kubectl explain is not simulated: https://kubernetes.io/docs/reference/kubernetes-api/ tells what fields mean',
  ],
  [
    'apply -f x.yaml --server-side',
    'kubectl apply --server-side is not simulated: who owns which field is not kept, so leave it out',
  ],
  ['set subject x', 'kubectl set subject is not simulated: kubectl patch can say it'],
  [
    'create token robot',
    'kubectl create token is not simulated: the API server asks nobody who they are, so that no process needs one',
  ],
  ['rollout', 'kubectl rollout without a command prints its help'],
  ['get pods -w', 'kubectl get --watch is not simulated: a step that lets time go on shows what comes next'],
  ['get pods --watch', 'kubectl get --watch is not simulated'],
  ['events -w', 'kubectl events --watch is not simulated'],
  [
    'get --raw /healthz',
    'kubectl get --raw is not simulated: kubectl get --output=json shows what the API has',
  ],
  ['help', 'kubectl help is not simulated: https://kubernetes.io/docs/reference/kubectl/generated/ has it'],
  [
    'apply set-last-applied -f x',
    'kubectl apply set-last-applied is not simulated: kubectl apply notes what it is given',
  ],
  ['get pods --context=other', 'kubectl get --context is not simulated'],
  ['get pods -o go-template={{.}}', 'kubectl -o go-template is not simulated: -o jsonpath can say it'],
  ['', 'kubectl without a command prints its help'],
];
for (const [command, message] of notSimulated) {
  test(`kubectl ${command} is told`, () =>
    expect(() => kubectl(argvOf(command), { api: API })).toThrow(message));
}

test('tables can be had cell by cell', () => {
  const [table] = kubectlTables(['get', 'pods', '-L', 'tier'], { api: API });
  expect(table!.columns).toEqual(['NAME', 'READY', 'STATUS', 'RESTARTS', 'AGE', 'TIER']);
  expect(table!.rows.map((row) => row.at(-1))).toEqual(['', 'front']);
});

test('a command that needs the present cannot look at the past', () => {
  const { deeds: _, ...past } = API;
  expect(() => kubectl(['logs', 'web-1'], { api: past })).toThrow('only be given at the present moment');
});

function argvOf(command: string): readonly string[] {
  return commandLines(`kubectl ${command}`)[0]!.argv.slice(1);
}

function object(kind: string, name: string, more: object): KubeObject {
  return {
    apiVersion: 'v1',
    kind,
    metadata: { name, creationTimestamp: '2026-01-01T00:00:00Z' },
    ...more,
  } as KubeObject;
}

function pod(
  name: string,
  labels: Record<string, string>,
  { namespace = 'default', containers = ['app'], phase = 'Pending' } = {},
): Pod {
  const metadata = { name, namespace, labels, creationTimestamp: '2026-01-01T00:00:00Z' };
  const spec = { containers: containers.map((one) => ({ name: one, resources: {} })) };
  return object('Pod', name, { metadata, spec, status: { phase } }) as Pod;
}

function nodeStatus() {
  return { addresses: [], conditions: [], nodeInfo: {} };
}

function usesOf({ spec }: Pod) {
  return new Map(spec.containers.map(({ name }) => [name, { cpu: 10, memory: 64 * 2 ** 20 * 1_000 }]));
}
