Feature: The kubelet restarts
  Containers do not run inside the kubelet. When it ends they run on, and nobody looks after them until it is back; then it finds
  out from the API and from the container runtime how things stand.
  https://kubernetes.io/docs/concepts/architecture/#kubelet

  Background:
    Given a cluster with these nodes:
      | name   | cpu | memory |
      | node-1 | 4   | 8Gi    |

  Rule: What runs, runs on
    See https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#kubelet-restarts

    Scenario: Nothing is started again
      Given a pod "web" with container "app" of image "nginx:1.27"
      When 10 seconds pass
      And the kubelet of node "node-1" restarts
      And 1 minute passes
      Then container "app" started at 0s
      And pod "web" is Ready
      And container "app" has restarted 0 times
      And status.startTime of pod "web" is unchanged since 1s

    Scenario: Init containers that have done their work are not run again
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          initContainers: [ { name: prepare, image: "busybox:1.36", command: [sleep, "5"] } ]
          containers: [ { name: app, image: "nginx:1.27" } ]
        """
      And 10 seconds pass
      And the kubelet of node "node-1" restarts
      And 1 minute passes
      Then init container "prepare" started at 0s
      And container "app" started at 5s

    Scenario: An init container that works goes on
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          initContainers:
          - { name: first, image: "busybox:1.36", command: [sleep, "5"] }
          - { name: second, image: "busybox:1.36", command: [sleep, "10"] }
          containers: [ { name: app, image: "nginx:1.27" } ]
        """
      And 8 seconds pass
      And the kubelet of node "node-1" restarts
      And 1 minute passes
      Then init container "first" started at 0s
      And init container "second" started at 5s
      And container "app" started at 15s

  Rule: What happens while it is down is seen when it is back
    Source: pkg/kubelet/kubelet.go (v1.36, HandlePodAdditions)
    Source: pkg/kubelet/pleg/generic.go (v1.36, Relist)

    Scenario: A container that ends meanwhile
      Given container "app" exits with code 1 after 20s on its first run
      And a pod "web" with container "app"
      When 10 seconds pass
      And the kubelet of node "node-1" is down for 90s
      Then pod "web" is Ready at 59s
      And container "app" restarted at 100s
      And pod "web" matches at 100s:
        """yaml
        status: { containerStatuses: [ { lastState: { terminated: { exitCode: 1, finishedAt: "@20s" } } } ] }
        """

    Scenario: A pod that is bound to the node meanwhile
      When the kubelet of node "node-1" is down for 90s
      And 10 seconds pass
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { containers: [ { name: app, image: "nginx:1.27" } ] }
        """
      Then pod "web" is Pending at 89s
      And pod "web" is scheduled at 89s
      And container "app" started at 90s

    Scenario: A pod that is deleted meanwhile
      Given a pod "web" with container "app" of image "nginx:1.27"
      When 10 seconds pass
      And the kubelet of node "node-1" is down for 90s
      And 5 seconds pass
      And pod "web" is deleted
      Then pod "web" is Terminating at 99s
      And container "app" received SIGQUIT at 100s
      And pod "web" is gone at 100s

    Scenario: A pod that is force deleted meanwhile
      Given a pod "web" with container "app" of image "nginx:1.27"
      When 10 seconds pass
      And the kubelet of node "node-1" is down for 90s
      And 5 seconds pass
      And pod "web" is force deleted
      Then pod "web" is gone
      And container "app" received SIGQUIT at 100s

  Rule: A grace period that had begun begins again
    Source: pkg/kubelet/pod_workers.go (v1.36, calculateEffectiveGracePeriod)

    Scenario: The kubelet restarts while a container does not stop
      Given container "app" ignores SIGTERM
      And a pod "web" with container "app"
      When 10 seconds pass
      And pod "web" is deleted
      And 20 seconds pass
      And the kubelet of node "node-1" restarts
      Then pod "web" is gone within 40s
      And container "app" received SIGTERM at 10s, 30s
      And container "app" was killed at 60s

  Rule: It has forgotten the back-offs
    Source: pkg/kubelet/kubelet.go (v1.36, newCrashLoopBackOff)

    Scenario: A crash loop begins anew
      Given container "app" exits with code 1 after 5s
      And a pod "web" with container "app"
      When 50 seconds pass
      Then container "app" started at 0s, 5s, 20s, 45s
      When 1 second passes
      And the kubelet of node "node-1" restarts
      And 30 seconds pass
      Then container "app" started at 0s, 5s, 20s, 45s, 51s, 66s

  Rule: A hook that was under way is not run again
    Source: pkg/kubelet/kuberuntime/kuberuntime_container.go (v1.36, startContainer)

    Scenario: Restarted during postStart
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - { name: app, image: "nginx:1.27", lifecycle: { postStart: { sleep: { seconds: 30 } } } }
        """
      And 10 seconds pass
      And the kubelet of node "node-1" restarts
      Then pod "web" is Ready within 1s
      And the postStart hook of container "app" ran at 0s

  Rule: What is started and ready stays so, until a probe says otherwise
    See https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#kubelet-restarts
    Source: pkg/kubelet/prober/prober_manager.go (v1.36, setReadyStateOnKubeletRestart)

    Scenario: Containers with all probes
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: nginx:1.27
            startupProbe: { httpGet: { path: /, port: 80 } }
            readinessProbe: { httpGet: { path: /, port: 80 } }
            livenessProbe: { httpGet: { path: /, port: 80 } }
          - { name: other, image: "redis:7", readinessProbe: { tcpSocket: { port: 6379 } } }
        """
      And 30 seconds pass
      And the kubelet of node "node-1" restarts
      And 1 minute passes
      Then pod "web" was Ready from 20s to 90s
      And container "app" started at 0s
      And container "other" started at 0s

    Scenario: A sidecar with a startup probe
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          initContainers:
          - { name: proxy, image: "redis:7", restartPolicy: Always, startupProbe: { tcpSocket: { port: 6379 } }, readinessProbe: { tcpSocket: { port: 6379 } } }
          containers: [ { name: app, image: "nginx:1.27" } ]
        """
      And 30 seconds pass
      And the kubelet of node "node-1" is down for 10s
      And 1 minute passes
      Then pod "web" was Ready from 20s to 90s
      And sidecar "proxy" started at 0s

    Scenario: A readiness probe that fails meanwhile is heard of afterwards
      Given container "app" listens on port 8080 after 0s
      And container "app" answers GET /ready with 500 from 35s to 10m
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - { name: app, image: "registry.example/app:1", readinessProbe: { httpGet: { path: /ready, port: 8080 }, periodSeconds: 5, failureThreshold: 1 } }
        """
      And 30 seconds pass
      And the kubelet of node "node-1" is down for 60s
      Then pod "web" is Ready at 79s
      And pod "web" is not Ready at 95s

  Rule: A change that was made meanwhile is seen when it is back
    Source: pkg/kubelet/kuberuntime/kuberuntime_manager.go (v1.36, computePodActions, containerChanged)

    Scenario: A new image
      Given a pod "web" with container "app" of image "nginx:1.27"
      When 10 seconds pass
      And the kubelet of node "node-1" is down for 60s
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { containers: [ { name: app, image: "nginx:1.28" } ] }
        """
      Then container "app" restarted at 70s
      And status.containerStatuses[app].image of pod "web" is "docker.io/library/nginx:1.28"

    Scenario: A container beside a started sidecar is restarted as before
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          initContainers: [ { name: proxy, image: "redis:7", restartPolicy: Always, startupProbe: { tcpSocket: { port: 6379 } } } ]
          containers: [ { name: app, image: "nginx:1.27" } ]
        """
      And 30 seconds pass
      And the kubelet of node "node-1" restarts
      And 5 seconds pass
      And container "app" crashes with exit code 1
      And 1 second passes
      Then container "app" started at 10s, 35s
      And sidecar "proxy" started at 0s

  Rule: Without a kubelet nobody is evicted
    See https://kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction/
    Source: pkg/kubelet/eviction/eviction_manager.go (v1.36, Start)

    Scenario: A node runs short while its kubelet is down
      Given the kubelet configuration:
        """yaml
        evictionHard: { memory.available: 100Mi }
        """
      And container "app" uses 8150Mi of memory after 12s
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: hungry }
        spec: { containers: [ { name: app, image: "web:1" } ] }
        """
      And 5 seconds pass
      And the kubelet of node "node-1" is down for 60s
      Then pod "hungry" stays Running until 64s
      And pod "hungry" is Failed within 15s
      And status.reason of pod "hungry" is "Evicted"

  Rule: Init containers that have done their work are not run again, though nothing is left of them
    Source: pkg/kubelet/kuberuntime/kuberuntime_container.go (v1.36, computeInitContainerActions)

    Scenario Outline: <which>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          initContainers:
            - { name: first, image: "busybox:1.36", command: [sh, -c, "exit 0"] }
            - { name: second, image: "busybox:1.36", command: [sleep, "1"] }
            - { name: third, image: "busybox:1.36", command: [sleep, "<third>"] }
          containers: [{ name: app, image: "web:1" }]
        """
      And 10 seconds pass
      And the kubelet of node "node-1" is down for 10s
      And init container "first" is lost
      And init container "second" is lost
      And 2 minutes pass
      Then pod "web" matches:
        """yaml
        status:
          initContainerStatuses:
            - { name: first, restartCount: 0, state: { terminated: { exitCode: 0 } } }
            - { name: second, restartCount: 0, state: { terminated: { exitCode: 0 } } }
            - { name: third, restartCount: 0 }
        """
      And init container "first" started at 0s
      And init container "second" started at 0s
      And container "app" started at <app>

      Examples:
        | which                                   | third | app |
        | The pod runs                            | 1     | 2s  |
        | The last of its init containers works   | 60    | 61s |
