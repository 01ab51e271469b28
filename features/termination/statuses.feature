Feature: What a pod shows while it is being deleted
  Its phase does not change until all is over; its containers are ready for as long as they are; what is shown as Terminating
  is only the deletionTimestamp.
  https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination

  Rule: Until its containers have ended the pod is Running and may be Ready
    Source: pkg/kubelet/status/status_manager.go (v1.36, mergePodStatus)

    Scenario: While preStop runs
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - { name: app, image: "nginx:1.27", lifecycle: { preStop: { sleep: { seconds: 10 } } } }
        """
      And 10 seconds pass
      And pod "web" is deleted
      And 9 seconds pass
      Then pod "web" matches:
        """yaml
        metadata: { deletionTimestamp: "@40s", deletionGracePeriodSeconds: 30, generation: 2 }
        status:
          phase: Running
          observedGeneration: 2
          containerStatuses: [ { name: app, ready: true, started: true, state: { running: {} } } ]
        """
      And condition Ready of pod "web" is True
      And kubectl get pods shows:
        | NAME | READY | STATUS      |
        | web  | 1/1   | Terminating |

  Rule: When they have ended the final phase is written, and then the object disappears
    See https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination-flow

    Scenario: All that was written
      Given typical latencies
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - { name: app, image: "busybox:1.36", command: [sh, -c, "trap 'exit 0' TERM; sleep 3600 & wait"] }
        """
      And 10 seconds pass
      And pod "web" is deleted
      Then pod "web" is gone within 5s
      And pod "web" went through Pending, Running, Succeeded
      And container "app" received SIGTERM at 10s ± 1s
      And container "app" went through waiting, running, terminated

    Scenario: The conditions of one that ended badly
      Given container "app" ignores SIGTERM
      And a pod "web" with container "app"
      When 10 seconds pass
      And pod "web" is deleted
      Then pod "web" is gone at 40s
      And condition Ready of pod "web" was True from 10s to 39s
      And container "app" is terminated with exit code 137 and reason "Error"

  Rule: A pod that was deleted before its containers began is Failed, and what nobody saw is told as unknown
    Source: pkg/kubelet/status/status_manager.go (v1.36, TerminatePod)

    Scenario: Deleted while its image was being pulled
      Given image "registry.example/app:1" takes 20s to pull
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers: [ { name: app, image: "registry.example/app:1" } ]
        """
      And 5 seconds pass
      And pod "web" is deleted
      Then pod "web" is Terminating at 19s
      And pod "web" is gone at 50s

    Scenario: Deleted while its image could not be pulled
      Given image "registry.example/app:1" cannot be pulled
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers: [ { name: app, image: "registry.example/app:1" } ]
        """
      And 5 seconds pass
      And pod "web" is deleted
      Then pod "web" is gone at 5s
      And pod "web" went through Pending, Failed
      And container "app" is terminated with exit code 137 and reason "ContainerStatusUnknown"

    Scenario: One that waits for its init container keeps saying so
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          initContainers: [ { name: prepare, image: "busybox:1.36", command: [sh, -c, "trap 'exit 1' TERM; sleep 60 & wait"] } ]
          containers: [ { name: app, image: "nginx:1.27" } ]
        """
      And 5 seconds pass
      And pod "web" is deleted
      Then pod "web" is gone at 5s
      And init container "prepare" is terminated with exit code 1
      And container "app" is waiting with reason "PodInitializing"

  Rule: A finalizer keeps the object, not the containers
    See https://kubernetes.io/docs/concepts/overview/working-with-objects/finalizers/#how-finalizers-work

    Scenario: Somebody has still to be asked
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web, finalizers: [example.com/audit] }
        spec:
          containers: [ { name: app, image: "nginx:1.27" } ]
        """
      And 10 seconds pass
      And pod "web" is deleted
      And 1 minute passes
      Then pod "web" is Succeeded
      And container "app" is terminated with exit code 0

    Scenario Outline: restartPolicy <policy>, and a container that ends with <code>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web, finalizers: [example.com/audit] }
        spec:
          restartPolicy: <policy>
          terminationGracePeriodSeconds: 1
          containers: [ { name: app, image: "busybox:1.36", command: [sh, -c, "<command>"] } ]
        """
      And 10 seconds pass
      And pod "web" is deleted
      And 1 minute passes
      Then pod "web" is <phase>
      And container "app" is terminated with exit code <code>
      And container "app" has restarted 0 times

      Examples:
        | policy    | command                                  | code | phase     |
        | Always    | trap '' TERM; sleep 1800                 | 137  | Failed    |
        | OnFailure | trap '' TERM; sleep 1800                 | 137  | Failed    |
        | Never     | trap '' TERM; sleep 1800                 | 137  | Failed    |
        | Always    | trap 'exit 0' TERM; sleep 1800 & wait    | 0    | Succeeded |
        | OnFailure | trap 'exit 0' TERM; sleep 1800 & wait    | 0    | Succeeded |
        | Never     | trap 'exit 0' TERM; sleep 1800 & wait    | 0    | Succeeded |

    Scenario: A pod that never ran has failed
      Given image "registry.example/app:1" cannot be pulled
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web, finalizers: [example.com/audit] }
        spec:
          containers: [ { name: app, image: "registry.example/app:1" } ]
        """
      And 5 seconds pass
      And pod "web" is deleted
      And 1 minute passes
      Then pod "web" is Failed
      And pod "web" was never Running
