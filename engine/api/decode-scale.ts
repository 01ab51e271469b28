import { cannotBeHandled, decodeStruct } from './decode';
import { type ApiError, invalidObject } from './errors';
import { invalid } from './field-error';
import { type FieldType, type Struct, typeOf } from './field-types';
import { type Fields, fieldsOf } from './fields';

/**
 * How many replicas a scale that a client has written asks for. Throws an ApiError for what is no whole number, and for fewer than none.
 * staging/src/k8s.io/api/autoscaling/v1/types.go (ScaleSpec), pkg/apis/autoscaling/validation/validation.go (ValidateScale)
 */
export function replicasOfScale(
  scale: Fields,
  name: string,
  refusal: (problem: string, made: object, struct: Struct) => ApiError = (problem) =>
    cannotBeHandled({ apiVersion: 'autoscaling/v1', kind: 'Scale' }, problem),
): number {
  const { value, problem } = decodeStruct({ spec: scale.spec }, SCALE);
  if (problem !== undefined) throw refusal(problem, scale, SCALE);
  const replicas = (fieldsOf(fieldsOf(value).spec).replicas ?? 0) as number;
  if (replicas >= 0) return replicas;
  throw invalidObject('Scale.autoscaling', name, [
    invalid('spec.replicas', replicas, 'must be greater than or equal to 0'),
  ]);
}

const SCALE_SPEC = structWith('ScaleSpec', 'replicas', typeOf('int32'));
const SCALE = structWith('Scale', 'spec', { is: 'struct', struct: SCALE_SPEC, go: 'v1.ScaleSpec' });

/** As much of a struct as counts. */
function structWith(name: string, only: string, type: FieldType): Struct {
  return { name, names: [only], field: (field) => (field === only ? type : undefined) };
}
