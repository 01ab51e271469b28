import { groupVersion } from '../api/kinds';
import type { KubeObject } from '../api/types';
import type { Command, Context } from './command';
import { namesFiles } from './files';
import type { Arguments, Flags } from './flags';
import { dryRunOf, MUTATION_FLAGS, MutationPrinter } from './mutation';
import { fault, faults } from './outcome';
import { CHANGE_CAUSE, RECORD_FLAG } from './record';
import { forEach, resourcesAndPairs, TARGET_FLAGS, type Targets, targets } from './targets';

const FLAGS: Flags = {
  ...TARGET_FLAGS,
  ...MUTATION_FLAGS,
  list: { type: 'boolean' },
  overwrite: { type: 'boolean' },
  ...RECORD_FLAG,
};

/** https://kubernetes.io/docs/reference/kubectl/generated/kubectl_label/ */
export const label: Command = {
  needsPresent: true,
  flags: FLAGS,
  unsupported: { local: '', 'resource-version': '' },
  run(args, context) {
    const dryRun = dryRunOf(args);
    const { resources, pairs } = resourcesAndPairs(args.words, 'label');
    const changes = labelChanges(pairs);
    check(args, resources, pairs, 'label');
    const printer = new MutationPrinter(args, context, dryRun, 'after');
    const found = targets(args, context, resources, 'label');
    forEach(found, (object) => {
      if (args.isOn('list')) return list(object, found, 'labels', context);
      const old = object.metadata.labels ?? {};
      if (dryRun !== 'client')
        for (const key of changes.remove)
          if (!Object.hasOwn(old, key)) context.output.out(`label ${JSON.stringify(key)} not found.\n`);
      if (!args.isOn('overwrite')) refuseOverwriting(old, changes.set);
      const added = Object.keys(changes.set).some((key) => old[key] !== changes.set[key]);
      const removed = changes.remove.some((key) => Object.hasOwn(old, key));
      const did = added && removed ? 'modified' : added ? 'labeled' : removed ? 'unlabeled' : 'not labeled';
      const after = added || removed ? written(object, 'labels', changes, context, dryRun) : object;
      printer.print(after, did);
    });
    return undefined;
  },
};

/** https://kubernetes.io/docs/reference/kubectl/generated/kubectl_annotate/ */
export const annotate: Command = {
  needsPresent: true,
  flags: FLAGS,
  unsupported: { local: '', 'resource-version': '' },
  run(args, context) {
    const dryRun = dryRunOf(args);
    const printer = new MutationPrinter(args, context, dryRun);
    const { resources, pairs } = resourcesAndPairs(args.words, 'annotation');
    const changes = annotationChanges(pairs);
    check(args, resources, pairs, 'annotation');
    const found = targets(args, context, resources, 'annotate');
    forEach(found, (object) => {
      if (args.isOn('list')) return list(object, found, 'annotations', context);
      if (!args.isOn('overwrite')) refuseAnnotating(object.metadata.annotations ?? {}, changes.set);
      printer.print(written(object, 'annotations', changes, context, dryRun), 'annotated');
    });
    return undefined;
  },
};

interface Changes {
  readonly set: Readonly<Record<string, string>>;
  readonly remove: readonly string[];
}

/** staging/src/k8s.io/kubectl/pkg/cmd/label/label.go (parseLabels) */
function labelChanges(pairs: readonly string[]): Changes {
  const set: Record<string, string> = {};
  const remove: string[] = [];
  for (const pair of pairs) {
    const parts = pair.split('=');
    if (parts.length > 2) throw fault(`invalid label spec: ${pair}`);
    if (parts.length === 1) remove.push(pair.slice(0, -1));
    else set[parts[0]!] = checkedValue(parts[1]!, pair);
  }
  if (remove.some((key) => Object.hasOwn(set, key)))
    throw fault('can not both modify and remove a label in the same command');
  return { set, remove };
}

/** staging/src/k8s.io/kubectl/pkg/cmd/annotate/annotate.go (parseAnnotations, validateAnnotations) */
function annotationChanges(pairs: readonly string[]): Changes {
  const set: Record<string, string> = {};
  const remove: string[] = [];
  for (const pair of pairs) {
    const at = pair.indexOf('=');
    if (at > 0) set[pair.slice(0, at)] = pair.slice(at + 1);
    else remove.push(pair.slice(0, -1));
  }
  const both = remove.filter((key) => Object.hasOwn(set, key));
  if (both.length > 0) {
    throw fault(
      `can not both modify and remove the following annotation(s) in the same command: ${both.join(', ')}`,
    );
  }
  return { set, remove };
}

function check(args: Arguments, resources: readonly string[], pairs: readonly string[], what: string): void {
  if (args.isOn('list') && args.has('output'))
    throw fault('--list and --output may not be specified together');
  for (const other of ['selector', 'field-selector']) {
    if (args.isOn('all') && args.text(other)) throw fault(`cannot set --all and --${other} at the same time`);
  }
  if (resources.length === 0 && !namesFiles(args))
    throw fault('one or more resources must be specified as <resource> <name> or <resource>/<name>');
  if (pairs.length === 0 && !args.isOn('list')) throw fault(`at least one ${what} update is required`);
}

/** staging/src/k8s.io/apimachinery/pkg/util/validation/validation.go (IsValidLabelValue) */
function checkedValue(value: string, pair: string): string {
  const complaints: string[] = [];
  if (value.length > 63) complaints.push('must be no more than 63 bytes');
  if (!/^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$/.test(value)) {
    complaints.push(
      "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end " +
        "with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is " +
        "'(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')",
    );
  }
  if (complaints.length > 0)
    throw fault(`invalid label value: ${JSON.stringify(pair)}: ${complaints.join(';')}`);
  return value;
}

type Map = Readonly<Record<string, string>>;

function refuseOverwriting(old: Map, set: Map): void {
  const errors = Object.keys(set)
    .filter((key) => Object.hasOwn(old, key) && old[key] !== set[key])
    .map((key) => fault(`'${key}' already has a value (${old[key]}), and --overwrite is false`));
  const failure = faults(errors);
  if (failure) throw failure;
}

function refuseAnnotating(old: Map, set: Map): void {
  const kept = Object.keys(set).filter(
    (key) => key !== CHANGE_CAUSE && Object.hasOwn(old, key) && old[key] !== set[key],
  );
  if (kept.length === 0) return;
  const list = kept.map((key) => `'${key}' already has a value (${old[key]})`).join('; ');
  throw fault(`--overwrite is false but found the following declared annotation(s): ${list}`);
}

function written(
  object: KubeObject,
  field: 'labels' | 'annotations',
  { set, remove }: Changes,
  { api }: Context,
  dryRun: 'none' | 'client' | 'server',
): KubeObject {
  const changes = { ...set, ...Object.fromEntries(remove.map((key) => [key, null])) };
  if (dryRun === 'client') {
    const merged = { ...object.metadata[field], ...changes };
    const kept = Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== null));
    return { ...object, metadata: { ...object.metadata, [field]: kept } } as KubeObject;
  }
  const body = { metadata: { [field]: changes } };
  return api.deeds!.objects.patch(object, { type: 'merge', body }, dryRun === 'server').object;
}

function list(
  { apiVersion, kind, metadata }: KubeObject,
  { isSingle }: Targets,
  field: 'labels' | 'annotations',
  { output }: Context,
): void {
  if (!isSingle)
    output.out(`Listing ${field} for ${kind}.${groupVersion(apiVersion).group}/${metadata.name}:\n`);
  for (const [key, value] of Object.entries(metadata[field] ?? {}))
    output.out(`${isSingle ? '' : ' '}${key}=${value}\n`);
}
