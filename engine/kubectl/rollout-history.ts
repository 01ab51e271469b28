import { type Fields, fieldsOf } from '../api/fields';
import { sameTemplate } from '../api/same-template';
import type {
  ControllerRevision,
  Deployment,
  KubeObject,
  Labels,
  PodTemplate,
  ReplicaSet,
} from '../api/types';
import { Description } from '../view/describe/description';
import { describePodTemplate } from '../view/describe/pod-template';
import { tabbed } from '../view/tabwriter';
import type { Api } from './api';
import { fault } from './outcome';
import { CHANGE_CAUSE } from './record';

const REVISION = 'deployment.kubernetes.io/revision';

/** A template that a workload had, with its number. */
interface Past {
  readonly revision: number;
  readonly template: PodTemplate;
  readonly changeCause: string | undefined;
  /** Its ReplicaSet, or the set as it was with the template. */
  readonly object: KubeObject;
}

/**
 * What `kubectl rollout history` prints after the name: all revisions, or the template of one. Throws KubectlError.
 * staging/src/k8s.io/kubectl/pkg/polymorphichelpers/history.go (ViewHistory)
 */
export function historyText(workload: KubeObject, revision: number, api: Api): string {
  const all = pastsOf(workload, api);
  if (all.length === 0) return 'No rollout history found.';
  if (revision > 0) return templateText(withCause(pastNumbered(all, revision)));
  const rows = all.map((one) => `${one.revision}\t${one.changeCause || '<none>'}\n`);
  return tabbed(['REVISION\tCHANGE-CAUSE\n', ...rows].join(''), 2);
}

/** What `kubectl rollout history -o` prints: all revisions, or one. Throws KubectlError. (GetHistory) */
export function historyObjects(workload: KubeObject, revision: number, api: Api): readonly KubeObject[] {
  const all = pastsOf(workload, api);
  return (revision > 0 ? [pastNumbered(all, revision)] : all).map(({ object }) => object);
}

/**
 * What `kubectl rollout undo --dry-run=client` says: the template that would come back. Throws KubectlError.
 * staging/src/k8s.io/kubectl/pkg/polymorphichelpers/rollback.go (Rollback)
 */
export function rollBackText(workload: KubeObject, revision: number, api: Api): string {
  const all = pastsOf(workload, api);
  const isDeployment = workload.kind === 'Deployment';
  const past = revision === 0 ? all.at(-2) : all.find((one) => one.revision === revision);
  if (past === undefined && revision > 0)
    throw fault(`unable to find specified revision ${revision} in history`);
  if (past === undefined) {
    const { name } = workload.metadata;
    throw fault(
      isDeployment ? `no rollout history found for deployment "${name}"` : 'no last revision to roll back to',
    );
  }
  return `${isDeployment ? '' : 'will roll back to '}${templateText(past.template)}`;
}

/** By number, each once. */
function pastsOf(workload: KubeObject, api: Api): readonly Past[] {
  const all =
    workload.kind === 'Deployment' ? ofDeployment(workload as Deployment, api) : ofSet(workload, api);
  const byNumber = [...new Map(all.map((one) => [one.revision, one])).values()];
  return byNumber.sort((a, b) => a.revision - b.revision);
}

function pastNumbered(all: readonly Past[], revision: number): Past {
  const found = all.find((one) => one.revision === revision);
  if (found === undefined) throw fault('unable to find the specified revision');
  return found;
}

function ofDeployment(deployment: Deployment, api: Api): readonly Past[] {
  const sets = owned(deployment, api.list('ReplicaSet')) as readonly ReplicaSet[];
  // The newest comes last, and so it counts where two have the same number.
  const isNew = (set: ReplicaSet) => sameTemplate(set.spec.template, deployment.spec.template);
  const inOrder = [...sets.filter((set) => !isNew(set)), ...sets.filter(isNew)];
  return inOrder.map((object) => {
    const { metadata, spec } = object;
    const { template } = spec;
    const changeCause =
      metadata.annotations?.[CHANGE_CAUSE] || template.metadata?.annotations?.[CHANGE_CAUSE];
    return { revision: Number(metadata.annotations?.[REVISION] ?? 0), template, changeCause, object };
  });
}

/** Of a Deployment the template is shown with the change-cause. */
function withCause({ template, changeCause, object: { kind } }: Past): PodTemplate {
  const annotations: Labels = {
    ...template.metadata?.annotations,
    ...(changeCause && { [CHANGE_CAUSE]: changeCause }),
  };
  return kind === 'ReplicaSet' ? { ...template, metadata: { ...template.metadata, annotations } } : template;
}

function ofSet(set: KubeObject, api: Api): readonly Past[] {
  const revisions = owned(set, api.list('ControllerRevision')) as readonly ControllerRevision[];
  return revisions.map(({ metadata, data, revision }) => {
    const { $patch: _, ...template } = data.spec.template;
    const { spec } = set as unknown as Fields;
    const object = { ...set, spec: { ...fieldsOf(spec), template } } as unknown as KubeObject;
    return { revision, template, changeCause: metadata.annotations?.[CHANGE_CAUSE], object };
  });
}

function owned({ metadata }: KubeObject, objects: readonly KubeObject[]): readonly KubeObject[] {
  return objects.filter(({ metadata: { ownerReferences = [] } }) =>
    ownerReferences.some(({ controller, uid }) => controller && uid === metadata.uid),
  );
}

/** Not aligned: the tabs are kubectl's. */
function templateText(template: PodTemplate): string {
  const to = new Description();
  describePodTemplate(to, template);
  return to.unaligned();
}
