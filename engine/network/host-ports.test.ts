import { describe, test } from 'node:test';
import { expect } from 'expect';
import type { ContainerPort, Pod } from '../api/types';
import { hostPortTarget } from './host-ports';

const OPEN: ContainerPort = { containerPort: 8080, hostPort: 80, protocol: 'TCP' };

const ROWS: readonly [string, readonly ContainerPort[], string, number, number | undefined][] = [
  ['every address leads there when none is named', [OPEN], '10.0.0.1', 80, 8080],
  ['the loopback too', [OPEN], '127.0.0.1', 80, 8080],
  ['0.0.0.0 is every address', [{ ...OPEN, hostIP: '0.0.0.0' }], '10.0.0.1', 80, 8080],
  ['its address leads there', [{ ...OPEN, hostIP: '10.0.0.1' }], '10.0.0.1', 80, 8080],
  ['another address does not', [{ ...OPEN, hostIP: '127.0.0.1' }], '10.0.0.1', 80, undefined],
  ['the containerPort is none of the node', [OPEN], '10.0.0.1', 8080, undefined],
  [
    'a port without hostPort leads nowhere',
    [{ containerPort: 80, protocol: 'TCP' }],
    '10.0.0.1',
    80,
    undefined,
  ],
  ['one of UDP takes no TCP', [{ ...OPEN, protocol: 'UDP' }], '10.0.0.1', 80, undefined],
  [
    'one of UDP hides none of TCP',
    [
      { ...OPEN, protocol: 'UDP' },
      { ...OPEN, containerPort: 9090 },
    ],
    '10.0.0.1',
    80,
    9090,
  ],
];

describe('Where a port of a node leads', () => {
  for (const [name, ports, address, port, expected] of ROWS)
    test(name, () => {
      const spec = { containers: [{ name: 'first' }, { name: 'second', ports }] } as unknown as Pod['spec'];
      expect(hostPortTarget({ spec }, address, { number: port, transport: 'TCP' })).toBe(expected);
    });

  test('a sidecar has none', () => {
    const sidecar = { name: 'proxy', restartPolicy: 'Always', ports: [OPEN] };
    const spec = { initContainers: [sidecar], containers: [{ name: 'app' }] } as unknown as Pod['spec'];
    expect(hostPortTarget({ spec }, '10.0.0.1', { number: 80, transport: 'TCP' })).toBeUndefined();
  });
});
