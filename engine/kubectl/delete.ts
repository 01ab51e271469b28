import { kindOf } from '../api/kinds';
import type { KubeObject } from '../api/types';
import { resourceSlashName } from '../view/get';
import type { Command, Context } from './command';
import type { Arguments } from './flags';
import { fault, faults } from './outcome';
import { find, missingResource, readResources } from './resources';

/** https://kubernetes.io/docs/reference/kubectl/generated/kubectl_delete/ */
export const remove: Command = {
  needsPresent: true,
  flags: {
    all: { type: 'boolean' },
    'all-namespaces': { short: 'A', type: 'boolean' },
    'field-selector': { type: 'string' },
    force: { type: 'boolean' },
    'grace-period': { type: 'number' },
    'ignore-not-found': { type: 'boolean' },
    now: { type: 'boolean' },
    output: { short: 'o', type: 'string' },
    selector: { short: 'l', type: 'string' },
    wait: { type: 'boolean' },
  },
  unsupported: {
    cascade: 'what owns others is not deleted here yet',
    filename: 'name the objects',
    kustomize: 'name the objects',
    'dry-run': '',
    interactive: '',
    raw: '',
    recursive: '',
    timeout: '',
  },
  run(args, context) {
    const { api, output } = context;
    const grace = gracePeriod(args);
    checkOutput(args);
    if (args.isOn('force') && grace === 0) {
      output.error(
        'Warning: Immediate deletion does not wait for confirmation that the running resource has been ' +
          'terminated. The resource may continue to run on the cluster indefinitely.\n',
      );
    }
    const { objects, errors } = found(args, context);
    for (const object of objects) {
      api.deeds!.delete(object, grace);
      output.out(line(object, grace, args.text('output') === 'name'));
    }
    const failure = faults(errors);
    if (failure) throw failure;
    if (objects.length === 0) output.out('No resources found\n');
    if (!args.has('wait') || args.isOn('wait'))
      for (const object of objects) api.deeds!.waitUntilGone(object);
    return undefined;
  },
};

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

function found(args: Arguments, { api, namespace }: Context) {
  if (args.words.length === 0) throw missingResource('delete');
  const labels = (args.text('selector') ?? '').trim();
  const fields = (args.text('field-selector') ?? '').trim();
  const question = readResources(args.words);
  if (question.of.kinds && !args.isOn('all') && labels === '' && fields === '')
    throw fault('resource(s) were provided, but no name was specified');
  const allNamespaces = args.isOn('all-namespaces');
  const { objects, errors } = find(api, question, { namespace, allNamespaces, labels, fields });
  return { objects, errors: args.isOn('ignore-not-found') ? [] : errors };
}

/** `pod "web" force deleted from default namespace` */
function line(object: KubeObject, grace: number | undefined, asName: boolean): string {
  const name = resourceSlashName(object);
  if (asName) return `${name}\n`;
  const kind = name.slice(0, name.indexOf('/'));
  const { name: own, namespace } = object.metadata;
  const where = kindOf(object.kind)?.namespaced ? ` from ${namespace} namespace` : '';
  return `${kind} "${own}" ${grace === 0 ? 'force deleted' : 'deleted'}${where}\n`;
}
