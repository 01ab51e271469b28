Feature: The image of an init container is changed
  An init container that has succeeded does not run again; a sidecar does.
  https://github.com/kubernetes/kubernetes/blob/v1.36.0/test/e2e_node/container_lifecycle_test.go

  Rule: An init container is not run again for a new image
    See https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#detailed-behavior
    Source: pkg/kubelet/kuberuntime/kuberuntime_container.go (v1.36, computeInitContainerActions)

    Scenario Outline: <when>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          initContainers: [ { name: prepare, image: "busybox:1.36", command: [sleep, "20"] } ]
          containers: [ { name: app, image: "nginx:1.27" } ]
        """
      And <time> pass
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          initContainers: [ { name: prepare, image: "busybox:1.37", command: [sleep, "20"] } ]
          containers: [ { name: app, image: "nginx:1.27" } ]
        """
      And 30 seconds pass
      Then init container "prepare" started at 0s
      And container "app" started at 20s

      Examples:
        | when                 | time       |
        | while it works       | 10 seconds |
        | when it has finished | 25 seconds |

    Scenario: While the pod is being deleted
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          initContainers: [ { name: prepare, image: "busybox:1.36", command: [sh, -c, "trap 'sleep 10; exit 0' TERM; sleep 60 & wait"] } ]
          containers: [ { name: app, image: "nginx:1.27" } ]
        """
      And 10 seconds pass
      And pod "web" is deleted
      And 5 seconds pass
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          initContainers: [ { name: prepare, image: "busybox:1.37", command: [sh, -c, "trap 'sleep 10; exit 0' TERM; sleep 60 & wait"] } ]
          containers: [ { name: app, image: "nginx:1.27" } ]
        """
      Then pod "web" is gone at 20s
      And init container "prepare" started at 0s
      And container "app" never started

  Rule: A sidecar is started again, also while init containers behind it work
    See https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#differences-from-init-containers
    Source: pkg/kubelet/kuberuntime/kuberuntime_container.go (v1.36, computeInitContainerActions)

    Scenario Outline: The sidecar starts again, restartPolicy <policy>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          restartPolicy: <policy>
          initContainers:
          - { name: first, image: "busybox:1.36", command: [sleep, "1"] }
          - { name: proxy, image: "nginx:1.27", restartPolicy: Always }
          - { name: second, image: "busybox:1.36", command: [sleep, "60"] }
          - { name: logger, image: "redis:7", restartPolicy: Always }
          containers: [ { name: app, image: "busybox:1.36", command: [sleep, "60"] } ]
        """
      And 10 seconds pass
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          restartPolicy: <policy>
          initContainers:
          - { name: first, image: "busybox:1.36", command: [sleep, "1"] }
          - { name: proxy, image: "nginx:1.28", restartPolicy: Always }
          - { name: second, image: "busybox:1.36", command: [sleep, "60"] }
          - { name: logger, image: "redis:7", restartPolicy: Always }
          containers: [ { name: app, image: "busybox:1.36", command: [sleep, "60"] } ]
        """
      And 5 seconds pass
      Then sidecar "proxy" started at 1s, 10s
      And init container "first" started at 0s
      And init container "second" started at 1s
      And sidecar "logger" never started
      And container "app" never started

      Examples:
        | policy    |
        | Always    |
        | OnFailure |
        | Never     |

    Scenario Outline: Not while the pod is being deleted, restartPolicy <policy>
      Given container "proxy" takes 5s to stop on SIGTERM
      And container "app" takes 10s to stop on SIGTERM
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          restartPolicy: <policy>
          initContainers: [ { name: proxy, image: "registry.example/proxy:1", restartPolicy: Always } ]
          containers: [ { name: app, image: "registry.example/app:1" } ]
        """
      And 10 seconds pass
      And pod "web" is deleted
      And 5 seconds pass
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          restartPolicy: <policy>
          initContainers: [ { name: proxy, image: "registry.example/proxy:2", restartPolicy: Always } ]
          containers: [ { name: app, image: "registry.example/app:1" } ]
        """
      Then pod "web" is gone at 25s
      And sidecar "proxy" started at 0s
      And pod "web" went through Pending, Running, Succeeded

      Examples:
        | policy    |
        | Always    |
        | OnFailure |
        | Never     |
