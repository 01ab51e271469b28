Feature: The identity of a StatefulSet's pods
  Each pod of a StatefulSet has a number, and with it a name, a host name and labels that stay when it is replaced.
  https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#pod-identity

  Rule: A pod is named after the set and its number, and carries both as labels
    See https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#pod-name-label
    See https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#pod-index-label

    Scenario: What a pod of a StatefulSet looks like
      Given a statefulset "web" with 2 replicas of image "web:1"
      Then there are 2 pods of statefulset "web"
      And pod "web-1" matches:
        """yaml
        metadata:
          generateName: web-
          labels:
            app: web
            statefulset.kubernetes.io/pod-name: web-1
            apps.kubernetes.io/pod-index: "1"
            controller-revision-hash: web-*
          ownerReferences: [{ apiVersion: apps/v1, kind: StatefulSet, name: web, controller: true, blockOwnerDeletion: true }]
        spec: { hostname: web-1, subdomain: web }
        """
      And kubectl get statefulsets -o wide shows:
        | NAME | READY | AGE | CONTAINERS | IMAGES |
        | web  | 2/2   | 0s  | app        | web:1  |

    Scenario: The numbers may begin elsewhere
      When I apply:
        """yaml
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: { name: web }
        spec:
          replicas: 2
          ordinals: { start: 5 }
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec: { containers: [{ name: app, image: "web:1" }] }
        """
      Then kubectl get pods shows:
        | NAME  | READY |
        | web-5 | 1/1   |
        | web-6 | 1/1   |

    Scenario Outline: The first number is <what>
      When I apply:
        """yaml
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: { name: web }
        spec:
          replicas: 2
          ordinals: { start: 3 }
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec: { terminationGracePeriodSeconds: 1, containers: [{ name: app, image: "web:1" }] }
        """
      And 10 seconds pass
      And I run:
        """
        kubectl patch statefulset web --type=merge -p '{"spec":{"ordinals":<ordinals>}}'
        """
      And 1 minute passes
      Then kubectl get pods -o name prints:
        """
        pod/web-<first>
        pod/web-<second>
        """
      And all pods of statefulset "web" are Ready

      Examples:
        | what      | ordinals    | first | second |
        | increased | {"start":5} | 5     | 6      |
        | decreased | {"start":2} | 2     | 3      |
        | removed   | null        | 0     | 1      |

  Rule: A pod that is deleted comes back under its name when it is gone, and not before
    See https://kubernetes.io/docs/tasks/run-application/force-delete-stateful-set-pod/#statefulset-considerations
    Source: pkg/controller/statefulset/stateful_set_control.go (v1.36, processReplica)

    Scenario: Another pod, the same identity
      Given a statefulset "web" with 2 replicas of image "web:1"
      And container "app" takes 12s to stop on SIGTERM
      When 10 seconds pass
      And pod "web-0" is deleted
      Then there are 2 pods of statefulset "web"
      And pod "web-0" is Terminating at 21s
      And pod "web-0" is Ready at 22s
      And metadata.uid of pod "web-0" has changed since 10s
      And the events of statefulset "web" are:
        | type   | reason           | from                   | message                                        | count | at |
        | Normal | SuccessfulCreate | statefulset-controller | Create Pod web-1 in StatefulSet web successful | 1     | 0s |
        | Normal | SuccessfulCreate | statefulset-controller | Create Pod web-0 in StatefulSet web successful | 2     | 0s |

    # 호스트 이름과 퍼시스턴트 상태는 동일하지만 파드의 IP는 변경될 것이다.
    Scenario: The name stays, the address does not
      Given a statefulset "web" with 1 replica of image "web:1"
      When 10 seconds pass
      And pod "web-0" is deleted
      And 10 seconds pass
      Then pod "web-0" matches:
        """yaml
        spec: { hostname: web-0 }
        """
      And status.podIP of pod "web-0" has changed since 9s

  Rule: A pod that has ended, well or not, is deleted and made again
    Source: pkg/controller/statefulset/stateful_set_control.go (v1.36, processReplica)

    # An evicted pod has failed for good; a ReplicaSet would leave it and make another beside it.
    Scenario: The pod was evicted
      Given the manifest:
        """yaml
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: { name: web }
        spec:
          replicas: 1
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec:
              containers:
                - name: app
                  image: busybox:1.36
                  command: [sh, -c, "sleep 20; dd if=/dev/zero of=/data/x bs=1M count=3; sleep 1d"]
                  volumeMounts: [{ name: data, mountPath: /data }]
              volumes: [{ name: data, emptyDir: { sizeLimit: 1Mi } }]
        """
      When the manifest is applied
      Then pod "web-0" is Running
      When 2 minutes pass
      Then metadata.uid of pod "web-0" has changed since 10s
      And there is 1 pod of statefulset "web"
      And the events of statefulset "web" include:
        | type   | reason           | message                                        |
        | Normal | SuccessfulDelete | Delete Pod web-0 in StatefulSet web successful |

  Rule: Before 1.36 the events of a StatefulSet began with a small letter
    Source: pkg/controller/statefulset/stateful_pod_control.go (v1.36, recordPodEvent)

    @version:statefulSetEventsCapitalised
    Scenario Outline: Kubernetes <version>
      Given Kubernetes <version>
      And a statefulset "web" with 1 replica of image "web:1"
      Then the events of statefulset "web" are:
        | reason           | message   |
        | SuccessfulCreate | <message> |

      Examples:
        | version | message                                        |
        | 1.35    | create Pod web-0 in StatefulSet web successful |
        | 1.36    | Create Pod web-0 in StatefulSet web successful |
