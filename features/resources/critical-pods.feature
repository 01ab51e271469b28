Feature: The kubelet makes room for a critical pod
  Pods of the classes system-cluster-critical and system-node-critical must run. When their node has no room for one, its
  kubelet takes away others.
  https://kubernetes.io/docs/tasks/administer-cluster/guaranteed-scheduling-critical-addon-pods/

  Background:
    Given a cluster of 1 node with 2 CPUs and 2Gi of memory each

  Rule: Others are ended for a critical pod, and told so
    See https://kubernetes.io/docs/tasks/administer-cluster/guaranteed-scheduling-critical-addon-pods/#marking-pod-as-critical
    Source: pkg/kubelet/preemption/preemption.go (v1.36, HandleAdmissionFailure, evictPodsToFreeRequests)

    Scenario: The only pod that is large enough
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          terminationGracePeriodSeconds: 5
          containers: [{ name: app, image: "web:1", resources: { requests: { cpu: 1500m } } }]
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: small }
        spec: { containers: [{ name: app, image: "web:1", resources: { requests: { cpu: 100m } } }] }
        """
      And 10 seconds pass
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: agent, namespace: kube-system }
        spec:
          nodeName: node-1
          priorityClassName: system-node-critical
          containers: [{ name: agent, image: "web:1", resources: { requests: { cpu: 1 } } }]
        """
      Then pod "agent" in namespace "kube-system" is Running within 10s
      And pod "web" matches:
        """yaml
        status:
          phase: Failed
          reason: Preempting
          message: Preempted in order to admit critical pod
          conditions:
            - type: DisruptionTarget
              status: "True"
              reason: TerminationByKubelet
              message: Pod was preempted by Kubelet to accommodate a critical pod.
        """
      And the events of pod "web" include:
        | type    | reason     | from    | message                                  | at  |
        | Warning | Preempting | kubelet | Preempted in order to admit critical pod | 10s |
      And pod "small" is Running

    Scenario: It waits for as long as its victim takes to stop
      Given container "app" takes 4s to stop on SIGTERM
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { containers: [{ name: app, image: "web:1", resources: { requests: { cpu: 1500m } } }] }
        """
      And 10 seconds pass
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: agent, namespace: kube-system }
        spec:
          nodeName: node-1
          priorityClassName: system-node-critical
          containers: [{ name: agent, image: "web:1", resources: { requests: { cpu: 1 } } }]
        """
      Then pod "agent" in namespace "kube-system" is Pending at 13s
      And pod "agent" in namespace "kube-system" is Running at 14s

  Rule: As few as possible, and the least promised first
    Source: pkg/kubelet/preemption/preemption.go (v1.36, getPodsToPreempt, sortPodsByQOS)

    Scenario: Burstable before Guaranteed
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: guaranteed }
        spec:
          containers: [{ name: app, image: "web:1", resources: { limits: { cpu: 1, memory: 100Mi } } }]
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: burstable }
        spec: { containers: [{ name: app, image: "web:1", resources: { requests: { cpu: 1 } } }] }
        """
      And 10 seconds pass
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: agent, namespace: kube-system }
        spec:
          nodeName: node-1
          priorityClassName: system-node-critical
          containers: [{ name: agent, image: "web:1", resources: { requests: { cpu: 1 } } }]
        """
      And 1 minute passes
      Then pod "burstable" is Failed
      And pod "guaranteed" is Running

    Scenario: Pods whose requests are their own
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: guaranteed }
        spec:
          resources: { requests: { cpu: 1, memory: 100Mi }, limits: { cpu: 1, memory: 100Mi } }
          containers: [{ name: app, image: "web:1" }]
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: burstable }
        spec:
          resources: { requests: { cpu: 800m, memory: 100Mi } }
          containers: [{ name: app, image: "web:1" }]
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: best-effort }
        spec: { containers: [{ name: app, image: "web:1" }] }
        """
      And 10 seconds pass
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: agent, namespace: kube-system }
        spec:
          nodeName: node-1
          priorityClassName: system-node-critical
          resources: { requests: { cpu: 900m, memory: 100Mi }, limits: { cpu: 900m, memory: 100Mi } }
          containers: [{ name: agent, image: "web:1" }]
        """
      Then pod "agent" in namespace "kube-system" is Running within 10s
      And pod "burstable" is Failed
      And pod "guaranteed" is Running
      And pod "best-effort" is Running

  Rule: A critical pod that is to have more resources gets them in the same way
    Source: pkg/kubelet/allocation/allocation_manager.go (v1.36, handlePodResourcesResize, canAdmitPod)

    Scenario Outline: <class>, resized to 1500m where 1 CPU is left
      Given container "app" takes 4s to stop on SIGTERM
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { containers: [{ name: app, image: "web:1", resources: { requests: { cpu: 1 } } }] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: agent, namespace: kube-system }
        spec:
          priorityClassName: "<class>"
          containers: [{ name: agent, image: "web:1", resources: { requests: { cpu: 500m } } }]
        """
      And 10 seconds pass
      And container "agent" of pod "agent" in namespace "kube-system" is resized to:
        """yaml
        requests: { cpu: 1500m }
        """
      And 3 seconds pass
      Then status.containerStatuses[0].resources.requests.cpu of pod "agent" in namespace "kube-system" is "500m"
      When 2 seconds pass
      Then pod "web" is <web>
      And status.containerStatuses[0].resources.requests.cpu of pod "agent" in namespace "kube-system" is "<cpu>"

      Examples:
        | class                | web       | cpu   |
        | system-node-critical | Succeeded | 1500m |
        |                      | Running   | 500m  |

  Rule: An ordinary pod gets nothing, and a critical one not from its equals
    Source: pkg/kubelet/preemption/preemption.go (v1.36, HandleAdmissionFailure, getPodsToPreempt)

    Scenario Outline: <class>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: first, namespace: kube-system }
        spec:
          priorityClassName: system-node-critical
          containers: [{ name: app, image: "web:1", resources: { requests: { cpu: 1500m } } }]
        """
      And 10 seconds pass
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: second, namespace: kube-system }
        spec:
          nodeName: node-1
          priorityClassName: "<class>"
          containers: [{ name: app, image: "web:1", resources: { requests: { cpu: 1 } } }]
        """
      And 1 minute passes
      Then pod "first" in namespace "kube-system" is Running
      And pod "second" in namespace "kube-system" matches:
        """yaml
        status: { phase: Failed, reason: <reason>, message: "Pod was rejected: <message>" }
        """

      Examples:
        | class                | reason                   | message                                                                                                                                                                                                      |
        |                      | OutOfcpu                 | Node didn't have enough resource: cpu, requested: 1000, used: 1500, capacity: 2000                                                                                                                             |
        | system-node-critical | UnexpectedAdmissionError | Unexpected error while attempting to recover from admission failure: preemption: error finding a set of pods to preempt: no set of running pods found to reclaim resources: [(res: cpu, q: 500), ] |
