Feature: The preStop hook
  It is run when Kubernetes stops a container: a pod is deleted or evicted, a probe has failed, an image was changed. The stop
  signal comes only after it, and its time is taken from the grace period.
  https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/#hook-handler-execution

  Rule: The stop signal waits for the hook
    See https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/#hook-handler-execution

    Scenario: A hook of ten seconds
      When I apply:
        """yaml
        # 성공 케이스
        apiVersion: v1
        kind: Pod
        metadata:
          name: pre-stop
        spec:
          containers:
          - name: pre-stop
            image: nginx
            lifecycle:
              preStop:
                exec:
                  command: ["/bin/sh", "-c", "echo 'PreStop for container1' >> /prestop.log; sleep 10"]
        """
      And 1 minute passes
      And pod "pre-stop" is deleted
      Then the preStop hook of container "pre-stop" ran at 60s
      And container "pre-stop" received SIGQUIT at 70s
      And pod "pre-stop" is gone at 70s
      And there is no Warning event

    Scenario: Killing is said before the hook runs
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: nginx:1.27
            lifecycle: { preStop: { sleep: { seconds: 8 } } }
        """
      And 10 seconds pass
      And pod "web" is deleted
      Then pod "web" is gone at 18s
      And the events of pod "web" include:
        | type   | reason  | message                | count | at  |
        | Normal | Killing | Stopping container app | 1     | 10s |

    # The well-known pause that lets the rest of the cluster learn that the pod is going: it answers meanwhile.
    Scenario: The container works on while it is paused
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: nginx:1.27
            lifecycle:
              preStop:
                exec:
                  command:
                  - sh
                  - -c
                  - "sleep 5"
        """
      And 10 seconds pass
      And pod "web" is deleted
      Then container "app" is running at 14s
      And container "app" received SIGQUIT at 15s

  Rule: Does preStop count against the grace period? Yes: what it takes is taken from the time after the stop signal
    See https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/#hook-handler-execution
    Source: pkg/kubelet/kuberuntime/kuberuntime_container.go (v1.36, killContainer)

    Scenario: Broken: twenty-five of thirty seconds are spent before the application knows of anything
      Given container "app" takes 12s to stop on SIGTERM
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: shop }
        spec:
          containers:
          - name: app
            image: registry.example/shop:1
            lifecycle: { preStop: { sleep: { seconds: 25 } } }
        """
      And 10 seconds pass
      And pod "shop" is deleted
      Then container "app" received SIGTERM at 35s
      And container "app" was killed at 40s
      And container "app" is terminated with exit code 137

    Scenario: Mended: the grace period has room for both
      Given container "app" takes 12s to stop on SIGTERM
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: shop }
        spec:
          terminationGracePeriodSeconds: 40
          containers:
          - name: app
            image: registry.example/shop:1
            lifecycle: { preStop: { sleep: { seconds: 25 } } }
        """
      And 10 seconds pass
      And pod "shop" is deleted
      Then container "app" received SIGTERM at 35s
      And container "app" was never killed
      And pod "shop" is gone at 47s

    # Only whole seconds are subtracted. https://github.com/kubernetes/kubernetes/blob/v1.36.0/pkg/kubelet/kuberuntime/kuberuntime_container.go
    Scenario: Two and a half seconds count as two
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          terminationGracePeriodSeconds: 10
          containers:
          - name: app
            image: busybox:1.36
            command: [sleep, "3600"]
            lifecycle: { preStop: { exec: { command: [sleep, "2.5"] } } }
        """
      And 10 seconds pass
      And pod "web" is deleted
      Then container "app" received SIGTERM at 12.5s
      And container "app" was killed at 20.5s

  Rule: Two seconds are always left between the stop signal and the end
    See https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination-flow
    Source: pkg/kubelet/kuberuntime/kuberuntime_container.go (v1.36, killContainer, minimumGracePeriodInSeconds)

    Scenario: A hook of the whole grace period
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          terminationGracePeriodSeconds: 5
          containers:
          - name: app
            image: busybox:1.36
            command: [sleep, "3600"]
            lifecycle: { preStop: { sleep: { seconds: 5 } } }
        """
      And 10 seconds pass
      And pod "web" is deleted
      Then container "app" received SIGTERM at 15s
      And container "app" was killed at 17s

  Rule: At the end of the grace period the hook is waited for no longer
    Source: pkg/kubelet/kuberuntime/kuberuntime_container.go (v1.36, executePreStopHook)

    # "위가 그레이스종료시간(타임아웃)으로 실패한 경우": the hook is not cut off by the kubelet; it dies with its container, and that
    # is when the event comes.
    Scenario: A hook of 2,000,000 seconds
      When I apply:
        """yaml
        # 실패 케이스(그레이스 종료 시간)
        apiVersion: v1
        kind: Pod
        metadata:
          name: pre-stop
        spec:
          containers:
          - name: pre-stop
            image: nginx
            lifecycle:
              preStop:
                exec:
                  command: ["/bin/sh", "-c", "echo 'PreStop for container1'; sleep 2000000"]
        """
      And 1 minute passes
      And pod "pre-stop" is deleted
      Then pod "pre-stop" is gone within 30s
      And container "pre-stop" received SIGQUIT at 90s
      And the events of pod "pre-stop" include:
        | type    | reason            | message                     | at  |
        | Normal  | Killing           | Stopping container pre-stop | 60s |
        | Warning | FailedPreStopHook | PreStopHook failed          | 90s |

    Scenario: The same, and the container does not listen to the stop signal either
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: busybox:1.36
            command: [sleep, "3600"]
            lifecycle: { preStop: { exec: { command: [sleep, "2000000"] } } }
        """
      And 10 seconds pass
      And pod "web" is deleted
      Then pod "web" is gone within 32s
      And container "app" received SIGTERM at 40s
      And container "app" was killed at 42s

  Rule: With no grace period there is no time for a hook
    See https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination-flow
    Source: pkg/kubelet/kuberuntime/kuberuntime_container.go (v1.36, killContainer)

    # A pod that is deleted has at least one second, and so its hook begins; a container that is stopped alone has what the spec says.
    Scenario: terminationGracePeriodSeconds 0 and a changed image
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          terminationGracePeriodSeconds: 0
          containers:
          - name: app
            image: nginx:1.27
            lifecycle: { preStop: { exec: { command: [sleep, "5"] } } }
        """
      And 10 seconds pass
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          terminationGracePeriodSeconds: 0
          containers:
          - name: app
            image: nginx:1.28
            lifecycle: { preStop: { exec: { command: [sleep, "5"] } } }
        """
      And 10 seconds pass
      Then the preStop hook of container "app" never ran
      And container "app" started at 0s, 10s

  Rule: A deletion with less time cuts the pause short
    Source: pkg/kubelet/pod_workers.go (v1.36, calculateEffectiveGracePeriod)
    Source: pkg/kubelet/kuberuntime/kuberuntime_container.go (v1.36, executePreStopHook)

    Scenario: A pause of fifteen seconds, deleted with five
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers: [ { name: app, image: "nginx:1.27", lifecycle: { preStop: { sleep: { seconds: 15 } } } } ]
        """
      And 10 seconds pass
      And pod "web" is deleted with a grace period of 5s
      Then container "app" received SIGQUIT at 15s
      And pod "web" is gone at 15s

    Scenario: A pause of no time at all
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers: [ { name: app, image: "nginx:1.27", lifecycle: { preStop: { sleep: { seconds: 0 } } } } ]
        """
      And 10 seconds pass
      And pod "web" is deleted
      Then container "app" received SIGQUIT at 10s
      And pod "web" is gone at 10s
