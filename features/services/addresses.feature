Feature: Addresses and ports of services
  A service has an address in the cluster that it keeps for life, and on wish a port of every node.
  https://kubernetes.io/docs/concepts/services-networking/service/#publishing-services-service-types

  Rule: A service gets a free address of the cluster's range, or the one that it asks for
    See https://kubernetes.io/docs/concepts/services-networking/service/#choosing-your-own-ip-address
    Source: pkg/registry/core/service/ipallocator/ipallocator.go (v1.36, AllocateService, AllocateNextService)

    Scenario: Nobody else gets the address that was asked for
      When I apply:
        """yaml
        apiVersion: v1
        kind: Service
        metadata: { name: web }
        spec: { clusterIP: 10.96.0.50, selector: { app: web }, ports: [{ port: 80 }] }
        """
      And I apply:
        """yaml
        apiVersion: v1
        kind: Service
        metadata: { name: db }
        spec: { clusterIP: 10.96.0.50, selector: { app: db }, ports: [{ port: 5432 }] }
        """
      Then it is refused with:
        """
        The Service "db" is invalid: spec.clusterIPs: Invalid value: ["10.96.0.50"]: failed to allocate IP 10.96.0.50: provided IP is already allocated
        """

    Scenario: Another service may have it once the first is gone
      Given the manifest:
        """yaml
        apiVersion: v1
        kind: Service
        metadata: { name: web }
        spec: { clusterIP: 10.96.0.50, selector: { app: web }, ports: [{ port: 80 }] }
        """
      When the manifest is applied
      And service "web" is deleted
      And I apply:
        """yaml
        apiVersion: v1
        kind: Service
        metadata: { name: db }
        spec: { clusterIP: 10.96.0.50, selector: { app: db }, ports: [{ port: 5432 }] }
        """
      Then kubectl get services shows:
        | NAME       | TYPE      | CLUSTER-IP | EXTERNAL-IP | PORT(S)  |
        | db         | ClusterIP | 10.96.0.50 | <none>      | 5432/TCP |
        | kubernetes | ClusterIP | 10.96.0.1  | <none>      | 443/TCP  |

    @version:serviceCIDRs
    Scenario Outline: Kubernetes <version> refuses an address outside of the range in its own words
      Given Kubernetes <version>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Service
        metadata: { name: web }
        spec: { clusterIP: 192.0.2.1, selector: { app: web }, ports: [{ port: 80 }] }
        """
      Then it is refused with:
        """
        The Service "web" is invalid: spec.clusterIPs: Invalid value: ["192.0.2.1"]: failed to allocate IP 192.0.2.1: <why>
        """

      Examples:
        | version | why                                                                                                |
        | 1.32    | the provided IP (192.0.2.1) is not in the valid range. The range of valid IPs is 10.96.0.0/12 |
        | 1.33    | the provided network does not match the current range                                              |

    @version:endpointsManagedBy
    Scenario Outline: Kubernetes <version> labels the Endpoints with <labels>
      Given Kubernetes <version>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Service
        metadata: { name: web, labels: { app: web } }
        spec: { selector: { app: web }, ports: [{ port: 80 }] }
        """
      Then kubectl get endpoints web --show-labels shows:
        | NAME | LABELS   |
        | web  | <labels> |

      Examples:
        | version | labels                                                             |
        | 1.32    | app=web                                                            |
        | 1.33    | app=web,endpoints.kubernetes.io/managed-by=endpoint-controller |

  Rule: Endpoints are deprecated since 1.33, and whoever asks for them is told so
    See https://kubernetes.io/docs/concepts/services-networking/service/#endpoints
    Source: staging/src/k8s.io/apiserver/pkg/endpoints/deprecation/deprecation.go (v1.36, WarningMessage)

    @version:endpointsDeprecated
    Scenario: Kubernetes 1.32 says nothing
      Given Kubernetes 1.32
      When I run:
        """
        kubectl get endpoints kubernetes -o name
        """
      Then it prints:
        """
        endpoints/kubernetes
        """

    @version:endpointsDeprecated
    Scenario: Kubernetes 1.33 warns
      Given Kubernetes 1.33
      When I run:
        """
        kubectl get endpoints kubernetes -o name
        """
      Then it prints:
        """
        Warning: v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice
        endpoints/kubernetes
        """

  Rule: A node port is between 30000 and 32767, and no two services have the same
    See https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport
    Source: pkg/registry/core/service/storage/alloc.go (v1.36, initNodePorts)

    Scenario Outline: Port <port> is refused: <why>
      Given the manifest:
        """yaml
        apiVersion: v1
        kind: Service
        metadata: { name: web }
        spec: { type: NodePort, selector: { app: web }, ports: [{ port: 80, nodePort: 30080 }] }
        """
      When the manifest is applied
      And I apply:
        """yaml
        apiVersion: v1
        kind: Service
        metadata: { name: shop }
        spec: { type: NodePort, selector: { app: shop }, ports: [{ port: 80, nodePort: <port> }] }
        """
      Then it is refused with:
        """
        The Service "shop" is invalid: spec.ports[0].nodePort: Invalid value: <port>: <why>
        """

      Examples:
        | port  | why                                                                                    |
        | 30080 | provided port is already allocated                                                     |
        | 29999 | provided port is not in the valid range. The range of valid ports is 30000-32767 |
        | 32768 | provided port is not in the valid range. The range of valid ports is 30000-32767 |

    Scenario: TCP and UDP of one port share a node port
      When I apply:
        """yaml
        apiVersion: v1
        kind: Service
        metadata: { name: dns }
        spec:
          type: NodePort
          selector: { app: dns }
          ports:
          - { name: dns, port: 53, protocol: UDP }
          - { name: dns-tcp, port: 53, protocol: TCP }
          - { name: metrics, port: 9153 }
        """
      Then kubectl get service dns shows:
        | NAME | TYPE     | PORT(S)                                     |
        | dns  | NodePort | 53:30086/UDP,53:30086/TCP,9153:30087/TCP |

    Scenario: It is given back when the service needs none any more
      Given the manifest:
        """yaml
        apiVersion: v1
        kind: Service
        metadata: { name: web }
        spec: { type: NodePort, selector: { app: web }, ports: [{ port: 80 }] }
        """
      When the manifest is applied
      And I apply:
        """yaml
        apiVersion: v1
        kind: Service
        metadata: { name: web }
        spec: { type: ClusterIP, selector: { app: web }, ports: [{ port: 80 }] }
        """
      And I apply:
        """yaml
        apiVersion: v1
        kind: Service
        metadata: { name: shop }
        spec: { type: NodePort, selector: { app: shop }, ports: [{ port: 80 }] }
        """
      Then kubectl get services includes:
        | NAME | TYPE      | PORT(S)      |
        | shop | NodePort  | 80:30086/TCP |
        | web  | ClusterIP | 80/TCP       |

  Rule: A load balancer's address comes from outside of Kubernetes
    See https://kubernetes.io/docs/concepts/services-networking/service/#loadbalancer

    Scenario: Without a cloud it stays pending
      When I apply:
        """yaml
        apiVersion: v1
        kind: Service
        metadata: { name: web }
        spec: { type: LoadBalancer, selector: { app: web }, ports: [{ port: 80 }] }
        """
      And 1 day passes
      Then kubectl get service web shows:
        | NAME | TYPE         | EXTERNAL-IP | PORT(S)      |
        | web  | LoadBalancer | <pending>   | 80:30086/TCP |
      When service "web" gets address "203.0.113.5"
      Then kubectl get service web shows:
        | NAME | TYPE         | EXTERNAL-IP | PORT(S)      |
        | web  | LoadBalancer | 203.0.113.5 | 80:30086/TCP |
      And kubectl describe service web includes:
        """
        LoadBalancer Ingress:     203.0.113.5 (VIP)
        """

  Rule: A headless service has no address, and an ExternalName is a name only
    See https://kubernetes.io/docs/concepts/services-networking/service/#headless-services
    See https://kubernetes.io/docs/concepts/services-networking/service/#externalname

    Scenario: Neither has a cluster IP
      When I apply:
        """yaml
        apiVersion: v1
        kind: Service
        metadata: { name: pods }
        spec: { clusterIP: None, selector: { app: web }, ports: [{ port: 80 }] }
        ---
        apiVersion: v1
        kind: Service
        metadata: { name: outside }
        spec: { type: ExternalName, externalName: db.example.com }
        """
      Then kubectl get services shows:
        | NAME       | TYPE         | CLUSTER-IP | EXTERNAL-IP    | PORT(S) |
        | kubernetes | ClusterIP    | 10.96.0.1  | <none>         | 443/TCP |
        | outside    | ExternalName | <none>     | db.example.com | <none>  |
        | pods       | ClusterIP    | None       | <none>         | 80/TCP  |

  Rule: The cluster has addresses of IPv4 only, and a service that must have both is refused
    See https://kubernetes.io/docs/concepts/services-networking/dual-stack/#services
    Source: pkg/registry/core/service/storage/alloc.go (v1.36, initIPFamilyFields)

    Scenario: A service that would like both gets what there is
      When I apply:
        """yaml
        apiVersion: v1
        kind: Service
        metadata: { name: web }
        spec: { ipFamilyPolicy: PreferDualStack, selector: { app: web }, ports: [{ port: 80 }] }
        """
      Then service "web" matches:
        """yaml
        spec: { ipFamilyPolicy: PreferDualStack, ipFamilies: [IPv4] }
        """

    Scenario Outline: <what>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Service
        metadata: { name: web }
        spec: { <spec>, selector: { app: web }, ports: [{ port: 80 }] }
        """
      Then it is refused with:
        """
        Service "web" is invalid: <why>
        """

      Examples:
        | what                        | spec                                                       | why                                                                                                                     |
        | One that must have both     | ipFamilyPolicy: RequireDualStack                           | spec.ipFamilyPolicy: Invalid value: "RequireDualStack": this cluster is not configured for dual-stack services          |
        | One of the other family     | ipFamilies: [IPv6]                                         | spec.ipFamilies[0]: Invalid value: "IPv6": not configured on this cluster                                               |
        | One of both families        | ipFamilies: [IPv4, IPv6], ipFamilyPolicy: PreferDualStack  | spec.ipFamilies[1]: Invalid value: "IPv6": not configured on this cluster                                               |
        | One with an address of IPv6 | clusterIP: "fd00::9"                                       | spec.clusterIPs[0]: Invalid value: ["fd00::9"]: IPv6 is not configured on this cluster                                  |

  Rule: An address from outside is one that somebody outside can have
    See https://kubernetes.io/docs/concepts/services-networking/service/#external-ips
    Source: pkg/apis/core/validation/validation.go (v1.36, ValidateEndpointIP)

    Scenario Outline: <address> is refused
      When I apply:
        """yaml
        apiVersion: v1
        kind: Service
        metadata: { name: web }
        spec: { externalIPs: ["<address>"], selector: { app: web }, ports: [{ port: 80 }] }
        """
      Then it is refused with:
        """
        Service "web" is invalid: spec.externalIPs[0]: Invalid value: "<address>": <why>
        """

      Examples:
        | address         | why                                                                          |
        | web.example     | must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)                |
        | 127.0.0.1       | may not be in the loopback range (127.0.0.0/8, ::1/128)                      |
        | 169.254.169.254 | may not be in the link-local range (169.254.0.0/16, fe80::/10)               |

    Scenario: A range that is none
      When I apply:
        """yaml
        apiVersion: v1
        kind: Service
        metadata: { name: web }
        spec: { type: LoadBalancer, loadBalancerSourceRanges: [10.0.0.0], selector: { app: web }, ports: [{ port: 80 }] }
        """
      Then it is refused with:
        """
        Service "web" is invalid: spec.LoadBalancerSourceRanges[0]: Invalid value: "10.0.0.0": must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)
        """
