Feature: Ports of the node that lead to a pod
  A container port with a hostPort is reached at the address of the pod's node too, without any service.
  https://kubernetes.io/docs/concepts/configuration/overview/#services

  Background:
    Given a cluster of 2 nodes
    And the manifest:
      """yaml
      apiVersion: v1
      kind: Pod
      metadata: { name: client }
      spec: { nodeName: node-2, containers: [{ name: app, image: agnhost, command: [sleep, 1d] }] }
      ---
      apiVersion: v1
      kind: Pod
      metadata: { name: host }
      spec: { nodeName: node-1, hostNetwork: true, containers: [{ name: app, image: agnhost, command: [sleep, 1d] }] }
      """

  Rule: A hostPort leads to the containerPort of the pod, from other pods and from the node itself
    Source: pkg/kubelet/kuberuntime/kuberuntime_sandbox.go (v1.36, generatePodSandboxConfig)

    Scenario Outline: Pod "<client>" asks <address>: <answer>
      When the manifest is applied
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { nodeName: node-1, containers: [{ name: server, image: agnhost, args: [netexec], ports: [{ containerPort: 8080, hostPort: 80 }] }] }
        """
      Then kubectl exec <client> -- sh -c 'wget -q -T 1 -O - http://<address>/hostname 2>&1 || true' prints:
        """
        <answer>
        """

      Examples: the port of its node
        | client | address       | answer |
        | client | 10.0.0.1      | web    |
        | host   | 10.0.0.1      | web    |
        | host   | 127.0.0.1     | web    |
        | web    | 10.0.0.1      | web    |

      Examples: another node, another port, and one's own port 80
        | client | address       | answer                                                                 |
        | client | 10.0.0.2      | wget: can't connect to remote host (10.0.0.2): Connection refused      |
        | client | 10.0.0.1:8080 | wget: can't connect to remote host (10.0.0.1): Connection refused      |
        | client | 127.0.0.1     | wget: can't connect to remote host (127.0.0.1): Connection refused     |

  Rule: Pods with the same hostPort share a node when they differ in hostIP or protocol, and each is reached at its own
    Source: pkg/kubelet/container/helpers.go (v1.36, MakePortMappings)

    Scenario Outline: Pod "<client>" asks for port 54323 of <address>: <answer>
      When the manifest is applied
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: pod1 }
        spec: { nodeName: node-1, containers: [{ name: agnhost, image: agnhost, args: [netexec], ports: [{ containerPort: 8080, hostPort: 54323, hostIP: 127.0.0.1 }] }] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: pod2 }
        spec: { nodeName: node-1, containers: [{ name: agnhost, image: agnhost, args: [netexec], ports: [{ containerPort: 8080, hostPort: 54323, hostIP: 10.0.0.1 }] }] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: pod3 }
        spec: { nodeName: node-1, containers: [{ name: agnhost, image: agnhost, args: [netexec, --udp-port=8080], ports: [{ containerPort: 8080, hostPort: 54323, hostIP: 10.0.0.1, protocol: UDP }] }] }
        """
      Then kubectl exec host -- sh -c 'echo hostname | nc -u -w 1 10.0.0.1 54323; echo' prints:
        """
        pod3
        """
      And kubectl exec <client> -- curl -s http://<address>:54323/hostname prints:
        """
        <answer>
        """

      Examples:
        | client | address   | answer |
        | host   | 127.0.0.1 | pod1   |
        | host   | 10.0.0.1  | pod2   |
        | client | 10.0.0.1  | pod2   |

  Rule: A port of UDP takes no connections of TCP
    See https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports

    Scenario: Only its protocol differs
      When the manifest is applied
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { nodeName: node-1, containers: [{ name: server, image: agnhost, args: [netexec], ports: [{ containerPort: 8080, hostPort: 80, protocol: UDP }] }] }
        """
      Then kubectl exec client -- sh -c 'wget -q -T 1 -O - http://10.0.0.1/hostname 2>&1 || true' prints:
        """
        wget: can't connect to remote host (10.0.0.1): Connection refused
        """

  Rule: A hostPort of a sidecar is taken from others, but leads nowhere
    Source: pkg/kubelet/kuberuntime/kuberuntime_sandbox.go (v1.36, generatePodSandboxConfig), pkg/scheduler/util/utils.go (v1.36, GetHostPorts)

    Scenario: The port of a sidecar, and that of the container beside it
      When the manifest is applied
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          nodeName: node-1
          initContainers: [{ name: metrics, image: agnhost, restartPolicy: Always, args: [netexec, --http-port=9100], ports: [{ containerPort: 9100, hostPort: 9100 }] }]
          containers: [{ name: server, image: agnhost, args: [netexec], ports: [{ containerPort: 8080, hostPort: 80 }] }]
        """
      Then kubectl exec client -- curl -s http://10.0.0.1/hostname prints:
        """
        web
        """
      And kubectl exec client -- sh -c 'curl -s http://10.0.0.1:9100/hostname || echo $?' prints:
        """
        7
        """

  Rule: The port leads nowhere once the pod is gone, and to its successor when that is there
    See https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/#communicating-with-daemon-pods

    Scenario: A DaemonSet whose pods are clients' local agents
      When the manifest is applied
      And I apply:
        """yaml
        apiVersion: apps/v1
        kind: DaemonSet
        metadata: { name: agent }
        spec:
          selector: { matchLabels: { app: agent } }
          template:
            metadata: { labels: { app: agent } }
            spec:
              terminationGracePeriodSeconds: 0
              containers: [{ name: agent, image: agnhost, args: [netexec], ports: [{ containerPort: 8080, hostPort: 8126 }] }]
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: app }
        spec:
          nodeName: node-2
          containers:
          - name: app
            image: busybox:1.36
            env: [{ name: AGENT, valueFrom: { fieldRef: { fieldPath: status.hostIP } } }]
            command: [sh, -c, 'sleep 3; while true; do wget -q -O /dev/null http://$AGENT:8126/healthz && echo up || echo down; sleep 5; done']
        """
      And 5 seconds pass
      And daemonset "agent" is deleted
      And 5 seconds pass
      Then the log of container "app" of pod "app" includes:
        """
        up
        wget: can't connect to remote host (10.0.0.2): Connection refused
        down
        """

  Rule: A pod in the network of its node reaches what the node reaches
    See https://kubernetes.io/docs/reference/networking/virtual-ips/#proxy-modes
    Source: pkg/proxy/iptables/proxier.go (v1.36, NewProxier: localhostNodePorts)

    Scenario Outline: A node port, asked at <address> by a pod with hostNetwork
      When the manifest is applied
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web, labels: { app: web } }
        spec: { nodeName: node-2, containers: [{ name: server, image: agnhost, args: [netexec] }] }
        ---
        apiVersion: v1
        kind: Service
        metadata: { name: web }
        spec: { type: NodePort, selector: { app: web }, ports: [{ port: 80, targetPort: 8080, nodePort: 30080 }] }
        """
      And 3 seconds pass
      Then kubectl exec host -- curl -s http://<address>:30080/hostname prints:
        """
        web
        """

      Examples:
        | address   |
        | 127.0.0.1 |
        | localhost |
        | 10.0.0.1  |
        | 10.0.0.2  |

    Scenario: Another pod of the same network, at localhost
      When the manifest is applied
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: proxy }
        spec: { nodeName: node-1, hostNetwork: true, hostname: proxy, containers: [{ name: server, image: agnhost, args: [netexec, --http-port=9090] }] }
        """
      Then kubectl exec host -- curl -s http://localhost:9090/hostname prints:
        """
        node-1
        """
