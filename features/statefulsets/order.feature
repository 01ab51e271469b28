Feature: The order of a StatefulSet's pods
  Pods are made from the lowest number up, each when the one before is ready, and taken away from the highest down; unless the
  set says that they may come and go together.
  https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#deployment-and-scaling-guarantees

  Background:
    Given the manifest:
      """yaml
      apiVersion: apps/v1
      kind: StatefulSet
      metadata: { name: web }
      spec:
        replicas: 3
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

  Rule: Each pod waits for the one before it to be ready
    See https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#deployment-and-scaling-guarantees

    Scenario: Three pods, 5 seconds each
      When the manifest is applied
      Then statefulset "web" is complete within 1m
      And the timeline includes:
        | at  | object    | what    |
        | 0s  | pod/web-0 | created |
        | 5s  | pod/web-1 | created |
        | 10s | pod/web-2 | created |
        | 15s | pod/web-2 | Ready   |

    Scenario: One that never becomes ready holds up all others
      Given container "app" of pod "web-1" exits with code 1 after 1s
      When the manifest is applied
      And 1 hour passes
      Then container "app" of pod "web-1" is waiting with reason "CrashLoopBackOff"
      And there are 2 pods of statefulset "web"
      And statefulset "web" was never complete
      And kubectl get statefulsets shows:
        | NAME | READY | AGE |
        | web  | 1/3   | 60m |

    # Pods that were ready before are left alone: only what is still to be made waits.
    Scenario: One that stops being ready holds up what is to come, and nothing that is there
      When the manifest is applied
      And 20 seconds pass
      And container "app" of pod "web-0" crashes with exit code 1
      And statefulset "web" is scaled to 4
      Then there are 3 pods of statefulset "web" until 24s
      And there are 4 pods of statefulset "web" at 26s

  Rule: Scaling down takes the highest first, one after the other
    See https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#deployment-and-scaling-guarantees

    Scenario: From three to one, where each takes 4 seconds to stop
      Given container "app" takes 4s to stop on SIGTERM
      When the manifest is applied
      And 20 seconds pass
      And statefulset "web" is scaled to 1
      And 20 seconds pass
      Then the timeline includes:
        | at  | object    | what                      |
        | 20s | pod/web-2 | deleted, grace period 30s |
        | 24s | pod/web-2 | gone                      |
        | 24s | pod/web-1 | deleted, grace period 30s |
        | 28s | pod/web-1 | gone                      |
      And there is 1 pod of statefulset "web"
      And the events of statefulset "web" include:
        | reason           | message                                        | at  |
        | SuccessfulDelete | Delete Pod web-2 in StatefulSet web successful | 20s |
        | SuccessfulDelete | Delete Pod web-1 in StatefulSet web successful | 24s |

    Scenario: While one that is to stay is not ready, nothing is taken away
      When the manifest is applied
      And 20 seconds pass
      And container "app" of pod "web-0" crashes with exit code 1
      And statefulset "web" is scaled to 1
      Then there are 3 pods of statefulset "web" until 24s
      And there is 1 pod of statefulset "web" at 25s

  Rule: Deleting the set takes all its pods at once, in no order
    See https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#limitations

    Scenario: To take them in order, scale to 0 first
      Given container "app" takes 4s to stop on SIGTERM
      When the manifest is applied
      And 20 seconds pass
      And statefulset "web" is deleted
      Then statefulset "web" is gone at 20s
      And there are no pods at 24s
