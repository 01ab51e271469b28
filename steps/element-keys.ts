import type { KubeObject, Pod } from '../engine';
import { AuthorError, didYouMean } from './author-error';
import { checkConditionType } from './condition-status';

/**
 * Of elements that this object can never have nothing could be but absent: `status.containerStatuses[ap]` of a pod whose
 * container is `app`, or a condition that its kind has not. Throws an AuthorError with the nearest that there is.
 */
export function checkElements(object: KubeObject, path: string): void {
  for (const [, list, quoted] of path.matchAll(/([A-Za-z]+)\[([^\]]*)\]/g)) {
    const key = quoted!.replace(/^"|"$/g, '');
    if (/^\d+$/.test(key)) continue;
    if (list === 'conditions') checkConditionType(object, key);
    const known = object.kind === 'Pod' ? containersIn(object as Pod, list!) : undefined;
    if (known === undefined || known.includes(key)) continue;
    const { name } = object.metadata;
    const said = /^name=+"?([^"]*)"?$/.exec(key)?.[1] ?? '';
    throw new AuthorError(
      `${list} of pod "${name}" never has an element "${key}"`,
      known.includes(said)
        ? `An element is named by its name alone: ${list}[${said}]`
        : didYouMean(key, known),
    );
  }
}

/** The names that a list of containers, or of their statuses, can have. */
function containersIn({ spec }: Pod, list: string): readonly string[] | undefined {
  const { initContainers = [], containers, ephemeralContainers = [] } = spec;
  switch (list) {
    case 'containers':
    case 'containerStatuses':
      return containers.map(({ name }) => name);
    case 'initContainers':
    case 'initContainerStatuses':
      return initContainers.map(({ name }) => name);
    case 'ephemeralContainers':
    case 'ephemeralContainerStatuses':
      return ephemeralContainers.map(({ name }) => name);
    default:
      return undefined;
  }
}
