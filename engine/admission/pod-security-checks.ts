import { type Fields, fieldsOf, listOf, textOf } from '../api/fields';

/** What a check has against a pod: what is wrong, and where. */
export interface Violation {
  readonly reason: string;
  readonly detail: string;
}

/** A check of Pod Security: the levels that make it, since which version of the standards, and what it says. */
export interface Check {
  /** Checks are made in the order of these names. */
  readonly id: string;
  readonly level: 'baseline' | 'restricted';
  /** The first minor version of the standards that has it. */
  readonly since: number;
  /** Checks of baseline in whose place it comes. */
  readonly instead?: string;
  /** @param minor the version of the standards: 36 for v1.36 */
  readonly violation: (spec: Fields, annotations: Fields, minor: number) => Violation | undefined;
}

/** A container and its securityContext. */
interface Looked {
  readonly name: string;
  readonly container: Fields;
  readonly security: Fields;
}

/** Init containers, containers, and those that were added later, in this order. (visitContainers) */
export function containersOf(spec: Fields): readonly Looked[] {
  return [spec.initContainers, spec.containers, spec.ephemeralContainers].flatMap((list) =>
    listOf(list).map((one) => {
      const container = fieldsOf(one);
      return { name: textOf(container.name), container, security: fieldsOf(container.securityContext) };
    }),
  );
}

/** `"a", "b"` */
export function quoted(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(', ');
}

/** `container "a"`, `containers "a", "b"` */
export function named(names: readonly string[], what = 'container'): string {
  return `${what}${names.length === 1 ? '' : 's'} ${quoted(names)}`;
}

/** Every value once, in order. */
export function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)].sort();
}

/** Who says something that is not allowed: the pod, containers, or both. */
export function setters(podDoes: boolean, containers: readonly string[]): string | undefined {
  const who = [...(podDoes ? ['pod'] : []), ...(containers.length > 0 ? [named(containers)] : [])];
  return who.length === 0 ? undefined : who.join(' and ');
}

/** A pod of Windows need not say what only Linux knows. */
export function isWindows(spec: Fields): boolean {
  return fieldsOf(spec.os).name === 'windows';
}

/** Since v1.35 of the standards root in a user namespace is nobody's root. */
export function isRelaxed(spec: Fields, minor: number): boolean {
  return minor >= 35 && spec.hostUsers === false;
}
