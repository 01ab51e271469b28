import { groupKind, resourceName } from '../api/kinds';
import type { KubeObject } from '../api/types';
import { resourceSlashName } from '../view/get';
import { rolloutStatus } from '../view/rollout-status';
import type { WorkloadRef, WorkloadVerbs } from './api';
import type { Command, Context } from './command';
import { durationFlag } from './duration-flag';
import { FILE_FLAGS, namesFiles } from './files';
import type { Arguments } from './flags';
import { fault } from './outcome';
import { historyText } from './rollout-history';
import { unknownSubcommand } from './suggestions';
import { forEach, targets } from './targets';

/** https://kubernetes.io/docs/reference/kubectl/generated/kubectl_rollout/ */
export const rollout: Command = {
  needsPresent: true,
  flags: {
    ...FILE_FLAGS,
    selector: { short: 'l', type: 'string' },
    'to-revision': { type: 'number' },
    revision: { type: 'number' },
    timeout: { type: 'string' },
    watch: { type: 'boolean', short: 'w' },
  },
  unsupported: { 'dry-run': '', output: '' },
  run(args, context) {
    const [verb = '', ...words] = args.words;
    const deed = deedOf(verb, args, context);
    if (deed === undefined) throw unknownSubcommand('rollout', args.words);
    if (words.length === 0 && !namesFiles(args)) throw fault('required resource not specified');
    const meant = targets(args, context, words, `rollout ${verb}`, true);
    forEach(meant, deed);
    if (meant.objects.length === 0 && verb !== 'undo' && verb !== 'history')
      context.output.error(`No resources found in ${context.namespace} namespace.\n`);
    return undefined;
  },
};

function deedOf(verb: string, args: Arguments, context: Context): ((object: KubeObject) => void) | undefined {
  if (verb === 'status') return (object) => followRollout(object, args, context);
  if (verb === 'history') return (object) => printHistory(object, args.number('revision') ?? 0, context);
  const carryOut = Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined;
  return (
    carryOut &&
    ((object) => {
      if (verb === 'undo' && context.api.lastApplied?.(object) !== undefined)
        context.output.error(appliedBefore(object));
      const said = carryOut(context.api.deeds!.workloads, refOf(object), args);
      context.output.out(`${resourceSlashName(object)} ${said}\n`);
    })
  );
}

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
  // 0, the default, is for ever.
  const timeout = durationFlag(args, 'timeout', 'rollout status') || undefined;
  if (!api.deeds!.follow(object, tell, timeout)) throw fault('timed out waiting for the condition');
}

/** Only of Deployments it is looked at. */
function checkRevision({ kind, metadata }: KubeObject, wanted: number): void {
  if (wanted <= 0 || kind !== 'Deployment') return;
  const running = Number(metadata.annotations?.['deployment.kubernetes.io/revision'] ?? 0);
  if (running !== wanted)
    throw fault(`desired revision (${wanted}) is different from the running revision (${running})`);
}

function printHistory(object: KubeObject, revision: number, { api, output }: Context): void {
  if (rolloutStatus(object) === undefined)
    throw fault(`no history viewer has been implemented for "${groupKind(object.kind)}"`);
  const which = revision > 0 ? `with revision #${revision}` : '';
  output.out(`${resourceSlashName(object)} ${which}\n${historyText(object, revision, api)}\n`);
}

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

function refOf({ kind, metadata }: KubeObject): WorkloadRef {
  return { kind, namespace: metadata.namespace ?? '', name: metadata.name };
}
