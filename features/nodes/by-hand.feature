Feature: A Node that somebody creates
  A Node is usually made by its kubelet. One that a person makes is an object like another: until a kubelet of that name reports, it is not ready, and nothing runs
  there.
  https://kubernetes.io/docs/concepts/architecture/nodes/#manual-node-administration

  Rule: It can be changed and deleted, and has a taint that keeps pods away
    See https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#taintnodesbycondition
    Source: plugin/pkg/admission/nodetaint/admission.go (v1.36, Admit)

    Scenario: Its life
      When I apply:
        """yaml
        apiVersion: v1
        kind: Node
        metadata: { name: fake }
        spec: { unschedulable: true }
        status:
          conditions: [{ type: Ready, status: "True", reason: E2E, message: Set from outside }]
        """
      Then kubectl get nodes shows:
        | NAME   | STATUS                   | ROLES  | VERSION |
        | fake   | Ready,SchedulingDisabled | <none> |         |
        | node-1 | Ready                    | *      | *       |
      And spec.taints of node "fake" is present
      When I run:
        """
        kubectl label node fake state=patched
        kubectl get nodes -l state=patched -o name
        kubectl label node fake state=updated --overwrite
        kubectl get nodes -l state=updated -o name
        """
      Then it prints:
        """
        node/fake labeled
        node/fake
        node/fake labeled
        node/fake
        """
      When node "fake" is deleted
      Then node "fake" is gone

    Scenario: It may list an image without names
      When I apply:
        """yaml
        apiVersion: v1
        kind: Node
        metadata: { name: fake }
        status: { images: [{ names: null, sizeBytes: 1000 }, { sizeBytes: 500 }] }
        """
      And I run:
        """
        kubectl drain fake
        kubectl get node fake -o jsonpath='{.status.images[*].names}'
        """
      Then it prints:
        """
        node/fake cordoned
        node/fake drained
        [] []
        """

  Rule: When no kubelet has reported for a minute, nobody knows how it is
    See https://kubernetes.io/docs/concepts/architecture/nodes/#node-controller
    Source: pkg/controller/nodelifecycle/node_lifecycle_controller.go (v1.36, tryUpdateNodeHealth)

    Scenario: It never posted a status
      When I apply:
        """yaml
        apiVersion: v1
        kind: Node
        metadata: { name: fake }
        """
      Then node "fake" is NotReady
      And condition Ready of node "fake" is Unknown with reason "NodeStatusNeverUpdated" within 70s
      And condition Ready of node "fake" is Unknown with message "Kubelet never posted node status."

    Scenario: Broken: a pod that is put there never starts, and a Deployment's pods go elsewhere
      Given a deployment "web" with 2 replicas of image "web:1"
      When I apply:
        """yaml
        apiVersion: v1
        kind: Node
        metadata: { name: fake }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: there }
        spec: { nodeName: fake, containers: [{ name: app, image: "web:1" }] }
        """
      Then pod "there" stays Pending for 4m
      And 2 pods of deployment "web" are Ready
      When deployment "web" is scaled to 4
      Then 4 pods of deployment "web" are Ready within 30s
      And pod "there" is Terminating within 10m
