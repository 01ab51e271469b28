Feature: Pods of several containers
  The containers of a pod start together and end each in its own way; the pod is as ready as the least ready of them.
  https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-states

  The pod below runs one container for ever, one that fails at once and one that does its work in five seconds. The
  numbers of restarts (5, then 16 after 57 minutes) are those that were noted down from a real cluster.

  Rule: READY counts the containers that are ready, RESTARTS adds up all of theirs
    Source: pkg/printers/internalversion/printers.go (v1.36, printPod)

    # The word in STATUS is the reason of the first container in alphabetical order that has one. Where that is
    # Completed while others run, a failed container's reason is shown instead, or NotReady when none is failed just
    # then: https://github.com/kubernetes/kubernetes/blob/v1.36.0/pkg/printers/internalversion/printers.go
    Scenario Outline: After <time>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata:
          name: pod-status
        spec:
          restartPolicy: OnFailure
          containers:
          - name: running-container
            image: busybox
            command: ["sh", "-c", "while true; do echo Running...; sleep 10000; done"]
          - name: failed-container
            image: busybox
            command: ["sh", "-c", "exit 1"]
          - name: completed-container
            image: busybox
            command: ["sh", "-c", "echo Hello, World!; sleep 5"]
            
        """
      And <time> pass
      Then kubectl get pods shows:
        | NAME       | READY   | STATUS   | RESTARTS   |
        | pod-status | <ready> | <status> | <restarts> |

      Examples: two of three are ready while the third fails
        | time | ready | status | restarts   |
        | 3s   | 2/3   | Error  | 1 (3s ago) |

      Examples: one has done its work
        | time   | ready | status   | restarts       |
        | 7s     | 1/3   | NotReady | 1 (7s ago)     |
        | 15s    | 1/3   | Error    | 2 (15s ago)    |
        | 4m     | 1/3   | NotReady | 5 (90s ago)    |
        | 57m26s | 1/3   | NotReady | 16 (2m16s ago) |

  Rule: Each container has a state of its own
    See https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-states

    Scenario: After four minutes
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata:
          name: pod-status
        spec:
          restartPolicy: OnFailure
          containers:
          - name: running-container
            image: busybox
            command: ["sh", "-c", "while true; do echo Running...; sleep 10000; done"]
          - name: failed-container
            image: busybox
            command: ["sh", "-c", "exit 1"]
          - name: completed-container
            image: busybox
            command: ["sh", "-c", "echo Hello, World!; sleep 5"]
            
        """
      And 4 minutes pass
      Then pod "pod-status" matches:
        """yaml
        metadata: { name: pod-status, namespace: default }
        status:
          phase: Running
          containerStatuses:
          - name: running-container
            state: { running: { startedAt: "@0s" } }
          - name: failed-container
            state: { waiting: { reason: CrashLoopBackOff } }
            lastState: { terminated: { reason: Error, exitCode: 1, startedAt: "@150s", finishedAt: "@150s" } }
            ready: false
            restartCount: 5
          - name: completed-container
            state: { terminated: { reason: Completed, exitCode: 0, startedAt: "@0s", finishedAt: "@5s" } }
            restartCount: 0
        """

    Scenario: After 57 minutes and 26 seconds
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata:
          name: pod-status
        spec:
          restartPolicy: OnFailure
          containers:
          - name: running-container
            image: busybox
            command: ["sh", "-c", "while true; do echo Running...; sleep 10000; done"]
          - name: failed-container
            image: busybox
            command: ["sh", "-c", "exit 1"]
          - name: completed-container
            image: busybox
            command: ["sh", "-c", "echo Hello, World!; sleep 5"]
        """
      And 57m26s pass
      Then pod "pod-status" matches:
        """yaml
        status:
          containerStatuses:
          - { name: running-container, state: { running: { startedAt: "@0s" } }, ready: true, restartCount: 0 }
          - name: failed-container
            state: { waiting: { reason: CrashLoopBackOff } }
            lastState: { terminated: { reason: Error, exitCode: 1, startedAt: "@3310s", finishedAt: "@3310s" } }
            ready: false
            restartCount: 16
          - { name: completed-container, state: { terminated: { reason: Completed, exitCode: 0 } }, ready: false }
        """

  Rule: The containers of a pod start one after the other, in the order of the manifest, but need not wait for each other's work
    Source: pkg/kubelet/kuberuntime/kuberuntime_manager.go (v1.36, SyncPod)

    Scenario: Both start at once
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: pair }
        spec:
          containers:
          - { name: second, image: "busybox:1.36", command: [sleep, "1000"] }
          - { name: first, image: "busybox:1.36", command: [sleep, "1000"] }
        """
      Then container "second" started at 0s
      And container "first" started at 0s

    Scenario: A container whose image takes long to pull holds up those behind it
      Given image "big:1" takes 40s to pull
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: pair }
        spec:
          containers:
          - { name: small, image: "nginx:1.27" }
          - { name: big, image: "big:1" }
          - { name: last, image: "busybox:1.36", command: [sleep, "1000"] }
        """
      And 1 minute passes
      Then container "small" started at 0s
      And container "big" started at 40s
      And container "last" started at 40s

  Rule: The containers of a pod share its volumes
    See https://kubernetes.io/docs/concepts/workloads/pods/#pod-storage

    Scenario: One writes, the other reads
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: pair }
        spec:
          containers:
          - name: writer
            image: busybox:1.36
            command: [sh, -c, 'sleep 5; echo ready > /shared/state; sleep 1000']
            volumeMounts: [{ name: shared, mountPath: /shared }]
          - name: reader
            image: busybox:1.36
            command: [sh, -c, 'until [ -f /data/state ]; do sleep 1; done; cat /data/state; sleep 1000']
            volumeMounts: [{ name: shared, mountPath: /data }]
          volumes:
          - { name: shared, emptyDir: {} }
        """
      And 10 seconds pass
      Then the log of container "reader" is:
        """
        ready
        """
