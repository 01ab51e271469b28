Feature: What the kubelet says of probes
  Every failure is an event, also below the threshold; a success never is.
  https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/
  pkg/kubelet/prober/prober.go

  Rule: The same failure counts up one event; Killing comes with the last
    Source: pkg/kubelet/prober/prober.go (v1.36, probe)
    Source: staging/src/k8s.io/client-go/tools/record/events_cache.go (v1.36, eventObserve)

    Scenario: The whole life of a failing liveness probe
      Given image "nginx:1.27" is already on every node
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - { name: app, image: "nginx:1.27", livenessProbe: { httpGet: { path: /ho/ho, port: 80 } } }
        """
      And 35 seconds pass
      Then the events of pod "web" are:
        | type    | reason    | from              | message                                                                                     | count | at  |
        | Normal  | Scheduled | default-scheduler | Successfully assigned default/web to node-1                                                 | *     | 0s  |
        | Normal  | Pulled    | kubelet           | Container image "nginx:1.27" already present on machine and can be accessed by the pod      | 2     | *   |
        | Normal  | Created   | kubelet           | Container created                                                                           | 2     | *   |
        | Normal  | Started   | kubelet           | Container started                                                                           | 2     | *   |
        | Warning | Unhealthy | kubelet           | Liveness probe failed: HTTP probe failed with statuscode: 404                               | 3     | *   |
        | Normal  | Killing   | kubelet           | Container app failed liveness probe, will be restarted                                      | 1     | 30s |

  Rule: Another text is another event
    Source: staging/src/k8s.io/client-go/tools/record/events_cache.go (v1.36, getEventKey)

    Scenario: First nobody listens, then the page is missing
      Given container "app" listens on port 80 after 12s
      And container "app" answers GET / with 404
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - { name: app, image: "example.com/app:1", readinessProbe: { httpGet: { port: 80 } } }
        """
      And 25 seconds pass
      Then the events of pod "web" include:
        | type    | reason    | message                                                                                                               | count |
        | Warning | Unhealthy | Readiness probe failed: Get "http://10.244.0.2:80/": dial tcp 10.244.0.2:80: connect: connection refused | 3     |
        | Warning | Unhealthy | Readiness probe failed: HTTP probe failed with statuscode: 404                                                        | 1     |

  Rule: After 25 Warnings of one pod in a short time only one in five minutes is kept
    Source: staging/src/k8s.io/client-go/tools/record/events_cache.go (v1.36, getSpamKey, NewEventSourceObjectSpamFilter)

    Scenario: A readiness probe that fails every second
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - { name: app, image: "busybox:1.36", command: [sleep, "1000"], readinessProbe: { tcpSocket: { port: 80 }, periodSeconds: 1 } }
        """
      And 30 seconds pass
      Then the readiness probe of container "app" failed 32 times
      And the events of pod "web" include:
        | reason    | message                                                                             | count |
        | Unhealthy | Readiness probe failed: dial tcp 10.244.0.2:80: connect: connection refused | 25    |

  Rule: The timeline tells when a probe has changed the kubelet's mind
    Source: podlife

    Scenario: Up, down and up again
      Given container "app" listens on port 80 after 0s
      And container "app" answers GET / with 503 from 5s to 35s
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - { name: app, image: "example.com/app:1", readinessProbe: { httpGet: { port: 80 }, failureThreshold: 2 } }
        """
      And 1 minute passes
      Then the timeline includes:
        | at  | object  | what                                     |
        | 0s  | pod/web | container app: readiness probe succeeded |
        | 20s | pod/web | container app: readiness probe failed    |
        | 40s | pod/web | container app: readiness probe succeeded |
