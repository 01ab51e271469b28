import { test } from 'node:test';
import { expect } from 'expect';
import { FileTree } from '../files';
import { type Case, contextFor, continueUtility, runUtility } from './testing';

const gnu = 'debian';

const fileCases: readonly Case[] = [
  [
    'cat of a missing file, BusyBox',
    ['cat', 'x'],
    {},
    { exit: 1, err: "cat: can't open 'x': No such file or directory\n" },
  ],
  [
    'cat of a missing file, GNU',
    ['cat', 'x'],
    { image: gnu },
    { exit: 1, err: 'cat: x: No such file or directory\n' },
  ],
  ['cat goes on after a missing file', ['cat', 'x', '/a'], { files: { '/a': 'A' } }, { exit: 1, out: 'A' }],
  ['cat /dev/null', ['cat', '/dev/null'], {}, { exit: 0, out: '' }],
  ['ls of a missing file, BusyBox', ['ls', 'x'], {}, { exit: 1, err: 'ls: x: No such file or directory\n' }],
  [
    'ls of a missing file, GNU',
    ['ls', 'x'],
    { image: gnu },
    { exit: 2, err: "ls: cannot access 'x': No such file or directory\n" },
  ],
  [
    'ls hides names with a point',
    ['ls', '/d'],
    { files: { '/d/b': '', '/d/a': '', '/d/.c': '' } },
    { out: 'a\nb\n' },
  ],
  ['ls -A shows them', ['ls', '-A', '/d'], { files: { '/d/b': '', '/d/.c': '' } }, { out: '.c\nb\n' }],
  [
    'ls -l',
    ['ls', '-l', '/d/a'],
    { image: gnu, files: { '/d/a': 'abc' } },
    { out: '-rw-r--r-- 1 root root 3 Jan  1 00:00 /d/a\n' },
  ],
  [
    'ls of several directories',
    ['ls', '/d', '/e'],
    { files: { '/d/a': '', '/e/b': '' } },
    { out: '/d:\na\n\n/e:\nb\n' },
  ],
  [
    'rm of a missing file',
    ['rm', 'x'],
    { image: gnu },
    { exit: 1, err: "rm: cannot remove 'x': No such file or directory\n" },
  ],
  ['rm -f of a missing file', ['rm', '-f', 'x'], {}, { exit: 0, err: '' }],
  ['rm of a directory, BusyBox', ['rm', '/tmp'], {}, { exit: 1, err: "rm: '/tmp' is a directory\n" }],
  [
    'rm of a directory, GNU',
    ['rm', '/tmp'],
    { image: gnu },
    { exit: 1, err: "rm: cannot remove '/tmp': Is a directory\n" },
  ],
  [
    'rm on a read-only file system',
    ['rm', '/etc/passwd'],
    { readOnlyRootFilesystem: true },
    { exit: 1, err: "rm: can't remove '/etc/passwd': Read-only file system\n" },
  ],
  [
    'touch in a missing directory',
    ['touch', 'no/x'],
    { image: gnu },
    { exit: 1, err: "touch: cannot touch 'no/x': No such file or directory\n" },
  ],
  [
    'touch on a read-only file system',
    ['touch', '/x'],
    { readOnlyRootFilesystem: true },
    { exit: 1, err: 'touch: /x: Read-only file system\n' },
  ],
  [
    'mkdir of what is there',
    ['mkdir', '/tmp'],
    {},
    { exit: 1, err: "mkdir: can't create directory '/tmp': File exists\n" },
  ],
  ['mkdir -p of what is there', ['mkdir', '-p', '/tmp'], {}, { exit: 0 }],
  [
    'mkdir -p on a read-only file system',
    ['mkdir', '-p', '/a/b'],
    { readOnlyRootFilesystem: true, image: gnu },
    { exit: 1, err: "mkdir: cannot create directory '/a/b': Read-only file system\n" },
  ],
  [
    'rmdir of a full directory',
    ['rmdir', '/etc'],
    { image: gnu },
    { exit: 1, err: "rmdir: failed to remove '/etc': Directory not empty\n" },
  ],
  [
    'cp of a directory needs -r, BusyBox',
    ['cp', '/tmp', '/x'],
    {},
    { exit: 1, err: "cp: omitting directory '/tmp'\n" },
  ],
  [
    'cp of a directory needs -r, GNU',
    ['cp', '/tmp', '/x'],
    { image: gnu },
    { exit: 1, err: "cp: -r not specified; omitting directory '/tmp'\n" },
  ],
  [
    'cp of nothing',
    ['cp', 'x'],
    { image: gnu },
    {
      exit: 1,
      err: "cp: missing destination file operand after 'x'\nTry 'cp --help' for more information.\n",
    },
  ],
  [
    'mv of a missing file',
    ['mv', 'x', 'y'],
    {},
    { exit: 1, err: "mv: can't rename 'x': No such file or directory\n" },
  ],
  ['chmod with a wrong mode', ['chmod', 'zzz', '/tmp'], {}, { exit: 1, err: "chmod: invalid mode 'zzz'\n" }],
  [
    'stat -c',
    ['stat', '-c', '%s %a %F %n', '/a'],
    { files: { '/a': 'abc' } },
    { out: '3 644 regular file /a\n' },
  ],
  [
    'stat of a missing file',
    ['stat', '/no'],
    { image: gnu },
    { exit: 1, err: "stat: cannot statx '/no': No such file or directory\n" },
  ],
  [
    'find by name',
    ['find', '/d', '-name', '*.txt'],
    { files: { '/d/a.txt': '', '/d/e/b.txt': '', '/d/c': '' } },
    { out: '/d/a.txt\n/d/e/b.txt\n' },
  ],
  [
    'find files of a depth',
    ['find', '/d', '-maxdepth', '1', '-type', 'f'],
    { files: { '/d/a': '', '/d/e/b': '' } },
    { out: '/d/a\n' },
  ],
  [
    'find what is older',
    ['find', '/d', '-type', 'f', '-mmin', '+5'],
    { files: { '/d/a': '' }, now: 360_000 },
    { out: '/d/a\n' },
  ],
  [
    'find what is not older',
    ['find', '/d', '-type', 'f', '-mmin', '+5'],
    { files: { '/d/a': '' }, now: 359_999 },
    { out: '' },
  ],
  [
    'find what is missing',
    ['find', 'x'],
    { image: gnu },
    { exit: 1, err: "find: 'x': No such file or directory\n" },
  ],
  [
    'wc of files',
    ['wc', '-l', '/a', '/b'],
    { image: gnu, files: { '/a': 'x\n', '/b': 'y\nz\n' } },
    { out: '1 /a\n2 /b\n3 total\n' },
  ],
  [
    'grep in several files',
    ['grep', 'x', '/a', '/b'],
    { files: { '/a': 'x\n', '/b': 'ax\n' } },
    { out: '/a:x\n/b:ax\n' },
  ],
  [
    'grep of a missing file',
    ['grep', 'x', '/no'],
    {},
    { exit: 2, err: 'grep: /no: No such file or directory\n' },
  ],
  ['grep -s of a missing file', ['grep', '-s', 'x', '/no'], {}, { exit: 2, err: '' }],
  ['grep -rl', ['grep', '-rl', 'x', '/d'], { files: { '/d/a': 'x\n', '/d/e/b': 'y\n' } }, { out: '/d/a\n' }],
  [
    'sort of a missing file',
    ['sort', '/no'],
    { image: gnu },
    { exit: 2, err: 'sort: cannot read: /no: No such file or directory\n' },
  ],
  [
    'sed of a missing file',
    ['sed', 'p', '/no'],
    { image: gnu },
    { exit: 2, err: "sed: can't read /no: No such file or directory\n" },
  ],
  [
    'tail of a missing file',
    ['tail', '/no'],
    {},
    { exit: 1, err: "tail: can't open '/no': No such file or directory\ntail: no files\n" },
  ],
  [
    'tail of several files',
    ['tail', '-n1', '/a', '/b'],
    { files: { '/a': '1\n2\n', '/b': '3\n' } },
    { out: '==> /a <==\n2\n\n==> /b <==\n3\n' },
  ],
  ['readlink -f', ['readlink', '-f', '/tmp/../etc/x'], {}, { exit: 0, out: '/etc/x\n' }],
  ['which finds along PATH', ['which', 'sleep'], {}, { exit: 0, out: '/bin/sleep\n' }],
  ['which finds nothing', ['which', 'policy'], {}, { exit: 1, out: '' }],
  ['test -f', ['test', '-f', '/etc/passwd'], {}, { exit: 0 }],
  ['test ! -f', ['test', '!', '-f', '/tmp/success'], {}, { exit: 0 }],
  ['[ without ]', ['[', 'a'], {}, { exit: 2, err: '[: missing ]\n' }],
  ['test -s of an empty file', ['test', '-s', '/a'], { files: { '/a': '' } }, { exit: 1 }],
  [
    'test -w on a read-only file system',
    ['test', '-w', '/etc/passwd'],
    { readOnlyRootFilesystem: true },
    { exit: 1 },
  ],
  ['a program can be run, not read', ['test', '-x', '/bin/sleep'], {}, { exit: 0 }],
];

for (const [sentence, argv, world, expected] of fileCases)
  test(sentence, () => expect(runUtility(argv, world)).toMatchObject(expected));

const doings: readonly (readonly [
  sentence: string,
  commands: readonly string[],
  shown: Readonly<Record<string, string | undefined>>,
])[] = [
  ['cp -r copies all below', ['mkdir -p /a/b', 'touch /a/b/c', 'cp -r /a /z'], { '/z/b/c': '' }],
  ['cp into a directory keeps the name', ['cp /etc/hostname /tmp'], { '/tmp/hostname': 'web\n' }],
  ['cp copies a program that then runs', ['cp /bin/sleep /tmp/nap'], { '/tmp/nap': '(sleep)' }],
  ['mv renames', ['touch /tmp/a', 'mv /tmp/a /tmp/b'], { '/tmp/a': undefined, '/tmp/b': '' }],
  [
    'mv into a volume copies and removes',
    ['touch /tmp/a', 'mv /tmp/a /data/'],
    { '/tmp/a': undefined, '/data/a': '' },
  ],
  ['rm -rf removes all below', ['mkdir -p /a/b', 'touch /a/b/c', 'rm -rf /a'], { '/a': undefined }],
  ['ln -s points to a name', ['ln -s /etc/hostname /tmp/h', 'cp /tmp/h /tmp/copy'], { '/tmp/copy': 'web\n' }],
  ['ln -sf replaces', ['touch /tmp/h', 'ln -sf /etc/hostname /tmp/h'], { '/tmp/h': 'web\n' }],
  ['sed -i changes the file', ['cp /etc/hostname /tmp/x', 'sed -i s/w/W/ /tmp/x'], { '/tmp/x': 'Web\n' }],
];
for (const [sentence, commands, shown] of doings)
  test(sentence, () => {
    const mounts = [{ path: '/data', tree: new FileTree(), readOnly: false }];
    const made = contextFor(['true'], { mounts });
    for (const command of commands) {
      const argv = command.split(' ');
      expect(continueUtility({ ...made, context: { ...made.context, argv } })).toMatchObject({
        exit: 0,
        err: '',
      });
    }
    for (const [path, text] of Object.entries(shown)) {
      const file = made.context.files.openForReading(path);
      const seen =
        typeof file === 'string' || file.type !== 'file'
          ? undefined
          : file.program
            ? `(${file.program})`
            : made.context.files.text(file, path);
      expect(seen).toBe(text);
    }
  });
