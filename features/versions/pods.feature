Feature: How pods live, version by version
  What a kubelet does, and what it writes into the status, has changed between Kubernetes 1.29 and 1.36. docs/versions.md
  has the table, with sources.
  See https://kubernetes.io/releases/

  Rule: Pods count the changes of their spec since 1.33, and the kubelet says since 1.34 which one it has seen
    See https://kubernetes.io/docs/concepts/workloads/pods/#pod-generation
    Source: pkg/features/kube_features.go (v1.36, PodObservedGenerationTracking)

    @version:podGeneration @version:podObservedGeneration
    Scenario Outline: Kubernetes <version>
      Given Kubernetes <version>
      And a pod "web" with container "app"
      Then pod "web" matches:
        """yaml
        metadata: { generation: <generation> }
        status:
          observedGeneration: <observed>
          conditions: [{ type: Ready, observedGeneration: <observed> }]
        """

      Examples:
        | version | generation | observed |
        | 1.32    | null       | null     |
        | 1.33    | 1          | null     |
        | 1.34    | 1          | 1        |

  Rule: Since 1.35 a crash-looping pod is looked at again when its pause is over, before every ten seconds
    Source: pkg/kubelet/pod_workers.go (v1.36, completeWork)
    The restarts come at the same times; the event BackOff is repeated with every look.

    @version:retryWaitsForBackOff
    Scenario Outline: Kubernetes <version>
      Given Kubernetes <version>
      And a pod "web" with container "app" of image "busybox:1.36" and command "exit 1"
      When 55 seconds pass
      Then container "app" started at 0s, 0s, 10s, 30s
      And the events of pod "web" include:
        | type    | reason  | count   |
        | Warning | BackOff | <count> |

      Examples:
        | version | count |
        | 1.34    | 6     |
        | 1.35    | 3     |

  Rule: Since 1.36 PodReadyToStartContainers is True while images are still pulled, before only after that
    Source: pkg/kubelet/kubelet.go (v1.36, OnPodSandboxReady)

    @version:sandboxConditionAtOnce
    Scenario Outline: Kubernetes <version>
      Given Kubernetes <version>
      And image "nginx:1.27" takes 20s to pull
      And a pod "web" with container "app" of image "nginx:1.27"
      Then condition PodReadyToStartContainers of pod "web" is <status> at 10s
      And condition PodReadyToStartContainers of pod "web" is True at 21s

      Examples:
        | version | status |
        | 1.35    | False  |
        | 1.36    | True   |

  Rule: Since 1.36 a container that was started is seen running at once, before within a second
    Source: pkg/kubelet/pleg/generic.go (v1.36, RequestRelist)
    Source: pkg/features/kube_features.go (v1.36, PLEGOnDemandRelist)

    @version:relistOnDemand
    Scenario Outline: Kubernetes <version>
      Given Kubernetes <version>
      And typical latencies
      And image "busybox:1.36" is already on node "node-1"
      And a pod "web" with container "app" of image "busybox:1.36" and command "sleep 1000"
      Then pod "web" is <early> at 0.8s
      And pod "web" is Running at 1.8s

      Examples:
        | version | early   |
        | 1.35    | Pending |
        | 1.36    | Running |

  Rule: The longest pause between restarts can be chosen since 1.35
    See https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#configurable-container-restart-delay
    Source: pkg/features/kube_features.go (v1.36, KubeletCrashLoopBackOffMax)

    @version:maxContainerRestartPeriod
    Scenario: Kubernetes 1.34 does not know the setting yet
      Given Kubernetes 1.34
      And the kubelet configuration:
        """yaml
        crashLoopBackOff: { maxContainerRestartPeriod: 20s }
        """
      Then it is refused with:
        """
        *KubeletCrashLoopBackOffMax*
        """

    @version:maxContainerRestartPeriod
    Scenario: Kubernetes 1.35 keeps to it
      Given Kubernetes 1.35
      And the kubelet configuration:
        """yaml
        crashLoopBackOff: { maxContainerRestartPeriod: 20s }
        """
      And a pod "web" with container "app" of image "busybox:1.36" and command "exit 1"
      When 75 seconds pass
      Then container "app" started at 0s, 0s, 10s, 30s, 50s, 70s

  Rule: Since 1.36 the status shows the resources of a pod as a whole
    Source: pkg/features/kube_features.go (v1.36, InPlacePodLevelResourcesVerticalScaling)

    @version:podLevelResourcesInStatus
    Scenario Outline: Kubernetes <version>
      Given Kubernetes <version>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          resources: { requests: { cpu: 100m } }
          containers: [{ name: app, image: "nginx:1.27" }]
        """
      Then status.resources of pod "web" is <there>

      Examples:
        | version | there   |
        | 1.35    | absent  |
        | 1.36    | present |

  Rule: The kubelet tells of a resize since 1.34, and of its beginning since 1.35
    Source: pkg/kubelet/events/resize.go (v1.36, PodResizeCompletedMsg, PodResizeStartedMsg)

    @version:resizeCompletedEvent @version:resizeEvents
    Scenario Outline: A resize in Kubernetes <version>
      Given Kubernetes <version>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { containers: [{ name: app, image: "web:1", resources: { requests: { cpu: 500m } } }] }
        """
      And 5 seconds pass
      And container "app" is resized to:
        """yaml
        requests: { cpu: 600m }
        """
      And 5 seconds pass
      Then the events of pod "web" <started>:
        | reason        |
        | ResizeStarted |
      And the events of pod "web" <completed>:
        | reason          |
        | ResizeCompleted |

      Examples:
        | version | started        | completed      |
        | 1.33    | do not include | do not include |
        | 1.34    | do not include | include        |
        | 1.35    | include        | include        |
