import { type Fields, fieldsOf } from '../api/fields';
import type { AdmissionContext, AdmittedObject } from './context';

/** The labels by which a Job knows its pods; the two without a prefix are from before there were prefixes. */
const NAME_LABELS = ['job-name', 'batch.kubernetes.io/job-name'];
const UID_LABELS = ['controller-uid', 'batch.kubernetes.io/controller-uid'];

/**
 * A new Job with its uid, which its selector and the labels of its pods hold, unless its author says manualSelector. What the
 * author has written there stays, and is refused by validation.
 * pkg/registry/batch/job/strategy.go (generateSelector)
 */
export function withGeneratedSelector(job: AdmittedObject, context: AdmissionContext): AdmittedObject {
  const uid = context.newUid();
  const { name } = job.metadata;
  const metadata = { ...job.metadata, uid };
  const spec = fieldsOf(job.spec);
  if (spec.manualSelector === true) return { ...job, metadata };
  const after = generated(spec, name, uid);
  // A Job without labels of its own has those of its pods, also these.
  const own = fieldsOf(fieldsOf(spec.template).metadata).labels;
  const isLabelled = metadata.labels !== undefined && metadata.labels !== own;
  const { labels } = after.template.metadata;
  return { ...job, metadata: isLabelled ? metadata : { ...metadata, labels }, spec: after };
}

function generated(spec: Fields, name: string, uid: string) {
  const template = fieldsOf(spec.template);
  const metadata = fieldsOf(template.metadata);
  const labels = { ...fieldsOf(metadata.labels) } as Record<string, string>;
  for (const label of NAME_LABELS) labels[label] ??= name;
  for (const label of UID_LABELS) labels[label] ??= uid;
  const selector = fieldsOf(spec.selector);
  const matchLabels = { [UID_LABELS[1]!]: uid, ...fieldsOf(selector.matchLabels) };
  return {
    ...spec,
    selector: { ...selector, matchLabels },
    template: { ...template, metadata: { ...metadata, labels } },
  };
}
