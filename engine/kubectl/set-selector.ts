import { parseSelector } from '../api/selectors';
import type { Service } from '../api/types';
import type { Command } from './command';
import { fault } from './outcome';
import { changeAll, mustName, SET_FLAGS, UNSUPPORTED } from './set-common';

/**
 * Gives a service another selector in place of its own; nothing else can have one this way.
 * https://kubernetes.io/docs/reference/kubectl/generated/kubectl_set/kubectl_set_selector/
 * staging/src/k8s.io/kubectl/pkg/cmd/set/set_selector.go
 */
export const selector: Command = {
  needsPresent: true,
  flags: SET_FLAGS,
  unsupported: { ...UNSUPPORTED, 'resource-version': 'the newest is the one that is changed' },
  run(args, context) {
    const said = args.words.at(-1);
    if (said === undefined) throw fault('one selector is required');
    const wanted = labelsOf(said);
    const words = args.words.slice(0, -1);
    mustName(args, words);
    changeAll(args, context, words, 'selector', (object) => {
      if (object.kind !== 'Service') throw fault('setting a selector is only supported for Services');
      const old = Object.keys((object as Service).spec.selector ?? {}).map((label) => [label, null]);
      return {
        type: 'strategic',
        body: { spec: { selector: { ...Object.fromEntries(old), ...wanted } } },
      };
    });
    return undefined;
  },
};

/** `app=web,tier=front`; a service knows no other expressions. */
function labelsOf(text: string): Readonly<Record<string, string>> {
  const requirements = parseSelector(text);
  const other = requirements.find(({ operator, values }) => operator !== 'In' || values.length !== 1);
  if (other !== undefined) {
    const { key, operator, values } = other;
    throw fault(`match expression [{${key} ${operator} [${values.join(' ')}]}] not supported on this object`);
  }
  return Object.fromEntries(requirements.map(({ key, values }) => [key, values![0]!]));
}
