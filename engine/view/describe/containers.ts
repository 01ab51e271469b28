import type { Container, ContainerPort, ContainerState, ContainerStatus, Pod } from '../../api/types';
import type { Description } from './description';
import { describeEnvironment } from './environment';
import { capital, compare, dateText } from './parts';
import { describeProbes } from './probes';
import { describeResources } from './resources';

/**
 * The containers of a pod, with their statuses; of a template there are none. `level` is 1 within a template, where names
 * stand three blanks in.
 * staging/src/k8s.io/kubectl/pkg/describe/describe.go (describeContainers)
 */
export function describeContainers(
  to: Description,
  title: string,
  containers: readonly Container[],
  statuses: readonly ContainerStatus[] = [],
  pod?: Pod,
  level = 0,
): void {
  to.line(level, `${title}:${containers.length === 0 ? ' <none>' : ''}`);
  for (const container of containers) {
    const status = statuses.find(({ name }) => name === container.name);
    to.line(1, `${level > 0 ? ' ' : ''}${container.name}:`);
    describeBasics(to, container, status);
    describeWords(to, 'Command', container.command);
    describeWords(to, 'Args', container.args);
    if (status) describeRun(to, status);
    describeResources(to, 2, container.resources ?? {});
    describeProbes(to, container);
    describeEnvironment(to, container, pod);
    describeMounts(to, container);
  }
}

/** Fields of the API that only describe looks at. */
interface MoreOfContainer {
  readonly securityContext?: {
    readonly seccompProfile?: { readonly type: string; readonly localhostProfile?: string };
  };
  readonly volumeDevices?: readonly { readonly name: string; readonly devicePath: string }[];
}

function describeBasics(to: Description, container: Container, status: ContainerStatus | undefined): void {
  const { ports = [] } = container;
  if (status) to.line(2, `Container ID:\t${status.containerID ?? ''}`);
  to.line(2, `Image:\t${container.image}`);
  if (status) to.line(2, `Image ID:\t${status.imageID}`);
  describePorts(to, 'Port', ports, ({ containerPort }) => containerPort);
  describePorts(to, 'Host Port', ports, ({ hostPort }) => hostPort ?? 0);
  const profile = (container as MoreOfContainer).securityContext?.seccompProfile;
  if (profile) to.line(2, `SeccompProfile:\t${profile.type}`);
  if (profile?.type === 'Localhost') to.line(3, `LocalhostProfile:\t${profile.localhostProfile}`);
}

function describePorts(
  to: Description,
  title: string,
  ports: readonly ContainerPort[],
  number: (port: ContainerPort) => number,
): void {
  const texts = ports.map((port) => `${number(port)}/${port.protocol}${port.name ? ` (${port.name})` : ''}`);
  to.line(2, `${title}${texts.length > 1 ? 's' : ''}:\t${texts.join(', ') || '<none>'}`);
}

/** A word of several lines takes as many. */
function describeWords(to: Description, title: string, words: readonly string[] = []): void {
  if (words.length > 0) to.line(2, `${title}:`);
  for (const line of words.flatMap((word) => word.split('\n'))) to.line(3, line);
}

function describeRun(to: Description, status: ContainerStatus): void {
  describeState(to, 'State', status.state);
  if (status.lastState.terminated) describeState(to, 'Last State', status.lastState);
  to.line(2, `Ready:\t${capital(status.ready)}`);
  to.line(2, `Restart Count:\t${status.restartCount}`);
}

function describeState(
  to: Description,
  title: string,
  { running, terminated, waiting }: ContainerState,
): void {
  if (running) {
    to.line(2, `${title}:\tRunning`);
    to.line(3, `Started:\t${dateText(running.startedAt)}`);
  } else if (terminated) {
    const { reason, message, exitCode, signal, startedAt, finishedAt } = terminated;
    to.line(2, `${title}:\tTerminated`);
    if (reason) to.line(3, `Reason:\t${reason}`);
    if (message) to.line(3, `Message:\t${message}`);
    to.line(3, `Exit Code:\t${exitCode}`);
    if (signal) to.line(3, `Signal:\t${signal}`);
    to.line(3, `Started:\t${dateText(startedAt)}`);
    to.line(3, `Finished:\t${dateText(finishedAt)}`);
  } else {
    to.line(2, `${title}:\tWaiting`);
    if (waiting?.reason) to.line(3, `Reason:\t${waiting.reason}`);
  }
}

/** By place; one that holds a part of a volume says which. */
function describeMounts(to: Description, container: Container): void {
  const mounts = [...(container.volumeMounts ?? [])].sort((a, b) => compare(a.mountPath, b.mountPath));
  to.line(2, `Mounts:${mounts.length === 0 ? '\t<none>' : ''}`);
  for (const { mountPath, name, readOnly, subPath } of mounts) {
    const flags = `${readOnly ? 'ro' : 'rw'}${subPath ? `,path=${JSON.stringify(subPath)}` : ''}`;
    to.line(3, `${mountPath} from ${name} (${flags})`);
  }
  const devices = (container as MoreOfContainer).volumeDevices ?? [];
  if (devices.length === 0) return;
  to.line(2, `Devices:${mounts.length === 0 ? '\t<none>' : ''}`);
  for (const { devicePath, name } of [...devices].sort((a, b) => compare(a.devicePath, b.devicePath))) {
    to.line(3, `${devicePath} from ${name}`);
  }
}
