Feature: Sidecars among init containers that fail
  A sidecar stands among the init containers, and what fails before or behind it decides what becomes of it.
  https://github.com/kubernetes/kubernetes/blob/v1.36.0/test/e2e_node/container_lifecycle_test.go

  Rule: An init container that fails before a sidecar keeps it from starting
    See https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#sidecar-containers-and-pod-lifecycle
    Source: pkg/kubelet/kuberuntime/kuberuntime_container.go (v1.36, computeInitContainerActions)

    Scenario Outline: A failure before the sidecar, restartPolicy <policy>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          restartPolicy: <policy>
          initContainers:
          - { name: init, image: "busybox:1.36", command: [sh, -c, "sleep 1; exit 1"] }
          - { name: sidecar, image: "nginx:1.27", restartPolicy: Always }
          containers: [ { name: regular, image: "busybox:1.36", command: [sleep, "1"] } ]
        """
      And 30 seconds pass
      Then pod "web" is <phase>
      And init container "init" has restarted <restarts> times
      And sidecar "sidecar" never started
      And container "regular" never started

      Examples:
        | policy    | phase   | restarts   |
        | Never     | Failed  | 0          |
        | OnFailure | Pending | at least 1 |
        | Always    | Pending | at least 1 |

  Rule: An init container that fails behind a sidecar leaves the sidecar running, unless it ends the pod
    Source: pkg/kubelet/kuberuntime/kuberuntime_container.go (v1.36, computeInitContainerActions)

    Scenario Outline: A failure behind the sidecar, restartPolicy <policy>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          restartPolicy: <policy>
          initContainers:
          - { name: sidecar, image: "nginx:1.27", restartPolicy: Always }
          - { name: init, image: "busybox:1.36", command: [sh, -c, "sleep 1; exit 1"] }
          containers: [ { name: regular, image: "busybox:1.36", command: [sleep, "1"] } ]
        """
      And 30 seconds pass
      Then pod "web" is <phase>
      And init container "init" has restarted <restarts> times
      And sidecar "sidecar" started at 0s
      And sidecar "sidecar" is <state>
      And container "regular" never started

      Examples:
        | policy    | phase   | restarts   | state      |
        | Never     | Failed  | 0          | terminated |
        | OnFailure | Pending | at least 1 | running    |
        | Always    | Pending | at least 1 | running    |
