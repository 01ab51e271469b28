import { type Fields, fieldsOf } from './fields';
import { sameValue } from './validate-pod-update';

/** The annotation in which a DaemonSet counts its templates, as the field did that it once had. */
export const TEMPLATE_GENERATION = 'deprecated.daemonset.template.generation';

/** The annotations of a new DaemonSet: it counts from 1. pkg/registry/apps/daemonset/strategy.go (PrepareForCreate) */
export function annotationsOfNew(annotations: unknown): Fields {
  const given = fieldsOf(annotations);
  const count = Number(given[TEMPLATE_GENERATION]);
  return { ...given, [TEMPLATE_GENERATION]: String(Number.isInteger(count) && count >= 1 ? count : 1) };
}

/** A changed DaemonSet counts another template as one more; nobody else counts. (PrepareForUpdate) */
export function withTemplateGeneration(next: Fields, old: Fields): Fields {
  if (next.kind !== 'DaemonSet') return next;
  const metadata = fieldsOf(next.metadata);
  const before = Number(fieldsOf(fieldsOf(old.metadata).annotations)[TEMPLATE_GENERATION] ?? 0);
  const isSame = sameValue(fieldsOf(next.spec).template, fieldsOf(old.spec).template);
  const count = String(isSame ? before : before + 1);
  return {
    ...next,
    metadata: {
      ...metadata,
      annotations: { ...fieldsOf(metadata.annotations), [TEMPLATE_GENERATION]: count },
    },
  };
}
