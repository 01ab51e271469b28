Feature: The liveness of sidecars
  A sidecar is probed like any container, and restarted like any, also when its pod does not restart.
  https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/
  https://github.com/kubernetes/kubernetes/blob/v1.36.2/test/e2e/common/node/container_probe.go

  Rule: Liveness restarts a container that fails it
    See https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#differences-from-init-containers
    Source: pkg/kubelet/kuberuntime/kuberuntime_container.go (v1.36, computeInitContainerActions)

    Scenario: A file that goes away
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: test }
        spec:
          initContainers:
          - name: probed
            image: registry.k8s.io/e2e-test-images/busybox:1.37.0-1
            restartPolicy: Always
            command: [/bin/sh, -c, "echo ok >/tmp/health; sleep 10; rm -rf /tmp/health; sleep 600"]
            livenessProbe: { exec: { command: [cat, /tmp/health] }, initialDelaySeconds: 15, timeoutSeconds: 5, failureThreshold: 1 }
          containers:
          - { name: main, image: registry.k8s.io/pause:3.10 }
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
          initContainers:
          - name: probed
            image: registry.k8s.io/e2e-test-images/agnhost:2.59
            restartPolicy: Always
            args: [liveness]
            livenessProbe: { httpGet: { path: /healthz, port: 8080 }, initialDelaySeconds: 15, failureThreshold: 1 }
          containers:
          - { name: main, image: registry.k8s.io/pause:3.10 }
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
          initContainers:
          - name: probed
            image: registry.k8s.io/e2e-test-images/agnhost:2.59
            restartPolicy: Always
            args: [liveness]
            livenessProbe: { httpGet: { path: /healthz, port: 8080 }, initialDelaySeconds: 5, failureThreshold: 1 }
          containers:
          - { name: main, image: registry.k8s.io/pause:3.10 }
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
          initContainers:
          - name: probed
            image: registry.k8s.io/e2e-test-images/busybox:1.37.0-1
            restartPolicy: Always
            command: [/bin/sh, -c, "sleep 600"]
            livenessProbe: { exec: { command: [/bin/sh, -c, sleep 10] }, initialDelaySeconds: 15, timeoutSeconds: 1, failureThreshold: 1 }
          containers:
          - { name: main, image: registry.k8s.io/pause:3.10 }
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
          initContainers:
          - name: probed
            image: registry.k8s.io/e2e-test-images/busybox:1.37.0-1
            restartPolicy: Always
            command: [/bin/sh, -c, "sleep 600"]
            livenessProbe: { exec: { command: [/bin/sh, -c, sleep 10 & exit 1] }, initialDelaySeconds: 15, timeoutSeconds: 1, failureThreshold: 1 }
          containers:
          - { name: main, image: registry.k8s.io/pause:3.10 }
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
          initContainers:
          - name: probed
            image: registry.k8s.io/e2e-test-images/agnhost:2.59
            restartPolicy: Always
            args: [liveness]
            livenessProbe: { httpGet: { path: "/redirect?loc=%2Fhealthz", port: 8080 }, initialDelaySeconds: 15, failureThreshold: 1 }
          containers:
          - { name: main, image: registry.k8s.io/pause:3.10 }
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
          initContainers:
          - name: probed
            image: registry.k8s.io/e2e-test-images/busybox:1.37.0-1
            restartPolicy: Always
            command: [/bin/sh, -c, "sleep 10; echo ok >/tmp/startup; sleep 600"]
            startupProbe: { exec: { command: [cat, /tmp/startup] }, initialDelaySeconds: 15, failureThreshold: 60 }
            livenessProbe: { exec: { command: [/bin/false] }, initialDelaySeconds: 15, failureThreshold: 1 }
          containers:
          - { name: main, image: registry.k8s.io/pause:3.10 }
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
          initContainers:
          - name: probed
            image: registry.k8s.io/e2e-test-images/agnhost:2.59
            restartPolicy: Always
            command: [/agnhost, grpc-health-checking]
            livenessProbe: { grpc: { port: 2333 }, initialDelaySeconds: 60, timeoutSeconds: 5, failureThreshold: 1 }
          containers:
          - { name: main, image: registry.k8s.io/pause:3.10 }
        """
      And 5 minutes pass
      Then the liveness probe of container "probed" never succeeded
      And container "probed" has restarted at least 1 time

  Rule: Liveness leaves a container alone that passes it, or is not asked yet
    See https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#differences-from-init-containers
    Source: pkg/kubelet/kuberuntime/kuberuntime_container.go (v1.36, computeInitContainerActions)

    Scenario: A file that stays
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: test }
        spec:
          initContainers:
          - name: probed
            image: registry.k8s.io/e2e-test-images/busybox:1.37.0-1
            restartPolicy: Always
            command: [/bin/sh, -c, "echo ok >/tmp/health; sleep 600"]
            livenessProbe: { exec: { command: [cat, /tmp/health] }, initialDelaySeconds: 15, timeoutSeconds: 5, failureThreshold: 1 }
          containers:
          - { name: main, image: registry.k8s.io/pause:3.10 }
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
          initContainers:
          - name: probed
            image: registry.k8s.io/e2e-test-images/agnhost:2.59
            restartPolicy: Always
            args: [liveness]
            livenessProbe: { tcpSocket: { port: 8080 }, initialDelaySeconds: 15, failureThreshold: 1 }
          containers:
          - { name: main, image: registry.k8s.io/pause:3.10 }
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
          initContainers:
          - name: probed
            image: nginx:1.27
            restartPolicy: Always
            ports: [{ containerPort: 80 }]
            livenessProbe: { httpGet: { path: /, port: 80 }, initialDelaySeconds: 15, timeoutSeconds: 5, failureThreshold: 5 }
          containers:
          - { name: main, image: registry.k8s.io/pause:3.10 }
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
          initContainers:
          - name: probed
            image: registry.k8s.io/e2e-test-images/agnhost:2.59
            restartPolicy: Always
            args: [liveness]
            livenessProbe: { httpGet: { path: "/redirect?loc=http%3A%2F%2F0.0.0.0%2F", port: 8080 }, initialDelaySeconds: 15, failureThreshold: 1 }
          containers:
          - { name: main, image: registry.k8s.io/pause:3.10 }
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
          initContainers:
          - name: probed
            image: registry.k8s.io/e2e-test-images/busybox:1.37.0-1
            restartPolicy: Always
            command: [/bin/sh, -c, "sleep 600"]
            startupProbe: { exec: { command: [/bin/false] }, initialDelaySeconds: 15, failureThreshold: 60 }
            livenessProbe: { exec: { command: [/bin/false] }, initialDelaySeconds: 15, failureThreshold: 1 }
          containers:
          - { name: main, image: registry.k8s.io/pause:3.10 }
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
          initContainers:
          - name: probed
            image: registry.k8s.io/e2e-test-images/agnhost:2.59
            restartPolicy: Always
            command: [/agnhost, grpc-health-checking]
            livenessProbe: { grpc: { port: 5000 }, initialDelaySeconds: 15, timeoutSeconds: 5, failureThreshold: 1 }
          containers:
          - { name: main, image: registry.k8s.io/pause:3.10 }
        """
      And 5 minutes pass
      Then the liveness probe of container "probed" never failed
      And container "probed" has restarted 0 times
