import type { Complaints } from './complaints';
import { duplicate } from './field-error';
import { type Fields, fieldsOf, listOf, textOf } from './fields';
import { dns1123Label } from './names';
import { validateLabels } from './validate-metadata';
import { sameValue } from './validate-pod-update';
import { validateResources } from './validate-resources';
import { validateTolerations } from './validate-scheduling';

/** What is wrong with a RuntimeClass. pkg/apis/node/validation/validation.go (ValidateRuntimeClass) */
export function validateRuntimeClass(object: Fields, complaints: Complaints): void {
  const handler = textOf(object.handler);
  if (handler === '') complaints.required('handler');
  else complaints.name('handler', handler, dns1123Label);
  validateResources({ limits: fieldsOf(object.overhead).podFixed }, 'overhead', complaints);
  const { nodeSelector, tolerations } = fieldsOf(object.scheduling);
  validateLabels(nodeSelector, 'scheduling.nodeSelector', complaints);
  validateTolerations(tolerations, 'scheduling.tolerations', complaints);
  const seen = new Set<string>();
  listOf(tolerations).forEach((toleration, index) => {
    const {
      key = '',
      operator = '',
      value = '',
      effect = '',
      tolerationSeconds = null,
    } = fieldsOf(toleration);
    const listed = JSON.stringify([key, operator, value, effect]);
    if (seen.has(listed)) {
      const inGo = {
        Key: key,
        Operator: operator,
        Value: value,
        Effect: effect,
        TolerationSeconds: tolerationSeconds,
      };
      complaints.add(duplicate(`scheduling.tolerations[${index}]`, inGo));
    }
    seen.add(listed);
  });
}

/** The handler of a class stays as it is. (ValidateRuntimeClassUpdate) */
export function validateRuntimeClassUpdate(next: Fields, old: Fields, complaints: Complaints): void {
  if (!sameValue(next.handler, old.handler))
    complaints.invalid('handler', next.handler ?? '', 'field is immutable');
}
