import { ManifestError } from '../api/errors';
import { jsonProblem } from '../api/go-json';
import { readYaml } from '../api/manifest';
import { noSubresource, scaleOf } from '../api/scale';
import type { KubeObject } from '../api/types';
import type { Patch } from './api';
import type { Command, Context } from './command';
import { FILE_FLAGS } from './files';
import type { Arguments } from './flags';
import { dryRunOf, MUTATION_FLAGS, MutationPrinter } from './mutation';
import { fault } from './outcome';
import { RECORD_FLAG } from './record';
import { subresourceOf } from './subresource';
import { forEach, targets } from './targets';

const TYPES = ['json', 'merge', 'strategic'] as const;

/** https://kubernetes.io/docs/reference/kubectl/generated/kubectl_patch/ */
export const patch: Command = {
  needsPresent: true,
  flags: {
    ...FILE_FLAGS,
    ...MUTATION_FLAGS,
    patch: { short: 'p', type: 'string' },
    'patch-file': { type: 'string' },
    ...RECORD_FLAG,
    subresource: { type: 'string' },
    type: { type: 'string' },
  },
  unsupported: { local: 'leave it out, and say --dry-run=client', template: '-o jsonpath can say it' },
  run(args, context) {
    const asked = patchOf(args, context);
    const dryRun = dryRunOf(args);
    const printer = new MutationPrinter(args, context, dryRun, 'after');
    const { objects } = context.api.deeds!;
    const found = targets(args, context, args.words, 'patch');
    if (found.objects.length + found.errors.length === 0) throw fault('no objects passed to patch');
    forEach(found, (object) => {
      const patched =
        dryRun === 'client'
          ? objects.patchHere(asRead(object, asked, context), asked)
          : objects.patch(object, asked, dryRun !== 'none');
      for (const warning of patched.warnings) context.output.error(`Warning: ${warning}\n`);
      printer.print(patched.object, patched.isSame ? 'patched (no change)' : 'patched');
    });
    return undefined;
  },
};

/** What kubectl has of an object before it patches it: with --subresource=scale its scale. */
function asRead(object: KubeObject, { subresource }: Patch, { api }: Context): KubeObject {
  if (subresource === undefined) return object;
  if (!api.hasSubresource(object.kind, subresource)) throw noSubresource();
  return subresource === 'scale' ? scaleOf(object) : object;
}

/** staging/src/k8s.io/kubectl/pkg/cmd/patch/patch.go (Validate, RunPatch) */
function patchOf(args: Arguments, context: Context): Patch {
  const [given, file] = [args.text('patch') ?? '', args.text('patch-file') ?? ''];
  if (given !== '' && file !== '') throw fault('cannot specify --patch and --patch-file together');
  if (given === '' && file === '')
    throw fault('must specify --patch or --patch-file containing the contents of the patch');
  const asked = args.text('type') ?? 'strategic';
  const type = TYPES.find((one) => one === asked.toLowerCase());
  if (type === undefined)
    throw fault(`--type must be one of [${TYPES.join(' ')}], not ${JSON.stringify(asked)}`);
  const subresource = subresourceOf(args);
  const read = bodyOf(file === '' ? given : fileText(file, context), given);
  return { type, ...read, ...(subresource && { subresource }) };
}

/**
 * What begins as JSON is sent as it is; all else is YAML, and sent as JSON.
 * staging/src/k8s.io/apimachinery/pkg/util/yaml/decoder.go (ToJSON)
 */
function bodyOf(text: string, given: string): Pick<Patch, 'body' | 'unreadable'> {
  const unreadable = text.trimStart().startsWith('{') ? jsonProblem(text) : undefined;
  if (unreadable !== undefined) return { body: undefined, unreadable };
  try {
    return { body: readYaml(text, { file: 'patch', line: 1 }).value };
  } catch (error) {
    if (!(error instanceof ManifestError)) throw error;
    const problem = error.message.replace(/^error converting YAML to JSON: /, '');
    throw fault(`unable to parse ${JSON.stringify(given)}: ${problem}`);
  }
}

function fileText(file: string, { surroundings }: Context): string {
  const found = surroundings.files?.read(file, false)?.files[0];
  if (found === undefined) throw fault(`unable to read patch file: open ${file}: no such file or directory`);
  return found.text;
}
