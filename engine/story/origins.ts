import { fieldsOf, isFields } from '../api/fields';
import type { LoadedObject } from '../api/manifest';

/** Where an object was written, and the lines of those of its fields that an explanation may point to. */
export interface Origin {
  readonly uid: string;
  /** The journal had this many entries when it began to be written, and as many when it was. */
  readonly from: number;
  readonly to: number;
  readonly file: string;
  readonly line: number;
  readonly fields: readonly OriginField[];
}

/** That a step said something of the runs of a container, or of an image: what no manifest can tell. */
export interface StorySaying {
  /** The container or the image. */
  readonly name: string;
  /** Where only one pod's container is meant. */
  readonly pod?: string;
  readonly namespace?: string;
  /** Which runs, both included; all from the first on, where nothing is said. */
  readonly from?: number;
  readonly to?: number;
  /** What was said: `exit`, `listens`, … as of a `Behaviour`; `image`. */
  readonly says: readonly string[];
  /** The line of the feature. */
  readonly line: number;
}

/** `app/command`, or `spec/tolerations` of the pod, or `own/replicas` of what is no pod; its line, and what stands there. */
export type OriginField = readonly [key: string, line: number, text: string];

/** Of every container: what makes it run, what asks it, what it may use. */
const OF_CONTAINER = [
  'command',
  'args',
  'image',
  'livenessProbe',
  'readinessProbe',
  'startupProbe',
  'lifecycle.postStart',
  'lifecycle.preStop',
  'resources.limits.memory',
  'resources.limits.ephemeral-storage',
  'resources.requests',
  'resources',
  'restartPolicy',
  'restartPolicyRules',
] as const;

const OF_POD = [
  'restartPolicy',
  'terminationGracePeriodSeconds',
  'nodeName',
  'nodeSelector',
  'affinity',
  'tolerations',
  'topologySpreadConstraints',
  'activeDeadlineSeconds',
  'priorityClassName',
  'volumes',
] as const;

/** Of the spec of what makes pods, scales it or limits it. */
const OWN = [
  'replicas',
  'strategy',
  'completions',
  'parallelism',
  'backoffLimit',
  'podFailurePolicy',
  'ttlSecondsAfterFinished',
  'progressDeadlineSeconds',
  'activeDeadlineSeconds',
  'schedule',
  'maxReplicas',
  'targetCPUUtilizationPercentage',
  'metrics',
  'minReplicas',
  'hard',
  'minAvailable',
  'maxUnavailable',
  'storageClassName',
  'accessModes',
] as const;

/** Where the spec of a pod stands in a manifest, from the outside in. */
const POD_SPECS = ['spec.jobTemplate.spec.template.spec', 'spec.template.spec', 'spec'] as const;

/** What a manifest says of its object, as far as explanations point to it. */
export function originOf(
  { object, where, written }: LoadedObject,
  uid: string,
  from: number,
  to: number,
): Origin {
  const { file, line } = where('');
  const fields: OriginField[] = [];
  const add = (key: string, path: string) => {
    const value = valueAt(object, path);
    if (value === undefined) return;
    fields.push([key, where(path).line, `${lastOf(path)}: ${shortened(written?.(path) ?? flow(value))}`]);
  };
  if (object.kind !== 'Pod') for (const name of OWN) add(`own/${name}`, `spec.${name}`);
  const at = POD_SPECS.find((path) => Array.isArray(fieldsOf(valueAt(object, path)).containers));
  if (at !== undefined) {
    for (const name of OF_POD) add(`spec/${name}`, `${at}.${name}`);
    const volumes = fieldsOf(valueAt(object, at)).volumes;
    if (Array.isArray(volumes))
      volumes.forEach((volume, i) => {
        add(`volume/${fieldsOf(volume).name}/sizeLimit`, `${at}.volumes[${i}].emptyDir.sizeLimit`);
      });
    for (const list of ['initContainers', 'containers']) {
      const containers = fieldsOf(valueAt(object, at))[list];
      if (!Array.isArray(containers)) continue;
      containers.forEach((container, i) => {
        const { name } = fieldsOf(container);
        for (const field of OF_CONTAINER) add(`${name}/${field}`, `${at}.${list}[${i}].${field}`);
      });
    }
  }
  return { uid, from, to, file, line, fields };
}

function valueAt(object: unknown, path: string): unknown {
  let value = object;
  for (const step of path.split(/[.[\]]+/)) {
    if (Array.isArray(value)) value = value[Number(step)];
    else value = isFields(value) && Object.hasOwn(value, step) ? value[step] : undefined;
    if (value === undefined || value === null) return undefined;
  }
  return value;
}

const lastOf = (path: string) => path.slice(path.lastIndexOf('.') + 1);

/** A value on one line, as YAML writes it: `[sh, -c, exit 3]`. */
function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`;
  if (isFields(value)) {
    const pairs = Object.keys(value).map((key) => `${key}: ${flow(value[key])}`);
    return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`;
  }
  return typeof value === 'string' && !PLAIN.test(value) ? JSON.stringify(value) : String(value);
}

/** A text that YAML takes as it stands, also inside of a list. */
const PLAIN = /^[A-Za-z/.-](?:[^,[\]{}:#"'\n]|:(?=\S))*$/;

const LONGEST = 120;

const shortened = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text);
