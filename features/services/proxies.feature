Feature: kube-proxy sends connections
  On each node a kube-proxy writes where connections to a service's address go. It learns of a change some time after it
  happened, and each node for itself.
  https://kubernetes.io/docs/reference/networking/virtual-ips/

  Rule: A connection goes to an endpoint that the proxy of the client's node knows
    See https://kubernetes.io/docs/reference/networking/virtual-ips/#proxy-mode-iptables
    Source: pkg/proxy/iptables/proxier.go (v1.36, syncProxyRules)

    Scenario: While no pod is ready it is refused
      When I apply:
        """yaml
        apiVersion: v1
        kind: Service
        metadata: { name: web }
        spec: { selector: { app: web }, ports: [{ port: 80, targetPort: 8080 }] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: web-1, labels: { app: web } }
        spec:
          containers:
          - name: app
            image: agnhost
            args: [netexec, --http-port=8080]
            readinessProbe: { tcpSocket: { port: 8080 }, initialDelaySeconds: 5, periodSeconds: 1 }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: client }
        spec:
          containers:
          - name: app
            image: busybox:1.36
            command: [sh, -c, 'while true; do nc -z -w 1 web 80 2>/dev/null && echo open || echo closed; sleep 2; done']
        """
      Then the log of container "app" of pod "client" is at 7s:
        """
        closed
        closed
        closed
        open
        """

    Scenario: A change needs time on the node
      Given kube-proxy takes 5s to apply an endpoint change
      When I apply:
        """yaml
        apiVersion: v1
        kind: Service
        metadata: { name: web }
        spec: { selector: { app: web }, ports: [{ port: 80 }] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: web-1, labels: { app: web } }
        spec: { containers: [{ name: app, image: 'nginx:1.27', ports: [{ containerPort: 80 }] }] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: client }
        spec:
          restartPolicy: Never
          containers:
          - name: app
            image: busybox:1.36
            command: [sh, -c, 'until wget -q -T 1 -O /dev/null http://web; do sleep 1; done']
        """
      Then service "web" has 1 ready endpoint
      And pod "client" is Succeeded at 6s ± 1s
      And pod "client" is Running at 4s

  Rule: A pod that ends at once when it is told to may be asked once more by a proxy that does not know yet
    See https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination-flow

    # The "502 during a rollout": SIGTERM and the change of the endpoints go their ways side by side.
    Scenario Outline: <what> for a client on another node
      Given kube-proxy takes 3s to apply an endpoint change
      And the manifest:
        """yaml
        apiVersion: v1
        kind: Service
        metadata: { name: web }
        spec: { selector: { app: web }, ports: [{ port: 80 }] }
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec:
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec:
              containers:
              - name: app
                image: nginx:1.27
                ports: [{ containerPort: 80 }]
                lifecycle: { preStop: { sleep: { seconds: <seconds> } } }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: client }
        spec:
          containers:
          - name: client
            image: busybox:1.36
            command: [sh, -c, 'sleep 20; while true; do wget -q -T 1 -O /dev/null http://web || echo failed; sleep 1; done']
        """
      When the manifest is applied
      And 30 seconds pass
      And container "app" of deployment "web" is updated to image "nginx:1.28"
      And 30 seconds pass
      Then the log of container "client" <log>:
        """
        failed
        """

      Examples:
        | what                              | seconds | log              |
        | Requests fail with a short preStop | 1       | includes         |
        | None fails with a longer one       | 10      | does not include |
