Feature: Names of services and pods
  Processes find services by name: the cluster's DNS answers with the service's address, or with those of its pods.
  https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/

  Rule: A service is found by its name, with its namespace from elsewhere
    See https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#namespaces-of-services
    Source: pkg/kubelet/network/dns/dns.go (v1.36, generateSearchesForDNSClusterFirst)

    Scenario Outline: A pod of namespace <namespace> looks for "<name>"
      When I apply:
        """yaml
        apiVersion: v1
        kind: Namespace
        metadata: { name: shop }
        ---
        apiVersion: v1
        kind: Service
        metadata: { name: web, namespace: shop }
        spec: { clusterIP: 10.96.0.80, selector: { app: web }, ports: [{ port: 80 }] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: task, namespace: <namespace> }
        spec:
          restartPolicy: Never
          containers: [{ name: app, image: 'debian:12', command: [sh, -c, 'getent hosts <name> || echo nobody'] }]
        """
      Then the log of container "app" of pod "task" in namespace "<namespace>" is:
        """
        <answer>
        """

      Examples:
        | namespace | name                       | answer                                       |
        | shop      | web                        | 10.96.0.80      web.shop.svc.cluster.local |
        | shop      | web.shop                   | 10.96.0.80      web.shop.svc.cluster.local |
        | default   | web.shop                   | 10.96.0.80      web.shop.svc.cluster.local |
        | default   | web.shop.svc.cluster.local | 10.96.0.80      web.shop.svc.cluster.local |
        | default   | web                        | nobody                                       |

    Scenario: The API server has a name too
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: task }
        spec:
          restartPolicy: Never
          containers: [{ name: app, image: busybox:1.36, command: [nslookup, kubernetes.default] }]
        """
      Then the log of container "app" includes:
        """
        Name:	kubernetes.default.svc.cluster.local
        Address: 10.96.0.1
        """

  Rule: A headless service answers with its ready pods, and each of them may have a name
    See https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#a-aaaa-records
    See https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-hostname-and-subdomain-field

    Scenario: hostname and subdomain make a name
      When I apply:
        """yaml
        apiVersion: v1
        kind: Service
        metadata: { name: db }
        spec: { clusterIP: None, selector: { app: db }, ports: [{ port: 5432 }] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: one, labels: { app: db } }
        spec:
          hostname: first
          subdomain: db
          containers: [{ name: app, image: busybox:1.36, command: [sleep, '3600'] }]
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: two, labels: { app: db } }
        spec:
          subdomain: db
          containers:
          - name: app
            image: busybox:1.36
            command: [sleep, '3600']
            readinessProbe: { exec: { command: [cat, /ready] } }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: task }
        spec:
          restartPolicy: Never
          containers:
          - name: app
            image: debian:12
            command: [sh, -c, 'sleep 1; getent hosts db; getent hosts first.db; getent hosts two.db || echo nobody']
        """
      Then the log of container "app" of pod "task" is at 2s:
        """
        10.244.0.2      db.default.svc.cluster.local
        10.244.0.2      first.db.default.svc.cluster.local
        nobody
        """

  Rule: dnsPolicy says who is asked
    See https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-s-dns-policy
    Source: pkg/kubelet/network/dns/dns.go (v1.36, GetPodDNS)

    Scenario Outline: <policy> <what>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: task }
        spec:
          restartPolicy: Never
          hostNetwork: <host>
          dnsPolicy: <policy>
          containers: [{ name: app, image: 'debian:12', command: [sh, -c, 'getent hosts kubernetes.default || echo nobody'] }]
        """
      Then the log of container "app" is:
        """
        <answer>
        """

      Examples:
        | policy                  | host  | what                                       | answer                                               |
        | ClusterFirst            | false | asks the cluster                           | 10.96.0.1       kubernetes.default.svc.cluster.local |
        | ClusterFirst            | true  | on the node's network asks the node        | nobody                                               |
        | ClusterFirstWithHostNet | true  | asks the cluster from there too            | 10.96.0.1       kubernetes.default.svc.cluster.local |
        | Default                 | false | asks the node, which knows nothing of it   | nobody                                               |

  Rule: A headless service that publishes whoever is there answers with pods that are not ready, too
    See https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-hostname-and-subdomain-field
    Source: staging/src/k8s.io/endpointslice/utils.go (v1.36, podToEndpoint)

    Scenario Outline: publishNotReadyAddresses is <published>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Service
        metadata: { name: db }
        spec: { clusterIP: None, publishNotReadyAddresses: <published>, selector: { app: db }, ports: [{ port: 5432 }] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: db-0, labels: { app: db } }
        spec:
          containers:
          - name: app
            image: nginx:1.27
            readinessProbe: { exec: { command: ['false'] } }
        """
      And 5 seconds pass
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: task }
        spec:
          restartPolicy: Never
          containers: [{ name: app, image: 'debian:12', command: [sh, -c, 'getent hosts db || echo nobody'] }]
        """
      Then the log of container "app" of pod "task" is:
        """
        <answer>
        """

      Examples:
        | published | answer                                      |
        | true      | 10.244.0.2      db.default.svc.cluster.local |
        | false     | nobody                                      |

  Rule: A service of type ExternalName is another name
    See https://kubernetes.io/docs/concepts/services-networking/service/#externalname

    Scenario Outline: It leads to <to>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Service
        metadata: { name: web }
        spec: { clusterIP: 10.96.0.80, selector: { app: web }, ports: [{ port: 80 }] }
        ---
        apiVersion: v1
        kind: Service
        metadata: { name: shop }
        spec: { type: ExternalName, externalName: <to> }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: task }
        spec:
          restartPolicy: Never
          containers: [{ name: app, image: 'debian:12', command: [sh, -c, 'getent hosts shop || echo nobody'] }]
        """
      Then the log of container "app" is:
        """
        <answer>
        """

      Examples:
        | to                            | answer                                        |
        | web.default.svc.cluster.local | 10.96.0.80      web.default.svc.cluster.local |
        | web.example.com               | nobody                                        |

  Rule: A port with a name has a record of its own
    See https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#srv-records

    Scenario Outline: <service>, asked with "<command>"
      When I apply:
        """yaml
        apiVersion: v1
        kind: Service
        metadata: { name: web }
        spec: { selector: { app: web }, ports: [{ name: http, port: 80, targetPort: 8080 }] }
        ---
        apiVersion: v1
        kind: Service
        metadata: { name: peers }
        spec: { clusterIP: None, selector: { app: web }, ports: [{ name: http, port: 80, targetPort: 8080 }] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: one, labels: { app: web } }
        spec:
          hostname: first
          subdomain: peers
          containers: [{ name: server, image: agnhost, args: [netexec] }]
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: two, labels: { app: web } }
        spec:
          containers: [{ name: server, image: agnhost, args: [netexec] }]
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: task }
        spec:
          restartPolicy: Never
          containers: [{ name: app, image: registry.k8s.io/e2e-test-images/agnhost:2.53, command: [sh, -c, 'sleep 1; <command>'] }]
        """
      Then the log of container "app" of pod "task" is within 10s:
        """
        <answer>
        """

      Examples: one that has an address
        | service | command                                                          | answer                                                                                  |
        | web     | dig +short +search _http._tcp.web SRV                            | 0 100 80 web.default.svc.cluster.local.                                                 |
        | web     | dig +short _http._tcp.web.default.svc.cluster.local SRV          | 0 100 80 web.default.svc.cluster.local.                                                 |
        | web     | dig +noall +answer +search _http._tcp.web.default.svc SRV        | _http._tcp.web.default.svc.cluster.local. 30 IN SRV 0 100 80 web.default.svc.cluster.local. |
        | web     | test -z "$(dig +short +search _http._udp.web SRV)" && echo none  | none                                                                                    |
        | web     | test -z "$(dig +short _http._tcp.web SRV)" && echo none          | none                                                                                    |

      Examples: one without, of which each ready pod has its record
        | service | command                                                        | answer                                                 |
        | peers   | dig +short +search _http._tcp.peers SRV \| grep -o "first.*"   | first.peers.default.svc.cluster.local.                 |
        | peers   | dig +short +search _http._tcp.peers SRV \| grep -c "0 50 8080" | 2                                                      |
