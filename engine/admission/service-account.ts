import { forbiddenObject } from '../api/errors';
import { type Fields, fieldsOf, listOf } from '../api/fields';
import type { Container, PodSpec, Volume, VolumeMount } from '../api/types';
import type { AdmissionContext, AdmittedObject } from './context';

const MOUNT_PATH = '/var/run/secrets/kubernetes.io/serviceaccount';
const VOLUME = 'kube-api-access-';

/**
 * Gives a pod its service account, with the token, the cluster's certificate and the namespace mounted into every
 * container that has nothing else there.
 * https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/#serviceaccount-admission-controller
 * plugin/pkg/admission/serviceaccount/admission.go
 */
export function withServiceAccount(pod: AdmittedObject, spec: PodSpec, context: AdmissionContext): PodSpec {
  const { namespace = '', name, generateName = '' } = pod.metadata;
  const accountName = spec.serviceAccountName || 'default';
  const account = context.store.get('ServiceAccount', namespace, accountName) as unknown as
    | Fields
    | undefined;
  // Simplified: for `default` the server waits a second or two, for its controller may be about to make it.
  if (account === undefined) {
    const why = `serviceaccount "${accountName}" not found`;
    const looking = `error looking up service account ${namespace}/${accountName}: ${why}`;
    throw forbiddenObject('pods', name || generateName, looking);
  }
  const automount = spec.automountServiceAccountToken ?? account?.automountServiceAccountToken ?? true;
  return shared(spec, {
    accountName,
    suffix: automount ? context.volumeSuffix() : undefined,
    pullSecrets: listOf(account?.imagePullSecrets),
  });
}

/** What the plugin adds; pods of one spec to which the same is added share the result. */
interface Addition {
  readonly accountName: string;
  readonly suffix: string | undefined;
  readonly pullSecrets: readonly unknown[];
}

const last = new WeakMap<PodSpec, { readonly addition: Addition; readonly result: PodSpec }>();

function shared(spec: PodSpec, addition: Addition): PodSpec {
  const known = last.get(spec);
  if (
    known !== undefined &&
    known.addition.suffix === addition.suffix &&
    known.addition.pullSecrets === addition.pullSecrets
  ) {
    return known.result;
  }
  const result = added(spec, addition);
  last.set(spec, { addition, result });
  return result;
}

function added(spec: PodSpec, { accountName, suffix, pullSecrets }: Addition): PodSpec {
  const named = { ...spec, serviceAccountName: accountName, serviceAccount: accountName };
  const secrets = pullSecrets.map((secret) => ({ name: fieldsOf(secret).name as string }));
  const whole =
    spec.imagePullSecrets?.length || secrets.length === 0 ? named : { ...named, imagePullSecrets: secrets };
  return suffix === undefined ? whole : withToken(whole, suffix);
}

function withToken(spec: PodSpec, suffix: string): PodSpec {
  const existing = spec.volumes?.find(({ name }) => name?.startsWith(VOLUME));
  const volume = existing?.name ?? `${VOLUME}${suffix}`;
  const mount: VolumeMount = { mountPath: MOUNT_PATH, name: volume, readOnly: true };
  const mounted = (container: Container): Container =>
    container.volumeMounts?.some(({ mountPath }) => mountPath === MOUNT_PATH)
      ? container
      : { ...container, volumeMounts: [...(container.volumeMounts ?? []), mount] };
  const containers = spec.containers?.map(mounted);
  const initContainers = spec.initContainers?.map(mounted);
  const needed = [...(containers ?? []), ...(initContainers ?? [])].some(({ volumeMounts }) =>
    volumeMounts?.includes(mount),
  );
  if (!needed) return spec;
  return {
    ...spec,
    containers,
    ...(initContainers && { initContainers }),
    volumes: existing ? spec.volumes! : [...(spec.volumes ?? []), tokenVolume(volume)],
  };
}

function tokenVolume(name: string): Volume {
  return {
    name,
    projected: {
      defaultMode: 420,
      sources: [
        // 3607 seconds, a sign for the server that the token was not asked for with a time of its own.
        { serviceAccountToken: { expirationSeconds: 3_607, path: 'token' } },
        { configMap: { items: [{ key: 'ca.crt', path: 'ca.crt' }], name: 'kube-root-ca.crt' } },
        {
          downwardAPI: {
            items: [{ fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.namespace' }, path: 'namespace' }],
          },
        },
      ],
    },
  };
}
