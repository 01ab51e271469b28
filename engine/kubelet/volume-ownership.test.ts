import { test } from 'node:test';
import { expect } from 'expect';
import type { PersistentVolume, Pod } from '../api/types';
import { type Directory, directory, regularFile, symlink } from '../process/files';
import { giveToGroup } from './volume-ownership';

const LOCAL = { local: { path: '/mnt' }, accessModes: ['ReadWriteOnce'] };
const CSI = { csi: { driver: 'd', fsType: 'ext4' }, accessModes: ['ReadWriteOnce'] };

/** A directory with a file and a link in it, all of root's. */
function tree(mode = 0o755, gid = 0): Directory {
  const root = directory(mode, 0, 0, gid);
  root.entries.set('file', regularFile('text', 0o600));
  root.entries.set('link', symlink('file'));
  return root;
}

interface Case {
  readonly spec: object;
  readonly security?: object;
  readonly root?: Directory;
  readonly others?: boolean;
}

/** The mode and group of the directory, the file and the link; and what was warned of. */
function given({
  spec,
  security = { fsGroup: 123 },
  root = tree(),
  others = false,
}: Case): readonly string[] {
  const warnings: string[] = [];
  const volume = { metadata: { name: 'disk' }, spec } as unknown as PersistentVolume;
  giveToGroup(root, volume, { spec: { securityContext: security } } as unknown as Pod, {
    isMountedByOthers: () => others,
    warn: (text) => warnings.push(text),
  });
  const nodes = [root, root.entries.get('file')!, root.entries.get('link')!];
  return [...nodes.map(({ mode, gid }) => `${mode.toString(8)} ${gid}`), ...warnings];
}

const GIVEN = ['2775 123', '660 123', '777 123'];
const LEFT = ['755 0', '600 0', '777 0'];
const onMismatch = { fsGroup: 123, fsGroupChangePolicy: 'OnRootMismatch' };

const CASES: readonly [string, Case, readonly string[]][] = [
  ['a local volume is given with all that is in it', { spec: LOCAL }, GIVEN],
  ['nobody asks', { spec: LOCAL, security: {} }, LEFT],
  ['group 0 is a group as well', { spec: LOCAL, security: { fsGroup: 0 } }, ['2775 0', '660 0', '777 0']],
  [
    'another pod has it mounted, with another group',
    { spec: LOCAL, others: true },
    [
      ...LEFT,
      'The requested fsGroup is 123, but the volume disk has GID 0. The volume may not be shareable.',
    ],
  ],
  [
    'another pod has it mounted, with the same group: what is in it stays as it is',
    { spec: LOCAL, others: true, root: tree(0o755, 123) },
    ['755 123', '600 0', '777 0'],
  ],
  ['a driver’s volume is given, whoever has it', { spec: CSI, others: true }, GIVEN],
  ['of one pod only', { spec: { ...CSI, accessModes: ['ReadWriteOncePod'] } }, GIVEN],
  ['of many nodes', { spec: { ...CSI, accessModes: ['ReadWriteMany'] } }, LEFT],
  ['of many nodes, or of one', { spec: { ...CSI, accessModes: ['ReadWriteMany', 'ReadWriteOnce'] } }, GIVEN],
  ['without a file system that is named', { spec: { ...CSI, csi: { driver: 'd' } } }, LEFT],
  ['a directory of the node stays as it is', { spec: { ...LOCAL, local: undefined, hostPath: {} } }, LEFT],
  ['so does what is on another machine', { spec: { nfs: {}, accessModes: ['ReadWriteOnce'] } }, LEFT],
  ['a disk that is no driver’s', { spec: { iscsi: {}, accessModes: ['ReadWriteMany'] } }, GIVEN],
  ['OnRootMismatch, and the root has another group', { spec: LOCAL, security: onMismatch }, GIVEN],
  [
    'OnRootMismatch, and the root fits',
    { spec: LOCAL, security: onMismatch, root: tree(0o2770, 123) },
    ['2770 123', '600 0', '777 0'],
  ],
  [
    'OnRootMismatch, and the root passes no group on',
    { spec: LOCAL, security: onMismatch, root: tree(0o770, 123) },
    ['2770 123', '660 123', '777 123'],
  ],
  [
    'OnRootMismatch, and the group may not write the root',
    { spec: LOCAL, security: onMismatch, root: tree(0o2750, 123) },
    ['2770 123', '660 123', '777 123'],
  ],
];

for (const [name, one, expected] of CASES)
  test(`the group of a volume: ${name}`, () => expect(given(one)).toEqual(expected));
