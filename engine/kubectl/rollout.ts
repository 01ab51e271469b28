import { GoDurationError, parseGoDuration } from '../api/go-duration';
import { groupKind, resourceName } from '../api/kinds';
import type { KubeObject } from '../api/types';
import { resourceSlashName } from '../view/get';
import { rolloutStatus } from '../view/rollout-status';
import type { WorkloadRef, WorkloadVerbs } from './api';
import { type Command, type Context, NotSimulated } from './command';
import type { Arguments } from './flags';
import { fault, faults } from './outcome';
import { find, missingResource, readResources } from './resources';
import { historyText } from './rollout-history';

/** https://kubernetes.io/docs/reference/kubectl/generated/kubectl_rollout/ */
export const rollout: Command = {
  needsPresent: true,
  flags: {
    'to-revision': { type: 'number' },
    revision: { type: 'number' },
    timeout: { type: 'string' },
    watch: { type: 'boolean', short: 'w' },
  },
  unsupported: { filename: 'name the objects', selector: 'name the objects', 'dry-run': '', output: '' },
  run(args, context) {
    const [verb = '', ...words] = args.words;
    if (verb === 'status' || verb === 'history') {
      for (const object of named(words, `rollout ${verb}`, context)) {
        if (verb === 'status') followRollout(object, args, context);
        else printHistory(object, args.number('revision') ?? 0, context);
      }
      return undefined;
    }
    const carryOut = Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined;
    if (carryOut === undefined) throw new NotSimulated(`kubectl rollout ${verb} is not simulated yet`);
    for (const object of named(words, `rollout ${verb}`, context)) {
      if (verb === 'undo' && context.api.lastApplied?.(object) !== undefined)
        context.output.error(appliedBefore(object));
      const said = carryOut(context.api.deeds!.workloads, refOf(object), args);
      context.output.out(`${resourceSlashName(object)} ${said}\n`);
    }
    return undefined;
  },
};

/** staging/src/k8s.io/kubectl/pkg/cmd/rollout/rollout_undo.go */
function appliedBefore({ kind, metadata }: KubeObject): string {
  return (
    `Warning: resource ${resourceName(kind).split('.')[0]}/${metadata.name} was previously managed with 'kubectl apply'. Rolling ` +
    'back will not update the kubectl.kubernetes.io/last-applied-configuration annotation, which may cause unexpected ' +
    "behavior on future 'kubectl apply' operations. Consider using 'kubectl apply' with your previous configuration file " +
    'instead.\n'
  );
}

/** A line for the object as it is and for each change of it, until the rollout is done. */
function followRollout(object: KubeObject, args: Arguments, { api, output }: Context): void {
  const { kind } = object;
  if (rolloutStatus(object) === undefined)
    throw fault(`no status viewer has been implemented for ${groupKind(kind)}`);
  const tell = (now: KubeObject | undefined): boolean => {
    if (now === undefined) throw fault('object has been deleted');
    checkRevision(now, args.number('revision') ?? 0);
    const status = rolloutStatus(now)!;
    if (status.line === undefined) throw fault(status.error);
    output.out(`${status.line}\n`);
    return status.done || (args.has('watch') && !args.isOn('watch'));
  };
  if (!api.deeds!.follow(object, tell, timeoutOf(args.text('timeout'))))
    throw fault('timed out waiting for the condition');
}

/** Only of Deployments it is looked at. */
function checkRevision({ kind, metadata }: KubeObject, wanted: number): void {
  if (wanted <= 0 || kind !== 'Deployment') return;
  const running = Number(metadata.annotations?.['deployment.kubernetes.io/revision'] ?? 0);
  if (running !== wanted)
    throw fault(`desired revision (${wanted}) is different from the running revision (${running})`);
}

/** 0, the default, is for ever. */
function timeoutOf(text: string | undefined): number | undefined {
  if (text === undefined || text === '0') return undefined;
  try {
    return parseGoDuration(text);
  } catch (error) {
    if (!(error instanceof GoDurationError)) throw error;
    throw fault(`invalid argument "${text}" for "--timeout" flag: ${error.message}`);
  }
}

function printHistory(object: KubeObject, revision: number, { api, output }: Context): void {
  if (rolloutStatus(object) === undefined)
    throw fault(`no history viewer has been implemented for "${groupKind(object.kind)}"`);
  const which = revision > 0 ? `with revision #${revision}` : '';
  output.out(`${resourceSlashName(object)} ${which}\n${historyText(object, revision, api)}\n`);
}

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
      context.api.deeds!.workloads.scale(refOf(object), replicas);
      context.output.out(`${resourceSlashName(object)} scaled\n`);
    }
    return undefined;
  },
};

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
