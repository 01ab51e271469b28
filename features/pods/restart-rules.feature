Feature: A restart policy for each container
  Since 1.35 each container may have a restartPolicy of its own, and rules that look at its exit code first.
  https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#individual-container-restart-policy-and-rules

  Rule: A container's own policy goes before the pod's

    Scenario Outline: <own> in a pod with restartPolicy <pod>, exit code <code>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: task }
        spec:
          restartPolicy: <pod>
          containers:
          - { name: app, image: "busybox:1.36", command: [sh, -c, "sleep 2; exit <code>"]<own policy> }
          - { name: other, image: "nginx:1.27" }
        """
      And 3 seconds pass
      Then container "app" started at <starts>
      And pod "task" is Running

      Examples:
        | own       | own policy                 | pod       | code | starts |
        | Never     | , restartPolicy: Never     | Always    | 1    | 0s     |
        | OnFailure | , restartPolicy: OnFailure | Always    | 0    | 0s     |
        | OnFailure | , restartPolicy: OnFailure | Never     | 1    | 0s, 2s |
        | Always    | , restartPolicy: Always    | Never     | 0    | 0s, 2s |
        | nothing   |                            | Always    | 0    | 0s, 2s |
        | nothing   |                            | OnFailure | 1    | 0s, 2s |

  Rule: Its rules go before its policy: the first that the exit code matches starts it again

    Scenario Outline: <rule>, exit code <code>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: task }
        spec:
          restartPolicy: Never
          containers:
          - name: app
            image: busybox:1.36
            command: [sh, -c, "sleep 2; exit <code>"]
            restartPolicy: Never
            restartPolicyRules:
            - { action: Restart, exitCodes: { operator: <operator>, values: <values> } }
        """
      And 3 seconds pass
      Then container "app" started at <starts>
      And pod "task" is <phase>

      Examples:
        | rule          | operator | values  | code | starts | phase     |
        | In 42         | In       | [42]    | 42   | 0s, 2s | Running   |
        | In 42         | In       | [42]    | 43   | 0s     | Failed    |
        | In 1, 42      | In       | [1, 42] | 1    | 0s, 2s | Running   |
        | NotIn 42      | NotIn    | [42]    | 43   | 0s, 2s | Running   |
        | NotIn 42      | NotIn    | [42]    | 42   | 0s     | Failed    |
        | NotIn 42      | NotIn    | [42]    | 0    | 0s, 2s | Running   |

    Scenario: A restart by a rule backs off as any other, and the others run on
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata:
          name: p
        spec:
          restartPolicy: Never
          containers:
          - name: a
            image: busybox:1.36
            imagePullPolicy: IfNotPresent
            command: ["sh","-c","sleep 2; exit 42"]
            restartPolicy: Never
            restartPolicyRules: [{action: Restart, exitCodes: {operator: In, values: [42]}}]
          - name: b
            image: busybox:1.36
            imagePullPolicy: IfNotPresent
            command: ["sh","-c","trap 'exit 0' TERM; sleep 3600 & wait $!"]
        """
      And 40 seconds pass
      Then container "a" started at 0s, 2s, 14s, 36s
      And container "b" started at 0s
      And pod "p" was never Failed

  Rule: An init container may have them too

    Scenario: One that may fail in a pod whose containers may not
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: task }
        spec:
          restartPolicy: Never
          initContainers:
          - { name: prepare, image: "busybox:1.36", command: [sh, -c, "sleep 1; test -f /work/again || { touch /work/again; exit 1; }"], restartPolicy: OnFailure, volumeMounts: [ { name: work, mountPath: /work } ] }
          containers:
          - { name: app, image: "busybox:1.36", command: [sleep, "5"] }
          volumes: [ { name: work, emptyDir: {} } ]
        """
      Then init container "prepare" started at 0s, 1s
      And pod "task" is Succeeded at 7s

    Scenario: One that may not, in a pod whose containers may
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: task }
        spec:
          initContainers:
          - { name: prepare, image: "busybox:1.36", command: [sh, -c, "sleep 1; exit 1"], restartPolicy: Never }
          containers:
          - { name: app, image: "nginx:1.27" }
        """
      Then pod "task" is Failed at 1s
      And container "app" never started

  Rule: RestartAllContainers lets the whole pod begin anew, in its place, since 1.36
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

  Rule: Rules need a policy, an action, codes and an operator that exist

    Scenario Outline: <what>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: task }
        spec:
          containers:
          - { name: app, image: "nginx:1.27"<policy>, restartPolicyRules: [ <rule> ] }
        """
      Then it is refused with:
        """
        Pod "task" is invalid: spec.containers[0].<message>
        """

      Examples:
        | what                  | policy                 | rule                                                             | message                                                                                                    |
        | no policy             |                        | { action: Restart, exitCodes: { operator: In, values: [1] } }    | restartPolicy: Required value: must specify restartPolicy when restart rules are used                       |
        | a policy that is none | , restartPolicy: Maybe | { action: Restart, exitCodes: { operator: In, values: [1] } }    | restartPolicy: Unsupported value: "Maybe": supported values: "Always", "Never", "OnFailure"                 |
        | an unknown action     | , restartPolicy: Never | { action: Stop, exitCodes: { operator: In, values: [1] } }       | restartPolicyRules[0].action: Unsupported value: "Stop": supported values: "Restart", "RestartAllContainers" |
        | no codes              | , restartPolicy: Never | { action: Restart }                                              | restartPolicyRules[0].exitCodes: Required value: must be specified                                          |
        | an unknown operator   | , restartPolicy: Never | { action: Restart, exitCodes: { operator: Is, values: [1] } }    | restartPolicyRules[0].exitCodes.operator: Unsupported value: "Is": supported values: "In", "NotIn"          |
