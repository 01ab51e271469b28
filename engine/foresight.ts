import type { Place } from './api/errors';
import type { Container, Pod } from './api/types';
import type { Declarations } from './kubelet/container-start';
import { Undeclared } from './process/container';
import { type Unforeseen, unforeseen } from './process/foresight';

type Where = (path?: string) => Place;

/**
 * Pods that were applied, and at which nobody has looked yet. They are looked at when time first runs after that, for until
 * then a step may still say what their containers do; all that is unclear of them is told at once.
 */
export class Foresight {
  private readonly waiting: { readonly pod: Pod; readonly where: Where }[] = [];

  constructor(
    private readonly declarations: Declarations,
    private readonly isDeclared: (command: string) => boolean,
    private readonly cannotBePulled: (image: string) => boolean,
  ) {}

  add(pod: Pod, where: Where): void {
    this.waiting.push({ pod, where });
  }

  /** Throws Undeclared, once, for all containers of which nobody can know what they do. */
  check(): void {
    if (this.waiting.length === 0) return;
    const found: string[] = [];
    for (const { pod, where } of this.waiting) {
      for (const list of ['initContainers', 'containers'] as const) {
        for (const [index, container] of (pod.spec[list] ?? []).entries()) {
          const unknown = this.unknown(pod, container, list === 'initContainers');
          if (unknown)
            found.push(told(pod, container, `spec.${list}[${index}].${unknown.field}`, unknown, where));
        }
      }
    }
    this.waiting.length = 0;
    if (found.length > 0)
      throw new Undeclared(`I do not know what these containers do:\n${found.join('\n')}`);
  }

  private unknown(pod: Pod, spec: Container, isInit: boolean): Unforeseen | undefined {
    if (this.declarations.of(pod, spec.name, 1) !== undefined) return undefined;
    const { name: container, image, command, args, env, volumeMounts = [] } = spec;
    const bringsPrograms =
      env?.some(({ name }) => name === 'PATH') === true ||
      volumeMounts.some(({ mountPath }) => /^\/($|usr|bin|sbin|opt)/.test(mountPath));
    const isSidecar = spec.restartPolicy === 'Always';
    const role = isInit ? (isSidecar ? 'sidecar' : 'init') : 'main';
    const words = { ...(command?.length && { command }), ...(args?.length && { args }) };
    const unknown = unforeseen({ container, image, ...words, role, bringsPrograms }, this.isDeclared);
    return unknown && this.cannotBePulled(image) ? undefined : unknown;
  }
}

function told(pod: Pod, { name }: Container, path: string, { what, say }: Unforeseen, where: Where): string {
  const { file, line } = where(path);
  return `  container "${name}" of pod "${pod.metadata.name}": ${what}\n    in ${file}:${line} (${path})\n    Say it, as in: ${say}`;
}
