import {
  change,
  changeEach,
  type Fields,
  fieldsOf,
  isFields,
  listOf,
  memoised,
  textOf,
  withDefaults,
} from './fields';
import { canonicalResources } from './quantity';
import type { PodSpec, ResourceList } from './types';

/**
 * Fills in what a pod's author left out. The result is remembered for as long as the spec lives, so pods of one
 * manifest share it.
 * https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/
 * pkg/apis/core/v1/defaults.go (SetDefaults_PodSpec, SetDefaults_Pod)
 */
export const defaultPodSpec: (spec: Fields) => PodSpec = memoised((spec) => {
  let pod = withDefaults(defaultTemplateSpec(spec), { enableServiceLinks: true });
  pod = changeEach(pod, 'initContainers', requestWhatIsLimited);
  pod = changeEach(pod, 'containers', requestWhatIsLimited);
  if (pod.hostNetwork === true) {
    pod = changeEach(pod, 'initContainers', takeHostPorts);
    pod = changeEach(pod, 'containers', takeHostPorts);
  }
  return pod as unknown as PodSpec;
});

/** The defaults of a pod template, which are fewer: requests do not follow limits before there is a pod. */
export const defaultTemplateSpec: (spec: Fields) => Fields = memoised((spec) => {
  let result = withDefaults(spec, {
    restartPolicy: 'Always',
    dnsPolicy: 'ClusterFirst',
    terminationGracePeriodSeconds: 30,
    schedulerName: 'default-scheduler',
    securityContext: {},
  });
  // pkg/apis/core/v1/conversion.go (Convert_v1_Pod_To_core_Pod)
  if ((result.terminationGracePeriodSeconds as number) < 0) {
    result = { ...result, terminationGracePeriodSeconds: 1 };
  }
  for (const list of ['initContainers', 'containers', 'ephemeralContainers']) {
    result = changeEach(result, list, defaultContainer);
  }
  result = changeEach(result, 'volumes', defaultVolume);
  result = sameServiceAccount(result);
  return change(result, 'resources', canonicalRequirements);
});

/** `Always` for an image that is tagged `latest` or not at all; a digest is a fixed image. */
export function defaultPullPolicy(image: string): 'Always' | 'IfNotPresent' {
  const [name = '', digest] = image.split('@');
  const last = name.slice(name.lastIndexOf('/') + 1);
  const colon = last.indexOf(':');
  const tag = colon < 0 ? '' : last.slice(colon + 1);
  return tag === 'latest' || (tag === '' && digest === undefined) ? 'Always' : 'IfNotPresent';
}

function defaultContainer(container: Fields): Fields {
  let result = withDefaults(container, {
    imagePullPolicy: defaultPullPolicy(textOf(container.image)),
    terminationMessagePath: '/dev/termination-log',
    terminationMessagePolicy: 'File',
    resources: {},
  });
  result = change(result, 'resources', canonicalRequirements);
  result = changeEach(result, 'ports', (port) => withDefaults(port, { protocol: 'TCP' }));
  result = changeEach(result, 'env', (variable) =>
    withoutEmptyValue(change(variable, 'valueFrom', defaultValueFrom)),
  );
  for (const probe of ['livenessProbe', 'readinessProbe', 'startupProbe'])
    result = change(result, probe, defaultProbe);
  return change(result, 'lifecycle', (hooks) =>
    change(change(hooks, 'postStart', defaultHandler), 'preStop', defaultHandler),
  );
}

/** An empty value is as good as none, and is not stored. */
function withoutEmptyValue(variable: Fields): Fields {
  if (variable.value !== '') return variable;
  const { value: _, ...rest } = variable;
  return rest;
}

function defaultProbe(probe: Fields): Fields {
  const numbers = { timeoutSeconds: 1, periodSeconds: 10, successThreshold: 1, failureThreshold: 3 };
  const zeros = Object.keys(numbers).filter((name) => probe[name] === 0);
  const said =
    zeros.length === 0 ? probe : { ...probe, ...Object.fromEntries(zeros.map((name) => [name, undefined])) };
  return change(defaultHandler(withDefaults(said, numbers)), 'grpc', (grpc) => ({ service: '', ...grpc }));
}

function defaultHandler(handler: Fields): Fields {
  return change(handler, 'httpGet', (get) => withDefaults(get, { path: '/', scheme: 'HTTP' }));
}

function defaultValueFrom(source: Fields): Fields {
  return defaultDivisor(change(source, 'fieldRef', defaultFieldRef));
}

function defaultFieldRef(reference: Fields): Fields {
  return withDefaults(reference, { apiVersion: 'v1' });
}

function defaultDivisor(source: Fields): Fields {
  return change(source, 'resourceFieldRef', (reference) => withDefaults(reference, { divisor: '0' }));
}

/** The permissions of files from a volume, 0644. */
const MODE = { defaultMode: 420 };

function defaultVolume(volume: Fields): Fields {
  if (Object.keys(volume).every((name) => name === 'name')) return { ...volume, emptyDir: {} };
  let result = change(volume, 'configMap', (source) => withDefaults(source, MODE));
  result = change(result, 'iscsi', (source) => withDefaults(source, { iscsiInterface: 'default' }));
  result = change(result, 'ephemeral', (source) =>
    change(source, 'volumeClaimTemplate', (template) =>
      change(template, 'spec', (claim) => withDefaults(claim, { volumeMode: 'Filesystem' })),
    ),
  );
  result = change(result, 'secret', (source) => withDefaults(source, MODE));
  result = change(result, 'downwardAPI', (source) => defaultFiles(withDefaults(source, MODE)));
  result = change(result, 'projected', (source) =>
    changeEach(withDefaults(source, MODE), 'sources', (part) =>
      change(change(part, 'downwardAPI', defaultFiles), 'serviceAccountToken', (token) =>
        withDefaults(token, { expirationSeconds: 3600 }),
      ),
    ),
  );
  result = change(result, 'iscsi', (disk) => withDefaults(disk, { iscsiInterface: 'default' }));
  result = change(result, 'ephemeral', (source) =>
    change(source, 'volumeClaimTemplate', (template) =>
      change(template, 'spec', (spec) => withDefaults(spec, { volumeMode: 'Filesystem' })),
    ),
  );
  result = change(result, 'image', (image) =>
    withDefaults(image, { pullPolicy: defaultPullPolicy(textOf(image.reference)) }),
  );
  return change(result, 'hostPath', (path) => (path.type === undefined ? { ...path, type: '' } : path));
}

function defaultFiles(source: Fields): Fields {
  return changeEach(source, 'items', (item) => defaultDivisor(change(item, 'fieldRef', defaultFieldRef)));
}

/** `serviceAccount` is the old name of `serviceAccountName`; the API keeps both alike. */
function sameServiceAccount(spec: Fields): Fields {
  const name = textOf(spec.serviceAccountName) || textOf(spec.serviceAccount);
  return name === '' ? spec : withDefaults(spec, { serviceAccountName: name, serviceAccount: name });
}

function canonicalRequirements(resources: Fields): Fields {
  const limits = isFields(resources.limits)
    ? canonicalResources(resources.limits as ResourceList)
    : undefined;
  const requests = isFields(resources.requests)
    ? canonicalResources(resources.requests as ResourceList)
    : undefined;
  if (limits === resources.limits && requests === resources.requests) return resources;
  return { ...resources, ...(limits && { limits }), ...(requests && { requests }) };
}

function requestWhatIsLimited(container: Fields): Fields {
  return change(container, 'resources', (resources) => {
    const limits = fieldsOf(resources.limits);
    if (Object.keys(limits).length === 0) return resources;
    return { ...resources, requests: withDefaults(fieldsOf(resources.requests), limits) };
  });
}

function takeHostPorts(container: Fields): Fields {
  if (listOf(container.ports).length === 0) return container;
  return changeEach(container, 'ports', (port) =>
    port.hostPort === undefined || port.hostPort === 0 ? { ...port, hostPort: port.containerPort } : port,
  );
}
