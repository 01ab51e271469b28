import { objectNotFound } from '../api/errors';
import { labelValue, qualifiedName } from '../api/names';
import { matches, parseSelector } from '../api/selectors';
import type { Node, Taint } from '../api/types';
import { inListOrder } from '../view/list-order';
import type { Command, Context } from './command';
import { dryRun } from './cordon';
import type { Arguments } from './flags';
import { fault, KubectlError, usageFault } from './outcome';
import { kindNamed } from './resources';

/**
 * Puts taints on nodes, `key=value:effect`, and takes them away, `key:effect-` or `key-`.
 * https://kubernetes.io/docs/reference/kubectl/generated/kubectl_taint/
 * staging/src/k8s.io/kubectl/pkg/cmd/taint
 */
export const taint: Command = {
  needsPresent: true,
  flags: {
    all: { type: 'boolean' },
    'dry-run': { type: 'string', bare: 'unchanged' },
    overwrite: { type: 'boolean' },
    selector: { short: 'l', type: 'string' },
  },
  unsupported: { output: '', 'field-manager': '', validate: '', template: '', 'show-managed-fields': '' },
  run(args, context) {
    const dry = dryRun(args);
    const { resources, changes } = wordsOf(args.words);
    const wanted = readTaints(changes);
    checkKind(resources[0]!);
    checkConflicts(wanted);
    const overwrite = args.isOn('overwrite');
    for (const node of nodesOf(resources, args, context)) {
      const { taints, verb } = changed(node, wanted, overwrite);
      if (dry.strategy === 'none') context.api.deeds!.nodes.setTaints(node, taints);
      context.output.out(`node/${node.metadata.name} ${verb}${dry.text}\n`);
    }
    return undefined;
  },
};

export interface TaintChanges {
  readonly added: readonly Taint[];
  /** Without an effect: whatever its effect. */
  readonly removed: readonly { readonly key: string; readonly effect?: string }[];
}

/** What is a taint has a `=`, a `:`, or a `-` at its end. (Complete) */
function wordsOf(words: readonly string[]) {
  const isTaint = (word: string) => word.includes('=') || word.includes(':') || word.endsWith('-');
  const at = words.findIndex(isTaint);
  const resources = at < 0 ? words : words.slice(0, at);
  const changes = at < 0 ? [] : words.slice(at);
  const late = changes.find((word) => !isTaint(word));
  if (late !== undefined) throw fault(`all resources must be specified before taint changes: ${late}`);
  if (resources.length === 0) throw fault('one or more resources must be specified as <resource> <name>');
  if (changes.length === 0) throw fault('at least one taint update is required');
  return { resources, changes };
}

/** Reads `key=value:effect`, `key:effect`, and with a `-` at the end what is to go. Throws a KubectlError. (parseTaints) */
export function readTaints(words: readonly string[]): TaintChanges {
  const added: Taint[] = [];
  const removed: { key: string; effect?: string }[] = [];
  for (const word of words) {
    if (word.endsWith('-')) {
      const { key, effect } = readTaint(word.slice(0, -1));
      removed.push({ key, ...(effect && { effect }) });
      continue;
    }
    const one = readTaint(word);
    if (one.effect === '') throw usageFault('taint', `invalid taint spec: ${word}`);
    if (added.some(({ key, effect }) => key === one.key && effect === one.effect)) {
      const printed = `{${one.key} ${one.value ?? ''} ${one.effect} <nil>}`;
      throw usageFault('taint', `duplicated taints with the same key and effect: ${printed}`);
    }
    added.push(one);
  }
  return { added, removed };
}

const EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];

function readTaint(text: string): Taint {
  const invalid = (why?: readonly string[]) =>
    usageFault('taint', `invalid taint spec: ${text}${why ? `, ${why.join('; ')}` : ''}`);
  const parts = text.split(':');
  if (parts.length > 2) throw invalid();
  const effect = parts[1] ?? '';
  if (parts.length === 2 && !EFFECTS.includes(effect))
    throw usageFault('taint', `invalid taint effect: ${effect}, unsupported taint effect`);
  const [key = '', value, more] = parts.length === 1 ? [parts[0]!] : parts[0]!.split('=');
  if (more !== undefined) throw invalid();
  if (value !== undefined) {
    const wrong = labelValue(value);
    if (wrong.length > 0) throw invalid(wrong);
  }
  const wrong = qualifiedName(key);
  if (wrong.length > 0) throw invalid(wrong);
  return { key, ...(value && { value }), effect };
}

function checkKind(type: string): void {
  const word = type.toLowerCase();
  if (kindNamed(word).kind !== 'Node')
    throw fault(`invalid resource type ${word}, only node types are supported`);
}

/** (Validate) */
function checkConflicts({ added, removed }: TaintChanges): void {
  const both = added.flatMap((one) =>
    removed
      .filter(({ key, effect }) => key === one.key && (effect === undefined || effect === one.effect))
      .map(({ key, effect = '' }) => `${key}=${effect}`),
  );
  if (both.length === 0) return;
  throw fault(
    `can not both modify and remove the following taint(s) in the same command: ${both.join(', ')}`,
  );
}

/** (validateFlags) */
function nodesOf(resources: readonly string[], args: Arguments, { api }: Context): readonly Node[] {
  const all = args.isOn('all');
  const selector = args.text('selector') ?? '';
  if (all && selector !== '') throw fault("setting 'all' parameter with a non empty selector is prohibited");
  const nodes = inListOrder(api.list('Node')) as readonly Node[];
  if (all) return nodes;
  if (selector !== '') {
    const wanted = parseSelector(selector);
    return nodes.filter(({ metadata }) => matches(wanted, metadata.labels));
  }
  if (resources.length < 2)
    throw fault("at least one resource name must be specified since 'all' parameter is not set");
  return resources.slice(1).map((name) => {
    const node = nodes.find(({ metadata }) => metadata.name === name);
    if (node === undefined) throw objectNotFound('nodes', name);
    return node;
  });
}

/** The taints of a node with these changes, and what kubectl says it did. (updateTaints, reorganizeTaints) */
export function changed(
  { metadata: { name }, spec: { taints: old = [] } }: Pick<Node, 'metadata' | 'spec'>,
  { added, removed }: TaintChanges,
  overwrite: boolean,
): { readonly taints: readonly Taint[]; readonly verb: string } {
  const same = (a: Taint, b: Taint) => a.key === b.key && a.effect === b.effect;
  const there = added.filter((one) => old.some((other) => same(one, other))).map(({ key }) => key);
  if (!overwrite && there.length > 0) {
    const list = there.join(',');
    throw fault(`node ${name} already has ${list} taint(s) with same effect(s) and --overwrite is false`);
  }
  let taints = [...added, ...old.filter((one) => !added.some((other) => same(one, other)))];
  const isAdded = taints.length !== old.length;
  let isRemoved = false;
  const missing: string[] = [];
  for (const { key, effect } of removed) {
    const left = taints.filter((one) => one.key !== key || (effect !== undefined && one.effect !== effect));
    // What counts is the last of them.
    isRemoved = left.length !== taints.length;
    if (!isRemoved) missing.push(`taint "${effect ? `${key}:${effect}` : key}" not found`);
    taints = left;
  }
  if (missing.length === 1) throw fault(missing[0]!);
  if (missing.length > 1) throw new KubectlError(missing.join('\n'));
  if ((isAdded && isRemoved) || overwrite) return { taints, verb: 'modified' };
  return { taints, verb: isAdded ? 'tainted' : 'untainted' };
}
