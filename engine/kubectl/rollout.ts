import type { KubeObject } from '../api/types';
import { resourceSlashName } from '../view/get';
import type { WorkloadRef, WorkloadVerbs } from './api';
import { type Command, type Context, NotSimulated } from './command';
import type { Arguments } from './flags';
import { fault, faults } from './outcome';
import { find, missingResource, readResources } from './resources';

/** https://kubernetes.io/docs/reference/kubectl/generated/kubectl_rollout/ , of Deployments */
export const rollout: Command = {
  needsPresent: true,
  flags: { 'to-revision': { type: 'number' } },
  unsupported: { filename: 'name the objects', selector: 'name the objects', 'dry-run': '', output: '' },
  run(args, context) {
    const [verb = '', ...words] = args.words;
    const carryOut = Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined;
    if (carryOut === undefined) throw new NotSimulated(`kubectl rollout ${verb} is not simulated yet`);
    for (const object of named(words, `rollout ${verb}`, context)) {
      if (object.kind !== 'Deployment')
        throw new NotSimulated(`kubectl rollout ${verb} of a ${object.kind} is not simulated yet`);
      const said = carryOut(context.api.deeds!.workloads, refOf(object), args);
      context.output.out(`${resourceSlashName(object)} ${said}\n`);
    }
    return undefined;
  },
};

/** https://kubernetes.io/docs/reference/kubectl/generated/kubectl_scale/ */
export const scale: Command = {
  needsPresent: true,
  flags: { replicas: { type: 'number' } },
  unsupported: {
    all: 'name the objects',
    'current-replicas': '',
    filename: 'name the objects',
    selector: 'name the objects',
    'resource-version': '',
    timeout: '',
    'dry-run': '',
    output: '',
  },
  run(args, context) {
    const replicas = args.number('replicas');
    if (replicas === undefined || replicas < 0)
      throw fault('The --replicas=COUNT flag is required, and COUNT must be greater than or equal to 0');
    for (const object of named(args.words, 'scale', context)) {
      if (!SCALABLE.has(object.kind))
        throw new NotSimulated(`kubectl scale of a ${object.kind} is not simulated`);
      context.api.deeds!.workloads.scale(refOf(object), replicas);
      context.output.out(`${resourceSlashName(object)} scaled\n`);
    }
    return undefined;
  },
};

const SCALABLE = new Set(['Deployment', 'ReplicaSet', 'ReplicationController', 'StatefulSet']);

type Verb = (workloads: WorkloadVerbs, ref: WorkloadRef, args: Arguments) => string;

/** What each does, and answers what kubectl says after the name. */
const VERBS: Readonly<Record<string, Verb>> = {
  undo(workloads, ref, args) {
    const revision = args.number('to-revision') ?? 0;
    return workloads.rollBack(ref, revision)
      ? 'rolled back'
      : `skipped rollback (current template already matches revision ${revision})`;
  },
  restart(workloads, ref) {
    workloads.restart(ref);
    return 'restarted';
  },
  pause(workloads, ref) {
    workloads.pause(ref);
    return 'paused';
  },
  resume(workloads, ref) {
    workloads.resume(ref);
    return 'resumed';
  },
};

function named(
  words: readonly string[],
  command: string,
  { api, namespace }: Context,
): readonly KubeObject[] {
  if (words.length === 0) throw missingResource(command);
  const question = readResources(words);
  if (question.of.kinds)
    throw new NotSimulated(`kubectl ${command} of all objects of a kind is not simulated yet`);
  const { objects, errors } = find(api, question, {
    namespace,
    allNamespaces: false,
    labels: '',
    fields: '',
  });
  const failure = faults(errors);
  if (failure) throw failure;
  return objects;
}

function refOf({ kind, metadata }: KubeObject): WorkloadRef {
  return { kind, namespace: metadata.namespace ?? '', name: metadata.name };
}
