import type { Complaints } from './complaints';
import { type Fields, fieldsOf } from './fields';
import { type LabelSelector, matches, selectorOf } from './selectors';
import type { Labels } from './types';
import { validateAnnotations, validateLabels } from './validate-metadata';
import { validatePodSpec } from './validate-pod';

/** Labels, annotations and spec of a template. (ValidatePodTemplateSpec) */
export function validateTemplate(template: Fields, field: string, complaints: Complaints): void {
  const metadata = fieldsOf(template.metadata);
  validateLabels(metadata.labels, `${field}.labels`, complaints);
  validateAnnotations(metadata.annotations, `${field}.annotations`, complaints);
  validatePodSpec(fieldsOf(template.spec), `${field}.spec`, false, complaints);
}

/** `selector` must choose the template's own labels, or the controller would never find its pods. */
export function validateOwnLabels(
  selector: unknown,
  template: Fields,
  field: string,
  complaints: Complaints,
): void {
  const { labels } = fieldsOf(template.metadata);
  const requirements = selectorOf(selector as LabelSelector | undefined);
  if (requirements !== undefined && matches(requirements, labels as Labels | undefined)) return;
  complaints.invalid(
    `${field}.metadata.labels`,
    labels ?? null,
    '`selector` does not match template `labels`',
  );
}
