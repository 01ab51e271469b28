Feature: The claims of a StatefulSet's pods
  Each pod has a claim of its own for each template, named after both. It outlives the pod, and belongs to its successor; whether it
  goes with the set, or with the replicas, the set says.
  https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#persistentvolumeclaim-retention

  Rule: A claim is made before its pod, with the labels of the set's selector, and the pod mounts it
    Source: pkg/controller/statefulset/stateful_pod_control.go (v1.36, CreateStatefulPod)
    Source: pkg/controller/statefulset/stateful_set_utils.go (v1.36, getPersistentVolumeClaims, updateStorage)

    Scenario: One claim for each pod
      When I apply:
        """yaml
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: { name: web }
        spec:
          replicas: 2
          podManagementPolicy: Parallel
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
      Then the events of statefulset "web" include:
        | type   | reason           | message                                                 |
        | Normal | SuccessfulCreate | Create Claim data-web-0 Pod web-0 in StatefulSet web success |
        | Normal | SuccessfulCreate | Create Pod web-0 in StatefulSet web successful          |
        | Normal | SuccessfulCreate | Create Claim data-web-1 Pod web-1 in StatefulSet web success |
      And persistentvolumeclaim "data-web-1" matches:
        """yaml
        metadata: { labels: { app: web }, ownerReferences: null }
        spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
        """
      And pod "web-1" matches:
        """yaml
        spec: { volumes: [{ name: data, persistentVolumeClaim: { claimName: data-web-1 } }] }
        """

  Rule: By default claims stay when the set is scaled down or deleted
    See https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#persistentvolumeclaim-retention

    Scenario Outline: whenDeleted <deleted>, whenScaled <scaled>
      When I apply:
        """yaml
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: { name: web }
        spec:
          replicas: 2
          podManagementPolicy: Parallel
          persistentVolumeClaimRetentionPolicy: { whenDeleted: <deleted>, whenScaled: <scaled> }
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
      And statefulset "web" is scaled to 1
      And 1 minute passes
      Then there are exactly <after scaling> persistentvolumeclaims
      When statefulset "web" is deleted
      And 1 minute passes
      Then there are exactly <after deletion> persistentvolumeclaims

      Examples:
        | deleted | scaled | after scaling | after deletion |
        | Retain  | Retain | 2             | 2              |
        | Retain  | Delete | 1             | 1              |
        | Delete  | Retain | 2             | 0              |
        | Delete  | Delete | 1             | 0              |

  Rule: Whether a pod was made or taken in, its claim goes as the set says
    Source: pkg/controller/statefulset/stateful_set_control.go (v1.36, fixPodClaim)
    Source: pkg/controller/statefulset/stateful_set_utils.go (v1.36, updateClaimOwnerRefForSetAndPod)

    Scenario Outline: The last of three pods is orphaned on purpose, and the set is <deed> (<policy>)
      When I apply:
        """yaml
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: { name: web }
        spec:
          replicas: 3
          podManagementPolicy: Parallel
          persistentVolumeClaimRetentionPolicy: { <policy>: Delete }
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
      Then there are 3 persistentvolumeclaims
      When I run:
        """
        kubectl patch pod web-2 -p '{"metadata":{"ownerReferences":null}}'
        kubectl <command>
        """
      And 1 minute passes
      Then there are exactly <left> persistentvolumeclaims

      Examples:
        | deed        | policy      | command                             | left |
        | scaled to 1 | whenScaled  | scale statefulset web --replicas=1  | 1    |
        | deleted     | whenDeleted | delete statefulset web              | 0    |
