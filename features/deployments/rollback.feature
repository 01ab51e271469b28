Feature: Rollback
  Old ReplicaSets are kept without pods, so that a Deployment can go back to their templates.
  https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#rolling-back-a-deployment

  Rule: A rollback is a rollout to an old template: its ReplicaSet comes back under a new number
    See https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#rolling-back-to-a-previous-revision
    Source: pkg/controller/deployment/sync.go (v1.36, getNewReplicaSet)

    Scenario: Back to the version before
      Given a deployment "web" with 3 replicas of image "web:1"
      When 10 seconds pass
      And container "app" of deployment "web" is updated to image "web:2"
      And 10 seconds pass
      And deployment "web" is rolled back
      And 10 seconds pass
      Then deployment "web" is complete
      And there are 2 replicasets of deployment "web"
      And deployment "web" matches:
        """yaml
        metadata:
          annotations: { deployment.kubernetes.io/revision: "3" }
        spec:
          template: { spec: { containers: [{ name: app, image: "web:1" }] } }
        """
      And the oldest replicaset of deployment "web" matches:
        """yaml
        metadata:
          annotations:
            deployment.kubernetes.io/revision: "3"
            deployment.kubernetes.io/revision-history: "1"
        spec: { replicas: 3 }
        """

    Scenario: Back to a certain revision
      Given a deployment "web" with 1 replica of image "web:1"
      When 10 seconds pass
      And container "app" of deployment "web" is updated to image "web:2"
      And 10 seconds pass
      And container "app" of deployment "web" is updated to image "web:3"
      And 10 seconds pass
      And deployment "web" is rolled back to revision 1
      Then deployment "web" matches:
        """yaml
        spec:
          template: { spec: { containers: [{ name: app, image: "web:1" }] } }
        """

    Scenario: There is nothing to go back to
      Given a deployment "web" with 1 replica of image "web:1"
      When deployment "web" is rolled back
      Then it is refused with:
        """
        error: no rollout history found for deployment "web"
        """

    Scenario: There is no such revision
      Given a deployment "web" with 1 replica of image "web:1"
      When deployment "web" is rolled back to revision 7
      Then it is refused with:
        """
        error: unable to find specified revision 7 in history
        """

  Rule: A stuck rollout is left behind by a rollback, and the old pods were never touched
    See https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#rolling-back-a-deployment
    Source: pkg/controller/deployment/rolling.go (v1.36, cleanupUnhealthyReplicas)

    Scenario: No pod of the good version is made anew
      Given image "web:2" cannot be pulled
      And a deployment "web" with 3 replicas of image "web:1"
      When 10 seconds pass
      And container "app" of deployment "web" is updated to image "web:2"
      And 1 minute passes
      And deployment "web" is rolled back
      And 1 minute passes
      Then deployment "web" is complete
      And there are 3 pods of deployment "web"
      And metadata.uid of the first pod of deployment "web" is unchanged since 5s
      And the events of deployment "web" include:
        | message                                   | at    |
        | Scaled up replica set web-* from 0 to 1   | 10s   |
        | Scaled down replica set web-* from 1 to 0 | 1m10s |

  Rule: Only so many old ReplicaSets are kept
    See https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#clean-up-policy

    Scenario: A history of one
      Given the manifest:
        """yaml
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec:
          revisionHistoryLimit: 1
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec: { containers: [{ name: app, image: "web:1" }] }
        """
      When the manifest is applied
      And 10 seconds pass
      And container "app" of deployment "web" is updated to image "web:2"
      And 10 seconds pass
      Then there are 2 replicasets of deployment "web"
      When container "app" of deployment "web" is updated to image "web:3"
      And 10 seconds pass
      Then there are 2 replicasets of deployment "web"
      When deployment "web" is rolled back to revision 1
      Then it is refused with:
        """
        error: unable to find specified revision 1 in history
        """
