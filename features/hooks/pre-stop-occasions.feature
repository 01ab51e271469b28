Feature: When a preStop hook runs
  The kubelet stops containers for several reasons; each time it asks the hook first.
  https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/#hook-handler-execution

  Rule: It runs too when a container is stopped for another reason than the end of its pod
    See https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/#container-hooks
    Source: pkg/kubelet/kuberuntime/kuberuntime_container.go (v1.36, killContainer)

    Scenario: Its image is changed
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: nginx:1.27
            lifecycle: { preStop: { sleep: { seconds: 5 } } }
        """
      And 10 seconds pass
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: nginx:1.28
            lifecycle: { preStop: { sleep: { seconds: 5 } } }
        """
      And 10 seconds pass
      Then the preStop hook of container "app" ran at 10s
      And container "app" started at 0s, 15s

    Scenario: The pod has overrun its deadline
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: task }
        spec:
          activeDeadlineSeconds: 20
          containers:
          - name: app
            image: nginx:1.27
            lifecycle: { preStop: { sleep: { seconds: 5 } } }
        """
      Then pod "task" is Failed at 25s
      And the preStop hook of container "app" ran at 20s

    Scenario: A more important pod needs the room
      Given a cluster of 1 node with 4 CPUs and 8Gi of memory each
      When I apply:
        """yaml
        apiVersion: scheduling.k8s.io/v1
        kind: PriorityClass
        metadata: { name: high }
        value: 1000
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: batch }
        spec:
          containers:
          - name: app
            image: nginx:1.27
            resources: { requests: { cpu: "3" } }
            lifecycle: { preStop: { sleep: { seconds: 5 } } }
        """
      And 10 seconds pass
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: shop }
        spec:
          priorityClassName: high
          containers: [{ name: app, image: "nginx:1.27", resources: { requests: { cpu: "3" } } }]
        """
      Then pod "batch" is gone at 15s
      And the preStop hook of container "app" of pod "batch" ran at 10s
      And pod "shop" is Running within 1s

    # At a hard threshold a pod has a second to stop, its hook included; what the hook began is cut off.
    Scenario: Its node runs short of memory
      Given a cluster of 1 node with 4 CPUs and 1Gi of memory each
      And the kubelet configuration:
        """yaml
        evictionHard: { memory.available: 100Mi }
        """
      And container "app" uses 936Mi of memory after 12s
      And container "app" ignores SIGTERM
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: hungry }
        spec:
          containers:
          - name: app
            image: busybox:1.36
            command: [sleep, 1d]
            lifecycle: { preStop: { exec: { command: [sleep, "5"] } } }
        """
      Then pod "hungry" is Failed within 30s
      And the preStop hook of container "app" ran at 20s
      And container "app" received SIGTERM at 21s

  Rule: It runs when a probe has failed
    See https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/#container-hooks

    Scenario Outline: A failed <probe> probe
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: nginx:1.27
            lifecycle: { preStop: { sleep: { seconds: 4 } } }
            <probe>Probe: { exec: { command: ["false"] }, periodSeconds: 1, failureThreshold: 1, initialDelaySeconds: 5 }
        """
      And 10 seconds pass
      Then the preStop hook of container "app" ran at 5s
      And container "app" received SIGQUIT at 9s
      And container "app" started at 0s, 9s

      Examples:
        | probe    |
        | startup  |
        | liveness |

    Scenario: While it runs a deleted pod is asked whether it is ready, not whether it lives
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: nginx:1.27
            lifecycle: { preStop: { sleep: { seconds: 10 } } }
            readinessProbe: { httpGet: { path: /, port: 80 }, periodSeconds: 2 }
            livenessProbe: { httpGet: { path: /, port: 80 }, periodSeconds: 2 }
        """
      And 9 seconds pass
      And pod "web" is deleted
      Then pod "web" is gone at 19s
      And the readiness probe of container "app" ran at 0s, 2s, 4s, 6s, 8s, 10s, 12s, 14s, 16s, 18s
      And the liveness probe of container "app" ran at 2s, 4s, 6s, 8s
