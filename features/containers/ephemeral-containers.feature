Feature: Ephemeral containers
  A container is added to a pod that runs, to look into it. It is no part of the pod's work: nothing waits for it, and nothing starts it again.
  https://kubernetes.io/docs/concepts/workloads/pods/ephemeral-containers/

  Background:
    When I apply:
      """yaml
      apiVersion: v1
      kind: Pod
      metadata: { name: web }
      spec:
        terminationGracePeriodSeconds: 2
        containers:
        - name: app
          image: busybox:1.36
          command: [sh, -c, "while sleep 1; do :; done"]
      """
    And 5 seconds pass

  Rule: kubectl debug adds a container, and the kubelet starts it beside the others
    See https://kubernetes.io/docs/tasks/debug/debug-application/debug-running-pod/#ephemeral-container

    Scenario: It is given a name
      When I run:
        """
        kubectl debug web --image=busybox:1.36 --target=app -- sleep 100
        """
      Then it exits with code 0
      And it prints:
        """
        Targeting container "app". If you don't see processes from this container it may be because the container runtime doesn't support this feature.
        Defaulting debug container name to debugger-*.
        """

    Scenario: Or has one of its own, and kubectl describe shows it
      When I run:
        """
        kubectl debug web --image=busybox:1.36 -c look -- sleep 100
        """
      And 5 seconds pass
      Then container "look" of pod "web" is running
      And kubectl describe pod web includes:
        """
        Ephemeral Containers:
          look:
        """
      And kubectl describe pod web includes:
        """
            Command:
              sleep
              100
            State:          Running
              Started:      Thu, 01 Jan 2026 00:00:05 +0000
            Ready:          False
            Restart Count:  0
            Environment:    <none>
            Mounts:         <none>
        """

    # The profile of the command is general, which says something of capabilities only.
    Scenario: A profile of one's own adds to it
      When I run:
        """
        kubectl debug web --image=busybox:1.36 -c look --custom=/dev/stdin -- sleep 100 <<EOF
        { "securityContext": { "runAsUser": 1000 }, "env": [{ "name": "MODE", "value": "look" }] }
        EOF
        """
      Then pod "web" matches:
        """yaml
        spec:
          ephemeralContainers:
          - name: look
            command: [sleep, "100"]
            env: [{ name: MODE, value: look }]
            securityContext: { runAsUser: 1000, capabilities: { add: [SYS_PTRACE] } }
        """

    Scenario Outline: Which is <what>
      When I run:
        """
        kubectl debug web --image=busybox:1.36 -c look --custom=<file> <<EOF
        <profile>
        EOF
        """
      Then it exits with code 1
      And it prints:
        """
        error: <answer>
        """

      Examples:
        | what                     | file       | profile        | answer                                                                                                             |
        | another image            | /dev/stdin | image: nginx   | name, command, image, lifecycle and volume devices are not modifiable via custom profile                           |
        | of another type          | /dev/stdin | env: 5         | /dev/stdin does not contain a valid container spec: error unmarshaling JSON: while decoding JSON: json: cannot unmarshal number into Go struct field Container.env of type []v1.EnvVar |
        | nowhere                  | my.json    | image: nginx   | must pass a container spec json file for custom profile: open my.json: no such file or directory                   |

    Scenario: A second one beside the first
      When I run:
        """
        kubectl debug web --image=busybox:1.36 -c look -- sleep 100
        """
      And 5 seconds pass
      And I run:
        """
        kubectl debug web --image=busybox:1.36 -c again -- sleep 100
        """
      And 5 seconds pass
      Then container "look" of pod "web" is running
      And container "again" of pod "web" is running

    Scenario: It has a log, and commands run in it
      When I run:
        """
        kubectl debug web --image=busybox:1.36 -c look -- sh -c 'echo hello > /greeting; echo here; sleep 100'
        """
      And 5 seconds pass
      Then kubectl logs web -c look prints:
        """
        here
        """
      And kubectl exec web -c look -- cat /greeting prints:
        """
        hello
        """

    Scenario: It starts while init containers still run
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: slow }
        spec:
          initContainers:
          - { name: prepare, image: busybox:1.36, command: [sleep, "100"] }
          containers:
          - { name: app, image: busybox:1.36, command: [sleep, "1000"] }
        """
      And 5 seconds pass
      And I run:
        """
        kubectl debug slow --image=busybox:1.36 -c look -- sleep 100
        """
      And 5 seconds pass
      Then container "look" of pod "slow" is running
      And container "app" of pod "slow" is waiting

  Rule: With a target it sees the processes of that container, else only its own
    See https://kubernetes.io/docs/tasks/debug/debug-application/debug-running-pod/#ephemeral-container-example

    Scenario Outline: <what>
      When I run:
        """
        kubectl debug web --image=busybox:1.36 -c look <flag> -- sleep 100
        """
      And 5 seconds pass
      Then kubectl exec web -c look -- ps -o pid,comm includes:
        """
            1 <first>
        """

      Examples:
        | what      | flag         | first |
        | A target  | --target=app | sh    |
        | No target | --quiet      | sleep |

  Rule: It counts neither for the phase nor for the readiness of its pod, and is never started again
    See https://kubernetes.io/docs/concepts/workloads/pods/ephemeral-containers/#what-is-an-ephemeral-container
    Source: pkg/kubelet/kubelet_pods.go (v1.36, getPhase)

    Scenario: It fails
      When I run:
        """
        kubectl debug web --image=busybox:1.36 -c look -- sh -c 'exit 3'
        """
      And 10 minutes pass
      Then container "look" of pod "web" is terminated with exit code 3
      And container "look" of pod "web" has restarted 0 times
      And pod "web" is Running
      And pod "web" is Ready

  Rule: It is killed with its pod
    Source: pkg/kubelet/kuberuntime/kuberuntime_container.go (v1.36, killContainersWithSyncResult)

    Scenario: The pod is deleted
      When I run:
        """
        kubectl debug web --image=busybox:1.36 -c look -- sh -c 'trap "exit 0" TERM; while sleep 1; do :; done'
        """
      And 5 seconds pass
      And pod "web" is deleted
      Then container "look" received SIGTERM at 10s
      When 10 seconds pass
      Then pod "web" is gone

  Rule: The API server refuses what an ephemeral container cannot have
    Source: pkg/apis/core/validation/validation.go (v1.36, validateEphemeralContainers)

    Scenario: A target that is not there
      When I run:
        """
        kubectl debug web --image=busybox:1.36 -c look --target=nosuch -q -- sleep 1
        """
      Then it exits with code 1
      And it prints:
        """
        The Pod "web" is invalid: spec.ephemeralContainers[0].targetContainerName: Not found: "nosuch"
        """

    Scenario: The name of a container that is there
      When I run:
        """
        kubectl debug web --image=busybox:1.36 -c app -- sleep 1
        """
      Then it exits with code 1
      And it prints:
        """
        The Pod "web" is invalid: spec.ephemeralContainers[0].name: Duplicate value: "app"
        """
