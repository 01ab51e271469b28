import { When } from '@cucumber/cucumber';
import { type Duration, shortDuration } from '../engine';
import { AuthorError } from './author-error';
import { nodeNamed } from './node-named';
import type { ContainerReference, ObjectReference } from './references';
import type { Scenario } from './world';

// What may happen to nodes and to what runs on them.

When('the kubelet of {object} restarts', function (this: Scenario, object: ObjectReference) {
  stop(this, object, 0);
});

When(
  'the kubelet of {object} is down for {duration}',
  function (this: Scenario, object: ObjectReference, duration: Duration) {
    if (duration === 0)
      throw new AuthorError(`for ${shortDuration(duration)} a kubelet is not down`, 'Say: restarts');
    stop(this, object, duration);
  },
);

When('the container runtime of {object} restarts', function (this: Scenario, object: ObjectReference) {
  stopRuntime(this, object, 0);
});

When(
  'the container runtime of {object} is down for {duration}',
  function (this: Scenario, object: ObjectReference, duration: Duration) {
    if (duration === 0)
      throw new AuthorError(`for ${shortDuration(duration)} a runtime is not down`, 'Say: restarts');
    stopRuntime(this, object, duration);
  },
);

When('the kube-proxy of {object} restarts', function (this: Scenario, object: ObjectReference) {
  stopProxy(this, object, 0);
});

When(
  'the kube-proxy of {object} is down for {duration}',
  function (this: Scenario, object: ObjectReference, duration: Duration) {
    if (duration === 0)
      throw new AuthorError(`for ${shortDuration(duration)} a kube-proxy is not down`, 'Say: restarts');
    stopProxy(this, object, duration);
  },
);

When('{object} goes down', function (this: Scenario, object: ObjectReference) {
  const { name } = nodeNamed(this, object);
  if (!this.cluster.disturbances.cutPower(name)) throw new AuthorError(`node "${name}" is down already`);
});

When('{object} comes back', function (this: Scenario, object: ObjectReference) {
  const { name } = nodeNamed(this, object);
  if (!this.cluster.disturbances.boot(name))
    throw new AuthorError(`node "${name}" is not down`, 'Say first: it goes down');
});

When('{object} is cut off', function (this: Scenario, object: ObjectReference) {
  const { name } = nodeNamed(this, object);
  if (!this.cluster.disturbances.cutOff(name)) throw new AuthorError(`node "${name}" is cut off already`);
});

When('{object} is reachable again', function (this: Scenario, object: ObjectReference) {
  const { name } = nodeNamed(this, object);
  if (!this.cluster.disturbances.reconnect(name))
    throw new AuthorError(`node "${name}" is not cut off`, 'Say first: it is cut off');
});

When('the sandbox of {object} is lost', function (this: Scenario, object: ObjectReference) {
  this.cluster.runUntil(this.cluster.now);
  const { kind, namespace, name } = this.target(object);
  if (kind !== 'Pod') throw new AuthorError('only a pod has a sandbox');
  const uid = this.cluster.store.get('Pod', namespace, name)?.metadata.uid;
  if (uid === undefined || !this.cluster.disturbances.loseSandbox(uid))
    throw new AuthorError(`pod "${name}" has no sandbox now`, 'Let time pass until it runs.');
});

When('{container} is lost', function (this: Scenario, reference: ContainerReference) {
  this.cluster.runUntil(this.cluster.now);
  const target = this.containerTarget(reference);
  const { uid } = this.podOf(target).metadata;
  if (!this.cluster.disturbances.loseContainer(uid, target.container))
    throw new AuthorError(`container "${target.container}" is not there yet`, 'Let time pass until it is.');
});

function stopProxy(scenario: Scenario, object: ObjectReference, downFor: Duration): void {
  const { name } = nodeNamed(scenario, object);
  if (!scenario.cluster.disturbances.restartProxy(name, downFor))
    throw new AuthorError(`the kube-proxy of node "${name}" is down already`);
}

function stop(scenario: Scenario, object: ObjectReference, downFor: Duration): void {
  const { name } = nodeNamed(scenario, object);
  if (!scenario.cluster.disturbances.restartKubelet(name, downFor))
    throw new AuthorError(`the kubelet of node "${name}" is down already`);
}

function stopRuntime(scenario: Scenario, object: ObjectReference, downFor: Duration): void {
  const { name } = nodeNamed(scenario, object);
  if (!scenario.cluster.disturbances.restartRuntime(name, downFor))
    throw new AuthorError(`the container runtime of node "${name}" is down already`);
}
