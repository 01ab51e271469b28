import type { ConfigMap, EventObject, KubeObject, Secret } from '../../api/types';
import type { Moment } from '../cells';
import { Description } from './description';
import { describeEvents } from './events';
import { describeAnnotations, describeLabels } from './parts';

/** `kubectl describe configmap`. staging/src/k8s.io/kubectl/pkg/describe/describe.go (ConfigMapDescriber) */
export function describeConfigMap(
  configMap: ConfigMap,
  moment: Moment,
  events: readonly EventObject[] | undefined,
): Description {
  const to = headOf(configMap);
  const { data = {}, binaryData = {} } = configMap;
  to.line(0, '\nData\n====');
  for (const key of Object.keys(data).sort()) to.line(0, `${key}:\n----\n${data[key]}\n`);
  to.line(0, '\nBinaryData\n====');
  for (const key of Object.keys(binaryData).sort()) {
    to.line(0, `${key}: ${lengthOf(binaryData[key]!)} bytes`);
  }
  to.line(0, '');
  if (events) describeEvents(to, events, moment);
  return to;
}

/** `kubectl describe secret`: how long each value is. */
export function describeSecret(secret: Secret): Description {
  const to = headOf(secret);
  const { type, data = {} } = secret;
  to.line(0, `\nType:\t${type}`);
  to.line(0, '\nData\n====');
  for (const key of Object.keys(data).sort()) to.line(0, `${key}:\t${lengthOf(data[key]!)} bytes`);
  return to;
}

interface ServiceAccount extends KubeObject {
  readonly imagePullSecrets?: readonly { readonly name?: string }[];
}

/** `kubectl describe serviceaccount`. */
export function describeServiceAccount(
  account: ServiceAccount,
  moment: Moment,
  events: readonly EventObject[] | undefined,
): Description {
  const to = headOf(account);
  to.list('Image pull secrets', account.imagePullSecrets?.map(({ name = '' }) => name) ?? []);
  if (events) describeEvents(to, events, moment);
  return to;
}

/** Name, namespace, labels and annotations: how most descriptions begin. */
export function headOf({ metadata }: KubeObject): Description {
  const to = new Description();
  to.line(0, `Name:\t${metadata.name}`);
  to.line(0, `Namespace:\t${metadata.namespace ?? ''}`);
  describeLabels(to, 'Labels', metadata.labels);
  describeAnnotations(to, 'Annotations', metadata.annotations);
  return to;
}

/** In bytes, of a text in base64. */
function lengthOf(text: string): number {
  return Buffer.from(text, 'base64').length;
}
