Feature: The image of a container is changed
  It is the one thing of a running container that may be changed in its pod. The container that runs the old one is stopped and
  started again; its restart policy has no say. Retold from the kubelet's own end-to-end tests.
  https://github.com/kubernetes/kubernetes/blob/v1.36.0/test/e2e_node/container_lifecycle_test.go

  Rule: A container whose image is changed is started again, whatever the restart policy
    Source: pkg/kubelet/kuberuntime/kuberuntime_manager.go (v1.36, containerChanged, computePodActions)

    Scenario Outline: It runs, restartPolicy <policy>
      Given the manifest:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          restartPolicy: <policy>
          containers:
          - { name: app, image: "busybox:1.36", command: [sh, -c, "trap 'exit 0' TERM; sleep 3600 & wait"] }
          - { name: other, image: "nginx:1.27" }
        """
      When the manifest is applied
      And 10 seconds pass
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          restartPolicy: <policy>
          containers:
          - { name: app, image: "busybox:1.37", command: [sh, -c, "trap 'exit 0' TERM; sleep 3600 & wait"] }
          - { name: other, image: "nginx:1.27" }
        """
      And 1 second passes
      Then container "app" started at 0s, 10s
      And container "app" has restarted 1 time
      And container "other" started at 0s
      And status.containerStatuses[app].image of pod "web" is "docker.io/library/busybox:1.37"
      And the events of pod "web" include:
        | type   | reason  | message                                              |
        | Normal | Killing | Container app definition changed, will be restarted  |

      Examples:
        | policy    |
        | Always    |
        | OnFailure |
        | Never     |

  Rule: One that has not begun yet simply begins with the new image
    Source: pkg/kubelet/kuberuntime/kuberuntime_container.go (v1.36, startContainer)

    Scenario Outline: While an init container works, restartPolicy <policy>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          restartPolicy: <policy>
          initContainers: [ { name: prepare, image: "busybox:1.36", command: [sleep, "20"] } ]
          containers: [ { name: app, image: "nginx:1.27" } ]
        """
      And 10 seconds pass
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          restartPolicy: <policy>
          initContainers: [ { name: prepare, image: "busybox:1.36", command: [sleep, "20"] } ]
          containers: [ { name: app, image: "nginx:1.28" } ]
        """
      And 5 seconds pass
      Then container "app" never started
      And init container "prepare" started at 0s
      And container "app" is running at 20s
      And status.containerStatuses[app].image of pod "web" is "docker.io/library/nginx:1.28"
      And container "app" has restarted 0 times

      Examples:
        | policy    |
        | Always    |
        | OnFailure |
        | Never     |

  Rule: While a pod is being deleted nothing is started again
    Source: pkg/kubelet/container/helpers.go (v1.36, ShouldContainerBeRestarted)

    Scenario Outline: It is being stopped, restartPolicy <policy>
      Given container "app" takes 20s to stop on SIGTERM
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          restartPolicy: <policy>
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
          containers: [ { name: app, image: "registry.example/app:2" } ]
        """
      Then pod "web" is gone at 30s
      And container "app" started at 0s

      Examples:
        | policy    |
        | Always    |
        | OnFailure |
        | Never     |

  Rule: A container whose probe had failed starts with the new image
    Source: pkg/kubelet/kuberuntime/kuberuntime_manager.go (v1.36, computePodActions)

    Scenario Outline: A failed <probe> probe, restartPolicy <policy>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          restartPolicy: <policy>
          containers: [ { name: app, image: "nginx:1.27", <probe>Probe: { exec: { command: ["false"] }, periodSeconds: 5, failureThreshold: 1, initialDelaySeconds: 5 } } ]
        """
      And 7 seconds pass
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          restartPolicy: <policy>
          containers: [ { name: app, image: "nginx:1.28", <probe>Probe: { exec: { command: ["false"] }, periodSeconds: 5, failureThreshold: 1, initialDelaySeconds: 5 } } ]
        """
      And 1 second passes
      Then container "app" started at 0s, 5s, 7s
      And status.containerStatuses[app].image of pod "web" is "docker.io/library/nginx:1.28"

      Examples:
        | probe    | policy    |
        | startup  | Always    |
        | startup  | OnFailure |
        | liveness | Always    |
        | liveness | OnFailure |

    Scenario Outline: A sidecar's failed <probe> probe, restartPolicy <policy>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          restartPolicy: <policy>
          initContainers: [ { name: proxy, image: "nginx:1.27", restartPolicy: Always, <probe>Probe: { exec: { command: ["false"] }, periodSeconds: 5, failureThreshold: 1, initialDelaySeconds: 5 } } ]
          containers: [ { name: app, image: "redis:7" } ]
        """
      And 7 seconds pass
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          restartPolicy: <policy>
          initContainers: [ { name: proxy, image: "nginx:1.28", restartPolicy: Always, <probe>Probe: { exec: { command: ["false"] }, periodSeconds: 5, failureThreshold: 1, initialDelaySeconds: 5 } } ]
          containers: [ { name: app, image: "redis:7" } ]
        """
      Then sidecar "proxy" has restarted at least 2 times within 30s
      And status.initContainerStatuses[proxy].image of pod "web" is "docker.io/library/nginx:1.28"

      Examples:
        | probe    | policy    |
        | startup  | Never     |
        | startup  | OnFailure |
        | startup  | Always    |
        | liveness | Never     |
        | liveness | OnFailure |
        | liveness | Always    |

  Rule: A new image begins without the back-off of the old one
    Source: pkg/kubelet/kuberuntime/helpers.go (v1.36, GetBackoffKey)

    Scenario: A crash loop is given another image
      Given container "app" exits with code 1 after 0s
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { containers: [ { name: app, image: "registry.example/app:1" } ] }
        """
      And 2 minutes pass
      Then container "app" started at 0s, 0s, 10s, 30s, 70s
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { containers: [ { name: app, image: "registry.example/app:2" } ] }
        """
      And 15 seconds pass
      Then container "app" started at 0s, 0s, 10s, 30s, 70s, 120s, 130s
