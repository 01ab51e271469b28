import type { Duration, Instant } from '../simulation/time';
import type { Behaviour } from './behaviour';
import type { Cgroup } from './cgroup';
import type { FileTree, Node } from './files';

/**
 * The border between the kubelet and what runs inside a container: what a container runtime is told, and what
 * it reports. Nothing here knows of pods' phases or of the store.
 */

/** What the runtime needs to know to create a container. All references are resolved, all variables expanded. */
export interface ContainerStart {
  /** `containerd://…` without the scheme; unique in the cluster. */
  readonly id: string;
  readonly container: string;
  readonly sandbox: Sandbox;
  readonly image: string;
  /** `command` of the manifest: replaces the image's entrypoint. */
  readonly command?: readonly string[];
  /** `args` of the manifest: replaces the image's default arguments. */
  readonly args?: readonly string[];
  readonly workingDir?: string;
  /** The manifest's variables, in order; the runtime puts the image's own before them. */
  readonly env: ReadonlyMap<string, string>;
  readonly mounts: readonly Mount[];
  readonly user?: number;
  /** `runAsGroup`, else root's, then `fsGroup` and `supplementalGroups`. */
  readonly groups?: readonly number[];
  readonly readOnlyRootFilesystem: boolean;
  /** May change the kernel's parameters. */
  readonly privileged?: boolean;
  readonly stdin: boolean;
  readonly tty: boolean;
  readonly terminationMessagePath: string;
  /** `containerPorts` of the manifest, which an unlisted image is assumed to listen on. */
  readonly ports: readonly number[];
  /** What the kernel holds it to; nothing when absent. */
  readonly cgroup?: Cgroup;
  /** Volumes that are memory: what is written there counts as memory of who writes. */
  readonly memoryVolumes?: readonly FileTree[];
  /** 1 for the first start of this container in this pod, then counted up with every restart. */
  readonly run: number;
  /** The container whose processes it sees, as if they ran in it. */
  readonly target?: string | undefined;
  /** An init container or a Job's container must end; of an unlisted image nobody knows when. */
  readonly role: 'main' | 'init' | 'sidecar' | 'job';
  /** What steps have said about this run; overrides manifest and image. */
  readonly declared?: Behaviour;
  /** Where the container stands, for error messages: `features/x.feature:12, spec.containers[0]`. */
  readonly where: string;
}

/** What the containers of one pod share. Made when the pod's sandbox is made. */
export interface Sandbox {
  /** `pod "web"` in messages; `default/web` as a key. */
  readonly pod: string;
  readonly namespace: string;
  readonly hostname: string;
  /** The names beside its address in /etc/hosts, where they are not the host name alone: the one with the domain first. */
  readonly inHosts?: string;
  readonly ip: string;
  readonly node: string;
  readonly shareProcessNamespace: boolean;
  /** In the network of its node: what /etc/hosts of the node says. */
  readonly nodeHosts?: string;
  /** Extra lines of /etc/hosts. */
  readonly hosts: ReadonlyMap<string, string>;
  readonly dns: DnsConfig;
}

/** How names are looked up: what /etc/resolv.conf says. */
export interface DnsConfig {
  readonly nameservers: readonly string[];
  /** Domains that are tried after a name. */
  readonly searches: readonly string[];
  /** `ndots:5` */
  readonly options: readonly string[];
}

/** How names are looked up by the cluster's DNS. */
export function clusterDns(namespace: string): DnsConfig {
  return {
    nameservers: ['10.96.0.10'],
    searches: [`${namespace}.svc.cluster.local`, 'svc.cluster.local', 'cluster.local'],
    options: ['ndots:5'],
  };
}

/** A volume at a place. The tree belongs to the pod (emptyDir) or the node (hostPath), not to the container. */
export interface Mount {
  readonly path: string;
  readonly tree: FileTree;
  readonly readOnly: boolean;
  /** What is seen of the volume when not all of it: what `subPath` led to when the container was made, and it stays that. */
  readonly node?: Node | undefined;
}

export interface ContainerExit {
  readonly exitCode: number;
  readonly reason: 'Completed' | 'Error' | 'OOMKilled' | 'Unknown';
  readonly at: Instant;
}

export interface ExecResult {
  readonly exitCode: number;
  /** stdout, then stderr, at most 10 KiB. */
  readonly output: string;
  /** All of stdout, for `kubectl exec`; absent where nothing ran. */
  readonly stdout?: string;
  readonly stderr: string;
  /** The command could not be run at all: the runtime's words, and no exit code is known. */
  readonly error?: string;
}

/** What the runtime tells, at the moment it happens. */
export interface RuntimeListener {
  /** PID 1 of the container ended. Reported once. */
  exited(id: string, exit: ContainerExit): void;
  /** A command begun with `exec` ended, or was killed with its container (137). */
  execFinished(execId: number, result: ExecResult): void;
  /** The container uses so much more memory than before, in bytes; less, when negative. */
  usesMemory(id: string, more: number): void;
  /** The container has written much at once: what is left of a disk may be little. */
  wroteMuch(id: string): void;
  /** Something of note for the journal: a signal received, a line of what was assumed. */
  noted(id: string, note: RuntimeNote): void;
}

export type RuntimeNote =
  | { readonly what: 'signal'; readonly signal: string; readonly outcome: 'handled' | 'ignored' | 'fatal' }
  | { readonly what: 'assumed'; readonly text: string }
  /** The kernel killed one process of the container for its use of memory, or all of them. */
  | { readonly what: 'out of memory'; readonly process: string; readonly pid: number };

/** The entrypoint could not be started; the kubelet reports RunContainerError with this text and exit code 128. */
export class StartError extends Error {
  override name = 'StartError';
}

/**
 * What the author of a feature must still say: an unknown program, image behaviour or option. It stops the
 * scenario. `message` says what is unknown, where it stands, and the step that declares it.
 */
export class Undeclared extends Error {
  override name = 'Undeclared';
}

/** How a process reaches others: names, addresses and ports of the cluster. Answers at once; delays are part of the answer. */
export interface Network {
  /** Addresses of a DNS name as seen from a sandbox; empty when there is no such name. */
  resolve(name: string, from: Sandbox): readonly string[];
  /** The same, with the name that has the addresses in the end: the whole one. */
  lookUp(
    name: string,
    from: Sandbox,
  ): { readonly name: string; readonly addresses: readonly string[] } | undefined;
  /** What the name server says of a port of a service by its name: `_http._tcp.web`. */
  lookUpPorts(name: string, from: Sandbox): PortNames | undefined;
  /** Opens a connection, or sends a datagram; `listener` is the container that accepts it. */
  connect(address: string, port: number, from: Sandbox, transport?: Transport): ConnectAnswer;
}

/** By what ports are told apart beside their number. */
export type Transport = 'TCP' | 'UDP';

/** SRV records: the whole name, and who has the port. */
export interface PortNames {
  readonly name: string;
  readonly records: readonly { readonly weight: number; readonly port: number; readonly target: string }[];
}

/** How a node's own programs reach others; a kubelet's probes and hooks come from there. */
export interface NodeNetwork {
  /** A host is a name or an address; `localhost` is the node itself. */
  connectFromNode(
    host: string,
    port: number,
    node: string,
  ): ConnectAnswer | { readonly result: 'no such host' };
}

export type ConnectAnswer =
  | {
      readonly result: 'accepted';
      /** The container; empty where a program of the node or the API server has the port. */
      readonly listener: string;
      readonly port: number;
      /** Whom the listener takes for the client; the client itself, where it is not said. */
      readonly source?: string;
      /** What such a program says to a request for a path. */
      readonly answers?: (path: string) => HttpAnswer;
    }
  | { readonly result: 'refused' }
  | { readonly result: 'no route'; readonly after: Duration }
  | { readonly result: 'timeout' };

/** What comes of a datagram: somebody may say that nobody listens, or answer, or neither. */
export interface SentDatagram {
  readonly refused: boolean;
  readonly answer?: string;
}

/** The answer to one HTTP request to a container. */
export interface HttpAnswer {
  readonly status: number;
  readonly body: string;
  readonly after: Duration;
  readonly location?: string;
}
