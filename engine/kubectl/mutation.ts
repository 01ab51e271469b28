import type { KubeObject } from '../api/types';
import { resourceSlashName } from '../view/get';
import { asApplied } from '../view/last-applied';
import { type Context, NotSimulated } from './command';
import type { Arguments, Flags } from './flags';
import { fault } from './outcome';
import { formatted } from './output-format';

/** Flags of commands that change something. */
export const MUTATION_FLAGS: Flags = {
  'allow-missing-template-keys': { type: 'boolean' },
  'dry-run': { type: 'string', bare: 'unchanged' },
  'field-manager': { type: 'string' },
  output: { short: 'o', type: 'string' },
  'show-managed-fields': { type: 'boolean' },
};

export type DryRun = 'none' | 'client' | 'server';

/** staging/src/k8s.io/kubectl/pkg/cmd/util/helpers.go (GetDryRunStrategy) */
export function dryRunOf(args: Arguments): DryRun {
  const text = args.text('dry-run') ?? 'none';
  if (text === 'none' || text === 'client' || text === 'server') return text;
  if (text === 'unchanged' || /^(1|t|true|0|f|false)$/i.test(text))
    throw new NotSimulated('--dry-run without a strategy is deprecated: write --dry-run=client');
  throw fault(`Invalid dry-run value (${text}). Must be "none", "server", or "client".`);
}

/** What stands after what was only tried. */
export const MARK: Readonly<Record<DryRun, string>> = {
  none: '',
  client: ' (dry run)',
  server: ' (server dry run)',
};

/** Prints the objects that a command has changed, one after the other. */
export class MutationPrinter {
  private printed = 0;

  constructor(
    private readonly args: Arguments,
    private readonly context: Context,
    private readonly dryRun: DryRun,
  ) {}

  /** `pod/web labeled`, or the object in the format of `-o`. */
  print(object: KubeObject, did: string): void {
    const { output, api } = this.context;
    for (const text of api.deeds?.objects.takeWarnings() ?? []) output.error(`Warning: ${text}\n`);
    const format = this.args.text('output') ?? '';
    if (format === '') return output.out(`${resourceSlashName(object)} ${did}${MARK[this.dryRun]}\n`);
    const whole = asApplied(object, api.lastApplied?.(object));
    const separator = format === 'yaml' && this.printed > 0 ? '---\n' : '';
    this.printed += 1;
    output.out(separator + formatted(format, [whole], true, false));
  }
}
