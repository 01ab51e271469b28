import { decodeStruct } from '../api/decode';
import { withoutUnknown } from '../api/decode-leniently';
import { ManifestError } from '../api/errors';
import { type Struct, typeOf } from '../api/field-types';
import { type Fields, isFields } from '../api/fields';
import { jsonType } from '../api/go-json';
import { readYaml } from '../api/manifest';
import type { Context } from './command';
import { fault } from './outcome';

/**
 * What a person's own profile says of the container that `kubectl debug` adds, and of which the built-in profile says nothing, or something
 * else. Throws a KubectlError.
 * staging/src/k8s.io/kubectl/pkg/cmd/debug/debug.go (Complete, Validate)
 */
export function readCustomProfile(file: string, context: Context): Fields {
  const profile = fieldsIn(textOf(file, context), file);
  const { name, command, image, lifecycle, volumeDevices } = profile;
  if (name || listed(command) || image || lifecycle !== undefined || listed(volumeDevices))
    throw fault('name, command, image, lifecycle and volume devices are not modifiable via custom profile');
  return profile;
}

const listed = (value: unknown) => Array.isArray(value) && value.length > 0;

/** A file, or what comes through a pipe by the name that it has there. */
function textOf(file: string, { surroundings: { files, input } }: Context): string {
  if (file === '/dev/stdin') return input ?? '';
  const [found] = files?.read(file, false)?.files ?? [];
  if (found !== undefined) return found.text;
  throw fault(
    `must pass a container spec json file for custom profile: open ${file}: no such file or directory`,
  );
}

/** A file that has nothing says nothing. */
function fieldsIn(text: string, file: string): Fields {
  const invalid = (problem: string) => fault(`${file} does not contain a valid container spec: ${problem}`);
  const value = valueIn(text, file, invalid);
  if (value === null || value === undefined) return {};
  const type = typeOf('V1Container') as { readonly struct: Struct; readonly go: string };
  if (!isFields(value))
    throw invalid(`${UNREAD}json: cannot unmarshal ${jsonType(value)} into Go value of type ${type.go}`);
  const decoded = decodeStruct(value, type.struct);
  if (decoded.problem !== undefined) throw invalid(`${UNREAD}${decoded.problem}`);
  return withoutUnknown(decoded) as Fields;
}

/** https://github.com/kubernetes-sigs/yaml/blob/v1.6.0/yaml.go (unmarshal) */
const UNREAD = 'error unmarshaling JSON: while decoding JSON: ';

function valueIn(text: string, file: string, invalid: (problem: string) => Error): unknown {
  try {
    return readYaml(text, { file, line: 1 }).value;
  } catch (error) {
    if (!(error instanceof ManifestError)) throw error;
    throw invalid(error.message);
  }
}
