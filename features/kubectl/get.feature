Feature: kubectl get
  Tables are those that kubectl prints, to the letter: its columns, its words, its order. Ages count in virtual time.
  https://kubernetes.io/docs/reference/kubectl/generated/kubectl_get/

  Rule: Pods are listed by name, whatever the order they were made in
    Source: staging/src/k8s.io/apiserver/pkg/storage/etcd3/store.go (v1.36, GetList)

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
    Source: pkg/printers/internalversion/printers.go (v1.36, printPod)

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
    Source: pkg/printers/internalversion/printers.go (v1.36, printPod)

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
    Source: pkg/printers/internalversion/printers.go (v1.36, printPod)

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
    Source: pkg/printers/internalversion/printers.go (v1.36, AddHandlers)

    Scenario: Nodes
      Given a cluster of 2 nodes
      Then kubectl get nodes shows:
        | NAME   | STATUS | ROLES  | AGE | VERSION |
        | node-1 | Ready  | <none> | 0s  | v1.36*  |
        | node-2 | Ready  | <none> | 0s  | v1.36*  |

  Rule: Labels choose the rows, and can be columns
    See https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
    Source: staging/src/k8s.io/cli-runtime/pkg/printers/tableprinter.go (v1.36, labelValues)

    Background:
      Given a pod "web" with container "app"
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: shop, labels: { app: shop, env: prod } }
        spec: { containers: [{ name: app, image: "nginx:1.27" }] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: shop-test, labels: { app: shop, env: test } }
        spec: { containers: [{ name: app, image: "nginx:1.27" }] }
        """

    Scenario Outline: -l <selector>
      Then kubectl get pods -l <selector> -o name prints:
        """
        <first>
        <second>
        """

      Examples:
        | selector             | first         | second        |
        | app=shop             | pod/shop      | pod/shop-test |
        | 'env in (prod)'      | pod/shop      |               |
        | env!=prod            | pod/shop-test | pod/web       |
        | '!env'               | pod/web       |               |
        | 'app,env notin (qa)' | pod/shop      | pod/shop-test |

    Scenario: Labels beside the rows
      Then kubectl get pods --show-labels shows:
        | NAME      | LABELS            |
        | shop      | app=shop,env=prod |
        | shop-test | app=shop,env=test |
        | web       | <none>            |
      And kubectl get pods -L env,app shows:
        | NAME      | ENV  | APP  |
        | shop      | prod | shop |
        | shop-test | test | shop |
        | web       |      |      |

  Rule: Fields choose the rows, too
    See https://kubernetes.io/docs/concepts/overview/working-with-objects/field-selectors/#supported-fields

    Scenario: Pods of one phase
      Given a pod "web" with container "app"
      And a pod "task" with container "app" and restartPolicy Never
      And container "app" of pod "task" exits with code 0 after 5s
      When 10 seconds pass
      Then kubectl get pods --field-selector=status.phase=Running shows:
        | NAME | STATUS  |
        | web  | Running |
      And kubectl get pods --field-selector status.phase!=Running shows:
        | NAME | STATUS    |
        | task | Completed |

    Scenario: A field that the API cannot choose by
      When I run:
        """
        kubectl get pods --field-selector spec.priority=0
        """
      Then it exits with code 1
      And it prints:
        """
        Error from server (BadRequest): Unable to find "/v1, Resource=pods" that match label selector "", field selector "spec.priority=0": field label not supported: spec.priority
        """

  Rule: --sort-by puts rows in the order of a field
    See https://kubernetes.io/docs/reference/kubectl/#sorting-list-objects
    Source: staging/src/k8s.io/kubectl/pkg/cmd/get/sorter.go (v1.36, NewTableSorter)

    Scenario: The oldest first, and by restarts
      Given a pod "old" with container "app"
      When 10 seconds pass
      Given a pod "new" with container "app"
      When container "app" of pod "old" crashes with exit code 1
      And 5 seconds pass
      Then kubectl get pods --sort-by=.metadata.creationTimestamp shows:
        | NAME | AGE |
        | old  | 15s |
        | new  | 5s  |
      And kubectl get pods --sort-by '{.status.containerStatuses[0].restartCount}' shows:
        | NAME | RESTARTS   |
        | new  | 0          |
        | old  | 1 (5s ago) |

  Rule: The whole text is as kubectl prints it
    Source: staging/src/k8s.io/cli-runtime/pkg/printers/tableprinter.go (v1.36, printTable)
    Source: staging/src/k8s.io/kubectl/pkg/cmd/get/get.go (v1.36, Run)

    Scenario: Columns three blanks apart
      Given a pod "web" with container "app"
      And a pod "a-longer-name" with container "app"
      Then kubectl get pods prints:
        """
        NAME            READY   STATUS    RESTARTS   AGE
        a-longer-name   1/1     Running   0          0s
        web             1/1     Running   0          0s
        """
      And kubectl get pods --no-headers prints:
        """
        a-longer-name   1/1   Running   0     0s
        web             1/1   Running   0     0s
        """

    Scenario: Several kinds
      Given a pod "web" with container "app"
      Then kubectl get pods,nodes prints:
        """
        NAME      READY   STATUS    RESTARTS   AGE
        pod/web   1/1     Running   0          0s

        NAME          STATUS   ROLES    AGE   VERSION
        node/node-1   Ready    <none>   0s    v1.36.0
        """

    Scenario: All namespaces
      Given a pod "web" with container "app"
      When I apply:
        """yaml
        apiVersion: v1
        kind: Namespace
        metadata: { name: shop }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: web, namespace: shop }
        spec: { containers: [{ name: app, image: "nginx:1.27" }] }
        """
      Then kubectl get pods -A prints:
        """
        NAMESPACE   NAME   READY   STATUS    RESTARTS   AGE
        default     web    1/1     Running   0          0s
        shop        web    1/1     Running   0          0s
        """
      And kubectl -n shop get pods shows:
        | NAME | READY |
        | web  | 1/1   |

  Rule: What is not there is said, and only a name that is not there is an error
    Source: staging/src/k8s.io/kubectl/pkg/cmd/get/get.go (v1.36, Run)
    Source: staging/src/k8s.io/cli-runtime/pkg/resource/builder.go (v1.36, visitByName)

    Scenario: No pods
      When I run:
        """
        kubectl get pods
        """
      Then it exits with code 0
      And it prints:
        """
        No resources found in default namespace.
        """

    Scenario Outline: kubectl get <what>
      When I run:
        """
        kubectl get <what>
        """
      Then it exits with code 1
      And it prints:
        """
        <message>
        """

      Examples:
        | what         | message                                                                        |
        | pod web      | Error from server (NotFound): pods "web" not found                             |
        | pod/web      | Error from server (NotFound): pods "web" not found                             |
        | pizzas       | error: the server doesn't have a resource type "pizzas"                        |
        | pod a -l b   | error: name cannot be provided when a selector is specified                    |
        | pod a -A     | error: a resource cannot be retrieved by name across all namespaces            |
        | pod --tail=1 | error: unknown flag: --tail\nSee 'kubectl get --help' for usage.               |
        | pod -o fancy | error: unable to match a printer suitable for the output format "fancy", * |

    Scenario: One of two is there
      Given a pod "web" with container "app"
      When I run:
        """
        kubectl get pods web db
        """
      Then it exits with code 1
      And it prints:
        """
        NAME   READY   STATUS    RESTARTS   AGE
        web    1/1     Running   0          0s
        Error from server (NotFound): pods "db" not found
        """

  Rule: What several commands print is told in their order
    Source: podlife

    Scenario: Pods, then nodes
      Given a running pod "web" with container "app"
      When I run:
        """
        kubectl get pods -o name
        kubectl get nodes -o name
        """
      Then it prints:
        """
        pod/web
        node/node-1
        """
