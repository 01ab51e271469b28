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
}

/**
 * What `kubectl rollout history` prints after the name: all revisions, or the template of one. Throws KubectlError.
 * staging/src/k8s.io/kubectl/pkg/polymorphichelpers/history.go (ViewHistory)
 */
export function historyText(workload: KubeObject, revision: number, api: Api): string {
  const all =
    workload.kind === 'Deployment' ? ofDeployment(workload as Deployment, api) : ofSet(workload, api);
  const byNumber = [...new Map(all.map((one) => [one.revision, one])).values()];
  byNumber.sort((a, b) => a.revision - b.revision);
  if (byNumber.length === 0) return 'No rollout history found.';
  if (revision > 0) {
    const found = byNumber.find((one) => one.revision === revision);
    if (found === undefined) throw fault('unable to find the specified revision');
    return templateText(found.template);
  }
  const rows = byNumber.map((one) => `${one.revision}\t${one.changeCause || '<none>'}\n`);
  return tabbed(['REVISION\tCHANGE-CAUSE\n', ...rows].join(''), 2);
}

function ofDeployment(deployment: Deployment, api: Api): readonly Past[] {
  const sets = owned(deployment, api.list('ReplicaSet')) as readonly ReplicaSet[];
  // The newest comes last, and so it counts where two have the same number.
  const isNew = (set: ReplicaSet) => sameTemplate(set.spec.template, deployment.spec.template);
  const inOrder = [...sets.filter((set) => !isNew(set)), ...sets.filter(isNew)];
  return inOrder.map(({ metadata, spec: { template } }) => {
    const changeCause = metadata.annotations?.[CHANGE_CAUSE];
    const annotations: Labels = {
      ...template.metadata?.annotations,
      ...(changeCause && { [CHANGE_CAUSE]: changeCause }),
    };
    return {
      revision: Number(metadata.annotations?.[REVISION] ?? 0),
      template: { ...template, metadata: { ...template.metadata, annotations } },
      changeCause: annotations[CHANGE_CAUSE],
    };
  });
}

function ofSet(set: KubeObject, api: Api): readonly Past[] {
  const revisions = owned(set, api.list('ControllerRevision')) as readonly ControllerRevision[];
  return revisions.map(({ metadata, data, revision }) => {
    const { $patch: _, ...template } = data.spec.template;
    return { revision, template, changeCause: metadata.annotations?.[CHANGE_CAUSE] };
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
