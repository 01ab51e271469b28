Feature: When a probe runs
  Each probe of each container has a worker that ticks once in `periodSeconds`. Readiness is also asked out of turn, whenever the
  kubelet looks at a container that has started and is not known to be ready.
  https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#configure-probes
  pkg/kubelet/prober/worker.go

  Rule: Readiness is asked as soon as the container runs, liveness one period later
    Source: pkg/kubelet/prober/prober_manager.go (v1.36, UpdatePodStatus)
    Source: pkg/kubelet/prober/worker.go (v1.36, run)

    Scenario: With all defaults
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: nginx:1.27
            readinessProbe: { httpGet: { port: 80 } }
            livenessProbe: { httpGet: { port: 80 } }
        """
      Then the readiness probe of container "app" ran at 0s, 10s, 20s, 30s
      And the liveness probe of container "app" ran at 10s, 20s, 30s
      And pod "web" is Ready at 0s

  Rule: When does the first probe fire? Liveness after its period, whatever its delay says below that
    Source: pkg/kubelet/prober/worker.go (v1.36, run, doProbe)
    What is often taken for the time of the first probe, initialDelaySeconds, only keeps it from running sooner.

    # The app has hung since its start, which nobody finds out for minutes.
    Scenario: Broken: a period of a minute, and a delay of five seconds that changes nothing
      Given container "app" answers GET / with 500
      And container "app" exits with code 0 on SIGTERM
      And container "app" listens on port 80 after 0s
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: example.com/app:1
            livenessProbe: { httpGet: { port: 80 }, initialDelaySeconds: 5, periodSeconds: 60 }
        """
      And 200 seconds pass
      Then the liveness probe of container "app" failed at 60s, 120s, 180s
      And container "app" restarted at 180s

    Scenario: Mended: a short period, and a delay that is longer
      Given container "app" answers GET / with 500
      And container "app" exits with code 0 on SIGTERM
      And container "app" listens on port 80 after 0s
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: example.com/app:1
            livenessProbe: { httpGet: { port: 80 }, initialDelaySeconds: 10, periodSeconds: 5 }
        """
      And 22 seconds pass
      Then the liveness probe of container "app" failed at 10s, 15s, 20s
      And container "app" restarted at 20s

  Rule: The period counts from the moment at which the kubelet could have started the container, not from its start
    Source: pkg/kubelet/kubelet.go (v1.36, SyncPod)
    Source: pkg/kubelet/prober/worker.go (v1.36, run)

    Scenario: An image that takes 25s to pull leaves 5s until the first liveness probe
      Given image "nginx:1.27" takes 25s to pull
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: nginx:1.27
            readinessProbe: { httpGet: { port: 80 } }
            livenessProbe: { httpGet: { port: 80 } }
        """
      Then container "app" started at 25s
      And the liveness probe of container "app" ran at 30s, 40s, 50s
      And the readiness probe of container "app" ran at 25s, 35s, 45s

  Rule: A probe waits out initialDelaySeconds, and then for its next tick
    See https://kubernetes.io/docs/concepts/workloads/pods/probes/#configure-probes
    Source: pkg/kubelet/prober/worker.go (v1.36, doProbe)

    Scenario Outline: <delay> seconds of delay, a tick every 10 seconds
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: nginx:1.27
            <probe>Probe: { httpGet: { port: 80 }, initialDelaySeconds: <delay> }
        """
      And 35 seconds pass
      Then the <probe> probe of container "app" ran at <times>

      Examples: liveness
        | probe    | delay | times         |
        | liveness | 0     | 10s, 20s, 30s |
        | liveness | 5     | 10s, 20s, 30s |
        | liveness | 10    | 10s, 20s, 30s |
        | liveness | 11    | 20s, 30s      |

      Examples: readiness, which without a delay is asked at once
        | probe     | delay | times             |
        | readiness | 0     | 0s, 10s, 20s, 30s |
        | readiness | 1     | 10s, 20s, 30s     |
        | readiness | 20    | 20s, 30s          |

    Scenario: The delay counts from the start of the container, in whole seconds
      Given image "nginx:1.27" takes 1.5s to pull
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: nginx:1.27
            livenessProbe: { httpGet: { port: 80 }, initialDelaySeconds: 2, periodSeconds: 1 }
        """
      Then container "app" started at 1.5s
      And the liveness probe of container "app" ran at 3s, 4s, 5s

  Rule: A probe that takes longer than its period begins again as soon as it is over
    Source: pkg/kubelet/prober/worker.go (v1.36, run)

    Scenario Outline: A command that takes 3s, every <period> seconds
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: busybox:1.36
            command: [sleep, "1000"]
            livenessProbe:
              exec: { command: [sleep, "3"] }
              timeoutSeconds: 10
              periodSeconds: <period>
        """
      And 14 seconds pass
      Then the liveness probe of container "app" ran at <times>

      Examples:
        | period | times           | # why                                            |
        | 2      | 2s, 5s, 8s, 11s, 14s | of the ticks meanwhile one is remembered    |
        | 3      | 3s, 6s, 9s, 12s | the next tick comes when the command has ended   |
        | 4      | 4s, 8s, 12s     | it is over in time                               |

  Rule: While a container is not ready, the kubelet asks again with every look at the pod
    See https://kubernetes.io/docs/concepts/workloads/pods/probes/#configure-probes
    Source: pkg/kubelet/prober/prober_manager.go (v1.36, UpdatePodStatus)

    Scenario: A failed answer that turns the pod unready is asked for again at once
      Given container "app" listens on port 80 after 0s
      And container "app" answers GET / with 503 from 15s to 45s
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: example.com/app:1
            readinessProbe: { httpGet: { port: 80 }, failureThreshold: 2 }
        """
      And 1 minute passes
      Then the readiness probe of container "app" failed at 20s, 30s, 30s, 40s
      And the readiness probe of container "app" succeeded at 0s, 10s, 50s, 60s
      And pod "web" is not Ready at 30s
      And pod "web" is Ready at 50s

    Scenario: A change of a label makes the kubelet look, and from then on the period counts
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: busybox:1.36
            command: [sleep, "1000"]
            readinessProbe: { tcpSocket: { port: 80 } }
        """
      And 14 seconds pass
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web, labels: { tier: front } }
        spec:
          containers:
          - name: app
            image: busybox:1.36
            command: [sleep, "1000"]
            readinessProbe: { tcpSocket: { port: 80 } }
        """
      And 21 seconds pass
      Then the readiness probe of container "app" ran at 0s, 0s, 10s, 14s, 24s, 34s

  Rule: A restarted container is probed in the rhythm of the one before it, and its delay counts anew
    Source: pkg/kubelet/prober/worker.go (v1.36, run, doProbe)

    Scenario: A container that crashes at 12s
      Given container "app" exits with code 1 after 12s on its first run
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: nginx:1.27
            livenessProbe: { tcpSocket: { port: 80 }, initialDelaySeconds: 5, periodSeconds: 5 }
        """
      And 25 seconds pass
      Then container "app" started at 0s, 12s
      And the liveness probe of container "app" ran at 5s, 10s, 20s, 25s
