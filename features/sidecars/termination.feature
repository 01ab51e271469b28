Feature: Sidecars are stopped last
  They serve the containers of their pod to the end, and so they are stopped after them, the last one first.
  https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#termination-with-sidecars

  Rule: Each sidecar gets its stop signal when all containers have ended, and the sidecars behind it
    See https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#termination-with-sidecars
    Source: pkg/kubelet/kuberuntime/kuberuntime_termination_order.go (v1.36, newTerminationOrdering)

    Scenario: Two sidecars and a container that takes its time
      Given container "app" takes 8s to stop on SIGTERM
      And container "logger" takes 3s to stop on SIGTERM
      And container "proxy" exits with code 0 on SIGTERM
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          initContainers:
          - { name: proxy, image: "registry.example/proxy:1", restartPolicy: Always }
          - { name: logger, image: "registry.example/logger:1", restartPolicy: Always }
          containers:
          - { name: app, image: "registry.example/app:1" }
        """
      And 10 seconds pass
      And pod "web" is deleted
      Then pod "web" is gone at 21s
      And container "app" received SIGTERM at 10s
      And sidecar "logger" received SIGTERM at 18s
      And sidecar "proxy" received SIGTERM at 21s
      And pod "web" went through Pending, Running, Succeeded

  Rule: What the others take is taken from the grace period; two seconds are always left
    Source: pkg/kubelet/kuberuntime/kuberuntime_container.go (v1.36, killContainer, minimumGracePeriodInSeconds)
    Source: pkg/kubelet/kuberuntime/kuberuntime_termination_order.go (v1.36, waitForTurn)

    Scenario: A container that uses up the whole grace period
      Given container "app" ignores SIGTERM
      And container "proxy" takes 5s to stop on SIGTERM
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          terminationGracePeriodSeconds: 10
          initContainers:
          - { name: proxy, image: "registry.example/proxy:1", restartPolicy: Always }
          containers:
          - { name: app, image: "registry.example/app:1" }
        """
      And 10 seconds pass
      And pod "web" is deleted
      Then pod "web" is gone within 12s
      And container "app" was killed at 20s
      And sidecar "proxy" received SIGTERM at 20s
      And sidecar "proxy" was killed at 22s

  Rule: The preStop hooks of sidecars do not wait: all hooks of the pod begin at once
    Source: pkg/kubelet/kuberuntime/kuberuntime_container.go (v1.36, killContainersWithSyncResult, killContainer)
    Only the stop signal is held back. A sidecar that must wait longer than its hook says so in the hook, as in "until the
    application is gone".

    Scenario: Hooks of a sidecar and of a container
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          initContainers:
          - { name: proxy, image: "nginx:1.27", restartPolicy: Always, lifecycle: { preStop: { sleep: { seconds: 2 } } } }
          containers:
          - { name: app, image: "redis:7", lifecycle: { preStop: { sleep: { seconds: 6 } } } }
        """
      And 10 seconds pass
      And pod "web" is deleted
      Then pod "web" is gone at 16s
      And the preStop hook of sidecar "proxy" ran at 10s
      And the preStop hook of container "app" ran at 10s
      And container "app" received SIGTERM at 16s
      And sidecar "proxy" received SIGQUIT at 16s

  Rule: How a sidecar ends does not matter to the phase of its pod
    See https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#differences-from-application-containers
    Source: pkg/kubelet/kubelet_pods.go (v1.36, getPhase)

    Scenario Outline: The sidecar ends with <code>
      Given container "proxy" exits with code <code> on SIGTERM
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          initContainers:
          - { name: proxy, image: "registry.example/proxy:1", restartPolicy: Always }
          containers:
          - { name: app, image: "nginx:1.27" }
        """
      And 10 seconds pass
      And pod "web" is deleted
      Then pod "web" is gone at 10s
      And pod "web" went through Pending, Running, Succeeded

      Examples:
        | code |
        | 0    |
        | 143  |
        | 1    |

  Rule: While init containers still work, a deleted pod stops them and its sidecars together
    Source: pkg/kubelet/kuberuntime/kuberuntime_termination_order.go (v1.36, newTerminationOrdering)

    Scenario: Nothing waits for an init container
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          terminationGracePeriodSeconds: 5
          initContainers:
          - { name: proxy, image: "nginx:1.27", restartPolicy: Always }
          - { name: prepare, image: "busybox:1.36", command: [sleep, "60"] }
          containers:
          - { name: app, image: "nginx:1.27" }
        """
      And 10 seconds pass
      And pod "web" is deleted
      Then pod "web" is gone at 15s
      And sidecar "proxy" received SIGQUIT at 10s
      And init container "prepare" was killed at 15s

  Rule: A sidecar that has not started yet is stopped like any
    Source: pkg/kubelet/kuberuntime/kuberuntime_container.go (v1.36, killContainersWithSyncResult)
    Source: pkg/kubelet/kuberuntime/kuberuntime_termination_order.go (v1.36, newTerminationOrdering)

    Scenario: Its startup probe never succeeds
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          restartPolicy: Never
          terminationGracePeriodSeconds: 180
          initContainers:
          - { name: first, image: "busybox:1.36", command: [sleep, "1"] }
          - { name: second, image: "busybox:1.36", command: [sh, -c, "trap 'sleep 1; exit 0' TERM; sleep 600 & wait"], restartPolicy: Always, startupProbe: { exec: { command: ["false"] }, failureThreshold: 600 } }
          - { name: third, image: "nginx:1.27", restartPolicy: Always }
          containers: [ { name: app, image: "redis:7" } ]
        """
      And 10 seconds pass
      And pod "web" is deleted
      Then pod "web" is gone at 11s

  Rule: A sidecar is not probed to death while its pod is being deleted
    Source: pkg/kubelet/kubelet.go (v1.36, SyncTerminatingPod)

    Scenario: Its liveness probe fails during preStop
      Given container "proxy" listens on port 8080 after 0s
      And container "proxy" answers GET /live with 500 from 12s to 10m
      And container "proxy" exits with code 0 on SIGTERM
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          initContainers:
          - name: proxy
            image: registry.example/proxy:1
            restartPolicy: Always
            livenessProbe: { httpGet: { path: /live, port: 8080 }, periodSeconds: 1, failureThreshold: 1 }
            lifecycle: { preStop: { sleep: { seconds: 15 } } }
          containers: [ { name: app, image: "nginx:1.27" } ]
        """
      And 10 seconds pass
      And pod "web" is deleted
      Then pod "web" is gone at 25s
      And sidecar "proxy" started at 0s
      And the preStop hook of sidecar "proxy" ran at 10s
