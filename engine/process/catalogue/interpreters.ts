import { seconds } from '../../simulation/time';
import { isErrno } from '../file-view';
import { UNTIL_END_OF_INPUT } from '../utilities/common';
import type { Utility, UtilityContext } from '../utility';
import { deaf } from './kinds';
import { runStatements } from './python';
import { serverProgram } from './servers';

/**
 * What manifests ask of an interpreter of another language: to serve a folder, to sleep, to print, to end, to compute π. Anything
 * else is a program that only its author knows, and says so.
 */

/**
 * `python -m http.server`, `python -c` with plain statements (`python.ts`), and a script that is not there.
 * https://docs.python.org/3/library/http.server.html#command-line-interface
 */
export const python: Utility = (context, resumed) => {
  const words = context.argv.slice(1).filter((word) => word !== '-u' && word !== '-B');
  const [first, second] = words;
  if (first === undefined) return context.stdin() === undefined ? UNTIL_END_OF_INPUT : { exit: 0 };
  if (first === '--version' || first === '-V') return { exit: 0, out: 'Python 3.14.0\n' };
  if (first === '-m' && second === 'http.server')
    return folderServer(words.slice(2), context)(context, resumed);
  if (first === '-c' && second !== undefined)
    return runStatements(context, second, resumed?.state as number | undefined);
  if (first.startsWith('-') || !isErrno(context.files.stat(first)))
    return context.unknown(`the python program "${words.join(' ')}"`);
  const path = context.absolute(first);
  return {
    exit: 2,
    err: `${context.argv[0]}: can't open file '${path}': [Errno 2] No such file or directory\n`,
  };
};

/** Serves the folder it is started in, or that of `-d`, on port 8000 or the one it is given. It handles no SIGTERM: as PID 1 it is killed. */
function folderServer(words: readonly string[], context: UtilityContext): Utility {
  let folder = context.cwd;
  let port = 8_000;
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i]!;
    if (word === '-d' || word === '--directory') folder = context.absolute(words[(i += 1)] ?? '.');
    else if (word === '-b' || word === '--bind' || word === '-p' || word === '--protocol') i += 1;
    else if (/^\d+$/.test(word)) port = Number(word);
    else return () => context.unknown(`the option ${word} of python's http.server`);
  }
  return serverProgram(
    deaf('python', [port], {
      stops: { SIGINT: 0 },
      routes: [{ path: '/*', status: 200, folder }],
      says: `Serving HTTP on 0.0.0.0 port ${port} (http://0.0.0.0:${port}/) ...`,
    }),
  );
}

/**
 * `perl -Mbignum=bpi -wle 'print bpi(2000)'`, the Job of the Kubernetes documentation, and `sleep`. Simplified: computing takes no time.
 * https://kubernetes.io/docs/concepts/workloads/controllers/job/#running-an-example-job
 */
export const perl: Utility = (context, resumed) => {
  const words = context.argv.slice(1);
  const program = words.at(-1) ?? '';
  if (words.length === 0 || words[0] === '-de0')
    return context.stdin() === undefined ? UNTIL_END_OF_INPUT : { exit: 0 };
  const [, digits] = /^\s*print\s+bpi\((\d{1,5})\)\s*;?\s*$/.exec(program) ?? [];
  if (digits !== undefined && words.some((word) => /^-Mbignum=(.*,)?bpi/.test(word)))
    return { exit: 0, out: `${pi(Number(digits))}\n` };
  const [, sleeps] = /^\s*sleep[ (]*(\d+)\)?\s*;?\s*$/.exec(program) ?? [];
  if (sleeps !== undefined && words.length === 2 && words[0] === '-e') {
    if (resumed !== undefined) return { exit: 0 };
    return { wait: { for: 'time', until: context.now + seconds(Number(sleeps)) } };
  }
  const [script = ''] = words;
  const absent = !script.startsWith('-') && isErrno(context.files.stat(script));
  if (!absent) return context.unknown(`the perl program "${words.join(' ')}"`);
  return { exit: 2, err: `Can't open perl script "${script}": No such file or directory\n` };
};

/** π to so many digits in all, by Machin's formula: π = 16 arctan(1/5) − 4 arctan(1/239). */
export function pi(digits: number): string {
  const guard = 10;
  const one = 10n ** BigInt(digits + guard);
  const scaled = 4n * (4n * arctanOfInverse(5n, one) - arctanOfInverse(239n, one));
  // The last digit is rounded, as bignum's accuracy of so many digits has it.
  const rounded = (scaled / 10n ** BigInt(guard) + 5n) / 10n;
  const text = String(rounded);
  return digits === 1 ? text : `${text[0]}.${text.slice(1)}`;
}

function arctanOfInverse(x: bigint, one: bigint): bigint {
  let power = one / x;
  let sum = power;
  for (let n = 3n, sign = -1n; power !== 0n; n += 2n, sign = -sign) {
    power /= x * x;
    sum += (sign * power) / n;
  }
  return sum;
}
