import type { KubeObject, Moment, Pod, Service } from '../engine';
import type { Target } from './references';

/** A service without an endpoint, because no pod has the labels that it selects. */
export function selectsNothing(
  statement: string,
  object: KubeObject,
  moment: Moment,
  { namespace }: Target,
): string | undefined {
  if (!/endpoint|엔드포인트/.test(statement)) return undefined;
  const selector = Object.entries((object as Service).spec.selector ?? {});
  const pods = (moment.list('Pod') as readonly Pod[]).filter((pod) => pod.metadata.namespace === namespace);
  const common = ({ metadata: { labels = {} } }: Pod) =>
    selector.filter(([key, value]) => labels[key] === value).length;
  if (selector.length === 0 || pods.some((pod) => common(pod) === selector.length)) return undefined;
  const selected = `service ${object.metadata.name} selects the pods with ${pairs(selector)}, and there is none`;
  // The one that has most of them, or at least the keys, is the one that was meant.
  const keys = ({ metadata: { labels = {} } }: Pod) => selector.filter(([key]) => key in labels).length;
  const [near] = [...pods].sort((a, b) => common(b) - common(a) || keys(b) - keys(a));
  if (near === undefined) return `${selected}.`;
  const labels = Object.entries(near.metadata.labels ?? {});
  return `${selected}. Pod ${near.metadata.name} has ${labels.length === 0 ? 'no labels' : pairs(labels.slice(0, MOST))}.`;
}

const MOST = 5;

/** A container that should have ended, and has, and runs again or waits to. */
export function endedBefore(statement: string, { status }: Pod): string | undefined {
  if (!/terminated|종료/.test(statement)) return undefined;
  const name = /(?:container|sidecar|컨테이너|사이드카) "([^"]+)"/.exec(statement)?.[1];
  const found = [...(status.initContainerStatuses ?? []), ...(status.containerStatuses ?? [])].find(
    (one) => one.name === name,
  );
  const last = found?.lastState.terminated;
  if (found === undefined || last === undefined || found.state.terminated !== undefined) return undefined;
  return (
    `the container goes on after a run that ended with exit code ${last.exitCode} (${last.reason}). To look at that end, say ` +
    `status.containerStatuses[${name}].lastState.terminated.exitCode of the pod, or "went through …".`
  );
}

function pairs(labels: readonly (readonly [string, string])[]): string {
  return labels.map(([key, value]) => `${key}=${value}`).join(', ');
}
