Feature: A preStop hook that fails, or comes too late
  A preStop hook can delay the end of its container, and never prevent it.
  https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/#hook-handler-execution

  Rule: A hook that fails changes nothing but an event: the container is stopped at once
    See https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/#debugging-hook-handlers
    Source: pkg/kubelet/kuberuntime/kuberuntime_container.go (v1.36, executePreStopHook)

    Scenario: A command that is none
      `exit` is a word of the shell and not a program, so there is nothing to run.

      When I apply:
        """yaml
        # 실패 케이스(일반적인 실패)
        apiVersion: v1
        kind: Pod
        metadata:
          name: pre-stop
        spec:
          containers:
          - name: pre-stop
            image: nginx
            lifecycle:
              preStop:
                exec:
                  command: ["exit", "1"]
        """
      And 1 minute passes
      And pod "pre-stop" is deleted
      Then pod "pre-stop" is gone at 60s
      And container "pre-stop" is terminated with exit code 0
      And the events of pod "pre-stop" include:
        | type    | reason            | message                     | at  |
        | Normal  | Killing           | Stopping container pre-stop | 60s |
        | Warning | FailedPreStopHook | PreStopHook failed          | 60s |

    Scenario: A command that fails
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: nginx:1.27
            lifecycle: { preStop: { exec: { command: ["false"] } } }
        """
      And 10 seconds pass
      And pod "web" is deleted
      Then container "app" received SIGQUIT at 10s
      And pod "web" is gone at 10s

    Scenario: A request that nobody answers
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: nginx:1.27
            lifecycle: { preStop: { httpGet: { path: /bye, port: 9090 } } }
        """
      And 10 seconds pass
      And pod "web" is deleted
      Then pod "web" is gone at 10s
      And the events of pod "web" include:
        | type    | reason            | message            |
        | Warning | FailedPreStopHook | PreStopHook failed |

  Rule: A container that ends by itself gets no hook
    See https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/#container-hooks

    Scenario Outline: It exits with <code>
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
            command: [sh, -c, "sleep 5; exit <code>"]
            lifecycle: { preStop: { exec: { command: [sleep, "3"] } } }
        """
      Then container "app" is terminated with exit code <code> at 5s
      And the preStop hook of container "app" never ran

      Examples:
        | code |
        | 0    |
        | 1    |

    Scenario: It is OOM killed
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: nginx:1.27
            lifecycle: { preStop: { exec: { command: [sleep, "3"] } } }
        """
      And container "app" is OOM killed
      And 5 seconds pass
      Then the preStop hook of container "app" never ran

  Rule: A container that ends during its hook is still waited for, as long as the hook goes on
    Source: pkg/kubelet/kuberuntime/kuberuntime_container.go (v1.36, executePreStopHook)
    Source: pkg/kubelet/lifecycle/handlers.go (v1.36, runSleepHandler)

    Scenario: A pause goes on without the container
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: busybox:1.36
            command: [sleep, "12"]
            lifecycle: { preStop: { sleep: { seconds: 10 } } }
        """
      And 10 seconds pass
      And pod "web" is deleted
      Then container "app" never received SIGTERM
      And pod "web" is Terminating at 19s
      And pod "web" is gone at 20s

    Scenario: A command dies with the container
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: busybox:1.36
            command: [sleep, "12"]
            lifecycle: { preStop: { exec: { command: [sleep, "10"] } } }
        """
      And 10 seconds pass
      And pod "web" is deleted
      Then pod "web" is gone at 12s
      And the events of pod "web" include:
        | type    | reason            | at  |
        | Warning | FailedPreStopHook | 12s |
