Feature: Services that are reached from outside
  An address outside of the cluster may lead to a service: one that somebody routes there, or a load balancer's.
  https://kubernetes.io/docs/concepts/services-networking/service/#external-ips

  Background:
    Given seed 1
    And a cluster with these nodes:
      | name   |
      | node-1 |
      | node-2 |
    And the manifest:
      """yaml
      apiVersion: v1
      kind: Pod
      metadata: { name: one, labels: { app: web } }
      spec: { nodeName: node-1, containers: [{ name: server, image: agnhost, args: [netexec] }] }
      ---
      apiVersion: v1
      kind: Pod
      metadata: { name: client }
      spec: { nodeName: node-2, containers: [{ name: app, image: agnhost, command: [sleep, 1d] }] }
      """

  Rule: An address that nobody has leads to the service that names it
    See https://kubernetes.io/docs/concepts/services-networking/service/#external-ips
    Source: pkg/proxy/iptables/proxier.go (v1.36, syncProxyRules)

    Scenario: An external IP
      When the manifest is applied
      And I apply:
        """yaml
        apiVersion: v1
        kind: Service
        metadata: { name: web }
        spec: { externalIPs: [203.0.113.250], selector: { app: web }, ports: [{ port: 80, targetPort: 8080 }] }
        """
      And 3 seconds pass
      Then kubectl exec client -- curl -s http://203.0.113.250/hostname prints:
        """
        one
        """

    Scenario: The address of a load balancer, asked by a pod
      When the manifest is applied
      And I apply:
        """yaml
        apiVersion: v1
        kind: Service
        metadata: { name: web }
        spec: { type: LoadBalancer, externalTrafficPolicy: Local, selector: { app: web }, ports: [{ port: 80, targetPort: 8080 }] }
        """
      And service "web" gets address "203.0.113.5"
      And 3 seconds pass
      Then kubectl exec client -- curl -s http://203.0.113.5/hostname prints:
        """
        one
        """

  Rule: Session affinity holds at every address of a service, and can be changed while it runs
    See https://kubernetes.io/docs/reference/networking/virtual-ips/#session-affinity

    Scenario Outline: <type>, externalTrafficPolicy <policy>, asked at <address>: first <first>, then <second> pods answer
      When the manifest is applied
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: two, labels: { app: web } }
        spec: { nodeName: node-1, containers: [{ name: server, image: agnhost, args: [netexec] }] }
        ---
        apiVersion: v1
        kind: Service
        metadata: { name: web }
        spec:
          type: <type>
          clusterIP: 10.96.0.80
          externalTrafficPolicy: <policy>
          externalIPs: [203.0.113.5]
          sessionAffinity: <before>
          selector: { app: web }
          ports: [{ port: 80, targetPort: 8080, nodePort: <node port> }]
        """
      And 3 seconds pass
      Then kubectl exec client -- sh -c 'for i in 1 2 3 4 5 6 7 8 9 10 11 12; do wget -q -O - http://<address>/hostname; echo; done | sort -u | wc -l' prints:
        """
        <first>
        """
      When I run:
        """
        kubectl patch service web -p '{"spec":{"sessionAffinity":"<after>"}}'
        """
      And 3 seconds pass
      Then kubectl exec client -- sh -c 'for i in 1 2 3 4 5 6 7 8 9 10 11 12; do wget -q -O - http://<address>/hostname; echo; done | sort -u | wc -l' prints:
        """
        <second>
        """

      Examples:
        | type         | policy  | node port | address        | before   | after    | first | second |
        | ClusterIP    | null    | null      | 10.96.0.80     | ClientIP | None     | 1     | 2      |
        | ClusterIP    | null    | null      | 10.96.0.80     | None     | ClientIP | 2     | 1      |
        | NodePort     | Cluster | 30080     | 10.0.0.1:30080 | ClientIP | None     | 1     | 2      |
        | LoadBalancer | Cluster | 30080     | 203.0.113.5    | ClientIP | None     | 1     | 2      |
        | LoadBalancer | Local   | 30080     | 203.0.113.5    | ClientIP | None     | 1     | 2      |

    Scenario: At a node port, a client that has not come for a while
      When the manifest is applied
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: two, labels: { app: web } }
        spec: { nodeName: node-1, containers: [{ name: server, image: agnhost, args: [netexec] }] }
        ---
        apiVersion: v1
        kind: Service
        metadata: { name: web }
        spec:
          type: NodePort
          sessionAffinity: ClientIP
          sessionAffinityConfig: { clientIP: { timeoutSeconds: 10 } }
          selector: { app: web }
          ports: [{ port: 80, targetPort: 8080, nodePort: 30080 }]
        """
      And 3 seconds pass
      Then kubectl exec client -- sh -c 'for i in 1 2 3 4 5 6 7 8; do wget -q -O - http://10.0.0.1:30080/hostname; echo; sleep 5; done | sort -u | wc -l' prints:
        """
        1
        """
      And kubectl exec client -- sh -c 'for i in 1 2 3 4 5 6 7 8; do wget -q -O - http://10.0.0.1:30080/hostname; echo; sleep 11; done | sort -u | wc -l' prints:
        """
        2
        """

  Rule: A rolling update goes unnoticed by those who ask a load balancer
    See https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#rolling-update-deployment

    Scenario Outline: externalTrafficPolicy <policy>: every request is answered
      Given the manifest:
        """yaml
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec:
          replicas: 2
          selector: { matchLabels: { app: shop } }
          template:
            metadata: { labels: { app: shop } }
            spec:
              containers: [{ name: server, image: "agnhost:1", args: [netexec], readinessProbe: { tcpSocket: { port: 8080 }, periodSeconds: 1 }, lifecycle: { preStop: { sleep: { seconds: 5 } } } }]
        ---
        apiVersion: v1
        kind: Service
        metadata: { name: web }
        spec: { type: LoadBalancer, externalTrafficPolicy: <policy>, selector: { app: shop }, ports: [{ port: 80, targetPort: 8080 }] }
        """
      When the manifest is applied
      And service "web" gets address "203.0.113.5"
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: asking }
        spec: { containers: [{ name: app, image: agnhost, command: [sh, -c, 'sleep 10; while true; do wget -q -T 1 -O /dev/null http://203.0.113.5/hostname && echo answered || echo failed; sleep 1; done'] }] }
        """
      And 15 seconds pass
      And container "server" of deployment "web" is updated to image "agnhost:2"
      And 1 minute passes
      Then the log of container "app" of pod "asking" includes:
        """
        answered
        """
      And the log of container "app" of pod "asking" does not include:
        """
        failed
        """

      Examples:
        | policy  |
        | Cluster |
        | Local   |

  Rule: Pods that stop are asked when no other is ready, also where the policy is Local
    See https://kubernetes.io/docs/reference/networking/virtual-ips/#traffic-to-terminating-endpoints
    Source: pkg/proxy/topology.go (v1.36, CategorizeEndpoints)

    Scenario Outline: <field> Local, asked at <address> by a client on <node>: <answer>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: stopping, labels: { app: shop } }
        spec:
          nodeName: node-1
          containers: [{ name: server, image: agnhost, args: [netexec], lifecycle: { preStop: { sleep: { seconds: 20 } } } }]
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: asking }
        spec: { nodeName: <node>, containers: [{ name: app, image: agnhost, command: [sleep, 1d] }] }
        ---
        apiVersion: v1
        kind: Service
        metadata: { name: web }
        spec:
          type: NodePort
          clusterIP: 10.96.0.80
          <field>: Local
          selector: { app: shop }
          ports: [{ port: 80, targetPort: 8080, nodePort: 30080 }]
        """
      And 3 seconds pass
      And pod "stopping" is deleted
      And 3 seconds pass
      And I run:
        """
        kubectl exec asking -- sh -c 'wget -q -T 1 -O - http://<address>/hostname 2>&1 || true'
        """
      Then service "web" has no ready endpoints
      And it includes:
        """
        <answer>
        """

      Examples:
        | field                 | node   | address        | answer             |
        | internalTrafficPolicy | node-1 | 10.96.0.80     | stopping           |
        | internalTrafficPolicy | node-2 | 10.96.0.80     | download timed out |
        | externalTrafficPolicy | node-2 | 10.0.0.1:30080 | stopping           |
        | externalTrafficPolicy | node-1 | 10.0.0.2:30080 | download timed out |

  Rule: The address of a load balancer takes connections from loadBalancerSourceRanges, where there are any
    See https://kubernetes.io/docs/tasks/access-application-cluster/configure-cloud-provider-firewall/#restrict-access-for-loadbalancer-service
    Source: pkg/proxy/iptables/proxier.go (v1.36, syncProxyRules), pkg/proxy/serviceport.go (v1.36, newBaseServiceInfo)

    Scenario Outline: With <ranges>, a client with the address 10.244.1.2 that asks at <address> is told <answer>
      When the manifest is applied
      And I apply:
        """yaml
        apiVersion: v1
        kind: Service
        metadata: { name: web }
        spec:
          type: LoadBalancer
          clusterIP: 10.96.0.80
          loadBalancerSourceRanges: <ranges>
          selector: { app: web }
          ports: [{ port: 80, targetPort: 8080, nodePort: 30080 }]
        """
      And service "web" gets address "203.0.113.5"
      And 3 seconds pass
      Then kubectl exec client -- sh -c 'wget -q -T 1 -O - http://<address>/hostname 2>&1 || true' prints:
        """
        <answer>
        """

      Examples:
        | ranges                   | address        | answer                   |
        | [10.244.1.2/32]          | 203.0.113.5    | one                      |
        | [10.244.0.0/24]          | 203.0.113.5    | wget: download timed out |
        | [0.0.0.0/1, 128.0.0.0/1] | 203.0.113.5    | one                      |
        | [255.0.0.0/32]           | 203.0.113.5    | wget: download timed out |
        | [255.0.0.0/32]           | 10.96.0.80     | one                      |
        | [255.0.0.0/32]           | 10.0.0.1:30080 | one                      |

  Rule: A service that another proxy has is none of kube-proxy's
    See https://kubernetes.io/docs/reference/labels-annotations-taints/#servicekubernetesioservice-proxy-name
    Source: cmd/kube-proxy/app/server.go (v1.36, Run)

    Scenario: With the label service.kubernetes.io/service-proxy-name it is not reached, and without it again
      When the manifest is applied
      And I apply:
        """yaml
        apiVersion: v1
        kind: Service
        metadata: { name: web }
        spec: { clusterIP: 10.96.0.80, selector: { app: web }, ports: [{ port: 80, targetPort: 8080 }] }
        """
      And 3 seconds pass
      And I run:
        """
        kubectl label service web service.kubernetes.io/service-proxy-name=foo-bar
        """
      And 3 seconds pass
      And I run:
        """
        kubectl exec client -- curl -s -m 1 http://10.96.0.80/hostname || echo nobody
        """
      Then it includes:
        """
        nobody
        """
      And service "web" has 1 ready endpoint
      When I run:
        """
        kubectl label service web service.kubernetes.io/service-proxy-name-
        """
      And 3 seconds pass
      Then kubectl exec client -- curl -s http://10.96.0.80/hostname prints:
        """
        one
        """

  Rule: An EndpointSlice labelled service.kubernetes.io/headless is none of kube-proxy's
    See https://kubernetes.io/docs/reference/labels-annotations-taints/#servicekubernetesioheadless
    Source: cmd/kube-proxy/app/server.go (v1.36, Run)

    Scenario: A slice by hand takes connections until it has the label
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: one }
        spec: { nodeName: node-1, containers: [{ name: server, image: agnhost, args: [netexec] }] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: client }
        spec: { nodeName: node-2, containers: [{ name: app, image: agnhost, command: [sleep, 1d] }] }
        ---
        apiVersion: v1
        kind: Service
        metadata: { name: web }
        spec: { clusterIP: 10.96.0.80, ports: [{ name: http, port: 80 }] }
        ---
        apiVersion: discovery.k8s.io/v1
        kind: EndpointSlice
        metadata: { name: web-1, labels: { kubernetes.io/service-name: web } }
        addressType: IPv4
        ports: [{ name: http, port: 8080, protocol: TCP }]
        endpoints: [{ addresses: [10.244.0.2], conditions: { ready: true } }]
        """
      And 3 seconds pass
      Then kubectl exec client -- curl -s http://10.96.0.80/hostname prints:
        """
        one
        """
      When I run:
        """
        kubectl label endpointslice web-1 service.kubernetes.io/headless=
        """
      And 3 seconds pass
      And I run:
        """
        kubectl exec client -- sh -c 'wget -q -T 1 -O - http://10.96.0.80/hostname 2>&1 || true'
        """
      Then it includes:
        """
        Connection refused
        """
      And service "web" has 1 ready endpoint
