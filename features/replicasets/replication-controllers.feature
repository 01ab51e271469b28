Feature: ReplicationControllers
  The ancestor of the ReplicaSet: the same rules, with a selector of plain labels, which is the template's where it says none.
  https://kubernetes.io/docs/concepts/workloads/controllers/replicationcontroller/

  Rule: It keeps its number of pods
    See https://kubernetes.io/docs/concepts/workloads/controllers/replicationcontroller/#how-a-replicationcontroller-works

    Scenario: Scaled, and a pod is deleted
      When I apply:
        """yaml
        apiVersion: v1
        kind: ReplicationController
        metadata: { name: web }
        spec:
          replicas: 2
          template:
            metadata: { labels: { app: web } }
            spec: { containers: [{ name: app, image: "web:1" }] }
        """
      And 10 seconds pass
      And replicationcontroller "web" is scaled to 3
      And the first pod of replicationcontroller "web" is deleted
      And 1 minute passes
      Then 3 pods of replicationcontroller "web" are Ready
      And replicationcontroller "web" matches:
        """yaml
        spec: { selector: { app: web } }
        status: { replicas: 3, readyReplicas: 3, availableReplicas: 3, observedGeneration: 2 }
        """
      And the events of replicationcontroller "web" include:
        | reason           | from                   | message            |
        | SuccessfulCreate | replication-controller | Created pod: web-* |

  Rule: It adopts pods that match, and lets go of those that no longer do
    See https://kubernetes.io/docs/concepts/workloads/controllers/replicationcontroller/#pod-selector
    See https://kubernetes.io/docs/concepts/workloads/controllers/replicationcontroller/#isolating-pods-from-a-replicationcontroller

    Scenario: A bare pod is taken in, and let go when its label changes
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: lonely, labels: { app: web } }
        spec: { containers: [{ name: app, image: "web:1" }] }
        """
      And I apply:
        """yaml
        apiVersion: v1
        kind: ReplicationController
        metadata: { name: web }
        spec:
          replicas: 2
          template:
            metadata: { labels: { app: web } }
            spec: { containers: [{ name: app, image: "web:1" }] }
        """
      And 10 seconds pass
      Then there are exactly 2 pods of replicationcontroller "web"
      And pod "lonely" matches:
        """yaml
        metadata: { ownerReferences: [{ kind: ReplicationController, name: web, controller: true }] }
        """
      When I run:
        """
        kubectl label pod lonely app=other --overwrite
        """
      And 10 seconds pass
      Then pod "lonely" matches:
        """yaml
        metadata: { ownerReferences: null }
        """
      And there are exactly 2 pods of replicationcontroller "web"

  Rule: Pods of a node that is lost are replaced elsewhere, and a bare pod is not
    See https://kubernetes.io/docs/concepts/workloads/controllers/replicationcontroller/#how-a-replicationcontroller-works
    See https://kubernetes.io/docs/concepts/workloads/controllers/replicationcontroller/#rescheduling

    # 레플리케이션컨트롤러나 이와 유사한 기능을 하는 컨트롤러가 해당 파드를 관리하지 않는 한 새로운 파드로 대체되지 않는다.
    Scenario: The node of a bare pod and of a ReplicationController's goes down
      Given a cluster of 2 nodes
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: bare }
        spec: { nodeSelector: { kubernetes.io/hostname: node-1 }, containers: [{ name: app, image: "web:1" }] }
        ---
        apiVersion: v1
        kind: ReplicationController
        metadata: { name: web }
        spec:
          replicas: 2
          selector: { app: web }
          template:
            metadata: { labels: { app: web } }
            spec: { containers: [{ name: app, image: "web:1" }] }
        """
      And 10 seconds pass
      And node "node-1" goes down
      And 10 minutes pass
      Then 2 pods of replicationcontroller "web" are Ready
      And pod "bare" is not Ready
