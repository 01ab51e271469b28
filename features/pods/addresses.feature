Feature: The address and the name of a pod
  A pod has an address of its own from the moment its sandbox is there, and the address of its node beside it. Its containers
  are called as the pod is, or as its manifest says.
  https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-hostname-and-subdomain-field

  Rule: A pod that has left Pending shows its address, and goes on showing it when it has ended
    Source: pkg/kubelet/kubelet.go (v1.36, preserveDataFromBeforeStopping)

    Scenario Outline: A pod that is <phase> in the end
      Given a pod "task" with restartPolicy Never and container "app" of image "busybox:1.36" and command "sleep 1; exit <code>"
      When 5 seconds pass
      Then pod "task" matches:
        """yaml
        status: { phase: <phase>, podIP: 10.244.0.2, podIPs: [{ ip: 10.244.0.2 }] }
        """
      And status.podIP of pod "task" is unchanged since 0.5s

      Examples:
        | code | phase     |
        | 0    | Succeeded |
        | 42   | Failed    |

    Scenario: While it is being deleted, and afterwards
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web, finalizers: [example.com/audit] }
        spec:
          terminationGracePeriodSeconds: 5
          containers: [{ name: app, image: "busybox:1.36", command: [sleep, "10000"] }]
        """
      And 10 seconds pass
      And pod "web" is deleted
      And 1 minute passes
      Then pod "web" matches:
        """yaml
        status: { phase: Failed, podIP: 10.244.0.2, podIPs: [{ ip: 10.244.0.2 }] }
        """
      And status.podIP of pod "web" is unchanged since 1s

  Rule: The address of the node stands beside it; with hostNetwork the two are one
    Source: pkg/kubelet/kubelet_pods.go (v1.36, generateAPIPodStatus)

    Scenario Outline: hostNetwork <host network>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          hostNetwork: <host network>
          containers: [{ name: app, image: "nginx:1.27" }]
        """
      Then pod "web" matches:
        """yaml
        status: { hostIP: 10.0.0.1, hostIPs: [{ ip: 10.0.0.1 }], podIP: <address> }
        """

      Examples:
        | host network | address    |
        | false        | 10.244.0.2 |
        | true         | 10.0.0.1   |

  Rule: A container is called as its pod is, or as the field hostname says
    See https://kubernetes.io/docs/concepts/workloads/pods/pod-hostname/#hostname-with-pod-s-hostname-and-subdomain-fields

    Scenario Outline: <what>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          restartPolicy: Never
          hostname: <hostname>
          containers: [{ name: app, image: "busybox:1.36", command: [hostname] }]
        """
      Then the log of container "app" is:
        """
        <name>
        """

      Examples:
        | what            | hostname | name  |
        | Without a field | null     | web   |
        | With a hostname | front    | front |

  Rule: hostAliases are lines of /etc/hosts
    See https://kubernetes.io/docs/tasks/network/customize-hosts-file-for-pods/#adding-additional-entries-with-hostaliases
    Source: pkg/kubelet/kubelet_pods.go (v1.36, hostsEntriesFromHostAliases)

    Scenario: Two names of one address
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          restartPolicy: Never
          hostAliases: [{ ip: 123.45.67.89, hostnames: [foo, bar] }]
          containers: [{ name: app, image: "busybox:1.36", command: [sh, -c, grep 123.45 /etc/hosts] }]
        """
      Then the log of container "app" is:
        """
        123.45.67.89	foo	bar
        """

    Scenario: In the network of the node they stand below the file of the node
      Given file "/etc/hosts" on node "node-1" is:
        """
        127.0.0.1 localhost
        192.0.2.7 registry.internal
        """
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          hostNetwork: true
          restartPolicy: Never
          hostAliases: [{ ip: 123.45.67.89, hostnames: [foo] }]
          containers: [{ name: app, image: "busybox:1.36", command: [cat, /etc/hosts] }]
        """
      Then the log of container "app" is:
        """
        # Kubernetes-managed hosts file (host network).
        127.0.0.1 localhost
        192.0.2.7 registry.internal

        # Entries added by HostAliases.
        123.45.67.89	foo
        """

  Rule: A container that mounts a file at /etc/hosts keeps it
    See https://kubernetes.io/docs/tasks/network/customize-hosts-file-for-pods/#why-does-the-kubelet-manage-the-hosts-file
    Source: pkg/kubelet/kubelet_pods.go (v1.36, shouldMountHostsFile, makeMounts)

    Scenario: A container that mounts a file there keeps it, the others of its pod have the kubelet's
      Given file "/etc/hosts" on node "node-1" is:
        """
        127.0.0.1 localhost
        192.0.2.7 registry.internal
        """
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          restartPolicy: Never
          containers:
          - { name: managed, image: "busybox:1.36", command: [head, -n1, /etc/hosts] }
          - name: own
            image: busybox:1.36
            command: [cat, /etc/hosts]
            volumeMounts: [{ name: hosts, mountPath: /etc/hosts }]
          volumes: [{ name: hosts, hostPath: { path: /etc/hosts, type: File } }]
        """
      Then the log of container "managed" is:
        """
        # Kubernetes-managed hosts file.
        """
      And the log of container "own" is:
        """
        127.0.0.1 localhost
        192.0.2.7 registry.internal
        """
