import type { PortNames } from '../container';
import type { Utility, UtilityContext } from '../utility';
import { done, either, usage } from './common';

/** `nslookup` and `dig`: addresses, and the ports of services. (`getent` is in `network.ts`.) */

/** `10.96.0.10` is where the cluster's DNS answers, as /etc/resolv.conf says. */
const NAME_SERVER = '10.96.0.10';

type RecordType = 'A' | 'SRV';

/** BusyBox 1.36 and BIND ask alike: `nslookup -type=srv _http._tcp.web` */
export const nslookup: Utility = (context) => {
  const [, ...words] = context.argv;
  let type: RecordType = 'A';
  const operands: string[] = [];
  for (const word of words) {
    if (!word.startsWith('-')) operands.push(word);
    else type = typeNamed(/^-(?:type|querytype|query|q)=(.+)$/.exec(word)?.[1], word, context);
  }
  const [name] = operands;
  if (name === undefined) return usage(context);
  const head = `Server:\t\t${NAME_SERVER}\nAddress:\t${NAME_SERVER}${either(context, ':', '#')}53\n\n`;
  const found = type === 'A' ? addresses(name, context) : ports(name, context);
  if (found === undefined) return { exit: 1, out: `${head}** server can't find ${name}: NXDOMAIN\n\n` };
  return done(`${head + found.join('')}\n`);
};

function addresses(name: string, context: UtilityContext): readonly string[] | undefined {
  const answer = context.lookUp(name);
  return answer?.addresses.map((address) => `Name:\t${answer.name}\nAddress: ${address}\n`);
}

function ports(name: string, context: UtilityContext): readonly string[] | undefined {
  const answer = context.lookUpPorts(name);
  const end = either(context, '', '.');
  return answer?.records.map((record) => `${answer.name}\tservice = ${dataOf(record)}${end}\n`);
}

/**
 * Names are whole ones, but with `+search`.
 * https://bind9.readthedocs.io/en/latest/manpages.html#dig-dns-lookup-utility
 */
// Simplified: dig prints the answer alone, as +short or +noall +answer ask for it.
export const dig: Utility = (context) => {
  const flags = new Set<string>();
  const operands: string[] = [];
  let type: RecordType = 'A';
  for (const word of context.argv.slice(1)) {
    if (word.startsWith('+')) flags.add(word.slice(1));
    else if (word === 'SRV' || word === 'A' || word === 'srv' || word === 'a')
      type = word.toUpperCase() as RecordType;
    else if (word.startsWith('-') || word.startsWith('@')) return context.unknown(`${word} of dig`);
    else operands.push(word);
  }
  const odd = [...flags].find((flag) => !DIG.has(flag));
  if (odd !== undefined) return context.unknown(`+${odd} of dig`);
  const isShort = flags.has('short');
  if (!isShort && !(flags.has('noall') && flags.has('answer')))
    return context.unknown('what dig prints without +short or +noall +answer');
  const [asked] = operands;
  if (asked === undefined || operands.length > 1) return context.unknown(`"${context.argv.join(' ')}"`);
  const name = flags.has('search') || asked.endsWith('.') ? asked : `${asked}.`;
  const answer = type === 'A' ? context.lookUp(name) : context.lookUpPorts(name);
  if (answer === undefined) return done('');
  const data =
    'addresses' in answer ? answer.addresses : answer.records.map((record) => `${dataOf(record)}.`);
  return done(data.map((one) => (isShort ? `${one}\n` : line(answer.name, type, one))).join(''));
};

const DIG = new Set(['short', 'noall', 'answer', 'search', 'nosearch', 'tcp', 'notcp']);

/** The kubernetes plugin's `ttl` in kubeadm's Corefile. */
const TTL = '30';

/** `web.default.svc.cluster.local. 30 IN A 10.96.0.80`, in columns of BIND's master style where the name is short. */
function line(name: string, type: RecordType, data: string): string {
  let text = `${name}.`;
  let column = text.length;
  for (const [at, word] of [
    [24, TTL] as const,
    [32, 'IN'] as const,
    [40, type] as const,
    [48, data] as const,
  ]) {
    if (column < at) {
      text += '\t'.repeat(Math.ceil((at - column) / 8));
      column = at;
    } else {
      text += ' ';
      column += 1;
    }
    text += word;
    column += word.length;
  }
  return `${text}\n`;
}

function typeNamed(said: string | undefined, word: string, context: UtilityContext): RecordType {
  const type = said?.toUpperCase();
  return type === 'A' || type === 'SRV' ? type : context.unknown(`option ${word} of nslookup`);
}

const dataOf = ({ weight, port, target }: PortNames['records'][number]): string =>
  `0 ${weight} ${port} ${target}`;
