Feature: kubectl logs
  What a container wrote to stdout and stderr, of its current run or the one before.
  https://kubernetes.io/docs/reference/kubectl/generated/kubectl_logs/

  Rule: Of several containers the first is meant, and kubectl says so
    Source: staging/src/k8s.io/kubectl/pkg/polymorphichelpers/logsforobject.go (v1.36, logsForObjectWithClient)

    Scenario: Two containers
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - { name: app, image: "busybox:1.36", command: [sh, -c, "echo one; echo two; sleep 1000"] }
          - { name: helper, image: "busybox:1.36", command: [sh, -c, "echo helping >&2; sleep 1000"] }
        """
      And I run:
        """
        kubectl logs web
        """
      Then it prints:
        """
        Defaulted container "app" out of: app, helper
        one
        two
        """
      And kubectl logs web -c helper prints:
        """
        helping
        """
      And kubectl logs web --all-containers --prefix prints:
        """
        [pod/web/app] one
        [pod/web/app] two
        [pod/web/helper] helping
        """

    Scenario: An annotation may name another
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
          annotations: { kubectl.kubernetes.io/default-container: helper }
        spec:
          containers:
          - { name: app, image: "busybox:1.36", command: [sh, -c, "echo one; sleep 1000"] }
          - { name: helper, image: "busybox:1.36", command: [sh, -c, "echo helping; sleep 1000"] }
        """
      Then kubectl logs web prints:
        """
        helping
        """

  Rule: --previous is the run before
    See https://kubernetes.io/docs/tasks/debug/debug-application/debug-running-pod/#examine-pod-logs
    Source: pkg/kubelet/kubelet_pods.go (v1.36, validateContainerLogStatus)

    Scenario: A crash and a restart
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: busybox:1.36
            command: [sh, -c, "echo started at $(date +%T); sleep 5; exit 1"]
        """
      And 8 seconds pass
      Then kubectl logs web prints:
        """
        started at 00:00:05
        """
      And kubectl logs web --previous prints:
        """
        started at 00:00:00
        """

    Scenario: There was no run before
      Given a pod "web" with container "app"
      When I run:
        """
        kubectl logs web -p
        """
      Then it exits with code 1
      And it prints:
        """
        Error from server (BadRequest): previous terminated container "app" in pod "web" not found
        """

  Rule: Only the end, and when each line was written
    See https://kubernetes.io/docs/reference/kubectl/generated/kubectl_logs/
    Source: staging/src/k8s.io/cri-client/pkg/logs/logs.go (v1.36, ReadLogs)

    Background:
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - { name: app, image: "busybox:1.36", command: [sh, -c, "echo one; sleep 2; echo two; sleep 2; echo three; sleep 1000"] }
        """
      And 10 seconds pass

    Scenario: The last two lines
      Then kubectl logs --tail=2 web prints:
        """
        two
        three
        """

    Scenario: With the time of each
      Then kubectl logs web --timestamps prints:
        """
        2026-01-01T00:00:00.000000000Z one
        2026-01-01T00:00:02.000000000Z two
        2026-01-01T00:00:04.000000000Z three
        """

    Scenario: Only what is not older than seven seconds
      Then kubectl logs web --since=7s prints:
        """
        three
        """

  Rule: A container that has not started has no log
    Source: pkg/kubelet/kubelet_pods.go (v1.36, validateContainerLogStatus)

    Scenario: Its ConfigMap is missing
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: busybox:1.36
            envFrom: [{ configMapRef: { name: absent } }]
        """
      And I run:
        """
        kubectl logs web
        """
      Then it is refused with:
        """
        container "app" in pod "web" is waiting to start: CreateContainerConfigError
        """

    Scenario: Init containers come first
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          initContainers:
          - { name: wait, image: "busybox:1.36", command: [sleep, "60"] }
          containers:
          - { name: app, image: "nginx:1.27" }
        """
      And 10 seconds pass
      And I run:
        """
        kubectl logs web
        """
      Then it exits with code 1
      And it prints:
        """
        Defaulted container "app" out of: app, wait (init)
        Error from server (BadRequest): container "app" in pod "web" is waiting to start: PodInitializing
        """

  Rule: What does not exist is an error
    Source: staging/src/k8s.io/kubectl/pkg/cmd/logs/logs.go (v1.36, Complete)
    Source: staging/src/k8s.io/kubectl/pkg/polymorphichelpers/logsforobject.go (v1.36, logsForObjectWithClient)

    Scenario Outline: <what>
      Given a pod "web" with container "app"
      When I run:
        """
        kubectl logs <arguments>
        """
      Then it exits with code 1
      And it prints:
        """
        <message>
        """

      Examples:
        | what         | arguments     | message                                                                          |
        | no pod       | nope          | error: error from server (NotFound): pods "nope" not found in namespace "default" |
        | no container | web -c helper | error: container helper is not valid for pod web out of: app                     |
