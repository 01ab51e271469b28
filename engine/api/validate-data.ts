import type { Complaints } from './complaints';
import { tooLong } from './field-error';
import { type Fields, fieldsOf, textOf } from './fields';
import { configMapKey } from './names';
import { sortedEntries, utf8Length } from './validate-metadata';

/** What the data of a ConfigMap or a Secret may weigh together. */
const DATA_LIMIT = 1024 * 1024;

/** What is wrong with a ConfigMap. pkg/apis/core/validation/validation.go (ValidateConfigMap) */
export function validateConfigMap(object: Fields, complaints: Complaints): void {
  const binary = fieldsOf(object.binaryData);
  let size = 0;
  for (const [key, value] of sortedEntries(object.data)) {
    complaints.name(`data[${key}]`, key, configMapKey);
    if (Object.hasOwn(binary, key))
      complaints.invalid(`data[${key}]`, key, 'duplicate of key present in binaryData');
    size += utf8Length(textOf(value));
  }
  for (const [key, value] of sortedEntries(binary)) {
    complaints.name(`binaryData[${key}]`, key, configMapKey);
    size += decodedLength(textOf(value));
  }
  // The field is printed as the API prints a path without a name.
  if (size > DATA_LIMIT) complaints.add(tooLong('[]', DATA_LIMIT));
}

/** What is wrong with a Secret, after its stringData went into data. (ValidateSecret) */
export function validateSecret(object: Fields, complaints: Complaints): void {
  const data = fieldsOf(object.data);
  let size = 0;
  for (const [key, value] of sortedEntries(data)) {
    complaints.name(`data[${key}]`, key, configMapKey);
    size += decodedLength(textOf(value));
  }
  if (size > DATA_LIMIT) complaints.add(tooLong('data', DATA_LIMIT));
  const missing = (key: string) => !Object.hasOwn(data, key);
  switch (object.type) {
    case 'kubernetes.io/service-account-token': {
      const annotation = 'kubernetes.io/service-account.name';
      if (textOf(fieldsOf(fieldsOf(object.metadata).annotations)[annotation]) !== '') return;
      complaints.required(`metadata.annotations[${annotation}]`);
      return;
    }
    case 'kubernetes.io/basic-auth':
      if (!missing('username') || !missing('password')) return;
      complaints.required('data[username]');
      complaints.required('data[password]');
      return;
    default:
      for (const key of NEEDED_KEYS.get(textOf(object.type)) ?? []) {
        if (missing(key)) complaints.required(`data[${key}]`);
      }
  }
}

const NEEDED_KEYS: ReadonlyMap<string, readonly string[]> = new Map([
  ['kubernetes.io/dockercfg', ['.dockercfg']],
  ['kubernetes.io/dockerconfigjson', ['.dockerconfigjson']],
  ['kubernetes.io/ssh-auth', ['ssh-privatekey']],
  ['kubernetes.io/tls', ['tls.crt', 'tls.key']],
]);

function decodedLength(base64: string): number {
  const text = base64.replace(/[\r\n]/g, '');
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  return (text.length / 4) * 3 - padding;
}
