import { milliValue, type Usage } from '../engine';
import { checkedQuantity } from './quantity';

/** `80%`, `350m`, `800m in total`, `unknown`. */
export const USAGE = 'unknown|\\d+(?:\\.\\d+)?(?:%|[A-Za-z]*(?: in total)?)';

/** An AuthorError for an amount that is no quantity. */
export function usageOf(text: string): Usage {
  if (text === 'unknown') return 'unknown';
  if (text.endsWith('%')) return { percent: Number(text.slice(0, -1)) };
  const total = text.endsWith(' in total');
  const amount = milliValue(checkedQuantity(total ? text.slice(0, -' in total'.length) : text));
  return total ? { total: amount } : { each: amount };
}
