import { goValue } from '../api/go-value';
import type { KubeObject } from '../api/types';
import { JsonPathError, relaxedPath, valuesAt } from './jsonpath';
import { type Table, tableText } from './table';

/**
 * `kubectl get -o custom-columns=NAME:.metadata.name,…`. Throws a JsonPathError, in kubectl's words, for what is no such
 * list. staging/src/k8s.io/kubectl/pkg/cmd/get/customcolumn.go
 */
export function customColumnsText(
  specification: string,
  objects: readonly KubeObject[],
  noHeaders = false,
): string {
  return tableText(customColumns(specification, objects), noHeaders);
}

function customColumns(specification: string, objects: readonly KubeObject[]): Table {
  if (specification === '')
    throw new JsonPathError('custom-columns format specified but no custom columns given');
  const columns = specification.split(',').map((part) => {
    const colon = part.indexOf(':');
    if (colon < 0) {
      throw new JsonPathError(`unexpected custom-columns spec: ${part}, expected <header>:<json-path-expr>`);
    }
    return { header: part.slice(0, colon), path: relaxedPath(part.slice(colon + 1)) };
  });
  return {
    columns: columns.map(({ header }) => header),
    rows: objects.map((object) => columns.map(({ path }) => cell(valuesAt(path, object)))),
  };
}

function cell(values: readonly unknown[]): string {
  return values.length === 0 ? '<none>' : values.map(goValue).join(',');
}
