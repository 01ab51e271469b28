Feature: A pod's /etc/resolv.conf
  The kubelet writes how the processes of a pod look names up: what dnsPolicy gives, and what dnsConfig adds to it.
  https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-dns-config

  Rule: dnsPolicy gives servers, search domains and options
    See https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-s-dns-policy
    Source: pkg/kubelet/network/dns/dns.go (v1.36, GetPodDNS, generateSearchesForDNSClusterFirst)

    Scenario: ClusterFirst asks the cluster, and looks in the pod's own namespace first
      When I apply:
        """yaml
        apiVersion: v1
        kind: Namespace
        metadata: { name: shop }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: web, namespace: shop }
        spec: { containers: [{ name: app, image: "nginx:1.27" }] }
        """
      And 2 seconds pass
      Then file "/etc/resolv.conf" of container "app" of pod "web" in namespace "shop" is:
        """
        search shop.svc.cluster.local svc.cluster.local cluster.local
        nameserver 10.96.0.10
        options ndots:5
        """

    Scenario: None has only what dnsConfig says
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          dnsPolicy: None
          dnsConfig: { nameservers: [1.1.1.1], searches: [resolv.conf.local], options: [{ name: ndots, value: "2" }, { name: edns0 }] }
          containers: [{ name: app, image: "nginx:1.27" }]
        """
      And 2 seconds pass
      Then file "/etc/resolv.conf" of container "app" is:
        """
        search resolv.conf.local
        nameserver 1.1.1.1
        options ndots:2 edns0
        """

  Rule: dnsConfig is added to what the policy gives
    Source: pkg/kubelet/network/dns/dns.go (v1.36, appendDNSConfig)

    Scenario: Its option takes the place of one with the same name
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          dnsConfig: { nameservers: [192.0.2.53], searches: [example.com], options: [{ name: ndots, value: "2" }] }
          containers: [{ name: app, image: "nginx:1.27" }]
        """
      And 2 seconds pass
      Then file "/etc/resolv.conf" of container "app" is:
        """
        search default.svc.cluster.local svc.cluster.local cluster.local example.com
        nameserver 10.96.0.10
        nameserver 192.0.2.53
        options ndots:2
        """

    # 1.1.1.1 is no server of the cluster, and knows none of its names; the cluster's own does, with the search domain that is given.
    Scenario Outline: A process asks the servers that it was given: <server>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: task }
        spec:
          restartPolicy: Never
          dnsPolicy: None
          dnsConfig: { nameservers: [<server>], searches: [default.svc.cluster.local], options: [{ name: ndots, value: "2" }] }
          containers: [{ name: app, image: "debian:12", command: [sh, -c, "getent hosts kubernetes || echo nobody"] }]
        """
      Then the log of container "app" is:
        """
        <answer>
        """

      Examples:
        | server     | answer                                               |
        | 10.96.0.10 | 10.96.0.1       kubernetes.default.svc.cluster.local |
        | 1.1.1.1    | nobody                                               |

  Rule: Search domains may be many, long, and of unusual shape
    See https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#dns-search-domain-list-limits
    Source: pkg/apis/core/validation/validation.go (v1.36, validatePodDNSConfig, ValidateDNS1123Subdomain)

    Scenario: More than six, longer than 256 characters together
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          dnsPolicy: None
          dnsConfig:
            nameservers: [10.96.0.10]
            searches:
              - a.search.domain.of.this.test.that.is.rather.long.example.com
              - b.search.domain.of.this.test.that.is.rather.long.example.com
              - c.search.domain.of.this.test.that.is.rather.long.example.com
              - d.search.domain.of.this.test.that.is.rather.long.example.com
              - e.search.domain.of.this.test.that.is.rather.long.example.com
              - f.search.domain.of.this.test.that.is.rather.long.example.com
              - default.svc.cluster.local
          containers: [{ name: app, image: "debian:12" , command: [sh, -c, "getent hosts kubernetes; sleep 600"] }]
        """
      And 2 seconds pass
      Then file "/etc/resolv.conf" of container "app" includes:
        """
        f.search.domain.of.this.test.that.is.rather.long.example.com default.svc.cluster.local
        """
      And the log of container "app" is:
        """
        10.96.0.1       kubernetes.default.svc.cluster.local
        """

    Scenario: A single dot, and an underscore
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          dnsPolicy: None
          dnsConfig: { nameservers: [10.96.0.10], searches: [".", _sip._tcp.abc_d.example.com] }
          containers: [{ name: app, image: "debian:12", command: [sh, -c, "getent hosts kubernetes.default.svc.cluster.local; sleep 600"] }]
        """
      And 2 seconds pass
      Then file "/etc/resolv.conf" of container "app" is:
        """
        search . _sip._tcp.abc_d.example.com
        nameserver 10.96.0.10
        """
      And the log of container "app" is:
        """
        10.96.0.1       kubernetes.default.svc.cluster.local
        """

    Scenario: More than 32 are refused
      When I apply, with DOMAINS for 33 times "a.example.com, ":
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          dnsConfig: { searches: [DOMAINS] }
          containers: [{ name: app, image: "nginx:1.27" }]
        """
      Then it is refused with:
        """
        *spec.dnsConfig.searches: Invalid value: *: must not have more than 32 search paths
        """
