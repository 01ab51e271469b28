Feature: Commands and scripts
  A container runs its command with its args; without them what its image says. Scripts run as the image's shell runs them.
  https://kubernetes.io/docs/tasks/inject-data-application/define-command-argument-container/

  Rule: command replaces the entrypoint of the image, args its arguments
    See https://kubernetes.io/docs/tasks/inject-data-application/define-command-argument-container/#define-a-command-and-arguments-when-you-create-a-pod

    Scenario Outline: <what>
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
            command: <command>
            args: <args>
        """
      Then the log of container "app" is:
        """
        <log>
        """

      Examples:
        | what                                  | command                | args          | log       |
        | command with args                     | [echo]                 | [hello, you]  | hello you |
        | command alone                         | [echo, hello]          | []            | hello     |
        | args alone, busybox has no entrypoint | []                     | [echo, hello] | hello     |
        | a script with its own arguments       | [sh, -c, 'echo $0 $1'] | [one, two]    | one two   |

    # From the notes: one image for all environments, which is told by its arguments and variables in which of them it runs.
    Scenario: Arguments and variables choose the profile of an application
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: shop }
        spec:
          containers:
          - name: app
            image: registry.example/shop:1
            args: ["--spring.profiles.active=prod"]
            env:
            - name: SPRING_PROFILES_ACTIVE
              value: "prod"
        """
      Then kubectl describe pod shop includes:
        """
            Args:
              --spring.profiles.active=prod
        """
      And kubectl describe pod shop includes:
        """
            Environment:
              SPRING_PROFILES_ACTIVE:  prod
        """

    Scenario: An image by itself
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - { name: server, image: "nginx:1.27" }
        """
      Then pod "web" is Ready
      And pod "web" stays Running for 1h

  Rule: $(NAME) is replaced before the container starts, $NAME by the shell
    See https://kubernetes.io/docs/tasks/inject-data-application/define-command-argument-container/#use-environment-variables-to-define-arguments
    Source: pkg/kubelet/container/helpers.go (v1.36, ExpandContainerCommandAndArgs)

    Scenario: Both in one command
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
            env:
            - { name: GREETING, value: Warm greetings }
            - { name: MESSAGE, value: $(GREETING) to you }
            command: [sh, -c, 'echo "$(MESSAGE)"; GREETING=Hello; echo "$GREETING"; echo "$$(echo again)"']
        """
      Then the log of container "app" is:
        """
        Warm greetings to you
        Hello
        again
        """

  Rule: A script takes as long as its commands
    Source: podlife

    Scenario: Loops, conditions, functions and pipes
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
            command:
            - sh
            - -c
            - |
              wait_for() { sleep "$1"; echo "waited $1"; }
              for i in 1 2 3; do wait_for $i; done
              n=0
              while [ $n -lt 2 ]; do n=$((n + 1)); sleep 2; done
              echo a b c | tr ' ' '\n' | wc -l
        """
      Then pod "task" is Succeeded at 10s
      And the log of container "app" is:
        """
        waited 1
        waited 2
        waited 3
        3
        """

    Scenario: A background job and wait
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
            command: [sh, -c, 'sleep 10 & sleep 4; wait; date -u +%H:%M:%S']
        """
      Then pod "task" is Succeeded at 10s
      And the log of container "app" is:
        """
        00:00:10
        """

  Rule: A program that the shell does not find ends with 127, and the script goes on
    See https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_08_02

    # Notes on image pull policies run `policy test` in a busybox, which has no such program.
    Scenario: policy test && sleep
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata:
          name: image-pull-policy-tag
        spec:
          containers:
          - name: container
            image: busybox:1.28
            command: ["sh", "-c", "policy test && sleep 360000"]
        """
      And 2 minutes pass
      Then container "container" started at 0s, 0s, 10s, 30s, 70s
      And container "container" is terminated with exit code 127 and reason "Error"
      And the log of container "container" is:
        """
        sh: policy: not found
        """

    Scenario: What follows is run
      Given a pod "task" with container "app" of image "busybox:1.36" and restartPolicy Never and command "nosuch; echo after"
      Then pod "task" is Succeeded
      And the log of container "app" is:
        """
        sh: nosuch: not found
        after
        """

  Rule: A command that does not exist cannot be started at all
    Source: pkg/kubelet/kuberuntime/kuberuntime_container.go (v1.36, startContainer)
    See https://github.com/containerd/containerd/blob/v2.0.0/internal/cri/server/container_start.go

    Scenario: The entrypoint itself is missing
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: broken }
        spec:
          containers:
          - { name: app, image: "busybox:1.36", command: [/nosuch] }
        """
      And 140 seconds pass
      Then pod "broken" matches:
        """yaml
        status:
          containerStatuses:
          - name: app
            state: { waiting: { reason: CrashLoopBackOff } }
            lastState:
              terminated:
                exitCode: 128
                reason: StartError
                message: 'failed to create containerd task: *exec: "/nosuch": stat /nosuch: no such file or directory*'
            restartCount: 4
        """

    Scenario: It is told in an event
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: broken }
        spec:
          restartPolicy: Never
          containers:
          - { name: app, image: "busybox:1.36", command: [/nosuch] }
        """
      Then the events of pod "broken" include:
        | type    | reason | message                                                                                             |
        | Warning | Failed | Error: failed to create containerd task: *exec: "/nosuch": stat /nosuch: no such file or directory* |

  Rule: The image decides which shell sh is, and the shells differ
    See https://pubs.opengroup.org/onlinepubs/9799919799/utilities/echo.html

    Scenario Outline: <image> prints <log>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: task }
        spec:
          restartPolicy: Never
          containers:
          - { name: app, image: "<image>", command: [sh, -c, 'echo -e "a b"'] }
        """
      Then the log of container "app" is:
        """
        <log>
        """

      Examples: ash knows the option -e of echo, dash prints it
        | image        | log    |
        | busybox:1.36 | a b    |
        | alpine:3.20  | a b    |
        | debian:12    | -e a b |
        | nginx:1.27   | -e a b |
