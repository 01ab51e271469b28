Feature: StatefulSets that make their pods at once
  With podManagementPolicy Parallel pods are made and taken away together. An update still replaces one after the other.
  https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#parallel-pod-management

  Background:
    Given the manifest:
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
          spec:
            containers:
              - name: app
                image: web:1
                readinessProbe: { exec: { command: [check] }, initialDelaySeconds: 5, periodSeconds: 1 }
      """
    And command "check" takes 0s and exits with code 0
    And container "app" takes 4s to stop on SIGTERM
    When the manifest is applied

  Rule: Nobody waits for anybody when pods are made or taken away
    See https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#parallel-pod-management

    Scenario: All at once
      Then 3 pods of statefulset "web" are Ready at 5s

    Scenario: Down from three to one
      When 10 seconds pass
      And statefulset "web" is scaled to 1
      Then there is 1 pod of statefulset "web" at 14s

    Scenario: One that never becomes ready does not hold up the others
      Given container "app" of pod "web-0" exits with code 1 after 1s
      When 10 seconds pass
      Then pod "web-2" is Ready
      When statefulset "web" is scaled to 4
      Then pod "web-3" is Ready within 5s

  Rule: An update still goes from the highest down, one at a time
    See https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#parallel-pod-management
    See https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#rolling-updates

    Scenario: 9 seconds for each
      When 10 seconds pass
      And container "app" of statefulset "web" is updated to image "web:2"
      And 30 seconds pass
      Then the timeline includes:
        | at  | object    | what                      |
        | 10s | pod/web-2 | deleted, grace period 30s |
        | 19s | pod/web-1 | deleted, grace period 30s |
        | 28s | pod/web-0 | deleted, grace period 30s |
