Feature: Pod conditions
  Conditions say more exactly than the phase which steps a pod has taken, with a reason and the time of the last change.
  https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-conditions

  Notes from before Kubernetes 1.28 call one of them PodHasNetwork; it is PodReadyToStartContainers now, and on by
  default since 1.29.
  https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-has-network

  Rule: A pod whose containers all run has every condition
    See https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-conditions

    Scenario Outline: <type> of a running pod
      When I apply:
        """yaml
        apiVersion : v1
        kind : Pod
        metadata:
          name: nginx-pod # 파드 이름
        spec:
          containers:
          - image: nginx
            name: nginx-container # 컨테이너 이름
            ports:
            - containerPort: 8080
              protocol: TCP
        """
      Then condition <type> of pod "nginx-pod" is True

      Examples:
        | type                      |
        | PodScheduled              |
        | PodReadyToStartContainers |
        | Initialized               |
        | ContainersReady           |
        | Ready                     |

  Rule: PodScheduled is False, with the scheduler's reasons, while no node fits
    Source: pkg/scheduler/schedule_one.go (v1.36, handleSchedulingFailure)

    Scenario: More memory than any node has
      Given a cluster of 1 node with 4 CPUs and 8Gi of memory each
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: big }
        spec:
          containers:
          - { name: app, image: "nginx:1.27", resources: { requests: { memory: 9Gi } } }
        """
      Then pod "big" matches:
        """yaml
        status:
          phase: Pending
          conditions:
          - type: PodScheduled
            status: "False"
            reason: Unschedulable
            message: >-
              0/1 nodes are available: 1 Insufficient memory. no new claims to deallocate, preemption: 0/1 nodes are
              available: 1 Preemption is not helpful for scheduling.
        """
      And pod "big" does not match:
        """yaml
        status: { conditions: [{ type: Ready }] }
        """

  Rule: Initialized names the init containers that have not succeeded
    Source: pkg/kubelet/status/generate.go (v1.36, GeneratePodInitializedCondition)

    Scenario Outline: <incomplete> after <time>
      Given the manifest:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          initContainers:
          - { name: first, image: "busybox:1.36", command: [sleep, "10"] }
          - { name: second, image: "busybox:1.36", command: [sleep, "10"] }
          containers:
          - { name: app, image: "nginx:1.27" }
        """
      When the manifest is applied
      Then condition Initialized of pod "web" is False with reason "ContainersNotInitialized" at <time>
      And pod "web" matches at <time>:
        """yaml
        status:
          conditions:
          - { type: Initialized, message: "containers with incomplete status: <incomplete>" }
        """

      Examples:
        | time | incomplete     |
        | 5s   | [first second] |
        | 15s  | [second]       |

    Scenario: All have succeeded
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          initContainers:
          - { name: first, image: "busybox:1.36", command: [sleep, "10"] }
          containers:
          - { name: app, image: "nginx:1.27" }
        """
      Then condition Initialized of pod "web" is True at 10s

    Scenario: A pod without init containers is initialized from the beginning
      Given a pod "web" with container "app"
      Then condition Initialized of pod "web" is True at 0s

  Rule: ContainersReady and Ready name the containers that are not ready, in the order of the manifest
    Source: pkg/kubelet/status/generate.go (v1.36, GenerateContainersReadyCondition, GeneratePodReadyCondition)

    # One container runs, one crashes, one has done its work. The conditions are those that were noted down from a
    # real cluster on 22 June 2024, word for word.
    Scenario: Three containers, two of them not ready
      Given the time is 2024-06-22 13:33:39 UTC
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata:
          name: pod-status
        spec:
          restartPolicy: OnFailure
          containers:
          - name: running-container
            image: busybox
            command: ["sh", "-c", "while true; do echo Running...; sleep 10000; done"]
          - name: failed-container
            image: busybox
            command: ["sh", "-c", "exit 1"]
          - name: completed-container
            image: busybox
            command: ["sh", "-c", "echo Hello, World!; sleep 5"]
        """
      And 1 hour passes
      Then pod "pod-status" matches:
        """yaml
        status:
          conditions:
          - lastProbeTime: null
            lastTransitionTime: "2024-06-22T13:33:39Z"
            status: "True"
            type: Initialized
          - lastProbeTime: null
            lastTransitionTime: "2024-06-22T13:33:39Z"
            message: 'containers with unready status: [failed-container completed-container]'
            reason: ContainersNotReady
            status: "False"
            type: Ready
          - lastProbeTime: null
            lastTransitionTime: "2024-06-22T13:33:39Z"
            message: 'containers with unready status: [failed-container completed-container]'
            reason: ContainersNotReady
            status: "False"
            type: ContainersReady
          - lastProbeTime: null
            lastTransitionTime: "2024-06-22T13:33:39Z"
            status: "True"
            type: PodScheduled
        """

    Scenario: A crash takes readiness away, the restart gives it back
      Given a pod "web" with container "app"
      And container "app" runs until it is stopped
      And container "app" exits with code 1 after 20s on its first 2 runs
      When 2 minutes pass
      Then condition Ready of pod "web" is True at 19s
      And condition Ready of pod "web" is False with reason "ContainersNotReady" at 45s
      And condition Ready of pod "web" is True at 50s

  Rule: A finished pod is not Ready, and the reason says how it finished
    Source: pkg/kubelet/status/generate.go (v1.36, generateContainersReadyConditionForTerminalPhase, generatePodReadyConditionForTerminalPhase)

    Scenario Outline: Exit code <code>
      Given a running pod "task" with restartPolicy Never
      When the container of the pod exits with code <code>
      Then condition Ready of pod "task" is False with reason "<reason>"
      And condition ContainersReady of pod "task" is False with reason "<reason>"

      Examples:
        | code | reason       |
        | 0    | PodCompleted |
        | 1    | PodFailed    |

    Scenario: A pod whose init container failed was never initialized
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          restartPolicy: Never
          initContainers:
          - { name: prepare, image: "busybox:1.36", command: [sh, -c, exit 1] }
          containers:
          - { name: app, image: "nginx:1.27" }
        """
      Then condition Initialized of pod "web" is False with reason "ContainersNotInitialized"
      And condition Ready of pod "web" is False with reason "PodFailed"

  Rule: A pod that waits for its volumes is scheduled, and initialized only if it has no init containers
    See https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-has-network

    Scenario Outline: <kind> that is missing, <init> init container
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          initContainers: <init containers>
          containers: [ { name: app, image: "nginx:1.27", volumeMounts: [{ name: v, mountPath: /v }] } ]
          volumes: [ { name: v, <volume> } ]
        """
      And 1 minute passes
      Then pod "web" matches:
        """yaml
        status:
          phase: Pending
          conditions:
          - { type: PodScheduled, status: "True" }
          - { type: Initialized, status: "<initialized>" }
          - { type: PodReadyToStartContainers, status: "False" }
          - { type: ContainersReady, status: "False" }
          - { type: Ready, status: "False" }
        """

      Examples:
        | kind        | init | init containers                                                | volume                            | initialized |
        | A ConfigMap | no   | []                                                             | configMap: { name: missing }      | True        |
        | A ConfigMap | one  | [{ name: first, image: "busybox:1.36", command: [sleep, "1"] }] | configMap: { name: missing }      | False       |
        | A Secret    | no   | []                                                             | secret: { secretName: missing }   | True        |
        | A Secret    | one  | [{ name: first, image: "busybox:1.36", command: [sleep, "1"] }] | secret: { secretName: missing }   | False       |
