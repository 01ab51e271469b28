import { When } from '@cucumber/cucumber';
import type { Usage } from '../engine';
import { AuthorError } from './author-error';
import type { ContainerReference, ObjectReference } from './references';
import type { Scenario } from './world';

// What the metrics server, and servers of other metrics, tell from now on.

When(
  'the {resource} usage of {object} becomes {usage}',
  function (this: Scenario, of: string, object: ObjectReference, usage: Usage) {
    const { kind, namespace, name } = this.target(object);
    if (!USERS.has(kind))
      throw new AuthorError(`a ${kind} uses nothing itself`, 'Name a pod, or what makes pods.');
    this.cluster.metrics.say({ of, isMetric: false, about: { kind, namespace, name }, usage });
  },
);

When(
  'the {resource} usage of {container} becomes {usage}',
  function (this: Scenario, of: string, { name: container, pod }: ContainerReference, usage: Usage) {
    if (pod === undefined || container === undefined) {
      throw new AuthorError(
        'it takes the names of the container and of its pod, or of what makes its pods',
        'Say: the CPU usage of container "app" of deployment "web" becomes 80%',
      );
    }
    const { kind, namespace, name } = this.target(pod);
    this.cluster.metrics.say({ of, isMetric: false, about: { kind, namespace, name }, container, usage });
  },
);

When(
  'the metric {string} of {object} becomes {usage}',
  function (this: Scenario, of: string, object: ObjectReference, usage: Usage) {
    if (usage !== 'unknown' && 'percent' in usage)
      throw new AuthorError('a metric is an amount, not a share of a request', 'Write it as 120 or 500m.');
    const { kind, namespace, name } = this.target(object);
    this.cluster.metrics.say({ of, isMetric: true, about: { kind, namespace, name }, usage });
  },
);

const USERS = new Set([
  'Pod',
  'Deployment',
  'ReplicaSet',
  'ReplicationController',
  'StatefulSet',
  'DaemonSet',
  'Job',
]);
