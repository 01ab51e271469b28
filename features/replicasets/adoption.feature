Feature: Adoption and release
  Labels say which pods a ReplicaSet may have, and an owner reference which it has. It takes in pods that match and have no
  controller, and lets go of its own that match no longer.
  https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/#non-template-pod-acquisitions

  Rule: A pod that matches and has no controller is adopted
    See https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/#non-template-pod-acquisitions

    Scenario: A bare pod counts as one of three
      Given a pod "lonely" with labels "app=web"
      When I apply:
        """yaml
        apiVersion: apps/v1
        kind: ReplicaSet
        metadata: { name: web }
        spec:
          replicas: 3
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web, tier: front } }
            spec: { containers: [{ name: app, image: "web:1" }] }
        """
      Then there are 3 pods of replicaset "web"
      And pod "lonely" matches:
        """yaml
        metadata:
          ownerReferences: [{ kind: ReplicaSet, name: web, controller: true }]
        """
      # The bare pod lacks a label of the template, though not of the selector.
      And replicaset "web" matches:
        """yaml
        status: { replicas: 3, fullyLabeledReplicas: 2 }
        """

    Scenario: A bare pod that comes when there are enough is adopted and deleted
      When I apply:
        """yaml
        apiVersion: apps/v1
        kind: ReplicaSet
        metadata: { name: web }
        spec:
          replicas: 1
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec: { containers: [{ name: app, image: "web:1" }] }
        """
      And 1 minute passes
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: lonely, labels: { app: web } }
        spec: { containers: [{ name: app, image: "web:1" }] }
        """
      Then pod "lonely" is gone within 30s
      And the events of replicaset "web" include:
        | reason           | message             |
        | SuccessfulCreate | Created pod: web-*  |
        | SuccessfulDelete | Deleted pod: lonely |

  Rule: A pod whose labels no longer match is let go and replaced; it lives on by itself
    See https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/#isolating-pods-from-a-replicaset

    # A person takes a pod out of service to look at it in peace.
    Scenario: The label of one pod is changed
      Given the manifest:
        """yaml
        apiVersion: apps/v1
        kind: ReplicaSet
        metadata: { name: web }
        spec:
          replicas: 1
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec: { containers: [{ name: app, image: "web:1" }] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: suspect, labels: { app: web } }
        spec: { containers: [{ name: app, image: "web:1" }] }
        """
      When the manifest is applied
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: suspect, labels: { app: other } }
        spec: { containers: [{ name: app, image: "web:1" }] }
        """
      And 1 minute passes
      Then pod "suspect" matches:
        """yaml
        metadata: { labels: { app: other }, ownerReferences: null }
        """
      And there is 1 pod of replicaset "web"
