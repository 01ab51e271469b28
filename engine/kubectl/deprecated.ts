import type { Context } from './command';
import type { Resources } from './resources';

/**
 * Says what the API server warns of when a deprecated kind is asked for: once in a command.
 * staging/src/k8s.io/client-go/rest/warnings.go (NewWarningWriter)
 */
export function warnOfDeprecated({ api, output }: Context, { of }: Resources): void {
  const kinds = new Set(of.kinds ?? of.names.map(({ kind }) => kind));
  for (const { kind } of kinds) {
    const warning = api.warningOf?.(kind);
    if (warning !== undefined) output.error(`Warning: ${warning}\n`);
  }
}
