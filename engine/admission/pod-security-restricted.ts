import { type Fields, fieldsOf, listOf, textOf } from '../api/fields';
import { procMount, seccomp } from './pod-security-baseline';
import {
  type Check,
  containersOf,
  distinct,
  isRelaxed,
  isWindows,
  named,
  quoted,
  setters,
  type Violation,
} from './pod-security-checks';

/**
 * What the level restricted does not allow, beside what baseline does not.
 * https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
 * staging/src/k8s.io/pod-security-admission/policy
 */
export const RESTRICTED: readonly Check[] = [
  { id: 'allowPrivilegeEscalation', level: 'restricted', since: 8, violation: linuxOnly(escalation) },
  {
    id: 'capabilities_restricted',
    level: 'restricted',
    since: 22,
    instead: 'capabilities_baseline',
    violation: linuxOnly(capabilities),
  },
  { id: 'procMount_restricted', level: 'restricted', since: 35, instead: 'procMount', violation: procMount },
  {
    id: 'restrictedVolumes',
    level: 'restricted',
    since: 0,
    instead: 'hostPathVolumes',
    violation: volumes,
  },
  { id: 'runAsNonRoot', level: 'restricted', since: 0, violation: unlessRelaxed(nonRoot) },
  { id: 'runAsUser', level: 'restricted', since: 23, violation: unlessRelaxed(user) },
  {
    id: 'seccompProfile_restricted',
    level: 'restricted',
    since: 19,
    instead: 'seccompProfile_baseline',
    violation: linuxOnly(saidSeccomp),
  },
];

type Violating = (spec: Fields) => Violation | undefined;

/** Since v1.25 of the standards. */
function linuxOnly(check: Violating): Check['violation'] {
  return (spec, _, minor) => (minor >= 25 && isWindows(spec) ? undefined : check(spec));
}

function unlessRelaxed(check: Violating): Check['violation'] {
  return (spec, _, minor) => (isRelaxed(spec, minor) ? undefined : check(spec));
}

function escalation(spec: Fields): Violation | undefined {
  const bad = containersOf(spec).filter(({ security }) => security.allowPrivilegeEscalation !== false);
  if (bad.length === 0) return undefined;
  const detail = `${named(bad.map(({ name }) => name))} must set securityContext.allowPrivilegeEscalation=false`;
  return { reason: 'allowPrivilegeEscalation != false', detail };
}

function capabilities(spec: Fields): Violation | undefined {
  const of = (security: Fields, which: 'add' | 'drop') =>
    listOf(fieldsOf(security.capabilities)[which]).map(textOf);
  const added = (security: Fields) => of(security, 'add').filter((one) => one !== 'NET_BIND_SERVICE');
  const containers = containersOf(spec);
  const keeping = containers.filter(({ security }) => !of(security, 'drop').includes('ALL'));
  const adding = containers.filter(({ security }) => added(security).length > 0);
  const details: string[] = [];
  if (keeping.length > 0)
    details.push(
      `${named(keeping.map(({ name }) => name))} must set securityContext.capabilities.drop=["ALL"]`,
    );
  if (adding.length > 0) {
    const which = quoted(distinct(adding.flatMap(({ security }) => added(security))));
    const who = named(adding.map(({ name }) => name));
    details.push(`${who} must not include ${which} in securityContext.capabilities.add`);
  }
  if (details.length === 0) return undefined;
  return { reason: 'unrestricted capabilities', detail: details.join('; ') };
}

const SAFE_VOLUMES = [
  ...['configMap', 'csi', 'downwardAPI', 'emptyDir', 'ephemeral', 'image', 'persistentVolumeClaim'],
  ...['projected', 'secret'],
];

function volumes(spec: Fields): Violation | undefined {
  const bad = listOf(spec.volumes)
    .map(fieldsOf)
    .filter((volume) => !SAFE_VOLUMES.some((source) => volume[source] !== undefined));
  if (bad.length === 0) return undefined;
  const types = distinct(bad.map((volume) => Object.keys(volume).find((key) => key !== 'name') ?? 'unknown'));
  const who = named(
    bad.map(({ name }) => textOf(name)),
    'volume',
  );
  const what = `restricted volume type${types.length === 1 ? '' : 's'}`;
  const detail = `${who} ${bad.length === 1 ? 'uses' : 'use'} ${what} ${quoted(types)}`;
  return { reason: 'restricted volume types', detail };
}

function nonRoot(spec: Fields): Violation | undefined {
  const reason = 'runAsNonRoot != true';
  const pod = fieldsOf(spec.securityContext).runAsNonRoot;
  const containers = containersOf(spec);
  const bad = containers.filter(({ security }) => security.runAsNonRoot === false);
  const who = setters(
    pod === false,
    bad.map(({ name }) => name),
  );
  if (who !== undefined) return { reason, detail: `${who} must not set securityContext.runAsNonRoot=false` };
  const silent = pod === true ? [] : containers.filter(({ security }) => security.runAsNonRoot === undefined);
  if (silent.length === 0) return undefined;
  const detail = `pod or ${named(silent.map(({ name }) => name))} must set securityContext.runAsNonRoot=true`;
  return { reason, detail };
}

function user(spec: Fields): Violation | undefined {
  const bad = containersOf(spec).filter(({ security }) => security.runAsUser === 0);
  const who = setters(
    fieldsOf(spec.securityContext).runAsUser === 0,
    bad.map(({ name }) => name),
  );
  return who === undefined ? undefined : { reason: 'runAsUser=0', detail: `${who} must not set runAsUser=0` };
}

/** A profile must be said, and must be one of the allowed. */
function saidSeccomp(spec: Fields): Violation | undefined {
  const bad = seccomp(spec);
  if (bad !== undefined) return bad;
  if (fieldsOf(spec.securityContext).seccompProfile !== undefined) return undefined;
  const silent = containersOf(spec).filter(({ security }) => security.seccompProfile === undefined);
  if (silent.length === 0) return undefined;
  const who = named(silent.map(({ name }) => name));
  const detail = `pod or ${who} must set securityContext.seccompProfile.type to "RuntimeDefault" or "Localhost"`;
  return { reason: 'seccompProfile', detail };
}
