Feature: When a pod of a StatefulSet is available
  A pod is available when it has been ready for minReadySeconds; the next one waits for that, and so does an update.
  https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#minimum-ready-seconds

  Background:
    Given the manifest:
      """yaml
      apiVersion: apps/v1
      kind: StatefulSet
      metadata: { name: db }
      spec:
        replicas: 2
        minReadySeconds: 10
        selector: { matchLabels: { app: db } }
        template:
          metadata: { labels: { app: db } }
          spec: { containers: [{ name: app, image: "db:1" }] }
      """
    When the manifest is applied

  Rule: The next pod is made when the one before is available
    See https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#minimum-ready-seconds

    Scenario: Ready at once, available after 10 seconds each
      When 30 seconds pass
      Then the timeline includes:
        | at  | object   | what    |
        | 0s  | pod/db-0 | Ready   |
        | 10s | pod/db-1 | created |
      And statefulset "db" was not Available at 19s
      And statefulset "db" was Available at 20s
      And statefulset "db" matches:
        """yaml
        status: { replicas: 2, readyReplicas: 2, availableReplicas: 2 }
        """

  Rule: An update goes on when the new pod is available
    See https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#minimum-ready-seconds
    See https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#rolling-updates

    Scenario: Each step takes 10 seconds more
      When 30 seconds pass
      And container "app" of statefulset "db" is updated to image "db:2"
      And 60 seconds pass
      Then the timeline includes:
        | at  | object   | what                      |
        | 30s | pod/db-1 | deleted, grace period 30s |
        | 40s | pod/db-0 | deleted, grace period 30s |

    # kubectl counts ready pods here, not available ones.
    Scenario: kubectl rollout status is content when all are ready
      When 30 seconds pass
      And container "app" of statefulset "db" is updated to image "db:2"
      Then statefulset "db" is not complete at 39s
      And statefulset "db" is complete at 40s
      And statefulset "db" is not Available at 49s
      And statefulset "db" is Available at 50s
