Feature: Restart policy
  The kubelet starts an exited container again, or not, as the pod's restartPolicy says.
  https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy

  Rule: The restart policy and the exit code decide whether the pod goes on
    See https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy

    Scenario Outline: <policy>, exit code <code>
      Given a running pod "task" with restartPolicy <policy>
      When the container of the pod exits with code <code>
      Then the pod is <phase>

      Examples: the container starts again
        | policy    | code | phase   |
        | Always    | 0    | Running |
        | Always    | 1    | Running |
        | OnFailure | 1    | Running |

      Examples: the pod is finished
        | policy    | code | phase     |
        | OnFailure | 0    | Succeeded |
        | Never     | 0    | Succeeded |
        | Never     | 1    | Failed    |

  Rule: A restart makes a new container in the same pod
    See https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy
    See https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-fault-recovery

    Scenario: Name, node and address of the pod stay
      Given a pod "web" with container "app"
      When 10 seconds pass
      And container "app" crashes with exit code 1
      Then container "app" has restarted 1 time
      And metadata.uid of pod "web" is unchanged since 5s
      And status.podIP of pod "web" is unchanged since 5s
      And spec.nodeName of pod "web" is unchanged since 5s

    Scenario: A pod that is made again under its old name is another one
      Given a pod "web" with container "app"
      When 10 seconds pass
      And pod "web" is deleted
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - { name: app, image: "nginx:1.27" }
        """
      Then pod "web" is Running
      And metadata.uid of pod "web" has changed since 5s
      And status.podIP of pod "web" has changed since 5s

  Rule: The first restart comes at once
    See https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-restarts

    Scenario: A crash after an hour
      Given a pod "web" with container "app"
      When 1 hour passes
      And container "app" crashes with exit code 1
      Then container "app" started at 0s, 3600s
      And pod "web" is Ready

  Rule: Each container of a pod is restarted by itself
    See https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-fault-recovery

    Scenario: The neighbour of a crashing container runs on
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: pair }
        spec:
          containers:
          - { name: steady, image: "nginx:1.27" }
          - { name: shaky, image: "busybox:1.36", command: [sh, -c, sleep 30; exit 1] }
        """
      And 10 minutes pass
      Then container "shaky" has restarted at least 3 times
      And container "steady" started at 0s

  Rule: Under Never a failed container leaves the others alone
    Source: pkg/kubelet/kubelet_pods.go (v1.36, getPhase)
    Source: pkg/kubelet/kuberuntime/kuberuntime_manager.go (v1.36, computePodActions)

    Scenario: The pod is Ready no more, but Running
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: pair }
        spec:
          restartPolicy: Never
          containers:
          - { name: steady, image: "nginx:1.27" }
          - { name: once, image: "busybox:1.36", command: [sh, -c, sleep 30; exit 1] }
        """
      Then pod "pair" is Ready at 29s
      And pod "pair" is not Ready at 30s
      And pod "pair" stays Running for 1h
