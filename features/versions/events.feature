Feature: What events and kubectl say, version by version
  The reference is Kubernetes 1.36. Older versions, down to 1.29, differ from it as was found by reading them;
  docs/versions.md has the whole table. Each scenario shows either side of one difference, or more.
  See https://kubernetes.io/releases/

  Rule: Starting a container is worded as the version words it
    Source: pkg/kubelet/kuberuntime/kuberuntime_container.go (v1.36, startContainer)

    @version:createdEventWithColon @version:startEventsWithoutName @version:pulledSaysAccessible
    Scenario Outline: Kubernetes <version>
      Given Kubernetes <version>
      And image "busybox:1.36" is already on node "node-1"
      And a pod "web" with container "app" of image "busybox:1.36" and command "sleep 1000"
      Then the events of pod "web" are:
        | type   | reason    | from              | message                                     |
        | Normal | Scheduled | default-scheduler | Successfully assigned default/web to node-1 |
        | Normal | Pulled    | kubelet           | Container image "busybox:1.36" <present>    |
        | Normal | Created   | kubelet           | <created>                                   |
        | Normal | Started   | kubelet           | <started>                                   |

      Examples:
        | version | present                                                   | created                | started               |
        | 1.31    | already present on machine                                | Created container app  | Started container app |
        | 1.32    | already present on machine                                | Created container: app | Started container app |
        | 1.34    | already present on machine                                | Created container: app | Started container app |
        | 1.35    | already present on machine and can be accessed by the pod | Container created      | Container started     |
        | 1.36    | already present on machine and can be accessed by the pod | Container created      | Container started     |

  Rule: The size of a pulled image is told since 1.30
    Source: pkg/kubelet/images/image_manager.go (v1.36, pullImage)

    @version:pulledSaysSize
    Scenario Outline: Kubernetes <version>
      Given Kubernetes <version>
      And a pod "web" with container "app" of image "nginx:1.27"
      Then the events of pod "web" include:
        | reason | message   |
        | Pulled | <message> |

      Examples:
        | version | message                                                                                   |
        | 1.29    | Successfully pulled image "nginx:1.27" in 0s (0s including waiting)                       |
        | 1.30    | Successfully pulled image "nginx:1.27" in 0s (0s including waiting). Image size: * bytes. |

  Rule: A pull that waits says why since 1.32
    Source: pkg/kubelet/images/image_manager.go (v1.36, pullImage)

    @version:pullBackOffSaysWhy
    Scenario Outline: Kubernetes <version>
      Given Kubernetes <version>
      And image "app:9" cannot be pulled with error "unauthorized: authentication required"
      And a pod "web" with container "app" of image "app:9"
      When 15 seconds pass
      Then container "app" is waiting with reason "ImagePullBackOff"
      And pod "web" matches:
        """yaml
        status: { containerStatuses: [{ name: app, state: { waiting: { message: '<message>' } } }] }
        """

      Examples:
        | version | message                                                                           |
        | 1.31    | Back-off pulling image "app:9"                                                    |
        | 1.32    | Back-off pulling image "app:9": ErrImagePull: *unauthorized: authentication required |

  Rule: What the scheduler says of a taint names it until 1.34; from 1.34 it speaks of claims
    Source: pkg/scheduler/framework/plugins/tainttoleration/taint_toleration.go (v1.36, Filter)
    Source: pkg/scheduler/framework/plugins/dynamicresources/dynamicresources.go (v1.36, PostFilter)

    @version:taintTextWithoutTaint @version:claimsInSchedulingText
    Scenario Outline: Kubernetes <version>
      Given Kubernetes <version>
      And a cluster with these nodes:
        | name   | taints                   |
        | node-1 | dedicated=gpu:NoSchedule |
      And a pod "web" with container "app"
      Then the events of pod "web" are:
        | reason           | message                                                                                                  |
        | FailedScheduling | 0/1 nodes are available: 1 <taint>. <claims>: 0/1 nodes are available: 1 Preemption is not helpful for scheduling. |

      Examples:
        | version | taint                                         | claims                       |
        | 1.33    | node(s) had untolerated taint {dedicated: gpu} | preemption                              |
        | 1.34    | node(s) had untolerated taint {dedicated: gpu} | no new claims to deallocate, preemption |
        | 1.35    | node(s) had untolerated taint(s)               | no new claims to deallocate, preemption |

  Rule: A probe that cannot be run says since 1.33 what that leaves
    Source: pkg/kubelet/prober/prober.go (v1.36, probe)

    @version:probeErrorNamesState
    Scenario Outline: Kubernetes <version>
      Given Kubernetes <version>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: example.com/app:1
            readinessProbe: { httpGet: { port: admin } }
        """
      And 5 seconds pass
      Then the events of pod "web" include:
        | reason    | message                                                                         |
        | Unhealthy | Readiness probe <errored>: strconv.Atoi: parsing "admin": invalid syntax |

      Examples:
        | version | errored                                   |
        | 1.32    | errored                                   |
        | 1.33    | errored and resulted in unknown state |

  Rule: A pod that the kubelet refuses is told since 1.31 why
    Source: pkg/kubelet/lifecycle/predicate.go (v1.36, Admit)

    @version:predicateSaysWhy
    Scenario Outline: Kubernetes <version>
      Given Kubernetes <version>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          nodeName: node-1
          nodeSelector: { disktype: ssd }
          containers: [{ name: app, image: "app:1" }]
        """
      Then the events of pod "web" are:
        | reason       | message   |
        | NodeAffinity | <message> |

      Examples:
        | version | message                                                                             |
        | 1.30    | Predicate NodeAffinity failed                                                       |
        | 1.31    | Predicate NodeAffinity failed: node(s) didn't match Pod's node affinity/selector |

  Rule: Since 1.35 kubectl shows a failure before a success
    Source: pkg/printers/internalversion/printers.go (v1.36, printPod)

    @version:errorOutranksCompleted
    Scenario Outline: One container done, one failed, one running, in Kubernetes <version>
      Given Kubernetes <version>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: three }
        spec:
          restartPolicy: Never
          containers:
          - { name: done, image: "busybox:1.36", command: ["true"] }
          - { name: failed, image: "busybox:1.36", command: ["false"] }
          - { name: running, image: "busybox:1.36", command: [sleep, "1000"] }
        """
      Then kubectl get pods shows:
        | NAME  | READY | STATUS   |
        | three | 1/3   | <status> |

      Examples:
        | version | status   |
        | 1.34    | NotReady |
        | 1.35    | Error    |

  Rule: Since 1.31 kubectl shows how a deleted pod has ended, when it has
    Source: pkg/printers/internalversion/printers.go (v1.36, printPod)

    @version:finishedPodKeepsStatusWhenDeleted
    Scenario Outline: Kubernetes <version>
      Given Kubernetes <version>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web, finalizers: [example.com/audit] }
        spec:
          restartPolicy: Never
          containers: [{ name: app, image: "busybox:1.36", command: ["true"] }]
        """
      And 10 seconds pass
      And pod "web" is deleted
      Then kubectl get pods shows:
        | NAME | STATUS   |
        | web  | <status> |

      Examples:
        | version | status      |
        | 1.30    | Terminating |
        | 1.31    | Completed   |

  Rule: A version may have a patch number
    Source: podlife

    Scenario: 1.36.2
      Given Kubernetes 1.36.2
      And a pod "web" with container "app"
      Then pod "web" is Running

  Rule: That images leave the disk too full is worded as the version words it
    Source: pkg/kubelet/images/image_gc_manager.go (v1.36, GarbageCollect); https://github.com/kubernetes/kubernetes/pull/132578

    @version:diskSpaceFailedSaysUse
    Scenario Outline: 85% of the disk is used under Kubernetes <version>, and there is nothing to remove
      Given Kubernetes <version>
      And a pod "web" with container "app" of image "nginx:1.27"
      When 1 minute passes
      And imagefs.available of node "node-1" becomes 15500Mi
      And 5 minutes pass
      Then the events of node "node-1" are:
        | type    | reason              | from    | message |
        | Warning | FreeDiskSpaceFailed | kubelet | <text>  |

      Examples:
        | version | text                                                                                                                                                                                                                                                           |
        | 1.34    | Failed to garbage collect required amount of images. Attempted to free 5221908480 bytes, but only found 0 bytes eligible to free.                                                                                                                              |
        | 1.35    | Insufficient free disk space on the node's image filesystem (85% of 100.0 GiB used). Failed to free sufficient space by deleting unused images (freed 0 bytes). Investigate disk usage, as it could be used by active images, logs, volumes, or other data. |
