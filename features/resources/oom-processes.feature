Feature: Which process runs out of memory
  A container dies as a whole where one of its processes asks for too much, whatever asks.
  https://kubernetes.io/docs/tasks/configure-pod-container/assign-memory-resource/#exceed-a-container-s-memory-limit

  Rule: Where only a child of the main process asks for too much, the whole container dies
    See https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/#kubelet-config-k8s-io-v1beta1-KubeletConfiguration
    Source: pkg/kubelet/kuberuntime/kuberuntime_container_linux.go (v1.36, calculateLinuxResources)
    The kubelet has the kernel kill all processes of a container at once (memory.oom.group, since Kubernetes 1.28), for a
    program that goes on without its workers is no better than one that has crashed.

    Scenario: My server lives, its worker eats the memory: the container restarts
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
            - name: app
              image: busybox
              command: ["sh", "-c", "sleep 10; dd if=/dev/zero of=/dev/null bs=100M count=1 & while true; do sleep 5; done"]
              resources: { limits: { memory: 50Mi } }
        """
      Then container "app" is running at 9s
      And container "app" has restarted 1 time at 10s
      And pod "web" matches:
        """yaml
        status:
          containerStatuses:
            - name: app
              lastState: { terminated: { exitCode: 137, reason: OOMKilled } }
        """

    Scenario: Mended with a limit that is large enough for the worker
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
            - name: app
              image: busybox
              command: ["sh", "-c", "sleep 10; dd if=/dev/zero of=/dev/null bs=100M count=1 & while true; do sleep 5; done"]
              resources: { limits: { memory: 150Mi } }
        """
      Then pod "web" stays Running for 5m
      And container "app" has restarted 0 times

    Scenario: With singleProcessOOMKill only the child dies, and the server goes on
      Given the kubelet configuration:
        """yaml
        singleProcessOOMKill: true
        """
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
            - name: app
              image: busybox
              command:
                - sh
                - -c
                - |
                  sleep 10
                  dd if=/dev/zero of=/dev/null bs=100M count=1
                  echo "the worker ended with $?"
                  cat /sys/fs/cgroup/memory.oom.group
                  sleep 3600
              resources: { limits: { memory: 50Mi } }
        """
      Then pod "web" stays Running for 5m
      And the log of container "app" includes:
        """
        the worker ended with 137
        0
        """

    Scenario: A child was killed once: whatever the main process exits with, the reason stays
      Given the kubelet configuration:
        """yaml
        singleProcessOOMKill: true
        """
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          restartPolicy: Never
          containers:
            - name: app
              image: busybox
              command: ["sh", "-c", "dd if=/dev/zero of=/dev/null bs=100M count=1; sleep 5; exit 0"]
              resources: { limits: { memory: 50Mi } }
        """
      Then container "app" is terminated with exit code 0 and reason "OOMKilled" at 5s

  Rule: 137 alone is no proof: only the kernel's kill for want of memory is told as OOMKilled
    See https://github.com/containerd/containerd/blob/main/internal/cri/server/events.go

    Scenario Outline: <who>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          restartPolicy: Never
          containers:
            - name: app
              image: busybox
              command: ["sh", "-c", "<script>"]
              resources: { limits: { memory: 50Mi } }
        """
      Then container "app" is terminated with exit code 137 and reason "<reason>" at 5s

      Examples:
        | who                                  | script                                                      | reason    |
        | The kernel, for want of memory       | sleep 5; dd if=/dev/zero of=/dev/null bs=100M count=1       | OOMKilled |
        | A script that says that it was killed | sleep 5; exit 137                                           | Error     |

  Rule: The usual ways to use up memory from a shell are known
    Source: podlife

    Scenario Outline: <command>
      # tail has to hold what may be the last lines, and zeros have no ends of lines.
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          restartPolicy: Never
          containers:
            - name: app
              image: <image>
              command: ["sh", "-c", "sleep 5; <command>"]
              resources: { limits: { memory: <limit> } }
        """
      Then container "app" is terminated with exit code <code> and reason "<reason>" at 6s

      Examples: more than the limit
        | image       | limit | command                                                                     | code | reason    |
        | busybox     | 50Mi  | tail /dev/zero                                                              | 137  | OOMKilled |
        | busybox     | 50Mi  | head -c 100m /dev/zero \| tail                                              | 137  | OOMKilled |
        | debian:13   | 50Mi  | head -c 100M /dev/zero \| tail                                              | 137  | OOMKilled |
        | debian:13   | 50Mi  | dd if=/dev/zero of=/dev/null bs=100M count=1 iflag=fullblock                | 137  | OOMKilled |
        | debian:13   | 50Mi  | dd if=/dev/zero bs=1M count=100 iflag=fullblock status=none \| tail -n 1     | 137  | OOMKilled |

      Examples: less
        | image       | limit | command                                                                     | code | reason    |
        | debian:13   | 150Mi | head -c 100M /dev/zero \| tail \| wc -c                                      | 0    | Completed |
        | debian:13   | 50Mi  | head -c 100M /dev/zero \| tail -c 100                                        | 0    | Completed |
        | busybox     | 50Mi  | head -c 100M /dev/zero                                                      | 1    | Error     |

    Scenario: Without a limit it is the node that runs out
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { restartPolicy: Never, containers: [{ name: app, image: busybox, command: [sh, -c, "sleep 5; tail /dev/zero"] }] }
        """
      Then container "app" is terminated with exit code 137 and reason "OOMKilled" at 6s
      And the events of node "node-1" include:
        | type    | reason    | message                                             |
        | Warning | SystemOOM | System OOM encountered, victim process: tail, pid: * |
