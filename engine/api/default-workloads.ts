import { defaultAutoscaler } from './default-autoscaler';
import { defaultTemplateSpec } from './default-pod';
import { change, changeEach, changePart, type Fields, fieldsOf, isFields, withDefaults } from './fields';

/**
 * Defaults of the kinds that have a pod template, and the template's own.
 * pkg/apis/apps/v1/defaults.go, pkg/apis/batch/v1/defaults.go
 */
export function defaultWorkload(kind: string, object: Fields): Fields {
  switch (kind) {
    case 'Deployment':
      return changePart(object, 'spec', (spec) => withTemplate(defaultDeployment(spec)));
    case 'ReplicaSet':
      return labelledAsTemplate(
        change(object, 'spec', (spec) => withTemplate(withDefaults(spec, { replicas: 1 }))),
      );
    case 'DaemonSet':
      return changePart(object, 'spec', (spec) => withTemplate(defaultDaemonSet(spec)));
    case 'StatefulSet':
      return changePart(object, 'spec', (spec) => withTemplate(defaultStatefulSet(spec)));
    case 'Job':
      return labelledAsTemplate(changePart(object, 'spec', (spec) => withTemplate(defaultJob(spec))));
    case 'CronJob':
      return changePart(object, 'spec', defaultCronJob);
    case 'HorizontalPodAutoscaler':
      return defaultAutoscaler(object);
    case 'ReplicationController':
      return defaultReplicationController(object);
    default:
      return object;
  }
}

function withTemplate(spec: Fields): Fields {
  return changePart(spec, 'template', (template) => changePart(template, 'spec', defaultTemplateSpec));
}

function defaultDeployment(spec: Fields): Fields {
  const strategy = defaultStrategy(spec.strategy, { maxUnavailable: '25%', maxSurge: '25%' });
  return {
    ...withDefaults(spec, { replicas: 1, revisionHistoryLimit: 10, progressDeadlineSeconds: 600 }),
    strategy,
  };
}

function defaultDaemonSet(spec: Fields): Fields {
  const updateStrategy = defaultStrategy(spec.updateStrategy, { maxUnavailable: 1, maxSurge: 0 });
  return { ...withDefaults(spec, { revisionHistoryLimit: 10 }), updateStrategy };
}

function defaultStatefulSet(spec: Fields): Fields {
  const given = fieldsOf(spec.updateStrategy);
  const whole = given.type === undefined ? { rollingUpdate: {}, ...given, type: 'RollingUpdate' } : given;
  const updateStrategy =
    whole.type === 'RollingUpdate'
      ? change(whole, 'rollingUpdate', (rolling) => withDefaults(withoutGated(rolling), { partition: 0 }))
      : whole;
  const persistentVolumeClaimRetentionPolicy = withDefaults(
    fieldsOf(spec.persistentVolumeClaimRetentionPolicy),
    {
      whenDeleted: 'Retain',
      whenScaled: 'Retain',
    },
  );
  const defaulted = withDefaults(spec, {
    podManagementPolicy: 'OrderedReady',
    replicas: 1,
    revisionHistoryLimit: 10,
  });
  return changeEach(
    { ...defaulted, updateStrategy, persistentVolumeClaimRetentionPolicy },
    'volumeClaimTemplates',
    defaultClaimTemplate,
  );
}

/**
 * The field maxUnavailable of a StatefulSet is dropped in silence: the gate MaxUnavailableStatefulSet is off.
 * pkg/registry/apps/statefulset/strategy.go (dropStatefulSetDisabledFields)
 */
function withoutGated({ maxUnavailable: _, ...rolling }: Fields): Fields {
  return rolling;
}

/** A claim inside a StatefulSet is stored with its apiVersion, kind and an empty status, as claims are. */
function defaultClaimTemplate(claim: Fields): Fields {
  const whole = { apiVersion: 'v1', kind: 'PersistentVolumeClaim', ...claim };
  return change({ status: { phase: 'Pending' }, ...whole }, 'spec', (spec) =>
    withDefaults(spec, { volumeMode: 'Filesystem' }),
  );
}

function defaultStrategy(given: unknown, rolling: Fields): Fields {
  const strategy = withDefaults(fieldsOf(given), { type: 'RollingUpdate' });
  if (strategy.type !== 'RollingUpdate') return strategy;
  return { ...strategy, rollingUpdate: withDefaults(fieldsOf(strategy.rollingUpdate), rolling) };
}

function defaultJob(spec: Fields): Fields {
  const single = spec.completions === undefined && spec.parallelism === undefined;
  return withDefaults(change(spec, 'podFailurePolicy', defaultPatterns), {
    ...(single && { completions: 1 }),
    parallelism: 1,
    backoffLimit: spec.backoffLimitPerIndex === undefined ? 6 : 2_147_483_647,
    completionMode: 'NonIndexed',
    suspend: false,
    podReplacementPolicy: spec.podFailurePolicy === undefined ? 'TerminatingOrFailed' : 'Failed',
    manualSelector: false,
  });
}

/** (SetDefaults_PodFailurePolicyOnPodConditionsPattern) */
function defaultPatterns(policy: Fields): Fields {
  return changeEach(policy, 'rules', (rule) =>
    changeEach(rule, 'onPodConditions', (pattern) => withDefaults(pattern, { status: 'True' })),
  );
}

/** The Job inside is defaulted when it is made; here only its pods are, as the API does. */
function defaultCronJob(spec: Fields): Fields {
  const numbers = { successfulJobsHistoryLimit: 3, failedJobsHistoryLimit: 1 };
  const defaulted = withDefaults(spec, { concurrencyPolicy: 'Allow', suspend: false, ...numbers });
  return changePart(defaulted, 'jobTemplate', (template) => changePart(template, 'spec', withTemplate));
}

/** The selector of a ReplicationController is the labels of its pods, unless it says one. pkg/apis/core/v1/defaults.go (SetDefaults_ReplicationController) */
function defaultReplicationController(object: Fields): Fields {
  return labelledAsTemplate(
    changePart(object, 'spec', (spec) => {
      const { labels } = fieldsOf(fieldsOf(spec.template).metadata);
      const selector = isFields(labels) ? { selector: labels } : {};
      return withTemplate(withDefaults(spec, { replicas: 1, ...selector }));
    }),
  );
}

/** Without labels of its own the object takes those of its pods. */
function labelledAsTemplate(object: Fields): Fields {
  const labels = fieldsOf(fieldsOf(fieldsOf(object.spec).template).metadata).labels;
  const metadata = fieldsOf(object.metadata);
  if (!isFields(labels) || Object.keys(fieldsOf(metadata.labels)).length > 0) return object;
  return { ...object, metadata: { ...metadata, labels } };
}
