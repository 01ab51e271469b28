Feature: Stopping several containers
  The containers of a pod are stopped at the same time, each with its own hook and its own time to end; the pod is gone when the
  last of them is. Sidecars wait for the others: see sidecars/termination.feature.
  https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination-flow

  Rule: Every preStop hook begins at once, and each container gets its stop signal when its own hook has ended
    Source: pkg/kubelet/kuberuntime/kuberuntime_container.go (v1.36, killContainersWithSyncResult, killContainer)

    Scenario: One with a hook, one without
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: pair }
        spec:
          containers:
          - { name: hooked, image: "nginx:1.27", lifecycle: { preStop: { sleep: { seconds: 6 } } } }
          - { name: plain, image: "nginx:1.27", command: [sleep, "3600"] }
        """
      And 10 seconds pass
      And pod "pair" is deleted
      Then pod "pair" is gone at 40s
      And container "hooked" received SIGQUIT at 16s
      And container "plain" received SIGQUIT at 10s
      And container "plain" was killed at 40s

  Rule: Each container has the whole grace period for itself
    Source: pkg/kubelet/kuberuntime/kuberuntime_container.go (v1.36, killContainersWithSyncResult, killContainer)

    Scenario: Three containers, three ways to end
      Given container "slow" takes 8s to stop on SIGTERM
      And container "deaf" ignores SIGTERM
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: trio }
        spec:
          terminationGracePeriodSeconds: 15
          containers:
          - { name: quick, image: "nginx:1.27" }
          - { name: slow, image: "registry.example/slow:1" }
          - { name: deaf, image: "registry.example/deaf:1" }
        """
      And 10 seconds pass
      And pod "trio" is deleted
      Then pod "trio" is gone at 25s
      And container "quick" is terminated with exit code 0
      And container "slow" is terminated with exit code 0
      And container "deaf" is terminated with exit code 137

  Rule: The pod is Failed when one of them did not end with 0
    See https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-phase
    Source: pkg/kubelet/kubelet_pods.go (v1.36, getPhase)

    Scenario Outline: They end with <first> and <second>
      Given container "first" exits with code <first> on SIGTERM
      And container "second" exits with code <second> on SIGTERM
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: pair }
        spec:
          containers:
          - { name: first, image: "registry.example/a:1" }
          - { name: second, image: "registry.example/b:1" }
        """
      And 10 seconds pass
      And pod "pair" is deleted
      Then pod "pair" is gone at 10s
      And pod "pair" went through Pending, Running, <phase>

      Examples:
        | first | second | phase     |
        | 0     | 0      | Succeeded |
        | 0     | 143    | Failed    |
        | 1     | 0      | Failed    |

  Rule: A container that had ended before is not stopped again
    Source: pkg/kubelet/container/helpers.go (v1.36, ConvertPodStatusToRunningPod)

    Scenario: One has done its work
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: pair }
        spec:
          restartPolicy: OnFailure
          containers:
          - { name: done, image: "busybox:1.36", command: [sleep, "5"], lifecycle: { preStop: { sleep: { seconds: 3 } } } }
          - { name: works, image: "nginx:1.27" }
        """
      And 10 seconds pass
      And pod "pair" is deleted
      Then pod "pair" is gone at 10s
      And the preStop hook of container "done" never ran
      And the events of pod "pair" include:
        | reason  | message                  | count |
        | Killing | Stopping container works | 1     |
      And pod "pair" went through Pending, Running, Succeeded
