Feature: Probes of sidecars
  A sidecar may have all that a container may have: the end-to-end tests of probes, told again of a sidecar.
  https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/
  https://github.com/kubernetes/kubernetes/blob/v1.36.2/test/e2e/common/node/container_probe.go

  Rule: Readiness holds a container back and never restarts it
    See https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#sidecar-containers-and-pod-lifecycle

    Scenario: A readiness probe with a delay
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
            readinessProbe: { httpGet: { path: /, port: 80 }, initialDelaySeconds: 15 }
          containers:
          - { name: main, image: registry.k8s.io/pause:3.10 }
        """
      And 5 minutes pass
      Then pod "test" is not Ready at 14s
      And pod "test" is Ready at 20s
      And container "probed" has restarted 0 times

    Scenario: A readiness probe that fails
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
            readinessProbe: { httpGet: { path: /, port: 81 } }
          containers:
          - { name: main, image: registry.k8s.io/pause:3.10 }
        """
      And 5 minutes pass
      Then pod "test" was never Ready
      And container "probed" has restarted 0 times

    Scenario: A readiness command that takes 10s, with 1s
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
            readinessProbe: { exec: { command: [/bin/sh, -c, sleep 10] }, initialDelaySeconds: 15, timeoutSeconds: 1, failureThreshold: 1 }
          containers:
          - { name: main, image: registry.k8s.io/pause:3.10 }
        """
      And 5 minutes pass
      Then the readiness probe of container "probed" never succeeded
      And pod "test" was never Ready

    Scenario: Readiness is asked with the start, not up to 30s later
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
            command: [/bin/sh, -c, "echo ok >/tmp/health; sleep 32; echo ok >/tmp/startup; sleep 600"]
            startupProbe: { exec: { command: [/bin/cat, /tmp/startup] }, failureThreshold: 120, periodSeconds: 5 }
            readinessProbe: { exec: { command: [/bin/cat, /tmp/health] }, periodSeconds: 30 }
          containers:
          - { name: main, image: registry.k8s.io/pause:3.10 }
        """
      And 5 minutes pass
      Then container "probed" is started at 35s
      And pod "test" is not Ready at 34s
      And pod "test" is Ready at 35s

  Rule: A failed start is the end of the run
    Source: pkg/kubelet/kuberuntime/kuberuntime_container.go (v1.36, computeInitContainerActions)

    Scenario: A startup probe that fails
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
            startupProbe: { exec: { command: [/bin/false] }, initialDelaySeconds: 15, failureThreshold: 3 }
            livenessProbe: { exec: { command: [/bin/true] }, initialDelaySeconds: 15, failureThreshold: 1 }
          containers:
          - { name: main, image: registry.k8s.io/pause:3.10 }
        """
      And 5 minutes pass
      Then the liveness probe of container "probed" never ran
      And container "probed" has restarted at least 1 time

  Rule: A probe may bring its own grace period
    Source: pkg/kubelet/kuberuntime/kuberuntime_container.go (v1.36, computeInitContainerActions, setTerminationGracePeriod)

    Scenario: Five seconds instead of 500, for liveness
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: test }
        spec:
          terminationGracePeriodSeconds: 500
          initContainers:
          - name: probed
            image: registry.k8s.io/e2e-test-images/busybox:1.37.0-1
            restartPolicy: Always
            command: [/bin/sh, -c, "sleep 1000"]
            livenessProbe: { httpGet: { path: /healthz, port: 8080 }, initialDelaySeconds: 10, failureThreshold: 1, terminationGracePeriodSeconds: 5 }
          containers:
          - { name: main, image: registry.k8s.io/pause:3.10 }
        """
      And 20 seconds pass
      Then container "probed" received SIGTERM at 10s
      And container "probed" was killed at 15s

    Scenario: Five seconds instead of 500, for the start
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: test }
        spec:
          terminationGracePeriodSeconds: 500
          initContainers:
          - name: probed
            image: registry.k8s.io/e2e-test-images/busybox:1.37.0-1
            restartPolicy: Always
            command: [/bin/sh, -c, "sleep 1000"]
            startupProbe: { exec: { command: [/bin/cat, /tmp/startup] }, initialDelaySeconds: 10, failureThreshold: 1, terminationGracePeriodSeconds: 5 }
            livenessProbe: { exec: { command: [/bin/true] }, initialDelaySeconds: 15, failureThreshold: 1 }
          containers:
          - { name: main, image: registry.k8s.io/pause:3.10 }
        """
      And 20 seconds pass
      Then container "probed" received SIGTERM at 10s
      And container "probed" was killed at 15s

  Rule: While its pod is being deleted a sidecar is asked everything, and nothing follows from what it answers but its readiness
    The probes of liveness and startup end for the containers of the pod, and not for its sidecars (kubernetes/kubernetes#141766
    changes that in a later release): who reads the events sees a sidecar `Unhealthy` that is only on its way out.
    Source: pkg/kubelet/prober/prober_manager.go (v1.36, StopLivenessAndStartup)

    Scenario: A server that takes its mark away when it stops
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
            command: [/bin/bash]
            args:
            - -c
            - |
              _term() {
                rm -f /tmp/ready
                sleep 30
                exit 0
              }
              trap _term SIGTERM
              touch /tmp/ready
              while true; do
                echo "hello"
                sleep 10
              done
            readinessProbe: { exec: { command: [cat, /tmp/ready] }, failureThreshold: 1, initialDelaySeconds: 5, periodSeconds: 2 }
          containers:
          - { name: main, image: registry.k8s.io/pause:3.10 }
        """
      And 11 seconds pass
      And pod "test" is deleted
      And 15 seconds pass
      Then pod "test" is Ready at 11s
      And pod "test" is not Ready at 22s
      And pod "test" is Running at 22s

    Scenario: Its mark of life goes too: it is called unhealthy, and left alone
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
            command: [/bin/bash]
            args:
            - -c
            - |
              _term() {
                rm -f /tmp/ready
                rm -f /tmp/liveness
                sleep 20
                exit 0
              }
              trap _term SIGTERM
              touch /tmp/ready
              touch /tmp/liveness
              while true; do
                echo "hello"
                sleep 10
              done
            readinessProbe: { exec: { command: [cat, /tmp/ready] }, failureThreshold: 1, initialDelaySeconds: 5, periodSeconds: 2 }
            livenessProbe: { exec: { command: [cat, /tmp/liveness] }, failureThreshold: 1, initialDelaySeconds: 5, periodSeconds: 1 }
          containers:
          - { name: main, image: registry.k8s.io/pause:3.10 }
        """
      And 11 seconds pass
      And pod "test" is deleted
      And 15 seconds pass
      Then pod "test" is not Ready at 22s
      And the liveness probe of container "probed" failed at 20s
      And container "probed" has restarted 0 times
