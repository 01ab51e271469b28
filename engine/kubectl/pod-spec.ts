import { type Fields, fieldsOf, isFields, listOf } from '../api/fields';
import { resourceName } from '../api/kinds';
import type { KubeObject } from '../api/types';
import type { Patch } from './api';
import { fault } from './outcome';

/** Where the spec of the pods stands in an object. staging/src/k8s.io/kubectl/pkg/polymorphichelpers/updatepodspec.go */
export function podSpecPath({
  kind,
  metadata,
  spec,
}: KubeObject & { readonly spec?: unknown }): readonly string[] {
  if (kind === 'Pod') return ['spec'];
  if (kind === 'CronJob') return ['spec', 'jobTemplate', 'spec', 'template', 'spec'];
  if (isFields(fieldsOf(spec).template)) return ['spec', 'template', 'spec'];
  const name = `${resourceName(kind).split('.')[0]}/${metadata.name}`;
  throw fault(`${name} the object is not a pod or does not have a pod template: *v1.${kind}`);
}

export function podSpecOf(object: KubeObject): Fields {
  return podSpecPath(object).reduce<Fields>(
    (part, name) => fieldsOf(part[name]),
    object as unknown as Fields,
  );
}

/** The same change to some containers and init containers; undefined where it changes none of them. */
export function containersChanged(
  object: KubeObject,
  isMeant: (name: string) => boolean,
  changed: (container: Fields) => Fields,
): Patch | undefined {
  const spec = podSpecOf(object);
  const parts: Record<string, unknown> = {};
  for (const list of ['initContainers', 'containers']) {
    const before = listOf(spec[list]);
    const after = before.map((one) => (isMeant(String(fieldsOf(one).name)) ? changed(fieldsOf(one)) : one));
    if (JSON.stringify(after) !== JSON.stringify(before)) parts[list] = after;
  }
  return Object.keys(parts).length === 0 ? undefined : podSpecPatch(object, parts);
}

/** The patch that writes parts of the pods' spec. */
export function podSpecPatch(object: KubeObject, parts: Fields): Patch {
  const body = [...podSpecPath(object)]
    .reverse()
    .reduce<unknown>((inner, name) => ({ [name]: inner }), parts);
  return { type: 'merge', body };
}

/** The names of all containers and init containers that an object's pods have. */
export function containerNamesOf(object: KubeObject): readonly string[] {
  const spec = podSpecOf(object);
  return [...listOf(spec.initContainers), ...listOf(spec.containers)].map((one) =>
    String(fieldsOf(one).name),
  );
}

/** The ports of all containers that an object's pods have. */
export function containerPortsOf(object: KubeObject): readonly Fields[] {
  return listOf(podSpecOf(object).containers).flatMap((one) => listOf(fieldsOf(one).ports).map(fieldsOf));
}
