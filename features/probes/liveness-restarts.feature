Feature: Which liveness probes restart a container
  A container that fails its liveness probe often enough is stopped and started again.
  https://github.com/kubernetes/kubernetes/blob/v1.36.2/test/e2e/common/node/container_probe.go

  Rule: Liveness restarts a container that fails it
    See https://kubernetes.io/docs/concepts/workloads/pods/probes/#liveness-probe

    Scenario: A file that goes away
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: test }
        spec:
          containers:
          - name: probed
            image: registry.k8s.io/e2e-test-images/busybox:1.37.0-1
            command: [/bin/sh, -c, "echo ok >/tmp/health; sleep 10; rm -rf /tmp/health; sleep 600"]
            livenessProbe: { exec: { command: [cat, /tmp/health] }, initialDelaySeconds: 15, timeoutSeconds: 5, failureThreshold: 1 }
        """
      And 5 minutes pass
      Then container "probed" restarted at 50s, 100s, 150s, 200s, 250s

    Scenario: A server that is well for ten seconds
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
            livenessProbe: { httpGet: { path: /healthz, port: 8080 }, initialDelaySeconds: 15, failureThreshold: 1 }
        """
      And 5 minutes pass
      Then container "probed" has restarted at least 1 time

    Scenario: Five restarts
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
            livenessProbe: { httpGet: { path: /healthz, port: 8080 }, initialDelaySeconds: 5, failureThreshold: 1 }
        """
      And 5 minutes pass
      Then container "probed" has restarted at least 5 times within 14m

    Scenario: A command that takes 10s, with 1s
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
            livenessProbe: { exec: { command: [/bin/sh, -c, sleep 10] }, initialDelaySeconds: 15, timeoutSeconds: 1, failureThreshold: 1 }
        """
      And 5 minutes pass
      Then the liveness probe of container "probed" never succeeded
      And container "probed" has restarted at least 1 time

    Scenario: A command that fails and leaves another behind
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
            livenessProbe: { exec: { command: [/bin/sh, -c, sleep 10 & exit 1] }, initialDelaySeconds: 15, timeoutSeconds: 1, failureThreshold: 1 }
        """
      And 5 minutes pass
      Then the liveness probe of container "probed" never succeeded
      And container "probed" has restarted at least 1 time

    Scenario: A redirect to a page that fails after ten seconds
      Given container "probed" answers GET /redirect?loc=%2Fhealthz with a redirect to "/healthz"
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
            livenessProbe: { httpGet: { path: "/redirect?loc=%2Fhealthz", port: 8080 }, initialDelaySeconds: 15, failureThreshold: 1 }
        """
      And 5 minutes pass
      Then container "probed" has restarted at least 1 time

    Scenario: A liveness probe that gets its turn
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: test }
        spec:
          containers:
          - name: probed
            image: registry.k8s.io/e2e-test-images/busybox:1.37.0-1
            command: [/bin/sh, -c, "sleep 10; echo ok >/tmp/startup; sleep 600"]
            startupProbe: { exec: { command: [cat, /tmp/startup] }, initialDelaySeconds: 15, failureThreshold: 60 }
            livenessProbe: { exec: { command: [/bin/false] }, initialDelaySeconds: 15, failureThreshold: 1 }
        """
      And 5 minutes pass
      Then the liveness probe of container "probed" failed at least 1 time
      And container "probed" has restarted at least 1 time

    Scenario: A gRPC probe of the wrong port
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
            livenessProbe: { grpc: { port: 2333 }, initialDelaySeconds: 60, timeoutSeconds: 5, failureThreshold: 1 }
        """
      And 5 minutes pass
      Then the liveness probe of container "probed" never succeeded
      And container "probed" has restarted at least 1 time
