Feature: Claims that are lost, or belong to others
  A StatefulSet uses the claim of the right name, whoever made it, makes it anew when it is lost, and does not take claims away from others.
  https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#persistentvolumeclaim-retention

  Rule: A claim that is lost while its pod waits is made anew
    Source: pkg/controller/statefulset/stateful_set_control.go (v1.36, processReplica)
    Source: pkg/controller/statefulset/stateful_pod_control.go (v1.36, createMissingPersistentVolumeClaims)

    # The scheduler says of the pod that its claim is not there, and that wakes the set.
    Scenario: The node takes no pods, the claim is deleted, and the node takes pods again
      When I run:
        """
        kubectl cordon node-1
        """
      And I apply:
        """yaml
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: { name: web }
        spec:
          replicas: 1
          persistentVolumeClaimRetentionPolicy: { whenDeleted: Delete, whenScaled: Delete }
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec:
              containers:
                - { name: app, image: "web:1", volumeMounts: [{ name: data, mountPath: /data }] }
          volumeClaimTemplates:
            - metadata: { name: data }
              spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
        """
      And 10 seconds pass
      And persistentvolumeclaim "data-web-0" is deleted
      And 10 seconds pass
      Then persistentvolumeclaim "data-web-0" is gone
      When I run:
        """
        kubectl uncordon node-1
        """
      And 1 minute passes
      Then pod "web-0" is Ready
      And persistentvolumeclaim "data-web-0" is Bound
      And the events of pod "web-0" include:
        | type    | reason           | message                                          |
        | Warning | FailedScheduling | *persistentvolumeclaim "data-web-0" not found* |

  Rule: A claim of another controller is used, and stays when the set is deleted
    Source: pkg/controller/statefulset/stateful_set_utils.go (v1.36, hasUnexpectedController, updateClaimOwnerRefForSetAndPod)

    # The claim of `db-web` is called as that of another template of another set: data-db and web, data and db-web.
    Scenario: Two sets, one name of a claim
      When I apply:
        """yaml
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: { name: db-web }
        spec:
          persistentVolumeClaimRetentionPolicy: { whenDeleted: Delete }
          selector: { matchLabels: { app: db } }
          template:
            metadata: { labels: { app: db } }
            spec: { containers: [{ name: app, image: "db:1", volumeMounts: [{ name: data, mountPath: /data }] }] }
          volumeClaimTemplates:
            - metadata: { name: data }
              spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
        """
      And 10 seconds pass
      And I apply:
        """yaml
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: { name: web }
        spec:
          persistentVolumeClaimRetentionPolicy: { whenDeleted: Delete }
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec: { containers: [{ name: app, image: "web:1", volumeMounts: [{ name: data-db, mountPath: /data }] }] }
          volumeClaimTemplates:
            - metadata: { name: data-db }
              spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
        """
      And 10 seconds pass
      Then pod "web-0" is Ready
      And the events of statefulset "web" include:
        | type    | reason                | message                                                                                                                                               |
        | Warning | ConflictingController | PersistentVolumeClaim data-db-web-0 has a conflicting OwnerReference that acts as a manging controller, the retention policy is ignored for this claim |
      When statefulset "web" is deleted
      And 1 minute passes
      Then persistentvolumeclaim "data-db-web-0" is not gone
      And persistentvolumeclaim "data-db-web-0" matches:
        """yaml
        metadata: { ownerReferences: [{ kind: StatefulSet, name: db-web }] }
        """

  Rule: A set that adopts its pods takes their claims too
    Source: pkg/controller/statefulset/stateful_pod_control.go (v1.36, UpdatePodClaimForRetentionPolicy)

    Scenario: Deleted alone, made again, and deleted with all
      When I apply:
        """yaml
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: { name: web }
        spec:
          replicas: 1
          persistentVolumeClaimRetentionPolicy: { whenDeleted: Delete, whenScaled: Delete }
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec:
              containers:
                - { name: app, image: "web:1", volumeMounts: [{ name: data, mountPath: /data }] }
          volumeClaimTemplates:
            - metadata: { name: data }
              spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
        """
      And 10 seconds pass
      And I run:
        """
        kubectl delete statefulset web --cascade=orphan
        """
      And 10 seconds pass
      Then persistentvolumeclaim "data-web-0" matches:
        """yaml
        metadata: { ownerReferences: null }
        """
      When I apply:
        """yaml
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: { name: web }
        spec:
          replicas: 1
          persistentVolumeClaimRetentionPolicy: { whenDeleted: Delete }
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec:
              containers:
                - { name: app, image: "web:1", volumeMounts: [{ name: data, mountPath: /data }] }
          volumeClaimTemplates:
            - metadata: { name: data }
              spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
        """
      And 10 seconds pass
      Then persistentvolumeclaim "data-web-0" matches:
        """yaml
        metadata: { ownerReferences: [{ kind: StatefulSet, name: web }] }
        """
      When statefulset "web" is deleted
      And 1 minute passes
      Then there are no pods
      And there are no persistentvolumeclaims
