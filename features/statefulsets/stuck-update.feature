Feature: Why is my StatefulSet stuck although I fixed the image?
  A StatefulSet that makes its pods in order does nothing while one of them is not ready, not even replace that one. So a pod with a
  broken template stays until somebody deletes it.
  https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#forced-rollback

  Background:
    Given image "web:broken" cannot be pulled

  Rule: In order, the broken pod stays after the template was mended
    See https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#forced-rollback
    Source: pkg/controller/statefulset/stateful_set_control.go (v1.36, processReplica)

    Scenario: Stuck, for as long as you wait
      Given a statefulset "web" with 3 replicas of image "web:1"
      When 10 seconds pass
      And container "app" of statefulset "web" is updated to image "web:broken"
      And 1 minute passes
      Then container "app" of pod "web-2" is waiting with reason "ImagePullBackOff"
      When container "app" of statefulset "web" is updated to image "web:2"
      And 1 day passes
      Then container "app" of pod "web-2" is waiting with reason "ImagePullBackOff"
      And pod "web-1" matches:
        """yaml
        spec: { containers: [{ name: app, image: "web:1" }] }
        """
      When I run:
        """
        kubectl rollout status statefulset/web --timeout=10m
        """
      Then it prints:
        """
        Waiting for 1 pods to be ready...
        error: timed out waiting for the condition
        """

    Scenario: Mended, by hand
      Given a statefulset "web" with 3 replicas of image "web:1"
      When 10 seconds pass
      And container "app" of statefulset "web" is updated to image "web:broken"
      And 50 seconds pass
      And container "app" of statefulset "web" is updated to image "web:2"
      And pod "web-2" is deleted
      Then statefulset "web" is complete within 1s
      And pod "web-2" matches:
        """yaml
        spec: { containers: [{ name: app, image: "web:2" }] }
        """

  Rule: In parallel, the broken pod is replaced as any other that has an old template
    Source: pkg/controller/statefulset/stateful_set_control.go (v1.36, updateStatefulSet)

    Scenario: It mends itself
      When I apply:
        """yaml
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: { name: web }
        spec:
          replicas: 3
          podManagementPolicy: Parallel
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec: { containers: [{ name: app, image: "web:1" }] }
        """
      And 10 seconds pass
      And container "app" of statefulset "web" is updated to image "web:broken"
      And 50 seconds pass
      And container "app" of statefulset "web" is updated to image "web:2"
      Then statefulset "web" is complete within 1s
