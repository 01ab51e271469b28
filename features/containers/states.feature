Feature: Container states
  A container is waiting, running or terminated; each state has its own fields, and the one before is kept as lastState.
  https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-states

  Rule: A container waits, with a reason, until its process is started
    See https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-state-waiting
    Source: pkg/kubelet/kubelet_pods.go (v1.36, convertToAPIContainerStatuses)

    Scenario: While its image is pulled
      Given image "big:1" takes 20s to pull
      And a pod "web" with container "app" of image "big:1"
      Then container "app" is waiting with reason "ContainerCreating" at 19s
      And container "app" is running at 20s

    Scenario: In a pod with init containers it waits with another reason
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          initContainers:
          - { name: prepare, image: "busybox:1.36", command: [sleep, "10"] }
          containers:
          - { name: app, image: "nginx:1.27" }
        """
      Then container "app" is waiting with reason "PodInitializing" at 5s

  Rule: A running container has a time of start and is ready
    See https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-state-running
    Source: pkg/kubelet/prober/prober_manager.go (v1.36, UpdatePodStatus)

    Scenario: As kubectl describes it
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - image: nginx
            name: main-container
        """
      And 10 seconds pass
      Then pod "web" matches:
        """yaml
        spec:
          containers:
          - name: main-container
            volumeMounts:
            - { name: "kube-api-access-*", mountPath: /var/run/secrets/kubernetes.io/serviceaccount, readOnly: true }
        status:
          containerStatuses:
          - name: main-container
            containerID: "*"
            image: "*nginx*"
            imageID: "*"
            state: { running: { startedAt: "@0s" }, waiting: null, terminated: null }
            ready: true
            started: true
            restartCount: 0
        """

    Scenario: The image is named by the digest that was pulled
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: registry.k8s.io/e2e-test-images/busybox@sha256:a9155b13325b2abef48e71de77bb8ac015412a566829f621d06bfae5c699b1b9
            command: [sleep, "3600"]
        """
      Then pod "web" matches:
        """yaml
        status:
          containerStatuses:
          - name: app
            imageID: registry.k8s.io/e2e-test-images/busybox@sha256:a9155b13325b2abef48e71de77bb8ac015412a566829f621d06bfae5c699b1b9
        """

  Rule: A terminated container has an exit code, a reason and both its times
    See https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-state-terminated

    Scenario Outline: Exit code <code>
      Given a pod "task" with container "app" and restartPolicy Never
      And container "app" exits with code <code> after 15s
      When 1 minute passes
      Then pod "task" matches:
        """yaml
        status:
          containerStatuses:
          - name: app
            state:
              terminated: { exitCode: <code>, reason: <reason>, startedAt: "@0s", finishedAt: "@15s" }
            ready: false
            started: false
        """

      Examples:
        | code | reason    |
        | 0    | Completed |
        | 1    | Error     |
        | 255  | Error     |

    Scenario: Killed because it used more memory than it may
      Given a pod "task" with container "app" and restartPolicy Never
      When 10 seconds pass
      And container "app" is OOM killed
      Then container "app" is terminated with exit code 137 and reason "OOMKilled"
      And pod "task" is Failed

  Rule: The last state is how the run before ended, and only that one
    Source: pkg/kubelet/kubelet_pods.go (v1.36, convertToAPIContainerStatuses)

    Scenario: After one restart
      Given a pod "web" with container "app"
      And container "app" runs until it is stopped
      And container "app" exits with code 3 after 10s on its first run
      When 1 minute passes
      Then pod "web" matches:
        """yaml
        status:
          containerStatuses:
          - name: app
            state: { running: { startedAt: "@10s" } }
            lastState: { terminated: { exitCode: 3, reason: Error, startedAt: "@0s", finishedAt: "@10s" } }
            restartCount: 1
        """

    Scenario: After two restarts the first run is forgotten
      Given a pod "web" with container "app"
      And container "app" runs until it is stopped
      And container "app" exits with code 3 after 10s on its first run
      And container "app" exits with code 4 after 10s on run 2
      When 1 minute passes
      Then pod "web" matches:
        """yaml
        status:
          containerStatuses:
          - name: app
            state: { running: { startedAt: "@30s" } }
            lastState: { terminated: { exitCode: 4, startedAt: "@10s", finishedAt: "@20s" } }
            restartCount: 2
        """

    Scenario: Before the first restart there is none
      Given a pod "web" with container "app"
      When 1 minute passes
      Then pod "web" matches:
        """yaml
        status: { containerStatuses: [{ name: app, lastState: { waiting: null, running: null, terminated: null } }] }
        """
      And pod "web" does not match:
        """yaml
        status: { containerStatuses: [{ name: app, lastState: { terminated: {} } }] }
        """

  Rule: restartCount only grows, and an ended container that is not started again keeps it
    Source: pkg/kubelet/kuberuntime/kuberuntime_container.go (v1.36, startContainer)

    Scenario: A failure, then success
      Given a pod "task" with container "app" and restartPolicy OnFailure
      And container "app" exits with code 0 after 5s
      And container "app" exits with code 1 after 5s on its first 2 runs
      When 1 day passes
      Then container "app" started at 0s, 5s, 20s
      And container "app" has restarted 2 times
      And pod "task" is Succeeded
