import { test } from 'node:test';
import { expect } from 'expect';
import { checkHostPath } from './host-path';
import { NodeFiles } from './node-files';
import { ConfigError } from './references';

const FINE: readonly [string, string | undefined, string][] = [
  ['without a type nothing is looked at', undefined, '/no/such/thing'],
  ['an empty type is none', '', '/no/such/thing'],
  ['a directory', 'Directory', '/var/log'],
  ['a directory behind a symlink', 'Directory', '/var/run'],
  ['a file', 'File', '/etc/hostname'],
  ['a socket', 'Socket', '/run/containerd/containerd.sock'],
  ['a socket behind a symlink', 'Socket', '/var/run/containerd/containerd.sock'],
  ['a character device', 'CharDevice', '/dev/null'],
  ['a block device', 'BlockDevice', '/dev/sda'],
  ['a directory that is there already', 'DirectoryOrCreate', '/var/log'],
  ['a directory that is made', 'DirectoryOrCreate', '/data/a/b'],
  ['a file that is there already', 'FileOrCreate', '/etc/hostname'],
  ['a file that is made', 'FileOrCreate', '/tmp/new'],
];

for (const [name, type, path] of FINE) {
  test(`hostPath: ${name}`, () => {
    expect(() => checkHostPath(path, type, new NodeFiles('node-1'), 0)).not.toThrow();
  });
}

const failed = (path: string, what: string) => `hostPath type check failed: ${path} is not ${what}`;

const REFUSED: readonly [string, string, string][] = [
  ['Directory', '/data', failed('/data', 'a directory')],
  ['Directory', '/etc/hostname', failed('/etc/hostname', 'a directory')],
  ['DirectoryOrCreate', '/etc/hostname', failed('/etc/hostname', 'a directory')],
  ['DirectoryOrCreate', '/etc/hostname/x', 'mkdir /etc/hostname/x: not a directory'],
  ['File', '/etc/none', failed('/etc/none', 'a file')],
  ['File', '/etc', failed('/etc', 'a file')],
  ['FileOrCreate', '/etc', failed('/etc', 'a file')],
  ['FileOrCreate', '/data/new', 'open /data/new: no such file or directory'],
  ['Socket', '/var/run/docker.sock', failed('/var/run/docker.sock', 'a socket file')],
  ['Socket', '/etc/hostname', failed('/etc/hostname', 'a socket file')],
  ['CharDevice', '/dev/sda', failed('/dev/sda', 'a character device')],
  ['BlockDevice', '/dev/null', failed('/dev/null', 'a block device')],
];

for (const [type, path, message] of REFUSED) {
  test(`hostPath: ${path} as ${type} is refused in the words of the kubelet`, () => {
    expect(() => checkHostPath(path, type, new NodeFiles('node-1'), 0)).toThrow(new ConfigError(message));
  });
}

test('hostPath: what is made belongs to root, who alone may write it', () => {
  const files = new NodeFiles('node-1');
  checkHostPath('/data', 'DirectoryOrCreate', files, 0);
  checkHostPath('/data/file', 'FileOrCreate', files, 0);
  expect([files.find('/data'), files.find('/data/file')]).toMatchObject([
    { type: 'directory', mode: 0o755, uid: 0 },
    { type: 'file', mode: 0o644, uid: 0, content: '' },
  ]);
});

test('hostPath: another node has other files', () => {
  const files = new NodeFiles('node-1');
  checkHostPath('/data', 'DirectoryOrCreate', files, 0);
  expect(new NodeFiles('node-2').find('/data')).toBe(undefined);
});
