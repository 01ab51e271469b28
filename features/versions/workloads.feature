Feature: Workloads in other releases
  What controllers do and write otherwise in other releases than the newest.
  https://kubernetes.io/docs/concepts/workloads/controllers/deployment/

  Rule: Since 1.35 pods on their way out are counted in the status
    Source: pkg/features/kube_features.go (v1.36, DeploymentReplicaSetTerminatingReplicas)
    Source: pkg/controller/deployment/sync.go (v1.36, calculateStatus)

    @version:terminatingReplicas
    Scenario Outline: Kubernetes <version>
      Given Kubernetes <version>
      And container "app" ignores SIGTERM
      And a deployment "web" with 2 replicas of image "web:1"
      When 10 seconds pass
      And deployment "web" is scaled to 1
      And 10 seconds pass
      Then deployment "web" matches:
        """yaml
        status: { replicas: 1, terminatingReplicas: <terminating> }
        """
      And replicaset "web-*" matches:
        """yaml
        status: { replicas: 1, terminatingReplicas: <terminating> }
        """

      Examples:
        | version | terminating |
        | 1.34    | null        |
        | 1.35    | 1           |

  Rule: Since 1.33 a namespace that is deleted loses its pods first, and all else after them
    Source: pkg/controller/namespace/deletion/namespaced_resources_deleter.go (v1.36, deleteAllContent)
    Source: pkg/features/kube_features.go (v1.36, OrderedNamespaceDeletion)

    @version:podsGoBeforeTheirNamespace
    Scenario Outline: Kubernetes <version>
      Given Kubernetes <version>
      And container "app" ignores SIGTERM
      When I apply:
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
        metadata: { name: web, namespace: shop }
        spec: { terminationGracePeriodSeconds: 10, containers: [{ name: app, image: "web:1" }] }
        """
      And namespace "shop" is deleted
      And 6s pass
      Then pod "web" in namespace "shop" is Terminating
      And configmap "settings" in namespace "shop" is <state>

      Examples:
        | version | state    |
        | 1.32    | gone     |
        | 1.33    | not gone |

  Rule: Since 1.34 the revision of a StatefulSet no longer covers a time stamp that it has not, so each has another name than before
    See https://github.com/kubernetes/kubernetes/issues/134773
    Source: staging/src/k8s.io/apimachinery/pkg/apis/meta/v1/types.go (v1.36)

    # An upgrade from 1.33 to 1.34 could make all its pods anew. https://github.com/kubernetes/kubernetes/issues/134773
    @version:revisionsWithoutCreationTimestamp
    Scenario Outline: Kubernetes <version>
      Given Kubernetes <version>
      And a statefulset "web" with 1 replica of image "web:1"
      Then the controllerrevision matches:
        """yaml
        metadata: { name: <name> }
        """

      Examples:
        | version | name           |
        | 1.33    | web-b8d44998f  |
        | 1.34    | web-6f8cbb47ff |
