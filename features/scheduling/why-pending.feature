Feature: Why is my pod Pending?
  `0/3 nodes are available: …` names a reason for every node. Each reason here comes with what mends it.
  https://kubernetes.io/docs/tasks/debug/debug-application/debug-pods/#my-pod-stays-pending

  Background:
    Given a cluster with these nodes:
      | name   | cpu | memory | zone | labels       | taints                   |
      | node-1 | 4   | 8Gi    | a    | disktype=ssd | dedicated=gpu:NoSchedule |
      | node-2 | 4   | 8Gi    | b    |              |                          |
      | node-3 | 4   | 8Gi    | b    |              |                          |

  Rule: Every node gives one reason, that of the first plugin that turns it down
    Source: pkg/scheduler/framework/runtime/framework.go (v1.36, RunFilterPlugins)
    Source: pkg/scheduler/framework/types.go (v1.36, Error)

    Scenario: Three nodes, three reasons
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: other }
        spec:
          nodeName: node-2
          containers: [{ name: app, image: "app:1", resources: { requests: { cpu: "3" } } }]
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          affinity:
            nodeAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
                nodeSelectorTerms:
                - matchExpressions: [{ key: kubernetes.io/hostname, operator: NotIn, values: [node-3] }]
          containers: [{ name: app, image: "web:1", resources: { requests: { cpu: "2" } } }]
        """
      Then pod "web" is Pending
      And the events of pod "web" include:
        | type    | reason           | message                                                                                                                                                                                                                                                                                                             |
        | Warning | FailedScheduling | 0/3 nodes are available: 1 Insufficient cpu, 1 node(s) didn't match Pod's node affinity/selector, 1 node(s) had untolerated taint(s). no new claims to deallocate, preemption: 0/3 nodes are available: 1 No preemption victims found for incoming pod, 2 Preemption is not helpful for scheduling. |
      And the placement of pod "web" is:
        | node   | chosen | rejected by      | reason                                           |
        | node-1 |        | TaintToleration  | node(s) had untolerated taint(s)                 |
        | node-2 |        | NodeResourcesFit | Insufficient cpu                                 |
        | node-3 |        | NodeAffinity     | node(s) didn't match Pod's node affinity/selector |

    Scenario: Where it goes, and what spoke for it
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          tolerations: [{ key: dedicated, operator: Exists }]
          affinity:
            nodeAffinity:
              preferredDuringSchedulingIgnoredDuringExecution:
              - weight: 1
                preference: { matchExpressions: [{ key: disktype, operator: In, values: [ssd] }] }
          containers: [{ name: app, image: "web:1", resources: { requests: { cpu: "1", memory: 2Gi } } }]
        """
      Then the placement of pod "web" is:
        | node   | chosen | rejected by | score | TaintToleration | NodeAffinity | NodeResourcesFit | NodeResourcesBalancedAllocation | ImageLocality |
        | node-1 | yes    |             | 650   | 100             | 100          | 75               | 75                              | 0             |
        | node-2 |        |             | 450   | 100             | 0            | 75               | 75                              | 0             |
        | node-3 |        |             | 450   | 100             | 0            | 75               | 75                              | 0             |

  Rule: A taint keeps off who does not tolerate it
    See https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/#concepts

    # Broken: the only node with the label is tainted.
    Scenario: A selector without a toleration
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: train }
        spec:
          nodeSelector: { disktype: ssd }
          containers: [{ name: app, image: "train:1" }]
        """
      And 10 minutes pass
      Then pod "train" is Pending
      And the events of pod "train" include:
        | reason           | message                                                                                                                   |
        | FailedScheduling | 0/3 nodes are available: 1 node(s) had untolerated taint(s), 2 node(s) didn't match Pod's node affinity/selector. no new* |

    Scenario: With it
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: train }
        spec:
          nodeSelector: { disktype: ssd }
          tolerations: [{ key: dedicated, value: gpu, effect: NoSchedule }]
          containers: [{ name: app, image: "train:1" }]
        """
      Then pod "train" is Running
      And pod "train" matches:
        """yaml
        spec: { nodeName: node-1 }
        """

  Rule: Pods that must not share a node need as many nodes as there are of them
    See https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#inter-pod-affinity-and-anti-affinity

    # Broken: three replicas, and only two nodes that take them.
    Scenario: The third replica stays Pending, for as long as nothing changes
      When I apply:
        """yaml
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec:
          replicas: 3
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec:
              affinity:
                podAntiAffinity:
                  requiredDuringSchedulingIgnoredDuringExecution:
                  - { topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { app: web } } }
              containers: [{ name: app, image: "web:1" }]
        """
      And 1 hour passes
      Then 2 pods of deployment "web" are Running
      And 1 pod of deployment "web" is Pending
      And the placement of the newest pod of deployment "web" is:
        | rejected by      | reason                                            |
        | TaintToleration  | node(s) had untolerated taint(s)                  |
        | InterPodAffinity | node(s) didn't match pod anti-affinity rules      |
        | InterPodAffinity | node(s) didn't match pod anti-affinity rules      |

    Scenario: As a wish it keeps them apart as far as there is room
      When I apply:
        """yaml
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec:
          replicas: 3
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec:
              affinity:
                podAntiAffinity:
                  preferredDuringSchedulingIgnoredDuringExecution:
                  - weight: 100
                    podAffinityTerm:
                      topologyKey: kubernetes.io/hostname
                      labelSelector: { matchLabels: { app: web } }
              containers: [{ name: app, image: "web:1" }]
        """
      Then 3 pods of deployment "web" are Running
      And the first pod of deployment "web" matches:
        """yaml
        spec: { nodeName: node-2 }
        """
      And the second pod of deployment "web" matches:
        """yaml
        spec: { nodeName: node-3 }
        """

    Scenario: A rolling update with as many replicas as nodes is stuck, for the new pod has no node
      When I apply:
        """yaml
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec:
          replicas: 2
          strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec:
              affinity:
                podAntiAffinity:
                  requiredDuringSchedulingIgnoredDuringExecution:
                  - { topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { app: web } } }
              containers: [{ name: app, image: "web:1" }]
        """
      And 1 minute passes
      And container "app" of deployment "web" is updated to image "web:2"
      Then deployment "web" is stuck within 11m
      And the newest pod of deployment "web" is Pending

    Scenario: With matchLabelKeys only pods of the same revision keep apart
      When I apply:
        """yaml
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec:
          replicas: 2
          strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec:
              affinity:
                podAntiAffinity:
                  requiredDuringSchedulingIgnoredDuringExecution:
                  - topologyKey: kubernetes.io/hostname
                    labelSelector: { matchLabels: { app: web } }
                    matchLabelKeys: [pod-template-hash]
              containers: [{ name: app, image: "web:1" }]
        """
      And 1 minute passes
      And container "app" of deployment "web" is updated to image "web:2"
      Then deployment "web" is complete within 2m

  Rule: A port of the node is there once
    Source: pkg/scheduler/framework/plugins/nodeports/node_ports.go (v1.36, fitsPorts)
    Source: staging/src/k8s.io/kube-scheduler/framework/types.go (v1.36, CheckConflict)

    Scenario: Two pods with one hostPort
      When I apply:
        """yaml
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: proxy }
        spec:
          replicas: 3
          selector: { matchLabels: { app: proxy } }
          template:
            metadata: { labels: { app: proxy } }
            spec:
              containers:
              - { name: app, image: "proxy:1", ports: [{ containerPort: 80, hostPort: 80 }] }
        """
      Then 2 pods of deployment "proxy" are Running
      And 1 pod of deployment "proxy" is Pending
      And the events of the newest pod of deployment "proxy" include:
        | reason           | message                                                                                                                                          |
        | FailedScheduling | 0/3 nodes are available: 1 node(s) had untolerated taint(s), 2 node(s) didn't have free ports for the requested pod ports. no new claims* |

    Scenario Outline: Another <difference> is another port
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: first }
        spec:
          nodeSelector: { kubernetes.io/hostname: node-2 }
          containers:
          - { name: app, image: "proxy:1", ports: [{ containerPort: 80, hostPort: 54321, hostIP: 127.0.0.1, protocol: TCP }] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: second }
        spec:
          nodeSelector: { kubernetes.io/hostname: node-2 }
          containers:
          - { name: app, image: "proxy:1", ports: [<port>] }
        """
      Then pod "second" is <state>

      Examples: it is free
        | difference | port                                                                             | state   |
        | address    | { containerPort: 80, hostPort: 54321, hostIP: 10.0.0.2, protocol: TCP }          | Running |
        | protocol   | { containerPort: 80, hostPort: 54321, hostIP: 127.0.0.1, protocol: UDP }         | Running |

      Examples: all addresses are none other
        | difference | port                                                                             | state   |
        | wildcard   | { containerPort: 80, hostPort: 54321, hostIP: 0.0.0.0, protocol: TCP }           | Pending |

  Rule: What only some nodes have is asked for by its name
    See https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#extended-resources

    Scenario: A device that one node has, and two pods want
      Given a cluster with these nodes:
        | name   | cpu | memory | nvidia.com/gpu |
        | plain  | 4   | 8Gi    |                |
        | better | 4   | 8Gi    | 1              |
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: first }
        spec:
          containers: [{ name: app, image: "train:1", resources: { limits: { nvidia.com/gpu: 1 } } }]
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: second }
        spec:
          containers: [{ name: app, image: "train:1", resources: { limits: { nvidia.com/gpu: 1 } } }]
        """
      Then pod "first" matches:
        """yaml
        spec: { nodeName: better }
        """
      And pod "second" is Pending
      And the placement of pod "second" includes:
        | node   | rejected by      | reason                      |
        | plain  | NodeResourcesFit | Insufficient nvidia.com/gpu |
        | better | NodeResourcesFit | Insufficient nvidia.com/gpu |

  Rule: Overhead counts
    See https://kubernetes.io/docs/concepts/scheduling-eviction/pod-overhead/#usage-example

    Scenario: What the sandbox itself takes is asked for on top
      When I apply:
        """yaml
        apiVersion: node.k8s.io/v1
        kind: RuntimeClass
        metadata: { name: sandboxed }
        handler: kata
        overhead: { podFixed: { cpu: "1" } }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          runtimeClassName: sandboxed
          containers: [{ name: app, image: "web:1", resources: { requests: { cpu: 3500m } } }]
        """
      Then pod "web" is Pending
