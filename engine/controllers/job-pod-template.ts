import { memoised } from '../api/fields';
import type { Container, Job, Pod, PodTemplate } from '../api/types';
import { failurePolicyMatch } from './job-failure-policy';
import {
  COMPLETION_INDEX,
  INDEX_FAILURES,
  INDEX_IGNORED_FAILURES,
  ignoredIndexFailures,
  indexFailures,
  TRACKING_FINALIZER,
} from './job-pods';

/** 63 characters of a DNS label less the five that are drawn. */
const LONGEST_PREFIX = 58;

/** The template of a Job's pods: with the finalizer by which the Job counts them. */
export const trackedTemplate = memoised((template: PodTemplate): PodTemplate => {
  const { finalizers = [] } = template.metadata ?? {};
  if (finalizers.includes(TRACKING_FINALIZER)) return template;
  return { ...template, metadata: { ...template.metadata, finalizers: [...finalizers, TRACKING_FINALIZER] } };
});

/**
 * The template of the pod for an index, and the prefix of its name. With a limit for each index the pod says how often those
 * before it failed; `before` is the one in whose place it comes.
 * pkg/controller/job/indexed_job_utils.go
 */
export function indexedTemplate(
  job: Job,
  index: number,
  before: Pod | undefined,
): { readonly template: PodTemplate; readonly generateName: string } {
  const { metadata, spec } = withIndexVariable(trackedTemplate(job.spec.template));
  const failures = job.spec.backoffLimitPerIndex === undefined ? {} : failureCounts(job, before);
  const suffix = `-${index}-`;
  const prefix = `${job.metadata.name}${suffix}`;
  return {
    template: {
      metadata: {
        ...metadata,
        labels: { ...metadata?.labels, [COMPLETION_INDEX]: String(index) },
        annotations: { ...metadata?.annotations, [COMPLETION_INDEX]: String(index), ...failures },
      },
      spec: { ...spec, hostname: `${job.metadata.name}-${index}` },
    },
    generateName:
      prefix.length > LONGEST_PREFIX ? prefix.slice(0, LONGEST_PREFIX - suffix.length) + suffix : prefix,
  };
}

/** (getNewIndexFailureCounts) */
function failureCounts(job: Job, before: Pod | undefined): Readonly<Record<string, string>> {
  if (before === undefined) return { [INDEX_FAILURES]: '0' };
  const { counts } = failurePolicyMatch(job, before);
  const ignored = ignoredIndexFailures(before) + (counts ? 0 : 1);
  return {
    [INDEX_FAILURES]: String(indexFailures(before) + (counts ? 1 : 0)),
    ...(ignored > 0 && { [INDEX_IGNORED_FAILURES]: String(ignored) }),
  };
}

/** Every container finds its index in JOB_COMPLETION_INDEX, unless it has such a variable of its own. */
const withIndexVariable = memoised((template: PodTemplate): PodTemplate => {
  const { initContainers, containers } = template.spec;
  return {
    ...template,
    spec: {
      ...template.spec,
      ...(initContainers && { initContainers: initContainers.map(withVariable) }),
      containers: containers.map(withVariable),
    },
  };
});

const NAME = 'JOB_COMPLETION_INDEX';

function withVariable(container: Container): Container {
  const { env = [] } = container;
  if (env.some(({ name }) => name === NAME)) return container;
  const fieldPath = `metadata.labels['${COMPLETION_INDEX}']`;
  const variable = { name: NAME, valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath } } };
  return { ...container, env: [...env, variable] };
}
