import { jsonText } from '../view/json';
import { yamlText } from '../view/yaml';
import type { Command } from './command';
import { FILE_FLAGS } from './files';
import { fault, faults, usageFault } from './outcome';
import { targets } from './targets';

/**
 * What `kubectl apply` has noted of its manifests.
 * https://kubernetes.io/docs/reference/kubectl/generated/kubectl_apply/kubectl_apply_view-last-applied/
 * staging/src/k8s.io/kubectl/pkg/cmd/apply/apply_view_last_applied.go
 */
export const viewLastApplied: Command = {
  flags: {
    ...FILE_FLAGS,
    all: { type: 'boolean' },
    output: { short: 'o', type: 'string' },
    selector: { short: 'l', type: 'string' },
  },
  unsupported: {},
  run(args, context) {
    const { objects, errors } = targets(args, context, args.words, 'apply view-last-applied');
    const failure = faults(errors);
    if (failure) throw failure;
    const notes = objects.map((object) => {
      const note = context.api.lastApplied?.(object);
      if (note !== undefined) return note;
      throw fault(`no last-applied-configuration annotation found on resource: ${object.metadata.name}\n`);
    });
    const format = args.text('output') ?? 'yaml';
    if (format !== 'yaml' && format !== 'json')
      throw usageFault(
        'apply view-last-applied',
        `Unexpected -o output mode: ${format}, the flag 'output' must be one of yaml|json`,
      );
    for (const note of notes)
      context.output.out(format === 'yaml' ? yamlText(note) : `${jsonText(note, '  ')}\n`);
    return undefined;
  },
};
