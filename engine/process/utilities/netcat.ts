import type { HttpAnswer } from '../container';
import type { Resumed, Utility, UtilityAnswer, UtilityContext } from '../utility';
import { done, either, fail, isBusybox, type Options, options, UNTIL_END_OF_INPUT, usage } from './common';
import { CONNECT_TIMEOUT, type Reached, reach, statusText } from './network';

export const nc: Utility = (context, resumed) => {
  const given = options(context, 'lkp:w:zvnuqe:', {
    listen: 'l',
    'keep-open': 'k',
    zero: 'z',
    verbose: 'v',
    wait: 'w:',
  });
  if (given.has('e')) return context.unknown('option -e of nc');
  const wrong = wrongNumber(context, given);
  if (wrong !== undefined) return fail(context, wrong);
  if (given.has('u')) return sendDatagram(context, given, resumed);
  if (given.has('l'))
    return serve(context, resumed, Number(given.value('p') ?? given.operands.at(-1)), given.has('k'));
  if (resumed?.reason === 'time') return resumed.state as UtilityAnswer;
  const [host, text] = given.operands;
  const port = Number(text);
  if (host === undefined || text === undefined) return usage(context, 'missing hostname and port arguments');
  const reached = reach(
    context,
    host,
    port,
    given.has('w') ? Number(given.value('w')) * 1_000 : CONNECT_TIMEOUT,
  );
  if (!reached.ok) {
    const ended = { exit: 1, err: failureText(context, reached, host, port, given.has('v')) };
    return reached.after === 0
      ? ended
      : { wait: { for: 'time', until: context.now + reached.after }, state: ended };
  }
  const verbose = given.has('v')
    ? either(
        context,
        `${host} (${reached.address}:${port}) open\n`,
        `Connection to ${host} ${port} port [tcp/*] succeeded!\n`,
      )
    : '';
  if (given.has('z')) return { exit: 0, ...(verbose && { err: verbose }) };
  const said = context.stdin();
  if (said === undefined) return UNTIL_END_OF_INPUT;
  const request = /^([A-Z]+) (\S+) HTTP\/1/.exec(said);
  if (request === null && said.trim() !== '')
    return context.unknown(`what ${host}:${port} answers to "${said.trim()}"`);
  if (request === null) return { exit: 0, ...(verbose && { err: verbose }) };
  const answer = context.http(reached.address, port, request[1]!, request[2]!);
  if ('result' in answer) return { exit: 1 };
  const out = `HTTP/1.1 ${answer.status} ${statusText(answer.status)}\r\n\r\n${answer.body}`;
  if (answer.after === 0) return done(out);
  return { wait: { for: 'time', until: context.now + answer.after }, state: done(out) };
};

/** What `nc` says of a port or a patience that is no number of its kind; undefined of good ones. */
function wrongNumber(context: UtilityContext, given: Options): string | undefined {
  const patience = given.value('w') ?? '0';
  if (!/^\d+$/.test(patience))
    return either(context, `invalid number '${patience}'`, `timeout invalid: ${patience}`);
  const [host, ...others] = given.operands;
  const port = given.value('p') ?? others[0] ?? (given.has('l') ? host : undefined) ?? '1';
  const isNumber = /^\d+$/.test(port);
  if (isNumber && Number(port) <= 65_535) return undefined;
  return either(context, `bad port '${port}'`, `port number ${isNumber ? 'too large' : 'invalid'}: ${port}`);
}

/**
 * `echo hostname | nc -u -w 5 web 80`: sends what it reads, prints what comes back, and waits for more until its patience ends; at once
 * where somebody says that nobody listens.
 */
function sendDatagram(context: UtilityContext, given: Options, resumed: Resumed | undefined): UtilityAnswer {
  if (resumed?.reason === 'time') return resumed.state as UtilityAnswer;
  if (given.has('l') || given.has('z')) return context.unknown('options -l and -z of nc -u');
  const [host, text] = given.operands;
  if (host === undefined || text === undefined) return usage(context, 'missing hostname and port arguments');
  const address = /^[\d.]+$/.test(host) ? host : context.resolve(host)[0];
  if (address === undefined) {
    const reached = { ok: false, why: 'name', address: host, after: 0 } as const;
    return { exit: 1, err: failureText(context, reached, host, Number(text), given.has('v')) };
  }
  const said = context.stdin();
  if (said === undefined) return UNTIL_END_OF_INPUT;
  const { refused, answer } = context.send(address, Number(text), said);
  if (refused) return { exit: isBusybox(context) ? 0 : 1 };
  const out = answer === undefined ? {} : { out: answer };
  if (!given.has('w')) return { wait: { for: 'ever' }, ...out };
  const until = context.now + Number(given.value('w')) * 1_000;
  return { wait: { for: 'time', until }, state: done(''), ...out };
}

function failureText(
  context: UtilityContext,
  reached: Reached & { ok: false },
  host: string,
  port: number,
  verbose: boolean,
): string {
  const why = {
    name: '',
    refused: 'Connection refused',
    'no route': 'No route to host',
    timeout: 'Connection timed out',
  }[reached.why];
  if (isBusybox(context)) {
    if (reached.why === 'name') return `nc: bad address '${host}'\n`;
    return `nc: ${reached.why === 'timeout' ? 'timed out' : `can't connect to remote host (${reached.address}): ${why}`}\n`;
  }
  if (reached.why === 'name')
    return `nc: getaddrinfo for host "${host}" port ${port}: Name or service not known\n`;
  return verbose ? `nc: connect to ${host} (${reached.address}) port ${port} (tcp) failed: ${why}\n` : '';
}

/** Listens; its stdin is what a client reads, and if that begins as an HTTP answer, a probe understands it. */
function serve(
  context: UtilityContext,
  resumed: Resumed | undefined,
  port: number,
  again: boolean,
): UtilityAnswer {
  if (resumed === undefined && !context.listen(port)) return fail(context, `bind: Address already in use`);
  const waits = { wait: { for: 'ever' } } as const;
  if (resumed?.reason === 'connection') return again ? waits : done();
  if (resumed?.reason !== 'request') return waits;
  const said = context.stdin() ?? context.input.take();
  const out = `${resumed.method} ${resumed.path} HTTP/1.1\n`;
  const reply = httpAnswerIn(said);
  return again ? { ...waits, out, ...(reply && { reply }) } : { exit: 0, out, ...(reply && { reply }) };
}

/** An HTTP answer written by hand: `HTTP/1.1 200 OK`, headers, an empty line and a body. */
export function httpAnswerIn(text: string): HttpAnswer | undefined {
  const match = /^HTTP\/1\.[01] (\d{3})[^\n]*\n/.exec(text);
  if (match === null) return undefined;
  const body = /\r?\n\r?\n([\s\S]*)$/.exec(text)?.[1] ?? '';
  return { status: Number(match[1]), body, after: 0 };
}
