Feature: Sidecars start before the containers they serve
  A sidecar is an init container with restartPolicy Always: it starts in its turn, and the next one need not wait for its end, only
  for its start.
  https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/

  Rule: Init containers and sidecars start in the order of the manifest, each when the one before it has ended or, a sidecar, has started
    See https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#sidecar-containers-and-pod-lifecycle

    Scenario: A sidecar between two init containers
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          initContainers:
          - { name: first, image: "busybox:1.36", command: [sleep, "3"] }
          - { name: proxy, image: "busybox:1.36", command: [sleep, "3600"], restartPolicy: Always }
          - { name: second, image: "busybox:1.36", command: [sleep, "4"] }
          containers:
          - { name: app, image: "nginx:1.27" }
        """
      And 10 seconds pass
      Then init container "first" started at 0s
      And sidecar "proxy" started at 3s
      And init container "second" started at 3s
      And container "app" started at 7s
      And pod "web" was Pending from 0s to 6.9s

    Scenario: The containers of one that sidecars precede
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          initContainers:
          - { name: proxy, image: "busybox:1.36", command: [sleep, "3600"], restartPolicy: Always }
          - { name: logger, image: "busybox:1.36", command: [sleep, "3600"], restartPolicy: Always }
          containers:
          - { name: app, image: "nginx:1.27" }
        """
      Then the timeline includes:
        | at | object  | what                   |
        | 0s | pod/web | sidecar proxy started  |
        | 0s | pod/web | sidecar logger started |
        | 0s | pod/web | container app started  |

  Rule: What a sidecar's postStart hook does comes before all that follows
    Source: pkg/kubelet/kuberuntime/kuberuntime_container.go (v1.36, startContainer)

    Scenario: A hook of five seconds
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          initContainers:
          - name: proxy
            image: busybox:1.36
            command: [sleep, "3600"]
            restartPolicy: Always
            lifecycle: { postStart: { sleep: { seconds: 5 } } }
          containers:
          - { name: app, image: "nginx:1.27" }
        """
      Then sidecar "proxy" started at 0s
      And container "app" started at 5s

  Rule: An init container behind a sidecar can use it
    See https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#sidecar-containers-and-pod-lifecycle

    Scenario: It asks the sidecar for a page
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          initContainers:
          - { name: proxy, image: "nginx:1.27", restartPolicy: Always }
          - { name: fetch, image: "busybox:1.36", command: [sh, -c, "wget -q -O /dev/null http://localhost:80/"] }
          containers:
          - { name: app, image: "busybox:1.36", command: [sleep, "3600"] }
        """
      Then init container "fetch" is terminated with exit code 0 at 0s
      And pod "web" is Ready at 0s

  Rule: A sidecar counts in READY, and is shown among the init containers until it has started
    Source: pkg/printers/internalversion/printers.go (v1.36, printPod)

    Scenario: While an init container behind it works
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          initContainers:
          - { name: proxy, image: "busybox:1.36", command: [sleep, "3600"], restartPolicy: Always }
          - { name: prepare, image: "busybox:1.36", command: [sleep, "10"] }
          containers:
          - { name: app, image: "nginx:1.27" }
        """
      And 5 seconds pass
      Then kubectl get pods shows:
        | NAME | READY | STATUS   | RESTARTS |
        | web  | 1/2   | Init:1/2 | 0        |
      And condition Initialized of pod "web" is False with message "containers with incomplete status: [prepare]"
      And condition ContainersReady of pod "web" is False with message "containers with unready status: [app]"

    Scenario: When all run
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          initContainers:
          - { name: proxy, image: "busybox:1.36", command: [sleep, "3600"], restartPolicy: Always }
          containers:
          - { name: app, image: "nginx:1.27" }
        """
      Then kubectl get pods shows:
        | NAME | READY | STATUS  | RESTARTS |
        | web  | 2/2   | Running | 0        |

  Rule: A sidecar that cannot be started holds back what follows
    Source: pkg/kubelet/kuberuntime/kuberuntime_container.go (v1.36, computeInitContainerActions)

    Scenario: Its image cannot be pulled until 15s
      Given image "registry.example/proxy:1" cannot be pulled until 15s
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
      Then kubectl get pods shows:
        | NAME | READY | STATUS                | RESTARTS |
        | web  | 0/2   | Init:ImagePullBackOff | 0        |
      And container "app" never started
      And container "app" is running within 30s

  Rule: A sidecar with a startup probe has started when that has succeeded
    See https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#sidecar-containers-and-pod-lifecycle

    Scenario: The next ones wait for it
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          initContainers:
          - { name: first, image: "busybox:1.36", command: [sh, -c, "sleep 7; touch /tmp/up; sleep 3600"], restartPolicy: Always, startupProbe: { exec: { command: [test, -f, /tmp/up] }, periodSeconds: 5 } }
          - { name: second, image: "busybox:1.36", command: [sh, -c, "sleep 3; touch /tmp/up; sleep 3600"], restartPolicy: Always, startupProbe: { exec: { command: [test, -f, /tmp/up] }, periodSeconds: 5 } }
          containers: [ { name: app, image: "nginx:1.27" } ]
        """
      And 20 seconds pass
      Then sidecar "second" started at 10s
      And container "app" started at 15s

    Scenario: One that fails is started again, with its preStop hook, and holds the others back
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          initContainers:
          - name: proxy
            image: nginx:1.27
            restartPolicy: Always
            startupProbe: { exec: { command: ["false"] }, periodSeconds: 5, failureThreshold: 1, initialDelaySeconds: 5 }
            lifecycle: { preStop: { sleep: { seconds: 2 } } }
          containers: [ { name: app, image: "redis:7" } ]
        """
      And 10 seconds pass
      Then the preStop hook of sidecar "proxy" ran at 5s
      And sidecar "proxy" started at 0s, 7s
      And container "app" never started

    Scenario: One that recovers lets them start
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          initContainers:
          - name: proxy
            image: busybox:1.36
            command: [sh, -c, "if [ -f /work/again ]; then touch /work/up; fi; touch /work/again; trap 'exit 0' TERM; sleep 3600 & wait"]
            restartPolicy: Always
            startupProbe: { exec: { command: [test, -f, /work/up] }, periodSeconds: 5, failureThreshold: 1, initialDelaySeconds: 2 }
            volumeMounts: [ { name: work, mountPath: /work } ]
          containers: [ { name: app, image: "redis:7" } ]
          volumes: [ { name: work, emptyDir: {} } ]
        """
      And 1 minute passes
      Then sidecar "proxy" has restarted 1 time
      And pod "web" is Ready

    Scenario: A failed liveness probe restarts it, with its preStop hook, and holds nobody back
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          initContainers:
          - name: proxy
            image: nginx:1.27
            restartPolicy: Always
            livenessProbe: { exec: { command: ["false"] }, periodSeconds: 5, failureThreshold: 1, initialDelaySeconds: 5 }
            lifecycle: { preStop: { sleep: { seconds: 2 } } }
          containers: [ { name: app, image: "redis:7" } ]
        """
      And 10 seconds pass
      Then the preStop hook of sidecar "proxy" ran at 5s
      And sidecar "proxy" started at 0s, 7s
      And container "app" started at 0s
