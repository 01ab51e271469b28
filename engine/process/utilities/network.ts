import { fileAnswer, optionValue } from '../catalogue/servers';
import type { Utility, UtilityAnswer, UtilityContext } from '../utility';
import { done, either, fail, isBusybox, nameOf, options, usage } from './common';

/** `getent`, `ping`, `httpd` of BusyBox, `grpc_health_probe`. (`wget` and `curl` are in `http.ts`, `nslookup` in `dns.ts`, `nc` in `netcat.ts`.) */

/** Linux gives up on an unanswered connection after 6 repetitions. https://docs.kernel.org/networking/ip-sysctl.html */
export const CONNECT_TIMEOUT = 127_000;

/** What came of trying to reach a host and port. */
export type Reached =
  | { readonly ok: true; readonly address: string }
  | {
      readonly ok: false;
      readonly why: 'name' | 'refused' | 'no route' | 'timeout';
      readonly address: string;
      readonly after: number;
    };

/** Opens a connection; a failure may come only `after` some time. */
export function reach(
  context: UtilityContext,
  host: string,
  port: number,
  patience: number = CONNECT_TIMEOUT,
): Reached {
  const address = /^[\d.]+$/.test(host) ? host : context.resolve(host)[0];
  if (address === undefined) return { ok: false, why: 'name', address: host, after: 0 };
  const answer = context.connect(address, port);
  if (answer.result === 'accepted') return { ok: true, address };
  if (answer.result === 'refused') return { ok: false, why: 'refused', address, after: 0 };
  if (answer.result === 'timeout' || answer.after > patience)
    return { ok: false, why: 'timeout', address, after: patience };
  return { ok: false, why: 'no route', address, after: answer.after };
}

const STATUS_TEXTS: Readonly<Record<number, string>> = {
  200: 'OK',
  201: 'Created',
  202: 'Accepted',
  204: 'No Content',
  301: 'Moved Permanently',
  302: 'Found',
  307: 'Temporary Redirect',
  308: 'Permanent Redirect',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

export const statusText = (status: number): string => STATUS_TEXTS[status] ?? 'Unknown';

export const getent: Utility = (context) => {
  const [, database, key] = context.argv;
  if (!['hosts', 'ahosts', 'ahostsv4'].includes(database ?? '') || key === undefined)
    return context.unknown(`"${context.argv.join(' ')}"`);
  const addresses = context.resolve(key);
  if (addresses.length === 0) return done('', 2);
  const name = context.lookUp(key)?.name ?? key;
  return done(addresses.map((address) => `${address.padEnd(15)} ${name}\n`).join(''));
};

/** Simplified: whoever refuses or accepts a connection answers a ping at once. */
export const ping: Utility = (context, resumed) => {
  const given = options(context, 'c:W:w:i:q4n', { count: 'c:' });
  const [host] = given.operands;
  if (host === undefined) return usage(context, 'usage error: Destination address required', 2);
  const address = /^[\d.]+$/.test(host) ? host : context.resolve(host)[0];
  if (address === undefined)
    return isBusybox(context)
      ? fail(context, `bad address '${host}'`)
      : fail(context, `${host}: Name or service not known`, 2);
  const state = (resumed?.state as { sent: number; received: number } | undefined) ?? {
    sent: 0,
    received: 0,
  };
  const strange = ['W', 'w', 'i'].map((one) => given.value(one) ?? '1').find((one) => !(Number(one) >= 0));
  if (strange !== undefined)
    return fail(context, either(context, `invalid number '${strange}'`, `invalid argument: '${strange}'`));
  const count = Number(given.value('c') ?? Number.MAX_SAFE_INTEGER);
  if (!(count >= 1)) return fail(context, `invalid argument: '${given.value('c')}'`);
  let out =
    state.sent === 0
      ? `PING ${host} (${address})${either(context, ': 56 data bytes', ' 56(84) bytes of data.')}\n`
      : '';
  if (state.sent < count) {
    const { result } = context.connect(address, 7);
    const answers = result === 'accepted' || result === 'refused';
    if (answers && !given.has('q'))
      out += either(
        context,
        `64 bytes from ${address}: seq=${state.sent} ttl=64 time=0.050 ms\n`,
        `64 bytes from ${address}: icmp_seq=${state.sent + 1} ttl=64 time=0.050 ms\n`,
      );
    const next = { sent: state.sent + 1, received: state.received + (answers ? 1 : 0) };
    const last = next.sent === count;
    if (!last || !answers) {
      const pause = last ? Number(given.value('W') ?? 10) : Number(given.value('i') ?? 1);
      return { wait: { for: 'time', until: context.now + pause * 1_000 }, state: next, out };
    }
    return pingEnd(context, host, next, out);
  }
  return pingEnd(context, host, state, out);
};

function pingEnd(
  context: UtilityContext,
  host: string,
  { sent, received }: { sent: number; received: number },
  out: string,
): UtilityAnswer {
  const lost = Math.round(((sent - received) * 100) / sent);
  const line = either(
    context,
    `${sent} packets transmitted, ${received} packets received`,
    `${sent} packets transmitted, ${received} received`,
  );
  return done(
    `${out}\n--- ${host} ping statistics ---\n${line}, ${lost}% packet loss\n`,
    received > 0 ? 0 : 1,
  );
}

/** BusyBox's web server: handles no signal, so as PID 1 it goes on until it is killed. */
export const httpd: Utility = (context, resumed) => {
  const given = options(context, 'fvp:h:');
  if (!given.has('f')) return context.unknown('httpd as a daemon in the background (without -f)');
  const port = Number((given.value('p') ?? '80').split(':').at(-1));
  const folder = context.absolute(given.value('h') ?? '.');
  if (resumed === undefined && !context.files.exists(folder))
    return fail(context, `can't change directory to '${folder}': No such file or directory`);
  if (resumed === undefined && !context.listen(port)) return fail(context, 'bind: Address already in use');
  const wait = { for: 'ever' } as const;
  if (resumed?.reason !== 'request') return { wait };
  return { wait, reply: fileAnswer(context, folder, resumed.path.split('?')[0]!) };
};

/** https://github.com/grpc-ecosystem/grpc-health-probe#health-checking-tls-servers */
export const grpcHealthProbe: Utility = (context, resumed) => {
  if (resumed?.reason === 'time') return resumed.state as UtilityAnswer;
  const { argv } = context;
  const address =
    optionValue(argv, '-addr') ??
    argv.find((word) => word.startsWith('-addr='))?.slice(6) ??
    optionValue(argv, '--addr');
  if (address === undefined) return { exit: 1, err: 'error: -addr not specified\n' };
  const known = [
    '-addr',
    '--addr',
    '-service',
    '--service',
    '-connect-timeout',
    '-rpc-timeout',
    '-v',
    '--connect-timeout',
    '--rpc-timeout',
  ];
  const strange = argv.slice(1).find((word) => word[0] === '-' && !known.includes(word.split('=')[0]!));
  if (strange !== undefined) return context.unknown(`option ${strange} of ${nameOf(context)}`);
  const [host, port] = address.split(':') as [string, string];
  const reached = reach(context, host || 'localhost', Number(port), 1_000);
  if (reached.ok) return done('status: SERVING\n');
  const ended = { exit: 2, err: `timeout: failed to connect service "${address}" within 1s\n` };
  return { wait: { for: 'time', until: context.now + 1_000 }, state: ended };
};
