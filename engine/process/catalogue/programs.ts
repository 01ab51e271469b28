import { copyOf } from '../container-log';
import { append } from '../file-nodes';
import { isErrno } from '../file-view';
import type { Signal, Utility, UtilityAnswer, UtilityContext } from '../utility';
import type { Client, OwnProgram } from './entry';
import { perl, python } from './interpreters';
import { fileAnswer, optionValue, serverProgram } from './servers';

/** The images' own programs: clients, entrypoints, and the few servers that need more than data. */
export function ownProgram(program: OwnProgram): Utility | undefined {
  if (typeof program !== 'string') return clientProgram(program);
  return PROGRAMS[program];
}

/** An entrypoint script that goes on as the command it is given. */
const entrypoint: Utility = (context) => {
  const command = context.argv.slice(1);
  if (command.length === 0) return { exit: 0 };
  if (!command[0]!.startsWith('-')) return { become: command };
  // The entrypoints of the official images put their server before bare options.
  return { become: [...context.image.command.slice(0, 1), ...command] };
};

const serverEntrypoint: Utility = (context) => {
  const command = context.argv.slice(1);
  const server = context.image.command[0]!;
  return { become: command[0] === server ? command : [server, ...command] };
};

const nginx: Utility = (context, resumed) => {
  if (resumed === undefined) return startNginx(context);
  const state = resumed.state as { root: string };
  const waits: UtilityAnswer = { wait: { for: 'ever' }, state, handles: NGINX_SIGNALS };
  if (resumed.reason === 'signal') return NGINX_STOPS.has(resumed.signal) ? { exit: 0 } : waits;
  if (resumed.reason !== 'request') return waits;
  const reply = fileAnswer(context, state.root, resumed.path.split('?')[0]!);
  return { wait: { for: 'ever' }, state, handles: NGINX_SIGNALS, reply };
};

const NGINX_STOPS: ReadonlySet<Signal> = new Set(['SIGQUIT', 'SIGTERM', 'SIGINT']);
const NGINX_SIGNALS: readonly Signal[] = [
  'SIGQUIT',
  'SIGTERM',
  'SIGINT',
  'SIGHUP',
  'SIGUSR1',
  'SIGUSR2',
  'SIGWINCH',
];

const NGINX_ROOT = '/usr/share/nginx/html';
const nginxServes = (root: string): UtilityAnswer => ({
  wait: { for: 'ever' },
  state: { root },
  handles: NGINX_SIGNALS,
});
/** Most have no configuration of their own. */
const SERVES_USUAL_ROOT = nginxServes(NGINX_ROOT);

/**
 * Ports and the first folder are read from the configuration, so that a configMap over it has its effect.
 * Simplified: locations, redirects and upstream servers of a configuration are not followed.
 * https://nginx.org/en/docs/control.html
 */
function startNginx(context: UtilityContext): UtilityAnswer {
  const { argv } = context;
  const control = optionValue(argv, '-s');
  if (control !== undefined) return controlNginx(context, control);
  if (argv.includes('-v')) return { exit: 0, err: 'nginx version: nginx/1.29.3\n' };
  let text = '';
  for (const path of ['/etc/nginx/nginx.conf', ...context.files.glob('/etc/nginx/conf.d/*.conf')]) {
    const file = context.files.openForReading(path);
    if (!isErrno(file) && file.type === 'file') text += `${context.files.text(file, path)}\n`;
  }
  if (argv.includes('-t')) {
    const lines = [
      'the configuration file /etc/nginx/nginx.conf syntax is ok',
      'configuration file /etc/nginx/nginx.conf test is successful',
    ];
    return { exit: 0, err: lines.map((line) => `nginx: ${line}\n`).join('') };
  }
  const foreground = `${argv.join(' ')}\n${text}`.includes('daemon off');
  if (!foreground) {
    if (context.pid === 1) return { exit: 0 };
    return context.unknown('nginx as a daemon in the background');
  }
  const ports = new Set(
    [...text.matchAll(/^\s*listen\s+(?:[^\s;]*:)?(\d+)/gm)].map((match) => Number(match[1])),
  );
  for (const port of ports) {
    if (context.listen(port)) continue;
    const again = `nginx: [emerg] bind() to 0.0.0.0:${port} failed (98: Address already in use)\n`;
    return { exit: 1, err: again };
  }
  const root = /^\s*root\s+([^\s;]+)/m.exec(text)?.[1] ?? NGINX_ROOT;
  // What a text was cut from is kept as long as the cut.
  return root === NGINX_ROOT ? SERVES_USUAL_ROOT : nginxServes(copyOf(root));
}

function controlNginx(context: UtilityContext, control: string): UtilityAnswer {
  const signals: Readonly<Record<string, Signal>> = {
    quit: 'SIGQUIT',
    stop: 'SIGTERM',
    reload: 'SIGHUP',
    reopen: 'SIGUSR1',
  };
  const signal = signals[control];
  if (signal === undefined) return { exit: 1, err: `nginx: invalid option: "-s ${control}"\n` };
  const master = context.processes
    .list()
    .find((process) => process.name === 'nginx' && process.pid !== context.pid);
  if (master !== undefined && context.processes.signal(master.pid, signal)) return { exit: 0 };
  return { exit: 1, err: 'nginx: [error] open() "/run/nginx.pid" failed (2: No such file or directory)\n' };
}

const LIVENESS = serverProgram({
  program: 'liveness',
  ports: [8080],
  stops: { SIGTERM: 2 },
  routes: [{ path: '/healthz', status: 200, body: 'ok', until: 10_000, thenStatus: 500 }],
});

const PAUSE = serverProgram({ program: 'pause', ports: [], stops: { SIGTERM: 0, SIGINT: 0 } });

const NETEXEC = serverProgram({
  program: 'netexec',
  ports: [8080],
  portFrom: ['--http-port'],
  datagrams: { port: 8081, portFrom: '--udp-port' },
  stops: { SIGTERM: 2, SIGINT: 2 },
  routes: [
    { path: '/clientip', status: 200, body: 'CLIENT_ADDRESS' },
    { path: '/hostname', status: 200, body: 'HOSTNAME' },
    { path: '/hostName', status: 200, body: 'HOSTNAME' },
    { path: '/healthz', status: 200 },
    { path: '/exit', status: 200, exits: 0 },
    { path: '/', status: 200, body: 'NOW: HOSTNAME' },
  ],
});

const SERVE_HOSTNAME = serverProgram({
  program: 'serve-hostname',
  ports: [9376],
  portFrom: ['--port'],
  stops: { SIGTERM: 0 },
  routes: [{ path: '*', status: 200, body: 'HOSTNAME' }],
});

/** Says SERVING, or only for some seconds. test/images/agnhost/grpc-health-checking */
const grpcHealthChecking: Utility = (context, resumed) => {
  const delay = Number(optionValue(context.argv, '--delay-unhealthy-sec') ?? -1);
  const until = delay >= 0 ? { until: delay * 1_000, thenStatus: 503 } : {};
  const port = Number(optionValue(context.argv, '--port') ?? 5000);
  const httpPort = Number(optionValue(context.argv, '--http-port') ?? 8080);
  return serverProgram({
    program: 'grpc-health-checking',
    ports: [port, httpPort],
    stops: { SIGTERM: 2, SIGINT: 2 },
    routes: [{ path: 'grpc.health.v1.Health', status: 200, body: 'SERVING', ...until }],
  })(context, resumed);
};

/** https://github.com/kubernetes/kubernetes/blob/master/test/images/agnhost/README.md */
const agnhost: Utility = (context, resumed) => {
  const command = context.argv[1] ?? 'pause';
  if (command === 'entrypoint-tester') return { exit: 0, out: `${JSON.stringify(context.argv)}\n` };
  if (command === 'grpc-health-checking') return grpcHealthChecking(context, resumed);
  const run = { liveness: LIVENESS, pause: PAUSE, netexec: NETEXEC, 'serve-hostname': SERVE_HOSTNAME }[
    command
  ];
  if (run === undefined) return context.unknown(`the command "${command}" of agnhost`);
  return run(context, resumed);
};

/** The memory that `stress --vm N --vm-bytes B` or `stress -mem-total B` takes, in bytes. */
const stress: Utility = (context, resumed) => {
  const { argv } = context;
  if (resumed !== undefined) return { exit: 0 };
  if (argv.includes('--help'))
    return { exit: 0, out: "`stress' imposes certain types of compute stress on your system\n" };
  const each = bytesOf(optionValue(argv, '--vm-bytes') ?? '256M');
  const workers = Number(optionValue(argv, '--vm') ?? optionValue(argv, '-m') ?? 0);
  const total = optionValue(argv, '-mem-total') ?? optionValue(argv, '--mem-total');
  const bytes = total === undefined ? workers * (each ?? 0) : bytesOf(total);
  if (bytes === undefined || each === undefined) return context.unknown(`the size in "${argv.join(' ')}"`);
  const timeout = optionValue(argv, '--timeout') ?? optionValue(argv, '-t');
  const out =
    total === undefined
      ? `stress: info: [${context.pid}] dispatching hogs: 0 cpu, 0 io, ${workers} vm, 0 hdd\n`
      : '';
  context.useMemory(bytes);
  if (timeout === undefined) return { wait: { for: 'ever' }, out };
  return { wait: { for: 'time', until: context.now + Number.parseFloat(timeout) * 1_000 }, out };
};

const BYTES: Readonly<Record<string, number>> = {
  '': 1,
  B: 1,
  K: 1024,
  M: 1024 ** 2,
  G: 1024 ** 3,
  Ki: 1024,
  Mi: 1024 ** 2,
  Gi: 1024 ** 3,
};

function bytesOf(text: string): number | undefined {
  const match = /^(\d+)([A-Za-z]*)$/.exec(text);
  if (!match) return undefined;
  const unit = BYTES[match[2]!] ?? BYTES[match[2]!.toUpperCase()];
  return unit === undefined ? undefined : Number(match[1]) * unit;
}

/** `tini -- command`: starts the command as a child and passes signals on, so that their default actions hold. */
export const init: Utility = (context, resumed) => {
  if (resumed?.reason === 'child') return { exit: resumed.exitCode };
  if (resumed !== undefined) return { wait: { for: 'child', run: [], passSignals: true } };
  const at = context.argv.indexOf('--');
  const command =
    at > 0 ? context.argv.slice(at + 1) : context.argv.slice(1).filter((word) => !word.startsWith('-'));
  if (command.length === 0) return { exit: 1, err: `${context.argv[0]}: no command\n` };
  return { wait: { for: 'child', run: command, passSignals: true } };
};

/**
 * Rewrites a web page every so many seconds.
 * https://github.com/luksa/kubernetes-in-action/blob/master/Chapter06/fortune-env/fortuneloop.sh
 */
const fortune: Utility = (context, resumed) => {
  if (resumed?.reason === 'signal') return { exit: 0 };
  const every = Number(context.argv[1] ?? context.env.get('INTERVAL') ?? 10);
  const number = ((resumed?.state as number | undefined) ?? 0) + 1;
  context.files.mkdir('/var/htdocs', '/', context.now);
  const file = context.files.openForWriting('/var/htdocs/index.html', '/', 'truncate', context.now);
  if (isErrno(file)) return { exit: 1, err: `/bin/fortuneloop.sh: /var/htdocs/index.html: ${file}\n` };
  if (file.type === 'file') append(file, `Fortune number ${number}.\n`, context.now);
  const out = number === 1 ? `Configured to generate new fortune every ${every} seconds\n` : '';
  const handles: readonly Signal[] = ['SIGINT'];
  return { wait: { for: 'time', until: context.now + every * 1_000 }, state: number, handles, out };
};

const PROGRAMS: Readonly<Record<Exclude<OwnProgram, Client>, Utility | undefined>> = {
  entrypoint,
  'server entrypoint': serverEntrypoint,
  nginx,
  agnhost,
  stress,
  init,
  liveness: LIVENESS,
  fortune,
  python,
  perl,
  unknown: undefined,
};

/** A client that asks a peer: succeeds when the name resolves, the port is open, and the command is one it knows. */
function clientProgram(client: Client): Utility {
  return (context) => {
    const { argv } = context;
    const host = (client.hostOption && optionValue(argv, client.hostOption)) || 'localhost';
    const port = Number((client.portOption && optionValue(argv, client.portOption)) || client.port);
    const text = client.failure.text.replaceAll('HOST', host).replaceAll('PORT', String(port));
    const address = context.resolve(host)[0];
    if (address === undefined || context.connect(address, port).result !== 'accepted')
      return { exit: client.failure.code, err: text };
    const line = ` ${argv.slice(1).join(' ')} `;
    const commands = Object.keys(client.prints).sort((a, b) => b.length - a.length);
    const known = commands.find(
      (command) => command === '*' || command === '' || line.includes(` ${command} `),
    );
    if (known === undefined) return context.unknown(`what "${argv.join(' ')}" answers`);
    return { exit: 0, out: client.prints[known]! };
  };
}
