import { qosClass } from '../../api/qos';
import { selectorOf, selectorText } from '../../api/selectors';
import type { EventObject, KubeObject, Pod } from '../../api/types';
import { age } from '../age';
import type { Moment } from '../cells';
import { describeContainers } from './containers';
import { Description } from './description';
import { describeEvents } from './events';
import { compare, dateText, describeAnnotations, describeLabels, tolerationTexts } from './parts';
import { describeResources } from './resources';
import { describeVolumes } from './volumes';

/**
 * `kubectl describe pod`.
 * staging/src/k8s.io/kubectl/pkg/describe/describe.go (describePod)
 */
export function describePod(
  pod: Pod,
  moment: Moment,
  events: readonly EventObject[] | undefined,
): Description {
  const to = new Description();
  const { spec, status } = pod;
  describeHead(to, pod, moment);
  if (spec.resources) {
    to.line(0, 'Resources:');
    describeResources(to, 1, spec.resources);
  }
  if (spec.initContainers?.length)
    describeContainers(to, 'Init Containers', spec.initContainers, status.initContainerStatuses, pod);
  describeContainers(to, 'Containers', spec.containers, status.containerStatuses, pod);
  const { ephemeralContainers = [] } = spec;
  if (ephemeralContainers.length > 0)
    describeContainers(
      to,
      'Ephemeral Containers',
      ephemeralContainers,
      status.ephemeralContainerStatuses,
      pod,
    );
  describeGatesAndConditions(to, pod);
  describeVolumes(to, spec.volumes ?? []);
  to.line(0, `QoS Class:\t${status.qosClass ?? qosClass(spec)}`);
  describeLabels(to, 'Node-Selectors', spec.nodeSelector);
  to.list('Tolerations', tolerationTexts(spec.tolerations ?? []));
  describeSpreading(to, spec.topologySpreadConstraints as readonly SpreadConstraint[] | undefined);
  if (events) describeEvents(to, events, moment);
  return to;
}

/** `ReplicaSet/web-7c9`, where an object has a controller. */
export function controllerText({ metadata }: KubeObject): string | undefined {
  const owner = metadata.ownerReferences?.find(({ controller }) => controller);
  return owner && `${owner.kind}/${owner.name}`;
}

/** The spreading rules of a pod, or of a pod template. */
export function describeSpreading(
  to: Description,
  constraints: readonly SpreadConstraint[] = [],
  level = 0,
): void {
  if (constraints.length === 0) return;
  const texts = [...constraints]
    .sort((a, b) => compare(a.topologyKey, b.topologyKey))
    .map(({ topologyKey, whenUnsatisfiable, maxSkew, labelSelector }) => {
      const selector =
        labelSelector && ` for selector ${selectorText(selectorOf(labelSelector)!) || '<none>'}`;
      return `${topologyKey}:${whenUnsatisfiable} when max skew ${maxSkew} is exceeded${selector ?? ''}`;
    });
  to.list('Topology Spread Constraints', texts, level);
}

interface SpreadConstraint {
  readonly topologyKey: string;
  readonly whenUnsatisfiable: string;
  readonly maxSkew: number;
  readonly labelSelector?: Parameters<typeof selectorOf>[0];
}

/** Fields of the API that only describe looks at. */
interface MoreOfSpec {
  readonly securityContext?: {
    readonly seccompProfile?: { readonly type: string; readonly localhostProfile?: string };
  };
}

function describeHead(to: Description, pod: Pod, { now, calendar }: Moment): void {
  const { metadata, spec, status } = pod;
  const { runtimeClassName } = spec;
  const { securityContext } = spec as MoreOfSpec;
  to.line(0, `Name:\t${metadata.name}`);
  to.line(0, `Namespace:\t${metadata.namespace}`);
  if (spec.priority !== undefined) to.line(0, `Priority:\t${spec.priority}`);
  if (spec.priorityClassName) to.line(0, `Priority Class Name:\t${spec.priorityClassName}`);
  if (runtimeClassName) to.line(0, `Runtime Class Name:\t${runtimeClassName}`);
  if (spec.serviceAccountName) to.line(0, `Service Account:\t${spec.serviceAccountName}`);
  to.line(0, `Node:\t${spec.nodeName ? `${spec.nodeName}/${status.hostIP ?? ''}` : '<none>'}`);
  if (status.startTime) to.line(0, `Start Time:\t${dateText(status.startTime)}`);
  describeLabels(to, 'Labels', metadata.labels);
  describeAnnotations(to, 'Annotations', metadata.annotations);
  if (metadata.deletionTimestamp && status.phase !== 'Failed' && status.phase !== 'Succeeded') {
    to.line(0, `Status:\tTerminating (lasts ${age(metadata.deletionTimestamp, now, calendar)})`);
    to.line(0, `Termination Grace Period:\t${metadata.deletionGracePeriodSeconds}s`);
  } else to.line(0, `Status:\t${status.phase}`);
  if (status.reason) to.line(0, `Reason:\t${status.reason}`);
  if (status.message) to.line(0, `Message:\t${status.message}`);
  const profile = securityContext?.seccompProfile;
  if (profile) to.line(0, `SeccompProfile:\t${profile.type}`);
  if (profile?.type === 'Localhost') to.line(0, `LocalhostProfile:\t${profile.localhostProfile}`);
  describeAddresses(to, pod);
  const controller = controllerText(pod);
  if (controller) to.line(0, `Controlled By:\t${controller}`);
  if (status.nominatedNodeName) to.line(0, `NominatedNodeName:\t${status.nominatedNodeName}`);
}

function describeAddresses(to: Description, { status }: Pod): void {
  to.line(0, `IP:\t${status.podIP ?? ''}`);
  if (!status.podIPs?.length) return to.line(0, 'IPs:\t<none>');
  to.line(0, 'IPs:');
  for (const { ip } of status.podIPs) to.line(1, `IP:\t${ip}`);
}

/** The blank before each tab is kubectl's. */
function describeGatesAndConditions(to: Description, { spec, status }: Pod): void {
  const { conditions = [] } = status;
  if (spec.readinessGates?.length) {
    to.line(0, 'Readiness Gates:\n  Type\tStatus');
    for (const { conditionType } of spec.readinessGates) {
      const found = conditions.find(({ type }) => type === conditionType);
      to.line(1, `${conditionType} \t${found?.status ?? '<none>'} `);
    }
  }
  if (conditions.length === 0) return;
  to.line(0, 'Conditions:\n  Type\tStatus');
  for (const condition of conditions) to.line(1, `${condition.type} \t${condition.status} `);
}
