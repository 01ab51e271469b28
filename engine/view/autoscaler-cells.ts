import type { HorizontalPodAutoscaler } from '../api/types';
import { averageText, type MetricRow, metricRows, shareText, valueText } from './autoscaler-metrics';
import { ageOf, type Listing, listing } from './listing';

/** So many metrics are shown. */
const MOST = 2;

/** How autoscalers are listed. pkg/printers/internalversion/printers.go (printHorizontalPodAutoscaler, formatHPAMetrics) */
export const AUTOSCALERS: Listing = listing(
  'NAME REFERENCE TARGETS MINPODS MAXPODS REPLICAS AGE',
  '',
  (autoscaler: HorizontalPodAutoscaler, moment) => {
    const { metadata, spec, status } = autoscaler;
    const { kind, name } = spec.scaleTargetRef;
    const targets = metricRows(autoscaler).map(targetText);
    const more = targets.length > MOST ? ` + ${targets.length - MOST} more...` : '';
    return [
      metadata.name,
      `${kind}/${name}`,
      targets.slice(0, MOST).join(', ') + more,
      String(spec.minReplicas ?? '<unset>'),
      String(spec.maxReplicas),
      String(status.currentReplicas ?? 0),
      ageOf(autoscaler, moment),
    ];
  },
);

function targetText({ spec, target, current }: MetricRow): string {
  const { averageValue, averageUtilization, value } = target;
  const resource = spec.resource ?? spec.containerResource;
  if (resource !== undefined) {
    if (averageValue !== undefined) return `${resource.name}: ${averageText(current)}/${averageValue}`;
    const wanted = averageUtilization === undefined ? '<auto>' : `${averageUtilization}%`;
    return `${resource.name}: ${shareText(current, false)}/${wanted}`;
  }
  if (averageValue === undefined) return `${valueText(current)}/${value}`;
  return `${averageText(current)}/${averageValue}${spec.type === 'Pods' ? '' : ' (avg)'}`;
}
