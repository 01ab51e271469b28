import { type Fields, fieldsOf, listOf, textOf } from '../api/fields';
import {
  type Check,
  containersOf,
  distinct,
  isRelaxed,
  named,
  quoted,
  setters,
  type Violation,
} from './pod-security-checks';

/**
 * What even the level baseline does not allow.
 * https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
 * staging/src/k8s.io/pod-security-admission/policy
 */
export const BASELINE: readonly Check[] = [
  { id: 'appArmorProfile', level: 'baseline', since: 0, violation: appArmor },
  { id: 'capabilities_baseline', level: 'baseline', since: 0, violation: capabilities },
  { id: 'hostNamespaces', level: 'baseline', since: 0, violation: hostNamespaces },
  { id: 'hostPathVolumes', level: 'baseline', since: 0, violation: hostPaths },
  { id: 'hostPorts', level: 'baseline', since: 0, violation: hostPorts },
  { id: 'hostProbesAndHostLifecycle', level: 'baseline', since: 34, violation: hosts },
  { id: 'privileged', level: 'baseline', since: 0, violation: privileged },
  {
    id: 'procMount',
    level: 'baseline',
    since: 0,
    violation: (spec, _, minor) => (isRelaxed(spec, minor) ? undefined : procMount(spec)),
  },
  { id: 'seLinuxOptions', level: 'baseline', since: 0, violation: seLinux },
  { id: 'seccompProfile_baseline', level: 'baseline', since: 19, violation: seccomp },
  { id: 'sysctls', level: 'baseline', since: 0, violation: sysctls },
  { id: 'windowsHostProcess', level: 'baseline', since: 0, violation: hostProcess },
];

const MAY_BE_ADDED = new Set([
  ...['AUDIT_WRITE', 'CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'FSETID', 'KILL', 'MKNOD', 'NET_BIND_SERVICE'],
  ...['SETFCAP', 'SETGID', 'SETPCAP', 'SETUID', 'SYS_CHROOT'],
]);

function capabilities(spec: Fields): Violation | undefined {
  const added = (security: Fields) =>
    listOf(fieldsOf(security.capabilities).add)
      .map(textOf)
      .filter((one) => !MAY_BE_ADDED.has(one));
  const bad = containersOf(spec).filter(({ security }) => added(security).length > 0);
  if (bad.length === 0) return undefined;
  const which = quoted(distinct(bad.flatMap(({ security }) => added(security))));
  const detail = `${named(bad.map(({ name }) => name))} must not include ${which} in securityContext.capabilities.add`;
  return { reason: 'non-default capabilities', detail };
}

function hostNamespaces(spec: Fields): Violation | undefined {
  const shared = ['hostNetwork', 'hostPID', 'hostIPC'].filter((field) => spec[field] === true);
  if (shared.length === 0) return undefined;
  return { reason: 'host namespaces', detail: shared.map((field) => `${field}=true`).join(', ') };
}

function hostPaths(spec: Fields): Violation | undefined {
  const volumes = listOf(spec.volumes)
    .map(fieldsOf)
    .filter(({ hostPath }) => hostPath !== undefined);
  if (volumes.length === 0) return undefined;
  return {
    reason: 'hostPath volumes',
    detail: named(
      volumes.map(({ name }) => textOf(name)),
      'volume',
    ),
  };
}

function hostPorts(spec: Fields): Violation | undefined {
  const portsOf = (container: Fields) =>
    listOf(container.ports)
      .map((port) => fieldsOf(port).hostPort)
      .filter(Boolean)
      .map(String);
  const bad = containersOf(spec).filter(({ container }) => portsOf(container).length > 0);
  if (bad.length === 0) return undefined;
  const ports = distinct(bad.flatMap(({ container }) => portsOf(container)));
  const words = `${bad.length === 1 ? 'uses' : 'use'} ${ports.length === 1 ? 'hostPort' : 'hostPorts'}`;
  return { reason: 'hostPort', detail: `${named(bad.map(({ name }) => name))} ${words} ${ports.join(', ')}` };
}

const ASKED = ['livenessProbe', 'readinessProbe', 'startupProbe'];

function hosts(spec: Fields): Violation | undefined {
  const hostsOf = (container: Fields) => {
    const { postStart, preStop } = fieldsOf(container.lifecycle);
    return [...ASKED.map((probe) => container[probe]), postStart, preStop]
      .map(fieldsOf)
      .flatMap(({ httpGet, tcpSocket }) => [fieldsOf(httpGet).host, fieldsOf(tcpSocket).host])
      .map(textOf)
      .filter((host) => host !== '');
  };
  const bad = containersOf(spec).filter(({ container }) => hostsOf(container).length > 0);
  if (bad.length === 0) return undefined;
  const found = distinct(bad.flatMap(({ container }) => hostsOf(container)));
  const names = distinct(bad.map(({ name }) => name));
  const what = `probe or lifecycle host${found.length === 1 ? '' : 's'}`;
  const detail = `${named(names)} ${names.length === 1 ? 'uses' : 'use'} ${what} ${quoted(found)}`;
  return { reason: 'probe or lifecycle host', detail };
}

function privileged(spec: Fields): Violation | undefined {
  const bad = containersOf(spec).filter(({ security }) => security.privileged === true);
  if (bad.length === 0) return undefined;
  const who = named(bad.map(({ name }) => name));
  return { reason: 'privileged', detail: `${who} must not set securityContext.privileged=true` };
}

/** Whatever else than the default way to see /proc. */
export function procMount(spec: Fields): Violation | undefined {
  const bad = containersOf(spec).filter(
    ({ security }) => security.procMount !== undefined && security.procMount !== 'Default',
  );
  if (bad.length === 0) return undefined;
  const types = quoted(distinct(bad.map(({ security }) => textOf(security.procMount))));
  const who = named(bad.map(({ name }) => name));
  return { reason: 'procMount', detail: `${who} must not set securityContext.procMount to ${types}` };
}

function seLinux(spec: Fields, _annotations: Fields, minor: number): Violation | undefined {
  const allowed = ['', 'container_t', 'container_init_t', 'container_kvm_t'];
  if (minor >= 31) allowed.push('container_engine_t');
  const of = (security: Fields) => {
    const { type, user, role } = fieldsOf(security.seLinuxOptions);
    return { type: textOf(type), user: textOf(user), role: textOf(role) };
  };
  const isBad = (security: Fields) => {
    const { type, user, role } = of(security);
    return !allowed.includes(type) || user !== '' || role !== '';
  };
  const pod = fieldsOf(spec.securityContext);
  const bad = containersOf(spec).filter(({ security }) => isBad(security));
  const who = setters(
    isBad(pod),
    bad.map(({ name }) => name),
  );
  if (who === undefined) return undefined;
  const options = [pod, ...bad.map(({ security }) => security)].map(of);
  const types = distinct(options.map(({ type }) => type).filter((type) => !allowed.includes(type)));
  const what = [
    ...(types.length > 0 ? [named(types, 'type')] : []),
    ...(options.some(({ user }) => user !== '') ? ['user may not be set'] : []),
    ...(options.some(({ role }) => role !== '') ? ['role may not be set'] : []),
  ];
  const detail = `${who} set forbidden securityContext.seLinuxOptions: ${what.join('; ')}`;
  return { reason: 'seLinuxOptions', detail };
}

/** A seccomp profile that is neither the runtime's nor one of the node. Nothing where none is said. */
export function seccomp(spec: Fields): Violation | undefined {
  const typeOf = (security: Fields) => fieldsOf(security.seccompProfile).type;
  const isBad = (security: Fields) =>
    security.seccompProfile !== undefined && !SECCOMP.has(textOf(typeOf(security)));
  const pod = fieldsOf(spec.securityContext);
  const bad = containersOf(spec).filter(({ security }) => isBad(security));
  const who = setters(
    isBad(pod),
    bad.map(({ name }) => name),
  );
  if (who === undefined) return undefined;
  const all = [...(isBad(pod) ? [pod] : []), ...bad.map(({ security }) => security)];
  const values = quoted(distinct(all.map((security) => textOf(typeOf(security)))));
  const detail = `${who} must not set securityContext.seccompProfile.type to ${values}`;
  return { reason: 'seccompProfile', detail };
}

const SECCOMP = new Set(['RuntimeDefault', 'Localhost']);

const SYSCTLS: readonly (readonly [since: number, names: readonly string[]])[] = [
  [
    0,
    [
      ...['kernel.shm_rmid_forced', 'net.ipv4.ip_local_port_range', 'net.ipv4.tcp_syncookies'],
      ...['net.ipv4.ping_group_range', 'net.ipv4.ip_unprivileged_port_start'],
    ],
  ],
  [27, ['net.ipv4.ip_local_reserved_ports']],
  [
    29,
    [
      ...['net.ipv4.tcp_keepalive_time', 'net.ipv4.tcp_fin_timeout'],
      ...['net.ipv4.tcp_keepalive_intvl', 'net.ipv4.tcp_keepalive_probes'],
    ],
  ],
  [32, ['net.ipv4.tcp_rmem', 'net.ipv4.tcp_wmem']],
];

function sysctls(spec: Fields, _annotations: Fields, minor: number): Violation | undefined {
  const safe = SYSCTLS.flatMap(([since, names]) => (minor >= since ? names : []));
  const bad = listOf(fieldsOf(spec.securityContext).sysctls)
    .map((one) => textOf(fieldsOf(one).name))
    .filter((name) => !safe.includes(name));
  return bad.length === 0 ? undefined : { reason: 'forbidden sysctls', detail: bad.join(', ') };
}

function hostProcess(spec: Fields): Violation | undefined {
  const isBad = (security: Fields) => fieldsOf(security.windowsOptions).hostProcess === true;
  const bad = containersOf(spec).filter(({ security }) => isBad(security));
  const who = setters(
    isBad(fieldsOf(spec.securityContext)),
    bad.map(({ name }) => name),
  );
  if (who === undefined) return undefined;
  return {
    reason: 'hostProcess',
    detail: `${who} must not set securityContext.windowsOptions.hostProcess=true`,
  };
}

const APP_ARMOR = 'container.apparmor.security.beta.kubernetes.io/';

function appArmor(spec: Fields, annotations: Fields): Violation | undefined {
  const typeOf = (security: Fields) => textOf(fieldsOf(security.appArmorProfile).type);
  const isBad = (security: Fields) =>
    security.appArmorProfile !== undefined && !SECCOMP.has(typeOf(security));
  const pod = fieldsOf(spec.securityContext);
  const bad = containersOf(spec).filter(({ security }) => isBad(security));
  const noted = Object.entries(annotations)
    .filter(([key, value]) => key.startsWith(APP_ARMOR) && !isAllowedNote(textOf(value)))
    .map(([key, value]) => `${key}="${textOf(value)}"`)
    .sort();
  const who = [
    setters(
      isBad(pod),
      bad.map(({ name }) => name),
    ) ?? [],
  ].flat();
  if (noted.length > 0) who.push(noted.length === 1 ? 'annotation' : 'annotations');
  if (who.length === 0) return undefined;
  const types = [...(isBad(pod) ? [typeOf(pod)] : []), ...bad.map(({ security }) => typeOf(security))];
  const values = [...distinct(types), ...noted];
  return {
    reason: `forbidden AppArmor profile${values.length === 1 ? '' : 's'}`,
    detail: `${who.join(' and ')} must not set AppArmor profile type to ${quoted(values)}`,
  };
}

function isAllowedNote(profile: string): boolean {
  return profile === '' || profile === 'runtime/default' || profile.startsWith('localhost/');
}
