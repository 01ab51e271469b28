Feature: HTTP probes
  The kubelet sends a GET from the node; 200 to 399 is good.
  https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#http-probes
  pkg/probe/http/http.go

  Rule: A status from 200 to 399 is a success, any other a failure
    See https://kubernetes.io/docs/concepts/workloads/pods/probes/#check-mechanisms
    Source: pkg/probe/http/http.go (v1.36, DoHTTPProbe)

    Scenario Outline: <status>
      Given container "app" listens on port 80 after 0s
      And container "app" answers GET /healthz with <status>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - { name: app, image: "example.com/app:1", readinessProbe: { httpGet: { path: /healthz, port: 80 } } }
        """
      And 5 seconds pass
      Then the readiness probe of container "app" <outcome> <times> times
      And container "app" <is> ready

      Examples: good
        | status | outcome   | times | is |
        | 200    | succeeded | 1     | is |
        | 399    | succeeded | 1     | is |

      Examples: bad
        | status | outcome | times | is     |
        | 199    | failed  | 2     | is not |
        | 400    | failed  | 2     | is not |
        | 404    | failed  | 2     | is not |
        | 500    | failed  | 2     | is not |

  Rule: An answer that takes longer than timeoutSeconds is a failure
    See https://kubernetes.io/docs/concepts/workloads/pods/probes/#configure-probes
    Source: pkg/probe/http/http.go (v1.36, Probe, DoHTTPProbe)

    Scenario Outline: An answer after <takes>, with a timeout of 2 seconds
      Given container "app" listens on port 80 after 0s
      And container "app" takes <takes> to answer GET /
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - { name: app, image: "example.com/app:1", livenessProbe: { httpGet: { port: 80 }, timeoutSeconds: 2 } }
        """
      And 35 seconds pass
      Then the liveness probe of container "app" <outcome> at 10s, 20s, 30s
      And container "app" <restarts>

      Examples:
        | takes | outcome   | restarts             |
        | 1.9s  | succeeded | has restarted 0 times |
        | 2s    | failed    | restarted at 32s      |

    Scenario: What is said of it
      Given container "app" listens on port 80 after 0s
      And container "app" takes 3s to answer GET /
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - { name: app, image: "example.com/app:1", livenessProbe: { httpGet: { port: 80 } } }
        """
      And 15 seconds pass
      Then the events of pod "web" include:
        | reason    | message                                                                                                                                          | at  |
        | Unhealthy | Liveness probe failed: Get "http://10.244.0.2:80/": context deadline exceeded (Client.Timeout exceeded while awaiting headers) | 11s |

  Rule: Redirects to the same host are followed; one to another host is a success with a warning
    See https://kubernetes.io/docs/concepts/workloads/pods/probes/#http-probes-redirects
    Source: pkg/probe/http/http.go (v1.36, RedirectChecker, DoHTTPProbe)

    Scenario: To another path that fails
      Given container "app" listens on port 80 after 0s
      And container "app" answers GET /old with a redirect to "/new"
      And container "app" answers GET /new with 404
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - { name: app, image: "example.com/app:1", livenessProbe: { httpGet: { path: /old, port: 80 } } }
        """
      And 15 seconds pass
      Then the liveness probe of container "app" failed at 10s
      And the events of pod "web" include:
        | reason    | message                                                       |
        | Unhealthy | Liveness probe failed: HTTP probe failed with statuscode: 404 |

    Scenario: To another host
      Given container "app" listens on port 80 after 0s
      And container "app" answers GET / with a redirect to "http://example.com/login"
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - { name: app, image: "example.com/app:1", readinessProbe: { httpGet: { port: 80 } } }
        """
      And 15 seconds pass
      Then pod "web" is Ready at 0s
      And the events of pod "web" include:
        | type    | reason       | message                                                                   | count |
        | Warning | ProbeWarning | Readiness probe warning: Probe terminated redirects, Response body: | 2     |

    Scenario: To itself, again and again
      Given container "app" listens on port 80 after 0s
      And container "app" answers GET /loop with a redirect to "/loop"
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - { name: app, image: "example.com/app:1", livenessProbe: { httpGet: { path: /loop, port: 80 } } }
        """
      And 15 seconds pass
      Then the events of pod "web" include:
        | reason    | message                                                             |
        | Unhealthy | Liveness probe failed: Get "/loop": stopped after 10 redirects |
