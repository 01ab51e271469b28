import type { Secret } from '../api/types';
import { parseImage } from '../process/images';
import type { Context } from './context';
import * as events from './events';
import type { PodWorker } from './pod-worker';
import { credentialsFor, type PullCredential } from './pull-credentials';

/**
 * Who may use an image that is on a node: where it was pulled with a Secret, a pod that has the same Secret, or one with the same
 * credentials, since 1.35. What was there before the kubelet, and what was pulled without a Secret, is everyone's. With the
 * image its record goes.
 * https://kubernetes.io/docs/concepts/containers/images/#ensureimagepullcredentialverification
 * pkg/kubelet/images/pullmanager/image_pull_manager.go (MustAttemptImagePull, RecordImagePulled, PruneUnknownRecords)
 */
export class ImageAccess {
  constructor(private readonly context: Context) {}

  /** What the pod's Secrets say of the image's registry. */
  credentials(worker: PodWorker, image: string): readonly PullCredential[] {
    const { imagePullSecrets } = worker.pod.spec;
    if (!imagePullSecrets?.length) return NONE;
    return credentialsFor(
      image,
      named(worker).flatMap((name) => this.secret(worker, name) ?? []),
    );
  }

  /** The pod has no such Secrets: it is said, and pulls are tried without them. pkg/kubelet/kubelet_pods.go (getPullSecretsForPod) */
  // Simplified: the syncs of a pod that rests, which say it again every minute, are not run.
  tellMissing(worker: PodWorker): void {
    if (!worker.pod.spec.imagePullSecrets?.length) return;
    const missing = named(worker).filter((name) => this.secret(worker, name) === undefined);
    if (missing.length > 0) this.context.event(worker, events.pullSecretsMissing(missing));
  }

  /** Whether the pod may use the image without asking its registry. */
  isGiven(worker: PodWorker, image: string): boolean {
    if (!this.context.tools.version.has('pulledSaysAccessible')) return true;
    const pulledWith = this.context.node(worker).pulledWith.get(parseImage(image).kept) ?? 'everyone';
    if (pulledWith === 'everyone') return true;
    return this.credentials(worker, image).some((own) => pulledWith.some((one) => isSame(one, own)));
  }

  /** A pull has worked. */
  pulled(worker: PodWorker, image: string, used: PullCredential | undefined): void {
    const { pulledWith } = this.context.node(worker);
    const { kept } = parseImage(image);
    const before = pulledWith.get(kept);
    if (before === 'everyone') return;
    pulledWith.set(kept, used === undefined ? 'everyone' : [...(before ?? []), used]);
  }

  private secret({ pod }: PodWorker, name: string): Secret | undefined {
    return this.context.tools.store.get<Secret>('Secret', pod.metadata.namespace!, name);
  }
}

const NONE: readonly PullCredential[] = [];

/** An entry without a name is passed over. */
const named = ({ pod }: PodWorker): readonly string[] =>
  pod.spec.imagePullSecrets!.flatMap(({ name }) => (name ? [name] : []));

const isSame = (one: PullCredential, other: PullCredential) =>
  one.from === other.from || (one.user === other.user && one.password === other.password);
