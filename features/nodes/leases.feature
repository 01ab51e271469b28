Feature: Leases
  A lease says who has something, and until when: the kubelet of a node shows with one that it lives. Others keep leases of their own, for instance to agree which of
  them leads.
  https://kubernetes.io/docs/concepts/architecture/leases/

  Rule: Whoever may, makes a lease, takes it over, and gives it up
    See https://kubernetes.io/docs/concepts/architecture/leases/#custom-workload
    Source: pkg/apis/coordination/validation/validation.go (v1.36, ValidateLease)

    Background:
      When I apply:
        """yaml
        apiVersion: coordination.k8s.io/v1
        kind: Lease
        metadata: { name: leader }
        spec: { holderIdentity: web-1, leaseDurationSeconds: 30, acquireTime: "2026-01-01T00:00:02.000000Z", renewTime: "2026-01-01T00:00:05.000000Z", leaseTransitions: 0 }
        ---
        apiVersion: coordination.k8s.io/v1
        kind: Lease
        metadata: { name: other, labels: { of: nobody } }
        spec: { holderIdentity: web-1, leaseDurationSeconds: 30 }
        """

    Scenario: Its life
      Then kubectl get leases shows:
        | NAME   | HOLDER |
        | leader | web-1  |
        | other  | web-1  |
      When I run:
        """
        kubectl patch lease leader -p '{"spec":{"holderIdentity":"web-2","leaseTransitions":1,"renewTime":"2026-01-01T00:00:50.000000Z"}}'
        kubectl delete lease -l of=nobody
        """
      Then it prints:
        """
        lease.coordination.k8s.io/leader patched
        lease.coordination.k8s.io "other" deleted from default namespace
        """
      And lease "leader" matches:
        """yaml
        spec: { holderIdentity: web-2, leaseDurationSeconds: 30, acquireTime: "2026-01-01T00:00:02.000000Z", renewTime: "2026-01-01T00:00:50.000000Z", leaseTransitions: 1 }
        """
      When lease "leader" is deleted
      Then lease "leader" is gone

    Scenario: Beside those of the nodes
      Then kubectl get leases -A shows:
        | NAMESPACE       | NAME   | HOLDER |
        | default         | leader | web-1  |
        | default         | other  | web-1  |
        | kube-node-lease | node-1 | node-1 |

    Scenario Outline: <what>
      When I apply:
        """yaml
        apiVersion: coordination.k8s.io/v1
        kind: Lease
        metadata: { name: wrong }
        spec: { <spec> }
        """
      Then it is refused with:
        """
        Lease.coordination.k8s.io "wrong" is invalid: spec.<answer>
        """

      Examples:
        | what                 | spec                    | answer                                                                              |
        | for no time          | leaseDurationSeconds: 0 | leaseDurationSeconds: Invalid value: 0: must be greater than 0                      |
        | taken over minus one | leaseTransitions: -1    | leaseTransitions: Invalid value: -1: must be greater than or equal to 0             |
        | a holder to come     | preferredHolder: web-3  | preferredHolder: Forbidden: may only be specified if `strategy` is defined          |
