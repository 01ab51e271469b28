Feature: Exit codes
  The exit code of a container is that of its first process: its own, or 128 and the number of the signal that killed it.
  https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#PodStatus

  Rule: The last command of a script decides, unless it exits before
    See https://pubs.opengroup.org/onlinepubs/9799919799/utilities/sh.html

    Scenario Outline: <script>
      Given a pod "task" with container "app" of image "busybox:1.36" and restartPolicy Never and command "<script>"
      When 1 minute passes
      Then container "app" is terminated with exit code <code>

      Examples: success
        | script                     | code |
        | true                       | 0    |
        | false; true                | 0    |
        | false \|\| echo never mind | 0    |
        | cat /nosuch \| true        | 0    |
        | if false; then exit 3; fi  | 0    |

      Examples: failure
        | script              | code |
        | false               | 1    |
        | cat /nosuch         | 1    |
        | [ 1 -eq 2 ]         | 1    |
        | exit 3              | 3    |
        | set -e; false; true | 1    |
        | (exit 5); exit $?   | 5    |

      Examples: found by the shell itself
        | script                | code |
        | if true               | 2    |
        | set -u; echo $nothing | 2    |
        | touch /tmp/x; /tmp/x  | 126  |
        | nosuch                | 127  |

      Examples: one byte is all there is
        | script   | code |
        | exit 255 | 255  |
        | exit 256 | 0    |
        | exit 300 | 44   |

      # In a manifest $$ stands for one $, so the shell sees $$, its own number.
      Examples: 128 and the number of a signal
        | script                        | code |
        | sh -c 'kill -9 $$$$'; exit $? | 137  |
        | sh -c 'kill $$$$'; exit $?    | 143  |
        | sleep 5 & kill $!; wait $!    | 143  |

  Rule: A code above 128 tells of a signal: 134 abort, 137 kill, 139 bad memory access, 143 termination
    See https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_08_02
    See https://man7.org/linux/man-pages/man7/signal.7.html

    # 143 is 128 and 15, the number of SIGTERM.
    Scenario Outline: <code>
      Given a running pod "task" with restartPolicy Never
      When the container of the pod exits with code <code>
      Then pod "task" matches:
        """yaml
        status:
          phase: Failed
          containerStatuses: [{ name: app, state: { terminated: { exitCode: <code>, reason: Error } } }]
        """

      Examples:
        | code |
        | 134  |
        | 137  |
        | 139  |
        | 143  |
