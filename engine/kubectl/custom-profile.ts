import { ManifestError } from '../api/errors';
import type { Fields } from '../api/fields';
import { readYaml } from '../api/manifest';
import { strategicMerge } from '../api/strategic-merge';
import type { Context } from './command';
import { fault } from './outcome';

/**
 * What a person's own profile says of the container that `kubectl debug` adds, and of which the built-in profile says nothing, or something
 * else. Throws a KubectlError.
 * staging/src/k8s.io/kubectl/pkg/cmd/debug/debug.go (applyCustomProfileEphemeral, Validate)
 */
export function customised(container: Fields, file: string, context: Context): Fields {
  const profile = fieldsIn(textOf(file, context), file);
  const { name, command, image, lifecycle, volumeDevices } = profile;
  if (name || listed(command) || image || lifecycle !== undefined || listed(volumeDevices))
    throw fault('name, command, image, lifecycle and volume devices are not modifiable via custom profile');
  return strategicMerge(container, profile);
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

function fieldsIn(text: string, file: string): Fields {
  try {
    const { value } = readYaml(text, { file, line: 1 });
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
  } catch (error) {
    if (!(error instanceof ManifestError)) throw error;
    throw fault(`${file} does not contain a valid container spec: ${error.message}`);
  }
  throw fault(`${file} does not contain a valid container spec: it is no mapping`);
}
