Feature: Logs
  What a container writes to its standard output and standard error is its log; each run has one of its own.
  https://kubernetes.io/docs/concepts/cluster-administration/logging/

  Rule: Output and errors go to the log, in their order
    See https://kubernetes.io/docs/concepts/cluster-administration/logging/#how-nodes-handle-container-logs

    Scenario: Both
      Given a pod "task" with container "app" of image "busybox:1.36" and restartPolicy Never and command "echo one; echo two >&2; echo three"
      Then the log of container "app" is:
        """
        one
        two
        three
        """

    Scenario: What is written to a file is not in it
      Given a pod "task" with container "app" of image "busybox:1.36" and restartPolicy Never and command "echo one; echo two > /tmp/log"
      Then the log of container "app" is:
        """
        one
        """

  Rule: A restart begins a new log
    Source: pkg/kubelet/kuberuntime/helpers.go (v1.36, buildContainerLogsPath)
    Source: pkg/kubelet/kubelet_pods.go (v1.36, validateContainerLogStatus)

    Scenario: The second attempt does not show the first
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: task }
        spec:
          restartPolicy: OnFailure
          containers:
          - name: app
            image: busybox:1.36
            command: [sh, -c, 'if [ -f /d/seen ]; then echo second; else touch /d/seen; echo first; exit 1; fi']
            volumeMounts: [{ name: d, mountPath: /d }]
          volumes:
          - { name: d, emptyDir: {} }
        """
      Then pod "task" is Succeeded
      And the log of container "app" is:
        """
        second
        """

  Rule: The log of an ended container stays with its pod
    See https://kubernetes.io/docs/concepts/cluster-administration/logging/#how-nodes-handle-container-logs

    Scenario: A day later
      Given a pod "task" with container "app" of image "busybox:1.36" and restartPolicy Never and command "echo done"
      When 1 day passes
      Then the log of container "app" includes:
        """
        done
        """

  Rule: Each container has its own log
    See https://kubernetes.io/docs/concepts/cluster-administration/logging/#basic-logging-in-kubernetes
    Source: pkg/kubelet/kuberuntime/helpers.go (v1.36, buildContainerLogsPath)

    Scenario: Two containers
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: pair }
        spec:
          containers:
          - { name: left, image: "busybox:1.36", command: [sh, -c, echo left; sleep 1000] }
          - { name: right, image: "busybox:1.36", command: [sh, -c, while true; do echo right; sleep 10; done] }
        """
      And 25 seconds pass
      Then the log of container "left" is:
        """
        left
        """
      And the log of container "right" is:
        """
        right
        right
        right
        """
