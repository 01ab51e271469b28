Feature: Services that change
  A service may change its type, and be deleted and made again: its address and ports come and go with that.
  https://kubernetes.io/docs/concepts/services-networking/service/#publishing-services-service-types

  Rule: What another type needs is given, and what it has no use for goes
    Source: pkg/registry/core/service/strategy.go (v1.36, dropTypeDependentFields)
    Source: pkg/registry/core/service/storage/alloc.go (v1.36, allocateUpdate)

    Scenario Outline: From <from> to <to>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Service
        metadata: { name: web }
        spec: <old>
        """
      And I apply:
        """yaml
        apiVersion: v1
        kind: Service
        metadata: { name: web }
        spec: <new>
        """
      Then kubectl get service web shows:
        | NAME | TYPE | CLUSTER-IP | EXTERNAL-IP | PORT(S) |
        | web  | <to> | <address>  | <outside>   | <ports> |

      Examples:
        | from         | to           | old                                                                           | new                                                                         | address | outside         | ports        |
        | ExternalName | ClusterIP    | { type: ExternalName, externalName: db.example.com }                          | { type: ClusterIP, selector: { app: web }, ports: [{ port: 80 }] }          | 10.*    | <none>          | 80/TCP       |
        | ExternalName | NodePort     | { type: ExternalName, externalName: db.example.com }                          | { type: NodePort, selector: { app: web }, ports: [{ port: 80 }] }           | 10.*    | <none>          | 80:30086/TCP |
        | ClusterIP    | ExternalName | { type: ClusterIP, selector: { app: web }, ports: [{ port: 80 }] }            | { type: ExternalName, externalName: db.example.com }                        | <none>  | db.example.com  | <none>       |
        | NodePort     | ExternalName | { type: NodePort, selector: { app: web }, ports: [{ port: 80 }] }             | { type: ExternalName, externalName: db.example.com }                        | <none>  | db.example.com  | <none>       |
        | ClusterIP    | NodePort     | { type: ClusterIP, selector: { app: web }, ports: [{ port: 80 }] }            | { type: NodePort, selector: { app: web }, ports: [{ port: 80 }] }           | 10.*    | <none>          | 80:30086/TCP |
        | NodePort     | LoadBalancer | { type: NodePort, selector: { app: web }, ports: [{ port: 80, nodePort: 30080 }] } | { type: LoadBalancer, selector: { app: web }, ports: [{ port: 81, nodePort: 30080 }] } | 10.* | <pending> | 81:30080/TCP |
        | LoadBalancer | ClusterIP    | { type: LoadBalancer, selector: { app: web }, ports: [{ port: 80 }] }         | { type: ClusterIP, selector: { app: web }, ports: [{ port: 80 }] }          | 10.*    | <none>          | 80/TCP       |

    Scenario: A name that led outside leads to pods
      Given a running pod "client" with container "app" of image "agnhost" and command "sleep 1d"
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: server, labels: { app: web } }
        spec: { containers: [{ name: server, image: agnhost, args: [netexec] }] }
        ---
        apiVersion: v1
        kind: Service
        metadata: { name: web }
        spec: { type: ExternalName, externalName: db.example.com }
        """
      And 2 seconds pass
      And I run:
        """
        kubectl exec client -- getent hosts web || echo nobody
        """
      Then it includes:
        """
        nobody
        """
      When I apply:
        """yaml
        apiVersion: v1
        kind: Service
        metadata: { name: web }
        spec: { clusterIP: 10.96.0.80, selector: { app: web }, ports: [{ port: 80, targetPort: 8080 }] }
        """
      And 2 seconds pass
      Then kubectl exec client -- getent hosts web prints:
        """
        10.96.0.80      web.default.svc.cluster.local
        """
      And kubectl exec client -- curl -s http://web/hostname prints:
        """
        server
        """

  Rule: A load balancer may do without the ports of nodes
    See https://kubernetes.io/docs/concepts/services-networking/service/#load-balancer-nodeport-allocation
    Source: pkg/registry/core/service/storage/alloc.go (v1.36, shouldAllocateNodePorts, initNodePorts)

    Scenario: Without at first, and with one afterwards
      When I apply:
        """yaml
        apiVersion: v1
        kind: Service
        metadata: { name: web }
        spec: { type: LoadBalancer, allocateLoadBalancerNodePorts: false, selector: { app: web }, ports: [{ port: 80 }] }
        """
      Then kubectl get service web shows:
        | NAME | TYPE         | EXTERNAL-IP | PORT(S) |
        | web  | LoadBalancer | <pending>   | 80/TCP  |
      When I run:
        """
        kubectl patch service web -p '{"spec":{"allocateLoadBalancerNodePorts":true}}'
        """
      Then kubectl get service web shows:
        | NAME | TYPE         | EXTERNAL-IP | PORT(S)      |
        | web  | LoadBalancer | <pending>   | 80:30086/TCP |

  Rule: A service that is made again is another one, and finds the same pods
    Source: pkg/registry/core/service/ipallocator/ipallocator.go (v1.36, AllocateService)

    Scenario: It works as soon as it is there
      Given a running pod "client" with container "app" of image "agnhost" and command "sleep 1d"
      And the manifest:
        """yaml
        apiVersion: v1
        kind: Service
        metadata: { name: web }
        spec: { clusterIP: 10.96.0.80, selector: { app: web }, ports: [{ port: 80, targetPort: 8080 }] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: server, labels: { app: web } }
        spec: { containers: [{ name: server, image: agnhost, args: [netexec] }] }
        """
      When the manifest is applied
      And 2 seconds pass
      And service "web" is deleted
      And 2 seconds pass
      And I run:
        """
        kubectl exec client -- curl -s -m 1 http://10.96.0.80/hostname || echo nobody
        """
      Then it includes:
        """
        nobody
        """
      When I apply:
        """yaml
        apiVersion: v1
        kind: Service
        metadata: { name: web }
        spec: { clusterIP: 10.96.0.80, selector: { app: web }, ports: [{ port: 80, targetPort: 8080 }] }
        """
      And 2 seconds pass
      Then kubectl exec client -- curl -s http://web/hostname prints:
        """
        server
        """
