Feature: A restart policy for each container
  Since 1.35 each container may have a restartPolicy of its own, and rules that look at its exit code first.
  https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-restart-rules

  Rule: A container's own policy goes before the pod's
    See https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-restart-rules

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
    See https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-restart-rules

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
    See https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-restart-rules

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

  Rule: Rules need a policy, an action, codes and an operator that exist
    Source: pkg/apis/core/validation/validation.go (v1.36, validateContainerRestartPolicy)

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
