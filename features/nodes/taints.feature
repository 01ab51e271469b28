Feature: Taints that end pods
  A taint NoSchedule keeps new pods away. NoExecute ends those that are there, too, but for those that tolerate it.
  https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/

  Background:
    Given a cluster of 2 nodes

  Rule: Pods that do not tolerate it go at once, those that do for a time later, those that do for ever stay
    See https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/#taint-based-evictions

    Scenario: Three pods
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: none }
        spec: { nodeName: node-1, containers: [ { name: app, image: "nginx:1.27" } ] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: some }
        spec:
          nodeName: node-1
          containers: [ { name: app, image: "nginx:1.27" } ]
          tolerations: [ { key: x, operator: Exists, effect: NoExecute, tolerationSeconds: 8 } ]
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: forever }
        spec:
          nodeName: node-1
          containers: [ { name: app, image: "nginx:1.27" } ]
          tolerations: [ { key: x, operator: Exists } ]
        """
      And 10 seconds pass
      And I run:
        """
        kubectl taint nodes node-1 x=y:NoExecute
        """
      Then pod "none" is gone at 10s
      And pod "some" is Running at 17s
      And pod "some" is gone at 18s
      And pod "forever" stays Running for 1h

    Scenario: Taken away in time, it ends nobody
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          nodeName: node-1
          containers: [ { name: app, image: "nginx:1.27" } ]
          tolerations: [ { key: x, operator: Exists, effect: NoExecute, tolerationSeconds: 60 } ]
        """
      And 10 seconds pass
      And I run:
        """
        kubectl taint nodes node-1 x=y:NoExecute
        """
      And 30 seconds pass
      And I run:
        """
        kubectl taint nodes node-1 x:NoExecute-
        """
      Then it prints:
        """
        node/node-1 untainted
        """
      And pod "web" stays Running for 5m
      And the events of pod "web" include:
        | type   | reason               | from                      | message                                | at  |
        | Normal | TaintManagerEviction | taint-eviction-controller | Cancelling deletion of Pod default/web | 40s |

    Scenario: A second taint does not give more time
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          nodeName: node-1
          containers: [ { name: app, image: "nginx:1.27" } ]
          tolerations:
          - { key: x, operator: Exists, effect: NoExecute, tolerationSeconds: 60 }
          - { key: z, operator: Exists, effect: NoExecute, tolerationSeconds: 300 }
        """
      And 10 seconds pass
      And I run:
        """
        kubectl taint nodes node-1 x=y:NoExecute
        """
      And 30 seconds pass
      And I run:
        """
        kubectl taint nodes node-1 z=y:NoExecute
        """
      Then pod "web" is Running at 69s
      And pod "web" is gone at 70s

  Rule: kubectl taint adds, changes and takes away
    See https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/#concepts
    Source: staging/src/k8s.io/kubectl/pkg/cmd/taint/taint.go (v1.36, RunTaint)

    Scenario: What it says
      When I run:
        """
        kubectl taint nodes node-1 dedicated=gpu:NoSchedule
        kubectl taint nodes node-1 dedicated=cpu:NoSchedule --overwrite
        kubectl taint nodes node-1 dedicated-
        """
      Then it prints:
        """
        node/node-1 tainted
        node/node-1 modified
        node/node-1 untainted
        """
      And node "node-1" matches:
        """yaml
        spec: { taints: null }
        """

    Scenario Outline: It refuses: <why>
      When I run:
        """
        kubectl taint nodes node-1 dedicated=gpu:NoSchedule
        """
      And I run:
        """
        kubectl taint nodes node-1 <words>
        """
      Then it prints:
        """
        error: <error>
        """

      Examples:
        | why                     | words                      | error                                                                                         |
        | it is there             | dedicated=cpu:NoSchedule   | node node-1 already has dedicated taint(s) with same effect(s) and --overwrite is false       |
        | it is not there         | other-                     | taint "other" not found                                                                       |
        | nothing is to be done   |                            | at least one taint update is required                                                         |
        | both at once            | a=b:NoExecute a-           | can not both modify and remove the following taint(s) in the same command: a=                 |
