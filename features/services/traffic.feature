Feature: To whom a connection goes
  Of the endpoints of a service a connection gets one: any of them, or one that is near, or the same again.
  https://kubernetes.io/docs/reference/networking/virtual-ips/

  Background:
    Given seed 1
    And a cluster with these nodes:
      | name   | zone |
      | node-1 | a    |
      | node-2 | b    |
      | node-3 | b    |
    And the manifest:
      """yaml
      apiVersion: v1
      kind: Pod
      metadata: { name: one, labels: { app: web } }
      spec:
        nodeName: node-1
        containers:
        - name: server
          image: agnhost
          args: [netexec]
          lifecycle: { preStop: { sleep: { seconds: 20 } } }
      ---
      apiVersion: v1
      kind: Pod
      metadata: { name: two, labels: { app: web } }
      spec:
        nodeName: node-2
        containers:
        - name: server
          image: agnhost
          args: [netexec]
          lifecycle: { preStop: { sleep: { seconds: 20 } } }
      """

  Rule: A service with session affinity sends a client to the same pod again, until it has not come for some time
    See https://kubernetes.io/docs/reference/networking/virtual-ips/#session-affinity
    See https://kubernetes.io/docs/reference/networking/virtual-ips/#session-stickiness-timeout

    Scenario Outline: <affinity>, a request every <pause> seconds: <pods> pods answer
      When the manifest is applied
      And I apply:
        """yaml
        apiVersion: v1
        kind: Service
        metadata: { name: web }
        spec:
          sessionAffinity: <affinity>
          sessionAffinityConfig: <config>
          selector: { app: web }
          ports: [{ port: 80, targetPort: 8080 }]
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: client }
        spec:
          restartPolicy: Never
          containers:
          - name: app
            image: busybox:1.36
            command:
            - sh
            - -c
            - 'sleep 5; for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16; do wget -q -O - http://web/hostname; echo; sleep <pause>; done | sort -u | wc -l'
        """
      Then the log of container "app" of pod "client" is within 10 minutes:
        """
        <pods>
        """

      Examples:
        | affinity | config                             | pause | pods |
        | None     | null                               | 1     | 2    |
        | ClientIP | null                               | 1     | 1    |
        | ClientIP | { clientIP: { timeoutSeconds: 30 } } | 20    | 1    |
        | ClientIP | { clientIP: { timeoutSeconds: 10 } } | 20    | 2    |

  Rule: internalTrafficPolicy Local keeps to the pods of the client's node, and drops the connection where there are none
    See https://kubernetes.io/docs/reference/networking/virtual-ips/#internal-traffic-policy

    Scenario Outline: From <node>: <answers>
      When the manifest is applied
      And I apply:
        """yaml
        apiVersion: v1
        kind: Service
        metadata: { name: web }
        spec:
          internalTrafficPolicy: Local
          selector: { app: web }
          ports: [{ port: 80, targetPort: 8080 }]
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: client }
        spec:
          nodeName: <node>
          restartPolicy: Never
          containers:
          - name: app
            image: busybox:1.36
            command:
            - sh
            - -c
            - 'sleep 5; for i in 1 2 3 4 5 6 7 8; do wget -q -T 1 -O - http://web/hostname 2>&1; echo; done | sort -u | grep .'
        """
      Then the log of container "app" of pod "client" is within 30s:
        """
        <answers>
        """

      Examples:
        | node   | answers                  |
        | node-1 | one                      |
        | node-2 | two                      |
        | node-3 | wget: download timed out |

  Rule: A service with a node port is reached at every node
    See https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport
    See https://kubernetes.io/docs/reference/networking/virtual-ips/#external-traffic-policy

    Scenario Outline: externalTrafficPolicy <policy>, at <node>: <answers>
      When the manifest is applied
      And pod "two" is force deleted
      And I apply:
        """yaml
        apiVersion: v1
        kind: Service
        metadata: { name: web }
        spec:
          type: NodePort
          externalTrafficPolicy: <policy>
          selector: { app: web }
          ports: [{ port: 80, targetPort: 8080, nodePort: 30080 }]
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: client }
        spec:
          nodeName: node-3
          restartPolicy: Never
          containers:
          - name: app
            image: busybox:1.36
            command: [sh, -c, 'sleep 5; wget -q -T 1 -O - http://<address>:30080/hostname 2>&1']
        """
      Then the log of container "app" of pod "client" is within 10s:
        """
        <answers>
        """

      Examples:
        | policy  | node   | address  | answers                  |
        | Cluster | node-1 | 10.0.0.1 | one                      |
        | Cluster | node-2 | 10.0.0.2 | one                      |
        | Local   | node-1 | 10.0.0.1 | one                      |
        | Local   | node-2 | 10.0.0.2 | wget: download timed out |

  Rule: trafficDistribution prefers what is near, and goes further where nothing near is ready
    See https://kubernetes.io/docs/concepts/services-networking/service/#traffic-distribution
    Source: pkg/proxy/topology.go (v1.36, CategorizeEndpoints, topologyModeFromHints)

    Scenario Outline: <wish>, from <node>: <answers>
      When the manifest is applied
      And I apply:
        """yaml
        apiVersion: v1
        kind: Service
        metadata: { name: web }
        spec:
          trafficDistribution: <wish>
          selector: { app: web }
          ports: [{ port: 80, targetPort: 8080 }]
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: client }
        spec:
          nodeName: <node>
          restartPolicy: Never
          containers:
          - name: app
            image: busybox:1.36
            command:
            - sh
            - -c
            - 'sleep 5; for i in 1 2 3 4 5 6 7 8; do wget -q -T 1 -O - http://web/hostname 2>&1; echo; done | sort -u | grep .'
        """
      Then the log of container "app" of pod "client" is within 30s:
        """
        <answers>
        """

      Examples:
        | wish           | node   | answers |
        | PreferClose    | node-1 | one     |
        | PreferSameZone | node-1 | one     |
        | PreferSameZone | node-3 | two     |
        | PreferSameNode | node-2 | two     |
        | PreferSameNode | node-3 | two     |

    Scenario: The pod of the same node is deleted
      When the manifest is applied
      And I apply:
        """yaml
        apiVersion: v1
        kind: Service
        metadata: { name: web }
        spec:
          trafficDistribution: PreferSameNode
          selector: { app: web }
          ports: [{ port: 80, targetPort: 8080 }]
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: client }
        spec:
          nodeName: node-1
          containers:
          - name: app
            image: busybox:1.36
            command: [sh, -c, 'sleep 5; while true; do wget -q -T 1 -O - http://web/hostname; echo; sleep 5; done']
        """
      And 8 seconds pass
      And pod "one" is deleted
      Then the log of container "app" of pod "client" is at 14s:
        """
        one
        two
        """

  Rule: Pods on their way out are asked only when no other is ready
    See https://kubernetes.io/docs/reference/networking/virtual-ips/#traffic-to-terminating-endpoints
    Source: pkg/proxy/topology.go (v1.36, CategorizeEndpoints)

    Scenario: The last pod stops
      When the manifest is applied
      And I apply:
        """yaml
        apiVersion: v1
        kind: Service
        metadata: { name: web }
        spec: { selector: { app: web }, ports: [{ port: 80, targetPort: 8080 }] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: client }
        spec:
          nodeName: node-3
          containers:
          - name: app
            image: busybox:1.36
            command: [sh, -c, 'sleep 5; while true; do wget -q -T 1 -O - http://web/hostname; echo; sleep 15; done']
        """
      And pod "two" is force deleted
      And pod "one" is deleted
      Then service "web" has no ready endpoints
      And the log of container "app" of pod "client" is at 10s:
        """
        one
        """
      And the log of container "app" of pod "client" includes at 40s:
        """
        wget: can't connect to remote host
        """

  Rule: A pod reaches itself through its service
    See https://kubernetes.io/docs/tasks/debug/debug-application/debug-service/#a-pod-fails-to-reach-itself-via-the-service-ip
    Source: pkg/proxy/iptables/proxier.go (v1.36, writeServiceToEndpointRules, syncProxyRules)

    Scenario: It asks the name of the service of which it is the only pod
      When I apply:
        """yaml
        apiVersion: v1
        kind: Service
        metadata: { name: self }
        spec: { selector: { app: alone }, ports: [{ port: 80, targetPort: 8080 }] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: alone, labels: { app: alone } }
        spec:
          containers:
          - { name: server, image: agnhost, args: [netexec] }
          - { name: client, image: 'busybox:1.36', command: [sh, -c, 'sleep 5; wget -q -T 1 -O - http://self/hostname; sleep 3600'] }
        """
      Then the log of container "client" of pod "alone" is within 10s:
        """
        alone
        """

  Rule: A policy that a service has no use for is refused, not ignored
    Source: pkg/apis/core/validation/validation.go (v1.36, validateServiceExternalTrafficPolicy)

    Scenario: Broken: externalTrafficPolicy, and nobody comes from outside
      When I apply:
        """yaml
        apiVersion: v1
        kind: Service
        metadata: { name: inner }
        spec: { selector: { app: web }, ports: [{ port: 80 }], externalTrafficPolicy: Local }
        """
      Then it is refused with:
        """
        The Service "inner" is invalid: spec.externalTrafficPolicy: Invalid value: "Local": may only be set for externally-accessible services
        """

    Scenario: Mended: a service on the nodes' ports
      When I apply:
        """yaml
        apiVersion: v1
        kind: Service
        metadata: { name: outer }
        spec: { type: NodePort, selector: { app: web }, ports: [{ port: 80 }], externalTrafficPolicy: Local }
        """
      Then service "outer" matches:
        """yaml
        spec: { type: NodePort, externalTrafficPolicy: Local }
        """
