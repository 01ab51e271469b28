Feature: Probes of a pod that is being stopped
  Liveness and startup probes stop with the deletion of a pod; readiness is asked to the end.
  https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination
  pkg/kubelet/kubelet.go (SyncTerminatingPod)

  Background:
    Given container "app" takes 25s to stop on SIGTERM
    And container "app" listens on port 80 after 0s

  Rule: Readiness is asked until the containers have ended, liveness no longer
    Source: pkg/kubelet/kubelet.go (v1.36, SyncTerminatingPod)
    Source: pkg/kubelet/prober/prober_manager.go (v1.36, StopLivenessAndStartup)

    Scenario: A deleted pod
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: example.com/app:1
            readinessProbe: { tcpSocket: { port: 80 } }
            livenessProbe: { tcpSocket: { port: 80 } }
        """
      And 12 seconds pass
      And pod "web" is deleted
      And 30 seconds pass
      Then pod "web" is gone
      And the liveness probe of container "app" ran at 10s
      And the readiness probe of container "app" ran at 0s, 10s, 20s, 30s

  Rule: A pod that is being stopped can become unready
    Source: pkg/kubelet/kubelet.go (v1.36, SyncTerminatingPod)

    Scenario: It says 503 as soon as it drains
      Given container "app" answers GET /ready with 503 from 12s to 1h
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - { name: app, image: "example.com/app:1", readinessProbe: { httpGet: { path: /ready, port: 80 }, periodSeconds: 2, failureThreshold: 2 } }
        """
      And 12 seconds pass
      And pod "web" is deleted
      And 10 seconds pass
      Then pod "web" is Ready at 13s
      And pod "web" is not Ready at 14s
      And pod "web" is Running at 14s

  Rule: A failing liveness probe does not hasten the end
    Source: pkg/kubelet/prober/prober_manager.go (v1.36, StopLivenessAndStartup)
    Source: pkg/kubelet/prober/worker.go (v1.36, doProbe)

    Scenario: It hangs while it stops
      Given container "app" answers GET /live with 500 from 5s to 1h
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - { name: app, image: "example.com/app:1", livenessProbe: { httpGet: { path: /live, port: 80 } } }
        """
      And 12 seconds pass
      And pod "web" is deleted
      And 30 seconds pass
      Then the liveness probe of container "app" failed at 10s
      And container "app" received SIGTERM at 12s
      And container "app" was never killed
      And container "app" has restarted 0 times

  Rule: A pod whose containers are done is not probed any more
    Source: pkg/kubelet/prober/worker.go (v1.36, doProbe)

    Scenario: A task with a readiness probe
      Given container "task" exits with code 0 after 25s
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: done }
        spec:
          restartPolicy: Never
          containers:
          - { name: task, image: "nginx:1.27", readinessProbe: { tcpSocket: { port: 80 } } }
          - { name: app, image: "example.com/app:1" }
        """
      And 1 hour passes
      Then the readiness probe of container "task" ran at 0s, 10s, 20s
