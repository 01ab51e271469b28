Feature: Scaling
  The number of replicas can be changed at any time, also in the middle of a rollout.
  https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#scaling-a-deployment

  Rule: Scaling down takes the pods of least worth first
    See https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/#scaling-a-replicaset
    Source: pkg/controller/replicaset/replica_set.go (v1.36, getPodsToDelete)

    Scenario: A pod that is not ready goes before one that is
      Given container "app" of pod "bad" exits with code 1 after 5s
      And a pod "bad" with labels "app=web"
      And a pod "good" with labels "app=web"
      When 30 seconds pass
      And I apply:
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
      Then pod "bad" is gone within 1m
      And pod "good" is Ready

    Scenario: A pod says what its deletion would cost
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata:
          name: dear
          labels: { app: web }
          annotations: { controller.kubernetes.io/pod-deletion-cost: "100" }
        spec: { containers: [{ name: app, image: "web:1" }] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: cheap, labels: { app: web } }
        spec: { containers: [{ name: app, image: "web:1" }] }
        ---
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
      Then pod "cheap" is gone within 1m
      And pod "dear" is Ready

  Rule: In the middle of a rollout, old and new ReplicaSets grow in proportion
    See https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#proportional-scaling

    # 10 replicas with the default bounds: 8 old ones and 5 new ones that never become ready. To 15: up to 19 pods in all.
    Scenario: From 10 to 15 while the new version cannot be pulled
      Given image "web:9" cannot be pulled
      And a deployment "web" with 10 replicas of image "web:1"
      When container "app" of deployment "web" is updated to image "web:9"
      And 1 minute passes
      And deployment "web" is scaled to 15
      And 1 minute passes
      Then the oldest replicaset of deployment "web" matches:
        """yaml
        spec: { replicas: 12 }
        """
      And the newest replicaset of deployment "web" matches:
        """yaml
        spec: { replicas: 7 }
        """

    # 3 surplus pods at most, so 10 in all; of them 5 must be available, and the old ones alone are.
    Scenario: From 30 to 7 while the new version cannot be pulled
      Given image "web:9" cannot be pulled
      And the manifest:
        """yaml
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec:
          replicas: 30
          strategy: { rollingUpdate: { maxSurge: 3, maxUnavailable: 2 } }
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec: { containers: [{ name: app, image: web:1 }] }
        """
      And the manifest is applied
      When container "app" of deployment "web" is updated to image "web:9"
      And 1 minute passes
      And deployment "web" is scaled to 7
      And 1 minute passes
      Then 5 pods of the oldest replicaset of deployment "web" are Ready
      And there are 5 pods of the newest replicaset of deployment "web"

  Rule: Nothing runs with no replicas, and nothing of its history is lost
    See https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#updating-a-deployment
    Source: pkg/controller/deployment/sync.go (v1.36, cleanupDeployment)

    Scenario: To zero and back
      Given a deployment "web" with 3 replicas of image "web:1"
      When deployment "web" is scaled to 0
      Then there are no pods of deployment "web" within 1m
      And deployment "web" is complete
      When deployment "web" is scaled to 2
      Then 2 pods of deployment "web" are Ready within 1m
      And there is 1 replicaset of deployment "web"
