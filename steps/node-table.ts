import type { NodeDescription, Taint } from '../engine';
import { AuthorError, didYouMean } from './author-error';
import { checkedQuantity } from './quantity';

const COLUMNS = ['name', 'cpu', 'memory', 'pods', 'zone', 'labels', 'taints'];
const EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];

/** Nodes from the table of `a cluster with these nodes:`; columns may be left out, cells may be empty. */
export function nodesOf([header = [], ...rows]: readonly (readonly string[])[]): readonly NodeDescription[] {
  for (const column of header) {
    // A column of a name like nvidia.com/gpu says how many of these a node has.
    if (!COLUMNS.includes(column) && !column.includes('/'))
      throw new AuthorError(`nodes have no column "${column}"`, didYouMean(column, COLUMNS));
  }
  if (!header.includes('name')) throw new AuthorError('the table of nodes needs a column "name"');
  if (rows.length === 0) throw new AuthorError('a cluster needs at least one node');
  return rows.map((row) => {
    const cell = (column: string) => row[header.indexOf(column)] || undefined;
    const quantity = (column: string) => {
      const text = cell(column);
      return text === undefined ? undefined : checkedQuantity(text);
    };
    return {
      name: cell('name') ?? fail('a node needs a name'),
      cpu: quantity('cpu'),
      memory: quantity('memory'),
      pods: quantity('pods'),
      zone: cell('zone'),
      labels: Object.fromEntries(parts(cell('labels')).map(labelOf)),
      taints: parts(cell('taints')).map(taintOf),
      ...extendedOf(header, quantity),
    };
  });
}

function extendedOf(header: readonly string[], quantity: (column: string) => string | undefined) {
  const found = header.filter((column) => column.includes('/')).map((column) => [column, quantity(column)]);
  const known = found.filter(([, amount]) => amount !== undefined);
  return known.length > 0 && { extended: Object.fromEntries(known) as Record<string, string> };
}

function parts(text = ''): readonly string[] {
  return text.split(/[,\s]+/).filter(Boolean);
}

function labelOf(text: string): readonly [string, string] {
  const [key, value, more] = text.split('=');
  if (!key || value === undefined || more !== undefined)
    fail(`"${text}" is not a label; write it as key=value`);
  return [key!, value!];
}

/** `dedicated=gpu:NoSchedule`, as kubectl taint takes it. */
function taintOf(text: string): Taint {
  const [, key, value, effect] = /^([^=:]+)(?:=([^:]*))?:(\w+)$/.exec(text) ?? [];
  if (key === undefined) fail(`"${text}" is not a taint; write it as key=value:NoSchedule`);
  if (!EFFECTS.includes(effect!))
    throw new AuthorError(`a taint has no effect "${effect}"`, didYouMean(effect!, EFFECTS));
  return { key: key!, ...(value !== undefined && { value }), effect: effect! };
}

function fail(what: string): never {
  throw new AuthorError(what);
}
