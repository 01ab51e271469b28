Feature: A kube-proxy that stops and starts again
  The rules of a proxy are the kernel's: they stay when it stops, and are made anew when it starts.
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
      metadata: { name: client }
      spec:
        nodeName: node-1
        containers:
        - name: app
          image: busybox:1.36
          command: [sh, -c, 'sleep 2; while true; do wget -q -T 1 -O- http://10.96.0.80/hostname 2>/dev/null || printf nobody; echo; sleep 10; done']
      """

  Rule: A restart changes nothing for connections
    See https://kubernetes.io/docs/reference/networking/virtual-ips/#proxy-mode-iptables
    Source: cmd/kube-proxy/app/server.go (v1.36, Run)

    Scenario: Every request is answered
      When the manifest is applied
      And 5 seconds pass
      And the kube-proxy of node "node-1" restarts
      And 20 seconds pass
      Then the log of container "app" of pod "client" is:
        """
        old
        old
        old
        """

  Rule: While it is down the rules stay as they were, and a node says nothing of its endpoints; then it catches up
    Source: pkg/proxy/iptables/proxier.go (v1.36, syncProxyRules)

    Scenario: The pod behind a service is replaced meanwhile
      When the manifest is applied
      And 5 seconds pass
      And the kube-proxy of node "node-1" is down for 20s
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
      And 30 seconds pass
      Then the log of container "app" of pod "client" is:
        """
        old
        nobody
        nobody
        new
        """

    Scenario Outline: Its own port <when>: <answer>
      When the manifest is applied
      And the kube-proxy of node "node-1" is down for 20s
      And <seconds> seconds pass
      Then kubectl exec client -- sh -c 'wget -q -T 1 -O /dev/null http://10.0.0.1:10256/healthz 2>/dev/null && echo healthy || echo nobody' prints:
        """
        <answer>
        """

      Examples:
        | when         | seconds | answer  |
        | while down   | 19      | nobody  |
        | when it runs | 20      | healthy |
