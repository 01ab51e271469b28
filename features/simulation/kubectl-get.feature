Feature: kubectl get
  Tables are those that kubectl prints: its columns, its words, its order.
  https://kubernetes.io/docs/reference/kubectl/generated/kubectl_get/

  Rule: Pods are listed by name, whatever the order they were made in

    Scenario: Three pods
      Given a pod "web-2" with container "app"
      And a pod "db" with container "app"
      And a pod "web-10" with container "app"
      Then kubectl get pods shows:
        | NAME   | READY | STATUS  | RESTARTS | AGE |
        | db     | 1/1   | Running | 0        | 0s  |
        | web-10 | 1/1   | Running | 0        | 0s  |
        | web-2  | 1/1   | Running | 0        | 0s  |

    Scenario: One of them
      Given a pod "web" with container "app"
      And a pod "db" with container "app"
      Then kubectl get pod db shows:
        | NAME | READY | STATUS  |
        | db   | 1/1   | Running |

    Scenario: No pod at all
      Then kubectl get pods shows nothing

  Rule: STATUS is what ails the pod most

    Scenario Outline: <what>
      Given a pod "web" with container "app" and restartPolicy Never
      And container "app" <behaviour>
      When 1 minute passes
      Then kubectl get pods shows:
        | NAME | READY   | STATUS   | RESTARTS | AGE |
        | web  | <ready> | <status> | 0        | 60s |

      Examples:
        | what          | behaviour                  | ready | status    |
        | still running | runs until it is stopped   | 1/1   | Running   |
        | done          | exits with code 0 after 5s | 0/1   | Completed |
        | failed        | exits with code 3 after 5s | 0/1   | Error     |

    Scenario: Out of memory
      Given a pod "web" with container "app" and restartPolicy Never
      When 10 seconds pass
      And container "app" is OOM killed
      Then kubectl get pods shows:
        | NAME | READY | STATUS    | RESTARTS |
        | web  | 0/1   | OOMKilled | 0        |

    Scenario: One container of two is done
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: pair }
        spec:
          restartPolicy: Never
          containers:
          - { name: web, image: "nginx:1.27" }
          - { name: job, image: "busybox:1.36", command: ["true"] }
        """
      Then kubectl get pods shows:
        | NAME | READY | STATUS   | RESTARTS |
        | pair | 1/2   | NotReady | 0        |

  Rule: RESTARTS tells when the last run ended, too

    Scenario Outline: <time> after a crash at 60s
      Given a pod "web" with container "app"
      When 1 minute passes
      And container "app" crashes with exit code 1
      And <time> pass
      Then kubectl get pods shows:
        | NAME | READY | STATUS  | RESTARTS   |
        | web  | 1/1   | Running | <restarts> |

      Examples: the units get coarser
        | time   | restarts      |
        | 0s     | 1 (0s ago)    |
        | 119s   | 1 (119s ago)  |
        | 120s   | 1 (2m ago)    |
        | 9m59s  | 1 (9m59s ago) |
        | 10m30s | 1 (10m ago)   |
        | 3h     | 1 (3h ago)    |
        | 47h    | 1 (47h ago)   |
        | 48h    | 1 (2d ago)    |

  Rule: The wide table tells addresses and nodes

    Scenario: Two nodes
      Given a cluster of 2 nodes
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
      Then kubectl get pods -o wide shows:
        | NAME      | READY | STATUS  | RESTARTS | AGE | IP   | NODE   | NOMINATED NODE | READINESS GATES |
        | nginx-pod | 1/1   | Running | 0        | 0s  | 10.* | node-* | <none>         | <none>          |

    Scenario: A pod without a node has no address
      Given a cluster of 1 node with 1 CPU and 1Gi of memory each
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: big }
        spec:
          containers: [{ name: app, image: "nginx:1.27", resources: { requests: { cpu: "2" } } }]
        """
      Then kubectl get pods -o wide shows:
        | NAME | READY | STATUS  | IP     | NODE   |
        | big  | 0/1   | Pending | <none> | <none> |

  Rule: Other kinds have their own columns

    Scenario: Nodes
      Given a cluster of 2 nodes
      Then kubectl get nodes shows:
        | NAME   | STATUS | ROLES  | AGE | VERSION |
        | node-1 | Ready  | <none> | 0s  | v1.36*  |
        | node-2 | Ready  | <none> | 0s  | v1.36*  |
