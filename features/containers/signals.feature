Feature: Signals and the first process
  A container is stopped by a signal to its first process. The kernel keeps from a first process every signal that it
  has not asked for: without a handler SIGTERM does nothing, and the whole grace period passes until SIGKILL.
  https://man7.org/linux/man-pages/man7/pid_namespaces.7.html

  Rule: The first process is stopped by SIGTERM only if it handles it
    See https://man7.org/linux/man-pages/man7/pid_namespaces.7.html

    Scenario Outline: <script>
      Given a pod "web" with container "app" of image "busybox:1.36" and command "<script>"
      When 10500ms pass
      And pod "web" is deleted
      Then pod "web" is gone at <gone>
      And container "app" is terminated with exit code <code>

      Examples: no handler: killed 30 seconds later
        | script                       | gone  | code |
        | sleep 3600                   | 40.5s | 137  |
        | exec sleep 3600              | 40.5s | 137  |
        | while true; do sleep 1; done | 40.5s | 137  |
        | sleep 3600 & wait            | 40.5s | 137  |
        | tail -f /dev/null            | 40.5s | 137  |
        | trap '' TERM; sleep 3600     | 40.5s | 137  |

      Examples: a handler runs at once while the shell waits for a background job
        | script                                          | gone  | code |
        | trap 'exit 0' TERM; sleep 3600 & wait           | 10.5s | 0    |
        | trap 'echo bye; exit 7' TERM; sleep 3600 & wait | 10.5s | 7    |
        | trap 'sleep 2; exit 0' TERM; sleep 3600 & wait  | 12.5s | 0    |

      Examples: otherwise when the running command has ended
        | script                                         | gone  | code |
        | trap 'exit 0' TERM; while :; do sleep 1; done  | 11s   | 0    |
        | trap 'exit 0' TERM; while :; do sleep 20; done | 20s   | 0    |
        | trap 'exit 0' TERM; sleep 3600                 | 40.5s | 137  |

  Rule: From inside, the first process cannot be killed
    See https://man7.org/linux/man-pages/man7/pid_namespaces.7.html

    Scenario: kill -9 1
      Given a pod "task" with container "app" of image "busybox:1.36" and restartPolicy Never and command "kill -9 1; kill 1; echo still here; sleep 5"
      Then pod "task" is Succeeded at 5s
      And the log of container "app" is:
        """
        still here
        """

  Rule: When the first process ends, the container ends with everything in it
    See https://man7.org/linux/man-pages/man7/pid_namespaces.7.html

    Scenario: A background job is not waited for
      Given a pod "task" with container "app" of image "busybox:1.36" and restartPolicy Never and command "sleep 100 & exit 3"
      Then container "app" is terminated with exit code 3 and reason "Error" at 0s

  Rule: A shell between the container and the server swallows the signal, unless it makes room
    The shell form of ENTRYPOINT in a Dockerfile (`ENTRYPOINT node app.js`) puts such a shell there, the exec form
    (`ENTRYPOINT ["node", "app.js"]`) does not: https://docs.docker.com/reference/dockerfile/#shell-form-entrypoint-example

    Scenario Outline: <command> in <image>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: server
            image: <image>
            command: <command>
        """
      And 10 seconds pass
      And pod "web" is deleted
      Then pod "web" is gone at <gone>
      And container "server" is terminated with exit code <code>

      Examples: the server is the first process
        | image      | command                                 | gone | code |
        | nginx:1.27 | [nginx, -g, daemon off;]                | 10s  | 0    |
        | nginx:1.27 | [sh, -c, "exec nginx -g 'daemon off;'"] | 10s  | 0    |

      Examples: the ash of Alpine gives its place to the last command, the dash of Debian does not
        | image             | command                            | gone | code |
        | nginx:1.27-alpine | [sh, -c, "nginx -g 'daemon off;'"] | 10s  | 0    |
        | nginx:1.27        | [sh, -c, "nginx -g 'daemon off;'"] | 40s  | 137  |

  Rule: An image can ask for another signal
    See https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination-stop-signals

    Scenario: nginx is stopped by SIGQUIT
      Given a pod "web" with container "app" of image "nginx:1.27"
      When 10 seconds pass
      And pod "web" is deleted
      Then container "app" received SIGQUIT at 10s
      And container "app" is terminated with exit code 0

  Rule: With shareProcessNamespace no container has the first process, so SIGTERM ends them at once
    https://kubernetes.io/docs/tasks/configure-pod-container/share-process-namespace/

    Scenario: sleep dies
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          shareProcessNamespace: true
          containers:
          - { name: app, image: "busybox:1.36", command: [sleep, "3600"] }
        """
      And 10 seconds pass
      And pod "web" is deleted
      Then pod "web" is gone at 10s
      And container "app" is terminated with exit code 143
