Feature: Recreate
  With the strategy Recreate all old pods are gone before the first new one comes: two versions never run side by side, and for a while
  none runs. https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#recreate-deployment

  Background:
    Given the manifest:
      """yaml
      apiVersion: apps/v1
      kind: Deployment
      metadata: { name: web }
      spec:
        replicas: 3
        strategy: { type: Recreate }
        selector: { matchLabels: { app: web } }
        template:
          metadata: { labels: { app: web } }
          spec: { containers: [{ name: app, image: "web:1" }] }
      """

  Rule: The new pods come when the last old pod is gone
    See https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#recreate-deployment

    Scenario: The old pods take 12s to stop
      Given container "app" takes 12s to stop on SIGTERM
      When the manifest is applied
      And 20 seconds pass
      And container "app" of deployment "web" is updated to image "web:2"
      Then there is 1 replicaset of deployment "web" at 31s
      And deployment "web" is not Available at 31s
      And there are 2 replicasets of deployment "web" at 32s
      And 3 pods of deployment "web" are Ready at 32s
      And the events of deployment "web" are:
        | reason            | message                                   | at  |
        | ScalingReplicaSet | Scaled up replica set web-* from 0 to 3   | 0s  |
        | ScalingReplicaSet | Scaled down replica set web-* from 3 to 0 | 20s |
        | ScalingReplicaSet | Scaled up replica set web-* from 0 to 3   | 32s |

  Rule: It takes as long as the slowest old pod, at most the grace period
    Source: pkg/controller/deployment/recreate.go (v1.36, oldPodsRunning)

    Scenario: The old pods ignore SIGTERM
      Given container "app" ignores SIGTERM
      When the manifest is applied
      And 20 seconds pass
      And container "app" of deployment "web" is updated to image "web:2"
      Then there is 1 replicaset of deployment "web" at 49s
      And there are 2 replicasets of deployment "web" at 50s
