Feature: My app starts slowly and never gets up
  The question: the app needs a minute, and the kubelet kills it before. Three answers, of which one is good.
  https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#define-startup-probes

  Rule: A liveness probe with its defaults kills an app that needs more than 30 seconds, every time
    See https://kubernetes.io/docs/concepts/workloads/pods/probes/#when-should-you-use-a-startup-probe

    Scenario: Broken: liveness from the first moment
      Given container "app" listens on port 8080 after 1m
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - { name: app, image: "example.com/app:1", livenessProbe: { tcpSocket: { port: 8080 } } }
        """
      And 10 minutes pass
      Then the liveness probe of container "app" never succeeded
      And container "app" restarted at 30s, 1m, 90s, 2m, 190s, 5m, 490s

  Rule: initialDelaySeconds gives it time, and takes as long to notice anything else
    See https://kubernetes.io/docs/concepts/workloads/pods/probes/#configure-probes

    Scenario: Mended: nothing is asked for a minute
      Given container "app" listens on port 8080 after 1m
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: example.com/app:1
            livenessProbe: { tcpSocket: { port: 8080 }, initialDelaySeconds: 60 }
        """
      And 1 hour passes
      Then container "app" has restarted 0 times
      And the liveness probe of container "app" never failed

    Scenario: At a price: an app that hangs from its start is left alone for 80s, each time
      Given container "app" listens on port 8080 after 1h
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: example.com/app:1
            livenessProbe: { tcpSocket: { port: 8080 }, initialDelaySeconds: 60 }
        """
      And 5 minutes pass
      Then container "app" restarted at 80s, 160s, 4m

  Rule: A startup probe gives it time, and from then on liveness is as strict as ever
    See https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#define-startup-probes

    Scenario: Mended: a startup probe with room for 5 minutes
      Given container "app" listens on port 8080 after 1m
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: example.com/app:1
            startupProbe: { tcpSocket: { port: 8080 }, failureThreshold: 30 }
            livenessProbe: { tcpSocket: { port: 8080 } }
        """
      And 1 hour passes
      Then container "app" has restarted 0 times
      And the startup probe of container "app" succeeded at 1m
      And the liveness probe of container "app" never failed
      And container "app" is ready from 1m to 1h
