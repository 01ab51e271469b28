Feature: What a drain waits for
  A drain evicts all pods at once and asks again, every five seconds, for those whose budget says no. How long it takes is decided by
  the pods: how fast the successors are ready, and how fast the old ones stop.
  https://kubernetes.io/docs/tasks/administer-cluster/safely-drain-node/

  Rule: A budget lets the next pod go only when the successor of the last is ready
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
