import { ApiError } from '../api/errors';
import type { KubeObject, OwnerReference, Pod, PodTemplate } from '../api/types';
import type { EventSource } from '../store/event-recorder';
import type { ControllerContext } from './controller';
import { endsWithNamespace } from './ending-namespace';
import { controllerReference } from './owner-references';

/** How a made pod is called: by a prefix and a drawn suffix, or by its whole name. */
export type PodNaming = { readonly generateName: string } | { readonly name: string };

/**
 * Makes and ends pods in the name of an owner, with the events on the owner that tell of it.
 * pkg/controller/controller_utils.go (RealPodControl)
 */
export class PodControl {
  /** What the pods of the last owner refer to it by: one list for all of them. */
  private references: { readonly uid: string; readonly list: readonly OwnerReference[] } | undefined;

  private readonly source: EventSource;

  constructor(
    private readonly context: ControllerContext,
    /** Signs: `replicaset-controller`. */
    private readonly by: string,
  ) {
    this.source = { component: by };
  }

  /** The same where a refusal because the namespace ends is no matter: every further one would be refused too. */
  createWhilePossible(owner: KubeObject, template: PodTemplate, naming?: PodNaming): void {
    try {
      this.create(owner, template, naming);
    } catch (error) {
      if (!endsWithNamespace(error)) throw error;
    }
  }

  /** Makes a pod of a template. Throws the API's refusal, after the event that says so. */
  create(owner: KubeObject, template: PodTemplate, naming: PodNaming = nameFrom(owner)): Pod {
    const { api, recorder } = this.context;
    const { labels, annotations, finalizers } = template.metadata ?? {};
    const { namespace } = owner.metadata;
    try {
      const pod = api.create<Pod>(
        {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: {
            ...('name' in naming ? naming : { generateName: naming.generateName, name: '' }),
            namespace: namespace!,
            ...(labels && { labels }),
            ...(annotations && { annotations }),
            ...(finalizers && { finalizers }),
            ownerReferences: this.referencesTo(owner),
          },
          spec: template.spec,
        },
        this.by,
      );
      this.event(owner, 'Normal', 'SuccessfulCreate', `Created pod: ${pod.metadata.name}`);
      return pod;
    } catch (error) {
      if (error instanceof ApiError && !endsWithNamespace(error))
        recorder.record(owner, this.source, 'Warning', 'FailedCreate', `Error creating: ${error.message}`);
      throw error;
    }
  }

  private referencesTo(owner: KubeObject): readonly OwnerReference[] {
    const { uid } = owner.metadata;
    if (this.references?.uid !== uid) this.references = { uid, list: [controllerReference(owner)] };
    return this.references.list;
  }

  /** Ends a pod gracefully. */
  delete(owner: KubeObject, pod: Pod): void {
    this.context.api.delete(pod, this.by);
    this.event(owner, 'Normal', 'SuccessfulDelete', `Deleted pod: ${pod.metadata.name}`);
  }

  /** An event about the owner. */
  event(owner: KubeObject, type: 'Normal' | 'Warning', reason: string, message: string): void {
    this.context.recorder.record(owner, this.source, type, reason, message);
  }
}

/** `web-` for pods of web; without the dash where the name would be too long for it. (getPodsPrefix) */
function nameFrom({ metadata }: KubeObject): PodNaming {
  const { name } = metadata;
  return { generateName: name.length > 252 ? name : `${name}-` };
}
