import type { PodTemplate } from '../../api/types';
import { describeContainers } from './containers';
import type { Description } from './description';
import { describeAnnotations, describeLabels, tolerationTexts } from './parts';
import { describeSpreading } from './pod';
import { describeVolumes } from './volumes';

/**
 * The template of what makes pods, as it stands in a description of any of them.
 * staging/src/k8s.io/kubectl/pkg/describe/describe.go (DescribePodTemplate)
 */
export function describePodTemplate(to: Description, { metadata, spec }: PodTemplate): void {
  to.line(0, 'Pod Template:');
  describeLabels(to, '  Labels', metadata?.labels);
  const { annotations = {} } = metadata ?? {};
  if (Object.keys(annotations).length > 0) describeAnnotations(to, '  Annotations', annotations);
  if (spec.serviceAccountName) to.line(1, `Service Account:\t${spec.serviceAccountName}`);
  if (spec.initContainers?.length)
    describeContainers(to, 'Init Containers', spec.initContainers, [], undefined, 1);
  describeContainers(to, 'Containers', spec.containers, [], undefined, 1);
  describeVolumes(to, spec.volumes ?? [], 1);
  const constraints = spec.topologySpreadConstraints as Parameters<typeof describeSpreading>[1];
  describeSpreading(to, constraints, 1);
  if (spec.priorityClassName) to.line(1, `Priority Class Name:\t${spec.priorityClassName}`);
  describeLabels(to, '  Node-Selectors', spec.nodeSelector);
  to.list('  Tolerations', tolerationTexts(spec.tolerations ?? []));
}
