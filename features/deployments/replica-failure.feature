Feature: Pods that cannot be made
  Where the API refuses a pod, only the ReplicaSet's events say why; its Deployment repeats it in the condition ReplicaFailure, and
  `kubectl rollout status` in nothing but its silence.
  https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#failed-deployment

  Background:
    Given a cluster of 1 node
    When I apply:
      """yaml
      apiVersion: v1
      kind: ResourceQuota
      metadata: { name: few }
      spec: { hard: { pods: "2" } }
      """

  Rule: The condition ReplicaFailure tells of it, and goes when it is over
    See https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#failed-deployment
    Source: pkg/controller/deployment/progress.go (v1.36, getReplicaFailures)

    Scenario: A quota of two pods, and three replicas
      Given a deployment "web" with 3 replicas of image "web:1"
      When 10 seconds pass
      Then 2 pods of deployment "web" are Ready
      And condition ReplicaFailure of deployment "web" is True with reason "FailedCreate"
      And deployment "web" matches:
        """yaml
        status:
          conditions:
            - type: ReplicaFailure
              message: 'pods "web-*" is forbidden: exceeded quota: few, requested: pods=1, used: pods=2, limited: pods=2'
        """
      And condition Available of deployment "web" is False with reason "MinimumReplicasUnavailable"
      And the events of deployment "web" are:
        | type   | reason            |
        | Normal | ScalingReplicaSet |
      When I run:
        """
        kubectl rollout status deployment/web --timeout=30s
        """
      Then it prints:
        """
        Waiting for deployment "web" rollout to finish: 2 out of 3 new replicas have been updated...
        error: timed out waiting for the condition
        """
      And it exits with code 1
      When I run:
        """
        kubectl patch resourcequota few -p '{"spec":{"hard":{"pods":"3"}}}'
        """
      # The ReplicaSet tries again after 5ms, 10ms, 20ms …; by now it waits longer and longer.
      And 5 minutes pass
      Then 3 pods of deployment "web" are Ready
      And deployment "web" is complete
      And deployment "web" does not match:
        """yaml
        status: { conditions: [{ type: ReplicaFailure }] }
        """

  Rule: A rolling update needs room for its surge
    See https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#max-surge

    # Two pods run, and a third may come before one goes: 25% of 2 is rounded up to one more, and down to none less.
    Scenario: Broken: the quota is as large as the Deployment
      Given a deployment "web" with 2 replicas of image "web:1"
      When 10 seconds pass
      And container "app" of deployment "web" is updated to image "web:2"
      And 1 hour passes
      Then deployment "web" is stuck
      And 2 pods of deployment "web" are Ready
      And kubectl get deployments shows:
        | NAME | READY | UP-TO-DATE | AVAILABLE |
        | web  | 2/2   | 0          | 2         |
      And condition ReplicaFailure of deployment "web" is True with reason "FailedCreate"

    Scenario: Mended: a pod goes before the next one comes
      When I apply:
        """yaml
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec:
          replicas: 2
          strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } }
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec: { containers: [{ name: app, image: "web:1" }] }
        """
      And 10 seconds pass
      And container "app" of deployment "web" is updated to image "web:2"
      And 1 minute passes
      Then deployment "web" is complete
      # A pod counts against the quota until it is gone, so the first attempt comes too soon, and the next one does not.
      And condition ReplicaFailure of deployment "web" was True with reason "FailedCreate" at 10s
      And deployment "web" was complete at 11s
