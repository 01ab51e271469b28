import type { KubeObject } from '../api/types';
import { resourceSlashName } from '../view/get';
import { asApplied } from '../view/last-applied';
import { type Context, NotSimulated } from './command';
import type { Arguments, Flags } from './flags';
import { fault } from './outcome';
import { type Printer, printerOf } from './output-format';

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

/**
 * When a command looks whether the format of `-o` is one: most do so before they do anything, and some (`label`, `patch`, `apply`,
 * `autoscale`) when they have something to print, which is done by then. See where each calls ToPrinter.
 */
export type FormatChecked = 'before' | 'after';

/** Prints the objects that a command has changed, one after the other. */
export class MutationPrinter {
  private printed = 0;
  private readonly format: string;
  private printer: Printer | undefined;

  /** Throws a KubectlError where what is checked before is no format. */
  constructor(
    args: Arguments,
    private readonly context: Context,
    private readonly dryRun: DryRun,
    checked: FormatChecked = 'before',
  ) {
    this.format = args.text('output') ?? '';
    if (checked === 'before' && this.format !== '') this.printer = printerOf(this.format, 'of others');
  }

  /** `pod/web labeled`, or the object in the format of `-o`. */
  print(object: KubeObject, did: string): void {
    const { output, api } = this.context;
    for (const text of api.deeds?.objects.takeWarnings() ?? []) output.error(`Warning: ${text}\n`);
    const { format } = this;
    if (format === '') return output.out(`${resourceSlashName(object)} ${did}${MARK[this.dryRun]}\n`);
    const whole = asApplied(object, api.lastApplied?.(object));
    const separator = format.toLowerCase() === 'yaml' && this.printed > 0 ? '---\n' : '';
    this.printed += 1;
    this.printer ??= printerOf(format, 'of others');
    output.out(separator + this.printer([whole], true));
  }
}

/** For a command that looks at the format of `-o` before all else. Throws a KubectlError. */
export function checkFormat(args: Arguments): void {
  const format = args.text('output') ?? '';
  if (format !== '') printerOf(format, 'of others');
}
