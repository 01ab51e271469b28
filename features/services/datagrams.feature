Feature: Services of UDP
  A port of UDP takes datagrams, which nobody accepts and nobody need answer. Services, node ports, hostPorts and policies treat them as they do connections.
  https://kubernetes.io/docs/reference/networking/service-protocols/#protocol-udp

  Background:
    Given seed 1
    And a cluster of 2 nodes
    And the manifest:
      """yaml
      apiVersion: v1
      kind: Pod
      metadata: { name: one, labels: { app: web } }
      spec:
        nodeName: node-1
        terminationGracePeriodSeconds: 0
        containers: [{ name: server, image: agnhost, args: [netexec], ports: [{ containerPort: 8080, hostPort: 5300 }, { containerPort: 8081, hostPort: 5300, protocol: UDP }] }]
      ---
      apiVersion: v1
      kind: Service
      metadata: { name: web }
      spec:
        type: LoadBalancer
        clusterIP: 10.96.0.80
        selector: { app: web }
        ports: [{ name: tcp, port: 80, targetPort: 8080, nodePort: 30080 }, { name: udp, port: 80, protocol: UDP, targetPort: 8081, nodePort: 30080 }]
      ---
      apiVersion: v1
      kind: Pod
      metadata: { name: client, labels: { app: client } }
      spec: { nodeName: node-2, containers: [{ name: app, image: agnhost, command: [sleep, 1d] }] }
      ---
      apiVersion: v1
      kind: Pod
      metadata: { name: host }
      spec: { nodeName: node-1, hostNetwork: true, containers: [{ name: app, image: agnhost, command: [sleep, 1d] }] }
      """

  Rule: A datagram gets where a connection of its port gets
    See https://kubernetes.io/docs/concepts/services-networking/service/#protocol-support
    Source: pkg/proxy/iptables/proxier.go (v1.36, syncProxyRules)

    Scenario Outline: <client> asks <what>: <answer>
      When the manifest is applied
      And 3 seconds pass
      Then kubectl exec <client> -- sh -c 'echo hostname | nc -u -w 1 <address>; echo' prints:
        """
        <answer>
        """

      Examples:
        | client | what                         | address          | answer |
        | client | the pod                      | 10.244.0.2 8081  | one    |
        | client | the service                  | 10.96.0.80 80    | one    |
        | client | the service by its name      | web 80           | one    |
        | host   | the service, from the node   | 10.96.0.80 80    | one    |
        | one    | its own service              | web 80           | one    |
        | client | the node port                | 10.0.0.1 30080   | one    |
        | client | the node port, other node    | 10.0.0.2 30080   | one    |
        | client | the hostPort                 | 10.0.0.1 5300    | one    |
        | one    | itself                       | 127.0.0.1 8081   | one    |

    Scenario: TCP at the same port of the service is another server
      When the manifest is applied
      And 3 seconds pass
      Then kubectl exec client -- curl -s http://10.96.0.80/ prints:
        """
        NOW: one
        """
      And kubectl exec client -- sh -c 'echo echo hello | nc -u -w 1 10.96.0.80 80; echo' prints:
        """
        hello
        """

  Rule: Where nobody listens a datagram is lost, and who sent it hears nothing
    See https://kubernetes.io/docs/reference/networking/service-protocols/#protocol-udp

    Scenario Outline: <what>
      When the manifest is applied
      And 3 seconds pass
      Then kubectl exec client -- sh -c 'echo hostname | nc -u -w 2 <address>; echo nothing' prints:
        """
        nothing
        """

      Examples:
        | what                           | address         |
        | A port of TCP                  | 10.244.0.2 8080 |
        | An address that nobody has     | 10.244.0.99 80  |
        | A port that the service has not | 10.96.0.80 81   |

  Rule: A service of UDP changes its type and its ports as one of TCP does
    See https://kubernetes.io/docs/concepts/services-networking/service/#publishing-services-service-types

    Scenario Outline: After <patch>, asked at <address>: <answer>
      When the manifest is applied
      And service "web" gets address "203.0.113.5"
      And I run:
        """
        kubectl patch service web --type=json -p '<patch>'
        """
      And 3 seconds pass
      Then kubectl exec client -- sh -c 'echo hostname | nc -u -w 1 <address>; echo .' prints:
        """
        <answer>
        """

      Examples:
        | patch                                                            | address        | answer |
        | []                                                               | 203.0.113.5 80 | one.   |
        | [{"op":"replace","path":"/spec/ports/1/port","value":53}]        | 203.0.113.5 53 | one.   |
        | [{"op":"replace","path":"/spec/ports/1/port","value":53}]        | 203.0.113.5 80 | .      |
        | [{"op":"replace","path":"/spec/ports/1/nodePort","value":30053}] | 10.0.0.1 30053 | one.   |
        | [{"op":"replace","path":"/spec/ports/1/nodePort","value":30053}] | 10.0.0.1 30080 | .      |
        | [{"op":"replace","path":"/spec/type","value":"ClusterIP"}]       | 10.0.0.1 30080 | .      |
        | [{"op":"replace","path":"/spec/type","value":"ClusterIP"}]       | 10.96.0.80 80  | one.   |

  Rule: What was known of a client is forgotten when its server goes: the next datagram goes to the next pod
    See https://kubernetes.io/docs/reference/networking/virtual-ips/#proxy-mode-iptables
    Source: pkg/proxy/conntrack/cleanup.go (v1.36, CleanStaleEntries)

    Scenario Outline: Asked at <address> all the time (hostNetwork <host network>), and replaced by a pod on <node>
      When the manifest is applied
      And service "web" gets address "203.0.113.5"
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: asking }
        spec:
          nodeName: node-2
          hostNetwork: <host network>
          containers:
          - name: app
            image: agnhost
            command: [sh, -c, 'sleep 2; while true; do echo hostname | nc -u -w 5 <address>; echo; done']
        """
      And 10 seconds pass
      And pod "one" is deleted
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: two, labels: { app: web } }
        spec: { nodeName: <node>, containers: [{ name: server, image: agnhost, args: [netexec] }] }
        """
      And 10 seconds pass
      Then the log of container "app" of pod "asking" is:
        """
        one
        one
        two
        two
        """

      Examples:
        | address        | host network | node   |
        | 10.96.0.80 80  | false        | node-1 |
        | 10.96.0.80 80  | true         | node-1 |
        | 10.0.0.1 30080 | false        | node-1 |
        | 203.0.113.5 80 | false        | node-1 |
        | 203.0.113.5 80 | false        | node-2 |

    Scenario: internalTrafficPolicy Local, and both pods on the node of the client
      When I apply:
        """yaml
        apiVersion: v1
        kind: Service
        metadata: { name: near }
        spec: { clusterIP: 10.96.0.81, internalTrafficPolicy: Local, selector: { app: near }, ports: [{ port: 80, protocol: UDP, targetPort: 8081 }] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: first, labels: { app: near } }
        spec: { nodeName: node-1, terminationGracePeriodSeconds: 0, containers: [{ name: server, image: agnhost, args: [netexec] }] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: asking }
        spec: { nodeName: node-1, containers: [{ name: app, image: agnhost, command: [sleep, 1d] }] }
        """
      And 3 seconds pass
      And pod "first" is deleted
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: second, labels: { app: near } }
        spec: { nodeName: node-1, containers: [{ name: server, image: agnhost, args: [netexec] }] }
        """
      And 3 seconds pass
      Then kubectl exec asking -- sh -c 'echo hostname | nc -u -w 1 10.96.0.81 80; echo' prints:
        """
        second
        """

    Scenario: The target port of a node port changes
      When the manifest is applied
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: one-more, labels: { app: web } }
        spec: { nodeName: node-1, containers: [{ name: server, image: agnhost, args: [netexec, --http-port=9000, --udp-port=9001] }] }
        """
      And 3 seconds pass
      And I run:
        """
        kubectl patch service web --type=json -p '[{"op":"replace","path":"/spec/ports/1/targetPort","value":9001}]'
        """
      And pod "one" is deleted
      And 3 seconds pass
      Then kubectl exec client -- sh -c 'echo hostname | nc -u -w 1 10.0.0.1 30080; echo' prints:
        """
        one-more
        """

    Scenario: A pod that was not ready becomes ready
      When I apply:
        """yaml
        apiVersion: v1
        kind: Service
        metadata: { name: late }
        spec: { clusterIP: 10.96.0.81, selector: { app: late }, ports: [{ port: 80, protocol: UDP, targetPort: 8081 }] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: first, labels: { app: late } }
        spec:
          containers:
          - name: server
            image: agnhost
            args: [netexec]
            readinessProbe: { httpGet: { path: /healthz, port: 8080 }, initialDelaySeconds: 10 }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: asking }
        spec:
          containers:
          - name: app
            image: agnhost
            command: [sh, -c, 'while true; do echo hostname | nc -u -w 2 10.96.0.81 80; echo; sleep 6; done | grep .']
        """
      And 25 seconds pass
      Then pod "first" is Ready
      And the log of container "app" of pod "asking" is:
        """
        first
        first
        """

  Rule: A policy is about protocols too, and sessions of UDP keep to a pod as connections do
    See https://kubernetes.io/docs/concepts/services-networking/network-policies/#networkpolicy-resource
    See https://kubernetes.io/docs/reference/networking/virtual-ips/#session-affinity

    Scenario Outline: ingress <rule>: <answer>
      When the manifest is applied
      And I apply:
        """yaml
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: { name: web }
        spec: { podSelector: { matchLabels: { app: web } }, policyTypes: [Ingress], ingress: [<rule>] }
        """
      And 3 seconds pass
      Then kubectl exec client -- sh -c 'echo hostname | nc -u -w 1 web 80; echo .' prints:
        """
        <answer>
        """

      Examples:
        | rule                                                                | answer |
        | {}                                                                  | one.   |
        | { ports: [{ protocol: UDP, port: 8081 }] }                          | one.   |
        | { ports: [{ protocol: UDP, port: 80 }] }                            | .      |
        | { ports: [{ protocol: TCP, port: 8081 }] }                          | .      |
        | { from: [{ namespaceSelector: {}, podSelector: { matchLabels: { app: client } } }] } | one.   |
        | { from: [{ namespaceSelector: {}, podSelector: { matchLabels: { app: other } } }] } | .      |

    Scenario: Default deny
      When the manifest is applied
      And I apply:
        """yaml
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: { name: deny }
        spec: { podSelector: {}, policyTypes: [Ingress] }
        """
      Then kubectl exec client -- sh -c 'echo hostname | nc -u -w 1 10.244.0.2 8081; echo nothing' prints:
        """
        nothing
        """

    Scenario Outline: sessionAffinity <affinity>: of twelve datagrams <pods> pods answer
      When the manifest is applied
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: two, labels: { app: web } }
        spec: { nodeName: node-2, containers: [{ name: server, image: agnhost, args: [netexec] }] }
        """
      And I run:
        """
        kubectl patch service web -p '{"spec":{"sessionAffinity":"<affinity>"}}'
        """
      And 3 seconds pass
      Then kubectl exec client -- sh -c 'for i in 1 2 3 4 5 6 7 8 9 10 11 12; do echo hostname | nc -u -w 1 web 80; echo; done | sort -u | wc -l' prints:
        """
        <pods>
        """

      Examples:
        | affinity | pods |
        | None     | 2    |
        | ClientIP | 1    |

  Rule: A program is told who asks it: the pod, for a service's own address; the node that sent it on, for a node port
    See https://kubernetes.io/docs/tutorials/services/source-ip/

    Scenario Outline: <what>: <source>
      When the manifest is applied
      And 3 seconds pass
      Then kubectl exec <client> -- sh -c 'wget -q -O - http://<address>/clientip | cut -d: -f1' prints:
        """
        <source>
        """

      Examples:
        | what                                   | client | address        | source     |
        | The service                            | client | 10.96.0.80     | 10.244.1.2 |
        | The service, asked by the node         | host   | 10.96.0.80     | 10.0.0.1   |
        | The node port of the node with the pod | client | 10.0.0.1:30080 | 10.0.0.1   |
        | The node port of its own node          | client | 10.0.0.2:30080 | 10.0.0.2   |

    Scenario: With externalTrafficPolicy Local it is the one that came to the node
      When the manifest is applied
      And I run:
        """
        kubectl patch service web -p '{"spec":{"externalTrafficPolicy":"Local"}}'
        """
      And 3 seconds pass
      Then kubectl exec client -- sh -c 'wget -q -O - http://10.0.0.1:30080/clientip | cut -d: -f1' prints:
        """
        10.0.0.2
        """
