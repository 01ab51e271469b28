import type { Fields } from './fields';
import { type RawObject, readManifests } from './manifest';

/** For tables: a pod of one line of YAML for its container and one for its spec. */
export function podYaml(container = '', spec = '', metadata = ''): string {
  return `apiVersion: v1
kind: Pod
metadata: {name: web, ${metadata}}
spec: {containers: [{name: app, image: 'busybox:1.36', ${container}}], ${spec}}
`;
}

/** The only object of a text. */
export function objectOf(text: string): RawObject & Fields {
  return readManifests(text, { file: 'manifest.yaml', line: 1 })[0]!.object;
}
