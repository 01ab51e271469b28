Feature: Endpoints written by hand
  A service without a selector leads where somebody says. The proxies read EndpointSlices, so Endpoints that are written by hand are
  mirrored to them.
  https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/#endpointslice-mirroring

  Background:
    Given the manifest:
      """yaml
      apiVersion: v1
      kind: Service
      metadata: { name: db }
      spec: { clusterIP: 10.96.0.50, ports: [{ port: 80, targetPort: 8080 }] }
      ---
      apiVersion: v1
      kind: Endpoints
      metadata: { name: db, labels: { app: db }, annotations: { team: blue } }
      subsets:
      - addresses: [{ ip: 192.0.2.10 }, { ip: 192.0.2.11 }]
        notReadyAddresses: [{ ip: 192.0.2.12 }]
        ports: [{ port: 8080 }]
      """

  Rule: Endpoints of a service without a selector are mirrored to a slice for each set of ports
    See https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/#endpointslice-mirroring

    Scenario: The slice says what the Endpoints say
      When the manifest is applied
      Then service "db" has 2 ready endpoints
      And service "db" has 1 not ready endpoint
      And endpointslice "db-*" matches:
        """yaml
        metadata:
          labels:
            app: db
            kubernetes.io/service-name: db
            endpointslice.kubernetes.io/managed-by: endpointslicemirroring-controller.k8s.io
          annotations: { team: blue }
          ownerReferences: [{ kind: Endpoints, name: db, controller: true }]
        addressType: IPv4
        ports: [{ name: '', port: 8080, protocol: TCP }]
        """

    Scenario: A connection to the service goes there
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: server }
        spec:
          containers: [{ name: app, image: agnhost, args: [netexec] }]
        """
      And I apply:
        """yaml
        apiVersion: v1
        kind: Service
        metadata: { name: db }
        spec: { clusterIP: 10.96.0.50, ports: [{ port: 80, targetPort: 8080 }] }
        ---
        apiVersion: v1
        kind: Endpoints
        metadata: { name: db }
        subsets: [{ addresses: [{ ip: 10.244.0.2 }], ports: [{ port: 8080 }] }]
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: client }
        spec:
          restartPolicy: Never
          containers: [{ name: app, image: 'busybox:1.36', command: [sh, -c, 'wget -qO- http://db/hostname'] }]
        """
      Then the log of container "app" of pod "client" is:
        """
        server
        """

    Scenario: It follows every change
      When the manifest is applied
      And I apply:
        """yaml
        apiVersion: v1
        kind: Endpoints
        metadata: { name: db }
        subsets: [{ addresses: [{ ip: 192.0.2.20 }], ports: [{ port: 8080 }] }]
        """
      Then there is 1 endpointslice "db-*"
      And kubectl get endpointslices includes:
        | NAME | ADDRESSTYPE | PORTS | ENDPOINTS  |
        | db-* | IPv4        | 8080  | 192.0.2.20 |

    Scenario: Addresses with other ports have a slice of their own
      When I apply:
        """yaml
        apiVersion: v1
        kind: Service
        metadata: { name: queue }
        spec: { ports: [{ name: amqp, port: 5672 }, { name: web, port: 80 }] }
        ---
        apiVersion: v1
        kind: Endpoints
        metadata: { name: queue }
        subsets:
        - addresses: [{ ip: 192.0.2.30 }]
          ports: [{ name: amqp, port: 5672 }]
        - addresses: [{ ip: 192.0.2.31 }]
          ports: [{ name: web, port: 8080 }]
        """
      Then there are 2 endpointslices "queue-*"

    Scenario: A mirror that somebody deletes is written again
      When the manifest is applied
      And 1 second passes
      And endpointslice "db-*" is deleted
      Then there is 1 endpointslice "db-*"

  Rule: There is no mirror without the Endpoints, without their service, or where they say so
    See https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/#endpointslice-mirroring
    Source: pkg/controller/endpointslicemirroring/endpointslicemirroring_controller.go (v1.36, shouldMirror, syncEndpoints)

    Scenario: The Endpoints are deleted
      When the manifest is applied
      And endpoints "db" is deleted
      Then there are no endpointslices "db-*"

    Scenario: The service gets a selector
      When the manifest is applied
      And I apply:
        """yaml
        apiVersion: v1
        kind: Service
        metadata: { name: db }
        spec: { clusterIP: 10.96.0.50, selector: { app: db }, ports: [{ port: 80, targetPort: 8080 }] }
        """
      Then kubectl get endpointslices -L endpointslice.kubernetes.io/managed-by includes:
        | NAME       | ENDPOINTS  | MANAGED-BY                          |
        | db-*       | <unset>    | endpointslice-controller.k8s.io |
        | kubernetes | 172.16.0.2 |                                     |
      And there is 1 endpointslice "db-*"

    Scenario: A label says that they are not to be mirrored
      When I apply:
        """yaml
        apiVersion: v1
        kind: Service
        metadata: { name: queue }
        spec: { ports: [{ port: 80 }] }
        ---
        apiVersion: v1
        kind: Endpoints
        metadata: { name: queue, labels: { endpointslice.kubernetes.io/skip-mirror: 'true' } }
        subsets: [{ addresses: [{ ip: 192.0.2.30 }], ports: [{ port: 80 }] }]
        """
      And 1 minute passes
      Then kubectl get endpointslices shows:
        | NAME       |
        | db-*       |
        | kubernetes |

    Scenario: Endpoints that are only a lock are not mirrored
      When I apply:
        """yaml
        apiVersion: v1
        kind: Service
        metadata: { name: lock }
        spec: { ports: [{ port: 80 }] }
        ---
        apiVersion: v1
        kind: Endpoints
        metadata: { name: lock, annotations: { control-plane.alpha.kubernetes.io/leader: '{}' } }
        subsets: [{ addresses: [{ ip: 192.0.2.30 }], ports: [{ port: 80 }] }]
        """
      And 1 minute passes
      Then kubectl get endpointslices shows:
        | NAME       |
        | db-*       |
        | kubernetes |

    Scenario: While its controller is stopped nobody mirrors, and then it catches up
      When the endpointslice mirroring controller stops
      And the manifest is applied
      And 10 minutes pass
      Then kubectl get endpointslices shows:
        | NAME       |
        | kubernetes |
      When the endpointslice mirroring controller starts again
      Then service "db" has 2 ready endpoints
