import { KINDS, type KindInfo } from '../api/kinds';
import { tableText } from '../view/table';
import { type Command, NotSimulated } from './command';
import { fault, usageFault } from './outcome';
import { noPrinter } from './output-format';

/** https://kubernetes.io/docs/reference/kubectl/generated/kubectl_api-resources/ */
export const apiResources: Command = {
  flags: {
    'api-group': { type: 'string' },
    cached: { type: 'boolean' },
    categories: { type: 'string' },
    namespaced: { type: 'boolean' },
    'no-headers': { type: 'boolean' },
    output: { short: 'o', type: 'string' },
    'sort-by': { type: 'string' },
  },
  unsupported: { verbs: '', 'show-managed-fields': '' },
  run(args, { output }) {
    if (args.words.length > 0)
      throw usageFault('api-resources', `unexpected arguments: [${args.words.join(' ')}]`);
    const [format, sortBy] = [args.text('output') ?? '', args.text('sort-by') ?? ''];
    if (OTHER_FORMATS.includes(format))
      throw new NotSimulated(
        `kubectl api-resources -o ${format} is not simulated: leave -o out, or say -o name`,
      );
    if (!['', 'name'].includes(format)) throw noPrinter(format, ['name', ...OTHER_FORMATS]);
    if (!['', 'name', 'kind'].includes(sortBy)) throw fault(`--sort-by accepts only name or kind`);
    const group = args.text('api-group');
    const kinds = KINDS.filter(
      (info) =>
        (group === undefined || info.group === group) &&
        (!args.has('namespaced') || info.namespaced === args.isOn('namespaced')) &&
        args.list('categories').every((category) => info.categories.includes(category)),
    );
    const sorted =
      sortBy === '' ? kinds : [...kinds].sort((a, b) => (keyOf(a, sortBy) < keyOf(b, sortBy) ? -1 : 1));
    if (format === 'name') output.out(sorted.map((info) => `${fullName(info)}\n`).join(''));
    else output.out(tableText(table(sorted), args.isOn('no-headers')));
    return undefined;
  },
};

/** staging/src/k8s.io/kubectl/pkg/cmd/apiresources/print_flags.go */
const OTHER_FORMATS: readonly string[] = ['json', 'kyaml', 'wide', 'yaml'];

function table(kinds: readonly KindInfo[]) {
  return {
    columns: ['NAME', 'SHORTNAMES', 'APIVERSION', 'NAMESPACED', 'KIND'],
    rows: kinds.map(({ plural, shortNames, group, versions, namespaced, kind }) => [
      plural,
      shortNames.join(','),
      group === '' ? versions[0]! : `${group}/${versions[0]!}`,
      String(namespaced),
      kind,
    ]),
  };
}

function keyOf({ plural, kind }: KindInfo, sortBy: string): string {
  return sortBy === 'kind' ? kind : plural;
}

function fullName({ plural, group }: KindInfo): string {
  return group === '' ? plural : `${plural}.${group}`;
}
