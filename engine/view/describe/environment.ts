import { milliValue, quantityValue } from '../../api/quantity';
import type { Container, EnvFromSource, EnvVar, Pod, Quantity } from '../../api/types';
import type { Description } from './description';

/**
 * Where the variables of a container come from. Only what the manifest says is printed: references between variables stay
 * as they are written, and keys are not looked up.
 * staging/src/k8s.io/kubectl/pkg/describe/describe.go (describeContainerEnvVars, describeContainerEnvFrom)
 */
export function describeEnvironment(to: Description, container: Container, pod: Pod | undefined): void {
  const { env = [], envFrom = [] } = container;
  if (envFrom.length > 0) to.line(2, 'Environment Variables from:');
  for (const source of envFrom) to.line(3, sourceText(source));
  to.line(2, `Environment:${env.length === 0 ? '\t<none>' : ''}`);
  for (const variable of env) to.line(3, `${variable.name}:\t${valueText(variable, container, pod)}`);
}

function sourceText({ prefix, configMapRef, secretRef }: EnvFromSource): string {
  const kind = configMapRef ? 'ConfigMap' : secretRef ? 'Secret' : '';
  const { name = '', optional = false } = configMapRef ?? secretRef ?? {};
  return `${name}\t${kind}${prefix ? ` with prefix '${prefix}'` : ''}\tOptional: ${optional}`;
}

function valueText({ value = '', valueFrom }: EnvVar, container: Container, pod: Pod | undefined): string {
  if (valueFrom === undefined) return value.replaceAll('\n', `\n${' '.repeat(6)}\t`);
  const { fieldRef, resourceFieldRef, secretKeyRef, configMapKeyRef } = valueFrom;
  if (fieldRef)
    return `${fieldText(fieldRef.fieldPath, pod)} (${fieldRef.apiVersion ?? 'v1'}:${fieldRef.fieldPath})`;
  if (resourceFieldRef) {
    const { resource, divisor } = resourceFieldRef;
    const amount = amountText(resource, divisor, container);
    const unlimited = amount === '0' && (resource === 'limits.cpu' || resource === 'limits.memory');
    return `${unlimited ? 'node allocatable' : amount} (${resource})`;
  }
  if (secretKeyRef) {
    const { key, name = '', optional = false } = secretKeyRef;
    return `<set to the key '${key}' in secret '${name}'>\tOptional: ${optional}`;
  }
  const { key, name = '', optional = false } = configMapKeyRef!;
  return `<set to the key '${key}' of config map '${name}'>\tOptional: ${optional}`;
}

/** kubectl knows these two fields only; the others it leaves empty. */
function fieldText(path: string, pod: Pod | undefined): string {
  if (path === 'metadata.name') return pod?.metadata.name ?? '';
  return path === 'metadata.namespace' ? (pod?.metadata.namespace ?? '') : '';
}

/** In units of the divisor, rounded up; always of this very container, whichever the field names. */
function amountText(resource: string, divisor: Quantity | undefined, { resources }: Container): string {
  const dot = resource.indexOf('.');
  const list = resources?.[resource.slice(0, dot) as 'limits' | 'requests'] ?? {};
  const name = resource.slice(dot + 1);
  const amount = list[name] ?? 0;
  const unit = divisor === undefined || divisor === '0' || divisor === 0 ? '1' : divisor;
  const read = name === 'cpu' ? milliValue : quantityValue;
  return String(Math.ceil(read(amount) / read(unit)));
}
