import type { KubeObject } from '../api/types';
import { customColumnsText } from '../view/custom-columns';
import { nameText } from '../view/get';
import { jsonText } from '../view/json';
import { JsonPathError, templateText } from '../view/jsonpath';
import { parseJsonPath } from '../view/jsonpath-syntax';
import { yamlText } from '../view/yaml';
import { NotSimulated } from './command';
import { fault, type KubectlError } from './outcome';

/** Prints objects in a format that is no table. A list of them is a List, unless one was asked for by its name. */
export type Printer = (objects: readonly KubeObject[], isSingle?: boolean, noHeaders?: boolean) => string;

/** Which formats a command knows: `get` has its own, all others that print objects have the same. */
export type Formats = 'of get' | 'of others';

/**
 * What prints in a format of `-o`. Throws a KubectlError for what is no format, and for a template that cannot be read.
 * staging/src/k8s.io/kubectl/pkg/cmd/get/get_flags.go, staging/src/k8s.io/cli-runtime/pkg/genericclioptions/print_flags.go (ToPrinter)
 */
export function printerOf(format: string, formats: Formats): Printer {
  const [, name = '', template = ''] = TEMPLATE.exec(format) ?? [];
  switch (name === '' ? format.toLowerCase() : name) {
    case 'yaml':
      return (objects, isSingle = false) => yamlText(whole(objects, isSingle));
    case 'json':
      return (objects, isSingle = false) => `${jsonText(whole(objects, isSingle), '    ')}\n`;
    case 'name':
      return nameText;
    case 'jsonpath':
      return jsonPathPrinter(template);
    case 'custom-columns':
      if (formats === 'of others') break;
      return (objects, _, noHeaders = false) => said(() => customColumnsText(template, objects, noHeaders));
  }
  const instead = INSTEAD[name || format.toLowerCase()];
  if (instead !== undefined && !(formats === 'of others' && name.startsWith('custom-columns')))
    throw new NotSimulated(`kubectl -o ${name || format} is not simulated: ${instead} can say it`);
  throw noPrinter(format, formats === 'of get' ? [...OF_OTHERS, ...OF_GET_ALONE] : OF_OTHERS);
}

/** `jsonpath`, `jsonpath={.kind}`: a format with a template, and the template. */
const TEMPLATE =
  /^(jsonpath|jsonpath-as-json|jsonpath-file|go-template|go-template-file|template|templatefile|custom-columns|custom-columns-file)(?:=(.*))?$/s;

/** There is no such format. */
export function noPrinter(format: string, allowed: readonly string[]): KubectlError {
  const list = [...allowed].sort().join(',');
  return fault(
    `unable to match a printer suitable for the output format ${JSON.stringify(format)}, allowed formats are: ${list}`,
  );
}

function whole(objects: readonly KubeObject[], isSingle: boolean): unknown {
  const [object] = objects;
  if (isSingle && object !== undefined) return object;
  return { apiVersion: 'v1', items: objects, kind: 'List', metadata: { resourceVersion: '' } };
}

function jsonPathPrinter(template: string): Printer {
  if (template === '') throw fault('template format specified but no template given');
  const read = said(
    () => parseJsonPath(template),
    (message) => `error parsing jsonpath ${template}, ${message}`,
  );
  // Simplified: kubectl adds the object in Go's own notation to this error.
  return (objects, isSingle = false) =>
    said(
      () => templateText(read, whole(objects, isSingle)),
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

const OF_OTHERS: readonly string[] =
  'go-template,go-template-file,json,jsonpath,jsonpath-as-json,jsonpath-file,kyaml,name,template,templatefile,yaml'.split(
    ',',
  );
const OF_GET_ALONE: readonly string[] = ['custom-columns', 'custom-columns-file', 'wide'];
