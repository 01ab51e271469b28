Feature: Objects with several owners, and owners that are not there
  An object lives as long as one of its owners does. Who waits for it, and who does not count as an owner, decides what becomes of it.
  https://kubernetes.io/docs/concepts/architecture/garbage-collection/#owners-dependents

  Rule: What still has another owner is let go, not deleted
    See https://kubernetes.io/docs/concepts/architecture/garbage-collection/#owners-dependents
    Source: pkg/controller/garbagecollector/garbagecollector.go (v1.36, attemptToDeleteItem)

    Scenario Outline: Of two pods one gets a second owner, and the first is deleted with --cascade=<cascade>
      Given a replicaset "leaving" with 2 replicas of image "web:1"
      And a replicaset "staying" with 0 replicas of image "web:1"
      When 10 seconds pass
      And the first pod of replicaset "leaving" is also owned by replicaset "staying"
      And I run:
        """
        kubectl delete replicaset leaving --cascade=<cascade>
        """
      And 1 minute passes
      Then replicaset "leaving" is gone
      And there is 1 pod
      And pod "leaving-*" matches:
        """yaml
        metadata: { ownerReferences: [{ kind: ReplicaSet, name: staying }] }
        status: { phase: Running }
        """

      Examples:
        | cascade    |
        | background |
        | foreground |

  Rule: Owners that own each other in a circle do not wait for each other for ever
    See https://kubernetes.io/docs/concepts/architecture/garbage-collection/#foreground-deletion
    Source: pkg/controller/garbagecollector/garbagecollector.go (v1.36, attemptToDeleteItem, unblockOwnerReferencesStrategicMergePatch)

    Scenario Outline: Three pods in a circle, one of which is deleted with --cascade=<cascade>
      Given container "app" takes 5s to stop on SIGTERM
      And a running pod "a" with container "app"
      And a running pod "b" with container "app"
      And a running pod "c" with container "app"
      When pod "a" is also owned by pod "c"
      And pod "b" is also owned by pod "a"
      And pod "c" is also owned by pod "b"
      And I run:
        """
        kubectl delete pod a --cascade=<cascade> --wait=false
        """
      # One after the other: each is told to stop when nothing of its owner is left.
      Then there are no pods within 1m

      Examples:
        | cascade    |
        | background |
        | foreground |

  Rule: An owner in another namespace is none, and a warning says so
    See https://kubernetes.io/docs/concepts/overview/working-with-objects/owners-dependents/#owner-references-in-object-specifications
    Source: pkg/controller/garbagecollector/graph_builder.go (v1.36, addDependentToOwners, reportInvalidNamespaceOwnerRef)

    Scenario: Why did my pod disappear? It names an owner of another namespace
      Given the manifest:
        """yaml
        apiVersion: v1
        kind: Namespace
        metadata: { name: shop }
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: settings, namespace: shop }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { containers: [{ name: app, image: "web:1" }] }
        """
      When the manifest is applied
      And 10 seconds pass
      And pod "web" is also owned by configmap "settings" in namespace "shop"
      Then the events of pod "web" include:
        | type    | reason                   | message                                                                                                    | at  |
        | Warning | OwnerRefInvalidNamespace | ownerRef [v1/ConfigMap, namespace: default, name: settings, uid: *] does not exist in namespace "default" | 10s |
      And pod "web" is gone

    # What has no namespace itself is not garbage, whoever it names.
    Scenario: A PersistentVolume that names an owner with a namespace stays
      Given a running pod "web"
      When I apply:
        """yaml
        apiVersion: v1
        kind: PersistentVolume
        metadata: { name: disk }
        spec:
          capacity: { storage: 1Gi }
          accessModes: [ReadWriteOnce]
          hostPath: { path: /disk }
        """
      And persistentvolume "disk" is also owned by pod "web"
      Then the events of persistentvolume "disk" include:
        | type    | reason                   | message                                                                               |
        | Warning | OwnerRefInvalidNamespace | ownerRef [v1/Pod, namespace: , name: web, uid: *] does not exist in namespace "" |
      When pod "web" is deleted
      And 1 hour passes
      Then persistentvolume "disk" is not gone

  Rule: What names an owner of a kind that the server does not have is left alone
    Source: pkg/controller/garbagecollector/garbagecollector.go (v1.36, isDangling, attemptToDeleteWorker)

    # As when the manifest of an object was read from another cluster, where an operator owns it.
    Scenario Outline: An owner of kind <kind> in <version>
      When I apply:
        """yaml
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: settings
          ownerReferences:
            - { apiVersion: <version>, kind: <kind>, name: db, uid: 00000000-0000-4000-8000-000000000000 }
        """
      And 1 hour passes
      Then configmap "settings" is <fate>

      Examples: it stays
        | version              | kind     | fate     |
        | example.com/v1       | Database | not gone |
        | extensions/v1beta1   | ReplicaSet | not gone |

      Examples: the server has the kind, and no such object
        | version | kind       | fate |
        | apps/v1 | ReplicaSet | gone |

  Rule: Of several owners one may be the controller
    See https://kubernetes.io/docs/concepts/overview/working-with-objects/owners-dependents/#owner-references-in-object-specifications
    Source: staging/src/k8s.io/apimachinery/pkg/api/validation/objectmeta.go (v1.36, ValidateOwnerReferences)

    Scenario Outline: Refused: <what>
      When I apply:
        """yaml
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: settings, ownerReferences: <owners> }
        """
      Then it is refused with:
        """
        ConfigMap "settings" is invalid: <refusal>
        """

      Examples:
        | what            | owners                                                                                                                                                          | refusal |
        | two controllers | [{ apiVersion: v1, kind: Pod, name: a, uid: "1", controller: true }, { apiVersion: v1, kind: Pod, name: b, uid: "2", controller: true }] | metadata.ownerReferences: Invalid value: [{"apiVersion":"v1","kind":"Pod","name":"a","uid":"1","controller":true},{"apiVersion":"v1","kind":"Pod","name":"b","uid":"2","controller":true}]: Only one reference can have Controller set to true. Found "true" in references for Pod/a and Pod/b |
        | no uid          | [{ apiVersion: v1, kind: Pod, name: a, uid: "" }]                                                                                                               | metadata.ownerReferences.uid: Invalid value: "": must not be empty |
        | an event        | [{ apiVersion: v1, kind: Event, name: a, uid: "1" }]                                                                                                            | metadata.ownerReferences: Invalid value: {"apiVersion":"v1","kind":"Event","name":"a","uid":"1"}: /v1, Kind=Event is disallowed from being an owner |
