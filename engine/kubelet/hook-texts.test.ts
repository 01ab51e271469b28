import { test } from 'node:test';
import { expect } from 'expect';
import type { Container, LifecycleHandler, Pod } from '../api/types';
import { cannotRun, execFailure, httpFailure, quoted } from './hook-texts';

const POD = { metadata: { name: 'web', namespace: 'shop', uid: '9f64' } } as unknown as Pod;
const APP = { name: 'app' } as Container;
const result = (exitCode: number, output = '', stderr = '') => ({ exitCode, output, stderr });

const EXECS: readonly [
  name: string,
  command: readonly string[],
  ended: Parameters<typeof execFailure>[3],
  text: string | undefined,
][] = [
  ['a command that ended well', ['true'], result(0), undefined],
  ['also one that complained', ['ls'], result(0, 'oops', 'oops'), undefined],
  [
    'as recorded on a real node',
    ['sh', '-c', 'sleep 1; exit 3'],
    result(3),
    'Exec lifecycle hook ([sh -c sleep 1; exit 3]) for Container "app" in Pod "web_shop(9f64)" failed - error: command \'sh -c sleep 1; exit 3\' exited with 3: , message: ""',
  ],
  [
    'one that said something',
    ['f'],
    result(15, 'out\noops "\\\n', 'oops "\\\n'),
    'Exec lifecycle hook ([f]) for Container "app" in Pod "web_shop(9f64)" failed - error: command \'f\' exited with 15: oops "\\\n, message: "out\\noops \\"\\\\\\n"',
  ],
  [
    'one that could not be run',
    ['exit', '1'],
    { ...result(127, 'x', ''), error: 'rpc error: no such program' },
    'Exec lifecycle hook ([exit 1]) for Container "app" in Pod "web_shop(9f64)" failed - error: rpc error: no such program, message: ""',
  ],
];

for (const [name, command, ended, text] of EXECS) {
  test(`exec hook: ${name}`, () => {
    expect(execFailure(command, APP, POD, ended)).toBe(text);
  });
}

test('http hook: no answer', () => {
  expect(httpFailure('/started', APP, POD, 'Get "http://x": EOF')).toBe(
    'HTTP lifecycle hook (/started) for Container "app" in Pod "web_shop(9f64)" failed - error: Get "http://x": EOF',
  );
});

const HANDLERS: readonly [name: string, handler: LifecycleHandler, shown: string][] = [
  ['a port by number', { tcpSocket: { port: 8080 } }, '&TCPSocketAction{Port:{0 8080 },Host:,}'],
  ['a port by name', { tcpSocket: { port: 'http' } }, '&TCPSocketAction{Port:{1 0 http},Host:,}'],
  ['a host', { tcpSocket: { port: 80, host: 'db' } }, '&TCPSocketAction{Port:{0 80 },Host:db,}'],
  ['nothing at all', {}, 'nil'],
];

for (const [name, handler, shown] of HANDLERS) {
  test(`a hook that cannot be run: ${name}`, () => {
    expect(cannotRun(handler)).toBe(
      `Cannot run handler: invalid handler: &LifecycleHandler{Exec:nil,HTTPGet:nil,TCPSocket:${shown},Sleep:nil,}`,
    );
  });
}

const QUOTED: readonly [text: string, go: string][] = [
  ['', '""'],
  ['plain', '"plain"'],
  ['a "b" \\', '"a \\"b\\" \\\\"'],
  ['line\nnext\tcell\r', '"line\\nnext\\tcell\\r"'],
  ['컨테이너 시작됨', '"컨테이너 시작됨"'],
  ['\u0007\b\f\v\u0001\u007f', '"\\a\\b\\f\\v\\x01\\x7f"'],
  ['\u200b', '"\\u200b"'],
];

for (const [text, go] of QUOTED) {
  test(`quoted as Go does: ${go}`, () => {
    expect(quoted(text)).toBe(go);
  });
}
