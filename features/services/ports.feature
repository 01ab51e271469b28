Feature: Ports of a service
  A service has one port or several; each leads to a port of its pods, by number or by name.
  https://kubernetes.io/docs/concepts/services-networking/service/#multi-port-services

  Background:
    Given a running pod "client" with container "app" of image "agnhost" and command "sleep 1d"

  Rule: Each port leads to the pods that have it
    See https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports

    Scenario: Two ports of a service, each of another pod
      When I apply:
        """yaml
        apiVersion: v1
        kind: Service
        metadata: { name: shop }
        spec: { selector: { app: shop }, ports: [{ name: front, port: 80, targetPort: front }, { name: back, port: 81, targetPort: back }] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: one, labels: { app: shop } }
        spec: { containers: [{ name: server, image: agnhost, args: [netexec, --http-port=100], ports: [{ name: front, containerPort: 100 }] }] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: two, labels: { app: shop } }
        spec: { containers: [{ name: server, image: agnhost, args: [netexec, --http-port=101], ports: [{ name: back, containerPort: 101 }] }] }
        """
      And 3 seconds pass
      Then kubectl exec client -- curl -s http://shop/hostname prints:
        """
        one
        """
      And kubectl exec client -- curl -s http://shop:81/hostname prints:
        """
        two
        """

    Scenario: A port comes, and goes again
      When I apply:
        """yaml
        apiVersion: v1
        kind: Service
        metadata: { name: shop }
        spec: { selector: { app: shop }, ports: [{ name: front, port: 80, targetPort: 8080 }] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: one, labels: { app: shop } }
        spec: { containers: [{ name: server, image: agnhost, args: [netexec] }] }
        """
      And 3 seconds pass
      And I run:
        """
        kubectl patch service shop -p '{"spec":{"ports":[{"name":"more","port":81,"targetPort":8080}]}}'
        """
      And 3 seconds pass
      Then kubectl exec client -- curl -s http://shop:81/hostname prints:
        """
        one
        """
      And kubectl get endpointslices shows:
        | NAME       | PORTS     | ENDPOINTS  |
        | kubernetes | *         | *          |
        | shop-*     | 8080,8080 | 10.244.0.3 |
      When I run:
        """
        kubectl patch service shop -p '{"spec":{"ports":[{"$patch":"delete","port":81}]}}'
        """
      And 3 seconds pass
      And I run:
        """
        kubectl exec client -- curl -s -m 1 http://shop:81/hostname || echo nobody
        kubectl exec client -- curl -s http://shop/hostname
        """
      Then it includes:
        """
        one
        """
      And it includes:
        """
        nobody
        """

    Scenario: Two services of the same pods
      When I apply:
        """yaml
        apiVersion: v1
        kind: Service
        metadata: { name: shop }
        spec: { selector: { app: shop }, ports: [{ port: 80, targetPort: 8080 }] }
        ---
        apiVersion: v1
        kind: Service
        metadata: { name: store }
        spec: { selector: { app: shop }, ports: [{ port: 90, targetPort: 8080 }] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: one, labels: { app: shop } }
        spec: { containers: [{ name: server, image: agnhost, args: [netexec] }] }
        """
      And 3 seconds pass
      Then kubectl exec client -- curl -s http://shop/hostname prints:
        """
        one
        """
      And kubectl exec client -- curl -s http://store:90/hostname prints:
        """
        one
        """
      When service "shop" is deleted
      And 3 seconds pass
      Then kubectl exec client -- curl -s http://store:90/hostname prints:
        """
        one
        """

  Rule: It makes no difference which container of a pod listens, and in whose network
    See https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports
    Source: staging/src/k8s.io/endpointslice/utils.go (v1.36, FindPort)

    Scenario Outline: A sidecar, its port by <by>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Service
        metadata: { name: shop }
        spec: { selector: { app: shop }, ports: [{ port: 80, targetPort: <target> }] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: one, labels: { app: shop } }
        spec:
          initContainers: [{ name: sidecar, image: agnhost, restartPolicy: Always, args: [netexec], ports: [{ name: web, containerPort: 8080 }] }]
          containers: [{ name: app, image: "busybox:1.36", command: [sleep, 1d] }]
        """
      And 3 seconds pass
      Then kubectl exec client -- curl -s http://shop/hostname prints:
        """
        one
        """

      Examples:
        | by     | target |
        | number | 8080   |
        | name   | web    |

    Scenario: A pod in the network of its node
      When I apply:
        """yaml
        apiVersion: v1
        kind: Service
        metadata: { name: shop }
        spec: { selector: { app: shop }, ports: [{ port: 80, targetPort: 8080 }] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: one, labels: { app: shop } }
        spec: { hostNetwork: true, containers: [{ name: server, image: agnhost, args: [netexec], ports: [{ containerPort: 8080 }] }] }
        """
      And 3 seconds pass
      Then kubectl exec client -- curl -s http://shop/hostname prints:
        """
        node-1
        """

  Rule: A pod on its way out may still connect to others
    See https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination-flow

    Scenario: A client that is told to stop asks once more
      When I apply:
        """yaml
        apiVersion: v1
        kind: Service
        metadata: { name: shop }
        spec: { selector: { app: shop }, ports: [{ port: 80, targetPort: 8080 }] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: one, labels: { app: shop } }
        spec: { containers: [{ name: server, image: agnhost, args: [netexec] }] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: leaving }
        spec: { containers: [{ name: main, image: agnhost, command: [sh, -c, "trap '' TERM; sleep 1d"] }] }
        """
      And 3 seconds pass
      And pod "leaving" is deleted
      And 10 seconds pass
      Then kubectl exec leaving -- curl -s http://shop/hostname prints:
        """
        one
        """
      And pod "leaving" is Terminating
