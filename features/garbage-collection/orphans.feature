Feature: Deletion that leaves behind what is owned
  With `--cascade=orphan` the owner goes alone. What it owned loses the reference to it and lives on, until somebody adopts it.
  https://kubernetes.io/docs/tasks/administer-cluster/use-cascading-deletion/#set-orphan-deletion-policy

  Rule: Its pods run on, and nobody replaces them any more
    See https://kubernetes.io/docs/concepts/architecture/garbage-collection/#orphaned-dependents
    See https://kubernetes.io/docs/tasks/administer-cluster/use-cascading-deletion/#set-orphan-deletion-policy

    Scenario Outline: A <kind>
      When I apply:
        """yaml
        apiVersion: apps/v1
        kind: <kind>
        metadata: { name: web }
        spec:
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec: { containers: [{ name: app, image: "web:1" }] }
        """
      And 10 seconds pass
      And I run:
        """
        kubectl delete <kind>/web --cascade=orphan
        """
      And 10 minutes pass
      Then <kind> "web" is gone
      And there is exactly 1 pod
      And pod "web-*" matches:
        """yaml
        metadata: { ownerReferences: null }
        status: { phase: Running }
        """
      When pod "web-*" is deleted
      And 1 minute passes
      Then there are no pods

      Examples:
        | kind        |
        | ReplicaSet  |
        | StatefulSet |
        | DaemonSet   |

    Scenario: A ReplicationController
      When I apply:
        """yaml
        apiVersion: v1
        kind: ReplicationController
        metadata: { name: web }
        spec:
          selector: { app: web }
          template:
            metadata: { labels: { app: web } }
            spec: { containers: [{ name: app, image: "web:1" }] }
        """
      And 10 seconds pass
      And I run:
        """
        kubectl delete rc/web --cascade=orphan
        """
      And 10 minutes pass
      Then replicationcontroller "web" is gone
      And pod "web-*" matches:
        """yaml
        metadata: { ownerReferences: null }
        """

  Rule: What a Deployment leaves behind is its ReplicaSet, which goes on replacing pods
    See https://kubernetes.io/docs/tasks/administer-cluster/use-cascading-deletion/#set-orphan-deletion-policy
    Source: pkg/controller/controller_ref_manager.go (v1.36, ClaimReplicaSets)

    Scenario: A Deployment is deleted alone, and comes back to what it had
      Given a deployment "web" with 2 replicas of image "web:1"
      When 10 seconds pass
      And I run:
        """
        kubectl delete deployment/web --cascade=orphan
        """
      And the first pod of replicaset "web-*" is deleted
      And 1 minute passes
      Then deployment "web" is gone
      And 2 pods of replicaset "web-*" are Ready
      And replicaset "web-*" matches:
        """yaml
        metadata: { ownerReferences: null }
        """
      When I apply:
        """yaml
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec:
          replicas: 2
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec: { containers: [{ name: app, image: "web:1" }] }
        """
      And 10 seconds pass
      Then there is exactly 1 replicaset of deployment "web"
      And there are exactly 2 pods of deployment "web"
      And deployment "web" is complete

  Rule: Who asks for nothing leaves it to the server, which orphans the pods of Jobs and ReplicationControllers, and nothing else
    kubectl always says what is to become of dependents, but for what it sends with --raw.
    See https://kubernetes.io/docs/concepts/architecture/garbage-collection/#cascading-deletion
    Source: pkg/registry/core/replicationcontroller/strategy.go (v1.36, DefaultGarbageCollectionPolicy)
    Source: pkg/registry/batch/job/strategy.go (v1.36, DefaultGarbageCollectionPolicy)

    Scenario Outline: The <what> are <fate>
      When I apply:
        """yaml
        apiVersion: <version>
        kind: <kind>
        metadata: { name: web }
        spec:
          replicas: 2
          selector: <selector>
          template:
            metadata: { labels: { app: web } }
            spec: { containers: [{ name: app, image: "web:1" }] }
        """
      And 10 seconds pass
      And I run:
        """
        kubectl delete --raw <path>
        """
      And 1 minute passes
      Then <kind> "web" is gone
      And there are <left> pods

      Examples:
        | what                            | fate    | version | kind                  | selector                      | path                                                     | left |
        | pods of a ReplicationController | kept    | v1      | ReplicationController | { app: web }                  | /api/v1/namespaces/default/replicationcontrollers/web    | 2    |
        | pods of a ReplicaSet            | deleted | apps/v1 | ReplicaSet            | { matchLabels: { app: web } } | /apis/apps/v1/namespaces/default/replicasets/web         | 0    |

    Scenario: The pod of a Job is kept, with a warning
      When I run:
        """
        kubectl create job pi --image=busybox -- sleep 1000
        kubectl delete --raw /apis/batch/v1/namespaces/default/jobs/pi > /dev/null
        """
      Then it prints:
        """
        job.batch/pi created
        Warning: child pods are preserved by default when jobs are deleted; set propagationPolicy=Background to remove them or set propagationPolicy=Orphan to suppress this warning
        """
      And job "pi" is gone
      And pod "pi-*" is Running at 1m

    Scenario Outline: Options of a deletion that no server takes
      When I run:
        """
        kubectl create configmap x
        echo '<options>' | kubectl delete --raw /api/v1/namespaces/default/configmaps/x -f -
        """
      Then it exits with code 1
      And it prints:
        """
        configmap/x created
        The DeleteOptions "" is invalid: propagationPolicy: <answer>
        """

      Examples:
        | options                                                 | answer                                                                                                      |
        | {"propagationPolicy":"Quickly"}                         | Unsupported value: "Quickly": supported values: "Foreground", "Background", "Orphan", "nil"                 |
        | {"propagationPolicy":"Orphan","orphanDependents":false} | Invalid value: "Orphan": orphanDependents and deletionPropagation cannot be both set                        |

    Scenario: The options of the deletion say otherwise
      When I run:
        """
        kubectl create job pi --image=busybox -- sleep 1000
        echo '{"propagationPolicy":"Background"}' | kubectl delete --raw /apis/batch/v1/namespaces/default/jobs/pi -f -
        """
      Then it includes:
        """
        {"kind":"Status","apiVersion":"v1","metadata":{},"status":"Success","details":{"name":"pi","group":"batch","kind":"jobs","uid":"*"}}
        """
      And there are no pods within 1m
