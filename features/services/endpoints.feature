Feature: Endpoints of a service
  Who is behind a service is written in its EndpointSlices: the pods that its selector finds, each with what it may be asked now.
  https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/

  Background:
    Given the manifest:
      """yaml
      apiVersion: v1
      kind: Service
      metadata: { name: web }
      spec:
        selector: { app: web }
        ports: [{ port: 80, targetPort: http }]
      """

  Rule: A pod that is ready is a ready endpoint
    See https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/#conditions
    Source: staging/src/k8s.io/endpointslice/utils.go (v1.36, podToEndpoint)

    Scenario: From its readiness probe's success until it fails
      Given the manifest:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web-1, labels: { app: web } }
        spec:
          containers:
          - name: app
            image: nginx:1.27
            ports: [{ name: http, containerPort: 80 }]
            readinessProbe:
              httpGet: { path: /, port: http }
              periodSeconds: 5
              failureThreshold: 2
        """
      And container "app" answers GET / with 500 from 60s to 90s
      When the manifest is applied
      Then service "web" has 1 ready endpoint
      And service "web" has 1 ready endpoint until 64s
      And service "web" has no ready endpoints from 65s to 89s
      And service "web" has 1 not ready endpoint at 70s
      And service "web" has 1 ready endpoint within 5s

    Scenario: A service may want its pods whatever their state
      When I apply:
        """yaml
        apiVersion: v1
        kind: Service
        metadata: { name: web }
        spec:
          publishNotReadyAddresses: true
          selector: { app: web }
          ports: [{ port: 80, targetPort: http }]
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: web-1, labels: { app: web } }
        spec:
          containers:
          - name: app
            image: nginx:1.27
            ports: [{ name: http, containerPort: 80 }]
            readinessProbe: { exec: { command: [cat, /ready] } }
        """
      And 1 minute passes
      Then pod "web-1" is not Ready
      And service "web" has 1 ready endpoint
      And service "web" has no serving endpoints

    Scenario: A finished pod is none
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: task, labels: { app: web } }
        spec:
          restartPolicy: Never
          containers: [{ name: app, image: busybox:1.36, command: [sleep, '10'] }]
        """
      Then service "web" has 1 endpoint until 9s
      And service "web" has no endpoints at 10s

  Rule: A pod on its way out is no ready endpoint, though it may still serve
    See https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/#conditions
    Source: staging/src/k8s.io/endpointslice/util/controller_utils.go (v1.36, ShouldPodBeInEndpoints)

    Scenario: While it stops it is terminating, and serving as long as it is ready
      Given the manifest:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web-1, labels: { app: web } }
        spec:
          containers:
          - name: app
            image: nginx:1.27
            ports: [{ name: http, containerPort: 80 }]
            lifecycle: { preStop: { sleep: { seconds: 10 } } }
        """
      When the manifest is applied
      And 20 seconds pass
      And pod "web-1" is deleted
      Then service "web" has no ready endpoints
      And service "web" has 1 terminating endpoint for 9s
      And service "web" has 1 serving endpoint at 29s
      And service "web" has no endpoints within 2s

    Scenario: The older Endpoints leave it out at once
      Given the manifest:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web-1, labels: { app: web } }
        spec:
          containers:
          - name: app
            image: nginx:1.27
            ports: [{ name: http, containerPort: 80 }]
            lifecycle: { preStop: { sleep: { seconds: 10 } } }
        """
      When the manifest is applied
      And 20 seconds pass
      Then kubectl get endpoints web shows:
        | NAME | ENDPOINTS     |
        | web  | 10.244.0.2:80 |
      When pod "web-1" is deleted
      Then kubectl get endpoints web shows:
        | NAME | ENDPOINTS |
        | web  | <none>    |

  Rule: A slice has at most 100 endpoints, and pods with other ports a slice of their own
    See https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/#endpointslice-resource
    See https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/#distribution-of-endpointslices

    Scenario: The 101st endpoint makes a second slice
      Given the manifest:
        """yaml
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec:
          replicas: 100
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec:
              containers: [{ name: app, image: 'nginx:1.27', ports: [{ name: http, containerPort: 80 }] }]
        """
      When the manifest is applied
      Then there is 1 endpointslice "web-*"
      When deployment "web" is scaled to 101
      Then there are 2 endpointslices "web-*"
      And service "web" has 101 ready endpoints

    Scenario: A named port means to each pod its own
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: old, labels: { app: web } }
        spec:
          containers: [{ name: app, image: 'nginx:1.27', ports: [{ name: http, containerPort: 80 }] }]
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: new, labels: { app: web } }
        spec:
          containers: [{ name: app, image: 'nginx:1.27', ports: [{ name: http, containerPort: 8080 }] }]
        """
      Then there are 2 endpointslices "web-*"
      And kubectl describe service web includes:
        """
        TargetPort:               http/TCP
        Endpoints:                10.244.0.2:80,10.244.0.3:8080
        """

    Scenario: A pod without the named port is behind no port
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web-1, labels: { app: web } }
        spec:
          containers: [{ name: app, image: 'nginx:1.27', ports: [{ name: web, containerPort: 80 }] }]
        """
      Then kubectl get endpointslices shows:
        | NAME       | ADDRESSTYPE | PORTS   | ENDPOINTS  |
        | kubernetes | IPv4        | 6443    | 172.16.0.2 |
        | web-*      | IPv4        | <unset> | 10.244.0.2 |

  Rule: A service without a selector has the endpoints that somebody writes
    See https://kubernetes.io/docs/concepts/services-networking/service/#services-without-selectors

    Scenario: A slice by hand
      When I apply:
        """yaml
        apiVersion: v1
        kind: Service
        metadata: { name: db }
        spec:
          ports: [{ port: 5432 }]
        ---
        apiVersion: discovery.k8s.io/v1
        kind: EndpointSlice
        metadata:
          name: db-1
          labels: { kubernetes.io/service-name: db }
        addressType: IPv4
        ports: [{ name: '', port: 5432, protocol: TCP }]
        endpoints:
        - addresses: [192.0.2.10]
        - addresses: [192.0.2.11]
          conditions: { ready: false }
        """
      And 1 hour passes
      Then service "db" has 1 ready endpoint
      And service "db" has 2 endpoints

    Scenario: The slices go with their service
      When the manifest is applied
      And service "web" is deleted
      Then there are no endpointslices "web-*"
      And kubectl get endpoints shows:
        | NAME       |
        | kubernetes |
