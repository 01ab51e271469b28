import { KERNEL_PARAMETERS, parameterPath } from '../catalogue/kernel-parameters';
import { append } from '../file-nodes';
import { isErrno } from '../file-view';
import type { Utility } from '../utility';
import { joinLines, options } from './common';

const SAYS: Readonly<Record<string, string>> = {
  ENOENT: 'No such file or directory',
  EROFS: 'Read-only file system',
  EACCES: 'Permission denied',
};

/** `sysctl NAME`, `sysctl -w NAME=VALUE`, as BusyBox has it. https://busybox.net/downloads/BusyBox.html#sysctl */
export const sysctl: Utility = (context) => {
  const given = options(context, 'wneq');
  if (given.operands.length === 0) return context.unknown('sysctl without a name');
  const lines: string[] = [];
  const errors: string[] = [];
  for (const word of given.operands) {
    const [name = '', ...value] = word.split('=');
    if (!KERNEL_PARAMETERS.has(name)) return context.unknown(`the kernel parameter ${name}`);
    const path = parameterPath(name);
    const sets = value.length > 0;
    const found = context.files.stat(path);
    const file =
      !sets || isErrno(found) ? found : context.files.openForWriting(path, '/', 'truncate', context.now);
    if (isErrno(file)) {
      if (!(file === 'ENOENT' && given.has('e')))
        errors.push(`sysctl: error ${sets ? 'setting' : 'reading'} key '${name}': ${SAYS[file] ?? file}`);
      continue;
    }
    if (file.type !== 'file') return context.unknown(`the kernel parameter ${name}`);
    if (sets) append(file, `${value.join('=')}\n`, context.now);
    const text = sets ? value.join('=') : context.files.text(file, path).trim();
    if (!given.has('q')) lines.push(given.has('n') ? text : `${name} = ${text}`);
  }
  return { exit: errors.length > 0 ? 1 : 0, out: joinLines(lines), err: joinLines(errors) };
};
