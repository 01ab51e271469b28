Feature: A container that runs out of memory
  A limit of memory is enforced by the kernel, at the moment at which a process asks for more than is left.
  https://kubernetes.io/docs/tasks/configure-pod-container/assign-memory-resource/#exceed-a-container-s-memory-limit

  Rule: A container that uses more than its limit is killed
    See https://kubernetes.io/docs/tasks/configure-pod-container/assign-memory-resource/#exceed-a-container-s-memory-limit

    Scenario: The application itself
      Given container "app" uses 300Mi of memory after 30s
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          restartPolicy: Never
          containers:
            - name: app
              image: web:1
              resources: { limits: { memory: 200Mi } }
        """
      Then container "app" is running at 29s
      And container "app" is terminated with exit code 137 and reason "OOMKilled" at 30s
      And pod "web" is Failed
      And pod "web" does not match:
        """yaml
        status: { reason: "*" }
        """
      And kubectl get pods shows:
        | NAME | READY | STATUS    | RESTARTS |
        | web  | 0/1   | OOMKilled | 0        |

    Scenario Outline: <uses> under a limit of 200Mi
      Given container "app" uses <uses> of memory after 30s
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          restartPolicy: Never
          containers: [{ name: app, image: "web:1", resources: { limits: { memory: 200Mi } } }]
        """
      Then pod "web" is <phase> at 31s

      Examples:
        | uses      | phase   |
        | 200Mi     | Running |
        | 209715201 | Failed  |

    Scenario: Without a limit a container may use what the node has
      Given container "app" uses 100Gi of memory after 30s
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { containers: [{ name: app, image: "web:1", resources: { requests: { memory: 10Mi } } }] }
        """
      Then pod "web" stays Running for 5m

    Scenario: A command that takes a large block of memory
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: p }
        spec:
          containers:
            - name: a
              image: busybox:1.36
              command: ["sh", "-c", "sleep 2; dd if=/dev/zero of=/dev/null bs=100M count=1"]
              resources: { limits: { memory: 20Mi } }
        """
      Then container "a" is terminated with exit code 137 and reason "OOMKilled" at 4s
      And container "a" started at 0s, 2s, 14s, 36s

    Scenario: An init container
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: p }
        spec:
          restartPolicy: Never
          initContainers:
            - name: init
              image: busybox:1.36
              command: ["sh", "-c", "sleep 2; dd if=/dev/zero of=/dev/null bs=100M count=1"]
              resources: { limits: { memory: 20Mi } }
          containers: [{ name: app, image: "web:1" }]
        """
      Then container "init" is terminated with exit code 137 and reason "OOMKilled" at 2s
      And pod "p" is Failed within 5s

    Scenario: A file on a volume of memory is memory of who wrote it
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          restartPolicy: Never
          volumes: [{ name: cache, emptyDir: { medium: Memory } }]
          containers:
            - name: app
              image: busybox
              command: ["sh", "-c", "sleep 5; dd if=/dev/zero of=/cache/file bs=1M count=100; sleep 60"]
              resources: { limits: { memory: 64Mi } }
              volumeMounts: [{ name: cache, mountPath: /cache }]
        """
      Then container "app" is terminated with exit code 137 and reason "OOMKilled" at 5s

  Rule: An OOM kill counts as a crash, and no event tells of it
    See https://kubernetes.io/docs/tasks/configure-pod-container/assign-memory-resource/#exceed-a-container-s-memory-limit
    Source: pkg/kubelet/oom/oom_watcher_linux.go (v1.36, Start)

    Scenario: The first restart comes at once, the next after 10s
      Given container "app" uses 300Mi of memory after 5s
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { containers: [{ name: app, image: "web:1", resources: { limits: { memory: 200Mi } } }] }
        """
      Then container "app" started at 0s, 5s, 20s, 45s
      And the events of pod "web" include:
        | type    | reason  | from    |
        | Warning | BackOff | kubelet |
      And the events of pod "web" do not include:
        | reason    |
        | SystemOOM |
        | Killing   |

  Rule: A pod's own limit holds for all its containers together
    See https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#pod-level-resource-specification
    Source: pkg/kubelet/cm/helpers_linux.go (v1.36, ResourceConfigForPod)

    Scenario: Two containers, each within bounds, are too much together
      Given container "one" uses 60Mi of memory after 5s
      And container "two" uses 50Mi of memory after 10s
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          restartPolicy: Never
          resources: { limits: { memory: 100Mi } }
          containers:
            - { name: one, image: "web:1" }
            - { name: two, image: "web:1" }
        """
      Then container "one" is running at 9s
      And container "one" is terminated with exit code 137 and reason "OOMKilled" at 10s
      And container "two" stays running for 1m

  Rule: When the whole node is out of memory, the kernel chooses by oom_score_adj
    See https://kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction/#node-out-of-memory-behavior

    Scenario: The pod that asked for nothing goes first, though it uses less
      Given a cluster of 1 node with 4 CPUs and 1Gi of memory each
      And the kubelet configuration:
        """yaml
        evictionHard: {}
        """
      And container "careless" uses 200Mi of memory after 5s
      And container "careful" uses 900Mi of memory after 10s
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: careless }
        spec:
          restartPolicy: Never
          containers: [{ name: careless, image: "web:1" }]
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: careful }
        spec:
          restartPolicy: Never
          containers: [{ name: careful, image: "web:1", resources: { requests: { memory: 900Mi } } }]
        """
      Then container "careless" is terminated with exit code 137 and reason "OOMKilled" at 10s
      And pod "careful" stays Running for 1m
      And the events of node "node-1" include:
        | type    | reason    | from    | message                                            |
        | Warning | SystemOOM | kubelet | System OOM encountered, victim process: web, pid: * |
