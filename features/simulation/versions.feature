Feature: Versions of Kubernetes
  The reference is Kubernetes 1.36. Older versions, down to 1.29, are as different from it as was found by reading them:
  docs/versions-research.md has the table, with sources.

  Rule: Events are worded as the version words them

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
        | 1.34    | already present on machine                                | Created container: app | Started container app |
        | 1.35    | already present on machine and can be accessed by the pod | Container created      | Container started     |
        | 1.36    | already present on machine and can be accessed by the pod | Container created      | Container started     |

    Scenario Outline: The size of a pulled image in Kubernetes <version>
      Given Kubernetes <version>
      And a pod "web" with container "app" of image "nginx:1.27"
      Then the events of pod "web" include:
        | reason | message   |
        | Pulled | <message> |

      Examples: told since 1.30
        | version | message                                                                                   |
        | 1.29    | Successfully pulled image "nginx:1.27" in 0s (0s including waiting)                       |
        | 1.30    | Successfully pulled image "nginx:1.27" in 0s (0s including waiting). Image size: * bytes. |

  Rule: Fields are there since the version that brought them

    Scenario Outline: Kubernetes <version>
      Given Kubernetes <version>
      And a pod "web" with container "app"
      Then pod "web" matches:
        """yaml
        metadata: { generation: <generation> }
        status: { observedGeneration: <observed> }
        """

      Examples:
        | version | generation | observed |
        | 1.32    | null       | null     |
        | 1.33    | 1          | null     |
        | 1.34    | 1          | 1        |

  Rule: kubectl shows what the version's server shows

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

      Examples: since 1.35 a failure outranks a success
        | version | status   |
        | 1.34    | NotReady |
        | 1.35    | Error    |

  Rule: A version that is not known is said to be so, one that is may have a patch number

    Scenario: 1.36.2
      Given Kubernetes 1.36.2
      And a pod "web" with container "app"
      Then pod "web" is Running
