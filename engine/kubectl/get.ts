import { isNamespaced, kindOf } from '../api/kinds';
import { scaleOf } from '../api/scale';
import type { KubeObject } from '../api/types';
import { getTable } from '../view/get';
import { JsonPathError } from '../view/jsonpath';
import { asApplied } from '../view/last-applied';
import { sortedBy } from '../view/sort-by';
import { type Table, tableText } from '../view/table';
import type { Command, Context } from './command';
import { warnOfDeprecated } from './deprecated';
import { FILE_FLAGS, namesFiles } from './files';
import type { Arguments } from './flags';
import { fault, faults, usageFault } from './outcome';
import { printerOf } from './output-format';
import { find, type NamedResource, type Resources, readResources, SUGGESTED_RESOURCES } from './resources';
import { subresourceOf, withSubresource } from './subresource';
import { type Targets, targets } from './targets';

/** https://kubernetes.io/docs/reference/kubectl/generated/kubectl_get/ */
export const get: Command = {
  flags: {
    ...FILE_FLAGS,
    'all-namespaces': { short: 'A', type: 'boolean' },
    'chunk-size': { type: 'number' },
    'field-selector': { type: 'string' },
    'ignore-not-found': { type: 'boolean' },
    'label-columns': { short: 'L', type: 'string' },
    'no-headers': { type: 'boolean' },
    output: { short: 'o', type: 'string' },
    selector: { short: 'l', type: 'string' },
    'show-kind': { type: 'boolean' },
    'show-labels': { type: 'boolean' },
    'show-managed-fields': { type: 'boolean' },
    'sort-by': { type: 'string' },
    subresource: { type: 'string' },
  },
  unsupported: {
    watch: 'a step that lets time go on shows what comes next',
    'watch-only': 'a step that lets time go on shows what comes next',
    template: '',
    raw: '',
    'server-print': '',
    'output-watch-events': '',
  },
  run(args, context) {
    const question = questionOf(args, context);
    warnOfDeprecated(context, question);
    const { objects, errors } = answer(args, context, question);
    const format = args.text('output') ?? '';
    if (format === '' || format === 'wide') print(args, context, question, objects, errors.length > 0);
    else if (objects.length > 0 || errors.length === 0) {
      const { names } = question.of;
      const isSingle = names?.length === 1;
      const whole = objects.map((object) => asApplied(object, context.api.lastApplied?.(object)));
      context.output.out(printerOf(format, 'of get')(whole, isSingle, args.isOn('no-headers')));
    }
    const failure = faults(errors);
    if (failure) throw failure;
    return undefined;
  },
};

/** The tables that `kubectl get` prints, one for each kind, for those who want the cells. Throws as `get` does. */
export function getTables(args: Arguments, context: Context): readonly Table[] {
  const question = questionOf(args, context);
  const { objects, errors } = answer(args, context, question);
  const failure = faults(errors);
  if (failure) throw failure;
  return tablesOf(args, context, question, objects);
}

function questionOf(args: Arguments, context: Context): Resources {
  const { output } = context;
  if (namesFiles(args)) return { of: { names: filesTargets(args, context).objects.map(namedResource) } };
  if (args.words.length === 0) {
    output.error(`You must specify the type of resource to get. ${SUGGESTED_RESOURCES}\n\n`);
    throw usageFault(
      'get',
      'Required resource not specified.\nUse "kubectl explain <resource>" for a detailed description of that ' +
        'resource (e.g. kubectl explain pods).',
    );
  }
  const format = args.text('output') ?? '';
  if (args.isOn('show-labels') && format !== '' && format !== 'wide')
    throw fault(`--show-labels option cannot be used with ${format} printer`);
  return readResources(args.words);
}

/** The objects that files name, as they are in the API. */
function filesTargets(args: Arguments, context: Context): Targets {
  return targets(args, context, args.words, 'get');
}

function namedResource({ kind, metadata }: KubeObject): NamedResource {
  return { kind: kindOf(kind)!, name: metadata.name };
}

function answer(args: Arguments, context: Context, question: Resources) {
  const { api, namespace } = context;
  if (namesFiles(args)) {
    const { objects, errors } = filesTargets(args, context);
    return { objects: sorted(args, objects), errors: args.isOn('ignore-not-found') ? [] : errors };
  }
  const subresource = subresourceOf(args);
  const { served, errors: unserved } = withSubresource(api, question, subresource);
  const { objects, errors } = find(api, served, {
    namespace,
    allNamespaces: args.isOn('all-namespaces'),
    labels: (args.text('selector') ?? '').trim(),
    fields: (args.text('field-selector') ?? '').trim(),
  });
  return {
    objects: sorted(args, subresource === 'scale' ? objects.map(scaleOf) : objects),
    errors: args.isOn('ignore-not-found') ? [] : [...unserved, ...errors],
  };
}

function sorted(args: Arguments, objects: readonly KubeObject[]): readonly KubeObject[] {
  const path = args.text('sort-by');
  if (!path) return objects;
  try {
    return sortedBy(path, objects);
  } catch (error) {
    if (error instanceof JsonPathError) throw fault(error.message);
    throw error;
  }
}

function print(
  args: Arguments,
  context: Context,
  question: Resources,
  objects: readonly KubeObject[],
  hasErrors: boolean,
): void {
  const { output, namespace } = context;
  const noHeaders = args.isOn('no-headers');
  const texts = tablesOf(args, context, question, objects).map((table) => tableText(table, noHeaders));
  output.out(texts.join(noHeaders ? '' : '\n'));
  if (texts.length > 0 || hasErrors || args.isOn('ignore-not-found')) return;
  const inNamespace =
    !args.isOn('all-namespaces') && (question.of.kinds ?? []).every(({ namespaced }) => namespaced);
  output.error(`No resources found${inNamespace ? ` in ${namespace} namespace.` : ''}\n`);
}

/** Rows of one kind that follow each other are one table. */
function tablesOf(
  args: Arguments,
  { api }: Context,
  { of }: Resources,
  objects: readonly KubeObject[],
): readonly Table[] {
  const runs: KubeObject[][] = [];
  for (const object of objects) {
    if (runs.at(-1)?.[0]?.kind === object.kind) runs.at(-1)!.push(object);
    else runs.push([object]);
  }
  const kinds = of.kinds ?? of.names.map(({ kind }) => kind);
  const options = {
    ...api.moment,
    wide: args.text('output') === 'wide',
    showLabels: args.isOn('show-labels'),
    labelColumns: args.list('label-columns'),
    showKind: new Set(kinds).size > 1 || args.isOn('show-kind'),
  };
  return runs.map((run) => {
    const { kind } = run[0]!;
    return getTable(kind, run, {
      ...options,
      allNamespaces: args.isOn('all-namespaces') && isNamespaced(kind),
    });
  });
}
