Feature: What a container can see of its limits
  The container runtime writes requests and limits into the container's cgroup, and the container finds them under
  /sys/fs/cgroup. Cgroups are of version 2, the only ones on which a kubelet starts without being told otherwise.
  https://kubernetes.io/docs/concepts/architecture/cgroups/
  https://docs.kernel.org/admin-guide/cgroup-v2.html

  Rule: A limit of memory is memory.max, and a request of memory is not written
    See https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/#memory-qos-with-cgroup-v2
    Source: pkg/kubelet/kuberuntime/kuberuntime_container_linux.go (v1.36, generateLinuxContainerResources)

    # A seed says that a request becomes memory.min. That is so only with the gate MemoryQoS, which is alpha and off
    # (pkg/features/kube_features.go, pkg/kubelet/kuberuntime/kuberuntime_container_linux.go, Kubernetes 1.36).
    Scenario: 512Mi asked for, 1024Mi at most
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata:
          name: memory-limits-example
        spec:
          containers:
          - name: container
            image: nginx
            resources:
              requests:
                memory: "512Mi"
              limits:
                memory: "1024Mi"
          - name: look
            image: busybox
            command: ["sh", "-c", "cd /sys/fs/cgroup; cat memory.max memory.min memory.low memory.high; sleep 1d"]
            resources:
              requests:
                memory: "512Mi"
              limits:
                memory: "1024Mi"
        """
      Then pod "memory-limits-example" is Running
      And the log of container "look" is:
        """
        1073741824
        0
        0
        max
        """

    Scenario: Without a limit the file says max
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: look }
        spec:
          restartPolicy: Never
          containers: [{ name: app, image: busybox, command: [cat, /sys/fs/cgroup/memory.max, /sys/fs/cgroup/cpu.max] }]
        """
      Then the log of container "app" is:
        """
        max
        max 100000
        """

  Rule: A limit of CPU is a quota in each tenth of a second, a request is a weight
    See https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#how-pods-with-resource-limits-are-run
    Source: pkg/kubelet/cm/helpers_linux.go (v1.36, MilliCPUToQuota, MilliCPUToShares)

    Scenario Outline: request <request>, limit <limit>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: look }
        spec:
          restartPolicy: Never
          containers:
            - name: app
              image: busybox
              command: [cat, /sys/fs/cgroup/cpu.max, /sys/fs/cgroup/cpu.weight]
              resources: { requests: { cpu: <request> }, limits: { cpu: <limit> } }
        """
      Then the log of container "app" is:
        """
        <quota> 100000
        <weight>
        """

      Examples: weights as runc converts them since 1.3.2
        | request | limit | quota  | weight |
        | 250m    | 500m  | 50000  | 35     |
        | 1       | 2     | 200000 | 100    |
        | 10m     | 10m   | 1000   | 4      |
        | 1m      | 1m    | 1000   | 1      |

    Scenario: Limits of CPU that are not enforced
      Given the kubelet configuration:
        """yaml
        cpuCFSQuota: false
        """
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: look }
        spec:
          restartPolicy: Never
          containers:
            - { name: app, image: busybox, command: [cat, /sys/fs/cgroup/cpu.max], resources: { limits: { cpu: 500m } } }
        """
      Then the log of container "app" is:
        """
        max 100000
        """

  Rule: oom_score_adj says whom the kernel kills first when the whole node is short of memory
    See https://kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction/#node-out-of-memory-behavior
    Source: pkg/kubelet/qos/policy.go (v1.36, GetContainerOOMScoreAdjust)

    Scenario Outline: <class>
      Given a cluster of 1 node with 4 CPUs and 10Gi of memory each
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: look }
        spec:
          restartPolicy: Never
          containers:
            - name: app
              image: busybox
              command: [cat, /proc/self/oom_score_adj]
              resources: <resources>
        """
      Then the log of container "app" is:
        """
        <score>
        """

      Examples:
        | class                                    | resources                                     | score |
        | BestEffort                               | {}                                            | 1000  |
        | Burstable, a tenth of the node's memory  | { requests: { memory: 1Gi } }                 | 900   |
        | Burstable, without a request of memory   | { requests: { cpu: 1 } }                      | 999   |
        | Guaranteed                               | { limits: { cpu: 1, memory: 1Gi } }           | -997  |

  Rule: A kill for want of memory takes the whole group, and the group remembers
    Source: pkg/kubelet/kuberuntime/kuberuntime_container_linux.go (v1.36, calculateLinuxResources)

    Scenario: The files after a kill that the container survived
      Given the kubelet configuration:
        """yaml
        singleProcessOOMKill: true
        """
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: look }
        spec:
          restartPolicy: Never
          containers:
            - name: app
              image: busybox
              command: ["sh", "-c", "dd if=/dev/zero of=/dev/null bs=100M count=1; grep oom_kill /sys/fs/cgroup/memory.events"]
              resources: { limits: { memory: 50Mi } }
        """
      Then the log of container "app" includes:
        """
        oom_kill 1
        """

  Rule: The limit of a pod stands for containers that have none
    Source: pkg/kubelet/kuberuntime/kuberuntime_container_linux.go (v1.36, getCPULimit, getMemoryLimit)

    Scenario: Pod-level resources
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: look }
        spec:
          restartPolicy: Never
          resources: { limits: { memory: 1Gi, cpu: 1 } }
          containers:
            - { name: own, image: busybox, command: [cat, /sys/fs/cgroup/memory.max], resources: { limits: { memory: 512Mi } } }
            - { name: none, image: busybox, command: [cat, /sys/fs/cgroup/memory.max] }
        """
      Then the log of container "own" is:
        """
        536870912
        """
      And the log of container "none" is:
        """
        1073741824
        """
