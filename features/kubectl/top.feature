Feature: kubectl top
  Shows what the metrics server has measured of pods and of nodes.
  https://kubernetes.io/docs/reference/kubectl/generated/kubectl_top/

  Rule: A pod uses what its containers use, its sidecars among them
    Source: staging/src/k8s.io/kubectl/pkg/metricsutil/metrics_printer.go (v1.36, getPodMetrics)

    Background:
      Given a cluster with these nodes:
        | name   | cpu | memory |
        | node-1 | 2   | 4Gi    |
        | node-2 | 4   | 8Gi    |
      And the manifest:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web, labels: { app: web } }
        spec:
          nodeName: node-1
          initContainers:
            - { name: proxy, image: "proxy:1", restartPolicy: Always }
          containers:
            - { name: app, image: "web:1", resources: { requests: { cpu: 500m } } }
            - { name: logger, image: "logger:1" }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: db, labels: { app: db } }
        spec:
          nodeName: node-2
          containers: [{ name: app, image: "db:1" }]
        """
      When the manifest is applied
      And the CPU usage of container "app" of pod "web" becomes 80%
      And the CPU usage of container "proxy" of pod "web" becomes 50m
      And the memory usage of container "app" of pod "web" becomes 120Mi
      And the memory usage of container "logger" of pod "web" becomes 20Mi
      And the memory usage of container "proxy" of pod "web" becomes 10Mi
      And the CPU usage of pod "db" becomes 1500m
      And the memory usage of pod "db" becomes 100Mi

    Scenario: Pods by name, or by what they use
      Then kubectl top pods shows:
        | NAME | CPU(cores) | MEMORY(bytes) |
        | db   | 1500m      | 100Mi         |
        | web  | 450m       | 150Mi         |
      And kubectl top pods --sort-by=memory shows:
        | NAME | CPU(cores) | MEMORY(bytes) |
        | web  | 450m       | 150Mi         |
        | db   | 1500m      | 100Mi         |
      And kubectl top pods --sum prints:
        """
        NAME   CPU(cores)   MEMORY(bytes)
        db     1500m        100Mi
        web    450m         150Mi
               ________     ________
               1950m        250Mi
        """

    Scenario: One pod, container by container
      Then kubectl top pod web --containers shows:
        | POD | NAME   | CPU(cores) | MEMORY(bytes) |
        | web | app    | 400m       | 120Mi         |
        | web | logger | 0m         | 20Mi          |
        | web | proxy  | 50m        | 10Mi          |

    Scenario: Pods with a label, of every namespace, without the header
      When I run:
        """
        kubectl top pod -A -l app=web --no-headers
        """
      Then it prints:
        """
        default   web   450m   150Mi
        """

    Scenario: A node uses what its pods use, of what it has for pods
      Then kubectl top nodes shows:
        | NAME   | CPU(cores) | CPU(%) | MEMORY(bytes) | MEMORY(%) |
        | node-1 | 450m       | 22%    | 150Mi         | 3%        |
        | node-2 | 1500m      | 37%    | 100Mi         | 1%        |

    Scenario: Memory that the rest of a node uses is used, too
      When memory.available of node "node-1" becomes 1Gi
      Then kubectl top node --no-headers --sort-by=memory prints:
        """
        node-1   450m    22%   3222Mi   78%
        node-2   1500m   37%   100Mi    1%
        """

    Scenario: A container that has ended uses nothing
      When container "logger" of pod "web" crashes with exit code 1
      And container "logger" of pod "web" crashes with exit code 1
      Then kubectl top pod web --containers shows:
        | POD | NAME  | CPU(cores) | MEMORY(bytes) |
        | web | app   | 400m       | 120Mi         |
        | web | proxy | 50m        | 10Mi          |

    Scenario: Of a node that is silent nothing is known
      When node "node-1" goes down
      Then kubectl top nodes shows:
        | NAME   | CPU(cores) | CPU(%)    | MEMORY(bytes) | MEMORY(%) |
        | node-2 | 1500m      | 37%       | 100Mi         | 1%        |
        | node-1 | <unknown>  | <unknown> | <unknown>     | <unknown> |
      And kubectl top pods shows:
        | NAME | CPU(cores) | MEMORY(bytes) |
        | db   | 1500m      | 100Mi         |
      And kubectl top pod web prints:
        """
        Error from server (NotFound): podmetrics.metrics.k8s.io "default/web" not found
        """

  Rule: What was not measured is not shown
    Source: staging/src/k8s.io/kubectl/pkg/cmd/top/top_pod.go (v1.36, verifyEmptyMetrics, checkPodAge)

    Scenario: A pod that does not run is unknown to the metrics server
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: shy }
        spec:
          nodeSelector: { disk: ssd }
          containers: [{ name: app, image: "web:1" }]
        """
      Then kubectl top pod shy prints:
        """
        Error from server (NotFound): pods "shy" not found
        """

    Scenario: Pods of which nothing is known for long
      When I run:
        """
        kubectl run web --image=web:1
        """
      And the CPU usage of pod "web" becomes unknown
      Then kubectl top pod prints:
        """
        error: metrics not available yet
        """
      When 3 minutes pass
      Then kubectl top pod prints:
        """
        error: Metrics not available for pod default/web, age: 3m0s
        """

    Scenario: There are no pods
      Then kubectl top pods prints:
        """
        No resources found in default namespace.
        """

  Rule: Somebody must measure
    See https://kubernetes.io/docs/tasks/debug/debug-cluster/resource-metrics-pipeline/#metrics-server
    Source: staging/src/k8s.io/kubectl/pkg/cmd/top/top_pod.go (v1.36, RunTopPod)

    Scenario: No metrics server is installed
      Given a cluster without a metrics server
      When I run:
        """
        kubectl run web --image=web:1
        """
      Then kubectl top pods prints:
        """
        error: Metrics API not available
        """
      And kubectl top nodes prints:
        """
        error: Metrics API not available
        """

    Scenario: The metrics server does not answer
      When I run:
        """
        kubectl run web --image=web:1
        """
      And the metrics server stops
      Then kubectl top pods prints:
        """
        Error from server (ServiceUnavailable): the server is currently unable to handle the request (get pods.metrics.k8s.io)
        """
      And kubectl top nodes prints:
        """
        Error from server (ServiceUnavailable): the server is currently unable to handle the request (get nodes.metrics.k8s.io)
        """
      When the metrics server starts again
      Then kubectl top pods shows:
        | NAME | CPU(cores) |
        | web  | 0m         |

    # https://github.com/kubernetes-sigs/metrics-server/blob/master/FAQ.md#how-often-metrics-are-scraped
    Scenario: It measures every fifteen seconds, and what it knows of a CPU is the difference of two measurements
      Given typical latencies
      When I run:
        """
        kubectl run web --image=web:1
        """
      And 20 seconds pass
      Then kubectl top pod web prints:
        """
        Error from server (NotFound): podmetrics.metrics.k8s.io "default/web" not found
        """
      When 11 seconds pass
      Then kubectl top pods shows:
        | NAME | CPU(cores) |
        | web  | 0m         |
