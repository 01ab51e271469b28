Feature: Startup probes
  Until the startup probe of a container has succeeded, its other probes do not run; then it never runs again.
  https://kubernetes.io/docs/concepts/workloads/pods/probes/#startup-probe

  Rule: Liveness and readiness wait for the startup probe, which then is done
    See https://kubernetes.io/docs/concepts/workloads/pods/probes/#startup-probe

    Scenario: An app that needs 25s
      Given container "app" listens on port 8080 after 25s
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: example.com/app:1
            startupProbe: { tcpSocket: { port: 8080 }, periodSeconds: 10, failureThreshold: 6 }
            readinessProbe: { tcpSocket: { port: 8080 }, periodSeconds: 10 }
            livenessProbe: { tcpSocket: { port: 8080 }, periodSeconds: 10 }
        """
      And 55 seconds pass
      Then the startup probe of container "app" ran at 10s, 20s, 30s
      And the startup probe of container "app" succeeded at 30s
      And container "app" is not started at 29s
      And container "app" is started at 30s
      # Readiness is asked at once, liveness at its own next tick.
      And the readiness probe of container "app" ran at 30s, 40s, 50s
      And the liveness probe of container "app" ran at 40s, 50s
      And pod "web" is Ready at 30s

  Rule: A container that does not start in failureThreshold periods is killed and restarted
    See https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#define-startup-probes

    Scenario: An app that needs longer than it is given
      Given container "app" listens on port 8080 after 35s
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: example.com/app:1
            startupProbe: { tcpSocket: { port: 8080 }, periodSeconds: 10, failureThreshold: 3 }
        """
      And 65 seconds pass
      Then container "app" started at 0s, 30s, 60s
      And pod "web" was never Ready
      And the events of pod "web" include:
        | type   | reason  | message                                                   | count | at  |
        | Normal | Killing | Container app failed startup probe, will be restarted     | 2     | 30s |

    Scenario: The last of the periods is enough
      Given container "app" listens on port 8080 after 30s
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: example.com/app:1
            startupProbe: { tcpSocket: { port: 8080 }, periodSeconds: 10, failureThreshold: 3 }
        """
      And 5 minutes pass
      Then container "app" has restarted 0 times
      And pod "web" is Ready at 30s

  Rule: With restartPolicy Never a container that does not start is the end of the pod
    See https://kubernetes.io/docs/concepts/workloads/pods/probes/#startup-probe
    Source: pkg/kubelet/kuberuntime/kuberuntime_manager.go (v1.36, computePodActions)

    Scenario: Killed and left
      Given container "app" listens on port 8080 after 60s
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          restartPolicy: Never
          containers:
          - name: app
            image: example.com/app:1
            startupProbe: { tcpSocket: { port: 8080 }, periodSeconds: 1, failureThreshold: 3 }
        """
      Then pod "web" is Failed at 3s
      And the events of pod "web" include:
        | type   | reason  | message                            |
        | Normal | Killing | Container app failed startup probe |

  Rule: After a restart the startup probe runs again
    Source: pkg/kubelet/prober/worker.go (v1.36, doProbe)

    Scenario: A crash after the start
      Given container "app" listens on port 8080 after 5s
      And container "app" exits with code 1 after 25s on its first run
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: example.com/app:1
            startupProbe: { tcpSocket: { port: 8080 }, periodSeconds: 10 }
        """
      And 1 minute passes
      Then the startup probe of container "app" ran at 10s, 30s

  Rule: Since 1.35 a container that was killed counts as started until its startup probe first looks at it
    Source: pkg/kubelet/prober/prober_manager.go (v1.36, isContainerStarted)

    @version:startedCarriesOver
    Scenario Outline: Kubernetes <version>
      # The kubelet takes over what it showed before; its own restart was the reason. Known as a fault: https://issues.k8s.io/141155
      Given Kubernetes <version>
      And container "app" listens on port 8080 after 0s
      And container "app" answers GET /live with 500 from 10s to 1h on its first run
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: example.com/app:1
            startupProbe: { tcpSocket: { port: 8080 }, periodSeconds: 4 }
            livenessProbe: { httpGet: { path: /live, port: 8080 }, periodSeconds: 3, failureThreshold: 1 }
        """
      Then container "app" started at 0s, 12s
      And container "app" <is> started at 13s

      Examples:
        | version | is     |
        | 1.34    | is not |
        | 1.35    | is     |

    @version:startedCarriesOver
    Scenario Outline: So its readiness probe may run before its startup probe has succeeded, in Kubernetes <version>
      Given Kubernetes <version>
      And container "app" listens on port 8080 after 0s
      And container "app" answers GET /live with 500 from 10s to 1h on its first run
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: example.com/app:1
            startupProbe: { tcpSocket: { port: 8080 }, periodSeconds: 4 }
            readinessProbe: { tcpSocket: { port: 8080 }, periodSeconds: 100 }
            livenessProbe: { httpGet: { path: /live, port: 8080 }, periodSeconds: 3, failureThreshold: 1 }
        """
      Then container "app" started at 0s, 12s
      And the startup probe of container "app" ran at <startup> until 20s
      And the readiness probe of container "app" ran at <readiness> until 20s

      Examples:
        | version | startup | readiness |
        | 1.34    | 4s, 16s | 4s, 16s   |
        | 1.35    | 4s, 20s | 4s, 12s   |
