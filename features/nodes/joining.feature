Feature: A node that joins
  A kubelet that starts makes its Node, and from then on the scheduler counts on it.
  https://kubernetes.io/docs/concepts/architecture/nodes/#self-registration-of-nodes

  Background:
    Given a cluster with these nodes:
      | name   | cpu |
      | node-1 | 2   |

  Rule: What waited for a place gets one on the new node
    Source: pkg/scheduler/eventhandlers.go (v1.36, addNodeToCache)

    Scenario: A pod that did not fit
      Given the manifest:
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
              containers: [{ name: web, image: 'web:1', resources: { requests: { cpu: '1' } } }]
        """
      When the manifest is applied
      And 10 minutes pass
      Then 1 pod of deployment "web" is Pending
      When node "node-2" joins the cluster
      Then 3 pods of deployment "web" are Ready within 1s
      And kubectl get nodes shows:
        | NAME   | STATUS | AGE |
        | node-1 | Ready  | 10m |
        | node-2 | Ready  | 0s  |

    Scenario: A pod that wanted another kind of node
      Given the manifest:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: train }
        spec:
          nodeSelector: { accelerator: h100 }
          tolerations: [{ key: gpu, operator: Exists }]
          containers: [{ name: app, image: 'app:1' }]
        """
      When the manifest is applied
      And 1 hour passes
      Then pod "train" is Pending
      When these nodes join the cluster:
        | name  | cpu | memory | zone | labels           | taints         |
        | gpu-1 | 16  | 64Gi   | b    | accelerator=h100 | gpu:NoSchedule |
        | gpu-2 | 16  | 64Gi   | b    | accelerator=a100 | gpu:NoSchedule |
      Then pod "train" is Running within 1s
      And pod "train" matches:
        """yaml
        spec: { nodeName: gpu-1 }
        """

    Scenario: A DaemonSet has a pod on it
      Given the manifest:
        """yaml
        apiVersion: apps/v1
        kind: DaemonSet
        metadata: { name: agent }
        spec:
          selector: { matchLabels: { app: agent } }
          template:
            metadata: { labels: { app: agent } }
            spec: { containers: [{ name: agent, image: 'agent:1' }] }
        """
      When the manifest is applied
      And 1 minute passes
      Then there is 1 pod of daemonset "agent"
      When node "node-2" joins the cluster
      Then 2 pods of daemonset "agent" are Ready within 1s

  Rule: The controllers get to know it, and notice when it falls silent
    See https://kubernetes.io/docs/concepts/architecture/nodes/#node-controller
    Source: pkg/controller/nodelifecycle/node_lifecycle_controller.go (v1.36, monitorNodeHealth)

    Scenario: It is registered, and lost
      When 30 seconds pass
      And node "node-2" joins the cluster
      And 10 seconds pass
      Then the events of node "node-2" include:
        | type   | reason         | from            | message                                                 | at  |
        | Normal | RegisteredNode | node-controller | Node node-2 event: Registered Node node-2 in Controller | 30s |
      When node "node-2" goes down
      Then node "node-2" is NotReady within 60s

    Scenario: A node that was deleted joins again
      Given a cluster with these nodes:
        | name   |
        | node-2 |
      When 10 seconds pass
      And node "node-2" is deleted
      And 10 minutes pass
      And node "node-2" joins the cluster
      Then node "node-2" is Ready for 10m
