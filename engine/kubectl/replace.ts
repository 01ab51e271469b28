import { ApiError } from '../api/errors';
import type { KubeObject } from '../api/types';
import { checkValidation } from './apply';
import { type Command, NotSimulated } from './command';
import { deletionLine } from './delete';
import { FILE_FLAGS, namesFiles, objectsOfFiles, ofFile } from './files';
import { dryRunOf, MUTATION_FLAGS, MutationPrinter } from './mutation';
import { fault, faults } from './outcome';
import { replaceRaw } from './raw';
import { RECORD_FLAG, recorded } from './record';
import { objectNamed } from './resources';
import { subresourceOf } from './subresource';
import { isTold } from './targets';

/** https://kubernetes.io/docs/reference/kubectl/generated/kubectl_replace/ */
export const replace: Command = {
  needsPresent: true,
  flags: {
    ...FILE_FLAGS,
    ...MUTATION_FLAGS,
    ...RECORD_FLAG,
    force: { type: 'boolean' },
    'grace-period': { type: 'number' },
    raw: { type: 'string' },
    'save-config': { type: 'boolean' },
    subresource: { type: 'string' },
    validate: { type: 'string', bare: 'strict' },
    wait: { type: 'boolean' },
  },
  unsupported: { cascade: '', timeout: '' },
  run(args, context) {
    const force = args.isOn('force');
    if ((args.number('grace-period') ?? -1) >= 0 && !force)
      throw fault('--grace-period must have --force specified');
    const dryRun = dryRunOf(args);
    const printer = new MutationPrinter(args, context, dryRun);
    if (force && dryRun !== 'none') throw fault('--dry-run can not be used when --force is set');
    if (!namesFiles(args)) throw fault('must specify --filename to replace');
    if (args.has('raw')) {
      replaceRaw(args, context);
      return undefined;
    }
    checkValidation(args);
    const subresource = subresourceOf(args);
    if (subresource === 'scale')
      throw new NotSimulated(
        'kubectl replace --subresource=scale is not simulated: kubectl scale does the same',
      );
    const { objects, errors } = objectsOfFiles(args, context, 'replace');
    const all: Error[] = [...errors];
    const { objects: verbs } = context.api.deeds!;
    const there = ({ kind, metadata }: (typeof objects)[number]['loaded']['object']) =>
      objectNamed(context.api, kind, metadata?.namespace ?? context.namespace, metadata?.name ?? '');
    const old = force ? objects.flatMap(({ loaded }) => there(loaded.object) ?? []) : [];
    const grace = graceOf(args.number('grace-period'));
    for (const object of old) {
      context.api.deeds!.delete(object, grace);
      context.output.out(deletionLine(object, grace, args.text('output') === 'name', dryRun));
    }
    for (const object of old) context.api.deeds!.waitUntilGone(object);
    for (const { loaded, file } of objects) {
      try {
        if (force) printer.print(verbs.create(loaded, false, args.isOn('save-config')), 'replaced');
        else if (dryRun === 'client')
          printer.print(recorded(context, loaded.object) as unknown as KubeObject, 'replaced');
        else printer.print(verbs.replace(loaded, dryRun === 'server', subresource), 'replaced');
      } catch (error) {
        if (!isTold(error)) throw error;
        all.push(error instanceof ApiError ? ofFile(error, file, 'replacing') : error);
      }
    }
    const failure = faults(all);
    if (failure) throw failure;
    return undefined;
  },
};

/** Undefined leaves the time to the object: --force does not hasten. 0 is made 1. (ReplaceOptions.Complete) */
function graceOf(grace: number | undefined): number | undefined {
  return grace === undefined || grace < 0 ? undefined : Math.max(grace, 1);
}
