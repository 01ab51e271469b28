Feature: Crash loop back-off
  A container that keeps ending is started again after pauses of 10, 20, 40 … seconds, at most five minutes.
  https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-restarts

  Rule: The first restart comes at once, the next after 10 seconds; then the pause doubles up to five minutes
    See https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-restarts
    See https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy

    Scenario: A container that exits at once
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - { name: app, image: "busybox:1.36", command: [sh, -c, exit 1] }
        """
      And 22 minutes pass
      Then container "app" started at 0s, 0s, 10s, 30s, 70s, 150s, 310s, 610s, 910s, 1210s

    Scenario: The pause counts from the end of a run
      Given a pod "web" with container "app"
      And container "app" exits with code 1 after 5s
      When 3 minutes pass
      Then container "app" started at 0s, 5s, 20s, 45s, 90s, 175s

    Scenario: A bare busybox has nothing to do and ends at once, again and again
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: bare }
        spec:
          containers:
          - { name: app, image: "busybox:1.36" }
        """
      And 1 minute passes
      Then container "app" started at 0s, 0s, 10s, 30s
      And container "app" is terminated with exit code 0 and reason "Completed"

  Rule: Under restartPolicy Always success is punished like failure
    Source: pkg/kubelet/kuberuntime/kuberuntime_manager.go (v1.36, doBackOff)

    Scenario Outline: Exit code <code>
      Given a pod "web" with container "app"
      And container "app" exits with code <code> after 0s
      When 2 minutes pass
      Then container "app" started at 0s, 0s, 10s, 30s, 70s

      Examples:
        | code |
        | 0    |
        | 1    |
        | 137  |

  Rule: Ten minutes without a restart wipe the slate clean
    See https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy
    Source: staging/src/k8s.io/client-go/util/flowcontrol/backoff.go (v1.36, hasExpired)

    Scenario: After a run of eleven minutes the next restart comes at once
      Given a pod "web" with container "app"
      And container "app" exits with code 1 after 5s
      And container "app" exits with code 1 after 11m on run 5
      When 13 minutes pass
      Then container "app" started at 0s, 5s, 20s, 45s, 90s, 750s, 765s

    Scenario: After a run of nine minutes the pause is as long as ever
      Given a pod "web" with container "app"
      And container "app" exits with code 1 after 5s
      And container "app" exits with code 1 after 9m on run 5
      When 12 minutes pass
      Then container "app" started at 0s, 5s, 20s, 45s, 90s, 710s

  Rule: While it waits, the container is Waiting with reason CrashLoopBackOff, and its last state tells how it ended
    Source: pkg/kubelet/kuberuntime/kuberuntime_manager.go (v1.36, doBackOff)
    Source: pkg/kubelet/kubelet_pods.go (v1.36, convertToAPIContainerStatuses)

    Scenario: The message names the pause, the container and the pod
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - { name: app, image: "busybox:1.36", command: [sh, -c, exit 3] }
        """
      Then pod "web" matches at 140s:
        """yaml
        status:
          phase: Running
          containerStatuses:
          - name: app
            state:
              waiting:
                reason: CrashLoopBackOff
                message: back-off 1m20s restarting failed container=app pod=web_default(*)
            lastState: { terminated: { reason: Error, exitCode: 3, startedAt: "@70s", finishedAt: "@70s" } }
            restartCount: 4
            ready: false
            started: false
        """

    Scenario: Every refused restart is counted in one event
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - { name: app, image: "busybox:1.36", command: [sh, -c, exit 1] }
        """
      And 65 seconds pass
      Then the events of pod "web" include:
        | type    | reason  | from    | message                                                        | count |
        | Normal  | Created | kubelet | Container created                                              | 4     |
        | Normal  | Started | kubelet | Container started                                              | 4     |
        | Warning | BackOff | kubelet | Back-off restarting failed container app in pod web_default(*) | 3     |

  # A status is written at the beginning of a look at the pod, and a refused restart is known only after it. Until
  # Kubernetes 1.34 the kubelet looked again every 10 seconds, so CrashLoopBackOff showed soon. Since 1.35 it looks
  # again when the pause is over, at most 60 seconds later; a lone container shows Error through a short pause, and
  # CrashLoopBackOff only in the moment of its restart or when the pause is longer than those 60 seconds.
  # https://github.com/kubernetes/kubernetes/pull/133066
  Rule: When CrashLoopBackOff shows depends on the version
    Source: pkg/kubelet/pod_workers.go (v1.36, completeWork)

    Scenario Outline: Kubernetes <version>, <time> after the first crash
      Given Kubernetes <version>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - { name: app, image: "busybox:1.36", command: [sh, -c, exit 1] }
        """
      And <time> pass
      Then kubectl get pods shows:
        | NAME | READY | STATUS   | RESTARTS   |
        | web  | 0/1   | <status> | <restarts> |

      Examples: 1.34 looks every 10 seconds
        | version | time | status           | restarts    |
        | 1.34    | 5s   | Error            | 1 (5s ago)  |
        | 1.34    | 15s  | Error            | 2 (15s ago) |
        | 1.34    | 25s  | CrashLoopBackOff | 2 (15s ago) |
        | 1.34    | 65s  | CrashLoopBackOff | 3 (35s ago) |

      Examples: 1.36 looks when the pause is over, at most 60 seconds later
        | version | time | status           | restarts    |
        | 1.36    | 5s   | Error            | 1 (5s ago)  |
        | 1.36    | 15s  | Error            | 2 (15s ago) |
        | 1.36    | 25s  | Error            | 2 (25s ago) |
        | 1.36    | 65s  | Error            | 3 (55s ago) |
        | 1.36    | 129s | Error            | 4 (99s ago) |
        | 1.36    | 131s | CrashLoopBackOff | 4 (61s ago) |

    Scenario Outline: Kubernetes <version> counts <count> refusals in 69 seconds, but restarts at the same times
      Given Kubernetes <version>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - { name: app, image: "busybox:1.36", command: [sh, -c, exit 1] }
        """
      And 69 seconds pass
      Then the events of pod "web" include:
        | reason  | message                                                        | count   |
        | BackOff | Back-off restarting failed container app in pod web_default(*) | <count> |
      And container "app" started at 0s, 0s, 10s, 30s

      Examples:
        | version | count |
        | 1.34    | 7     |
        | 1.36    | 3     |

    Scenario: In 1.36 anything else that happens in the pod brings it to light
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: pair }
        spec:
          containers:
          - { name: app, image: "busybox:1.36", command: [sh, -c, exit 1] }
          - { name: neighbour, image: "busybox:1.36", command: [sh, -c, sleep 35; exit 0] }
        """
      Then container "app" is terminated with exit code 1 and reason "Error" at 34s
      And container "app" is waiting with reason "CrashLoopBackOff" at 36s
