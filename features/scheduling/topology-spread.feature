Feature: Topology spread
  How evenly the pods of a workload must, or should, lie over zones and nodes.
  https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/

  Background:
    Given a cluster with these nodes:
      | name   | cpu | memory | zone |
      | node-1 | 4   | 8Gi    | a    |
      | node-2 | 4   | 8Gi    | b    |

  Rule: DoNotSchedule allows no zone to be fuller than the emptiest by more than maxSkew
    See https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/#spread-constraint-definition

    Scenario: Four pods over two zones
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
              topologySpreadConstraints:
              - maxSkew: 1
                topologyKey: topology.kubernetes.io/zone
                whenUnsatisfiable: DoNotSchedule
                labelSelector: { matchLabels: { app: web } }
              containers: [{ name: app, image: "web:1" }]
        """
      Then kubectl get pods --field-selector spec.nodeName=node-1 shows:
        | NAME  | STATUS  |
        | web-* | Running |
        | web-* | Running |
      And kubectl get pods --field-selector spec.nodeName=node-2 shows:
        | NAME  | STATUS  |
        | web-* | Running |
        | web-* | Running |

    # Broken: one zone is full, so the other may not take more either.
    Scenario: A full zone keeps the others waiting
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: large }
        spec:
          nodeName: node-2
          containers: [{ name: app, image: "large:1", resources: { requests: { cpu: "4" } } }]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec:
          replicas: 3
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec:
              topologySpreadConstraints:
              - maxSkew: 1
                topologyKey: topology.kubernetes.io/zone
                whenUnsatisfiable: DoNotSchedule
                labelSelector: { matchLabels: { app: web } }
              containers: [{ name: app, image: "web:1", resources: { requests: { cpu: 100m } } }]
        """
      And 1 hour passes
      Then 1 pod of deployment "web" is Running
      And 2 pods of deployment "web" are Pending
      And the placement of the newest pod of deployment "web" is:
        | node   | rejected by       | reason                                              |
        | node-1 | PodTopologySpread | node(s) didn't match pod topology spread constraints |
        | node-2 | NodeResourcesFit  | Insufficient cpu                                    |

    Scenario: ScheduleAnyway goes where there is room
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: large }
        spec:
          nodeName: node-2
          containers: [{ name: app, image: "large:1", resources: { requests: { cpu: "4" } } }]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec:
          replicas: 3
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec:
              topologySpreadConstraints:
              - maxSkew: 1
                topologyKey: topology.kubernetes.io/zone
                whenUnsatisfiable: ScheduleAnyway
                labelSelector: { matchLabels: { app: web } }
              containers: [{ name: app, image: "web:1", resources: { requests: { cpu: 100m } } }]
        """
      Then 3 pods of deployment "web" are Running

  Rule: ScheduleAnyway prefers the emptier zone, though another node has more left
    See https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/#spread-constraint-definition

    Scenario: The zone without one of them
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: first, labels: { app: web } }
        spec:
          nodeName: node-1
          containers: [{ name: app, image: "web:1" }]
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: busy }
        spec:
          nodeName: node-2
          containers: [{ name: app, image: "busy:1", resources: { requests: { cpu: "1", memory: 2Gi } } }]
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: second, labels: { app: web } }
        spec:
          topologySpreadConstraints:
          - maxSkew: 1
            topologyKey: topology.kubernetes.io/zone
            whenUnsatisfiable: ScheduleAnyway
            labelSelector: { matchLabels: { app: web } }
          containers: [{ name: app, image: "web:1" }]
        """
      Then pod "second" matches:
        """yaml
        spec: { nodeName: node-2 }
        """
      And the placement of pod "second" is:
        | node   | chosen | PodTopologySpread |
        | node-1 |        | 0                 |
        | node-2 | yes    | 100               |

  Rule: Pods of a Service or a ReplicaSet are spread though they do not ask for it
    See https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/#internal-default-constraints
    Source: pkg/scheduler/framework/plugins/podtopologyspread/common.go (v1.36, buildDefaultConstraints)

    Scenario Outline: Ten pods of a <what> over two zones, one of which has twice the room
      When I apply:
        """yaml
        <other>
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: busy }
        spec:
          nodeName: node-2
          containers: [{ name: app, image: "busy:1", resources: { requests: { cpu: "2", memory: 4Gi } } }]
        ---
        apiVersion: v1
        kind: ReplicationController
        metadata: { name: web }
        spec:
          replicas: 10
          selector: { app: web }
          template:
            metadata: { labels: { app: web } }
            spec: { containers: [{ name: app, image: "web:1" }] }
        """
      Then kubectl get pods -l app=web --field-selector spec.nodeName=node-1 shows:
        | NAME  |
        | web-* |
        | web-* |
        | web-* |
        | web-* |
        | web-* |
        | web-* |
      And kubectl get pods -l app=web --field-selector spec.nodeName=node-2 shows:
        | NAME  |
        | web-* |
        | web-* |
        | web-* |
        | web-* |

      Examples:
        | what                  | other                                                                                                                    |
        | Service               | { apiVersion: v1, kind: Service, metadata: { name: web }, spec: { selector: { app: web }, ports: [{ port: 80 }] } } |
        | ReplicationController | { apiVersion: v1, kind: Namespace, metadata: { name: other } }                                                       |
