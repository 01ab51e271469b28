Feature: Pod phases
  The phase of a pod sums up where it is in its life: Pending, Running, Succeeded or Failed.
  https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-phase

  Rule: A pod is Pending until each of its containers has been started once
    See https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-phase
    Source: pkg/kubelet/kubelet_pods.go (v1.36, getPhase)

    Scenario: No node has room for it
      When I apply:
        """yaml
        # Pending Status
        apiVersion: v1
        kind: Pod
        metadata:
          name: pending-pod
        spec:
          containers:
          - name: large-resource-container
            image: busybox
            command: ["sh", "-c", "echo Pending...; sleep 3600"]
            resources:
              requests:
                memory: "100Ti"
                cpu: "1000"
        """
      Then pod "pending-pod" stays Pending for 1 day
      And container "large-resource-container" never started

    Scenario: One container runs, the image of the other cannot be pulled
      Given image "registry.example/nothing:1" cannot be pulled
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - { name: app, image: "nginx:1.27" }
          - { name: broken, image: "registry.example/nothing:1" }
        """
      Then container "app" is running for 10m
      And pod "web" was never Running

    Scenario: An init container is still at work
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          initContainers:
          - { name: prepare, image: "busybox:1.36", command: [sleep, "60"] }
          containers:
          - { name: app, image: "nginx:1.27" }
        """
      Then pod "web" is Pending at 59s
      And pod "web" is Running at 60s

  Rule: A pod is Running while any of its containers runs or will be started again
    See https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-phase
    Source: pkg/kubelet/kubelet_pods.go (v1.36, getPhase)

    Scenario: One of three containers has failed for good
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: three }
        spec:
          restartPolicy: Never
          containers:
          - { name: failed, image: "busybox:1.36", command: [sh, -c, exit 1] }
          - { name: first, image: "busybox:1.36", command: [sleep, "1000"] }
          - { name: second, image: "busybox:1.36", command: [sleep, "2000"] }
        """
      Then container "failed" is terminated with exit code 1 and reason "Error"
      And pod "three" is Running at 1999s
      And pod "three" is Failed at 2000s

    Scenario: A container that waits to be started again
      Given a pod "web" with container "app"
      And container "app" exits with code 1 after 0s
      Then container "app" is waiting with reason "CrashLoopBackOff" at 140s
      And pod "web" is Running at 140s

  Rule: When all containers have ended for good, the pod is Succeeded if all exited with 0, otherwise Failed
    See https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-phase
    Source: pkg/kubelet/kubelet_pods.go (v1.36, getPhase)

    Scenario: The only container fails and may not be started again
      When I apply:
        """yaml
        # Failed Status
        apiVersion: v1
        kind: Pod
        metadata:
          name: failed-pod
        spec:
          restartPolicy: Never
          containers:
          - name: failing-container
            image: busybox
            command: ["sh", "-c", "exit 1"]
        """
      Then pod "failed-pod" matches:
        """yaml
        metadata: { name: failed-pod, namespace: default }
        status:
          phase: Failed
          containerStatuses:
          - name: failing-container
            state:
              terminated: { reason: Error, exitCode: 1, startedAt: "@0s", finishedAt: "@0s" }
            restartCount: 0
        """
      And kubectl get pods shows:
        | NAME       | READY | STATUS | RESTARTS |
        | failed-pod | 0/1   | Error  | 0        |

    Scenario Outline: Exit codes <first> and <second>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: pair }
        spec:
          restartPolicy: Never
          containers:
          - { name: first, image: "busybox:1.36", command: [sh, -c, sleep 10; exit <first>] }
          - { name: second, image: "busybox:1.36", command: [sh, -c, sleep 20; exit <second>] }
        """
      Then pod "pair" is Running at 19s
      And pod "pair" is <phase> at 20s

      Examples: every container did what it was for
        | first | second | phase     |
        | 0     | 0      | Succeeded |

      Examples: one failed is enough
        | first | second | phase  |
        | 1     | 0      | Failed |
        | 0     | 1      | Failed |
        | 3     | 4      | Failed |

    Scenario: The whole way of a pod that succeeds
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: once }
        spec:
          restartPolicy: OnFailure
          containers:
          - { name: app, image: "busybox:1.36", command: [sh, -c, sleep 10] }
        """
      Then pod "once" is Succeeded within 10s
      And pod "once" went through Pending, Running, Succeeded

  Rule: Succeeded and Failed are final
    Source: pkg/kubelet/kubelet_pods.go (v1.36, generateAPIPodStatus)

    Scenario Outline: A pod that is <phase>
      Given a running pod "task" with restartPolicy Never
      When the container of the pod exits with code <code>
      Then pod "task" stays <phase> for 1 day

      Examples:
        | code | phase     |
        | 0    | Succeeded |
        | 1    | Failed    |

  Rule: Unknown is a word of the API that no component says any more
    Notes and older pages list Unknown as a fifth phase, for a node that cannot be reached. It has not been set since
    2015: https://github.com/kubernetes/kubernetes/blob/v1.36.0/staging/src/k8s.io/api/core/v1/types.go (PodUnknown)

    Scenario: Neither in a crash loop nor in failure
      Given a pod "web" with container "app"
      And container "app" exits with code 1 after 5s
      When 1 hour passes
      Then pod "web" was never Unknown
