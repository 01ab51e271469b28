import { ApiError, objectNotFound } from '../api/errors';
import { matches, parseSelector } from '../api/selectors';
import type { Node } from '../api/types';
import { inListOrder } from '../view/list-order';
import type { Command, Context } from './command';
import type { Arguments } from './flags';
import { fault, messageOf, usageFault } from './outcome';

/** https://kubernetes.io/docs/reference/kubectl/generated/kubectl_cordon/ */
export const cordon: Command = cordoning('cordon', true);

/** https://kubernetes.io/docs/reference/kubectl/generated/kubectl_uncordon/ */
export const uncordon: Command = cordoning('uncordon', false);

function cordoning(name: string, unschedulable: boolean): Command {
  return {
    needsPresent: true,
    flags: { selector: { short: 'l', type: 'string' }, 'dry-run': { type: 'string', bare: 'unchanged' } },
    unsupported: { 'chunk-size': '' },
    run(args, context) {
      cordonAll(name, nodesNamed(name, args, context), unschedulable, dryRun(args), context);
      return undefined;
    },
  };
}

/** staging/src/k8s.io/kubectl/pkg/cmd/drain/drain.go (RunCordonOrUncordon) */
export function cordonAll(
  command: string,
  nodes: readonly Node[],
  unschedulable: boolean,
  dry: DryRun,
  { api, output }: Context,
): void {
  for (const node of nodes) {
    const said = unschedulable ? 'cordoned' : 'uncordoned';
    const { name } = node.metadata;
    if ((node.spec.unschedulable === true) === unschedulable) {
      output.out(`node/${name} already ${said}${dry.text}\n`);
      continue;
    }
    try {
      if (dry.strategy === 'none') api.deeds!.nodes.setUnschedulable(node, unschedulable);
      output.out(`node/${name} ${said}${dry.text}\n`);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      output.error(`error: unable to ${command} node "${name}": ${messageOf(error)}\n`);
    }
  }
}

/** The nodes of a command line: by name, or by a selector of labels. */
export function nodesNamed(command: string, args: Arguments, { api }: Context): readonly Node[] {
  const { words } = args;
  const selector = args.text('selector');
  if (words.length === 0 && selector === undefined)
    throw usageFault(command, `USAGE: ${command} NODE [flags]`);
  if (words.length > 0 && selector)
    throw usageFault(command, 'error: cannot specify both a node name and a --selector option');
  const nodes = api.list('Node') as readonly Node[];
  if (selector !== undefined && words.length === 0) {
    const wanted = parseSelector(selector);
    return inListOrder(nodes.filter(({ metadata }) => matches(wanted, metadata.labels))) as readonly Node[];
  }
  return words.map((word) => {
    const name = word.replace(/^(?:nodes?|no)\//, '');
    const node = nodes.find(({ metadata }) => metadata.name === name);
    if (node === undefined) throw objectNotFound('nodes', name);
    return node;
  });
}

export interface DryRun {
  readonly strategy: 'none' | 'client' | 'server';
  /** What is added to what is printed. */
  readonly text: '' | ' (dry run)' | ' (server dry run)';
}

/** staging/src/k8s.io/kubectl/pkg/cmd/util/helpers.go (GetDryRunStrategy) */
export function dryRun(args: Arguments): DryRun {
  const value = args.text('dry-run') ?? 'none';
  if (value === 'none') return { strategy: 'none', text: '' };
  if (value === 'client') return { strategy: 'client', text: ' (dry run)' };
  if (value === 'server') return { strategy: 'server', text: ' (server dry run)' };
  if (value === 'unchanged')
    throw fault(
      '--dry-run flag without a value was specified. A value must be set: "none", "server", or "client".',
    );
  throw fault(`Invalid dry-run value (${value}). Must be "none", "server", or "client".`);
}
