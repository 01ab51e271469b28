import type { HttpAnswer } from '../container';
import { append } from '../file-nodes';
import { isErrno } from '../file-view';
import type { Ended, Resumed, Utility, UtilityAnswer, UtilityContext } from '../utility';
import { either, errnoText, fail, isBusybox, type Options, options, usage } from './common';
import { CONNECT_TIMEOUT, type Reached, reach, statusText } from './network';

/** `wget` and `curl`. */

interface Address {
  readonly host: string;
  readonly port: number;
  readonly path: string;
}

/** What came of a request, redirects followed or not. */
type Fetched =
  | { readonly result: 'answered'; readonly answer: HttpAnswer; readonly redirects: number }
  | { readonly result: 'failed'; readonly reached: Reached & { ok: false } }
  | { readonly result: 'closed' };

interface Job {
  readonly fetched: Fetched;
  readonly to: Address;
  /** The answer came too late. */
  readonly late: boolean;
}

function parseUrl(url: string): Address | undefined {
  const match = /^(?:(https?):\/\/)?(?:[^/@]*@)?([^/:?#]+)(?::(\d+))?([/?][^#]*)?(?:#.*)?$/.exec(url);
  if (match === null) return undefined;
  const port = match[3] ?? (match[1] === 'https' ? '443' : '80');
  const path = match[4] ?? '/';
  return { host: match[2]!, port: Number(port), path: path[0] === '?' ? `/${path}` : path };
}

/** Asks, and follows as many redirects as said. */
function fetch(
  context: UtilityContext,
  first: Address,
  method: string,
  redirects: number,
  patience: number,
): { fetched: Fetched; to: Address } {
  let to = first;
  for (let followed = 0; ; followed += 1) {
    const reached = reach(context, to.host, to.port, patience);
    if (!reached.ok) return { fetched: { result: 'failed', reached }, to };
    const answer = context.http(reached.address, to.port, method, to.path);
    if ('result' in answer) {
      const why = answer.result === 'refused' ? 'refused' : answer.result;
      if (why === 'refused') return { fetched: { result: 'closed' }, to };
      return {
        fetched: { result: 'failed', reached: { ok: false, why, address: reached.address, after: patience } },
        to,
      };
    }
    const next =
      answer.location === undefined
        ? undefined
        : parseUrl(answer.location[0] === '/' ? `${to.host}:${to.port}${answer.location}` : answer.location);
    if (next === undefined || answer.status < 300 || answer.status > 399 || followed >= redirects)
      return { fetched: { result: 'answered', answer, redirects: followed }, to };
    to = next;
  }
}

/** Waits as long as the answer, or the failure, takes; the limit of patience counts from the start. */
function begin(
  context: UtilityContext,
  resumed: Resumed | undefined,
  address: Address,
  method: string,
  redirects: number,
  limit: number,
  finish: (job: Job) => Ended,
): UtilityAnswer {
  if (resumed?.reason === 'time') return finish(resumed.state as Job);
  const { fetched, to } = fetch(context, address, method, redirects, Math.min(limit, CONNECT_TIMEOUT));
  const after =
    fetched.result === 'answered'
      ? fetched.answer.after
      : fetched.result === 'failed'
        ? fetched.reached.after
        : 0;
  const job: Job = { fetched, to, late: after > limit };
  if (after === 0) return finish(job);
  return { wait: { for: 'time', until: context.now + Math.min(after, limit) }, state: job };
}

export const wget: Utility = (context, resumed) => {
  const given = options(context, 'qO:T:St:cP:U:Y:', {
    quiet: 'q',
    'output-document': 'O:',
    timeout: 'T:',
    'server-response': 'S',
    spider: 'spider',
    tries: 't:',
    header: 'header:',
    'post-data': 'post:',
    'no-check-certificate': 'k',
    'no-verbose': 'q',
    'directory-prefix': 'P:',
    'user-agent': 'U:',
    'connect-timeout': 'T:',
    'read-timeout': 'T:',
  });
  const [url] = given.operands;
  if (url === undefined) return usage(context, 'missing URL');
  if (given.operands.length > 1 || given.has('c'))
    return context.unknown('wget with several addresses or -c');
  const address = parseUrl(url);
  if (address === undefined) return fail(context, `not an http or ftp url: ${url}`);
  const method = given.has('post') ? 'POST' : given.has('spider') && !isBusybox(context) ? 'HEAD' : 'GET';
  const limit = Number(given.value('T') ?? 900) * 1_000 || Number.MAX_SAFE_INTEGER;
  return begin(context, resumed, address, method, 20, limit, (job) => endWget(context, given, job));
};

function endWget(context: UtilityContext, given: Options, { fetched, to, late }: Job): Ended {
  const quiet = given.has('q');
  const busybox = isBusybox(context);
  const network = busybox ? 1 : 4;
  const talk = (text: string) => (quiet ? '' : text);
  if (late)
    return {
      exit: network,
      err: busybox
        ? 'wget: download timed out\n'
        : talk('Read error (Connection timed out) in headers.\nGiving up.\n\n'),
    };
  if (fetched.result === 'closed')
    return {
      exit: network,
      err: busybox ? 'wget: error getting response: Connection reset by peer\n' : talk('No data received.\n'),
    };
  if (fetched.result === 'failed') {
    const { why, address } = fetched.reached;
    const text = {
      name: '',
      refused: 'Connection refused',
      'no route': 'No route to host',
      timeout: 'Connection timed out',
    }[why];
    if (!busybox && why === 'name')
      return { exit: 4, err: talk(`wget: unable to resolve host address '${to.host}'\n`) };
    if (!busybox) return { exit: 4, err: talk(`Connecting to ${to.host}:${to.port}... failed: ${text}.\n`) };
    if (why === 'name') return { exit: 1, err: `wget: bad address '${shown(to)}'\n` };
    const connecting = talk(`Connecting to ${shown(to)} (${address}:${to.port})\n`);
    if (why === 'timeout') return { exit: 1, err: `${connecting}wget: download timed out\n` };
    return { exit: 1, err: `${connecting}wget: can't connect to remote host (${address}): ${text}\n` };
  }
  const { answer } = fetched;
  const line = `HTTP/1.1 ${answer.status} ${statusText(answer.status)}`;
  let err = talk(
    busybox
      ? `Connecting to ${shown(to)} (${context.resolve(to.host)[0] ?? to.host}:${to.port})\n`
      : `Connecting to ${to.host}:${to.port}... connected.\nHTTP request sent, awaiting response... ${answer.status} ${statusText(answer.status)}\n`,
  );
  if (given.has('S')) err += `  ${line}\n`;
  if (answer.status >= 400 || answer.status < 100) {
    const text = busybox
      ? `wget: server returned error: ${line}\n`
      : talk(`ERROR ${answer.status}: ${statusText(answer.status)}.\n`);
    return { exit: busybox ? 1 : 8, err: err + text };
  }
  if (given.has('spider'))
    return { exit: 0, err: err + talk(either(context, 'remote file exists\n', 'Remote file exists.\n')) };
  const name =
    given.value('O') ??
    `${given.has('P') ? `${given.value('P')}/` : ''}${to.path.split('?')[0]!.split('/').at(-1) || 'index.html'}`;
  if (name === '-') return { exit: 0, ...(answer.body && { out: answer.body }), ...(err && { err }) };
  return save(context, given, name, answer.body, err);
}

/** BusyBox shows the host as it was written, with the port that was written. */
const shown = ({ host, port }: Address): string => (port === 80 ? host : `${host}:${port}`);
/** BusyBox refuses to write over a file that it chose the name of; GNU's wget picks another name. */
function save(context: UtilityContext, given: Options, chosen: string, body: string, before: string): Ended {
  const busybox = isBusybox(context);
  let name = chosen;
  if (!given.has('O')) {
    if (busybox && context.files.exists(name, context.cwd))
      return { exit: 1, err: `${before}wget: can't open '${name}': File exists\n` };
    for (let i = 1; context.files.exists(name, context.cwd); i += 1) name = `${chosen}.${i}`;
  }
  const file = context.files.openForWriting(name, context.cwd, 'truncate', context.now);
  if (isErrno(file))
    return {
      exit: busybox ? 1 : 3,
      err: `${before}${either(context, `wget: can't open '${name}'`, name)}: ${errnoText(file)}\n`,
    };
  const saved = given.has('q')
    ? before
    : `${before}${either(context, `saving to '${name}'\n'${name}' saved\n`, `Saving to: '${name}'\n\n'${name}' saved [${body.length}]\n`)}`;
  const streams = { ...(saved && { err: saved }) };
  if (file.type === 'file') append(file, body, context.now);
  else if (file.device.endsWith('stdout')) return { exit: 0, out: body, ...streams };
  return { exit: 0, ...streams };
}

export const curl: Utility = (context, resumed) => {
  const given = options(context, 'sSfo:LIX:H:d:kw:m:OvA:u:4', {
    silent: 's',
    'show-error': 'S',
    fail: 'f',
    output: 'o:',
    location: 'L',
    head: 'I',
    request: 'X:',
    header: 'H:',
    data: 'd:',
    insecure: 'k',
    'write-out': 'w:',
    'max-time': 'm:',
    'connect-timeout': 'connect:',
    'user-agent': 'A:',
    'remote-name': 'O',
    verbose: 'v',
    user: 'u:',
    'no-progress-meter': 's',
    'fail-with-body': 'body',
    'max-redirs': 'redirects:',
  });
  if (given.has('v')) return context.unknown('option -v of curl');
  const [url] = given.operands;
  if (url === undefined)
    return { exit: 2, err: "curl: try 'curl --help' or 'curl --manual' for more information\n" };
  if (given.operands.length > 1) return context.unknown('curl with several addresses');
  const address = parseUrl(url);
  if (address === undefined)
    return { exit: 3, err: 'curl: (3) URL using bad/illegal format or missing URL\n' };
  const method = given.value('X') ?? (given.has('I') ? 'HEAD' : given.has('d') ? 'POST' : 'GET');
  const limit = Number(given.value('m') ?? 0) * 1_000 || Number.MAX_SAFE_INTEGER;
  const connect = Number(given.value('connect') ?? 0) * 1_000 || Number.MAX_SAFE_INTEGER;
  const redirects = given.has('L') ? Number(given.value('redirects') ?? 50) : 0;
  const waits = connect < limit ? patienceFor(context, address, connect, limit) : limit;
  return begin(context, resumed, address, method, redirects, waits, (job) =>
    endCurl(context, given, job, waits),
  );
};

/** The limit for connecting counts only when nobody accepts the connection. */
function patienceFor(context: UtilityContext, address: Address, connect: number, limit: number): number {
  return reach(context, address.host, address.port, connect).ok ? limit : connect;
}

function endCurl(context: UtilityContext, given: Options, { fetched, to, late }: Job, limit: number): Ended {
  const complain = (code: number, text: string): Ended => {
    const quiet = given.has('s') && !given.has('S');
    const format = given.value('w');
    const out = format === undefined ? '' : written(context, format, '000', 0);
    return { exit: code, ...(out && { out }), ...(!quiet && { err: `curl: (${code}) ${text}\n` }) };
  };
  if (late) return complain(28, `Operation timed out after ${limit} milliseconds with 0 bytes received`);
  if (fetched.result === 'closed') return complain(52, 'Empty reply from server');
  if (fetched.result === 'failed') {
    const { why, after } = fetched.reached;
    if (why === 'name') return complain(6, `Could not resolve host: ${to.host}`);
    if (why === 'timeout')
      return complain(
        28,
        `Failed to connect to ${to.host} port ${to.port} after ${after} ms: Timeout was reached`,
      );
    return complain(
      7,
      `Failed to connect to ${to.host} port ${to.port} after ${after} ms: Couldn't connect to server`,
    );
  }
  const { answer } = fetched;
  const bad = answer.status >= 400;
  if (bad && given.has('f')) return complain(22, `The requested URL returned error: ${answer.status}`);
  const content = given.has('I')
    ? `HTTP/1.1 ${answer.status} ${statusText(answer.status)}\r\n\r\n`
    : answer.body;
  const name = given.value('o') ?? (given.has('O') ? to.path.split('/').at(-1) : undefined);
  const format = given.value('w');
  const trailer = format === undefined ? '' : written(context, format, String(answer.status), content.length);
  let out = content + trailer;
  if (name !== undefined && name !== '-') {
    const file = context.files.openForWriting(name, context.cwd, 'truncate', context.now);
    if (isErrno(file)) return complain(23, `Failed writing received data to disk/application`);
    if (file.type === 'file') append(file, content, context.now);
    if (file.type === 'file' || file.device === 'null') out = trailer;
  }
  if (bad && given.has('body'))
    return { ...complain(22, `The requested URL returned error: ${answer.status}`), out };
  return { exit: 0, ...(out && { out }) };
}

/** Simplified: the progress meter that curl shows without `-s` is left out. */
function written(context: UtilityContext, format: string, status: string, size: number): string {
  return format.replace(/%\{(\w+)\}|\\n|\\t/g, (mark, name?: string) => {
    if (mark === '\\n') return '\n';
    if (mark === '\\t') return '\t';
    if (name === 'http_code' || name === 'response_code') return status;
    if (name === 'size_download') return String(size);
    return context.unknown(`%{${name}} of curl`);
  });
}
