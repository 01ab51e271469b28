import { selectorOf, selectorText } from '../../api/selectors';
import type { EventObject, PodDisruptionBudget } from '../../api/types';
import type { Moment } from '../cells';
import { Description } from './description';
import { describeEvents } from './events';

/**
 * `kubectl describe pdb`.
 * staging/src/k8s.io/kubectl/pkg/describe/describe.go (describePodDisruptionBudgetV1)
 */
export function describeBudget(
  { metadata, spec, status }: PodDisruptionBudget,
  moment: Moment,
  events: readonly EventObject[] | undefined,
): Description {
  const to = new Description();
  to.line(0, `Name:\t${metadata.name}`);
  to.line(0, `Namespace:\t${metadata.namespace}`);
  if (spec.minAvailable !== undefined) to.line(0, `Min available:\t${spec.minAvailable}`);
  else if (spec.maxUnavailable !== undefined) to.line(0, `Max unavailable:\t${spec.maxUnavailable}`);
  const selector = spec.selector && (selectorText(selectorOf(spec.selector)!) || '<none>');
  to.line(0, `Selector:\t${selector ?? '<unset>'}`);
  to.line(0, 'Status:');
  to.line(2, `Allowed disruptions:\t${status.disruptionsAllowed}`);
  to.line(2, `Current:\t${status.currentHealthy}`);
  to.line(2, `Desired:\t${status.desiredHealthy}`);
  to.line(2, `Total:\t${status.expectedPods}`);
  if (events) describeEvents(to, events, moment);
  return to;
}
