Feature: Readiness probes
  A container that is not ready keeps running; its pod is not Ready, and so gets no traffic from Services.
  https://kubernetes.io/docs/concepts/workloads/pods/probes/#readiness-probe

  Rule: A container with a readiness probe is not ready before the probe has succeeded
    See https://kubernetes.io/docs/concepts/workloads/pods/probes/#when-should-you-use-a-readiness-probe
    Source: pkg/kubelet/prober/prober_manager.go (v1.36, UpdatePodStatus)

    Scenario: An app that listens after 15s
      Given container "app" listens on port 8080 after 15s
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - { name: app, image: "example.com/app:1", readinessProbe: { tcpSocket: { port: 8080 }, periodSeconds: 5 } }
        """
      Then pod "web" is not Ready at 14s
      And pod "web" is Ready at 15s
      And condition ContainersReady of pod "web" is False with reason "ContainersNotReady" and message "containers with unready status: [app]" at 14s
      And container "app" has restarted 0 times

    Scenario: Without a readiness probe it is ready as soon as it runs
      Given container "app" listens on port 8080 after 15s
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - { name: app, image: "example.com/app:1" }
        """
      Then pod "web" is Ready at 0s

  Rule: A failing readiness probe never restarts the container
    See https://kubernetes.io/docs/concepts/workloads/pods/probes/#configure-probes

    Scenario: A readiness probe that asks for a page that is not there
      # From the first notes, to the letter.
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata:
          name: readiness-example
        spec:
          containers:
          - name: web-server
            image: nginx:latest
            ports:
            - containerPort: 80
            readinessProbe:
              httpGet:
                path: /ready
                port: 80
              initialDelaySeconds: 5
              periodSeconds: 10
              timeoutSeconds: 1
              successThreshold: 1
              failureThreshold: 3
        """
      And 1 hour passes
      Then pod "readiness-example" is Running
      And pod "readiness-example" was never Ready
      And container "web-server" has restarted 0 times
      And the events of pod "readiness-example" include:
        | type    | reason    | message                                                       |
        | Warning | Unhealthy | Readiness probe failed: HTTP probe failed with statuscode: 404 |
      And the events of pod "readiness-example" do not include:
        | reason  |
        | Killing |

  Rule: It takes failureThreshold failures in a row to become unready, and successThreshold successes to come back
    See https://kubernetes.io/docs/concepts/workloads/pods/probes/#configure-probes

    Scenario: Two failures to go, three successes to come back
      Given container "app" listens on port 80 after 0s
      And container "app" answers GET / with 503 from 21s to 51s
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: example.com/app:1
            readinessProbe: { httpGet: { port: 80 }, periodSeconds: 5, failureThreshold: 2, successThreshold: 3 }
        """
      And 90 seconds pass
      Then pod "web" is Ready at 25s
      And pod "web" is not Ready at 30s
      And pod "web" is not Ready at 64s
      And pod "web" is Ready at 65s

    Scenario: One failure of three changes nothing
      Given container "app" listens on port 80 after 0s
      And container "app" answers GET / with 503 from 25s to 35s
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - { name: app, image: "example.com/app:1", readinessProbe: { httpGet: { port: 80 } } }
        """
      And 90 seconds pass
      Then the readiness probe of container "app" failed at 30s
      And pod "web" is Ready from 0s to 90s

  Rule: The pod is Ready when all its containers are
    Source: pkg/kubelet/status/generate.go (v1.36, GenerateContainersReadyCondition, GeneratePodReadyCondition)

    Scenario: The slower of two decides
      Given container "slow" listens on port 81 after 25s
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - { name: fast, image: "nginx:1.27", readinessProbe: { tcpSocket: { port: 80 } } }
          - { name: slow, image: "example.com/app:1", readinessProbe: { tcpSocket: { port: 81 } } }
        """
      Then condition Ready of pod "web" is False with message "containers with unready status: [slow]" at 29s
      And container "fast" is ready at 0s
      And pod "web" is Ready at 30s

  Rule: A container that ends is not ready, and its successor begins unready
    Source: pkg/kubelet/prober/prober_manager.go (v1.36, UpdatePodStatus)
    Source: pkg/kubelet/prober/worker.go (v1.36, doProbe)

    Scenario: A crash at 12s
      Given container "app" exits with code 1 after 12s on its first run
      And container "app" listens on port 80 after 5s on run 2
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - { name: app, image: "nginx:1.27", readinessProbe: { tcpSocket: { port: 80 } } }
        """
      And 30 seconds pass
      Then container "app" started at 0s, 12s
      And pod "web" is not Ready at 12s
      And pod "web" is Ready at 22s
      And the readiness probe of container "app" ran at 0s, 0s, 10s, 12s, 12s, 22s
