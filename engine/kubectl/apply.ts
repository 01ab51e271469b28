import { ApiError } from '../api/errors';
import { fieldsOf } from '../api/fields';
import { resourceName } from '../api/kinds';
import type { LoadedObject } from '../api/manifest';
import type { KubeObject } from '../api/types';
import { seconds } from '../simulation/time';
import { asApplied } from '../view/last-applied';
import type { Applied } from './api';
import { type Command, type Context, NotSimulated } from './command';
import { FILE_FLAGS, type FromFile, missingFiles, namesFiles, objectsOfFiles, ofFile } from './files';
import type { Arguments } from './flags';
import { type DryRun, dryRunOf, MUTATION_FLAGS, MutationPrinter } from './mutation';
import { fault, faults, usageFault } from './outcome';
import { printerOf } from './output-format';
import { checkPruning, leftOver, PRUNE_FLAGS } from './prune';
import { RECORD_FLAG, recorded } from './record';
import { refusedApply, resourceText } from './refused-apply';
import { objectNamed } from './resources';
import { viewLastApplied } from './view-last-applied';

/** https://kubernetes.io/docs/reference/kubectl/generated/kubectl_apply/ */
export const apply: Command = {
  needsPresent: true,
  flags: {
    ...FILE_FLAGS,
    ...MUTATION_FLAGS,
    overwrite: { type: 'boolean' },
    ...PRUNE_FLAGS,
    ...RECORD_FLAG,
    selector: { short: 'l', type: 'string' },
    validate: { type: 'string', bare: 'strict' },
    wait: { type: 'boolean' },
  },
  unsupported: {
    applyset: 'kubectl apply --prune takes away what is left over',
    cascade: '',
    force: 'delete the object and apply it again',
    'force-conflicts': '',
    'grace-period': '',
    'server-side': 'who owns which field is not kept, so leave it out',
    subresource: '',
    timeout: '',
    'openapi-patch': '',
  },
  commands: { 'view-last-applied': viewLastApplied },
  absent: {
    'edit-last-applied': 'kubectl apply notes what it is given',
    'set-last-applied': 'kubectl apply notes what it is given',
  },
  run(args, context) {
    if (args.words.length > 0) throw usageFault('apply', `Unexpected args: [${args.words.join(' ')}]`);
    if (!namesFiles(args)) throw missingFiles();
    checkPruning(args);
    const { objects, errors } = objectsOfFiles(args, context, 'apply');
    if (objects.length === 0 && errors.length === 0) throw fault('no objects passed to apply');
    const outcome = new Applying(args, context, errors);
    for (const one of objects) outcome.apply(one);
    outcome.end();
    return undefined;
  },
};

/** One `kubectl apply`: what fails is told at the end, and does not keep the rest. */
class Applying {
  private readonly dryRun: DryRun;
  private readonly printer: MutationPrinter;
  private readonly errors: Error[];
  private readonly done: KubeObject[] = [];

  constructor(
    private readonly args: Arguments,
    private readonly context: Context,
    errors: readonly Error[],
  ) {
    this.errors = [...errors];
    this.dryRun = dryRunOf(args);
    this.printer = new MutationPrinter(args, context, this.dryRun, 'after');
    checkValidation(args);
  }

  apply({ loaded, file }: FromFile): void {
    try {
      const { object, did } = this.carryOut({ loaded, file });
      if (this.printsAsLines) this.printer.print(object, did);
      this.done.push(object);
    } catch (error) {
      if (error instanceof ApiError) this.errors.push(this.told(error, { loaded, file }));
      else if (error instanceof Error && error.name === 'KubectlError') this.errors.push(error);
      else throw error;
    }
  }

  end(): void {
    const { args, context, done, printer } = this;
    const failure = faults(this.errors);
    if (failure) throw failure;
    if (!this.printsAsLines && done.length > 0) {
      const whole = done.map((object) => asApplied(object, context.api.lastApplied?.(object)));
      context.output.out(printerOf(args.text('output')!, 'of others')(whole, done.length === 1));
    }
    if (!args.isOn('prune')) return;
    for (const object of leftOver(done, args, context)) {
      if (this.dryRun === 'none') context.api.deeds!.delete(object, undefined);
      printer.print(object, 'pruned');
    }
  }

  private get printsAsLines(): boolean {
    const format = this.args.text('output') ?? '';
    return format === '' || format === 'name';
  }

  private there({ object: { kind, metadata } }: FromFile['loaded']): KubeObject | undefined {
    const { api, namespace } = this.context;
    return objectNamed(api, kind, metadata?.namespace ?? namespace, metadata?.name ?? '');
  }

  /** What is refused of a new object names the file, of one that is there it shows the patch. */
  private told(error: ApiError, from: FromFile): Error {
    const { api, namespace } = this.context;
    const patch = api.deeds!.objects.applyPatch(from.loaded);
    return patch === undefined ? ofFile(error, from.file) : refusedApply(error, from, patch, namespace);
  }

  /** Where another has written meanwhile, it tries again, five times; after the first it waits a second each. (Patcher.Patch) */
  private patched(loaded: LoadedObject): Applied {
    const { api } = this.context;
    const { objects, runUntilTrue } = api.deeds!;
    for (let retries = 0; ; retries += 1) {
      try {
        return objects.apply(loaded, this.dryRun !== 'none');
      } catch (error) {
        if (!(error instanceof ApiError) || error.reason !== 'Conflict' || retries === 5) throw error;
        if (retries > 0) runUntilTrue.call(api.deeds, () => false, api.moment.now + seconds(1));
      }
    }
  }

  private carryOut({ loaded, file }: FromFile): { object: KubeObject; did: string } {
    const { output, namespace } = this.context;
    const { kind } = loaded.object;
    const { name, generateName } = namesOf(loaded);
    if (name === '' && generateName !== '')
      throw fault(`from ${generateName}: cannot use generate name with apply`);
    checkAsked(loaded, name, file, namespace);
    if (this.dryRun === 'client' && this.there(loaded) === undefined) {
      const object = recorded(this.context, loaded.object);
      return { object: asApplied(object as unknown as KubeObject, noteOf(object)), did: 'created' };
    }
    const { object, did, hadNoNote } = this.patched(loaded);
    if (hadNoNote) output.error(withoutNote(`${resourceName(kind).split('.')[0]}/${name}`));
    if (object.metadata.deletionTimestamp)
      output.error(`Warning: Detected changes to resource ${name} which is currently being deleted.\n`);
    return { object, did };
  }
}

/** `--validate=false` sends a manifest as it is, and the server drops what it does not know. */
export function checkValidation(args: Arguments): void {
  const validate = args.text('validate') ?? 'true';
  if (['true', 'strict'].includes(validate)) return;
  if (['false', 'ignore', 'warn'].includes(validate))
    throw new NotSimulated(`--validate=${validate} is not simulated: mend the manifest`);
  throw fault(
    `invalid - validate option ${JSON.stringify(validate)}; must be one of: strict (or true), warn, ignore (or false)`,
  );
}

/** A name that is no text is none. */
function namesOf({ object: { metadata } }: LoadedObject) {
  const textOf = (value: unknown) => (typeof value === 'string' ? value : '');
  const { name, generateName } = fieldsOf(metadata);
  return { name: textOf(name), generateName: textOf(generateName) };
}

/**
 * It asks for what is there before it does anything, and of what cannot be a name there is nothing to ask.
 * staging/src/k8s.io/client-go/rest/request.go (Name), staging/src/k8s.io/cli-runtime/pkg/resource/visitor.go (Info.String)
 */
function checkAsked(loaded: LoadedObject, name: string, file: string, namespace: string): void {
  const problem = problemOf(name);
  if (problem === undefined) return;
  throw fault(
    `error when retrieving current configuration of:\n${resourceText(loaded, namespace)}\n` +
      `from server for: ${JSON.stringify(file)}: ${problem}`,
  );
}

/** staging/src/k8s.io/apimachinery/pkg/api/validation/path/name.go (IsValidPathSegmentName) */
function problemOf(name: string): string | undefined {
  if (name === '') return 'resource name may not be empty';
  const problems =
    name === '.' || name === '..'
      ? [`may not be '${name}'`]
      : ['/', '%'].filter((one) => name.includes(one)).map((one) => `may not contain '${one}'`);
  return problems.length === 0
    ? undefined
    : `invalid resource name ${JSON.stringify(name)}: [${problems.join(' ')}]`;
}

/** What it notes of a manifest. */
function noteOf(object: LoadedObject['object']): object {
  return { ...object, metadata: { annotations: {}, ...object.metadata } };
}

function withoutNote(name: string): string {
  return (
    `Warning: resource ${name} is missing the kubectl.kubernetes.io/last-applied-configuration annotation which is required by ` +
    'kubectl apply. kubectl apply should only be used on resources created declaratively by either kubectl create ' +
    '--save-config or kubectl apply. The missing annotation will be patched automatically.\n'
  );
}
