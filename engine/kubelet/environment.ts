import type { Container, EnvFromSource, EnvVar } from '../api/types';
import { contentFrom, type FileTree } from '../process/files';
import type { Version } from '../profiles/versions';
import { type DownwardSource, fieldValue, mostForVariables, resourceValue } from './downward';
import { keyOfFile } from './environment-file';
import { type EventText, invalidEnvironmentNames } from './events';
import { ConfigError, configMapTexts, type ReferenceSource, secretData } from './references';
import { serviceVariables } from './service-variables';

/** Where values come from. */
export interface EnvironmentSource extends ReferenceSource, DownwardSource {
  readonly version: Version;
  /** The volumes that are mounted, for variables from files. */
  readonly volumes: ReadonlyMap<string, FileTree>;
}

/**
 * The variables of a container, in the order in which Kubernetes lays them: services, envFrom, env; later ones win
 * and may use earlier ones as `$(NAME)`. Throws a ConfigError in the kubelet's words.
 * https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/
 * pkg/kubelet/kubelet_pods.go (makeEnvironmentVariables)
 */
export function environment(container: Container, source: EnvironmentSource): ReadonlyMap<string, string> {
  const services = serviceVariables(source.pod, source.store);
  if (!container.env && !container.envFrom) return services;
  const result = new Map(services);
  const relaxed = source.version.has('relaxedEnvironmentNames');
  for (const from of container.envFrom ?? []) {
    for (const [name, value] of named(from, source))
      if (relaxed || isShellName(name)) result.set(name, value);
  }
  for (const variable of container.env ?? []) {
    const value = variable.value
      ? expand(variable.value, result)
      : variable.valueFrom
        ? valueFrom(variable, container, source)
        : '';
    if (value !== undefined) result.set(variable.name, value);
  }
  return result;
}

/** What a release before 1.32 says of the keys that it does not take for variables. */
export function skippedNames(container: Container, source: EnvironmentSource): readonly EventText[] {
  if (source.version.has('relaxedEnvironmentNames')) return [];
  return (container.envFrom ?? []).flatMap((from) => {
    const bad = named(from, source).flatMap(([name]) => (isShellName(name) ? [] : [name]));
    if (bad.length === 0) return [];
    const kind = from.configMapRef ? 'configMap' : 'secret';
    const { name = '' } = from.configMapRef ?? from.secretRef ?? {};
    return [invalidEnvironmentNames(bad.sort(), kind, `${source.pod.metadata.namespace}/${name}`)];
  });
}

function named({ prefix = '', configMapRef, secretRef }: EnvFromSource, source: EnvironmentSource) {
  const data = configMapRef
    ? configMapTexts(source, configMapRef.name ?? '', configMapRef.optional)
    : secretData(source, secretRef?.name ?? '', secretRef?.optional);
  return Object.entries(data ?? {}).map(([key, value]) => [prefix + key, value] as const);
}

/** staging/src/k8s.io/apimachinery/pkg/util/validation (IsEnvVarName) */
const isShellName = (name: string) =>
  /^[-._a-zA-Z][-._a-zA-Z0-9]*$/.test(name) && !/^\.\.?$|^\.\./.test(name);

/**
 * Replaces `$(NAME)` by the variable's value; an unknown name stays as it is, and `$$` stands for `$`.
 * third_party/forked/golang/expansion/expand.go
 */
export function expand(text: string, variables: ReadonlyMap<string, string>): string {
  if (!text.includes('$')) return text;
  return text.replace(/\$(\$|\(([^)]*)\))/g, (whole, after: string, name: string | undefined) => {
    if (after === '$') return '$';
    return variables.get(name ?? '') ?? whole;
  });
}

function valueFrom(variable: EnvVar, container: Container, source: EnvironmentSource): string | undefined {
  const { fieldRef, resourceFieldRef, configMapKeyRef, secretKeyRef, fileKeyRef } = variable.valueFrom!;
  const { namespace } = source.pod.metadata;
  if (fieldRef) return fieldValue(fieldRef.fieldPath, source);
  if (resourceFieldRef) {
    const most = source.version.has('podLevelResources') ? mostForVariables(source) : undefined;
    return resourceValue(resourceFieldRef, container, source, most);
  }
  if (configMapKeyRef) {
    const { name = '', key, optional } = configMapKeyRef;
    const data = configMapTexts(source, name, optional);
    if (data?.[key] !== undefined || optional) return data?.[key];
    throw new ConfigError(`couldn't find key ${key} in ConfigMap ${namespace}/${name}`);
  }
  if (secretKeyRef) {
    const { name = '', key, optional } = secretKeyRef;
    const data = secretData(source, name, optional);
    if (data?.[key] !== undefined || optional) return data?.[key];
    throw new ConfigError(`couldn't find key ${key} in Secret ${namespace}/${name}`);
  }
  return fileKeyRef && fromFile(fileKeyRef, source);
}

function fromFile(
  reference: NonNullable<NonNullable<EnvVar['valueFrom']>['fileKeyRef']>,
  source: EnvironmentSource,
): string | undefined {
  const { volumeName, path, key, optional } = reference;
  const tree = source.volumes.get(volumeName);
  if (tree === undefined)
    throw new ConfigError(`cannot find the volume "${volumeName}" referenced by FileKeyRef`);
  const file = tree.find(path);
  const found = file?.type === 'file' ? keyOfFile(contentFrom(file, 0, path), key) : 'malformed';
  if (found === 'malformed') throw new ConfigError("couldn't parse env file");
  if (found !== 'absent') return found.value;
  if (optional) return undefined;
  const folder = `/var/lib/kubelet/pods/${source.pod.metadata.uid}/volumes/kubernetes.io~empty-dir`;
  throw new ConfigError(
    `environment variable key "${key}" not found in file "${folder}/${volumeName}/${path}"`,
  );
}
