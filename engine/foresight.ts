import type { Place } from './api/errors';
import type { Container, KubeObject, Pod, PodTemplate } from './api/types';
import type { Declarations } from './kubelet/container-start';
import { Undeclared } from './process/container';
import { type Unforeseen, unforeseen } from './process/foresight';
import type { ContainerRuntime } from './process/runtime';

type Where = (path?: string) => Place;

/**
 * Pods that were applied, and at which nobody has looked yet. They are looked at when time first runs after that, for until
 * then a step may still say what their containers do; all that is unclear of them is told at once.
 */
export class Foresight {
  private readonly waiting: Waiting[] = [];

  constructor(
    private readonly declarations: Declarations,
    private readonly runtime: Pick<ContainerRuntime, 'declaredCommand'>,
    private readonly cannotBePulled: (image: string) => boolean,
  ) {}

  add(pod: Pod, where: Where): void {
    this.waiting.push({ pod, where, called: `pod "${pod.metadata.name}"`, path: 'spec' });
  }

  /** The pods that a workload will make, of the template at a path of it. */
  addTemplate({ kind, metadata }: KubeObject, template: PodTemplate, path: string, where: Where): void {
    const { namespace, uid, resourceVersion, creationTimestamp } = metadata;
    const pod: Pod = {
      apiVersion: 'v1',
      kind: 'Pod',
      // What is said of pods "web-*" is said of these.
      metadata: { name: `${metadata.name}-`, namespace: namespace!, uid, resourceVersion, creationTimestamp },
      spec: template.spec,
      status: { phase: 'Pending' },
    };
    this.waiting.push({
      pod,
      where,
      called: `${kind.toLowerCase()} "${metadata.name}"`,
      path: `${path}.spec`,
    });
  }

  /** Throws Undeclared, once, for all containers of which nobody can know what they do. */
  check(): void {
    if (this.waiting.length === 0) return;
    const found: string[] = [];
    for (const one of this.waiting) {
      const { pod, path } = one;
      for (const list of ['initContainers', 'containers'] as const) {
        for (const [index, container] of (pod.spec[list] ?? []).entries()) {
          const unknown = this.unknown(pod, container, list === 'initContainers');
          if (unknown)
            found.push(told(one, container, `${path}.${list}[${index}].${unknown.field}`, unknown));
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
    const isDeclared = (program: string) => this.runtime.declaredCommand(program) !== undefined;
    const words = { ...(command?.length && { command }), ...(args?.length && { args }) };
    const unknown = unforeseen({ container, image, ...words, role, bringsPrograms }, isDeclared);
    return unknown && this.cannotBePulled(image) ? undefined : unknown;
  }
}

interface Waiting {
  readonly pod: Pod;
  readonly where: Where;
  /** `pod "web"`, `deployment "web"` */
  readonly called: string;
  /** Where its spec stands in the manifest. */
  readonly path: string;
}

function told(
  { called, where }: Waiting,
  { name }: Container,
  path: string,
  { what, say }: Unforeseen,
): string {
  const { file, line } = where(path);
  return `  container "${name}" of ${called}: ${what}\n    in ${file}:${line} (${path})\n    Say it, as in: ${say}`;
}
