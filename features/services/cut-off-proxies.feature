Feature: The proxy of a node that is cut off
  A kube-proxy that does not reach the API server goes on with what it knows. Its node's pods reach the others as before, and are sent
  where nobody is any more.
  https://kubernetes.io/docs/reference/networking/virtual-ips/

  Background:
    Given a cluster of 2 nodes
    And the manifest:
      """yaml
      apiVersion: v1
      kind: Service
      metadata: { name: web }
      spec: { clusterIP: 10.96.0.80, selector: { app: web }, ports: [{ port: 80, targetPort: 8080 }] }
      ---
      apiVersion: v1
      kind: Pod
      metadata: { name: old, labels: { app: web } }
      spec:
        nodeName: node-2
        terminationGracePeriodSeconds: 0
        containers: [{ name: app, image: agnhost, args: [netexec] }]
      ---
      apiVersion: v1
      kind: Pod
      metadata: { name: here }
      spec:
        nodeName: node-1
        containers:
        - name: app
          image: busybox:1.36
          command: [sh, -c, 'sleep 2; while true; do wget -q -T 1 -O- http://10.96.0.80/hostname 2>/dev/null || printf nobody; echo; sleep 10; done']
      ---
      apiVersion: v1
      kind: Pod
      metadata: { name: there }
      spec:
        nodeName: node-2
        containers:
        - name: app
          image: busybox:1.36
          command: [sh, -c, 'sleep 2; while true; do wget -q -T 1 -O- http://10.96.0.80/hostname 2>/dev/null || printf nobody; echo; sleep 10; done']
      """

  Rule: It does not learn of endpoints that come and go, and catches up when it is back
    See https://kubernetes.io/docs/reference/networking/virtual-ips/#proxy-mode-iptables
    Source: pkg/proxy/config/config.go (v1.36, NewEndpointSliceConfig)

    Scenario: The pod behind a service is replaced meanwhile
      When the manifest is applied
      And 5 seconds pass
      And node "node-1" is cut off
      And pod "old" is deleted
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: new, labels: { app: web } }
        spec:
          nodeName: node-2
          containers: [{ name: app, image: agnhost, args: [netexec] }]
        """
      And 20 seconds pass
      And node "node-1" is reachable again
      And 10 seconds pass
      Then the log of container "app" of pod "there" is:
        """
        old
        new
        new
        new
        """
      And the log of container "app" of pod "here" is:
        """
        old
        nobody
        nobody
        new
        """

  Rule: Its pods do not reach the API server
    See https://kubernetes.io/docs/concepts/architecture/control-plane-node-communication/#node-to-control-plane

    Scenario: A pod asks for the service kubernetes
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: client }
        spec:
          nodeName: node-1
          containers:
          - name: app
            image: busybox:1.36
            command: [sh, -c, 'while true; do nc -z -w 1 10.96.0.1 443 2>/dev/null && echo open || echo closed; sleep 9; done']
        """
      And 5 seconds pass
      And node "node-1" is cut off
      And 10 seconds pass
      And node "node-1" is reachable again
      And 10 seconds pass
      Then the log of container "app" of pod "client" is:
        """
        open
        closed
        open
        """
