import { test } from 'node:test';
import { expect } from 'expect';
import { type Case, contextFor, continueUtility, runUtility, type World } from './testing';

const gnu = 'debian';

const up: World = {
  names: { web: '10.0.0.1', slow: '10.0.0.2' },
  ports: {
    '10.0.0.1:80': 'accepted',
    '10.0.0.1:8080': 'accepted',
    '10.0.0.2:80': 'timeout',
    '10.0.0.3:80': 'no route',
  },
  pages: {
    '10.0.0.1:80/': { status: 200, body: 'hi\n', after: 0 },
    '10.0.0.1:80/missing': { status: 404, body: 'no\n', after: 0 },
    '10.0.0.1:80/old': { status: 302, body: '', after: 0, location: '/' },
    '10.0.0.1:80/slow': { status: 200, body: 'late\n', after: 3_000 },
  },
};
const onGnu = { ...up, image: gnu };
const networkCases: readonly Case[] = [
  ['wget prints a page', ['wget', '-qO-', 'http://web'], up, { exit: 0, out: 'hi\n', err: '' }],
  [
    'wget of an unknown name, BusyBox',
    ['wget', '-q', '-O', '-', 'http://no'],
    up,
    { exit: 1, err: "wget: bad address 'no'\n" },
  ],
  [
    'wget of an unknown name, GNU',
    ['wget', '-O-', 'http://no'],
    onGnu,
    { exit: 4, err: "wget: unable to resolve host address 'no'\n" },
  ],
  [
    'wget of a closed port, BusyBox',
    ['wget', '-q', '-O', '-', 'http://web:81'],
    up,
    { exit: 1, err: "wget: can't connect to remote host (10.0.0.1): Connection refused\n" },
  ],
  ['wget of a closed port, GNU', ['wget', '-q', '-O', '-', 'http://web:81'], onGnu, { exit: 4, err: '' }],
  [
    'wget of a missing page, BusyBox',
    ['wget', '-q', 'http://web/missing'],
    up,
    { exit: 1, err: 'wget: server returned error: HTTP/1.1 404 Not Found\n' },
  ],
  ['wget of a missing page, GNU', ['wget', '-q', 'http://web/missing'], onGnu, { exit: 8 }],
  ['wget follows redirects', ['wget', '-qO-', 'http://web/old'], up, { exit: 0, out: 'hi\n' }],
  [
    'wget of BusyBox writes over no file',
    ['wget', '-q', 'http://web'],
    { ...up, files: { '/index.html': '' } },
    { exit: 1, err: "wget: can't open 'index.html': File exists\n" },
  ],
  [
    'wget -S shows the status',
    ['wget', '-qS', '-O', '/dev/null', 'http://web'],
    up,
    { err: '  HTTP/1.1 200 OK\n' },
  ],
  [
    'wget waits for a slow server',
    ['wget', '-qO-', 'http://web/slow'],
    up,
    { waits: { for: 'time', until: 3_000 } },
  ],
  [
    'wget -T gives up',
    ['wget', '-q', '-T', '1', '-O-', 'http://slow'],
    up,
    { waits: { for: 'time', until: 1_000 } },
  ],
  ['curl prints a page', ['curl', '-s', 'web'], onGnu, { exit: 0, out: 'hi\n' }],
  [
    'curl of an unknown name',
    ['curl', 'http://no/'],
    onGnu,
    { exit: 6, err: 'curl: (6) Could not resolve host: no\n' },
  ],
  [
    'curl of a closed port',
    ['curl', '-sS', 'http://web:81/'],
    onGnu,
    { exit: 7, err: "curl: (7) Failed to connect to web port 81 after 0 ms: Couldn't connect to server\n" },
  ],
  ['curl -s says nothing', ['curl', '-s', 'http://web:81/'], onGnu, { exit: 7, err: '' }],
  ['curl of a missing page', ['curl', '-s', 'http://web/missing'], onGnu, { exit: 0, out: 'no\n' }],
  [
    'curl -f of a missing page',
    ['curl', '-f', 'http://web/missing'],
    onGnu,
    { exit: 22, out: '', err: 'curl: (22) The requested URL returned error: 404\n' },
  ],
  [
    'curl does not follow redirects',
    ['curl', '-so', '/dev/null', '-w', '%{http_code}', 'http://web/old'],
    onGnu,
    { out: '302' },
  ],
  [
    'curl -L does',
    ['curl', '-sL', '-o', '/dev/null', '-w', '%{http_code}\\n', 'http://web/old'],
    onGnu,
    { out: '200\n' },
  ],
  [
    'curl -m gives up',
    ['curl', '-m', '2', 'http://web/slow'],
    onGnu,
    { waits: { for: 'time', until: 2_000 } },
  ],
  [
    'curl --connect-timeout counts only for connecting',
    ['curl', '--connect-timeout', '1', 'http://web/slow'],
    onGnu,
    { waits: { for: 'time', until: 3_000 } },
  ],
  ['nc -z of an open port', ['nc', '-z', 'web', '8080'], up, { exit: 0 }],
  [
    'nc -z of a closed port',
    ['nc', '-z', 'web', '8081'],
    up,
    { exit: 1, err: "nc: can't connect to remote host (10.0.0.1): Connection refused\n" },
  ],
  ['nc of an unknown name', ['nc', '-w', '1', 'no', '80'], up, { exit: 1, err: "nc: bad address 'no'\n" }],
  ['nc -w gives up', ['nc', '-w', '2', 'slow', '80'], up, { waits: { for: 'time', until: 2_000 } }],
  [
    'nc -w of no number, BusyBox',
    ['nc', '-w', 'x', 'web', '80'],
    up,
    { exit: 1, err: "nc: invalid number 'x'\n" },
  ],
  [
    'nc -w of no number, OpenBSD',
    ['nc', '-u', '-w', 'x', 'web', '80'],
    onGnu,
    { exit: 1, err: 'nc: timeout invalid: x\n' },
  ],
  ['nc to no port, BusyBox', ['nc', 'web', 'x'], up, { exit: 1, err: "nc: bad port 'x'\n" }],
  ['nc to the port after the last', ['nc', 'web', '65536'], up, { exit: 1, err: "nc: bad port '65536'\n" }],
  [
    'nc to the last port',
    ['nc', 'web', '65535'],
    up,
    { exit: 1, err: "nc: can't connect to remote host (10.0.0.1): Connection refused\n" },
  ],
  ['nc to no port, OpenBSD', ['nc', 'web', 'x'], onGnu, { exit: 1, err: 'nc: port number invalid: x\n' }],
  [
    'nc to the port after the last, OpenBSD',
    ['nc', 'web', '65536'],
    onGnu,
    { exit: 1, err: 'nc: port number too large: 65536\n' },
  ],
  ['nc -l at no port', ['nc', '-l', '-p', 'x'], {}, { exit: 1, err: "nc: bad port 'x'\n" }],
  ['nc -l listens', ['nc', '-l', '-p', '8080'], {}, { listening: [8080], waits: { for: 'ever' } }],
  [
    'nslookup',
    ['nslookup', 'web'],
    up,
    { exit: 0, out: 'Server:\t\t10.96.0.10\nAddress:\t10.96.0.10:53\n\nName:\tweb\nAddress: 10.0.0.1\n\n' },
  ],
  [
    'nslookup of a port',
    ['nslookup', '-type=srv', '_http._tcp.web'],
    up,
    {
      exit: 0,
      out: 'Server:\t\t10.96.0.10\nAddress:\t10.96.0.10:53\n\n_http._tcp.web\tservice = 0 100 80 web\n\n',
    },
  ],
  [
    "nslookup of a port, BIND's",
    ['nslookup', '-q=SRV', '_http._tcp.web'],
    onGnu,
    {
      exit: 0,
      out: 'Server:\t\t10.96.0.10\nAddress:\t10.96.0.10#53\n\n_http._tcp.web\tservice = 0 100 80 web.\n\n',
    },
  ],
  ['nslookup of an unknown port', ['nslookup', '-type=srv', '_no._tcp.web'], up, { exit: 1 }],
  ['dig +short', ['dig', '+short', '_http._tcp.web', 'SRV'], onGnu, { exit: 0, out: '0 100 80 web.\n' }],
  [
    'dig +noall +answer of a short name stands in columns',
    ['dig', '+search', '+noall', '+answer', 'web'],
    onGnu,
    { exit: 0, out: 'web.\t\t\t30\tIN\tA\t10.0.0.1\n' },
  ],
  ['dig of an unknown name', ['dig', '+short', '+search', 'no'], onGnu, { exit: 0, out: '' }],
  ['nslookup of an unknown name', ['nslookup', 'no'], up, { exit: 1 }],
  ['getent hosts', ['getent', 'hosts', 'no'], onGnu, { exit: 2 }],
  ['ping once', ['ping', '-c', '1', 'web'], up, { exit: 0 }],
  [
    'ping that waits for no number',
    ['ping', '-c1', '-W', 'x', 'web'],
    up,
    { exit: 1, err: "ping: invalid number 'x'\n" },
  ],
  [
    'ping that waits for no number, GNU',
    ['ping', '-c', '2', '-i', 'x', 'web'],
    onGnu,
    { exit: 1, err: "ping: invalid argument: 'x'\n" },
  ],
  ['ping of an unknown name', ['ping', '-c1', 'no'], up, { exit: 1, err: "ping: bad address 'no'\n" }],
  [
    'grpc_health_probe of an open port',
    ['grpc_health_probe', '-addr=web:8080'],
    up,
    { exit: 0, out: 'status: SERVING\n' },
  ],
  [
    'grpc_health_probe of a closed port',
    ['grpc_health_probe', '-addr=:5000'],
    up,
    { waits: { for: 'time', until: 1_000 } },
  ],
  [
    'httpd of BusyBox',
    ['httpd', '-f', '-p', '8080', '-h', '/www'],
    { files: { '/www/x': '' } },
    { listening: [8080], waits: { for: 'ever' } },
  ],
];

for (const [sentence, argv, world, expected] of networkCases)
  test(sentence, () => expect(runUtility(argv, world)).toMatchObject(expected));

test('an HTTP answer written by hand is understood by who asks', () => {
  const made = contextFor(['nc', '-l', '-p', '8080'], { stdin: 'HTTP/1.1 200 OK\r\n\r\nhello\n' });
  continueUtility(made);
  const program = continueUtility(made, {
    reason: 'request',
    port: 8080,
    method: 'GET',
    path: '/',
    state: undefined,
  });
  expect(program).toMatchObject({
    exit: 0,
    out: 'GET / HTTP/1.1\n',
    reply: { status: 200, body: 'hello\n' },
  });
});
