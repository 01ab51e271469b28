import { describe, test } from 'node:test';
import { expect } from 'expect';
import type { Pod } from './api/types';
import type { Disturbances } from './kubelet/disturbances';
import { mustReachLogs, unreached, unreachedExec } from './kubelet-port';
import type { Store } from './store/store';

type Trouble = 'is down' | 'has no power' | 'is cut off' | 'answers';

const kubelets = (trouble: Trouble) =>
  ({
    // A node without power has no kubelet either.
    isDown: () => trouble === 'is down' || trouble === 'has no power',
    isDark: () => trouble === 'has no power',
    isCutOff: () => trouble === 'is cut off',
  }) as unknown as Disturbances;
const stored = (addresses: readonly object[]) =>
  ({ get: () => ({ metadata: { name: 'n' }, status: { addresses } }) }) as unknown as Store;
const store = stored([
  { type: 'Hostname', address: 'n' },
  { type: 'InternalIP', address: '10.0.0.1' },
]);
const pod = { metadata: { name: 'web', namespace: 'shop' }, spec: { nodeName: 'n' } } as unknown as Pod;

describe('What the API server says of a kubelet that', () => {
  const rows: readonly (readonly [trouble: Trouble, text: string | undefined])[] = [
    ['answers', undefined],
    ['is down', 'dial tcp 10.0.0.1:10250: connect: connection refused'],
    ['is cut off', 'dial tcp 10.0.0.1:10250: i/o timeout'],
    ['has no power', 'dial tcp 10.0.0.1:10250: connect: no route to host'],
  ];
  for (const [trouble, text] of rows) {
    test(`${trouble}: ${text ?? 'nothing'}`, () =>
      expect(unreached(pod, store, kubelets(trouble))).toBe(text));
  }

  test('has no address: it is called by the name of its node', () =>
    expect(unreached(pod, stored([]), kubelets('is down'))).toContain('dial tcp n:10250'));
  test('is no more, with its node', () => {
    const empty = { get: () => undefined } as unknown as Store;
    expect(() => unreached(pod, empty, kubelets('answers'))).toThrow('nodes "n" not found');
  });
});

describe('What kubectl is told', () => {
  const refused = 'dial tcp 10.0.0.1:10250: connect: connection refused';
  const at = 'https://10.0.0.1:10250';

  test('that asks for a log', () =>
    expect(() => mustReachLogs(pod, 'app', false, store, kubelets('is down'))).toThrow(
      `Get "${at}/containerLogs/shop/web/app": ${refused}`,
    ));
  test('that asks for the log before', () =>
    expect(() => mustReachLogs(pod, 'app', true, store, kubelets('is down'))).toThrow(
      `Get "${at}/containerLogs/shop/web/app?previous=true": ${refused}`,
    ));
  test('nothing, where the kubelet answers', () =>
    expect(() => mustReachLogs(pod, 'app', false, store, kubelets('answers'))).not.toThrow());

  const commands: readonly (readonly [argv: readonly string[], query: string])[] = [
    [['date'], 'command=date'],
    [['sh', '-c', 'echo a b'], 'command=sh&command=-c&command=echo+a+b'],
    [['echo', "it's (a) *!"], 'command=echo&command=it%27s+%28a%29+%2A%21'],
    [['echo', 'a&b=c'], 'command=echo&command=a%26b%3Dc'],
  ];
  for (const [argv, query] of commands) {
    test(`that runs ${argv.join(' ')}`, () =>
      expect(unreachedExec(pod, 'app', argv, store, kubelets('is down'))).toBe(
        `error sending request: Post "${at}/exec/shop/web/app?${query}&error=1&output=1": ${refused}`,
      ));
  }
  test('no error, where the kubelet answers', () =>
    expect(unreachedExec(pod, 'app', ['date'], store, kubelets('answers'))).toBeUndefined());
});
