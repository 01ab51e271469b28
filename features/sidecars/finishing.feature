Feature: A pod with sidecars finishes
  A pod that is meant to end, as a Job's is, ends with its containers: its sidecars are stopped then, and have no say.
  https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#jobs-with-sidecar-containers

  Rule: My sidecar keeps the Job's pod alive: a second container does, a sidecar does not
    See https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#jobs-with-sidecar-containers

    Scenario: Broken: the proxy is a second container
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: report }
        spec:
          restartPolicy: Never
          containers:
          - { name: work, image: "busybox:1.36", command: [sleep, "20"] }
          - { name: proxy, image: "nginx:1.27" }
        """
      And 1 hour passes
      Then pod "report" is Running
      And container "work" is terminated with exit code 0
      And kubectl get pods shows:
        | NAME   | READY | STATUS   |
        | report | 1/2   | NotReady |

    Scenario: Mended: it is a sidecar
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: report }
        spec:
          restartPolicy: Never
          initContainers:
          - { name: proxy, image: "nginx:1.27", restartPolicy: Always }
          containers:
          - { name: work, image: "busybox:1.36", command: [sleep, "20"] }
        """
      Then pod "report" is Succeeded at 20s
      And sidecar "proxy" received SIGQUIT at 20s
      And kubectl get pods shows:
        | NAME   | READY | STATUS    |
        | report | 0/2   | Completed |
      And the events of pod "report" include:
        | type   | reason  | message                  | count | at  |
        | Normal | Killing | Stopping container proxy | 1     | 20s |

  Rule: Until the sidecars have ended the pod is Running and not Ready
    Source: pkg/kubelet/kubelet_pods.go (v1.36, getPhase)
    Source: pkg/kubelet/status/generate.go (v1.36, GenerateContainersReadyCondition)

    Scenario: A sidecar that takes its time
      Given container "proxy" takes 9s to stop on SIGTERM
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: report }
        spec:
          restartPolicy: Never
          initContainers:
          - { name: proxy, image: "registry.example/proxy:1", restartPolicy: Always }
          containers:
          - { name: work, image: "busybox:1.36", command: [sleep, "20"] }
        """
      Then pod "report" is Running at 28s
      And pod "report" is Succeeded at 29s
      And condition Ready of pod "report" was False from 20s to 29s

    Scenario: One that must be killed
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: report }
        spec:
          restartPolicy: Never
          terminationGracePeriodSeconds: 5
          initContainers:
          - { name: proxy, image: "busybox:1.36", command: [sleep, "3600"], restartPolicy: Always }
          containers:
          - { name: work, image: "busybox:1.36", command: [sleep, "20"] }
        """
      Then pod "report" is Succeeded at 25s
      And sidecar "proxy" was killed at 25s
      And sidecar "proxy" is terminated with exit code 137

  Rule: The phase is that of the containers
    Source: pkg/kubelet/kubelet_pods.go (v1.36, getPhase)

    Scenario Outline: restartPolicy <policy>, the container exits with <code>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: report }
        spec:
          restartPolicy: <policy>
          initContainers:
          - { name: proxy, image: "nginx:1.27", restartPolicy: Always }
          containers:
          - { name: work, image: "busybox:1.36", command: [sh, -c, "sleep 5; exit <code>"] }
        """
      And 6 seconds pass
      Then pod "report" is <phase>
      And container "work" started at <starts>
      And sidecar "proxy" started at 0s

      Examples:
        | policy    | code | phase     | starts |
        | Never     | 0    | Succeeded | 0s     |
        | Never     | 1    | Failed    | 0s     |
        | OnFailure | 0    | Succeeded | 0s     |
        | OnFailure | 1    | Running   | 0s, 5s |

  Rule: A sidecar that has ended by itself is not started again for a pod that is over
    Source: pkg/kubelet/kuberuntime/kuberuntime_manager.go (v1.36, computePodActions)

    Scenario: It crashes just when the work is done
      Given container "proxy" exits with code 1 after 20s
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: report }
        spec:
          restartPolicy: Never
          initContainers:
          - { name: proxy, image: "registry.example/proxy:1", restartPolicy: Always }
          containers:
          - { name: work, image: "busybox:1.36", command: [sleep, "19"] }
        """
      And 1 minute passes
      Then pod "report" is Succeeded
      And sidecar "proxy" started at 0s

  Rule: A failed init container ends the pod and its sidecars
    Source: pkg/kubelet/kuberuntime/kuberuntime_container.go (v1.36, computeInitContainerActions)

    Scenario: An init container behind the sidecar fails under restartPolicy Never
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: report }
        spec:
          restartPolicy: Never
          initContainers:
          - { name: proxy, image: "nginx:1.27", restartPolicy: Always }
          - { name: prepare, image: "busybox:1.36", command: [sh, -c, "sleep 5; exit 1"] }
          containers:
          - { name: work, image: "busybox:1.36", command: [sleep, "20"] }
        """
      Then pod "report" is Failed at 5s
      And sidecar "proxy" received SIGQUIT at 5s
      And container "work" never started
      And kubectl get pods shows:
        | NAME   | READY | STATUS     |
        | report | 0/2   | Init:Error |
