Feature: The container runtime of a node is down
  containerd is a program like any other: it can be stopped, restarted, or crash. The containers are not its children, so they run on.
  The kubelet can do nothing without it: what it tries fails (`nodes/runtime-errors`), and after a while it says so of its node.
  https://kubernetes.io/docs/setup/production-environment/container-runtimes/

  Background:
    Given a cluster of 2 nodes

  Rule: Containers run on without their runtime
    Source: pkg/kubelet/kubelet.go (v1.36, syncLoop)

    Scenario: A restart of the runtime is not noticed
      Given a pod "web" with container "app" of image "nginx:1.27"
      When 10 seconds pass
      And the container runtime of node "node-1" restarts
      And 10 minutes pass
      Then node "node-1" was always Ready
      And pod "web" stays Ready for 10m
      And container "app" started at 0s
      And container "app" has restarted 0 times

    Scenario: One that ends meanwhile is started again when the runtime is back
      Given container "app" exits with code 1 after 12s on its first run
      And a pod "web" with container "app"
      When 10 seconds pass
      And the container runtime of node "node-1" is down for 20s
      And 2 minutes pass
      Then container "app" started at 0s, 30s
      And pod "web" is Running
      And node "node-1" was always Ready

    Scenario: It ends again and again, and no pod loses its address or a container
      Given a deployment "web" with 50 replicas of image "web:1"
      When 1 minute passes
      And the container runtime of node "node-1" is down for 1s
      And 20 seconds pass
      And the container runtime of node "node-1" is down for 1s
      And 20 seconds pass
      And the container runtime of node "node-1" is down for 1s
      And 20 seconds pass
      Then 50 pods of deployment "web" are Ready
      And 50 pods of deployment "web" were Ready since 1m
      And there are no Warning events

    Scenario: A command that a kubelet was to carry out waits
      Given a pod "web" with container "app" of image "nginx:1.27"
      When 10 seconds pass
      And the container runtime of node "node-1" is down for 20s
      And pod "web" is deleted
      Then pod "web" is Terminating at 29s
      And container "app" received SIGQUIT at 30s
      And pod "web" is gone at 30s

    Scenario: A pod that comes meanwhile waits as well
      When 10 seconds pass
      And the container runtime of node "node-1" is down for 20s
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { nodeName: node-1, containers: [ { name: app, image: "nginx:1.27" } ] }
        """
      Then pod "web" is Pending at 29s
      And pod "web" is Running at 30s

    Scenario: The kubelet itself asks its probes on, and does what follows when the runtime is back
      Given container "app" answers GET / with 500 from 20s to 25s on its first run
      And container "app" listens on port 80 after 0s
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          terminationGracePeriodSeconds: 5
          containers:
          - name: app
            image: web:1
            livenessProbe: { httpGet: { port: 80 }, periodSeconds: 5, failureThreshold: 1 }
        """
      And 12 seconds pass
      And the container runtime of node "node-1" is down for 18s
      And 1 minute passes
      Then the liveness probe of container "app" failed at 20s
      And container "app" received SIGTERM at 30s

  Rule: After 30 seconds without an answer the kubelet says that its node is not ready
    Source: pkg/kubelet/runtime.go (v1.36, runtimeErrors)
    Source: pkg/kubelet/nodestatus/setters.go (v1.36, ReadyCondition)
    It asks every five seconds. The kubelet itself lives, so the condition is False, not Unknown, and the taint is `not-ready`.

    Scenario: What the node says
      When 10 seconds pass
      And the container runtime of node "node-1" is down for 10 minutes
      Then node "node-1" is Ready at 39s
      And node "node-1" is NotReady at 40s
      And node "node-1" matches at 40s:
        """yaml
        spec:
          taints:
            - { key: node.kubernetes.io/not-ready, effect: NoSchedule }
            - { key: node.kubernetes.io/not-ready, effect: NoExecute }
        status:
          conditions:
            - { type: Ready, status: "False", reason: KubeletNotReady, message: container runtime is down, lastTransitionTime: "@40s" }
            - { type: MemoryPressure, status: "False" }
        """
      And kubectl get nodes shows:
        | NAME   | STATUS   |
        | node-1 | NotReady |
        | node-2 | Ready    |
      And node "node-1" is NotReady at 609s
      And node "node-1" is Ready at 610s
      And the events of node "node-1" include:
        | type   | reason       | from            | message                                 | at   |
        | Normal | NodeNotReady | kubelet         | Node node-1 status is now: NodeNotReady | 40s  |
        | Normal | NodeReady    | kubelet         | Node node-1 status is now: NodeReady    | 610s |

    Scenario: After three minutes the look at all containers counts as stuck, too
      When 10 seconds pass
      And the container runtime of node "node-1" is down for 10 minutes
      And 5 minutes pass
      Then condition Ready of node "node-1" is False with reason "KubeletNotReady" and message "[container runtime is down, PLEG is not healthy: pleg was last seen active 3m10s ago; threshold is 3m0s]"
      And node "node-1" matches:
        """yaml
        status:
          conditions: [ { type: Ready, lastTransitionTime: "@40s" } ]
        """

    Scenario: Its return is seen at the next question
      When 10 seconds pass
      And the container runtime of node "node-1" is down for 62s
      Then node "node-1" is NotReady at 74s
      And node "node-1" is Ready at 75s

  Rule: Its pods stay ready all that time, for it was the kubelet that said so of its node
    Source: pkg/controller/nodelifecycle/node_lifecycle_controller.go (v1.36, monitorNodeHealth)
    The node controller marks pods only when it finds by itself that nobody hears of a node any more. So these serve on.

    Scenario: NotReady, and Ready
      Given a pod "web" with container "app" of image "nginx:1.27"
      When 10 seconds pass
      And the container runtime of node "node-1" is down for 4 minutes
      Then node "node-1" is NotReady at 100s
      And pod "web" is Ready at 100s
      And pod "web" is Ready at 300s
      And there is no Warning event

  Rule: Pods of a node without a runtime are given up five minutes after it is not ready
    See https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/#taint-based-evictions

    Scenario: A Deployment has them replaced, and the old one is stopped when the runtime is back
      When I apply:
        """yaml
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec:
          replicas: 1
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec: { containers: [ { name: app, image: "nginx:1.27" } ] }
        """
      And 10 seconds pass
      And the container runtime of node "node-1" is down for 10 minutes
      Then there is 1 pod of deployment "web" at 339s
      And there are 2 pods of deployment "web" at 340s
      And kubectl get pods -o wide includes:
        | NAME  | READY | STATUS      | NODE   |
        | web-* | 1/1   | Terminating | node-1 |
        | web-* | 1/1   | Running     | node-2 |
      And there is 1 pod of deployment "web" at 611s

  Rule: A kubelet that finds no runtime does not start
    Source: pkg/kubelet/kubelet.go (v1.36, PreInitRuntimeService)
    Source: staging/src/k8s.io/cri-client/pkg/remote_runtime.go (v1.36, validateServiceConnection)

    Scenario: It starts when the runtime does
      Given a pod "web" with container "app" of image "nginx:1.27"
      When 10 seconds pass
      And the container runtime of node "node-1" is down for 100s
      And the kubelet of node "node-1" restarts
      Then node "node-1" is NotReady at 60s
      And condition Ready of node "node-1" is Unknown
      And node "node-1" is Ready at 110s
      And container "app" started at 0s

    Scenario: After a power cut all of it starts anew
      Given a pod "web" with container "app" of image "nginx:1.27"
      When 10 seconds pass
      And the container runtime of node "node-1" is down for 1h
      And 10 seconds pass
      And node "node-1" goes down
      And 10 seconds pass
      And node "node-1" comes back
      And 1 second passes
      Then container "app" started at 0s, 30s
      And node "node-1" was always Ready
