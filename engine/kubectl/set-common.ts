import { ApiError } from '../api/errors';
import type { KubeObject } from '../api/types';
import type { Patch } from './api';
import type { Context } from './command';
import { namesFiles } from './files';
import type { Arguments, Flags } from './flags';
import { dryRunOf, MUTATION_FLAGS, MutationPrinter } from './mutation';
import { fault, faults } from './outcome';
import { RECORD_FLAG } from './record';
import { isTold, TARGET_FLAGS, targets } from './targets';

const { 'all-namespaces': _, 'field-selector': __, ...OF_SET } = TARGET_FLAGS;
/** Of `set env`; the others can record themselves, too. */
export const ENV_FLAGS: Flags = { ...OF_SET, ...MUTATION_FLAGS };
export const SET_FLAGS: Flags = { ...ENV_FLAGS, ...RECORD_FLAG };
export const CONTAINERS: Flags = { containers: { short: 'c', type: 'string' } };
export const UNSUPPORTED = { local: '' };

export type Changed = (object: KubeObject, errors: Error[]) => Patch | undefined;

/**
 * Patches all objects that are meant, if each is there; those that stay as they are are not spoken of. (CalculatePatches)
 * @param validate what is looked at when all have been found
 */
export function changeAll(
  args: Arguments,
  context: Context,
  words: readonly string[],
  what: string,
  changed: Changed,
  validate?: () => void,
): void {
  const dryRun = dryRunOf(args);
  const printer = new MutationPrinter(args, context, dryRun);
  const { objects, errors } = targets(args, context, words, 'set');
  // Only kubectl set selector takes one after the other.
  const missing = what === 'selector' ? undefined : faults(errors);
  if (missing) throw missing;
  validate?.();
  const all: Error[] = [...errors];
  for (const object of objects) {
    try {
      const patch = changed(object, all);
      if (patch === undefined) continue;
      const after =
        dryRun === 'client'
          ? object
          : context.api.deeds!.objects.patch(object, patch, dryRun === 'server').object;
      printer.print(after, `${what} updated`);
    } catch (error) {
      if (!isTold(error)) throw error;
      all.push(
        error instanceof ApiError
          ? fault(`failed to patch ${FAILED[what] ?? what}: ${error.message}`)
          : error,
      );
    }
  }
  const failure = faults(all);
  if (failure) throw failure;
}

const FAILED: Readonly<Record<string, string>> = {
  image: 'image update to pod template',
  env: 'env update to pod template',
  'resource requirements': 'resources update to pod template',
  serviceaccount: 'ServiceAccountName',
};

export function mustName(args: Arguments, words: readonly string[]): void {
  if (args.isOn('all') && args.text('selector'))
    throw fault('cannot set --all and --selector at the same time');
  if (words.length === 0 && !namesFiles(args))
    throw fault('one or more resources must be specified as <resource> <name> or <resource>/<name>');
}

/** A name, or a pattern with `*`. (selectString) */
export function selects(pattern: string, name: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(name);
}
