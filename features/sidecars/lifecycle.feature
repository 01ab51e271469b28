Feature: Sidecars through the life of their pod
  Every way in which a sidecar and what stands before and behind it may go on, under every restart policy. Retold from the
  kubelet's own end-to-end tests.
  https://github.com/kubernetes/kubernetes/blob/v1.36.0/test/e2e_node/container_lifecycle_test.go

  Rule: Three init containers and two sidecars start in turn
    See https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#sidecar-containers-and-pod-lifecycle

    Scenario: Who runs with whom
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: serial }
        spec:
          restartPolicy: Never
          initContainers:
          - { name: init-1, image: "busybox:1.36", command: [sleep, "1"] }
          - { name: sidecar-1, image: "busybox:1.36", command: [sh, -c, "trap 'exit 0' TERM; sleep 600 & wait"], restartPolicy: Always }
          - { name: init-2, image: "busybox:1.36", command: [sleep, "1"] }
          - { name: sidecar-2, image: "busybox:1.36", command: [sh, -c, "trap 'exit 0' TERM; sleep 600 & wait"], restartPolicy: Always }
          - { name: init-3, image: "busybox:1.36", command: [sleep, "1"] }
          containers:
          - { name: regular, image: "busybox:1.36", command: [sleep, "10"] }
        """
      Then pod "serial" is Succeeded at 13s
      And init container "init-1" started at 0s
      And sidecar "sidecar-1" started at 1s
      And init container "init-2" started at 1s
      And sidecar "sidecar-2" started at 2s
      And init container "init-3" started at 2s
      And container "regular" started at 3s
      And sidecar "sidecar-2" received SIGTERM at 13s
      And sidecar "sidecar-1" received SIGTERM at 13s

  Rule: A pod that is to end ends with its containers, whatever its sidecar does
    Source: pkg/kubelet/kuberuntime/kuberuntime_manager.go (v1.36, computePodActions)

    Scenario Outline: restartPolicy <policy>, a sidecar that <what>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: task }
        spec:
          restartPolicy: <policy>
          terminationGracePeriodSeconds: 5
          initContainers:
          - { name: sidecar, image: "busybox:1.36", command: [sh, -c, "<script>"], restartPolicy: Always }
          - { name: behind, image: "busybox:1.36", command: [sleep, "5"] }
          containers:
          - { name: regular, image: "busybox:1.36", command: [sleep, "8"] }
        """
      Then pod "task" is Succeeded within 20s
      And sidecar "sidecar" has restarted <restarts> times
      And container "regular" has restarted 0 times

      Examples:
        | policy    | what                     | script                                 | restarts |
        | Never     | runs continuously        | trap 'exit 0' TERM; sleep 600 & wait   | 0        |
        | Never     | exits with 0 again       | sleep 1; exit 0                        | 2        |
        | Never     | exits with 1 again       | sleep 1; exit 1                        | 2        |
        | OnFailure | runs continuously        | trap 'exit 0' TERM; sleep 600 & wait   | 0        |
        | OnFailure | exits with 0 again       | sleep 1; exit 0                        | 2        |
        | OnFailure | exits with 1 again       | sleep 1; exit 1                        | 2        |

  Rule: Under restartPolicy Always the containers are started again, and a sidecar that runs is not
    Source: pkg/kubelet/kuberuntime/kuberuntime_manager.go (v1.36, computePodActions)
    Source: pkg/kubelet/kuberuntime/kuberuntime_container.go (v1.36, computeInitContainerActions)

    Scenario Outline: A sidecar that <what>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          initContainers:
          - { name: sidecar, image: "busybox:1.36", command: [sh, -c, "<script>"], restartPolicy: Always }
          - { name: behind, image: "busybox:1.36", command: [sleep, "5"] }
          containers:
          - { name: regular, image: "busybox:1.36", command: [sleep, "8"] }
        """
      And 2 minutes pass
      Then container "regular" has restarted at least 2 times
      And sidecar "sidecar" has restarted <restarts> times
      And init container "behind" started at 5s ± 5s
      And pod "web" was never Succeeded

      Examples:
        | what               | script                               | restarts   |
        | runs continuously  | trap 'exit 0' TERM; sleep 600 & wait | 0          |
        | exits with 0 again | sleep 1; exit 0                      | at least 3 |
        | exits with 1 again | sleep 1; exit 1                      | at least 3 |

  Rule: A sidecar whose image cannot be pulled holds the pod back
    Source: pkg/kubelet/kuberuntime/kuberuntime_container.go (v1.36, computeInitContainerActions)

    Scenario Outline: A bad image, restartPolicy <policy>
      Given image "registry.example/bad:1" cannot be pulled
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          restartPolicy: <policy>
          initContainers: [ { name: sidecar, image: "registry.example/bad:1", restartPolicy: Always } ]
          containers: [ { name: regular, image: "busybox:1.36", command: [sleep, "1"] } ]
        """
      And 15 seconds pass
      Then sidecar "sidecar" is waiting with reason "ImagePullBackOff"
      And pod "web" is Pending
      And sidecar "sidecar" never started
      And container "regular" never started

      Examples:
        | policy    |
        | Never     |
        | OnFailure |
        | Always    |

    Scenario: So does an init container, also under restartPolicy Never
      Given image "registry.example/bad:1" cannot be pulled
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: bad-image }
        spec:
          restartPolicy: Never
          initContainers: [ { name: init, image: "registry.example/bad:1" } ]
          containers: [ { name: regular, image: "busybox:1.36", command: [sleep, "1"] } ]
        """
      And 15 seconds pass
      Then init container "init" is waiting with reason "ImagePullBackOff"
      And pod "bad-image" is Pending
      And init container "init" never started
      And container "regular" never started

  Rule: Three sidecars are stopped in reverse order when all regular containers have gone
    See https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#termination-with-sidecars

    Scenario: Each takes five seconds to stop
      Given container "one" takes 5s to stop on SIGTERM
      And container "two" takes 5s to stop on SIGTERM
      And container "three" takes 5s to stop on SIGTERM
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: serialize-termination }
        spec:
          restartPolicy: Never
          initContainers:
          - { name: one, image: "registry.example/one:1", restartPolicy: Always }
          - { name: two, image: "registry.example/two:1", restartPolicy: Always }
          - { name: three, image: "registry.example/three:1", restartPolicy: Always }
          containers: [ { name: regular, image: "busybox:1.36", command: [sleep, "5"] } ]
        """
      Then pod "serialize-termination" is Succeeded at 20s
      And sidecar "three" received SIGTERM at 5s
      And sidecar "two" received SIGTERM at 10s
      And sidecar "one" received SIGTERM at 15s

    Scenario: Their hooks begin at once, when the regular container has gone
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: hooks }
        spec:
          restartPolicy: Never
          initContainers:
          - { name: one, image: "busybox:1.36", command: [sh, -c, "trap 'exit 0' TERM; sleep 600 & wait"], restartPolicy: Always, lifecycle: { preStop: { exec: { command: [sleep, "1"] } } } }
          - { name: two, image: "busybox:1.36", command: [sh, -c, "trap 'exit 0' TERM; sleep 600 & wait"], restartPolicy: Always, lifecycle: { preStop: { exec: { command: [sleep, "1"] } } } }
          - { name: three, image: "busybox:1.36", command: [sh, -c, "trap 'exit 0' TERM; sleep 600 & wait"], restartPolicy: Always, lifecycle: { preStop: { exec: { command: [sleep, "1"] } } } }
          containers: [ { name: regular, image: "busybox:1.36", command: [sleep, "5"] } ]
        """
      Then pod "hooks" is Succeeded at 6s
      And the preStop hook of sidecar "one" ran at 5s
      And the preStop hook of sidecar "two" ran at 5s
      And the preStop hook of sidecar "three" ran at 5s

    # Thirty seconds, and the two that are always left.
    Scenario: Hooks that never end let all be killed together
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: hooks }
        spec:
          restartPolicy: Never
          initContainers:
          - { name: one, image: "busybox:1.36", command: [sleep, "600"], restartPolicy: Always, lifecycle: { preStop: { exec: { command: [sleep, "600"] } } } }
          - { name: two, image: "busybox:1.36", command: [sleep, "600"], restartPolicy: Always, lifecycle: { preStop: { exec: { command: [sleep, "600"] } } } }
          - { name: three, image: "busybox:1.36", command: [sleep, "600"], restartPolicy: Always, lifecycle: { preStop: { exec: { command: [sleep, "600"] } } } }
          containers: [ { name: regular, image: "busybox:1.36", command: [sleep, "5"] } ]
        """
      Then pod "hooks" is Succeeded at 37s
      And sidecar "one" was killed at 37s
      And sidecar "two" was killed at 37s
      And sidecar "three" was killed at 37s
      And sidecar "one" is terminated with exit code 137 and reason "Error"

    Scenario: Sidecars that never started do not hold up a deletion
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          restartPolicy: Never
          initContainers:
          - { name: init, image: "busybox:1.36", command: [sleep, "600"] }
          - { name: one, image: "nginx:1.27", restartPolicy: Always }
          - { name: two, image: "redis:7", restartPolicy: Always }
          containers: [ { name: regular, image: "busybox:1.36", command: [sleep, "5"] } ]
        """
      And 5 seconds pass
      And pod "web" is deleted with a grace period of 3s
      Then pod "web" is gone at 8s

  Rule: The phase of a pod that was stopped is that of its regular containers
    See https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#differences-from-application-containers
    Source: pkg/kubelet/kubelet_pods.go (v1.36, getPhase)

    Scenario Outline: <what>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          terminationGracePeriodSeconds: 5
          initContainers:
          - { name: sidecar, image: "busybox:1.36", command: [sh, -c, "<sidecar>"], restartPolicy: Always, lifecycle: <sidecar hook> }
          containers:
          - { name: regular, image: "busybox:1.36", command: [sh, -c, "<regular>"], lifecycle: <regular hook> }
        """
      And 10 seconds pass
      And pod "web" is deleted
      Then pod "web" is gone within 10s
      And pod "web" went through Pending, Running, <phase>
      And sidecar "sidecar" is terminated with exit code <code>

      Examples:
        | what                                        | sidecar                               | sidecar hook                                                       | regular                               | regular hook                                       | phase     | code |
        | the sidecar ends with 1                     | trap 'exit 1' TERM; sleep 600 & wait  | {}                                                                 | trap 'exit 0' TERM; sleep 600 & wait  | {}                                                 | Succeeded | 1    |
        | its hook lets the sidecar end with 1        | trap 'exit 1' USR1; sleep 600 & wait  | { preStop: { exec: { command: [sh, -c, "kill -USR1 1"] } } }       | trap 'exit 0' TERM; sleep 600 & wait  | {}                                                 | Succeeded | 1    |
        | the regular container overruns its grace    | trap 'exit 0' TERM; sleep 600 & wait  | {}                                                                 | sleep 600                             | {}                                                 | Failed    | 0    |
        | the sidecar overruns it                     | sleep 600                             | {}                                                                 | trap 'exit 0' TERM; sleep 600 & wait  | {}                                                 | Succeeded | 137  |
        | the hook of the regular container overruns  | trap 'exit 0' TERM; sleep 600 & wait  | {}                                                                 | sleep 600                             | { preStop: { exec: { command: [sleep, "600"] } } } | Failed    | 0    |
        | the hook of the sidecar overruns            | sleep 600                             | { preStop: { exec: { command: [sleep, "600"] } } }                 | trap 'exit 0' TERM; sleep 600 & wait  | {}                                                 | Succeeded | 137  |
