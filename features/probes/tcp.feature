Feature: TCP probes
  The kubelet opens a connection from the node; that it is accepted is good.
  https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#define-a-tcp-liveness-probe
  pkg/probe/tcp/tcp.go

  Rule: An accepted connection is a success, a refused one a failure
    See https://kubernetes.io/docs/concepts/workloads/pods/probes/#check-mechanisms
    Source: pkg/probe/tcp/tcp.go (v1.36, DoTCPProbe)

    Scenario: A server that listens after 12s
      Given container "app" listens on port 8080 after 12s
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - { name: app, image: "example.com/app:1", readinessProbe: { tcpSocket: { port: 8080 }, periodSeconds: 5 } }
        """
      And 20 seconds pass
      Then the readiness probe of container "app" succeeded at 15s, 20s
      And the events of pod "web" include:
        | type    | reason    | message                                                                                       |
        | Warning | Unhealthy | Readiness probe failed: dial tcp 10.244.0.2:8080: connect: connection refused |

    Scenario: The example of the documentation
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata:
          name: goproxy
          labels:
            app: goproxy
        spec:
          containers:
          - name: goproxy
            image: registry.k8s.io/goproxy:0.1
            ports:
            - containerPort: 8080
            readinessProbe:
              tcpSocket:
                port: 8080
              initialDelaySeconds: 15
              periodSeconds: 10
            livenessProbe:
              tcpSocket:
                port: 8080
              initialDelaySeconds: 15
              periodSeconds: 10
        """
      And 1 hour passes
      Then pod "goproxy" is Ready at 20s
      And the readiness probe of container "goproxy" never failed
      And container "goproxy" has restarted 0 times

  Rule: An address where nobody is takes until the timeout
    Source: pkg/probe/tcp/tcp.go (v1.36, DoTCPProbe)

    Scenario: Another host
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: nginx:1.27
            livenessProbe: { tcpSocket: { host: 10.99.99.99, port: 80 }, timeoutSeconds: 4 }
        """
      And 15 seconds pass
      Then the events of pod "web" include:
        | reason    | message                                                        | at  |
        | Unhealthy | Liveness probe failed: dial tcp 10.99.99.99:80: i/o timeout | 14s |

  Rule: A container that listens for another of its pod is found as well
    See https://kubernetes.io/docs/concepts/workloads/pods/probes/#check-mechanisms

    Scenario: The port belongs to the pod
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - { name: proxy, image: "nginx:1.27" }
          - { name: app, image: "busybox:1.36", command: [sleep, "1000"], readinessProbe: { tcpSocket: { port: 80 } } }
        """
      Then container "app" is ready at 0s
