import type { LoadedObject } from '../../engine';

type Template = { metadata?: object; spec?: object };
type Metadata = { name?: string; generateName?: string; namespace?: string };

/** A pod as somebody may make it: written out, or from the template of what makes pods. */
export interface PodToRun {
  readonly name: string;
  readonly namespace?: string;
  readonly serviceAccountName?: string;
  readonly priorityClassName?: string;
  readonly initContainers: readonly string[];
  readonly containers: readonly string[];
  readonly manifest: object;
}

/** Where each kind keeps its pod. */
const POD_OF: Readonly<Record<string, (object: object) => Template | undefined>> = {
  Pod: (object) => object as Template,
  Deployment: template,
  ReplicaSet: template,
  ReplicationController: template,
  StatefulSet: (object) => withClaimsAsDirectories((object as { spec?: StatefulSetSpec }).spec),
  DaemonSet: template,
  Job: template,
  CronJob: (object) => template((object as { spec?: { jobTemplate?: object } }).spec?.jobTemplate ?? {}),
};

/** The kinds that make pods from a template. */
export const TEMPLATE_KINDS: readonly string[] = Object.keys(POD_OF).filter((kind) => kind !== 'Pod');

/** The pod that a manifest is, or that its template makes; undefined for what makes none. */
export function podOf({ object }: LoadedObject): PodToRun | undefined {
  const pod = POD_OF[object.kind]?.(object);
  if (pod === undefined) return undefined;
  const owner = (object.metadata ?? {}) as Metadata;
  // As the API server would: something is put behind a prefix.
  const name = owner.name ?? `${owner.generateName ?? ''}abcde`;
  const spec = (pod.spec ?? {}) as {
    containers?: { name: string }[];
    initContainers?: { name: string }[];
    serviceAccountName?: string;
    /** Its old name. */
    serviceAccount?: string;
    priorityClassName?: string;
  };
  return {
    name,
    namespace: owner.namespace,
    serviceAccountName: spec.serviceAccountName ?? spec.serviceAccount,
    priorityClassName: spec.priorityClassName,
    initContainers: (spec.initContainers ?? []).map((one) => one.name),
    containers: (spec.containers ?? []).map((one) => one.name),
    manifest: {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata:
        object.kind === 'Pod' ? object.metadata : { ...pod.metadata, name, namespace: owner.namespace },
      spec: pod.spec,
    },
  };
}

function template(owner: object): Template | undefined {
  const { spec } = owner as { spec?: unknown };
  return (spec as { template?: Template } | undefined)?.template;
}

interface StatefulSetSpec {
  readonly template?: Template;
  readonly volumeClaimTemplates?: readonly { readonly metadata?: { readonly name?: string } }[];
}

/** The pod of a StatefulSet finds a directory where its claims would be bound: there is nobody here who makes claims. */
function withClaimsAsDirectories(spec: StatefulSetSpec | undefined): Template | undefined {
  const { template: made, volumeClaimTemplates = [] } = spec ?? {};
  if (made?.spec === undefined || volumeClaimTemplates.length === 0) return made;
  const { volumes = [] } = made.spec as { volumes?: { name?: string }[] };
  const claims = new Set(volumeClaimTemplates.map(({ metadata }) => metadata?.name));
  const claimed = volumeClaimTemplates.map(({ metadata }) => ({ name: metadata?.name, emptyDir: {} }));
  return {
    ...made,
    spec: { ...made.spec, volumes: [...volumes.filter(({ name }) => !claims.has(name)), ...claimed] },
  };
}
