import type { KubeObject } from '../api/types';
import { customColumnsText } from '../view/custom-columns';
import { nameText } from '../view/get';
import { jsonText } from '../view/json';
import { JsonPathError, templateText } from '../view/jsonpath';
import { parseJsonPath } from '../view/jsonpath-syntax';
import { yamlText } from '../view/yaml';
import { NotSimulated } from './command';
import { fault } from './outcome';

/**
 * Objects in a format of `-o` that is no table. A list of them is a List, unless one was asked for by its name.
 * Throws a KubectlError for what is no format.
 * staging/src/k8s.io/kubectl/pkg/cmd/get/get_flags.go (ToPrinter)
 */
export function formatted(
  format: string,
  objects: readonly KubeObject[],
  isSingle: boolean,
  noHeaders: boolean,
): string {
  const equals = format.indexOf('=');
  const name = equals < 0 ? format : format.slice(0, equals);
  const template = equals < 0 ? '' : format.slice(equals + 1);
  switch (name) {
    case 'yaml':
      return yamlText(whole(objects, isSingle));
    case 'json':
      return `${jsonText(whole(objects, isSingle), '    ')}\n`;
    case 'name':
      return nameText(objects);
    case 'jsonpath':
      return jsonPath(template, whole(objects, isSingle));
    case 'custom-columns':
      return said(() => customColumnsText(template, objects, noHeaders));
  }
  if (Object.hasOwn(INSTEAD, name))
    throw new NotSimulated(`kubectl -o ${name} is not simulated: ${INSTEAD[name]} can say it`);
  throw fault(
    `unable to match a printer suitable for the output format "${name}", allowed formats are: ${ALLOWED}`,
  );
}

function whole(objects: readonly KubeObject[], isSingle: boolean): unknown {
  const [object] = objects;
  if (isSingle && object !== undefined) return object;
  return { apiVersion: 'v1', items: objects, kind: 'List', metadata: { resourceVersion: '' } };
}

function jsonPath(template: string, subject: unknown): string {
  if (template === '') throw fault('template format specified but no template given');
  const read = said(
    () => parseJsonPath(template),
    (message) => `error parsing jsonpath ${template}, ${message}`,
  );
  // Simplified: kubectl adds the object in Go's own notation to this error.
  return said(
    () => templateText(read, subject),
    (message) => `error executing jsonpath ${JSON.stringify(template)}: ${message}`,
  );
}

function said<T>(answer: () => T, told = (message: string) => message): T {
  try {
    return answer();
  } catch (error) {
    if (error instanceof JsonPathError) throw fault(told(error.message));
    throw error;
  }
}

/** Formats that kubectl has beside, and what says the same. */
const INSTEAD: Readonly<Record<string, string>> = {
  'go-template': '-o jsonpath',
  'go-template-file': '-o jsonpath',
  template: '-o jsonpath',
  templatefile: '-o jsonpath',
  'jsonpath-as-json': '-o jsonpath',
  'jsonpath-file': '-o jsonpath',
  'custom-columns-file': '-o custom-columns',
  kyaml: '-o yaml',
};

const ALLOWED =
  'custom-columns,custom-columns-file,go-template,go-template-file,json,jsonpath,jsonpath-as-json,jsonpath-file,' +
  'kyaml,name,template,templatefile,wide,yaml';
