Feature: Ranges of addresses for services
  Since Kubernetes 1.33 the ranges from which services get their addresses are objects, and there may be several.
  https://kubernetes.io/docs/tasks/network/extend-service-ip-ranges/

  Rule: A cluster begins with the range kubernetes
    See https://kubernetes.io/docs/tasks/network/extend-service-ip-ranges/#api
    Source: pkg/controlplane/controller/defaultservicecidr/default_servicecidr_controller.go (v1.36, sync)

    Scenario: kubectl get and describe
      When 2 minutes pass
      And I run:
        """
        kubectl get servicecidrs
        """
      Then it prints:
        """
        NAME         CIDRS          AGE
        kubernetes   10.96.0.0/12   2m
        """
      When I run:
        """
        kubectl describe servicecidr kubernetes
        """
      Then it prints:
        """
        Name:         kubernetes
        Labels:       <none>
        Annotations:  <none>
        CIDRs:        10.96.0.0/12
        Status:
        Conditions:
          Type   Status  LastTransitionTime               Reason  Message
          ----   ------  ------------------               ------  -------
          Ready  True    Thu, 01 Jan 2026 00:00:00 +0000          Kubernetes default Service CIDR is ready
        Events:  <none>
        """

    Scenario: Kubernetes 1.32 has none
      Given Kubernetes 1.32
      When I run:
        """
        kubectl get servicecidrs
        """
      Then it prints:
        """
        No resources found
        """

  Rule: A range that is added may be used as soon as it is ready
    See https://kubernetes.io/docs/tasks/network/extend-service-ip-ranges/#adding-a-new-servicecidr
    Source: pkg/controller/servicecidrs/servicecidrs_controller.go (v1.36, sync)

    Scenario: A service at an address of the new range is reached
      Given a cluster of 2 nodes
      When I apply:
        """yaml
        apiVersion: networking.k8s.io/v1
        kind: ServiceCIDR
        metadata: { name: test-svc-cidr }
        spec: { cidrs: [203.0.113.0/24] }
        """
      Then servicecidr "test-svc-cidr" matches:
        """yaml
        metadata: { finalizers: [networking.k8s.io/service-cidr-finalizer] }
        status: { conditions: [{ type: Ready, status: "True", message: Kubernetes Service CIDR is ready }] }
        """
      When I apply:
        """yaml
        apiVersion: v1
        kind: Service
        metadata: { name: web }
        spec: { type: NodePort, clusterIP: 203.0.113.10, selector: { app: web }, ports: [{ name: http, port: 80, targetPort: 8080, nodePort: 30080 }] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: one, labels: { app: web } }
        spec: { containers: [{ name: server, image: agnhost, args: [netexec] }] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: client }
        spec: { containers: [{ name: app, image: agnhost, command: [sleep, 1d] }] }
        """
      And 3 seconds pass
      Then kubectl exec client -- curl -s http://203.0.113.10/hostname prints:
        """
        one
        """
      And kubectl exec client -- curl -s http://10.0.0.1:30080/hostname prints:
        """
        one
        """

    Scenario: An address of no range is refused
      When I apply:
        """yaml
        apiVersion: v1
        kind: Service
        metadata: { name: web }
        spec: { clusterIP: 203.0.113.10, ports: [{ port: 80 }] }
        """
      Then it is refused with:
        """
        The Service "web" is invalid: spec.clusterIPs: Invalid value: ["203.0.113.10"]: failed to allocate IP 203.0.113.10: the provided network does not match the current range
        """

  Rule: A range goes when no service has an address that would then be of none, and ten seconds are over
    See https://kubernetes.io/docs/tasks/network/extend-service-ip-ranges/#deleting-a-servicecidr
    Source: pkg/controller/servicecidrs/servicecidrs_controller.go (v1.36, canDeleteCIDR)

    Scenario: A service holds it, until it is deleted itself
      When I apply:
        """yaml
        apiVersion: networking.k8s.io/v1
        kind: ServiceCIDR
        metadata: { name: more }
        spec: { cidrs: [203.0.113.0/24] }
        """
      And 1 second passes
      And I apply:
        """yaml
        apiVersion: v1
        kind: Service
        metadata: { name: web }
        spec: { clusterIP: 203.0.113.10, ports: [{ port: 80 }] }
        """
      And servicecidr "more" is deleted
      And 1 minute passes
      Then servicecidr "more" matches:
        """yaml
        status: { conditions: [{ type: Ready, status: "False", reason: Terminating, message: "There are still IPAddresses referencing the ServiceCIDR, please remove them or create a new ServiceCIDR" }] }
        """
      When service "web" is deleted
      Then servicecidr "more" is gone

    Scenario: Nobody has an address of it
      When I apply:
        """yaml
        apiVersion: networking.k8s.io/v1
        kind: ServiceCIDR
        metadata: { name: more }
        spec: { cidrs: [203.0.113.0/24] }
        """
      And 1 second passes
      And servicecidr "more" is deleted
      And 9 seconds pass
      Then kubectl get servicecidrs shows:
        | NAME       |
        | kubernetes |
        | more       |
      When 2 seconds pass
      Then servicecidr "more" is gone

  Rule: A range that is none is refused, and a range stays what it is
    Source: pkg/apis/networking/validation/validation.go (v1.36, ValidateServiceCIDR, ValidateServiceCIDRUpdate)

    Scenario Outline: cidrs <cidrs>
      When I apply:
        """yaml
        apiVersion: networking.k8s.io/v1
        kind: ServiceCIDR
        metadata: { name: more }
        spec: { cidrs: <cidrs> }
        """
      Then it is refused with:
        """
        The ServiceCIDR "more" is invalid: spec.<error>
        """

      Examples:
        | cidrs                      | error                                                                                                                                                     |
        | []                         | cidrs: Required value: at least one CIDR required                                                                                                         |
        | [203.0.113.5/24]           | cidrs[0]: Invalid value: "203.0.113.5/24": must not have bits set beyond the prefix length                                                                |
        | [10.0.0.0/24, 10.1.0.0/24] | cidrs: Invalid value: ["10.0.0.0/24","10.1.0.0/24"]: may specify no more than one IP for each IP family, i.e 192.168.0.0/24 and 2001:db8::/64             |

    Scenario: Another range instead
      When I run:
        """
        kubectl patch servicecidr kubernetes --type=merge -p '{"spec":{"cidrs":["10.96.0.0/16"]}}'
        """
      Then it exits with code 1
      And it includes:
        """
        spec.cidrs[0]: Invalid value: "10.96.0.0/16": field is immutable
        """
