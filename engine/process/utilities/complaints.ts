import { joinPath } from '../file-names';
import type { Errno } from '../file-nodes';
import { isErrno } from '../file-view';
import type { Ended, UtilityContext } from '../utility';
import { either, errnoText, nameOf, usage } from './common';

/** What the utilities that change files have in common. */

/** Collects the messages of a utility that goes on after an error, and ends with 1 if there were any. */
export class Complaints {
  private text = '';

  constructor(private readonly context: UtilityContext) {}

  say(busybox: string, gnu: string, errno?: Errno): void {
    const text = either(this.context, busybox, gnu);
    this.text += `${nameOf(this.context)}: ${text}${errno === undefined ? '' : `: ${errnoText(errno)}`}\n`;
  }

  end(out = ''): Ended {
    return { exit: this.text === '' ? 0 : 1, ...(out && { out }), ...(this.text && { err: this.text }) };
  }
}

export const isFolder = (context: UtilityContext, path: string): boolean => {
  const node = context.files.stat(path, context.cwd);
  return !isErrno(node) && node.type === 'directory';
};

/** A target that is a directory takes the source under its own name. */
export function within(context: UtilityContext, target: string, source: string): string {
  if (!isFolder(context, target)) return target;
  const name = source.replace(/\/+$/, '').split('/').at(-1)!;
  return name === '' || name === '.' || name === '..'
    ? target
    : joinPath(target.replace(/(.)\/+$/, '$1'), name);
}

export function sourcesAndTarget(operands: readonly string[]): [readonly string[], string | undefined] {
  return operands.length < 2 ? [[], undefined] : [operands.slice(0, -1), operands.at(-1)];
}

export function noTarget(context: UtilityContext, operands: readonly string[]): Ended {
  const [only] = operands;
  return usage(
    context,
    only === undefined ? 'missing file operand' : `missing destination file operand after '${only}'`,
  );
}
