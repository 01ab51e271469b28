import { ApiError } from '../api/errors';
import type { RawObject } from '../api/manifest';
import type { KubeObject } from '../api/types';
import type { Command, Context } from './command';
import { madeUp } from './files';
import type { Arguments, Flags } from './flags';
import { dryRunOf, type FormatChecked, MUTATION_FLAGS, MutationPrinter } from './mutation';
import { fault, usageFault } from './outcome';
import { recorded } from './record';

/** How `kubectl create KIND` makes its object of a command line. */
export interface Maker {
  readonly flags: Flags;
  readonly required?: readonly string[];
  /** What stands before a refusal of the server, as in `failed to create configmap: `; nothing where it is told as it is. */
  readonly failure?: string;
  readonly unsupported?: Command['unsupported'];
  /** Throws a KubectlError. */
  make(args: Arguments, context: Context): RawObject;
}

/** The command of a maker. staging/src/k8s.io/kubectl/pkg/cmd/create/create.go */
export function creating(maker: Maker): Command {
  return {
    needsPresent: true,
    flags: {
      ...MUTATION_FLAGS,
      'save-config': { type: 'boolean' },
      validate: { type: 'string', bare: 'strict' },
      ...maker.flags,
    },
    unsupported: { template: '', 'append-hash': '', ...maker.unsupported },
    run(args, context) {
      const missing = (maker.required ?? []).filter((flag) => !args.has(flag));
      if (missing.length > 0)
        throw fault(`required flag(s) ${missing.map((flag) => JSON.stringify(flag)).join(', ')} not set`);
      createOne(args, context, maker.make(args, context), maker.failure);
      return undefined;
    },
  };
}

/** Sends a new object to the server, unless only its client is to try, and prints what came of it, unless `did` is empty. */
export function createOne(
  args: Arguments,
  context: Context,
  generated: RawObject,
  failure: string | undefined,
  did = 'created',
  checked: FormatChecked = 'before',
): KubeObject {
  const dryRun = dryRunOf(args);
  const printer = new MutationPrinter(args, context, dryRun, checked);
  const isNoted = args.isOn('save-config');
  const object = recorded(context, generated);
  let made = object as unknown as KubeObject;
  if (dryRun !== 'client') {
    const loaded = madeUp(withNamespace(object, context), context);
    try {
      made = context.api.deeds!.objects.create(loaded, dryRun === 'server', isNoted);
    } catch (error) {
      if (failure === undefined || !(error instanceof ApiError)) throw error;
      throw fault(`${failure}${error.message}`);
    }
  }
  if (did !== '') printer.print(made, did);
  return made;
}

/** The one word that names the object. Throws a KubectlError. (NameFromCommandArgs) */
export function nameOf({ words }: Arguments, title: string): string {
  if (words.length !== 1)
    throw usageFault(`create ${title}`, `exactly one NAME is required, got ${words.length}`);
  return words[0]!;
}

/** The metadata of an object that a command makes up: its namespace only where it was said. */
export function metadataOf(
  name: string,
  { namespace, namespaceIsSaid }: Context,
  labels?: Readonly<Record<string, string>>,
) {
  return { ...(labels && { labels }), name, ...(namespaceIsSaid && { namespace }) };
}

/** A list of flags that were given, apart at commas. */
export function given(args: Arguments, flag: string): readonly string[] {
  return args.list(flag).filter((text) => text !== '');
}

function withNamespace(object: RawObject, { namespace }: Context): RawObject {
  if (object.metadata?.namespace !== undefined) return object;
  return { ...object, metadata: { ...object.metadata, namespace } };
}
