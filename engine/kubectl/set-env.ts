import { type Fields, fieldsOf, listOf } from '../api/fields';
import type { KubeObject } from '../api/types';
import type { Command, Context } from './command';
import type { Arguments } from './flags';
import { fault, faults } from './outcome';
import { containerNamesOf, containersChanged } from './pod-spec';
import { CONTAINERS, changeAll, ENV_FLAGS, mustName, selects, UNSUPPORTED } from './set-common';
import { targets } from './targets';

/** https://kubernetes.io/docs/reference/kubectl/generated/kubectl_set/kubectl_set_env/ */
export const env: Command = {
  needsPresent: true,
  flags: {
    ...ENV_FLAGS,
    ...CONTAINERS,
    env: { short: 'e', type: 'string' },
    from: { type: 'string' },
    keys: { type: 'string' },
    list: { type: 'boolean' },
    overwrite: { type: 'boolean' },
    prefix: { type: 'string' },
  },
  unsupported: { ...UNSUPPORTED, resolve: '' },
  run(args, context) {
    const isChange = (word: string) => /^.+=/s.test(word) || word.endsWith('-');
    const first = args.words.findIndex(isChange);
    const resources = first < 0 ? args.words : args.words.slice(0, first);
    const changes = first < 0 ? [] : args.words.slice(first);
    if (!changes.every(isChange)) {
      throw fault(`all resources must be specified before environment changes: ${args.words.join(' ')}`);
    }
    mustName(args, resources);
    const { set, remove } = variables([...args.every('env'), ...changes]);
    const prefix = args.text('prefix') ?? '';
    const added = [...set, ...fromObject(args, context)].map((one) => ({
      ...one,
      name: `${prefix}${one.name}`,
    }));
    const isMeant = (name: string) => selects(args.text('containers') ?? '*', name);
    if (args.isOn('list'))
      return listVariables(
        targets(args, context, resources, 'set env').objects,
        isMeant,
        added,
        remove,
        context,
      );
    if (added.length === 0 && changes.length === 0)
      throw fault('at least one environment variable must be provided');
    changeAll(args, context, resources, 'env', (object) => {
      if (!containerNamesOf(object).some(isMeant)) {
        const { kind, metadata } = object;
        const selector = JSON.stringify(args.text('containers') ?? '*');
        context.output.error(
          `Warning: ${kind}/${metadata.name} does not have any containers matching ${selector}\n`,
        );
      }
      return containersChanged(object, isMeant, (container) => withVariables(container, added, remove));
    });
    return undefined;
  },
};

interface Variable extends Fields {
  readonly name: string;
}

/** staging/src/k8s.io/kubectl/pkg/cmd/set/env/env_parse.go */
function variables(changes: readonly string[]): { set: readonly Variable[]; remove: readonly string[] } {
  const set: Variable[] = [];
  const remove: string[] = [];
  for (const change of changes) {
    const at = change.indexOf('=');
    if (at > 0) set.push({ name: change.slice(0, at), value: change.slice(at + 1) });
    else remove.push(change.slice(0, -1));
  }
  if (set.some(({ name }) => remove.includes(name)))
    throw fault('can not both modify and remove the same environment variable in the same command');
  return { set, remove };
}

/** The variables of a ConfigMap or Secret that `--from` names. */
function fromObject(args: Arguments, context: Context): readonly Variable[] {
  const from = args.text('from');
  const keys = args.has('keys') ? args.list('keys') : undefined;
  if (from === undefined) {
    if (keys) throw fault('when specifying --keys, a configmap or secret must be provided with --from');
    return [];
  }
  const { objects, errors } = targets(withoutFiles(args), context, [from], 'set env');
  const failure = faults(errors);
  if (failure) throw failure;
  return objects.flatMap(({ kind, metadata, ...rest }) => {
    const source = kind === 'Secret' ? 'secretKeyRef' : kind === 'ConfigMap' ? 'configMapKeyRef' : undefined;
    if (source === undefined) throw fault('unsupported resource specified in --from');
    return Object.keys(fieldsOf((rest as Fields).data))
      .filter((key) => keys === undefined || keys.includes(key))
      .map((key) => ({
        name: key.toUpperCase().replace(/[^A-Z0-9_]/g, '_'),
        valueFrom: { [source]: { key, name: metadata.name } },
      }));
  });
}

function withoutFiles(args: Arguments): Arguments {
  return {
    ...args,
    words: args.words,
    has: () => false,
    text: () => undefined,
    list: () => [],
    isOn: () => false,
  } as Arguments;
}

/** What is there keeps its place; what is new comes last. (updateEnv) */
function withVariables(container: Fields, added: readonly Variable[], remove: readonly string[]): Fields {
  const before = listOf(container.env).map((one) => fieldsOf(one) as Variable);
  const kept = before
    .filter(({ name }) => !remove.includes(name))
    .map((one) => added.find(({ name }) => name === one.name) ?? one);
  const fresh = added.filter(({ name }) => !before.some((one) => one.name === name));
  const env = [...kept, ...fresh];
  if (env.length === 0 && before.length === 0) return container;
  return { ...container, env };
}

function listVariables(
  objects: readonly KubeObject[],
  isMeant: (name: string) => boolean,
  added: readonly Variable[],
  remove: readonly string[],
  { output }: Context,
): undefined {
  for (const object of objects) {
    containersChanged(object, isMeant, (container) => {
      output.out(`# ${object.kind} ${object.metadata.name}, container ${container.name}\n`);
      for (const one of listOf(withVariables(container, added, remove).env)) {
        const { name, value, valueFrom } = fieldsOf(one);
        if (valueFrom === undefined) output.out(`${name}=${value ?? ''}\n`);
        else output.out(`# ${name} from ${sourceText(fieldsOf(valueFrom))}\n`);
      }
      return container;
    });
  }
  return undefined;
}

/** staging/src/k8s.io/kubectl/pkg/cmd/set/env/env_resolve.go (GetEnvVarRefString) */
function sourceText(from: Fields): string {
  const [configMap, secret, field] = [
    fieldsOf(from.configMapKeyRef),
    fieldsOf(from.secretKeyRef),
    fieldsOf(from.fieldRef),
  ];
  if (configMap.name) return `configmap ${configMap.name}, key ${configMap.key}`;
  if (secret.name) return `secret ${secret.name}, key ${secret.key}`;
  if (field.fieldPath) return `field path ${field.fieldPath}`;
  const resource = fieldsOf(from.resourceFieldRef);
  if (resource.resource) return `resource field ${resource.containerName ?? ''}/${resource.resource}`;
  return 'invalid valueFrom';
}
