import { Given, When } from '@cucumber/cucumber';
import { AuthorError } from './author-error';
import type { ContainerReference, ObjectReference, Target } from './references';
import { daemonSetManifest, workloadManifest } from './short-forms';
import type { Scenario } from './world';

Given(
  'a {workload} {string} with {int} replica(s) of image {string}',
  function (this: Scenario, kind: string, name: string, replicas: number, image: string) {
    begin(this, kind, name, workloadManifest(kind, name, replicas, image));
  },
);

Given('a daemonset {string} of image {string}', function (this: Scenario, name: string, image: string) {
  begin(this, 'DaemonSet', name, daemonSetManifest(name, image));
});

When('{object} is scaled to {int}', function (this: Scenario, object: ObjectReference, replicas: number) {
  this.cluster.workloads.scale(this.target(object), replicas);
});

When(
  '{container} is updated to image {string}',
  function (this: Scenario, { name, pod: owner }: ContainerReference, image: string) {
    if (owner === undefined || name === undefined) {
      throw new AuthorError(
        'it takes the names of the container and of what makes its pods',
        'Say: container "app" of deployment "web" is updated to image "web:2"',
      );
    }
    this.cluster.workloads.setImage(this.target(owner), name, image);
  },
);

When('{object} is rolled back', function (this: Scenario, object: ObjectReference) {
  mustChange(this.cluster.workloads.rollBack(this.target(object)));
});

When(
  '{object} is rolled back to revision {int}',
  function (this: Scenario, object: ObjectReference, revision: number) {
    mustChange(this.cluster.workloads.rollBack(this.target(object), revision));
  },
);

When('{object} is {rollout deed}', function (this: Scenario, object: ObjectReference, deed: string) {
  DEEDS[deed]!(this, this.target(object));
});

const DEEDS: Readonly<Record<string, (scenario: Scenario, target: Target) => void>> = {
  restarted: ({ cluster }, target) => cluster.workloads.restart(target),
  paused: ({ cluster }, target) => cluster.workloads.pause(target),
  resumed: ({ cluster }, target) => cluster.workloads.resume(target),
  suspended: ({ cluster }, target) => cluster.workloads.suspend(target, true),
};

/** A step that does nothing would let the rest of the scenario tell of something else. */
function mustChange(changed: boolean): void {
  if (!changed) throw new AuthorError('that revision is what it runs already, so nothing was rolled back');
}

function begin({ cluster, named, scene }: Scenario, kind: string, name: string, manifest: string): void {
  cluster.load(manifest, scene.stepPlace);
  cluster.applyLoaded();
  named.set(kind, { kind, namespace: 'default', name });
}
