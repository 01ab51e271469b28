import { objectNotFound } from '../api/errors';
import { matchesFields, parseFieldSelector } from '../api/field-selectors';
import type { Fields } from '../api/fields';
import { milliValue } from '../api/quantity';
import { matches, parseSelector } from '../api/selectors';
import type { Node, Pod } from '../api/types';
import { goDuration, minutes } from '../simulation/time';
import { inListOrder } from '../view/list-order';
import type { Table } from '../view/table';
import { tabbed } from '../view/tabwriter';
import type { ResourceUse } from './api';
import type { Command, Context } from './command';
import type { Arguments, Flags } from './flags';
import { fault, usageFault } from './outcome';
import { objectNamed } from './resources';
import { unknownSubcommand } from './suggestions';

const FLAGS: Flags = {
  'no-headers': { type: 'boolean' },
  selector: { short: 'l', type: 'string' },
  'sort-by': { type: 'string' },
  'use-protocol-buffers': { type: 'boolean' },
};
const UNSUPPORTED = { 'show-swap': 'no node has swap memory' };

/** staging/src/k8s.io/kubectl/pkg/cmd/top/top_pod.go */
const topPod: Command = {
  needsPresent: true,
  flags: {
    ...FLAGS,
    'all-namespaces': { short: 'A', type: 'boolean' },
    containers: { type: 'boolean' },
    'field-selector': { type: 'string' },
    sum: { type: 'boolean' },
  },
  unsupported: UNSUPPORTED,
  run(args, context) {
    printed(topPodTable(args, context), args, context);
    return undefined;
  },
};

/** staging/src/k8s.io/kubectl/pkg/cmd/top/top_node.go */
const topNode: Command = {
  needsPresent: true,
  flags: { ...FLAGS, 'show-capacity': { type: 'boolean' } },
  unsupported: UNSUPPORTED,
  run(args, context) {
    printed(topNodeTable(args, context), args, context);
    return undefined;
  },
};

/** https://kubernetes.io/docs/reference/kubectl/generated/kubectl_top/ */
export const top: Command = {
  needsPresent: true,
  flags: {},
  unsupported: {},
  commands: { pod: topPod, pods: topPod, po: topPod, node: topNode, nodes: topNode, no: topNode },
  run(args) {
    throw unknownSubcommand('top', args.words);
  },
};

/** The tables of `top pod` and `top node`, by the name of the command, for those who want the cells. */
export function topTable(name: string, args: Arguments, context: Context): Table | undefined {
  const [first, second = ''] = name.split(' ');
  if (first !== 'top') return undefined;
  if (top.commands![second] === topPod) return topPodTable(args, context);
  return top.commands![second] === topNode ? topNodeTable(args, context) : undefined;
}

interface Line extends ResourceUse {
  readonly names: readonly string[];
}

function topPodTable(args: Arguments, context: Context): Table {
  const { api, namespace, output } = context;
  const [name] = checked(args, 'pod [NAME | -l label]', 'selector');
  const [everywhere, byContainer] = [args.isOn('all-namespaces'), args.isOn('containers')];
  const pods = podsMeant(args, context, everywhere);
  const found = name === undefined ? api.deeds!.metrics.ofPods(pods) : useOfPod(name, context, everywhere);
  if (found.size === 0) {
    whyNothing(everywhere ? podsMeant(args, context, false) : pods, context);
    output.error(`No resources found${everywhere ? '' : ` in ${namespace} namespace.`}\n`);
  }
  const entries = [...found].map(([{ metadata }, containers]) => {
    const lines = [...containers].map(([container, use]) => ({ names: [container], ...use }));
    return { metadata, containers: inOrder(args, lines), sum: sumOf(lines) };
  });
  const lines = inOrder(
    args,
    entries.map((entry) => ({
      ...entry,
      ...entry.sum,
      names: [...(everywhere ? [entry.metadata.namespace ?? ''] : []), entry.metadata.name],
    })),
  );
  const columns = [...(everywhere ? ['NAMESPACE'] : []), ...(byContainer ? ['POD'] : []), ...POD_COLUMNS];
  const rows = lines.flatMap(({ names, containers, ...sum }) =>
    byContainer
      ? containers.map((line) => [...names, line.names[0]!, ...amounts(line)])
      : [[...names, ...amounts(sum)]],
  );
  return {
    columns,
    rows: args.isOn('sum') && rows.length > 0 ? [...rows, ...sumRows(args, columns, lines)] : rows,
  };
}

const POD_COLUMNS = ['NAME', 'CPU(cores)', 'MEMORY(bytes)'];
const NODE_COLUMNS = ['NAME', 'CPU(cores)', 'CPU(%)', 'MEMORY(bytes)', 'MEMORY(%)'];

/** The width counts the columns before the name only where there are headers. (printPodResourcesSum) */
function sumRows(
  args: Arguments,
  columns: readonly string[],
  lines: readonly ResourceUse[],
): readonly (readonly string[])[] {
  const width = args.isOn('no-headers') ? POD_COLUMNS.length : columns.length;
  const empty = (count: number) => new Array<string>(count).fill('');
  return [
    [...empty(width - 2), '________', '________'],
    [...empty(width - 2), ...amounts(sumOf(lines))],
  ];
}

function topNodeTable(args: Arguments, { api }: Context): Table {
  const [name] = checked(args, 'node [NAME | -l label]', '--selector');
  const selector = parseSelector(args.text('selector') ?? '');
  const { metrics } = mustBeServed(api.deeds!);
  const nodes = (api.list('Node') as readonly Node[]).filter(
    ({ metadata }) => (name ?? metadata.name) === metadata.name && matches(selector, metadata.labels),
  );
  const found = metrics.ofNodes(nodes.map(({ metadata }) => metadata.name));
  if (name !== undefined && nodes.length === 0) throw objectNotFound('nodes', name);
  if (name !== undefined && found.size === 0) throw objectNotFound('nodemetrics.metrics.k8s.io', name);
  if (found.size === 0) throw fault('metrics not available yet');
  const byName = new Map(nodes.map((node) => [node.metadata.name, node]));
  const lines = inOrder(
    args,
    [...found].map(([node, use]) => ({ names: [node], ...use })),
  );
  const silent = [...byName.keys()].filter((node) => !found.has(node)).sort();
  return {
    columns: NODE_COLUMNS,
    rows: [
      ...lines.map(({ names, cpu, memory }) => {
        const { allocatable, capacity } = byName.get(names[0]!)!.status;
        const there = args.isOn('show-capacity') ? capacity : allocatable;
        const [cpuText, memoryText] = amounts({ cpu, memory });
        return [names[0]!, cpuText!, share(cpu, there.cpu), memoryText!, share(memory, there.memory)];
      }),
      ...silent.map((node) => [node, ...new Array<string>(4).fill('<unknown>')]),
    ],
  };
}

/** Cells that all end with a tab, so that the last column is filled up, too. (metricsutil/metrics_printer.go) */
function printed({ columns, rows }: Table, args: Arguments, { output }: Context): void {
  if (rows.length === 0) return;
  const lines = args.isOn('no-headers') ? rows : [columns, ...rows];
  output.out(tabbed(lines.map((cells) => `${cells.map((cell) => `${cell}\t`).join('')}\n`).join(''), 3, 6));
}

function checked(args: Arguments, usage: string, selector: string): readonly string[] {
  const { words } = args;
  if (words.length > 1) throw usageFault(`top ${usage.split(' ')[0]}`, usage);
  const sortBy = args.text('sort-by') ?? '';
  if (!['', 'cpu', 'memory'].includes(sortBy)) throw fault('--sort-by accepts only cpu or memory');
  const selects = Boolean(args.text('selector')) || Boolean(args.text('field-selector'));
  if (words.length > 0 && selects) throw fault(`only one of NAME or ${selector} can be provided`);
  return words;
}

function mustBeServed<T extends { readonly metrics: { readonly isServed: boolean } }>(deeds: T): T {
  if (!deeds.metrics.isServed) throw fault('Metrics API not available');
  return deeds;
}

/** The metrics server knows of pods their names alone. https://github.com/kubernetes-sigs/metrics-server/blob/master/pkg/api/pod.go (List) */
function podsMeant(args: Arguments, { api, namespace }: Context, everywhere: boolean): readonly Pod[] {
  const labels = parseSelector(args.text('selector') ?? '');
  const fields = parseFieldSelector(args.text('field-selector') ?? '', 'Pod');
  mustBeServed(api.deeds!);
  return inListOrder(
    api.list('Pod').filter(({ metadata }) => {
      const names: Fields = { metadata: { name: metadata.name, namespace: metadata.namespace } };
      return (
        (everywhere || metadata.namespace === namespace) &&
        matches(labels, metadata.labels) &&
        matchesFields(fields, names)
      );
    }),
  ) as readonly Pod[];
}

/** Of pods that do not run the metrics server knows nothing at all. https://github.com/kubernetes-sigs/metrics-server/blob/master/pkg/api/pod.go (Get) */
function useOfPod(name: string, { api, namespace }: Context, everywhere: boolean) {
  if (everywhere) throw fault('an empty namespace may not be set when a resource name is provided');
  const pod = objectNamed(api, 'Pod', namespace, name) as Pod | undefined;
  const found = api.deeds!.metrics.ofPods(pod === undefined ? [] : [pod]);
  if (pod?.status.phase !== 'Running') throw objectNotFound('pods', name);
  if (found.size === 0) throw objectNotFound('podmetrics.metrics.k8s.io', `${namespace}/${name}`);
  return found;
}

/** (verifyEmptyMetrics) */
function whyNothing(pods: readonly Pod[], { api: { moment } }: Context): void {
  if (pods.length === 0) return;
  for (const { metadata } of pods) {
    const age = moment.now - moment.calendar.instant(metadata.creationTimestamp);
    if (age > CREATION_DELAY) {
      const text = goDuration(age);
      throw fault(`Metrics not available for pod ${metadata.namespace}/${metadata.name}, age: ${text}`);
    }
  }
  throw fault('metrics not available yet');
}

const CREATION_DELAY = minutes(2);

/** (metricsutil/metrics_sorter.go) */
function inOrder<T extends Line>(args: Arguments, lines: readonly T[]): readonly T[] {
  const by = args.text('sort-by');
  if (by === 'cpu' || by === 'memory') return [...lines].sort((a, b) => b[by] - a[by]);
  return [...lines].sort((a, b) => compared(a.names, b.names));
}

function compared(a: readonly string[], b: readonly string[]): number {
  const at = a.findIndex((name, i) => name !== b[i]);
  return at < 0 ? 0 : a[at]! < b[at]! ? -1 : 1;
}

function sumOf(uses: readonly ResourceUse[]): ResourceUse {
  return uses.reduce((sum, use) => ({ cpu: sum.cpu + use.cpu, memory: sum.memory + use.memory }), {
    cpu: 0,
    memory: 0,
  });
}

/** `250m`, `64Mi` */
function amounts({ cpu, memory }: ResourceUse): readonly string[] {
  return [`${cpu}m`, `${Math.floor(memory / 1_000 / 2 ** 20)}Mi`];
}

/** `12%`, the rest cut off. */
function share(used: number, available: string | number | undefined): string {
  const all = milliValue(available ?? 0);
  return `${all === 0 ? 0 : Math.trunc((used / all) * 100)}%`;
}
