import { Undeclared } from './container';
import { isErrno } from './files';
import type { Kernel } from './kernel';
import type { Process } from './process';
import { Shell } from './shell';
import { readArguments } from './shell-options';
import type { Dialect } from './utility';

/** `sh -exc "…" name args`, `sh file args`, or `sh` alone, which reads its script from stdin. */
export function shellFromArguments(kernel: Kernel, process: Process, dialect: Dialect): Shell {
  const shell = new Shell(kernel, process, dialect);
  const read = readArguments(process.argv);
  if ('bad' in read)
    throw new Undeclared(
      `I do not know the option ${read.bad} of ${process.argv[0]}: ${process.argv.join(' ')}`,
    );
  shell.flags = read.flags;
  shell.positional = read.positional;
  shell.name = read.name;
  if (read.command !== undefined) shell.script = { text: read.command, isCommand: true };
  else if (read.file === undefined) shell.wait = { kind: 'script' };
  else {
    const file = process.container.files.openForReading(read.file, process.cwd);
    if (isErrno(file) || file.type !== 'file') {
      const text =
        dialect === 'ash'
          ? `can't open '${read.file}': No such file or directory`
          : `cannot open ${read.file}: No such file`;
      kernel.write(
        process,
        2,
        dialect === 'bash'
          ? `${process.argv[0]}: ${read.file}: No such file or directory\n`
          : shell.message(text),
      );
      shell.script = { text: `exit ${dialect === 'bash' ? 127 : 2}`, isCommand: false };
    } else shell.script = { text: process.container.files.text(file, read.file), isCommand: false };
  }
  return shell;
}

/** An executable file with a script in it. */
export function shellFromFile(
  kernel: Kernel,
  process: Process,
  path: string,
  text: string,
  dialect: Dialect,
): Shell {
  const shell = new Shell(kernel, process, dialect);
  shell.name = path;
  shell.positional = process.argv.slice(1);
  shell.script = { text, isCommand: false };
  return shell;
}
