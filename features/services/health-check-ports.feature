Feature: Ports at which a node tells whether it has endpoints
  A load balancer asks the nodes before it sends connections there, and they answer for the service, or for their proxy.
  https://kubernetes.io/docs/tasks/access-application-cluster/create-external-load-balancer/#preserving-the-client-source-ip

  Background:
    Given a cluster of 2 nodes
    And the manifest:
      """yaml
      apiVersion: v1
      kind: Pod
      metadata: { name: web, labels: { app: web } }
      spec:
        nodeName: node-1
        containers:
        - name: server
          image: agnhost
          args: [netexec]
          readinessProbe: { httpGet: { path: /healthz, port: 8080 }, periodSeconds: 1, failureThreshold: 1 }
          lifecycle: { preStop: { sleep: { seconds: 20 } } }
      ---
      apiVersion: v1
      kind: Service
      metadata: { name: web }
      spec:
        type: LoadBalancer
        externalTrafficPolicy: Local
        healthCheckNodePort: 32000
        selector: { app: web }
        ports: [{ name: http, port: 80, targetPort: 8080, nodePort: 30080 }, { name: again, port: 81, targetPort: 8080, nodePort: 30081 }]
      ---
      apiVersion: v1
      kind: Pod
      metadata: { name: balancer }
      spec: { hostNetwork: true, nodeName: node-2, containers: [{ name: app, image: agnhost, command: [sleep, 1d] }] }
      ---
      apiVersion: v1
      kind: Pod
      metadata: { name: client }
      spec: { nodeName: node-1, containers: [{ name: app, image: agnhost, command: [sleep, 1d] }] }
      """

  Rule: With externalTrafficPolicy Local each node answers 200 while it has a ready endpoint of the service, else 503
    Source: pkg/proxy/healthcheck/service_health.go (v1.36, ServeHTTP)

    Scenario: The node with the pod
      When the manifest is applied
      And 3 seconds pass
      Then kubectl exec balancer -- curl -s -w '\n%{http_code}\n' http://10.0.0.1:32000/ prints:
        """
        {
        	"service": {
        		"namespace": "default",
        		"name": "web"
        	},
        	"localEndpoints": 1,
        	"serviceProxyHealthy": true
        }
        200
        """

    Scenario Outline: <node>
      When the manifest is applied
      And 3 seconds pass
      Then kubectl exec balancer -- curl -s -o /dev/null -w '%{http_code}' http://<address>:32000/ prints:
        """
        <status>
        """

      Examples:
        | node                      | address   | status |
        | With the pod              | 10.0.0.1  | 200    |
        | Without it                | 10.0.0.2  | 503    |
        | Without it, asking itself | 127.0.0.1 | 503    |

    Scenario: A pod that is not ready counts for nothing
      Given container "server" answers GET /healthz with 500
      When the manifest is applied
      And 10 seconds pass
      Then kubectl exec balancer -- curl -s -o /dev/null -w '%{http_code}' http://10.0.0.1:32000/ prints:
        """
        503
        """

  Rule: A pod that stops still takes connections, but the node says at once that it has no endpoint
    See https://kubernetes.io/docs/reference/networking/virtual-ips/#traffic-to-terminating-endpoints
    Source: pkg/proxy/endpointschangetracker.go (v1.36, LocalReadyEndpoints)

    Scenario: The only pod is deleted
      When the manifest is applied
      And 3 seconds pass
      And pod "web" is deleted
      And 3 seconds pass
      Then kubectl exec balancer -- curl -s -o /dev/null -w '%{http_code}' http://10.0.0.1:32000/ prints:
        """
        503
        """
      And kubectl exec balancer -- curl -s http://10.0.0.1:30080/hostname prints:
        """
        web
        """

  Rule: Without the policy Local there is no such port
    See https://kubernetes.io/docs/reference/networking/virtual-ips/#external-traffic-policy
    Source: pkg/api/v1/service/util.go (v1.36, NeedsHealthCheck)

    Scenario: The policy changes to Cluster: the port closes, and the node without the pod takes connections
      When the manifest is applied
      And 3 seconds pass
      Then kubectl exec client -- sh -c 'curl -s -m 1 http://10.0.0.2:30080/hostname || echo $?' prints:
        """
        28
        """
      When I run:
        """
        kubectl patch service web -p '{"spec":{"externalTrafficPolicy":"Cluster"}}'
        """
      And 3 seconds pass
      Then service "web" matches:
        """yaml
        spec: { type: LoadBalancer, healthCheckNodePort: null }
        """
      And kubectl exec client -- curl -s http://10.0.0.2:30080/hostname prints:
        """
        web
        """
      And kubectl exec balancer -- sh -c 'curl -s http://10.0.0.1:32000/ || echo $?' prints:
        """
        7
        """

  Rule: kube-proxy answers for itself at port 10256, and to its node at port 10249
    See https://kubernetes.io/docs/reference/networking/ports-and-protocols/#node
    Source: pkg/proxy/healthcheck/proxy_health.go (v1.36, ServeHTTP), cmd/kube-proxy/app/server.go (v1.36, serveMetrics)

    Scenario Outline: GET <url>: <status>
      When the manifest is applied
      Then kubectl exec balancer -- curl -s -m 1 -o /dev/null -w '%{http_code}' http://<url> prints:
        """
        <status>
        """

      Examples:
        | url                       | status |
        | localhost:10256/healthz   | 200    |
        | 10.0.0.1:10256/livez      | 200    |
        | localhost:10256/nothing   | 404    |
        | localhost:10249/proxyMode | 200    |

    Scenario: A node that the cluster autoscaler is about to remove is to get no connections
      When the manifest is applied
      And I run:
        """
        kubectl taint node node-1 ToBeDeletedByClusterAutoscaler=1:NoSchedule
        """
      Then kubectl exec balancer -- curl -s -o /dev/null -w '%{http_code}' http://10.0.0.1:10256/healthz prints:
        """
        503
        """
      And kubectl exec balancer -- curl -s -o /dev/null -w '%{http_code}' http://10.0.0.1:10256/livez prints:
        """
        200
        """
