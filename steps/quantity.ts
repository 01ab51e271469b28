import { parseQuantity, QuantityError } from '../engine';
import { AuthorError } from './author-error';

/**
 * A quantity such as `500m` or `8Gi`; what is none is told in the API's words.
 * https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export function checkedQuantity(text: string): string {
  const fault = faultOf(text);
  if (fault === undefined) return text;
  throw new AuthorError(
    `"${text}" is not a quantity: ${fault}`,
    'Write it as 2 or 500m, and memory as 300Mi or 8Gi.',
  );
}

function faultOf(text: string): string | undefined {
  try {
    return parseQuantity(text).nano < 0n ? 'must be greater than or equal to 0' : undefined;
  } catch (error) {
    if (error instanceof QuantityError) return error.message;
    throw error;
  }
}
