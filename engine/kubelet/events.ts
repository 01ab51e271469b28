import type { Version } from '../profiles/versions';
import { type Duration, goDuration } from '../simulation/time';

/** The kubelet's events about pods, in its exact words. pkg/kubelet/events/event.go and the places that emit them. */
export interface EventText {
  readonly type: 'Normal' | 'Warning';
  readonly reason: string;
  readonly message: string;
}

/** What is said of a container at every start, made once for all pods that share its spec. */
export interface ContainerWords {
  readonly fieldPath: string;
  readonly alreadyPresent: EventText;
  readonly created: EventText;
  readonly started: EventText;
}

export function containerWords(record: Spoken, version: Version): ContainerWords {
  const { name, image } = record.spec;
  return {
    fieldPath: fieldPath(record),
    alreadyPresent: alreadyPresent(image, version),
    created: created(name, version),
    started: started(name, version),
  };
}

interface Spoken {
  readonly role: string;
  readonly spec: { readonly name: string; readonly image: string };
}

/** `spec.containers{app}`: how an event names the container it is about. */
export function fieldPath({
  role,
  spec,
}: Pick<Spoken, 'role'> & { readonly spec: { readonly name: string } }): string {
  if (role === 'main') return `spec.containers{${spec.name}}`;
  return role === 'ephemeral'
    ? `spec.ephemeralContainers{${spec.name}}`
    : `spec.initContainers{${spec.name}}`;
}

const normal = (reason: string, message: string): EventText => ({ type: 'Normal', reason, message });
const warning = (reason: string, message: string): EventText => ({ type: 'Warning', reason, message });

export const pulling = (image: string) => normal('Pulling', `Pulling image "${image}"`);

export function pulled(
  image: string,
  took: Duration,
  waited: Duration,
  size: number,
  version: Version,
): EventText {
  const times = `in ${goDuration(took)} (${goDuration(waited)} including waiting)`;
  const sized = version.has('pulledSaysSize') ? `. Image size: ${size} bytes.` : '';
  return normal('Pulled', `Successfully pulled image "${image}" ${times}${sized}`);
}

export function alreadyPresent(image: string, version: Version): EventText {
  const accessible = version.has('pulledSaysAccessible') ? ' and can be accessed by the pod' : '';
  return normal('Pulled', `Container image "${image}" already present on machine${accessible}`);
}

export const pullFailure = (image: string, error: string) =>
  warning('Failed', `Failed to pull image "${image}": ${error}`);

export const pullBackOff = (image: string) => normal('BackOff', `Back-off pulling image "${image}"`);

export const pullSecretsMissing = (names: readonly string[]) =>
  warning(
    'FailedToRetrieveImagePullSecret',
    `Unable to retrieve some image pull secrets (${names.join(', ')}); attempting to pull the image may not succeed.`,
  );

export const failed = (error: string) => warning('Failed', `Error: ${error}`);

/** What the image manager says of a refusal before the container's own `Error: …`. */
export function imageRefused(reason: string, message: string, image: string): EventText {
  if (reason === 'ImagePullBackOff') return pullBackOff(image);
  return warning(NOT_INSPECTED.has(reason) ? 'InspectFailed' : reason, message);
}

const NOT_INSPECTED: ReadonlySet<string> = new Set(['InvalidImageName', 'ImageInspectError']);

export function created(container: string, version: Version): EventText {
  if (version.has('startEventsWithoutName')) return normal('Created', 'Container created');
  const colon = version.has('createdEventWithColon') ? ':' : '';
  return normal('Created', `Created container${colon} ${container}`);
}

export function started(container: string, version: Version): EventText {
  return normal(
    'Started',
    version.has('startEventsWithoutName') ? 'Container started' : `Started container ${container}`,
  );
}

export const restartBackOff = (container: string, pod: string) =>
  warning('BackOff', `Back-off restarting failed container ${container} in pod ${pod}`);

export const crashLoopMessage = (delay: Duration, container: string, pod: string) =>
  `back-off ${goDuration(delay)} restarting failed container=${container} pod=${pod}`;

export const failedPostStartHook = warning('FailedPostStartHook', 'PostStartHook failed');

export const failedPreStopHook = warning('FailedPreStopHook', 'PreStopHook failed');

/** pkg/kubelet/kuberuntime/kuberuntime_manager.go (SyncPod) */
export const sandboxNotMade = (why: string) =>
  warning('FailedCreatePodSandBox', `Failed to create pod sandbox: ${why}`);

/** pkg/kubelet/kubelet.go (SyncTerminatingPod) */
export const podNotKilled = (why: string) => warning('FailedKillPod', `error killing pod: ${why}`);

export const sandboxChanged = normal(
  'SandboxChanged',
  'Pod sandbox changed, it will be killed and re-created.',
);

/** What is said of the kill of a container whose postStart hook failed. */
export const killedForItsHook = normal('Killing', 'FailedPostStartHook');

/** What is said of the kill of a container whose whole pod begins anew. */
export const killedForAll = normal('Killing', 'killing');

export const httpFallback = (address: string) =>
  warning(
    'LifecycleHTTPFallback',
    `request to HTTPS lifecycle hook ${address} got HTTP response, retry with HTTP succeeded`,
  );

export const stopping = (container: string) => normal('Killing', `Stopping container ${container}`);

/** A running container whose image was changed. */
export function definitionChanged({
  role,
  spec,
}: {
  readonly role: string;
  readonly spec: { readonly name: string };
}): EventText {
  const text = `ontainer ${spec.name} definition changed`;
  return normal('Killing', role === 'main' ? `C${text}, will be restarted` : `Init c${text}`);
}

/** A running container whose liveness or startup probe failed. Of a sidecar it goes without saying that it comes back. */
export function failedProbe(
  { role, spec }: { readonly role: string; readonly spec: { readonly name: string } },
  probe: string,
  restarts: boolean,
): EventText {
  const text = `ontainer ${spec.name} failed ${probe} probe`;
  return normal(
    'Killing',
    role !== 'main' ? `Init c${text}` : `C${text}${restarts ? ', will be restarted' : ''}`,
  );
}

export const deadlineExceeded = (message: string) => normal('DeadlineExceeded', message);

export const resizeStarted = (text: string) => normal('ResizeStarted', text);
export const resizeCompleted = (text: string) => normal('ResizeCompleted', text);
export const resizeError = (text: string) => warning('ResizeError', text);
export const resizePending = (reason: 'Deferred' | 'Infeasible', text: string) =>
  warning(`Resize${reason}`, text);

/** A running container whose resources cannot change while it runs. */
export const resizeRequiresRestart = (container: string) =>
  normal('Killing', `Container ${container} resize requires restart`);

/** A pod that the kubelet does not take. */
export const rejected = (reason: string, message: string) => warning(reason, message);

export const evicted = (message: string) => warning('Evicted', message);

export const preempting = (reason: string, message: string) => warning(reason, message);

export const fileSystemResized = (volume: string, node: string) =>
  normal(
    'FileSystemResizeSuccessful',
    `MountVolume.NodeExpandVolume succeeded for volume "${volume}" ${node}`,
  );

export const failedMount = (message: string) => warning('FailedMount', message);

export const alreadyMountedVolume = (message: string) => warning('AlreadyMountedVolume', message);

export const unmountedVolumes = (error: string) =>
  warning('FailedMount', `Unable to attach or mount volumes: ${error}`);

/** Keys of an envFrom that a release before 1.32 leaves out. */
export const invalidEnvironmentNames = (
  names: readonly string[],
  kind: 'configMap' | 'secret',
  source: string,
) =>
  warning(
    'InvalidEnvironmentVariableNames',
    `Keys [${names.join(', ')}] from the EnvFrom ${kind} ${source} were skipped since they are considered invalid environment variable names.`,
  );
