Feature: Deleting a pod
  A deleted pod is asked to stop, is given time to do so, is killed when the time is over, and only then disappears.
  https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination

  Some notes let the scheduler receive the deletion. It is the API server that marks the pod with a deletionTimestamp,
  and the kubelet of its node that stops the containers.

  Rule: The containers get SIGTERM at once, and SIGKILL at the end of the grace period of 30 seconds
    See https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination-flow

    Scenario: A container that stops when it is asked to
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: busybox:1.36
            command: [sh, -c, "trap 'exit 0' TERM; sleep 3600 & wait"]
        """
      And 10 seconds pass
      And pod "web" is deleted
      Then container "app" received SIGTERM at 10s
      And container "app" is terminated with exit code 0 and reason "Completed"
      And pod "web" is gone within 0s

    Scenario: A container that takes its time
      Given a pod "web" with container "app"
      And container "app" takes 12s to stop on SIGTERM
      When 10 seconds pass
      And pod "web" is deleted
      Then pod "web" is Terminating at 21s
      And pod "web" is gone at 22s

    Scenario: A container that ignores SIGTERM
      Given a pod "web" with container "app"
      And container "app" ignores SIGTERM
      When 10 seconds pass
      And pod "web" is deleted
      Then pod "web" is gone within 30s
      And container "app" received SIGTERM at 10s
      And container "app" was killed at 40s
      And container "app" is terminated with exit code 137 and reason "Error"

    Scenario: All containers are stopped at the same time
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: pair }
        spec:
          containers:
          - { name: slow, image: "busybox:1.36", command: [sh, -c, "trap 'sleep 8; exit 0' TERM; sleep 3600 & wait"] }
          - { name: quick, image: "busybox:1.36", command: [sh, -c, "trap 'exit 0' TERM; sleep 3600 & wait"] }
        """
      And 10 seconds pass
      And pod "pair" is deleted
      Then pod "pair" is gone within 8s
      And container "slow" received SIGTERM at 10s
      And container "quick" received SIGTERM at 10s

    Scenario: A pod in a crash loop
      Given a pod "web" with container "app"
      And container "app" exits with code 1 after 1s
      When 10 minutes pass
      And pod "web" is deleted
      Then pod "web" is gone within 0s
      And container "app" never received SIGTERM

  Rule: The grace period is the manifest's, or the one given with the deletion
    See https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination-forced
    Source: pkg/registry/core/pod/strategy.go (v1.36, CheckGracefulDelete)

    Scenario: terminationGracePeriodSeconds
      Given the manifest:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          terminationGracePeriodSeconds: 60
          containers:
          - { name: app, image: "busybox:1.36", command: [sleep, "3600"] }
        """
      When the manifest is applied
      And 10 seconds pass
      And pod "web" is deleted
      Then container "app" was killed at 70s

    Scenario: A shorter one given with the deletion
      Given container "app" ignores SIGTERM
      And a running pod "web" with container "app"
      When pod "web" is deleted with a grace period of 5s
      Then pod "web" is gone within 5s
      And container "app" was killed at 5s

    # The kubelet leaves at least two seconds between the two signals: minimumGracePeriodInSeconds in
    # https://github.com/kubernetes/kubernetes/blob/v1.36.0/pkg/kubelet/kuberuntime/kuberuntime_container.go
    Scenario: One second is stretched to two
      Given container "app" ignores SIGTERM
      And a running pod "web" with container "app"
      When pod "web" is deleted with a grace period of 1s
      Then container "app" was killed at 2s

    Scenario: A negative one counts as one second
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          terminationGracePeriodSeconds: -1
          containers: [ { name: app, image: "busybox:1.36", command: [sleep, "10000"] } ]
        """
      Then spec.terminationGracePeriodSeconds of pod "web" is 1

  Rule: Until its containers have stopped the pod keeps its phase and is shown as Terminating
    See https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination-flow
    Source: pkg/kubelet/status/status_manager.go (v1.36, mergePodStatus)

    Scenario: The deletionTimestamp is the expected end, not the time of the request
      Given a pod "web" with container "app"
      And container "app" ignores SIGTERM
      When 10 seconds pass
      And pod "web" is deleted
      Then pod "web" matches at 20s:
        """yaml
        metadata: { deletionTimestamp: "@40s", deletionGracePeriodSeconds: 30 }
        status: { phase: Running }
        """
      And kubectl get pods shows:
        | NAME | READY | STATUS      | RESTARTS |
        | web  | 1/1   | Terminating | 0        |

    Scenario: The event comes with the request to stop
      Given a pod "web" with container "app"
      And container "app" takes 12s to stop on SIGTERM
      When 10 seconds pass
      And pod "web" is deleted
      Then pod "web" is gone within 12s
      And the events of pod "web" include:
        | type   | reason  | from    | message                | count | at  |
        | Normal | Killing | kubelet | Stopping container app | 1     | 10s |

  Rule: Just before it disappears the pod is Succeeded if all its containers exited with 0, otherwise Failed
    See https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-phase
    Source: pkg/kubelet/kubelet_pods.go (v1.36, getPhase)

    Scenario Outline: Exit code <code> on SIGTERM
      Given a pod "web" with container "app"
      And container "app" exits with code <code> on SIGTERM
      When 10 seconds pass
      And pod "web" is deleted
      Then pod "web" is gone within 0s
      And pod "web" went through Pending, Running, <phase>

      Examples:
        | code | phase     |
        | 0    | Succeeded |
        | 3    | Failed    |
        | 143  | Failed    |

  Rule: Nothing is started any more in a pod that is being deleted
    Source: pkg/kubelet/container/helpers.go (v1.36, ShouldContainerBeRestarted)
    Source: pkg/kubelet/kubelet.go (v1.36, SyncTerminatingPod)

    Scenario: A container that ends during the grace period stays ended
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: pair }
        spec:
          containers:
          - { name: deaf, image: "busybox:1.36", command: [sleep, "3600"] }
          - { name: short, image: "busybox:1.36", command: [sleep, "15"] }
        """
      And 10 seconds pass
      And pod "pair" is deleted
      Then pod "pair" is gone within 30s
      And container "short" started at 0s

    Scenario: A pod that is deleted while an init container works
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          terminationGracePeriodSeconds: 5
          initContainers:
          - { name: prepare, image: "busybox:1.36", command: [sleep, "60"] }
          containers:
          - { name: app, image: "nginx:1.27" }
        """
      And 10 seconds pass
      And pod "web" is deleted
      Then init container "prepare" was killed at 15s
      And pod "web" went through Pending, Failed
      And container "app" never started

  Rule: A pod with nothing to stop is gone at once
    Source: pkg/registry/core/pod/strategy.go (v1.36, CheckGracefulDelete)

    Scenario: It has no node yet
      Given a cluster of 1 node with 4 CPUs and 8Gi of memory each
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: big }
        spec:
          containers:
          - { name: app, image: "nginx:1.27", resources: { requests: { cpu: "8" } } }
        """
      And pod "big" is deleted
      Then pod "big" is gone

    Scenario: It has finished
      Given a running pod "task" with restartPolicy Never
      When the container of the pod exits with code 0
      And pod "task" is deleted
      Then pod "task" is gone

  Rule: A container that never ended is shown as killed when the pod is taken down
    Source: pkg/kubelet/status/status_manager.go (v1.36, TerminatePod)
    Nobody can say any more what became of it: exit code 137, reason ContainerStatusUnknown, and no times. Watchers see it
    in the moment before the pod is gone; a finalizer lets it be looked at. Regular containers are left waiting when the
    init containers were not done.

    Scenario: An image that could never be pulled
      Given image "shop:9" cannot be pulled
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web, finalizers: [example.com/keep] }
        spec:
          containers:
          - { name: app, image: "shop:9" }
        """
      And 15 seconds pass
      And pod "web" is deleted
      Then pod "web" matches within 1s:
        """yaml
        status:
          phase: Failed
          containerStatuses:
          - name: app
            state:
              terminated:
                exitCode: 137
                reason: ContainerStatusUnknown
                message: The container could not be located when the pod was terminated
                startedAt: null
                finishedAt: null
            ready: false
            restartCount: 0
        """
      And kubectl get pods shows:
        | NAME | READY | STATUS                 |
        | web  | 0/1   | ContainerStatusUnknown |

    Scenario: A pod that is deleted while its init container waits
      Given image "setup:9" cannot be pulled
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web, finalizers: [example.com/keep] }
        spec:
          initContainers:
          - { name: setup, image: "setup:9" }
          containers:
          - { name: app, image: "nginx:1.27" }
        """
      And 15 seconds pass
      And pod "web" is deleted
      Then container "setup" is terminated with exit code 137 and reason "ContainerStatusUnknown" within 1s
      And container "app" is waiting with reason "PodInitializing"
