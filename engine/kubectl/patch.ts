import { ManifestError } from '../api/errors';
import { readYaml } from '../api/manifest';
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
  unsupported: { local: '' },
  run(args, context) {
    const asked = patchOf(args, context);
    const dryRun = dryRunOf(args);
    const printer = new MutationPrinter(args, context, dryRun, 'after');
    forEach(targets(args, context, args.words, 'patch'), (object) => {
      // Simplified: kubectl patch --dry-run=client asks the server as --dry-run=server does; kubectl patches what it has read itself.
      const patched = context.api.deeds!.objects.patch(object, asked, dryRun !== 'none');
      for (const warning of patched.warnings) context.output.error(`Warning: ${warning}\n`);
      printer.print(patched.object, patched.isSame ? 'patched (no change)' : 'patched');
    });
    return undefined;
  },
};

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
  const body = patchValue(file === '' ? given : fileText(file, context), given);
  if (type === 'json' || isMapping(body)) return { type, body, ...(subresource && { subresource }) };
  throw fault(`unable to parse ${JSON.stringify(given)}: the patch is no mapping`);
}

function patchValue(text: string, given: string): unknown {
  try {
    return readYaml(text, { file: 'patch', line: 1 }).value;
  } catch (error) {
    if (error instanceof ManifestError)
      throw fault(`unable to parse ${JSON.stringify(given)}: ${error.message}`);
    throw error;
  }
}

function fileText(file: string, { surroundings }: Context): string {
  const found = surroundings.files?.read(file, false)?.files[0];
  if (found === undefined) throw fault(`unable to read patch file: open ${file}: no such file or directory`);
  return found.text;
}

function isMapping(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
