Feature: How a stopped container ended
  An exit code above 128 tells the number of the signal that ended the process: 143 is 128 + 15, SIGTERM; 137 is 128 + 9, SIGKILL.
  https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-state-terminated

  Rule: 143 means that the container was asked to stop and did, 137 that it had to be killed, 0 that it ended in order
    See https://github.com/containerd/containerd/blob/v2.0.0/pkg/sys/reaper/reaper_unix.go
    See https://man7.org/linux/man-pages/man7/signal.7.html

    # "128 + x 값으로 x 는 프로세스에 전송된 시그널 번호이며 이 시그널로 인해 컨테이너가 종료됨; signal number 15 는 SIGTERM"
    Scenario Outline: The program <what>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          terminationGracePeriodSeconds: 5
          shareProcessNamespace: <shared>
          containers:
          - { name: app, image: "busybox:1.36", command: [sh, -c, "<script>"] }
        """
      And 10 seconds pass
      And pod "web" is deleted
      Then pod "web" is gone at <gone>
      And container "app" is terminated with exit code <code> and reason "<reason>"

      Examples:
        | what                                  | script                                            | shared | gone | code | reason    |
        | has no handler and is not PID 1       | exec sleep 3600                                   | true   | 10s  | 143  | Error     |
        | has no handler and is PID 1           | exec sleep 3600                                   | false  | 15s  | 137  | Error     |
        | handles SIGTERM and ends in order     | trap 'exit 0' TERM; sleep 3600 & wait             | false  | 10s  | 0    | Completed |
        | handles it and tells of it as 143     | trap 'exit 143' TERM; sleep 3600 & wait           | false  | 10s  | 143  | Error     |
        | handles it and then needs too long    | trap 'sleep 60; exit 0' TERM; sleep 3600 & wait   | false  | 15s  | 137  | Error     |

    Scenario: The last state of a container that was stopped by SIGTERM and started again
      Given container "app" exits with code 143 on SIGTERM
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: kubia }
        spec:
          containers: [ { name: app, image: "luksa/kubia:1" } ]
        """
      And 77 seconds pass
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: kubia }
        spec:
          containers: [ { name: app, image: "luksa/kubia:2" } ]
        """
      Then pod "kubia" matches within 1s:
        """yaml
        status:
          containerStatuses:
            - lastState:
                terminated: { reason: Error, exitCode: 143, startedAt: "@0s", finishedAt: "@77s" }
              restartCount: 1
        """
