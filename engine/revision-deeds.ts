import { changed } from './admission/apply';
import type { Fields } from './api/fields';
import { sameTemplate } from './api/same-template';
import type { ControllerRevision, DaemonSet, StatefulSet } from './api/types';
import { byRevision, templateOf } from './controllers/controller-revisions';
import { isControlledBy } from './controllers/owner-references';
import { fault } from './kubectl/outcome';
import type { Version } from './profiles/versions';
import type { Store } from './store/store';

/**
 * What `kubectl rollout undo` makes of a StatefulSet or a DaemonSet: the same with the template of a revision, 0 the one before the
 * newest. Undefined where it has that template already. Throws KubectlError where there is no such revision.
 * staging/src/k8s.io/kubectl/pkg/polymorphichelpers/rollback.go (StatefulSetRollbacker, DaemonSetRollbacker)
 */
export function rolledBack<T extends StatefulSet | DaemonSet>(
  set: T,
  revision: number,
  store: Store,
  version: Version,
): T | undefined {
  const revisions = store
    .list<ControllerRevision>('ControllerRevision', set.metadata.namespace)
    .filter((one) => isControlledBy(one, set))
    .sort(byRevision);
  if (revision === 0 && revisions.length <= 1) throw fault('no last revision to roll back to');
  const found = revision === 0 ? revisions.at(-2) : revisions.find((one) => one.revision === revision);
  if (found === undefined) throw fault(`unable to find specified revision ${revision} in history`);
  const template = templateOf(found);
  if (sameTemplate(template, set.spec.template)) return undefined;
  return changed(set, { ...set, spec: { ...set.spec, template } } as unknown as Fields, version);
}
