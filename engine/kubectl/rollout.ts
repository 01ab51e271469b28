import { groupKind, resourceName } from '../api/kinds';
import type { KubeObject } from '../api/types';
import { resourceSlashName } from '../view/get';
import { rolloutStatus } from '../view/rollout-status';
import type { WorkloadRef, WorkloadVerbs } from './api';
import type { Command, Context } from './command';
import { durationFlag } from './duration-flag';
import { FILE_FLAGS, namesFiles } from './files';
import type { Arguments, Flags } from './flags';
import { dryRunOf, MUTATION_FLAGS, MutationPrinter } from './mutation';
import { fault } from './outcome';
import { objectNamed } from './resources';
import { historyObjects, historyText, rollBackText } from './rollout-history';
import { unknownSubcommand } from './suggestions';
import { forEach, targets } from './targets';

const FLAGS: Flags = { ...FILE_FLAGS, selector: { short: 'l', type: 'string' } };
const { 'dry-run': DRY_RUN, 'field-manager': FIELD_MANAGER, ...PRINT_FLAGS } = MUTATION_FLAGS;

/** https://kubernetes.io/docs/reference/kubectl/generated/kubectl_rollout/ */
export const rollout: Command = {
  needsPresent: true,
  flags: FLAGS,
  unsupported: {},
  commands: {
    history: verb('history', { revision: { type: 'number' }, ...PRINT_FLAGS }, historyOf),
    pause: verb('pause', { 'field-manager': FIELD_MANAGER!, ...PRINT_FLAGS }, deedOf),
    restart: verb('restart', { 'field-manager': FIELD_MANAGER!, ...PRINT_FLAGS }, deedOf),
    resume: verb('resume', { 'field-manager': FIELD_MANAGER!, ...PRINT_FLAGS }, deedOf),
    status: verb(
      'status',
      {
        revision: { type: 'number' },
        timeout: { type: 'string' },
        watch: { type: 'boolean', short: 'w' },
      },
      (_, args, context) => (object) => followRollout(object, args, context),
    ),
    undo: verb('undo', { 'dry-run': DRY_RUN!, 'to-revision': { type: 'number' }, ...PRINT_FLAGS }, undoOf),
  },
  run(args) {
    throw unknownSubcommand('rollout', args.words);
  },
};

/** What a command does with each of its objects. */
type Deed = (object: KubeObject) => void;

function verb(
  name: string,
  flags: Flags,
  deed: (name: string, args: Arguments, context: Context) => Deed,
): Command {
  return {
    needsPresent: true,
    flags: { ...FLAGS, ...flags },
    unsupported: { template: 'podlife has no templates of Go; -o jsonpath can say it' },
    run(args, context) {
      const carryOut = deed(name, args, context);
      if (args.words.length === 0 && !namesFiles(args)) throw fault('required resource not specified');
      const revision = args.number('revision') ?? 0;
      if (revision < 0) throw fault(`revision must be a positive integer: ${revision}`);
      const meant = targets(args, context, args.words, `rollout ${name}`, true);
      forEach(meant, carryOut);
      if (meant.objects.length === 0 && name !== 'undo' && name !== 'history')
        context.output.error(`No resources found in ${context.namespace} namespace.\n`);
      return undefined;
    },
  };
}

/** Pause, restart and resume print the object as it is after them. */
function deedOf(name: string, args: Arguments, context: Context): Deed {
  const { api } = context;
  const printer = new MutationPrinter(args, context, 'none', 'after');
  return (object) => {
    const ref = refOf(object);
    const said = VERBS[name]!(api.deeds!.workloads, ref);
    printer.print(objectNamed(api, ref.kind, ref.namespace, ref.name) ?? object, said);
  };
}

/** Undo prints the object as it was before. (RunUndo) */
function undoOf(_: string, args: Arguments, context: Context): Deed {
  const revision = args.number('to-revision') ?? 0;
  const dryRun = dryRunOf(args);
  const printer = new MutationPrinter(args, context, dryRun, 'after');
  return (object) => {
    if (context.api.lastApplied?.(object) !== undefined) context.output.error(appliedBefore(object));
    const { workloads } = context.api.deeds!;
    if (dryRun === 'client') return printer.print(object, rollBackText(object, revision, context.api));
    const isDone = workloads.rollBack(refOf(object), revision, dryRun === 'server');
    const skipped = `skipped rollback (current template already matches revision ${revision})`;
    printer.print(object, isDone ? 'rolled back' : skipped);
  };
}

function historyOf(_: string, args: Arguments, context: Context): Deed {
  const revision = args.number('revision') ?? 0;
  const printer = args.has('output') ? new MutationPrinter(args, context, 'none') : undefined;
  return (object) => {
    if (rolloutStatus(object) === undefined)
      throw fault(`no history viewer has been implemented for "${groupKind(object.kind)}"`);
    if (printer !== undefined)
      for (const past of historyObjects(object, revision, context.api)) printer.print(past, '');
    else printHistory(object, revision, context);
  };
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
  const which = revision > 0 ? `with revision #${revision}` : '';
  output.out(`${resourceSlashName(object)} ${which}\n${historyText(object, revision, api)}\n`);
}

/** What each does, and answers what kubectl says after the name. */
const VERBS: Readonly<Record<string, (workloads: WorkloadVerbs, ref: WorkloadRef) => string>> = {
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
