/** One condition on a label, as label selectors and node selectors write it. */
export interface Condition {
  readonly operator: string;
  readonly values?: readonly string[];
}

/**
 * Whether the value of a label meets a condition; `undefined` is an absent label, which meets `NotIn` and
 * `DoesNotExist`. `Gt` and `Lt` compare whole numbers of 64 bits and are false for anything else.
 * staging/src/k8s.io/apimachinery/pkg/labels/selector.go (Matches)
 */
export function meets(value: string | undefined, { operator, values = [] }: Condition): boolean {
  switch (operator) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    case 'Gt':
      return ordered(values[0], value);
    case 'Lt':
      return ordered(value, values[0]);
    default:
      return false;
  }
}

/** Whether both are integers and the first is the smaller. */
function ordered(smaller: string | undefined, greater: string | undefined): boolean {
  const low = integer(smaller);
  const high = integer(greater);
  return low !== undefined && high !== undefined && low < high;
}

/** As strconv.ParseInt reads it, with base 10 and 64 bits. */
function integer(text: string | undefined): bigint | undefined {
  if (text === undefined || !/^[+-]?\d+$/.test(text)) return undefined;
  const magnitude = BigInt(text.replace(/^[+-]/, ''));
  const number = text.startsWith('-') ? -magnitude : magnitude;
  return BigInt.asIntN(64, number) === number ? number : undefined;
}
