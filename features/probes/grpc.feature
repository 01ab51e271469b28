Feature: gRPC probes
  The kubelet asks the health service of the server; SERVING is good.
  https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#define-a-grpc-liveness-probe
  pkg/probe/grpc/grpc.go

  Rule: Only SERVING is a success
    See https://kubernetes.io/docs/concepts/workloads/pods/probes/#check-mechanisms
    Source: pkg/probe/grpc/grpc.go (v1.36, Probe)

    Scenario: The example of the documentation
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata:
          name: etcd-with-grpc
        spec:
          containers:
          - name: etcd
            image: registry.k8s.io/etcd:3.5.1-0
            command: [ "/usr/local/bin/etcd", "--data-dir",  "/var/lib/etcd", "--listen-client-urls", "http://0.0.0.0:2379", "--advertise-client-urls", "http://127.0.0.1:2379", "--log-level", "debug"]
            ports:
            - containerPort: 2379
            livenessProbe:
              grpc:
                port: 2379
              initialDelaySeconds: 10
        """
      And 1 hour passes
      Then the liveness probe of container "etcd" never failed
      And container "etcd" has restarted 0 times

    Scenario Outline: <health>
      Given container "app" listens on port 9000 after 0s
      And container "app" answers gRPC health checks with <health>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - { name: app, image: "example.com/app:1", livenessProbe: { grpc: { port: 9000 } } }
        """
      And 10 seconds pass
      Then the liveness probe of container "app" failed at 10s
      And the events of pod "web" include:
        | type    | reason    | message                        |
        | Warning | Unhealthy | Liveness probe failed: <text> |

      Examples:
        | health          | text                                                                                                                                     |
        | NOT_SERVING     | service unhealthy (responded with "NOT_SERVING")                                                                                         |
        | SERVICE_UNKNOWN | error: health rpc probe failed: rpc error: code = NotFound desc = unknown service                                                        |
        | UNIMPLEMENTED   | error: this server does not implement the grpc health protocol (grpc.health.v1.Health): unknown service grpc.health.v1.Health |

    Scenario: A server that stops serving for a while
      Given container "app" listens on port 9000 after 0s
      And container "app" answers gRPC health checks with NOT_SERVING from 15s to 45s
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - { name: app, image: "example.com/app:1", readinessProbe: { grpc: { port: 9000, service: ready }, failureThreshold: 1 } }
        """
      And 1 minute passes
      Then pod "web" is Ready at 19s
      And pod "web" is not Ready at 20s
      And pod "web" is Ready at 50s

  Rule: Without a gRPC server at the port the kubelet tries until the timeout
    Source: pkg/probe/grpc/grpc.go (v1.36, Probe)

    Scenario Outline: <what>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - { name: app, image: "nginx:1.27", livenessProbe: { grpc: { port: <port> }, timeoutSeconds: 2 } }
        """
      And 15 seconds pass
      Then the events of pod "web" include:
        | reason    | message                                                                                                                                    | at  |
        | Unhealthy | Liveness probe failed: timeout: failed to connect service "10.244.0.2:<port>" within 2s: context deadline exceeded | 12s |

      Examples:
        | what                 | port |
        | nobody listens       | 9000 |
        | a web server listens | 80   |
