import { fieldsOf, textOf } from '../api/fields';
import { kindOf } from '../api/kinds';
import type { KubeObject } from '../api/types';
import { labelText, listingOf, type Moment } from './cells';
import { type Table, tableText } from './table';

/** The flags of `kubectl get` that change the table. */
export interface GetOptions extends Moment {
  /** `-o wide` */
  readonly wide?: boolean;
  /** `--show-labels` */
  readonly showLabels?: boolean;
  /** `-L app,tier` */
  readonly labelColumns?: readonly string[];
  /** `-A`: a column for the namespace. */
  readonly allNamespaces?: boolean;
  /** Names as `pod/web`, as when several kinds are listed. */
  readonly showKind?: boolean;
}

/** The table of `kubectl get KIND`, the objects in the order given. A kind without columns of its own has name and age. */
export function getTable(kind: string, objects: readonly KubeObject[], options: GetOptions): Table {
  const { allNamespaces, labelColumns = [], showKind, showLabels, wide = false } = options;
  const columns = columnsOf(kind, wide);
  const name = columns.indexOf('NAME');
  const rows = objects.map((object) => {
    const { labels, namespace = '' } = object.metadata;
    const cells = [...listingOf(kind).cells(object, options, wide)].slice(0, columns.length);
    if (showKind && name >= 0) cells[name] = resourceSlashName(object);
    return [
      ...(allNamespaces ? [namespace] : []),
      ...cells,
      ...labelColumns.map((label) => labels?.[label] ?? ''),
      ...(showLabels ? [labelText(labels)] : []),
    ];
  });
  return {
    columns: [
      ...(allNamespaces ? ['NAMESPACE'] : []),
      ...columns,
      ...labelColumns.map((label) => label.slice(label.lastIndexOf('/') + 1).toUpperCase()),
      ...(showLabels ? ['LABELS'] : []),
    ],
    rows,
  };
}

/** What `kubectl get` prints, the line that says there is nothing included. */
export function getText(
  kind: string,
  objects: readonly KubeObject[],
  options: GetOptions & { readonly namespace?: string; readonly noHeaders?: boolean },
): string {
  if (objects.length > 0) return tableText(getTable(kind, objects, options), options.noHeaders);
  const where = options.allNamespaces ? undefined : options.namespace;
  return where === undefined ? 'No resources found\n' : `No resources found in ${where} namespace.\n`;
}

/** `kubectl get -o name`: a line for each object. */
export function nameText(objects: readonly KubeObject[]): string {
  return objects.map((object) => `${resourceSlashName(object)}\n`).join('');
}

/** `pod/web`, `deployment.apps/web` */
export function resourceSlashName({ kind, apiVersion, metadata }: KubeObject): string {
  // What kubectl has patched by itself may have lost them. staging/src/k8s.io/cli-runtime/pkg/printers/name.go (PrintObj)
  const { name } = fieldsOf(metadata);
  const version = textOf(apiVersion);
  const slash = version.indexOf('/');
  const group = slash < 0 ? '' : `.${version.slice(0, slash)}`;
  return `${kindOf(kind)?.singular ?? kind.toLowerCase()}${group}/${textOf(name) || '<unknown>'}`;
}

function columnsOf(kind: string, wide: boolean): readonly string[] {
  const { columns, wide: more } = listingOf(kind);
  if (!wide) return columns;
  if (kind !== 'Event') return [...columns, ...more];
  return ['LAST SEEN', 'TYPE', 'REASON', 'OBJECT', ...more.slice(0, 2), 'MESSAGE', ...more.slice(2)];
}
