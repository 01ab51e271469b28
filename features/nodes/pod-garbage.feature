Feature: Pods whose node is no more
  Only a kubelet can say that a pod has stopped. Where there is none to say it, the pod garbage collector takes the pod away, or a
  person says that the node is out of service.
  https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-garbage-collection

  Background:
    Given a cluster of 2 nodes

  Rule: The pods of a deleted node go at the second look after it was missed, 40 seconds later
    See https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-garbage-collection
    Source: pkg/controller/podgc/gc_controller.go (v1.36, gcOrphaned, discoverDeletedNodes)
    The collector looks every twenty seconds.

    Scenario: kubectl delete node
      Given a deployment "web" with 1 replica of image "web:1"
      When 10 seconds pass
      And node "node-1" goes down
      And I run:
        """
        kubectl delete node node-1
        """
      Then it prints:
        """
        node "node-1" deleted
        """
      And the first pod of deployment "web" is Running at 59s
      When 50 seconds pass
      Then there is 1 pod of deployment "web"
      And kubectl get pods -o wide shows:
        | NAME  | READY | STATUS  | NODE   | AGE |
        | web-* | 1/1   | Running | node-2 | 49s |
      And the timeline includes:
        | at  | object    | what                                          |
        | 60s | pod/web-* | to be disrupted: PodGC: node no longer exists |
        | 60s | pod/web-* | gone                                          |

    Scenario: Where the kubelet still runs it stops the containers
      Given a pod "web" with container "app" of image "nginx:1.27"
      When 10 seconds pass
      And node "node-1" is deleted
      Then container "app" received SIGQUIT at 60s
      And pod "web" is gone at 60s

    Scenario: When the kubelet starts again, the node is there again
      Given a pod "web" with container "app" of image "nginx:1.27"
      When 10 seconds pass
      And node "node-1" is deleted
      And 5 seconds pass
      And the kubelet of node "node-1" restarts
      And 2 minutes pass
      Then node "node-1" is Ready
      And pod "web" was never Terminating
      And container "app" started at 0s
      And the events of node "node-1" include:
        | type   | reason         | from            | message                                                   | at  |
        | Normal | RegisteredNode | node-controller | Node node-1 event: Registered Node node-1 in Controller   | 15s |

    Scenario: A pod that names a node that never was
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: lost }
        spec: { nodeName: nowhere, containers: [ { name: app, image: "nginx:1.27" } ] }
        """
      Then pod "lost" is Pending at 39s
      And pod "lost" is gone at 40s

  Rule: A person who knows that a node is off can say so, and what is Terminating there goes
    See https://kubernetes.io/docs/concepts/cluster-administration/node-shutdown/#non-graceful-node-shutdown
    Source: pkg/controller/podgc/gc_controller.go (v1.36, gcTerminating)

    Scenario: The taint out-of-service
      Given a deployment "web" with 1 replica of image "web:1"
      When 10 seconds pass
      And node "node-1" goes down
      And 60 seconds pass
      And I run:
        """
        kubectl taint nodes node-1 node.kubernetes.io/out-of-service=nodeshutdown:NoExecute
        """
      Then it prints:
        """
        node/node-1 tainted
        """
      When 1 second passes
      Then kubectl get pods -o wide includes:
        | NAME  | READY | STATUS      | NODE   |
        | web-* | 1/1   | Terminating | node-1 |
        | web-* | 1/1   | Running     | node-2 |
      When 10 seconds pass
      Then there is 1 pod of deployment "web"
      And the timeline includes:
        | at  | object    | what |
        | 80s | pod/web-* | gone |

    Scenario: It means nothing for a node that is Ready
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          terminationGracePeriodSeconds: 120
          tolerations: [ { operator: Exists } ]
          containers: [ { name: app, image: "busybox:1.36", command: [ sleep, "3600" ] } ]
        """
      And 10 seconds pass
      And I run:
        """
        kubectl taint nodes node-1 node.kubernetes.io/out-of-service=nodeshutdown:NoExecute
        """
      And pod "web" is deleted
      Then pod "web" is Terminating at 129s
      And pod "web" is gone at 130s
