Feature: Pressure on the disk and on process numbers
  What pods write to the disk of their node, and how many processes they have, is watched like its memory: below a threshold the kubelet
  takes back what nobody needs, and then ends pods.
  https://kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction/#eviction-signals

  Rule: A disk that a command fills is noticed at the next look, once in ten seconds
    See https://kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction/#eviction-monitoring-interval

    Scenario Outline: <way>
      Given the kubelet configuration:
        """yaml
        evictionHard: { nodefs.available: 10% }
        """
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          restartPolicy: Never
          volumes: [{ name: cache, emptyDir: {} }]
          containers:
          - name: app
            image: debian:13
            command: [sh, -c, "sleep 25; <command>; sleep 1d"]
            volumeMounts: [{ name: cache, mountPath: /cache }]
        """
      Then pod "web" stays Running until 29s
      And the events of pod "web" include within 10s:
        | type    | reason  | message                                                                | at  |
        | Warning | Evicted | The node was low on resource: ephemeral-storage. Threshold quantity: * | 30s |
      And pod "web" is Failed within 10s

      Examples:
        | way                                 | command                                                          |
        | Into the container's own files      | dd if=/dev/zero of=/tmp/x bs=1G count=95                         |
        | Into a volume                       | dd if=/dev/zero of=/cache/x bs=1G count=95                       |
        | By copying what is large already    | dd if=/dev/zero of=/tmp/x bs=1G count=50; cp /tmp/x /tmp/y       |

    Scenario: Many small writes count like a large one
      Given the kubelet configuration:
        """yaml
        evictionHard: { nodefs.available: 10Gi }
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
            image: debian:13
            command: [sh, -c, 'while true; do head -c 16384 /dev/zero >> /tmp/x; sleep 0.5; done']
        """
      And nodefs.available of node "node-1" becomes 10241Mi
      Then pod "web" stays Running until 39s
      And the events of pod "web" include within 10s:
        | type    | reason  | message                                                                | at  |
        | Warning | Evicted | The node was low on resource: ephemeral-storage. Threshold quantity: * | 40s |

  Rule: Files count by their number as well
    See https://kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction/#eviction-signals-and-thresholds
    Source: pkg/kubelet/eviction/helpers.go (v1.36, rankDiskPressureFunc)

    Scenario Outline: Many empty files <where>
      Given the kubelet configuration:
        """yaml
        evictionHard: { nodefs.inodesFree: 100k }
        """
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: innocent }
        spec: { containers: [{ name: app, image: "busybox:1.36", command: [sleep, 1d] }] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: hog }
        spec:
          restartPolicy: Never
          volumes: [{ name: data, emptyDir: {} }]
          containers:
          - name: app
            image: busybox:1.36
            command: [sh, -c, 'i=0; while true; do i=$((i+1)); <make>; sleep 0.01; done']
            volumeMounts: [{ name: data, mountPath: /data }]
        """
      And 1 second passes
      And nodefs.inodesFree of node "node-1" becomes 102500
      Then pod "hog" stays Running until 25s
      And pod "hog" is Failed within 15s
      And pod "hog" matches:
        """yaml
        status: { reason: Evicted, message: "The node was low on resource: inodes. Threshold quantity: 100k, available: *. " }
        """
      And condition DiskPressure of node "node-1" is True
      And pod "innocent" stays Running for 5m

      Examples:
        | where                   | make                    |
        | in a volume             | touch /data/file$i      |
        | in the container itself | touch /tmp/file$i       |
        | made by the shell       | echo -n > /data/file$i  |

  Rule: For the disk, images that nobody needs go first
    See https://kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction/#reclaim-node-resources
    Source: pkg/kubelet/images/image_gc_manager.go (v1.36, DeleteUnusedImages, freeImage)

    Scenario: Removing an unused image is enough
      Given the kubelet configuration:
        """yaml
        evictionHard: { nodefs.available: 10% }
        """
      And a running pod "web" with container "app" and image "web:1"
      And a running pod "old" with container "main" and image "nginx:1.27"
      When pod "old" is deleted
      And 7 minutes pass
      And nodefs.available of node "node-1" becomes 9.99%
      And 1 minute passes
      Then pod "web" is Running
      And the events of node "node-1" include:
        | reason               | message                                 |
        | EvictionThresholdMet | Attempting to reclaim ephemeral-storage |
      And condition DiskPressure of node "node-1" is True with reason "KubeletHasDiskPressure"

    Scenario Outline: <after> after it was pulled, with imageMinimumGCAge <least>: <what>
      Given the kubelet configuration:
        """yaml
        evictionHard: { nodefs.available: 10% }
        imageMinimumGCAge: <least>
        """
      And a running pod "web" with container "app" and image "web:1"
      And a running pod "old" with container "main" and image "nginx:1.27"
      When pod "old" is deleted
      And <after> pass
      And nodefs.available of node "node-1" becomes 9.99%
      And 20 seconds pass
      Then pod "web" is <phase>

      Examples: the kubelet has looked at its images after five minutes; from then on they grow old
        | after       | least | what                   | phase   |
        | 410 seconds | 2m    | it is too young to go  | Failed  |
        | 420 seconds | 2m    | it is old enough to go | Running |
        | 31 seconds  | 2m    | nobody knew of it      | Failed  |
        | 311 seconds | 10s   | it has its age         | Running |

    Scenario: Where it is not, a pod goes, and DiskPressure keeps out all but critical pods
      Given the kubelet configuration:
        """yaml
        evictionHard: { nodefs.available: 10% }
        """
      And a running pod "web" with container "app" and image "web:1"
      When nodefs.available of node "node-1" becomes 5%
      And 15 seconds pass
      Then pod "web" matches:
        """yaml
        status:
          reason: Evicted
          message: "The node was low on resource: ephemeral-storage. Threshold quantity: *, available: *. "
        """
      And node "node-1" matches:
        """yaml
        spec: { taints: [{ key: node.kubernetes.io/disk-pressure, effect: NoSchedule }] }
        """

  Rule: For the disk, who wrote more than it asked for goes first, then who is less important, then who wrote most
    See https://kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction/#pod-selection-for-kubelet-eviction
    Source: pkg/kubelet/eviction/helpers.go (v1.36, rankDiskPressureFunc)

    Scenario: Three pods that write, of which one is important and one asked for what it writes
      Given a cluster of 1 node with 4 CPUs and 8Gi of memory each
      And the kubelet configuration:
        """yaml
        evictionHard: { nodefs.available: 10Gi }
        """
      When I apply:
        """yaml
        apiVersion: scheduling.k8s.io/v1
        kind: PriorityClass
        metadata: { name: high }
        value: 999999999
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: important }
        spec:
          priorityClassName: high
          containers: [{ name: app, image: "busybox:1.36", command: [sh, -c, "dd if=/dev/zero of=/tmp/x bs=1M count=300; sleep 1d"] }]
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: hungry }
        spec:
          containers: [{ name: app, image: "busybox:1.36", command: [sh, -c, "dd if=/dev/zero of=/tmp/x bs=1M count=200; sleep 1d"] }]
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: within }
        spec:
          containers: [{ name: app, image: "busybox:1.36", command: [sh, -c, "dd if=/dev/zero of=/tmp/x bs=1M count=400; sleep 1d"], resources: { limits: { cpu: 1, memory: 1Gi, ephemeral-storage: 500Mi } } }]
        """
      And 3s pass
      And nodefs.available of node "node-1" becomes 10100Mi
      Then pod "hungry" is Failed within 15s
      And pod "important" stays Running for 5m
      When nodefs.available of node "node-1" becomes 10100Mi
      Then pod "important" is Failed within 15s
      And pod "within" stays Running for 5m

  Rule: Process numbers have a threshold only where one is set
    See https://kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction/#hard-eviction-thresholds
    Source: pkg/kubelet/eviction/defaults_linux.go (v1.36, DefaultEvictionHard)

    Scenario: The less important of two pods goes, though the other has more processes
      Given the kubelet configuration:
        """yaml
        evictionHard: { pid.available: "1000" }
        """
      When I apply:
        """yaml
        apiVersion: scheduling.k8s.io/v1
        kind: PriorityClass
        metadata: { name: high }
        value: 1000
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: important }
        spec:
          priorityClassName: high
          containers: [{ name: app, image: "busybox:1.36", command: [sh, -c, "for i in 1 2 3 4; do sleep 3600 & done; wait"] }]
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { containers: [{ name: app, image: "web:1" }] }
        """
      And 5 seconds pass
      And pid.available of node "node-1" becomes 999
      Then pod "web" is Failed within 15s
      And pod "web" matches:
        """yaml
        status:
          reason: Evicted
          message: "The node was low on resource: pids. Threshold quantity: 1k, available: 999. "
          conditions:
            - { type: DisruptionTarget, status: "True", reason: TerminationByKubelet, message: "The node was low on resource: pids. Threshold quantity: 1k, available: 999. " }
        """
      And condition PIDPressure of node "node-1" is True
      And pod "important" stays Running for 5m

    Scenario: Of two that are as important the one with more processes
      Given the kubelet configuration:
        """yaml
        evictionHard: { pid.available: "1000" }
        """
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: few }
        spec: { containers: [{ name: app, image: "web:1" }] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: many }
        spec:
          containers: [{ name: app, image: "busybox:1.36", command: [sh, -c, "for i in 1 2 3 4; do sleep 3600 & done; wait"] }]
        """
      And 5 seconds pass
      And pid.available of node "node-1" becomes 999
      Then pod "many" is Failed within 15s
      And pod "few" stays Running for 5m
