import { objectNotFound } from '../api/errors';
import { resourceName } from '../api/kinds';
import type { KubeObject } from '../api/types';
import { described } from '../view/describe/describe';
import { type Command, type Context, NotSimulated } from './command';
import { warnOfDeprecated } from './deprecated';
import { FILE_FLAGS, namesFiles } from './files';
import type { Arguments } from './flags';
import { fault, faults } from './outcome';
import { find, readResources, SUGGESTED_RESOURCES } from './resources';
import { targets } from './targets';

/** https://kubernetes.io/docs/reference/kubectl/generated/kubectl_describe/ */
export const describe: Command = {
  flags: {
    ...FILE_FLAGS,
    'all-namespaces': { short: 'A', type: 'boolean' },
    'chunk-size': { type: 'number' },
    selector: { short: 'l', type: 'string' },
    'show-events': { type: 'boolean' },
  },
  unsupported: {},
  run(args, context) {
    const { api, namespace, output } = context;
    const allNamespaces = args.isOn('all-namespaces');
    if (namesFiles(args)) {
      const { objects, errors } = targets(args, context, args.words, 'describe');
      print(objects, errors, args, context);
      return undefined;
    }
    if (args.words.length === 0)
      throw fault(`You must specify the type of resource to describe. ${SUGGESTED_RESOURCES}`);
    const selection = { namespace, allNamespaces, labels: (args.text('selector') ?? '').trim(), fields: '' };
    const question = readResources(args.words);
    warnOfDeprecated(context, question);
    const { objects, errors } = find(api, question, selection);
    const [named] = question.of.names ?? [];
    if (errors.length > 0 && args.words.length === 2 && named !== undefined) {
      const matching = find(api, { of: { kinds: [named.kind] } }, selection).objects.filter(({ metadata }) =>
        metadata.name.startsWith(named.name),
      );
      if (matching.length === 0) throw objectNotFound(resourceName(named.kind.kind), named.name);
      const showEvents = showsEvents(matching, errors, args);
      for (const object of matching) output.out(`${text(object, context, showEvents)}\n`);
      return undefined;
    }
    print(objects, errors, args, context);
    if (objects.length === 0)
      output.error(`No resources found${allNamespaces ? '' : ` in ${namespace} namespace.`}\n`);
    return undefined;
  },
};

function print(
  objects: readonly KubeObject[],
  errors: readonly Error[],
  args: Arguments,
  context: Context,
): void {
  const showEvents = showsEvents(objects, errors, args);
  context.output.out(objects.map((object) => text(object, context, showEvents)).join('\n\n'));
  const failure = faults(errors);
  if (failure) throw failure;
}

/** Without --show-events, more objects than one have none. */
function showsEvents(objects: readonly KubeObject[], errors: readonly Error[], args: Arguments): boolean {
  if (args.has('show-events')) return args.isOn('show-events');
  return objects.length <= 1 && errors.length === 0;
}

function text(object: KubeObject, { api }: Context, showEvents: boolean): string {
  const found = described(object, api.moment, api, showEvents);
  if (found === undefined)
    throw new NotSimulated(`kubectl describe ${object.kind} is not simulated: kubectl get -o yaml shows it`);
  return found;
}
