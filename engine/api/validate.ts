import type { FieldError } from './field-error';
import type { Fields } from './fields';
export function validateNew(_object: Fields): readonly FieldError[] {
  return [];
}
