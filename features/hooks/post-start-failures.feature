Feature: A postStart hook that fails
  A container is not started before its postStart hook has succeeded.
  https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/

  Rule: When it fails the container is killed and started again, with the back-off of any crash
    See https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/#hook-handler-execution
    Source: pkg/kubelet/kuberuntime/kuberuntime_container.go (v1.36, startContainer)

    Scenario: A hook that fails after five seconds with exit code 15
      Given container "kumile" exits with code 0 on SIGTERM
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata:
          name: pod-with-poststart-hook
        spec:
          containers:
          - image: sangmile/kumile
            name: kumile
            lifecycle:
              postStart:
                exec:
                  command: 
                  - sh
                  - -c
                  - "echo 'hook will fail with exit code 15'; sleep 5 ; exit 15"
        """
      And 30 seconds pass
      Then the postStart hook of container "kumile" ran at 0s, 5s, 20s
      And container "kumile" received SIGTERM at 5s, 10s, 25s
      And the events of pod "pod-with-poststart-hook" include:
        | type    | reason              | from    | message              | count |
        | Warning | FailedPostStartHook | kubelet | PostStartHook failed | 3     |
        | Normal  | Killing             | kubelet | FailedPostStartHook  | 3     |
      And kubectl get pods shows:
        | NAME                    | READY | STATUS           |
        | pod-with-poststart-hook | 0/1   | CrashLoopBackOff |

    # The event tells nothing of the output, because a command may print secrets; the container's state does.
    Scenario: The output stands in the message of the waiting container, not in the event
      Given typical latencies
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          restartPolicy: Never
          containers:
          - name: app
            image: busybox:1.36
            command: [sh, -c, "trap 'exit 0' TERM; sleep 3600 & wait"]
            lifecycle: { postStart: { exec: { command: [sh, -c, "echo out; echo oops >&2; exit 15"] } } }
        """
      Then container "app" is terminated with exit code 0 within 10s
      And the events of pod "web" include:
        | type    | reason              | message              |
        | Warning | FailedPostStartHook | PostStartHook failed |
        | Normal  | Killing             | FailedPostStartHook  |

    Scenario: What is shown until the next attempt
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: busybox:1.36
            command: [sh, -c, "trap 'exit 0' TERM; sleep 3600 & wait"]
            lifecycle: { postStart: { exec: { command: [sh, -c, "echo out; echo oops >&2; sleep 1; exit 15"] } } }
        """
      And 1 second passes
      Then pod "web" matches:
        """yaml
        status:
          phase: Running
          containerStatuses:
            - name: app
              state:
                waiting:
                  reason: PostStartHookError
                  message: 'Exec lifecycle hook ([sh -c echo out; echo oops >&2; sleep 1; exit 15]) for Container "app" in Pod "web_default(*)" failed - error: command ''sh -c echo out; echo oops >&2; sleep 1; exit 15'' exited with 15: oops*, message: "out\noops\n"'
              lastState: { terminated: { exitCode: 0, reason: Completed } }
        """

    Scenario: A command that cannot write its file
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata:
          name: poststart-test
        spec:
          containers:
          - name: poststart-test
            image: nginx
            lifecycle:
              postStart:
                exec:
                  command: ["/bin/sh", "-c", "echo Hello from the postStart handler > /ho/ho"]
        """
      And 1 minute passes
      Then container "poststart-test" started at 0s, 0s, 10s, 30s
      And the events of pod "poststart-test" include:
        | type    | reason              | message              |
        | Warning | FailedPostStartHook | PostStartHook failed |
        | Normal  | Killing             | FailedPostStartHook  |

    Scenario: The container gets its preStop hook and its grace period
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          restartPolicy: Never
          terminationGracePeriodSeconds: 20
          containers:
          - name: app
            image: busybox:1.36
            command: [sleep, "3600"]
            lifecycle:
              postStart: { exec: { command: ["false"] } }
              preStop: { sleep: { seconds: 4 } }
        """
      Then container "app" is terminated with exit code 137 within 30s
      And the preStop hook of container "app" ran at 0s
      And container "app" received SIGTERM at 4s
      And container "app" was killed at 20s
      And pod "web" is Failed

  Rule: A container that ends while its hook runs takes the command of the hook with it
    See https://man7.org/linux/man-pages/man7/pid_namespaces.7.html

    Scenario: The program ends first
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          restartPolicy: Never
          containers:
          - name: app
            image: busybox:1.36
            command: [sh, -c, "sleep 2; exit 0"]
            lifecycle: { postStart: { exec: { command: [sleep, "10"] } } }
        """
      Then pod "web" is Succeeded at 2s
      And the events of pod "web" include:
        | type    | reason              | at |
        | Warning | FailedPostStartHook | 2s |
