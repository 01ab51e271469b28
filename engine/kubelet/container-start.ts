import type { Container, Node, Pod, SecurityContext } from '../api/types';
import { type Behaviour, behaviourOfRun, type DeclaredBehaviour } from '../process/behaviour';
import type { Cgroup } from '../process/cgroup';
import type { ContainerStart, Sandbox } from '../process/container';
import type { FileTree } from '../process/files';
import { imageOf } from '../process/images';
import type { Instant } from '../simulation/time';
import type { ContainerRecord } from './container-record';
import { type EnvironmentSource, environment, expand } from './environment';
import { hostNamesOf } from './host-name';
import type { NodeFiles } from './node-files';
import { podDns } from './pod-dns';
import { podName } from './pod-worker';
import { ConfigError } from './references';
import { mountsOf } from './volume-mounts';

/** A saying of a step, and whom it is about; names are exact or a prefix with `*`. */
export interface Declaration extends DeclaredBehaviour {
  readonly container: string;
  readonly pod?: string;
  readonly namespace?: string;
}

/** What steps have said of containers, in the order in which they said it. */
export class Declarations {
  private readonly all: Declaration[] = [];

  add(declaration: Declaration): void {
    this.all.push(declaration);
  }

  /** What was said of this run of this container. */
  of(pod: Pod, container: string, run: number): Behaviour | undefined {
    if (this.all.length === 0) return undefined;
    const meant = this.all.filter(
      (one) =>
        one.container === container &&
        (one.pod === undefined || matches(one.pod, pod.metadata.name)) &&
        (one.namespace === undefined || one.namespace === pod.metadata.namespace),
    );
    return behaviourOfRun(meant, run);
  }
}

function matches(pattern: string, name: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : pattern === name;
}

export interface StartContext extends EnvironmentSource {
  readonly sandbox: Sandbox;
  readonly now: Instant;
  readonly declarations: Declarations;
  /** What the container is held to. */
  readonly cgroup?: Cgroup;
  /** Of an ephemeral container: the container whose processes it sees. */
  readonly target?: string | undefined;
  /** Where the pod was written, for messages. */
  readonly where: string;
}

/**
 * Everything the runtime must know to create a container: variables expanded, volumes at their places.
 * Throws a ConfigError where the manifest refers to what is not there. pkg/kubelet/kuberuntime/kuberuntime_container.go
 * (generateContainerConfig)
 */
export function containerStart(
  record: ContainerRecord,
  id: string,
  run: number,
  context: StartContext,
): ContainerStart {
  const { spec } = record;
  const { pod, sandbox } = context;
  const env = environment(spec, context);
  const declared = context.declarations.of(pod, spec.name, run);
  const security =
    pod.spec.securityContext || spec.securityContext
      ? { ...pod.spec.securityContext, ...spec.securityContext }
      : NO_SECURITY;
  checkNonRoot(security, spec, pod);
  // One literal, with what is absent undefined: this is made at every start.
  return {
    id,
    container: spec.name,
    sandbox,
    image: spec.image,
    command: expandAll(spec.command, env),
    args: expandAll(spec.args, env),
    workingDir: spec.workingDir || undefined,
    env,
    mounts: mountsOf(spec, context, env),
    user: security.runAsUser,
    groups: groupsOf(security),
    readOnlyRootFilesystem: security.readOnlyRootFilesystem ?? false,
    privileged: security.privileged ?? false,
    stdin: spec.stdin ?? false,
    tty: spec.tty ?? false,
    terminationMessagePath: spec.terminationMessagePath,
    ports: spec.ports ? tcpPorts(spec.ports) : NO_PORTS,
    cgroup: context.cgroup,
    memoryVolumes: memoryVolumesOf(spec, context),
    run,
    target: context.target,
    role: roleOf(record, pod),
    declared,
    where: context.where,
  };
}

/** An ephemeral container may run as long as it likes, like a regular one. */
function roleOf({ role }: ContainerRecord, pod: Pod): ContainerStart['role'] {
  if (role === 'ephemeral') return 'main';
  return role === 'main' && isJobPod(pod) ? 'job' : role;
}

const NO_SECURITY: SecurityContext = {};
const NO_PORTS: readonly number[] = [];

/** The same list where there is nothing to expand, as in most; undefined for an empty one. */
function expandAll(
  words: readonly string[] | undefined,
  env: ReadonlyMap<string, string>,
): readonly string[] | undefined {
  if (words === undefined || words.length === 0) return undefined;
  return words.some((word) => word.includes('$')) ? words.map((word) => expand(word, env)) : words;
}

/**
 * A container that must not run as root and would. Of an image that is not known, nobody knows the user; it is let pass.
 * pkg/kubelet/kuberuntime/security_context_others.go (verifyRunAsNonRoot)
 */
function checkNonRoot(
  { runAsNonRoot, runAsUser }: SecurityContext,
  { name, image }: Container,
  pod: Pod,
): void {
  if (!runAsNonRoot) return;
  const who = `(pod: "${podName(pod)}", container: ${name})`;
  if (runAsUser === 0) throw new ConfigError(`container's runAsUser breaks non-root policy ${who}`);
  if (runAsUser === undefined && imageOf(image).listed && !imageOf(image).user) {
    throw new ConfigError(`container has runAsNonRoot and image will run as root ${who}`);
  }
}

function isJobPod(pod: Pod): boolean {
  return pod.metadata.ownerReferences?.some((owner) => owner.kind === 'Job') ?? false;
}

/**
 * The groups of a container's processes, its own first; undefined where nothing was said.
 * Simplified: a user's groups in the image are not looked up.
 */
function groupsOf({
  runAsGroup,
  fsGroup,
  supplementalGroups,
}: SecurityContext): readonly number[] | undefined {
  if ((runAsGroup ?? fsGroup ?? supplementalGroups) === undefined) return undefined;
  return [runAsGroup ?? 0, ...(fsGroup === undefined ? [] : [fsGroup]), ...(supplementalGroups ?? [])];
}

/** The volumes that it mounts and that are memory (`emptyDir.medium`). */
function memoryVolumesOf(spec: Container, { pod, volumes }: StartContext): readonly FileTree[] | undefined {
  const inMemory = pod.spec.volumes?.filter((volume) => volume.emptyDir?.medium === 'Memory');
  if (inMemory === undefined || inMemory.length === 0) return undefined;
  const names = new Set(spec.volumeMounts?.map((mount) => mount.name));
  const trees = inMemory.flatMap(({ name }) => (names.has(name) ? (volumes.get(name) ?? []) : []));
  return trees.length > 0 ? trees : undefined;
}

/**
 * The names a pod's processes know each other by.
 * Simplified: what /etc/hosts of the node says is read when the sandbox is made, not anew for each container.
 */
export function sandboxOf(pod: Pod, node: Node, ip: string, files: Pick<NodeFiles, 'text'>): Sandbox {
  const { namespace, name } = pod.metadata;
  const names = pod.spec.hostNetwork ? undefined : hostNamesOf(pod);
  return {
    pod: `${namespace}/${name}`,
    namespace: namespace!,
    hostname: names?.kernel ?? node.metadata.name,
    ...(names !== undefined && names.inHosts !== names.kernel && { inHosts: names.inHosts }),
    ip,
    node: node.metadata.name,
    shareProcessNamespace: pod.spec.shareProcessNamespace ?? false,
    ...(pod.spec.hostNetwork && { nodeHosts: files.text('/etc/hosts') }),
    hosts: pod.spec.hostAliases ? hostsOf(pod.spec.hostAliases) : NO_HOSTS,
    dns: podDns(pod),
  };
}

const tcpPorts = (ports: NonNullable<Container['ports']>): readonly number[] =>
  ports.flatMap(({ protocol, containerPort }) => (protocol === 'TCP' ? [containerPort] : []));

const NO_HOSTS: ReadonlyMap<string, string> = new Map();

/** A line for each alias, the address first. pkg/kubelet/kubelet_pods.go (hostsEntriesFromHostAliases) */
function hostsOf(aliases: NonNullable<Pod['spec']['hostAliases']>): ReadonlyMap<string, string> {
  const lines = new Map<string, string>();
  for (const { hostnames = [], ip } of aliases) {
    const before = lines.get(ip);
    lines.set(ip, [...(before === undefined ? [] : [before]), ...hostnames].join('\t'));
  }
  return lines;
}
