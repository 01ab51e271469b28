import { quantityValue, sumQuantities } from '../api/quantity';
import { claimNameOf } from '../api/storage-classes';
import type { Pod, PodSpec, Quantity, Volume } from '../api/types';
import { FileTree, type Mounting, readOnlyTree } from '../process/files';
import { imageNameError, imageOf } from '../process/images';
import type { Version } from '../profiles/versions';
import type { Calendar, Instant } from '../simulation/time';
import { claimedFiles } from './claimed-files';
import { checkHostPath } from './host-path';
import { ConfigError } from './references';
import { type FileSource, isWritten, writtenFiles } from './volume-files';
import type { Sharing } from './volume-ownership';

/** What outlives a pod: each node's own files, and the content of volumes that are not of a node. */
export interface LastingFiles {
  readonly hostFiles: FileTree;
  /** By the uid of the volume. */
  readonly claims: Map<string, FileTree>;
}

export interface VolumeSource extends FileSource, Sharing {
  readonly version: Version;
  readonly lasting: LastingFiles;
  readonly now: Instant;
  readonly calendar: Calendar;
}

/**
 * Mounts one volume of a pod. Throws a ConfigError in the kubelet's words where it cannot; the kubelet tries again.
 * https://kubernetes.io/docs/concepts/storage/volumes/
 */
export function mountVolume(volume: Volume, source: VolumeSource): FileTree {
  const { pod, lasting, now, calendar, version } = source;
  const group = pod.spec.securityContext?.fsGroup;
  const entries = writtenFiles(volume, source);
  if (entries) return readOnlyTree(entries, now, calendar, group);
  const { hostPath, image, csi, gitRepo } = volume;
  if (hostPath) {
    checkHostPath(hostPath.path, hostPath.type, lasting.hostFiles, now);
    return lasting.hostFiles;
  }
  if (image) return imageFiles(image.reference ?? '');
  if (csi)
    throw new ConfigError(`${NO_DRIVER} ${csi.driver} not found in the list of registered CSI drivers`);
  if (gitRepo !== undefined && version.has('gitRepoVolumesRefused')) throw new ConfigError(NO_GIT_REPO);
  const claim = claimNameOf(volume, pod);
  if (claim === undefined) return new FileTree(undefined, { group, ...memorySize(volume, source) });
  return claimedFiles(claim, volume.persistentVolumeClaim?.readOnly === true, source);
}

/** That the image is there, and that this is the name of one, is seen to before a container starts that mounts it (VolumeImages). */
function imageFiles(reference: string): FileTree {
  const layer = imageNameError(reference) === undefined ? imageOf(reference).layer : undefined;
  return new FileTree(layer, { readOnly: true });
}

/**
 * How large a volume in memory is: its sizeLimit, unless all memory that the pod may use is less. What is written beyond a
 * limit of memory is not refused here: the kernel kills for it.
 * pkg/volume/emptydir/empty_dir.go (calculateEmptyDirMemorySize)
 */
function memorySize({ emptyDir }: Volume, { pod, node }: VolumeSource): Pick<Mounting, 'size' | 'quota'> {
  if (emptyDir?.medium !== 'Memory') return {};
  const limits = pod.spec.containers.map(({ resources }) => resources.limits?.memory);
  const ofPod = limits.every((limit) => limit !== undefined)
    ? quantityValue(sumQuantities(limits as Quantity[]))
    : Number.POSITIVE_INFINITY;
  const most = Math.min(ofPod, quantityValue(node.status.allocatable.memory ?? '0'));
  const limit = emptyDir.sizeLimit === undefined ? 0 : quantityValue(emptyDir.sizeLimit);
  return limit > 0 && limit <= most ? { size: limit, quota: limit } : { size: most };
}

const NO_DRIVER = 'kubernetes.io/csi: mounter.SetUpAt failed to get CSI client: driver name';
const NO_GIT_REPO =
  'git-repo volume plugin has been disabled; if necessary, it may be re-enabled by enabling the feature-gate `GitRepoVolumeDriver`';

/** The event of a failed mount; the space before the colon is real. pkg/kubelet/volumemanager */
export function mountFailureText(volume: string, message: string): string {
  return `MountVolume.SetUp failed for volume "${volume}" : ${message}`;
}

/** Of which kinds the content is known. */
const KNOWN = [
  ...['emptyDir', 'hostPath', 'configMap', 'secret', 'downwardAPI', 'projected'],
  ...['persistentVolumeClaim', 'ephemeral', 'image'],
];

/** What is taken for granted of a volume, if anything. */
export function assumedOf(volume: Volume): string | undefined {
  const kind = Object.keys(volume).find((key) => key !== 'name');
  // Simplified: the content of network volumes is unknown; they are empty directories, and the journal says so.
  return kind === undefined || KNOWN.includes(kind)
    ? undefined
    : `volume "${volume.name}" (${kind}) is an empty directory`;
}

/**
 * What keeps the claims of a pod from being used, in the words of the kubelet. A scheduler would have waited for them; a pod
 * that names its node has not been scheduled.
 * pkg/kubelet/volumemanager/populator/desired_state_of_world_populator.go (getPVCExtractPV)
 */
export function claimErrors(
  pod: Pod,
  lookup: FileSource['store'],
): { volumes: string[]; messages: string[] } {
  const volumes: string[] = [];
  const messages: string[] = [];
  const { namespace } = pod.metadata;
  for (const volume of planOf(pod.spec).used) {
    const name = claimNameOf(volume, pod);
    if (name === undefined) continue;
    const claim = lookup.get('PersistentVolumeClaim', namespace!, name);
    const why =
      claim === undefined
        ? `failed to fetch PVC from API server: persistentvolumeclaims "${name}" not found`
        : (claim as unknown as { spec?: { volumeName?: string } }).spec?.volumeName
          ? undefined
          : 'PVC is not bound';
    if (why === undefined) continue;
    volumes.push(volume.name);
    messages.push(`error processing PVC ${namespace}/${name}: ${why}`);
  }
  return { volumes, messages };
}

/** Which volumes of a pod the kubelet mounts: those that a container mounts; nobody looks at the others. */
export interface VolumePlan {
  readonly used: readonly Volume[];
  /** Places in `used` of those whose files may change while the pod lives. */
  readonly changing: readonly number[];
  /** `ConfigMap/name` and `Secret/name` of what they show. */
  readonly references: ReadonlySet<string>;
  /** Volumes that show an image, also those that no container mounts: their images are pulled all the same. */
  readonly images: readonly Volume[];
}

/** Pods of one manifest share their spec, and so what follows from it. */
const plans = new WeakMap<PodSpec, VolumePlan>();

/** pkg/volume/util/util.go (GetPodVolumeNames) */
export function planOf(spec: PodSpec): VolumePlan {
  let plan = plans.get(spec);
  if (plan === undefined) plans.set(spec, (plan = newPlan(spec)));
  return plan;
}

function newPlan(spec: PodSpec): VolumePlan {
  const all = [...(spec.initContainers ?? []), ...spec.containers, ...(spec.ephemeralContainers ?? [])];
  const names = new Set(all.flatMap(({ volumeMounts = [] }) => volumeMounts.map(({ name }) => name)));
  const used = (spec.volumes ?? []).filter(({ name }) => names.has(name));
  const references = new Set<string>();
  const changing: number[] = [];
  used.forEach((volume, index) => {
    const mayChange = isWritten(volume) && noteReferences(volume, references);
    if (mayChange) changing.push(index);
  });
  const images = (spec.volumes ?? []).filter(({ image }) => image !== undefined);
  return { used, changing, references, images };
}

/** Of the token volume that every pod has nothing changes in a pod's life. */
function noteReferences({ configMap, secret, downwardAPI, projected }: Volume, into: Set<string>): boolean {
  const sources = [
    { configMap, secret: secret && { name: secret.secretName }, downwardAPI },
    ...(projected?.sources ?? []),
  ];
  let any = false;
  for (const source of sources) {
    if (source.configMap?.name && source.configMap.name !== 'kube-root-ca.crt') {
      into.add(`ConfigMap/${source.configMap.name}`);
      any = true;
    }
    if (source.secret?.name) {
      into.add(`Secret/${source.secret.name}`);
      any = true;
    }
    any ||= source.downwardAPI?.items?.some(({ fieldRef }) => isChanging(fieldRef?.fieldPath)) ?? false;
  }
  return any;
}

const isChanging = (path: string | undefined) => /^metadata\.(labels|annotations)/.test(path ?? '');
