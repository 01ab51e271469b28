Feature: All containers restart at once
  A container whose end says so lets its whole pod begin anew, without another sandbox or address.
  https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-all-containers

  Rule: RestartAllContainers lets the whole pod begin anew, in its place, since 1.36
    See https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-all-containers
    Source: pkg/kubelet/kuberuntime/kuberuntime_manager.go (v1.36, getContainersToReset)
    All containers are removed, running ones killed before; then the init containers begin. Pod, address and volumes stay.

    Scenario: A container ends with 42
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: task }
        spec:
          restartPolicy: Never
          initContainers:
          - { name: prepare, image: "busybox:1.36", command: [sleep, "1"] }
          - { name: proxy, image: "nginx:1.27", restartPolicy: Always }
          containers:
          - name: worker
            image: busybox:1.36
            command: [sh, -c, "if [ -f /mnt/again ]; then sleep 3600; else touch /mnt/again; sleep 5; exit 42; fi"]
            restartPolicy: Never
            restartPolicyRules: [ { action: RestartAllContainers, exitCodes: { operator: In, values: [42] } } ]
            volumeMounts: [ { name: work, mountPath: /mnt } ]
          - { name: other, image: "redis:7" }
          volumes: [ { name: work, emptyDir: {} } ]
        """
      And 10 seconds pass
      Then init container "prepare" started at 0s, 6s
      And sidecar "proxy" started at 1s, 7s
      And container "worker" started at 1s, 7s
      And container "other" started at 1s, 7s
      And metadata.uid of pod "task" is unchanged since 0s
      And status.podIP of pod "task" is unchanged since 2s
      And pod "task" is Ready
      And pod "task" was never Failed
      And pod "task" matches:
        """yaml
        status:
          containerStatuses:
            - name: other
              restartCount: 1
              lastState: { terminated: { exitCode: 137, reason: RestartingAllContainers, message: The container is removed because RestartAllContainers in place } }
        """
      And the events of pod "task" include:
        | type   | reason  | message |
        | Normal | Killing | killing |

    Scenario: What is shown meanwhile
      Given container "other" ignores SIGTERM
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: task }
        spec:
          restartPolicy: Never
          initContainers:
          - { name: prepare, image: "busybox:1.36", command: [sleep, "3"] }
          containers:
          - name: worker
            image: busybox:1.36
            command: [sh, -c, "if [ -f /mnt/again ]; then sleep 3600; else touch /mnt/again; sleep 5; exit 42; fi"]
            restartPolicy: Never
            restartPolicyRules: [ { action: RestartAllContainers, exitCodes: { operator: In, values: [42] } } ]
            volumeMounts: [ { name: work, mountPath: /mnt } ]
          - { name: other, image: "registry.example/other:1", lifecycle: { preStop: { sleep: { seconds: 20 } } } }
          volumes: [ { name: work, emptyDir: {} } ]
        """
      And 9 seconds pass
      Then condition AllContainersRestarting of pod "task" is True with reason "RestartAllContainersStarted" and message "container exited with restart policy rule"
      And pod "task" is Pending at 11s
      And condition AllContainersRestarting of pod "task" is False at 11s
      And container "other" was killed at 10s
      And the preStop hook of container "other" never ran
      And container "worker" started at 3s, 13s

    Scenario: An init container may ask for it
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: task }
        spec:
          restartPolicy: Never
          initContainers:
          - { name: first, image: "busybox:1.36", command: [sleep, "1"] }
          - name: second
            image: busybox:1.36
            command: [sh, -c, "test -f /mnt/again || { touch /mnt/again; exit 42; }"]
            restartPolicy: Never
            restartPolicyRules: [ { action: RestartAllContainers, exitCodes: { operator: In, values: [42] } } ]
            volumeMounts: [ { name: work, mountPath: /mnt } ]
          containers:
          - { name: app, image: "nginx:1.27" }
          volumes: [ { name: work, emptyDir: {} } ]
        """
      And 5 seconds pass
      Then init container "first" started at 0s, 1s
      And init container "second" started at 1s, 2s
      And container "app" started at 2s
      And pod "task" is Ready

    Scenario: So may a sidecar
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: task }
        spec:
          restartPolicy: Never
          initContainers:
          - { name: prepare, image: "busybox:1.36", command: ["true"] }
          - name: source
            image: busybox:1.36
            command: [sh, -c, "if [ -f /mnt/again ]; then sleep 3600; else touch /mnt/again; sleep 30; exit 42; fi"]
            restartPolicy: Always
            restartPolicyRules: [ { action: RestartAllContainers, exitCodes: { operator: In, values: [42] } } ]
            volumeMounts: [ { name: work, mountPath: /mnt } ]
          containers: [ { name: regular, image: "nginx:1.27" } ]
          volumes: [ { name: work, emptyDir: {} } ]
        """
      And 40 seconds pass
      Then init container "prepare" started at 0s, 30s
      And sidecar "source" started at 0s, 30s
      And container "regular" started at 0s, 30s

    Scenario: Two that ask for it at once are asked once
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: task }
        spec:
          restartPolicy: Never
          containers:
          - name: one
            image: busybox:1.36
            command: [sh, -c, "if [ -f /mnt/one ]; then sleep 3600; else touch /mnt/one; sleep 5; exit 42; fi"]
            restartPolicy: Never
            restartPolicyRules: [ { action: RestartAllContainers, exitCodes: { operator: In, values: [42] } } ]
            volumeMounts: [ { name: work, mountPath: /mnt } ]
          - name: two
            image: busybox:1.36
            command: [sh, -c, "if [ -f /mnt/two ]; then sleep 3600; else touch /mnt/two; sleep 5; exit 42; fi"]
            restartPolicy: Never
            restartPolicyRules: [ { action: RestartAllContainers, exitCodes: { operator: In, values: [42] } } ]
            volumeMounts: [ { name: work, mountPath: /mnt } ]
          volumes: [ { name: work, emptyDir: {} } ]
        """
      And 1 minute passes
      Then container "one" has restarted 1 time
      And container "two" has restarted 1 time
      And pod "task" is Ready

    Scenario: One that had been started again before asks for it
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: task }
        spec:
          restartPolicy: Never
          containers:
          - name: source
            image: busybox:1.36
            command: [sh, -c, "echo run >> /mnt/runs; case $(wc -l < /mnt/runs) in 1) sleep 2; exit 1;; 2) sleep 2; exit 42;; *) sleep 3600;; esac"]
            restartPolicy: OnFailure
            restartPolicyRules: [ { action: RestartAllContainers, exitCodes: { operator: In, values: [42] } } ]
            volumeMounts: [ { name: work, mountPath: /mnt } ]
          - { name: regular, image: "nginx:1.27" }
          volumes: [ { name: work, emptyDir: {} } ]
        """
      And 1 minute passes
      Then container "source" started at 0s, 2s, 4s
      And container "regular" started at 0s, 4s

    Scenario Outline: The kubelet restarts <when>
      Given a cluster with these nodes:
        | name   | cpu | memory |
        | node-1 | 4   | 8Gi    |
      And container "other" ignores SIGTERM
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: task }
        spec:
          restartPolicy: Never
          initContainers: [ { name: prepare, image: "busybox:1.36", command: [sleep, "10"] } ]
          containers:
          - name: source
            image: busybox:1.36
            command: [sh, -c, "if [ -f /mnt/again ]; then sleep 3600; else touch /mnt/again; sleep 5; exit 42; fi"]
            restartPolicy: Never
            restartPolicyRules: [ { action: RestartAllContainers, exitCodes: { operator: In, values: [42] } } ]
            volumeMounts: [ { name: work, mountPath: /mnt } ]
          - { name: other, image: "registry.example/other:1" }
          volumes: [ { name: work, emptyDir: {} } ]
        """
      And <time> pass
      And the kubelet of node "node-1" restarts
      And 1 minute passes
      Then init container "prepare" started at 0s, <again>
      And container "source" has restarted 1 time
      And container "other" has restarted 1 time
      And pod "task" is Ready

      Examples:
        | when                  | time       | again |
        | while it cleans up    | 16 seconds | 18s   |
        | while all start again | 20 seconds | 17s   |
