Feature: kubectl exec
  A command runs in a container: with its files, its variables and its user, beside its main process.
  https://kubernetes.io/docs/reference/kubectl/generated/kubectl_exec/

  Background:
    When I apply:
      """yaml
      apiVersion: v1
      kind: Pod
      metadata: { name: web }
      spec:
        containers:
        - name: app
          image: busybox:1.36
          env: [{ name: COLOR, value: blue }]
          command: [sh, -c, "echo hello > /tmp/greeting; sleep 1000"]
      """
    And 5 seconds pass

  Rule: The command sees what the container has
    See https://kubernetes.io/docs/tasks/debug/debug-application/get-shell-running-container/#getting-a-shell-to-a-container

    Scenario: A file that the main process wrote
      Then kubectl exec web -- cat /tmp/greeting prints:
        """
        hello
        """

    Scenario: A variable, which the container's own shell puts in
      Then kubectl exec web -- sh -c 'echo $COLOR' prints:
        """
        blue
        """

  Rule: The exit code of the command is that of kubectl
    Source: staging/src/k8s.io/client-go/tools/remotecommand/v4.go (v1.36, decode)

    Scenario: A command that fails
      When I run:
        """
        kubectl exec web -- sh -c 'echo out; exit 9'
        """
      Then it exits with code 9
      And it prints:
        """
        out
        command terminated with exit code 9
        """

    Scenario: A program that is not there
      When I run:
        """
        kubectl exec web -- nosuch
        """
      Then it exits with code 1
      And it includes:
        """
        exec: "nosuch": executable file not found in $PATH
        """

  Rule: A command takes the time it takes
    Source: staging/src/k8s.io/client-go/tools/remotecommand/v4.go (v1.36, stream)

    Scenario: Ten seconds of sleep
      When I run:
        """
        kubectl exec web -- sh -c 'sleep 10; date +%T'
        """
      Then it prints:
        """
        00:00:15
        """
      And kubectl get pods shows:
        | NAME | AGE |
        | web  | 15s |

  Rule: What a command leaves behind stays until the container ends
    See https://kubernetes.io/docs/concepts/storage/volumes/#background

    Scenario: A file is lost with a restart
      When I run:
        """
        kubectl exec web -- touch /tmp/healthy
        """
      Then kubectl exec web -- ls /tmp prints:
        """
        greeting
        healthy
        """
      When container "app" crashes with exit code 1
      And 5 seconds pass
      Then kubectl exec web -- ls /tmp prints:
        """
        greeting
        """

  Rule: Only a container that runs can be entered
    Source: staging/src/k8s.io/kubectl/pkg/cmd/exec/exec.go (v1.36, Run)
    Source: staging/src/k8s.io/kubectl/pkg/cmd/util/podcmd/podcmd.go (v1.36, FindOrDefaultContainerByName)

    Scenario: A pod that has finished
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: task }
        spec:
          restartPolicy: Never
          containers: [{ name: app, image: "busybox:1.36", command: ["false"] }]
        """
      And 5 seconds pass
      And I run:
        """
        kubectl exec task -- true
        """
      Then it exits with code 1
      And it prints:
        """
        error: cannot exec into a container in a completed pod; current phase is Failed
        """

    Scenario: A container of another name
      When I run:
        """
        kubectl exec web -c nothere -- true
        """
      Then it prints:
        """
        error: container nothere is not valid for pod web out of: app
        """
