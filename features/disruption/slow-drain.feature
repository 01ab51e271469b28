Feature: What a drain waits for
  A drain evicts all pods at once and asks again, every five seconds, for those whose budget says no. How long it takes is decided by
  the pods: how fast the successors are ready, and how fast the old ones stop.
  https://kubernetes.io/docs/tasks/administer-cluster/safely-drain-node/

  Rule: A budget lets the next pod go only when the successor of the last is ready
    See https://kubernetes.io/docs/tasks/administer-cluster/safely-drain-node/#draining-multiple-nodes-in-parallel
    Source: pkg/registry/core/pod/storage/eviction.go (v1.36, checkAndDecrement)
    "Why does the drain take so long?"

    Scenario Outline: Two pods on the node, maxUnavailable 1, readiness after <readiness>
      Given a cluster of 2 nodes
      When I apply:
        """yaml
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec:
          replicas: 4
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec:
              containers:
              - { name: app, image: "nginx:1.27", readinessProbe: { httpGet: { port: 80 }, initialDelaySeconds: <delay> } }
        ---
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: { name: web }
        spec: { maxUnavailable: 1, selector: { matchLabels: { app: web } } }
        """
      And 100 seconds pass
      And node "node-1" is drained
      Then kubectl get pods --field-selector=spec.nodeName=node-1 shows nothing at <done> ± 1s
      And kubectl get nodes shows:
        | NAME   | STATUS                   |
        | node-1 | Ready,SchedulingDisabled |
        | node-2 | Ready                    |

      Examples:
        | readiness | delay | done |
        | 3s        | 3     | 110s |
        | 20s       | 20    | 120s |

  Rule: Why does the drain hang? A budget that never allows a pod to go is asked every five seconds, for ever
    See https://kubernetes.io/docs/tasks/run-application/configure-pdb/#specifying-a-poddisruptionbudget
    Source: staging/src/k8s.io/kubectl/pkg/drain/drain.go (v1.36, evictPods)

    Background:
      Given a cluster of 2 nodes
      And node "node-2" is cordoned
      And container "app" takes 12s to stop on SIGTERM
      And a deployment "web" with 2 replicas of image "web:1"
      And 10 seconds pass
      And node "node-2" is uncordoned

    Scenario: Broken: minAvailable is the number of replicas, and after an hour nothing has gone
      When I apply:
        """yaml
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: { name: web }
        spec: { minAvailable: 2, selector: { matchLabels: { app: web } } }
        """
      And I run:
        """
        kubectl drain node-1 --timeout=1h
        """
      Then it exits with code 1
      And kubectl get pods -o wide shows at 3610s:
        | NAME  | STATUS  | NODE   |
        | web-* | Running | node-1 |
        | web-* | Running | node-1 |

    # The second pod is asked for again at 15s, when the successor of the first is ready.
    Scenario: Mended: with maxUnavailable 1 the node is empty 17s later
      When I apply:
        """yaml
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: { name: web }
        spec: { maxUnavailable: 1, selector: { matchLabels: { app: web } } }
        """
      And I run:
        """
        kubectl drain node-1 --timeout=1h
        """
      Then it exits with code 0
      And kubectl get pods --field-selector=spec.nodeName=node-1 shows nothing at 27s
      And between 1 and 4 pods of deployment "web" are Ready at all times
