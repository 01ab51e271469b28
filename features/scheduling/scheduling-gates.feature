Feature: Scheduling gates
  A pod with scheduling gates is made, and no scheduler looks at it until the last gate is gone.
  https://kubernetes.io/docs/concepts/scheduling-eviction/pod-scheduling-readiness/

  Background:
    Given a cluster with these nodes:
      | name   | cpu | memory | labels       |
      | node-1 | 4   | 8Gi    | disktype=hdd |
      | node-2 | 4   | 8Gi    | disktype=ssd |

  Rule: A pod waits for its last gate, and is not tried before
    See https://kubernetes.io/docs/concepts/scheduling-eviction/pod-scheduling-readiness/#configuring-pod-schedulinggates

    Scenario: Two gates, taken away one after the other
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          schedulingGates: [{ name: example.com/quota }, { name: example.com/data }]
          containers: [{ name: app, image: "nginx:1.27" }]
        """
      And 10 minutes pass
      And scheduling gate "example.com/quota" of pod "web" is removed
      And 10 minutes pass
      And scheduling gate "example.com/data" of pod "web" is removed
      Then pod "web" is not scheduled at 19m59s
      And pod "web" is Running
      And the events of pod "web" include:
        | reason    | at  |
        | Scheduled | 20m |
      And the events of pod "web" do not include:
        | reason           |
        | FailedScheduling |

    Scenario: It says so itself
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          schedulingGates: [{ name: example.com/quota }]
          containers: [{ name: app, image: "nginx:1.27" }]
        """
      Then pod "web" is Pending
      And condition PodScheduled of pod "web" is False with reason "SchedulingGated"
      And kubectl get pods shows:
        | NAME | READY | STATUS          | RESTARTS |
        | web  | 0/1   | SchedulingGated | 0        |
      And there is no Warning event

    Scenario: Another pod is not kept from its place
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: gated }
        spec:
          schedulingGates: [{ name: example.com/quota }]
          containers: [{ name: app, image: "nginx:1.27", resources: { requests: { cpu: "4" } } }]
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          nodeSelector: { disktype: ssd }
          containers: [{ name: app, image: "nginx:1.27", resources: { requests: { cpu: "4" } } }]
        """
      Then pod "web" is Running

  Rule: Gates are only taken away
    See https://kubernetes.io/docs/concepts/scheduling-eviction/pod-scheduling-readiness/#configuring-pod-schedulinggates
    See https://kubernetes.io/docs/concepts/scheduling-eviction/pod-scheduling-readiness/#mutable-pod-scheduling-directives

    Background:
      Given the manifest:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          schedulingGates: [{ name: example.com/quota }]
          nodeSelector: { kubernetes.io/os: linux }
          containers: [{ name: app, image: "nginx:1.27" }]
        """
      And the manifest is applied

    Scenario: Another gate is refused
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          schedulingGates: [{ name: example.com/quota }, { name: example.com/data }]
          nodeSelector: { kubernetes.io/os: linux }
          containers: [{ name: app, image: "nginx:1.27" }]
        """
      Then it is refused with:
        """
        Pod "web" is invalid: spec.schedulingGates[1].name: Forbidden: only deletion is allowed, but found new scheduling gate 'example.com/data'
        """

    Scenario: While it is gated, a pod may be kept to fewer nodes
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          schedulingGates: [{ name: example.com/quota }]
          nodeSelector: { kubernetes.io/os: linux, disktype: ssd }
          containers: [{ name: app, image: "nginx:1.27" }]
        """
      And scheduling gate "example.com/quota" of pod "web" is removed
      Then pod "web" matches:
        """yaml
        spec: { nodeName: node-2, schedulingGates: null }
        """

    Scenario: And not to others
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          schedulingGates: [{ name: example.com/quota }]
          nodeSelector: { kubernetes.io/os: windows }
          containers: [{ name: app, image: "nginx:1.27" }]
        """
      Then it is refused with:
        """
        Pod "web" is invalid: spec.nodeSelector: Invalid value: {"kubernetes.io/os":"windows"}: only additions to spec.nodeSelector are allowed (no mutations or deletions)
        """

  Rule: A pod with gates cannot name its node
    Source: pkg/apis/core/validation/validation.go (v1.36, ValidatePodCreate)

    Scenario: Who passes the scheduler by has nothing to wait for
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          nodeName: node-1
          schedulingGates: [{ name: example.com/quota }]
          containers: [{ name: app, image: "nginx:1.27" }]
        """
      Then it is refused with:
        """
        Pod "web" is invalid: spec.nodeName: Forbidden: cannot be set until all schedulingGates have been cleared
        """
