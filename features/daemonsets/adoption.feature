Feature: Adoption by a DaemonSet
  A DaemonSet takes in pods whose labels match, each for the node that it is on, and lets go of its own that match no longer.
  https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/

  Rule: A DaemonSet that is made again takes back the pods that it left behind
    See https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/#updating-a-daemonset

    Scenario: The pods are not made anew
      Given a cluster of 2 nodes
      And a daemonset "agent" of image "agent:1"
      When 10 seconds pass
      And I run:
        """
        kubectl delete daemonset/agent --cascade=orphan
        """
      And 10 seconds pass
      And I apply:
        """yaml
        apiVersion: apps/v1
        kind: DaemonSet
        metadata: { name: agent }
        spec:
          selector: { matchLabels: { app: agent } }
          template:
            metadata: { labels: { app: agent } }
            spec: { containers: [{ name: app, image: "agent:1" }] }
        """
      And 1 minute passes
      Then there are exactly 2 pods of daemonset "agent"
      And there are between 2 and 2 pods until 1m20s
      And daemonset "agent" is complete

  Rule: A pod that was there first is the pod of its node
    Source: pkg/controller/daemon/daemon_controller.go (v1.36, getDaemonPods, getNodesToDaemonPods)

    Scenario: A bare pod on one of two nodes
      Given a cluster of 2 nodes
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: lonely, labels: { app: agent } }
        spec: { nodeName: node-2, containers: [{ name: app, image: "agent:1" }] }
        """
      And I apply:
        """yaml
        apiVersion: apps/v1
        kind: DaemonSet
        metadata: { name: agent }
        spec:
          selector: { matchLabels: { app: agent } }
          updateStrategy: { type: OnDelete }
          template:
            metadata: { labels: { app: agent } }
            spec: { containers: [{ name: app, image: "agent:1" }] }
        """
      And 1 minute passes
      Then pod "lonely" matches:
        """yaml
        metadata: { ownerReferences: [{ kind: DaemonSet, name: agent, controller: true }] }
        """
      And there are exactly 2 pods of daemonset "agent"

  Rule: A pod whose labels no longer match is let go, and its node gets another
    Source: pkg/controller/daemon/daemon_controller.go (v1.36, getDaemonPods)
    Source: pkg/controller/controller_ref_manager.go (v1.36, ClaimPods)

    Scenario: The label of one pod is changed
      Given a daemonset "agent" of image "agent:1"
      When 10 seconds pass
      And I run:
        """
        kubectl label pod --all app=other --overwrite
        """
      And 1 minute passes
      Then there is exactly 1 pod of daemonset "agent"
      And there are exactly 2 pods
