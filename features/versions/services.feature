Feature: Services in other releases
  What a service may wish of the traffic that comes to it came with the releases.
  https://kubernetes.io/docs/concepts/services-networking/service/#traffic-distribution

  Rule: trafficDistribution came with 1.30, counts since 1.31, and may name the same zone or node since 1.34
    See https://kubernetes.io/docs/concepts/services-networking/service/#traffic-distribution
    Source: pkg/features/kube_features.go (v1.36, PreferSameTrafficDistribution)

    @version:trafficDistributionField
    Scenario: Kubernetes 1.29 does not know it
      Given Kubernetes 1.29
      When I apply:
        """yaml
        apiVersion: v1
        kind: Service
        metadata: { name: web }
        spec: { trafficDistribution: PreferClose, ports: [{ port: 80 }] }
        """
      Then it is refused with:
        """
        *strict decoding error: unknown field "spec.trafficDistribution"
        """

    @version:trafficDistributionField @version:trafficDistribution
    Scenario Outline: Kubernetes <version>: it is <there>, and endpoints are <hinted>
      Given Kubernetes <version>
      And a cluster with these nodes:
        | name   | zone |
        | node-1 | a    |
      When I apply:
        """yaml
        apiVersion: v1
        kind: Service
        metadata: { name: web }
        spec: { trafficDistribution: PreferClose, selector: { app: web }, ports: [{ port: 80 }] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: web, labels: { app: web } }
        spec: { containers: [{ name: app, image: 'nginx:1.27' }] }
        """
      Then spec.trafficDistribution of service "web" is <there>
      And endpoints[0].hints of endpointslice "web-*" is <hinted>

      Examples:
        | version | there   | hinted  |
        | 1.30    | absent  | absent  |
        | 1.31    | present | present |

    @version:preferSameTraffic
    Scenario Outline: Kubernetes 1.33 refuses <wish>
      Given Kubernetes 1.33
      When I apply:
        """yaml
        apiVersion: v1
        kind: Service
        metadata: { name: web }
        spec: { trafficDistribution: <wish>, ports: [{ port: 80 }] }
        """
      Then it is refused with:
        """
        The Service "web" is invalid: spec.trafficDistribution: Unsupported value: "<wish>": supported values: "PreferClose"
        """

      Examples:
        | wish           |
        | PreferSameZone |
        | PreferSameNode |

    @version:preferSameTraffic
    Scenario Outline: Kubernetes 1.34 takes <wish>: <hint> is hinted
      Given Kubernetes 1.34
      And a cluster with these nodes:
        | name   | zone |
        | node-1 | a    |
      When I apply:
        """yaml
        apiVersion: v1
        kind: Service
        metadata: { name: web }
        spec: { trafficDistribution: <wish>, selector: { app: web }, ports: [{ port: 80 }] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: web, labels: { app: web } }
        spec: { containers: [{ name: app, image: 'nginx:1.27' }] }
        """
      Then endpointslice "web-*" matches:
        """yaml
        endpoints: [{ hints: <hints> }]
        """

      Examples:
        | wish           | hint                  | hints                                                        |
        | PreferSameZone | the zone              | { forZones: [{ name: a }], forNodes: null }                  |
        | PreferSameNode | the node and the zone | { forZones: [{ name: a }], forNodes: [{ name: node-1 }] }    |

  Rule: The name of a service may begin with a digit since 1.36
    See https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#rfc-1035-label-names
    Source: pkg/apis/core/validation/validation.go (v1.36, ValidateServiceCreate)

    @version:digitServiceNames
    Scenario: Kubernetes 1.35 refuses it
      Given Kubernetes 1.35
      When I apply:
        """yaml
        apiVersion: v1
        kind: Service
        metadata: { name: 1kubernetes }
        spec: { selector: { app: web }, ports: [{ port: 80 }] }
        """
      Then it is refused with:
        """
        The Service "1kubernetes" is invalid: metadata.name: Invalid value: "1kubernetes": a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')
        """

    @version:digitServiceNames
    Scenario: Kubernetes 1.36 takes it, and it is found by that name
      Given Kubernetes 1.36
      When I apply:
        """yaml
        apiVersion: v1
        kind: Service
        metadata: { name: 1kubernetes }
        spec: { clusterIP: 10.96.0.80, selector: { app: web }, ports: [{ port: 80 }] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: task }
        spec:
          restartPolicy: Never
          containers: [{ name: app, image: "debian:12", command: [getent, hosts, 1kubernetes] }]
        """
      Then the log of container "app" is:
        """
        10.96.0.80      1kubernetes.default.svc.cluster.local
        """

  Rule: Search domains may have underscores, and be a single dot, since 1.33
    Source: pkg/apis/core/validation/validation.go (v1.36, validatePodDNSConfig)

    @version:relaxedSearchDomains
    Scenario Outline: Kubernetes 1.32 refuses <domain>
      Given Kubernetes 1.32
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { dnsConfig: { searches: ["<domain>"] }, containers: [{ name: app, image: "nginx:1.27" }] }
        """
      Then it is refused with:
        """
        The Pod "web" is invalid: spec.dnsConfig.searches[0]: Invalid value: "<told>": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', *
        """

      Examples:
        | domain           | told             |
        | _sip._tcp.abc_d  | _sip._tcp.abc_d  |
        | .                |                  |

    @version:relaxedSearchDomains
    Scenario: Kubernetes 1.33 takes them
      Given Kubernetes 1.33
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { dnsConfig: { searches: [".", _sip._tcp.abc_d] }, containers: [{ name: app, image: "nginx:1.27" }] }
        """
      Then pod "web" is Running

  Rule: Since 1.36 kube-proxy looks for each of its two labels on one kind only; before, on services and EndpointSlices alike
    See https://kubernetes.io/docs/reference/labels-annotations-taints/#servicekubernetesioheadless
    Source: cmd/kube-proxy/app/server.go (v1.36, Run)
    Source: cmd/kube-proxy/app/server.go (v1.35, Run)

    @version:proxyLabelsOfOneKind
    Scenario Outline: Kubernetes <version>: with <service label> on the service and <slice label> on its slice, <answer>
      Given Kubernetes <version>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: one }
        spec: { containers: [{ name: server, image: agnhost, args: [netexec] }] }
        """
      And 3 seconds pass
      And I apply:
        """yaml
        apiVersion: v1
        kind: Service
        metadata: { name: web, labels: { service.kubernetes.io/<service label>: a } }
        spec: { clusterIP: 10.96.0.80, ports: [{ port: 80 }] }
        ---
        apiVersion: discovery.k8s.io/v1
        kind: EndpointSlice
        metadata: { name: web-1, labels: { kubernetes.io/service-name: web, service.kubernetes.io/<slice label>: a } }
        addressType: IPv4
        ports: [{ name: '', port: 8080, protocol: TCP }]
        endpoints: [{ addresses: [10.244.0.2] }]
        """
      And 3 seconds pass
      Then kubectl exec one -- sh -c 'wget -q -T 1 -O - http://10.96.0.80/hostname 2>&1 || true' prints:
        """
        <answer>
        """

      Examples:
        | version | service label      | slice label        | answer                                                              |
        | 1.35    | other              | other              | one                                                                 |
        | 1.35    | headless           | other              | wget: download timed out                                            |
        | 1.35    | other              | service-proxy-name | wget: can't connect to remote host (10.96.0.80): Connection refused |
        | 1.36    | headless           | other              | one                                                                 |
        | 1.36    | other              | service-proxy-name | one                                                                 |
        | 1.36    | service-proxy-name | other              | wget: download timed out                                            |
        | 1.36    | other              | headless           | wget: can't connect to remote host (10.96.0.80): Connection refused |

  Rule: Addresses and ranges that are read in more than one way are refused since 1.36
    See https://kubernetes.io/docs/reference/command-line-tools-reference/feature-gates/
    Source: staging/src/k8s.io/apimachinery/pkg/util/validation/ip.go (v1.36, parseIP, parseCIDR)

    @version:strictAddresses
    Scenario Outline: Kubernetes 1.36 refuses a policy for <cidr>
      Given Kubernetes 1.36
      When I apply:
        """yaml
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: { name: web }
        spec: { podSelector: {}, ingress: [{ from: [{ ipBlock: { cidr: <cidr> } }] }] }
        """
      Then it is refused with:
        """
        The NetworkPolicy "web" is invalid: spec.ingress[0].from[0].ipBlock.cidr: Invalid value: "<cidr>": <why>
        """

      Examples:
        | cidr         | why                                               |
        | 10.0.0.5/8   | must not have bits set beyond the prefix length   |
        | 10.00.0.0/8  | must not have leading 0s in IP or prefix length   |

    @version:strictAddresses
    Scenario: Kubernetes 1.35 takes a policy for such
      Given Kubernetes 1.35
      When I apply:
        """yaml
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: { name: web }
        spec: { podSelector: {}, ingress: [{ from: [{ ipBlock: { cidr: 10.0.0.5/8 } }] }] }
        """
      Then networkpolicy "web" matches:
        """yaml
        spec: { policyTypes: [Ingress] }
        """

    @version:strictAddresses
    Scenario: Kubernetes 1.35 takes a service with such
      Given Kubernetes 1.35
      When I apply:
        """yaml
        apiVersion: v1
        kind: Service
        metadata: { name: web }
        spec: { type: LoadBalancer, externalIPs: [203.000.113.5], loadBalancerSourceRanges: [10.1.2.3/8], ports: [{ port: 80 }] }
        """
      Then service "web" matches:
        """yaml
        spec: { externalIPs: [203.000.113.5] }
        """

    @version:strictAddresses
    Scenario: Kubernetes 1.36 refuses a service with such
      Given Kubernetes 1.36
      When I apply:
        """yaml
        apiVersion: v1
        kind: Service
        metadata: { name: web }
        spec: { type: LoadBalancer, externalIPs: [203.000.113.5], loadBalancerSourceRanges: [10.1.2.3/8], ports: [{ port: 80 }] }
        """
      Then it is refused with:
        """
        Service "web" is invalid: [spec.externalIPs[0]: Invalid value: "203.000.113.5": must not have leading 0s, spec.LoadBalancerSourceRanges[0]: Invalid value: "10.1.2.3/8": must not have bits set beyond the prefix length]
        """
