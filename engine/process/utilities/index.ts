import type { Utility } from '../utility';
import { awk } from './awk';
import { bc } from './bc';
import { cat, head, tac, tee } from './cat';
import { timeout, watch, wrapper, xargs, yes } from './commands';
import { test } from './condition';
import { cp, mv } from './copying';
import { dd } from './dd';
import { dig, nslookup } from './dns';
import { ln, mkdir, rm, rmdir, touch } from './file-changes';
import { df, du, ls, mktemp, readlink, realpath, stat } from './file-listing';
import { find } from './find';
import { grep } from './grep';
import { curl, wget } from './http';
import {
  base64,
  basename,
  checksum,
  dirname,
  env,
  free,
  hostname,
  id,
  no,
  nothing,
  nproc,
  printenv,
  pwd,
  uname,
  which,
  whoami,
} from './identity';
import { nc } from './netcat';
import { getent, grpcHealthProbe, httpd, ping } from './network';
import { expr, seq } from './numbers';
import { chgrp, chmod, chown } from './permissions';
import { echo, printf } from './printf';
import { kill, killall, pgrep, pidof, ps } from './processes';
import { sed } from './sed';
import { sysctl } from './sysctl';
import { tail } from './tail';
import { cut, rev, sort, tr, uniq, wc } from './text';
import { date, sleep, uptime, usleep } from './time';
import { COMMON, ONLY_IN_ALPINE, ONLY_IN_BUSYBOX, ONLY_IN_GNU, unsimulated } from './unsimulated';

export { evaluateTest, type TestResult } from './condition';
export { formatPrintf, withoutEscapes } from './printf';

/** Whether a utility does something, or only says that it is not simulated. */
export const isSimulated = (name: string): boolean => (UTILITIES.get(name) ?? unsimulated) !== unsimulated;

/** The utilities of BusyBox and of GNU's and others' packages, by name. Which image has which, `images.ts` says. */
export const UTILITIES: ReadonlyMap<string, Utility> = new Map<string, Utility>([
  ['[', test],
  ['awk', awk],
  ['base64', base64],
  ['basename', basename],
  ['bc', bc],
  ['cat', cat],
  ['chgrp', chgrp],
  ['chmod', chmod],
  ['chown', chown],
  ['clear', nothing],
  ['cp', cp],
  ['curl', curl],
  ['cut', cut],
  ['date', date],
  ['dd', dd],
  ['df', df],
  ['dig', dig],
  ['dirname', dirname],
  ['du', du],
  ['echo', echo],
  ['egrep', grep],
  ['env', env],
  ['expr', expr],
  ['false', no],
  ['fgrep', grep],
  ['find', find],
  ['free', free],
  ['getent', getent],
  ['grep', grep],
  ['grpc_health_probe', grpcHealthProbe],
  ['head', head],
  ['hostname', hostname],
  ['httpd', httpd],
  ['id', id],
  ['kill', kill],
  ['killall', killall],
  ['ln', ln],
  ['ls', ls],
  ['md5sum', checksum],
  ['mkdir', mkdir],
  ['mktemp', mktemp],
  ['mv', mv],
  ['nc', nc],
  ['nice', wrapper],
  ['nohup', wrapper],
  ['nproc', nproc],
  ['nslookup', nslookup],
  ['pgrep', pgrep],
  ['pidof', pidof],
  ['ping', ping],
  ['pkill', pgrep],
  ['printenv', printenv],
  ['printf', printf],
  ['ps', ps],
  ['pwd', pwd],
  ['readlink', readlink],
  ['realpath', realpath],
  ['rev', rev],
  ['rm', rm],
  ['rmdir', rmdir],
  ['sed', sed],
  ['seq', seq],
  ['setsid', wrapper],
  ['sha1sum', checksum],
  ['sha256sum', checksum],
  ['sha512sum', checksum],
  ['sleep', sleep],
  ['sort', sort],
  ['stat', stat],
  ['sync', nothing],
  ['sysctl', sysctl],
  ['tac', tac],
  ['tail', tail],
  ['tee', tee],
  ['test', test],
  ['timeout', timeout],
  ['touch', touch],
  ['tr', tr],
  ['true', nothing],
  ['uname', uname],
  ['uniq', uniq],
  ['uptime', uptime],
  ['usleep', usleep],
  ['watch', watch],
  ['wc', wc],
  ['wget', wget],
  ['which', which],
  ['whoami', whoami],
  ['xargs', xargs],
  ['yes', yes],
  ...[...COMMON, ...ONLY_IN_BUSYBOX, ...ONLY_IN_GNU, ...ONLY_IN_ALPINE].map(
    (name) => [name, unsimulated] as const,
  ),
]);
