import { baseName } from '../file-names';
import { isErrno } from '../file-view';
import type { Utility, UtilityContext } from '../utility';
import { done, either, fail, joinLines, options, UNTIL_END_OF_INPUT, usage } from './common';
import { human } from './file-listing';

/** Utilities that tell who and where one is, and small ones about names. */

export const hostname: Utility = (context) => {
  const given = options(context, 'fisdI', {
    fqdn: 'f',
    long: 'f',
    short: 's',
    'ip-address': 'i',
    'all-ip-addresses': 'I',
  });
  if (given.operands.length > 0) {
    const why = either(
      context,
      'sethostname: Operation not permitted',
      'you must be root to change the host name',
    );
    return fail(context, why);
  }
  const { hostname: name, inHosts, ip } = context.sandbox;
  const [whole = name] = inHosts?.split('\t') ?? [];
  if (given.has('i')) return done(`${ip}\n`);
  if (given.has('I')) return done(`${ip} \n`);
  if (given.has('d')) return done(`${whole.split('.').slice(1).join('.')}\n`);
  if (given.has('f')) return done(`${whole}\n`);
  return done(`${given.has('s') ? name.split('.')[0] : name}\n`);
};

/** The name of a user in /etc/passwd, if it stands there. */
function userName(context: UtilityContext): string | undefined {
  const file = context.files.openForReading('/etc/passwd');
  if (isErrno(file) || file.type !== 'file') return undefined;
  const lines = context.files.text(file, '/etc/passwd').split('\n');
  return lines.find((line) => line.split(':')[2] === String(context.user))?.split(':')[0];
}

export const whoami: Utility = (context) => {
  options(context, '');
  const name = userName(context);
  if (name !== undefined) return done(`${name}\n`);
  return fail(
    context,
    either(context, `unknown uid ${context.user}`, `cannot find name for user ID ${context.user}`),
  );
};

/** The groups are those of the security context; without any, root's. */
export const id: Utility = (context) => {
  const given = options(context, 'ugnGr', { user: 'u', group: 'g', name: 'n', groups: 'G' });
  if (given.operands.length > 0) return context.unknown('id of another user');
  const name = userName(context);
  if (given.has('u')) return given.has('n') ? done(`${name ?? context.user}\n`) : done(`${context.user}\n`);
  const groups = [...new Set(context.files.groups)];
  const called = (group: number) => (group === 0 ? '0(root)' : String(group));
  const shown = (group: number) => (given.has('n') && group === 0 ? 'root' : String(group));
  if (given.has('g')) return done(`${shown(groups[0]!)}\n`);
  if (given.has('G')) return done(`${groups.map(shown).join(' ')}\n`);
  const user = name === undefined ? `${context.user}` : `${context.user}(${name})`;
  return done(`uid=${user} gid=${called(groups[0]!)} groups=${groups.map(called).join(',')}\n`);
};

/** Simplified: every node has the same kernel. */
export const uname: Utility = (context) => {
  const given = options(context, 'asnrvmpio', {
    all: 'a',
    machine: 'm',
    'kernel-release': 'r',
    'kernel-name': 's',
    nodename: 'n',
  });
  const parts: [string, string][] = [
    ['s', 'Linux'],
    ['n', context.sandbox.hostname],
    ['r', '6.12.0'],
    ['v', '#1 SMP'],
    ['m', 'x86_64'],
    ['o', either(context, 'Linux', 'GNU/Linux')],
  ];
  const shown = parts.filter(([letter]) => given.has('a') || given.has(letter));
  return done(`${(shown.length === 0 ? [parts[0]!] : shown).map(([, text]) => text).join(' ')}\n`);
};

/** Simplified: the node has four processors. */
export const nproc: Utility = (context) => {
  options(context, '', { all: 'all' });
  return done('4\n');
};

/** Simplified: the node has 16 GiB, of which nothing is said to be in use. */
export const free: Utility = (context) => {
  const given = options(context, 'bkmgh');
  const total = 16 * 1024 ** 3;
  const unit = given.has('b') ? 1 : given.has('m') ? 1024 ** 2 : given.has('g') ? 1024 ** 3 : 1024;
  const show = (bytes: number) =>
    (given.has('h') ? human(bytes) : String(Math.floor(bytes / unit))).padStart(12);
  const head = '              total        used        free      shared  buff/cache   available';
  const line = `Mem:   ${[total, 0, total, 0, 0, total].map(show).join('')}`;
  return done(`${head}\n${line}\nSwap:  ${[0, 0, 0].map(show).join('')}\n`);
};

export const printenv: Utility = (context) => {
  const names = context.argv.slice(1);
  if (names.some((name) => name[0] === '-')) return context.unknown(`option ${names[0]} of printenv`);
  if (names.length === 0) return done(joinLines([...context.env].map(([name, value]) => `${name}=${value}`)));
  const found = names.filter((name) => context.env.has(name));
  return done(joinLines(found.map((name) => context.env.get(name)!)), found.length === names.length ? 0 : 1);
};

/** `env`: prints the variables, or goes on as a command with others. */
export const env: Utility = (context) => {
  const given = options(context, 'iu:', { 'ignore-environment': 'i', unset: 'u:' }, true);
  const variables = new Map(given.has('i') ? [] : context.env);
  for (const name of given.values('u')) variables.delete(name);
  const words = given.operands.slice();
  while (words[0]?.includes('=')) {
    const word = words.shift()!;
    const equals = word.indexOf('=');
    variables.set(word.slice(0, equals), word.slice(equals + 1));
  }
  if (words.length > 0) return { become: words, env: variables };
  return done(joinLines([...variables].map(([name, value]) => `${name}=${value}`)));
};

export const basename: Utility = (context) => {
  const given = options(context, 'as:', { multiple: 'a', suffix: 's:' });
  const [path, ending] = given.operands;
  if (path === undefined) return usage(context);
  const many = given.has('a') || given.has('s');
  const suffix = given.value('s') ?? (many ? undefined : ending);
  const name = (whole: string) => {
    const base = baseName(whole);
    return suffix && base !== suffix && base.endsWith(suffix) ? base.slice(0, -suffix.length) : base;
  };
  return done(joinLines((many ? given.operands : [path]).map(name)));
};

export const dirname: Utility = (context) => {
  const { operands } = options(context, '');
  if (operands.length === 0) return usage(context);
  const folder = (path: string) => {
    const trimmed = path.replace(/(.)\/+$/, '$1');
    const slash = trimmed.lastIndexOf('/');
    return slash < 0 ? '.' : trimmed.slice(0, slash).replace(/\/+$/, '') || '/';
  };
  return done(joinLines(operands.map(folder)));
};

export const which: Utility = (context) => {
  const { operands } = options(context, 'a');
  const path = context.env.get('PATH') ?? '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
  const found: string[] = [];
  let missing = false;
  for (const name of operands) {
    const folders = name.includes('/') ? [''] : path.split(':').map((folder) => `${folder}/`);
    const at = folders
      .map((folder) => folder + name)
      .find((file) => !isErrno(context.files.findProgram(file, '', context.cwd)));
    if (at === undefined) missing = true;
    else found.push(at);
  }
  if (missing && !context.image.listed)
    return context.unknown(`whether ${operands.join(' ')} is in the image`);
  return done(joinLines(found), missing ? 1 : 0);
};

export const pwd: Utility = (context) => done(`${context.cwd}\n`);
export const nothing: Utility = () => done();
export const no: Utility = () => done('', 1);

export const base64: Utility = (context) => {
  const given = options(context, 'dw:i', { decode: 'd', wrap: 'w:' });
  const [path] = given.operands;
  const file =
    path === undefined || path === '-' ? undefined : context.files.openForReading(path, context.cwd);
  if (isErrno(file)) return fail(context, `${path}: No such file or directory`);
  const text = file?.type === 'file' ? context.files.text(file, path!) : context.stdin();
  if (text === undefined) return UNTIL_END_OF_INPUT;
  if (given.has('d')) {
    const code = text.replace(/\s/g, '');
    if (!/^[A-Za-z0-9+/]*={0,2}$/.test(code) || code.length % 4 === 1)
      return fail(context, either(context, 'truncated input', 'invalid input'));
    const bytes = Uint8Array.from(atob(code), (c) => c.charCodeAt(0));
    return done(new TextDecoder().decode(bytes));
  }
  const code = btoa(String.fromCharCode(...new TextEncoder().encode(text)));
  const width = Number(given.value('w') ?? 76);
  if (!(width >= 0)) return fail(context, `invalid wrap size: '${given.value('w')}'`);
  const lines = width === 0 ? [code] : (code.match(new RegExp(`.{1,${width}}`, 'g')) ?? []);
  return done(width === 0 ? code : joinLines(lines));
};

/** Simplified: no checksum is computed. */
export const checksum: Utility = (context) => context.unknown(`the checksum that ${context.argv[0]} prints`);
