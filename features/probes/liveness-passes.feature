Feature: Which liveness probes leave a container alone
  Whoever answers well, or has not to answer yet, runs on.
  https://github.com/kubernetes/kubernetes/blob/v1.36.2/test/e2e/common/node/container_probe.go

  Rule: Liveness leaves a container alone that passes it, or is not asked yet
    See https://kubernetes.io/docs/concepts/workloads/pods/probes/#liveness-probe
    See https://kubernetes.io/docs/concepts/workloads/pods/probes/#startup-probe

    Scenario: A file that stays
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: test }
        spec:
          containers:
          - name: probed
            image: registry.k8s.io/e2e-test-images/busybox:1.37.0-1
            command: [/bin/sh, -c, "echo ok >/tmp/health; sleep 600"]
            livenessProbe: { exec: { command: [cat, /tmp/health] }, initialDelaySeconds: 15, timeoutSeconds: 5, failureThreshold: 1 }
        """
      And 5 minutes pass
      Then the liveness probe of container "probed" never failed
      And container "probed" has restarted 0 times

    Scenario: A server that listens
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: test }
        spec:
          containers:
          - name: probed
            image: registry.k8s.io/e2e-test-images/agnhost:2.59
            args: [liveness]
            livenessProbe: { tcpSocket: { port: 8080 }, initialDelaySeconds: 15, failureThreshold: 1 }
        """
      And 5 minutes pass
      Then the liveness probe of container "probed" never failed
      And container "probed" has restarted 0 times

    Scenario: A server that answers
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: test }
        spec:
          containers:
          - name: probed
            image: nginx:1.27
            ports: [{ containerPort: 80 }]
            livenessProbe: { httpGet: { path: /, port: 80 }, initialDelaySeconds: 15, timeoutSeconds: 5, failureThreshold: 5 }
        """
      And 5 minutes pass
      Then the liveness probe of container "probed" never failed
      And container "probed" has restarted 0 times

    Scenario: A redirect to another host
      Given container "probed" answers GET /redirect?loc=http%3A%2F%2F0.0.0.0%2F with a redirect to "http://0.0.0.0/"
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: test }
        spec:
          containers:
          - name: probed
            image: registry.k8s.io/e2e-test-images/agnhost:2.59
            args: [liveness]
            livenessProbe: { httpGet: { path: "/redirect?loc=http%3A%2F%2F0.0.0.0%2F", port: 8080 }, initialDelaySeconds: 15, failureThreshold: 1 }
        """
      And 5 minutes pass
      Then container "probed" has restarted 0 times
      And the events of pod "test" include:
        | type    | reason       | message                                                              |
        | Warning | ProbeWarning | Liveness probe warning: Probe terminated redirects, Response body:* |

    Scenario: A liveness probe that never gets its turn
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: test }
        spec:
          containers:
          - name: probed
            image: registry.k8s.io/e2e-test-images/busybox:1.37.0-1
            command: [/bin/sh, -c, "sleep 600"]
            startupProbe: { exec: { command: [/bin/false] }, initialDelaySeconds: 15, failureThreshold: 60 }
            livenessProbe: { exec: { command: [/bin/false] }, initialDelaySeconds: 15, failureThreshold: 1 }
        """
      And 5 minutes pass
      Then the liveness probe of container "probed" never ran
      And container "probed" has restarted 0 times

    Scenario: A gRPC server that serves
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: test }
        spec:
          containers:
          - name: probed
            image: registry.k8s.io/e2e-test-images/agnhost:2.59
            command: [/agnhost, grpc-health-checking]
            livenessProbe: { grpc: { port: 5000 }, initialDelaySeconds: 15, timeoutSeconds: 5, failureThreshold: 1 }
        """
      And 5 minutes pass
      Then the liveness probe of container "probed" never failed
      And container "probed" has restarted 0 times
