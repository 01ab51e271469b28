import { hasSubresource } from '../api/scale';
import type { KubeObject } from '../api/types';
import type { Api } from '../kubectl/api';
import { REFERENCE_VERSION, Version } from '../profiles/versions';
import { Calendar } from '../simulation/time';
import type { PodRowRules } from '../view/pod-row';
import type { Moment } from './moment';
import type { Story } from './story';

/** What a release prints otherwise than others. */
export function rulesOfRelease(version: Version): PodRowRules {
  return {
    finishedPodKeepsStatusWhenDeleted: version.has('finishedPodKeepsStatusWhenDeleted'),
    errorOutranksCompleted: version.has('errorOutranksCompleted'),
  };
}

/**
 * What the API server of a release warns of when a kind is asked for.
 * staging/src/k8s.io/apiserver/pkg/endpoints/deprecation/deprecation.go (WarningMessage)
 */
export function warningOfKind(kind: string, version: Version): string | undefined {
  if (kind !== 'Endpoints' || !version.has('endpointsDeprecated')) return undefined;
  return 'v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice';
}

/** The cluster of a story as kubectl would have seen it at a moment. Nothing can be done to it, and leases are not in a story. */
export function pastApi({ epoch, version }: Pick<Story, 'epoch' | 'version'>, moment: Moment): Api {
  const release = Version.parse(version) ?? Version.parse(REFERENCE_VERSION)!;
  return {
    moment: { now: moment.at, calendar: new Calendar(epoch), rules: rulesOfRelease(release) },
    list: (kind): readonly KubeObject[] => moment.list(kind),
    hasSubresource: (kind, subresource) => hasSubresource(kind, subresource, release),
    warningOf: (kind) => warningOfKind(kind, release),
  };
}
