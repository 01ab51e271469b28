import { describe, test } from 'node:test';
import { expect } from 'expect';
import { podSecurityPolicy, podSecurityViolations } from './pod-security';

const LATEST = (level: 'baseline' | 'restricted') => ({ level, version: 'latest' });
const SAFE = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
  runAsNonRoot: true,
  seccompProfile: { type: 'RuntimeDefault' },
};
const one = (securityContext: object = {}, more: object = {}) => ({
  spec: { containers: [{ name: 'a', ...more, securityContext }] },
});
const safe = (securityContext: object = {}, spec: object = {}) => ({
  spec: { ...spec, containers: [{ name: 'a', securityContext: { ...SAFE, ...securityContext } }] },
});
const withPod = (spec: object) => ({ spec: { containers: [{ name: 'a' }], ...spec } });

describe('What baseline says', () => {
  for (const [name, pod, said] of [
    ['nothing of a plain pod', one(), undefined],
    [
      'privileged',
      one({ privileged: true }),
      'privileged (container "a" must not set securityContext.privileged=true)',
    ],
    [
      'two of them, the init container first',
      {
        spec: {
          initContainers: [{ name: 'i', securityContext: { privileged: true } }],
          containers: [{ name: 'a', securityContext: { privileged: true } }],
        },
      },
      'privileged (containers "i", "a" must not set securityContext.privileged=true)',
    ],
    ['a capability that all may add', one({ capabilities: { add: ['CHOWN'] } }), undefined],
    [
      'others',
      one({ capabilities: { add: ['SYS_TIME', 'NET_ADMIN'] } }),
      'non-default capabilities (container "a" must not include "NET_ADMIN", "SYS_TIME" in securityContext.capabilities.add)',
    ],
    [
      'all namespaces of the node',
      withPod({ hostNetwork: true, hostPID: true, hostIPC: true }),
      'host namespaces (hostNetwork=true, hostPID=true, hostIPC=true)',
    ],
    [
      'ports of the node',
      one({}, { ports: [{ hostPort: 80 }, { hostPort: 443 }] }),
      'hostPort (container "a" uses hostPorts 443, 80)',
    ],
    [
      'two hostPath volumes',
      withPod({
        volumes: [
          { name: 'v', hostPath: {} },
          { name: 'w', hostPath: {} },
          { name: 'x', emptyDir: {} },
        ],
      }),
      'hostPath volumes (volumes "v", "w")',
    ],
    ['a safe sysctl', withPod({ securityContext: { sysctls: [{ name: 'net.ipv4.tcp_rmem' }] } }), undefined],
    [
      'another',
      withPod({ securityContext: { sysctls: [{ name: 'kernel.msgmax' }] } }),
      'forbidden sysctls (kernel.msgmax)',
    ],
    [
      'no seccomp at all',
      withPod({ securityContext: { seccompProfile: { type: 'Unconfined' } } }),
      'seccompProfile (pod must not set securityContext.seccompProfile.type to "Unconfined")',
    ],
    [
      'a host in a probe',
      one({}, { livenessProbe: { httpGet: { host: '10.0.0.1' } } }),
      'probe or lifecycle host (container "a" uses probe or lifecycle host "10.0.0.1")',
    ],
    [
      'a type of SELinux and a user',
      one({ seLinuxOptions: { type: 'super_t', user: 'u' } }),
      'seLinuxOptions (container "a" set forbidden securityContext.seLinuxOptions: type "super_t"; user may not be set)',
    ],
    [
      '/proc unmasked',
      one({ procMount: 'Unmasked' }),
      'procMount (container "a" must not set securityContext.procMount to "Unmasked")',
    ],
    [
      '/proc unmasked in a user namespace',
      { spec: { hostUsers: false, ...one({ procMount: 'Unmasked' }).spec } },
      undefined,
    ],
    [
      'no AppArmor',
      one({ appArmorProfile: { type: 'Unconfined' } }),
      'forbidden AppArmor profile (container "a" must not set AppArmor profile type to "Unconfined")',
    ],
  ] as const) {
    test(name, () => expect(podSecurityViolations(LATEST('baseline'), pod, 36)).toBe(said));
  }
});

describe('What restricted says', () => {
  for (const [name, pod, said] of [
    ['nothing of a pod that says all', safe(), undefined],
    [
      'privilege escalation',
      safe({ allowPrivilegeEscalation: true }),
      'allowPrivilegeEscalation != false (container "a" must set securityContext.allowPrivilegeEscalation=false)',
    ],
    [
      'NET_BIND_SERVICE may be added',
      safe({ capabilities: { drop: ['ALL'], add: ['NET_BIND_SERVICE'] } }),
      undefined,
    ],
    [
      'nothing else may, once told though baseline forbids it too',
      safe({ capabilities: { add: ['SYS_TIME'] } }),
      'unrestricted capabilities (container "a" must set securityContext.capabilities.drop=["ALL"]; container "a" must not include "SYS_TIME" in securityContext.capabilities.add)',
    ],
    ['root by name', safe({ runAsUser: 0 }), 'runAsUser=0 (container "a" must not set runAsUser=0)'],
    [
      'root, though the container says otherwise',
      safe({}, { securityContext: { runAsNonRoot: false } }),
      'runAsNonRoot != true (pod must not set securityContext.runAsNonRoot=false)',
    ],
    [
      'what the pod says counts for its containers',
      safe({ runAsNonRoot: undefined }, { securityContext: { runAsNonRoot: true } }),
      undefined,
    ],
    [
      'root in a user namespace',
      safe({ runAsUser: 0, runAsNonRoot: undefined }, { hostUsers: false }),
      undefined,
    ],
    [
      'volumes of the node and the network',
      safe(
        {},
        {
          volumes: [
            { name: 'v', hostPath: {} },
            { name: 'n', nfs: {} },
          ],
        },
      ),
      'restricted volume types (volumes "v", "n" use restricted volume types "hostPath", "nfs")',
    ],
    ['a claim', safe({}, { volumes: [{ name: 'v', persistentVolumeClaim: {} }] }), undefined],
    [
      'baseline comes first',
      { spec: { hostPID: true, ...safe({ runAsUser: 0 }).spec } },
      'host namespaces (hostPID=true), runAsUser=0 (container "a" must not set runAsUser=0)',
    ],
  ] as const) {
    test(name, () => expect(podSecurityViolations(LATEST('restricted'), pod, 36)).toBe(said));
  }
});

describe('The version of the standards', () => {
  const probed = one({}, { livenessProbe: { tcpSocket: { host: 'h' } } });
  for (const [name, version, minor, isRefused] of [
    ['v1.33 does not look at hosts of probes', 'v1.33', 36, false],
    ['v1.34 does', 'v1.34', 36, true],
    ['latest is that of the server', 'latest', 33, false],
    ['and no server knows more than its own', 'v1.36', 33, false],
  ] as const) {
    test(name, () =>
      expect(podSecurityViolations({ level: 'baseline', version }, probed, minor) !== undefined).toBe(
        isRefused,
      ),
    );
  }
});

describe('What the labels say', () => {
  const label = (labels: Record<string, string>) =>
    Object.fromEntries(
      Object.entries(labels).map(([key, value]) => [`pod-security.kubernetes.io/${key}`, value]),
    );
  for (const [name, labels, enforce, warn] of [
    ['who enforces warns, too', { enforce: 'baseline' }, 'baseline:latest', 'baseline:latest'],
    [
      'of the same version',
      { enforce: 'baseline', 'enforce-version': 'v1.30' },
      'baseline:v1.30',
      'baseline:v1.30',
    ],
    [
      'unless it says otherwise',
      { enforce: 'restricted', warn: 'baseline' },
      'restricted:latest',
      'baseline:latest',
    ],
    ['a warning alone enforces nothing', { warn: 'restricted' }, 'privileged:latest', 'restricted:latest'],
    [
      'what cannot be read is enforced as restricted',
      { enforce: 'x' },
      'restricted:latest',
      'privileged:latest',
    ],
  ] as const) {
    test(name, () => {
      const policy = podSecurityPolicy(label(labels as Record<string, string>))!;
      expect([policy.enforce, policy.warn].map(({ level, version }) => `${level}:${version}`)).toEqual([
        enforce,
        warn,
      ]);
    });
  }
  test('nothing', () => expect(podSecurityPolicy({ team: 'a' })).toBeUndefined());
});
