Feature: Termination messages
  A container can leave a last word: what it wrote to a file, or the end of its log. It stands in its terminated state.
  https://kubernetes.io/docs/tasks/debug/debug-application/determine-reason-pod-failure/

  Rule: What was written to /dev/termination-log, or to the file that terminationMessagePath names, is the message
    See https://kubernetes.io/docs/tasks/debug/debug-application/determine-reason-pod-failure/#customizing-the-termination-message

    Scenario Outline: <what>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: task }
        spec:
          restartPolicy: Never
          containers:
          - { name: app, image: "busybox:1.36", command: [sh, -c, "<script>"]<more> }
        """
      Then pod "task" is <phase> at 0s
      And pod "task" matches:
        """yaml
        status: { containerStatuses: [ { state: { terminated: { message: <message> } } } ] }
        """

      Examples:
        | what                        | script                                          | more                                                         | phase     | message  |
        | the usual file              | echo -n DONE > /dev/termination-log             |                                                              | Succeeded | DONE     |
        | of one that failed          | echo -n why > /dev/termination-log; exit 1      |                                                              | Failed    | why      |
        | another file                | echo -n DONE > /tmp/last                        | , terminationMessagePath: /tmp/last                          | Succeeded | DONE     |
        | nothing written             | echo only a log; exit 1                         |                                                              | Failed    | ~        |
        | the file is before the log  | echo log; echo -n file > /dev/termination-log; exit 1 | , terminationMessagePolicy: FallbackToLogsOnError      | Failed    | file     |
        | the log of one that failed  | echo -n log; exit 1                             | , terminationMessagePolicy: FallbackToLogsOnError            | Failed    | log      |
        | not of one that succeeded   | echo -n log                                     | , terminationMessagePolicy: FallbackToLogsOnError            | Succeeded | ~        |

  Rule: It is kept with the last state when the container starts again
    See https://kubernetes.io/docs/tasks/debug/debug-application/determine-reason-pod-failure/#writing-and-reading-a-termination-message

    Scenario: A message of a crash
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - { name: app, image: "busybox:1.36", command: [sh, -c, "echo -n 'no database' > /dev/termination-log; sleep 5; exit 1"] }
        """
      And 6 seconds pass
      Then pod "web" matches:
        """yaml
        status: { containerStatuses: [ { state: { running: {} }, lastState: { terminated: { message: no database } } } ] }
        """

  Rule: It is never long: 4,096 bytes of a file, 80 lines or 2,048 bytes of a log, 12 KiB for all containers of a pod
    See https://kubernetes.io/docs/tasks/debug/debug-application/determine-reason-pod-failure/#customizing-the-termination-message

    Scenario: The end of a long file
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: task }
        spec:
          restartPolicy: Never
          containers:
          - { name: app, image: "busybox:1.36", command: [sh, -c, "seq 1001 2000 > /dev/termination-log"] }
        """
      Then pod "task" is Succeeded at 0s
      And pod "task" matches:
        """yaml
        status: { containerStatuses: [ { state: { terminated: { message: "/^\n1182\n(.*\n)*2000\n$/" } } } ] }
        """

    Scenario: The end of a long log
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
            command: [sh, -c, "seq 200; exit 1"]
            terminationMessagePolicy: FallbackToLogsOnError
        """
      Then pod "task" is Failed at 0s
      And pod "task" matches:
        """yaml
        status: { containerStatuses: [ { state: { terminated: { message: "/^121\n122\n(.*\n)*200\n$/" } } } ] }
        """

    # What a pod's containers say is divided among them, and cut at its end. pkg/kubelet/status/status_manager.go (normalizeStatus)
    Scenario: Six containers share 12 KiB
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: many }
        spec:
          restartPolicy: Never
          containers:
          - { name: a, image: "busybox:1.36", command: [sh, -c, "seq 1001 2000 > /dev/termination-log"] }
          - { name: b, image: "busybox:1.36", command: ["true"] }
          - { name: c, image: "busybox:1.36", command: ["true"] }
          - { name: d, image: "busybox:1.36", command: ["true"] }
          - { name: e, image: "busybox:1.36", command: ["true"] }
          - { name: f, image: "busybox:1.36", command: ["true"] }
        """
      Then pod "many" is Succeeded at 0s
      And pod "many" matches:
        """yaml
        status: { containerStatuses: [ { name: a, state: { terminated: { message: "/^\n1182\n(.*\n)*1590\n15$/" } } } ] }
        """
