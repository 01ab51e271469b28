Feature: A node that shuts down stops its pods first
  With a shutdownGracePeriod the kubelet delays the shutdown of its machine for as long as it takes to stop the pods: first the
  ordinary ones, then the critical ones.
  https://kubernetes.io/docs/concepts/cluster-administration/node-shutdown/

  Rule: Ordinary pods stop first, critical ones in the time that is kept for them
    See https://kubernetes.io/docs/concepts/cluster-administration/node-shutdown/#configuring-graceful-node-shutdown

    Scenario: Twenty seconds for the ones, ten for the others
      Given the kubelet configuration:
        """yaml
        shutdownGracePeriod: 30s
        shutdownGracePeriodCriticalPods: 10s
        """
      And container "app" ignores SIGTERM
      And container "agent" ignores SIGTERM
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { terminationGracePeriodSeconds: 60, containers: [{ name: app, image: "web:1" }] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: agent, namespace: kube-system }
        spec:
          priorityClassName: system-node-critical
          terminationGracePeriodSeconds: 60
          containers: [{ name: agent, image: "web:1" }]
        """
      And 10 seconds pass
      And node "node-1" shuts down gracefully
      Then container "app" received SIGTERM at 10s
      And container "app" was killed at 30s
      And container "agent" of pod "agent" in namespace "kube-system" received SIGTERM at 30s
      And container "agent" of pod "agent" in namespace "kube-system" was killed at 40s
      And pod "web" matches:
        """yaml
        status:
          phase: Failed
          reason: Terminated
          message: Pod was terminated in response to imminent node shutdown.
          conditions:
            - type: DisruptionTarget
              status: "True"
              reason: TerminationByKubelet
              message: Pod was terminated in response to imminent node shutdown.
        """

    Scenario: Who stops sooner is not waited for
      Given the kubelet configuration:
        """yaml
        shutdownGracePeriod: 30s
        shutdownGracePeriodCriticalPods: 10s
        """
      And container "app" takes 3s to stop on SIGTERM
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { containers: [{ name: app, image: "web:1" }] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: agent, namespace: kube-system }
        spec: { priorityClassName: system-node-critical, containers: [{ name: agent, image: "web:1" }] }
        """
      And 10 seconds pass
      And node "node-1" shuts down gracefully
      Then container "agent" of pod "agent" in namespace "kube-system" received SIGTERM at 13s

    Scenario: A pod's own shorter grace period holds
      Given the kubelet configuration:
        """yaml
        shutdownGracePeriod: 30s
        """
      And container "app" ignores SIGTERM
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { terminationGracePeriodSeconds: 5, containers: [{ name: app, image: "web:1" }] }
        """
      And 10 seconds pass
      And node "node-1" shuts down gracefully
      Then container "app" was killed at 15s

  Rule: By priority there may be as many groups as one wants
    See https://kubernetes.io/docs/concepts/cluster-administration/node-shutdown/#pod-priority-graceful-node-shutdown

    Scenario: Three groups
      Given the kubelet configuration:
        """yaml
        shutdownGracePeriodByPodPriority:
          - { priority: 100000, shutdownGracePeriodSeconds: 10 }
          - { priority: 10000, shutdownGracePeriodSeconds: 20 }
          - { priority: 0, shutdownGracePeriodSeconds: 30 }
        """
      And container "low" ignores SIGTERM
      And container "middle" ignores SIGTERM
      And container "high" ignores SIGTERM
      When I apply:
        """yaml
        apiVersion: scheduling.k8s.io/v1
        kind: PriorityClass
        metadata: { name: middle }
        value: 99999
        ---
        apiVersion: scheduling.k8s.io/v1
        kind: PriorityClass
        metadata: { name: high }
        value: 100000
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: low }
        spec: { terminationGracePeriodSeconds: 60, containers: [{ name: low, image: "web:1" }] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: middle }
        spec: { priorityClassName: middle, terminationGracePeriodSeconds: 60, containers: [{ name: middle, image: "web:1" }] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: high }
        spec: { priorityClassName: high, terminationGracePeriodSeconds: 60, containers: [{ name: high, image: "web:1" }] }
        """
      And 10 seconds pass
      And node "node-1" shuts down gracefully
      Then container "low" was killed at 40s
      And container "middle" received SIGTERM at 40s
      And container "middle" was killed at 60s
      And container "high" received SIGTERM at 60s
      And container "high" was killed at 70s

  Rule: A node that shuts down says so, and takes no more pods
    See https://kubernetes.io/docs/concepts/cluster-administration/node-shutdown/#configuring-graceful-node-shutdown

    Scenario: The node, and a pod that comes too late
      Given the kubelet configuration:
        """yaml
        shutdownGracePeriod: 30s
        """
      And container "app" ignores SIGTERM
      And a running pod "web" with container "app"
      When node "node-1" shuts down gracefully
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: late }
        spec: { nodeName: node-1, containers: [{ name: main, image: "web:1" }] }
        """
      Then pod "late" matches:
        """yaml
        status:
          phase: Failed
          reason: NodeShutdown
          message: "Pod was rejected: Pod was rejected as the node is shutting down."
        """
      And condition Ready of node "node-1" is False with reason "KubeletNotReady"
      And the events of node "node-1" include:
        | type   | reason       | message                                      |
        | Normal | Shutdown     | Shutdown manager detected shutdown event     |
        | Normal | NodeNotReady | Node node-1 status is now: NodeNotReady      |

  Rule: A pod that has done its work keeps its phase
    Source: pkg/kubelet/nodeshutdown/nodeshutdown_manager.go (v1.36, killPods)

    Scenario: Exit code 0 on SIGTERM
      Given the kubelet configuration:
        """yaml
        shutdownGracePeriod: 30s
        """
      And container "app" exits with code 0 on SIGTERM
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: task }
        spec: { restartPolicy: Never, containers: [{ name: app, image: "web:1" }] }
        """
      And 10 seconds pass
      And node "node-1" shuts down gracefully
      And 10 seconds pass
      Then pod "task" is Succeeded
      And condition DisruptionTarget of pod "task" is True with reason "TerminationByKubelet"

  Rule: When its pods have stopped, the machine is off
    See https://kubernetes.io/docs/concepts/cluster-administration/node-shutdown/#graceful-node-shutdown
    Source: pkg/kubelet/nodeshutdown/nodeshutdown_manager_linux.go (v1.36, processShutdownEvent)

    Scenario: NotReady at once, Unknown when nothing was heard of it for 50 seconds, and back with its pods
      Given the kubelet configuration:
        """yaml
        shutdownGracePeriod: 30s
        """
      And container "app" takes 5s to stop on SIGTERM
      When I apply:
        """yaml
        apiVersion: apps/v1
        kind: DaemonSet
        metadata: { name: agent }
        spec:
          selector: { matchLabels: { app: agent } }
          template:
            metadata: { labels: { app: agent } }
            spec: { containers: [{ name: app, image: "web:1" }] }
        """
      And 10 seconds pass
      And node "node-1" shuts down gracefully
      Then condition Ready of node "node-1" is False with reason "KubeletNotReady"
      And condition Ready of node "node-1" is Unknown with reason "NodeStatusUnknown" within 1m
      When 2 minutes pass
      And node "node-1" comes back
      Then node "node-1" is Ready within 10s
      And 1 pod of daemonset "agent" is Ready within 1m

    Scenario: What does not stop in its time has ended with the machine
      Given the kubelet configuration:
        """yaml
        shutdownGracePeriod: 30s
        """
      And container "app" ignores SIGTERM
      And a running pod "web" with container "app"
      When 10 seconds pass
      And node "node-1" shuts down gracefully
      Then container "app" was killed at 40s
      And pod "web" is Failed
      And the timeline of node "node-1" includes:
        | at  | what       |
        | 10s | shuts down |
        | 40s | goes down  |

  Rule: A shutdown that is called off leaves a node that is ready, without its pods
    The kubelet hears of it when it is done with the pods that it was stopping.
    Source: pkg/kubelet/nodeshutdown/nodeshutdown_manager_linux.go (v1.36, start)

    Scenario: Cancelled in the middle
      Given the kubelet configuration:
        """yaml
        shutdownGracePeriod: 30s
        """
      And container "app" takes 20s to stop on SIGTERM
      And a running pod "web" with container "app"
      When 10 seconds pass
      And node "node-1" shuts down gracefully
      And 5 seconds pass
      And the shutdown of node "node-1" is cancelled
      Then node "node-1" is NotReady at 29s
      And node "node-1" is Ready at 30s
      And the events of node "node-1" include:
        | type   | reason   | message                                         | at  |
        | Normal | Shutdown | Shutdown manager detected shutdown event        | 10s |
        | Normal | Shutdown | Shutdown manager detected shutdown cancellation | 30s |
      And pod "web" is Succeeded
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: next }
        spec: { containers: [{ name: main, image: "web:1" }] }
        """
      Then pod "next" is Ready within 10s

    Scenario: Cancelled, and then wanted again, before the pods have stopped
      Given the kubelet configuration:
        """yaml
        shutdownGracePeriod: 30s
        """
      And container "app" takes 20s to stop on SIGTERM
      And a running pod "web" with container "app"
      When 10 seconds pass
      And node "node-1" shuts down gracefully
      And 5 seconds pass
      And the shutdown of node "node-1" is cancelled
      And 5 seconds pass
      And node "node-1" shuts down gracefully
      Then condition Ready of node "node-1" is Unknown with reason "NodeStatusUnknown" within 2m
      And the timeline of node "node-1" includes:
        | at  | what      |
        | 30s | goes down |
