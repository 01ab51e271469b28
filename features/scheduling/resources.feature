Feature: Resources and scheduling
  A pod goes to a node that has left what its containers request; if there is none, it stays Pending.
  https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/

  Rule: Where there is no node, a pod waits for one
    Source: pkg/scheduler/schedule_one.go (v1.36, schedulePod)

    Scenario: An empty cluster
      Given a cluster of 0 nodes
      And a pod "web" with container "app"
      When 10 minutes pass
      Then pod "web" is Pending
      And there are no nodes
      And the events of pod "web" include:
        | type    | reason           | message                              |
        | Warning | FailedScheduling | no nodes available to schedule pods* |

  Rule: A pod that no node has room for stays Pending, and an event says why
    See https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#my-pods-are-pending-with-event-message-failedscheduling
    Source: pkg/scheduler/framework/types.go (v1.36, Error)

    Scenario: 100Ti of memory and 1000 CPUs
      When I apply:
        """yaml
        # Pending Status
        apiVersion: v1
        kind: Pod
        metadata:
          name: pending-pod
        spec:
          containers:
          - name: large-resource-container
            image: busybox
            command: ["sh", "-c", "echo Pending...; sleep 3600"]
            resources:
              requests:
                memory: "100Ti"
                cpu: "1000"
        """
      And 1 minute passes
      Then kubectl get pods shows:
        | NAME        | READY | STATUS  | RESTARTS |
        | pending-pod | 0/1   | Pending | 0        |
      And the events of pod "pending-pod" are:
        | type    | reason           | from              | message                                                                                                                                                                           | count | at |
        | Warning | FailedScheduling | default-scheduler | 0/1 nodes are available: 1 Insufficient cpu, 1 Insufficient memory. no new claims to deallocate, preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling. | 1     | 0s |

    # describe shows the CPUs as 1k: the API keeps quantities in their shortest form.
    Scenario: As kubectl describes it
      When I apply:
        """yaml
        # Pending Status
        apiVersion: v1
        kind: Pod
        metadata:
          name: pending-pod
        spec:
          containers:
          - name: large-resource-container
            image: busybox
            command: ["sh", "-c", "echo Pending...; sleep 3600"]
            resources:
              requests:
                memory: "100Ti"
                cpu: "1000"
        """
      Then pod "pending-pod" matches:
        """yaml
        metadata: { name: pending-pod, namespace: default, annotations: null }
        spec:
          containers:
          - name: large-resource-container
            command: [sh, -c, echo Pending...; sleep 3600]
            resources: { requests: { cpu: 1k, memory: 100Ti } }
          nodeName: null
        status: { phase: Pending, containerStatuses: null }
        """

    Scenario Outline: Kubernetes <version> words it so
      Given Kubernetes <version>
      And a cluster of 1 node with 4 CPUs and 8Gi of memory each
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: big }
        spec:
          containers:
          - { name: app, image: "nginx:1.27", resources: { requests: { cpu: "8" } } }
        """
      Then the events of pod "big" include:
        | reason           | message   |
        | FailedScheduling | <message> |

      Examples:
        | version | message                                                                                                                                                    |
        | 1.33    | 0/1 nodes are available: 1 Insufficient cpu. preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling.                              |
        | 1.36    | 0/1 nodes are available: 1 Insufficient cpu. no new claims to deallocate, preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling. |

    Scenario: Each node has its own reason
      Given a cluster with these nodes:
        | name   | cpu | memory |
        | small  | 1   | 64Gi   |
        | narrow | 16  | 1Gi    |
        | tiny   | 1   | 1Gi    |
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: big }
        spec:
          containers:
          - { name: app, image: "nginx:1.27", resources: { requests: { cpu: "8", memory: 8Gi } } }
        """
      Then the events of pod "big" include:
        | type    | reason           | message                                                                            |
        | Warning | FailedScheduling | 0/3 nodes are available: 2 Insufficient cpu, 2 Insufficient memory. no new claims* |

  Rule: Requests count, not use: what is requested is taken, what is not requested is free
    See https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#how-pods-with-resource-requests-are-scheduled

    Scenario Outline: A third pod that requests <request> beside two of 1500m on a node of 4 CPUs
      Given a cluster of 1 node with 4 CPUs and 8Gi of memory each
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: first }
        spec:
          containers: [{ name: app, image: "nginx:1.27", resources: { requests: { cpu: 1500m } } }]
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: second }
        spec:
          containers: [{ name: app, image: "nginx:1.27", resources: { requests: { cpu: "1.5" } } }]
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: third }
        spec:
          containers: [{ name: app, image: "nginx:1.27", resources: { requests: { cpu: <request> } } }]
        """
      Then pod "third" is <state>

      Examples: it fits
        | request | state   |
        | 0       | Running |
        | 1       | Running |

      Examples: it does not
        | request | state   |
        | 1001m   | Pending |

    Scenario: Where all is taken but the pod would fit on the empty node, preemption finds no victims
      Given a cluster of 1 node with 4 CPUs and 8Gi of memory each
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: first }
        spec:
          containers: [{ name: app, image: "nginx:1.27", resources: { requests: { cpu: "3" } } }]
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: second }
        spec:
          containers: [{ name: app, image: "nginx:1.27", resources: { requests: { cpu: "3" } } }]
        """
      Then the events of pod "second" include:
        | type    | reason           | message                                                                                                                                                        |
        | Warning | FailedScheduling | 0/1 nodes are available: 1 Insufficient cpu. no new claims to deallocate, preemption: 0/1 nodes are available: 1 No preemption victims found for incoming pod. |

    Scenario: Storage of the node is counted like memory
      Given a cluster of 1 node with 4 CPUs and 8Gi of memory each
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: first }
        spec:
          containers: [{ name: app, image: "nginx:1.27", resources: { requests: { ephemeral-storage: 60Gi } } }]
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: second }
        spec:
          containers: [{ name: app, image: "nginx:1.27", resources: { requests: { ephemeral-storage: 60Gi } } }]
        """
      Then pod "second" is Pending
      And the events of pod "second" include:
        | reason           | message                                                        |
        | FailedScheduling | 0/1 nodes are available: 1 Insufficient ephemeral-storage. no* |

  Rule: A pod that waits is scheduled as soon as there is room
    Source: pkg/scheduler/framework/plugins/noderesources/fit.go (v1.36, isSchedulableAfterPodEvent)

    Scenario: The pod in its place is deleted
      Given a cluster of 1 node with 4 CPUs and 8Gi of memory each
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: first }
        spec:
          containers: [{ name: app, image: "nginx:1.27", resources: { requests: { cpu: "3" } } }]
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: second }
        spec:
          containers: [{ name: app, image: "nginx:1.27", resources: { requests: { cpu: "3" } } }]
        """
      And 10 minutes pass
      And pod "first" is deleted
      Then pod "second" is Running within 10s

    Scenario: The pod in its place is done
      Given a cluster of 1 node with 4 CPUs and 8Gi of memory each
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: first }
        spec:
          restartPolicy: Never
          containers:
          - { name: app, image: "busybox:1.36", command: [sleep, "60"], resources: { requests: { cpu: "3" } } }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: second }
        spec:
          containers: [{ name: app, image: "nginx:1.27", resources: { requests: { cpu: "3" } } }]
        """
      Then pod "second" is Pending at 59s
      And pod "second" is Running within 10s

  Rule: A limit without a request is a request too
    See https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#requests-and-limits

    Scenario: 8 CPUs at most means 8 CPUs requested
      Given a cluster of 1 node with 4 CPUs and 8Gi of memory each
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - { name: app, image: "nginx:1.27", resources: { limits: { cpu: "8" } } }
        """
      Then pod "web" is Pending
      And pod "web" matches:
        """yaml
        spec: { containers: [{ name: app, resources: { requests: { cpu: "8" } } }] }
        """

  Rule: The containers of a pod are added up; an init container counts only where it asks for more than all of them
    See https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#resource-sharing-within-containers

    Scenario Outline: An init container of <init> and two containers of 2 CPUs on a node of 4
      Given a cluster of 1 node with 4 CPUs and 8Gi of memory each
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          initContainers:
          - { name: prepare, image: "busybox:1.36", command: [sleep, "1"], resources: { requests: { cpu: <init> } } }
          containers:
          - { name: left, image: "nginx:1.27", resources: { requests: { cpu: "2" } } }
          - { name: right, image: "nginx:1.27", resources: { requests: { cpu: "2" } } }
        """
      Then pod "web" is <state>

      Examples:
        | init | state         |
        | 4    | scheduled     |
        | 5    | not scheduled |

  Rule: A request larger than its limit is refused
    Source: pkg/apis/core/validation/validation.go (v1.36, validateResourceRequirements)

    Scenario: 2 CPUs requested, 1 at most
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - { name: app, image: "nginx:1.27", resources: { requests: { cpu: "2" }, limits: { cpu: "1" } } }
        """
      Then it is refused with:
        """
        Pod "web" is invalid: spec.containers[0].resources.requests: Invalid value: "2": must be less than or equal to cpu limit of 1
        """
