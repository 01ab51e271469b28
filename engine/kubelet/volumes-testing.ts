import type { KubeObject, Node, Pod, Volume } from '../api/types';
import { FileTree } from '../process/files';
import { Version } from '../profiles/versions';
import { Calendar } from '../simulation/time';
import type { Store } from '../store/store';
import { ConfigError } from './references';
import { assumedOf, type LastingFiles, mountVolume, type VolumeSource } from './volumes';

export const volume = (source: Omit<Volume, 'name'>): Volume => ({ name: 'v', ...source }) as Volume;
export const configMap = (more: object = {}) => volume({ configMap: { name: 'settings', ...more } });
export const secret = (more: object = {}) => volume({ secret: { secretName: 'keys', ...more } });
export const projected = (...sources: object[]) => volume({ projected: { sources } });

/** The volumes of a pod in a cluster that has a ConfigMap `settings`, a Secret `keys` and two claims. */
export function mounted(volumes: readonly object[], lasting?: LastingFiles, spec: object = {}) {
  const pod = {
    metadata: { name: 'web', namespace: 'shop', labels: { app: 'web' } },
    spec: { volumes, containers: [{ name: 'app', resources: { limits: { cpu: '2' } } }], ...spec },
  } as unknown as Pod;
  const source: VolumeSource = {
    store: {
      get: (kind: string, namespace: string, name: string) =>
        CLAIMED[`${kind}/${name}`] ??
        (namespace === 'shop'
          ? OBJECTS.find((one) => one.kind === kind && one.metadata.name === name)
          : undefined),
    } as unknown as Store,
    pod,
    node: { metadata: { name: 'node-1' }, status: { allocatable: {}, addresses: [] } } as unknown as Node,
    podIP: '10.244.0.5',
    seen: '2026-01-01T00:00:00Z',
    version: Version.parse('1.36')!,
    lasting: lasting ?? { hostFiles: new FileTree(), claims: new Map() },
    now: 0,
    calendar: new Calendar(),
    isMountedByOthers: () => false,
    warn: () => undefined,
  };
  const trees = new Map<string, FileTree>();
  const errors: { volume: string; message: string }[] = [];
  for (const volume of volumes as readonly Volume[]) {
    try {
      trees.set(volume.name, mountVolume(volume, source));
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      errors.push({ volume: volume.name, message: error.message });
    }
  }
  return { trees, errors, assumed: (volumes as readonly Volume[]).flatMap((one) => assumedOf(one) ?? []) };
}

const base64 = (text: string) => Buffer.from(text).toString('base64');
const OBJECTS = [
  {
    kind: 'ConfigMap',
    metadata: { name: 'settings' },
    data: { a: '1', b: '2' },
    binaryData: { bin: base64('bytes') },
  },
  { kind: 'Secret', metadata: { name: 'keys' }, data: { key: base64('hidden') } },
] as unknown as readonly KubeObject[];

/** Two claims, and the volumes that they are bound to. */
const CLAIMED: Readonly<Record<string, object>> = Object.fromEntries(
  ['disk', 'other'].flatMap((name) => [
    [`PersistentVolumeClaim/${name}`, { spec: { volumeName: `pv-${name}` } }],
    [`PersistentVolume/pv-${name}`, { metadata: { uid: `uid-${name}` }, spec: { csi: {} } }],
  ]),
);
