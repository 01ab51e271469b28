Feature: When the name of a template's hash is taken
  ReplicaSets and ControllerRevisions are named after a hash of their template. Where another has the name, the hash is taken anew, with the
  number of collisions so far in it, which the status keeps.
  https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/deployment-v1/#DeploymentStatus

  Rule: A Deployment counts the collision and makes its ReplicaSet under another name
    Source: pkg/controller/deployment/sync.go (v1.36, getNewReplicaSet)

    Scenario: Somebody made a ReplicaSet of that name
      Given the manifest:
        """yaml
        apiVersion: apps/v1
        kind: ReplicaSet
        metadata: { name: web-6bdff98dd }
        spec:
          replicas: 0
          selector: { matchLabels: { app: other } }
          template:
            metadata: { labels: { app: other } }
            spec: { containers: [{ name: app, image: "other:1" }] }
        """
      And a deployment "web" with 2 replicas of image "web:1"
      When 1 minute passes
      Then deployment "web" is complete
      And deployment "web" matches:
        """yaml
        status: { collisionCount: 1, replicas: 2 }
        """
      And there is exactly 1 replicaset of deployment "web"
      And there are exactly 2 replicasets
      And there is no Warning event

  Rule: A StatefulSet and a DaemonSet do the same with their revisions
    Source: pkg/controller/history/controller_history.go (v1.36, CreateControllerRevision)
    Source: pkg/controller/daemon/update.go (v1.36, snapshot)

    Scenario Outline: Somebody made a ControllerRevision of the name that the <kind> would give
      When I apply:
        """yaml
        apiVersion: apps/v1
        kind: ControllerRevision
        metadata: { name: <taken> }
        revision: 1
        data: { spec: { template: { spec: { containers: [] } } } }
        """
      And I apply:
        """yaml
        apiVersion: apps/v1
        kind: <kind>
        metadata: { name: web }
        spec:
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec: { containers: [{ name: app, image: "web:1" }] }
        """
      And 1 minute passes
      Then <kind> "web" is complete
      And <kind> "web" matches:
        """yaml
        status: { collisionCount: 1 }
        """
      And there are exactly 2 controllerrevisions

      Examples:
        | kind        | taken      |
        | StatefulSet | web-6f8cbb47ff |
        | DaemonSet   | web-558ff5f57b |
