import { ApiError } from '../api/errors';
import { kindOf, resourceName } from '../api/kinds';
import type { KubeObject } from '../api/types';
import type { Duration } from '../simulation/time';
import { resourceSlashName } from '../view/get';
import type { Command, Context } from './command';
import { durationFlag } from './duration-flag';
import { FILE_FLAGS, namesFiles } from './files';
import type { Arguments } from './flags';
import { type DryRun, dryRunOf, MARK } from './mutation';
import { fault, faults } from './outcome';
import { deleteRaw } from './raw';
import { find, missingResource, objectNamed, readResources } from './resources';
import { targets } from './targets';

/** https://kubernetes.io/docs/reference/kubectl/generated/kubectl_delete/ */
export const remove: Command = {
  needsPresent: true,
  flags: {
    ...FILE_FLAGS,
    all: { type: 'boolean' },
    'all-namespaces': { short: 'A', type: 'boolean' },
    cascade: { type: 'string', bare: 'background' },
    'dry-run': { type: 'string', bare: 'unchanged' },
    'field-selector': { type: 'string' },
    force: { type: 'boolean' },
    'grace-period': { type: 'number' },
    'ignore-not-found': { type: 'boolean' },
    now: { type: 'boolean' },
    output: { short: 'o', type: 'string' },
    raw: { type: 'string' },
    selector: { short: 'l', type: 'string' },
    timeout: { type: 'string' },
    wait: { type: 'boolean' },
  },
  unsupported: {
    interactive: '',
  },
  run(args, context) {
    const { api, output } = context;
    if (args.has('raw')) {
      deleteRaw(args, context);
      return undefined;
    }
    const grace = gracePeriod(args);
    const dryRun = dryRunOf(args);
    const cascade = cascadeOf(args);
    const timeout = durationFlag(args, 'timeout', 'delete') ?? 0;
    checkOutput(args);
    if (args.isOn('force') && grace === 0) {
      output.error(
        'Warning: Immediate deletion does not wait for confirmation that the running resource has been ' +
          'terminated. The resource may continue to run on the cluster indefinitely.\n',
      );
    }
    const { objects, errors, isList } = found(args, context);
    if (context.namespaceIsSaid && objects.some(({ kind }) => kindOf(kind)?.namespaced === false))
      output.error('Warning: deleting cluster-scoped resources, not scoped to the provided namespace\n');
    for (const object of objects) {
      if (dryRun === 'none') api.deeds!.delete(object, grace, cascade);
      output.out(deletionLine(object, grace, args.text('output') === 'name', dryRun));
    }
    const failure = faults(errors);
    if (failure) throw failure;
    if (objects.length === 0 && isList) output.out('No resources found\n');
    if (dryRun === 'none' && (!args.has('wait') || args.isOn('wait')))
      waitUntilGone(objects, timeout, context);
    return undefined;
  },
};

/** Of those that are still there when the time is over, the first is told. 0, the default, is a week. (RunDelete) */
function waitUntilGone(objects: readonly KubeObject[], timeout: Duration, { api }: Context): void {
  const deeds = api.deeds!;
  const limit = api.moment.now + timeout;
  for (const object of objects) {
    const { kind, metadata } = object;
    const { name, namespace = '', uid } = metadata;
    const isGone = () => objectNamed(api, kind, namespace, name)?.metadata.uid !== uid;
    if (timeout <= 0) deeds.waitUntilGone(object);
    else if (!deeds.runUntilTrue(isGone, limit))
      throw fault(`timed out waiting for the condition on ${resourceName(kind).split('.')[0]}/${name}`);
  }
}

/**
 * The seconds to ask for; undefined leaves them to the object. 0 counts only with --force, else it is 1.
 * staging/src/k8s.io/kubectl/pkg/cmd/delete/delete.go (Complete, Validate)
 */
function gracePeriod(args: Arguments): number | undefined {
  let grace = args.number('grace-period') ?? -1;
  const force = args.isOn('force');
  if (args.isOn('now')) {
    if (grace !== -1) throw fault('--now and --grace-period cannot be specified together');
    grace = 1;
  }
  if (grace === 0 && !force) grace = 1;
  if (force && grace < 0) grace = 0;
  if (force && grace > 0)
    throw fault('--force and --grace-period greater than 0 cannot be specified together');
  return grace < 0 ? undefined : grace;
}

function checkOutput(args: Arguments): void {
  const format = args.text('output') ?? '';
  if (format !== '' && format !== 'name')
    throw fault(`unexpected -o output mode: ${format}. We only support '-o name'`);
  if (args.isOn('all') && args.text('selector'))
    throw fault('cannot set --all and --selector at the same time');
  if (args.isOn('all') && args.text('field-selector'))
    throw fault('cannot set --all and --field-selector at the same time');
}

/** `--cascade` says what becomes of what an object owns. */
function cascadeOf(args: Arguments): 'Background' | 'Foreground' | 'Orphan' | undefined {
  const cascade = args.text('cascade');
  switch (cascade) {
    case undefined:
    case 'background':
      return undefined;
    case 'foreground':
      return 'Foreground';
    case 'orphan':
      return 'Orphan';
    default:
      throw fault(`invalid cascade value (${cascade}). Must be "background", "foreground", or "orphan"`);
  }
}

function found(args: Arguments, context: Context) {
  const { api, namespace } = context;
  if (namesFiles(args)) {
    const { objects, errors } = targets(args, context, args.words, 'delete');
    return {
      objects,
      errors: args.isOn('ignore-not-found') ? errors.filter(isNoNotFound) : errors,
      isList: false,
    };
  }
  if (args.words.length === 0) throw missingResource();
  const labels = (args.text('selector') ?? '').trim();
  const fields = (args.text('field-selector') ?? '').trim();
  const question = readResources(args.words);
  if (question.of.kinds && !args.isOn('all') && labels === '' && fields === '')
    throw fault('resource(s) were provided, but no name was specified');
  const allNamespaces = args.isOn('all-namespaces');
  const { objects, errors } = find(api, question, { namespace, allNamespaces, labels, fields });
  const isList = question.of.kinds !== undefined;
  return { objects, errors: args.isOn('ignore-not-found') ? [] : errors, isList };
}

function isNoNotFound(error: Error): boolean {
  return !(error instanceof ApiError || error.message.startsWith('Error from server (NotFound)'));
}

/** `pod "web" force deleted from default namespace` */
export function deletionLine(
  object: KubeObject,
  grace: number | undefined,
  asName: boolean,
  dryRun: DryRun,
): string {
  const name = resourceSlashName(object);
  if (asName) return `${name}\n`;
  const kind = name.slice(0, name.indexOf('/'));
  const { name: own, namespace } = object.metadata;
  const where = kindOf(object.kind)?.namespaced ? ` from ${namespace} namespace` : '';
  return `${kind} "${own}" ${grace === 0 ? 'force deleted' : 'deleted'}${where}${MARK[dryRun]}\n`;
}
