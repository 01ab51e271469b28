Feature: Volumes in other releases
  What is said of claims and volumes in other words, or not at all, in other releases than the newest.
  https://kubernetes.io/docs/concepts/storage/persistent-volumes/

  Rule: Since 1.32 a claim says how large its volume is to become, and how far that has come
    See https://kubernetes.io/docs/concepts/storage/persistent-volumes/#recovering-from-failure-when-expanding-volumes
    Source: pkg/features/kube_features.go (v1.36, RecoverVolumeExpansionFailure)

    @version:volumeExpansionProgress
    Scenario Outline: Kubernetes <version>
      Given Kubernetes <version>
      And I apply:
        """yaml
        apiVersion: storage.k8s.io/v1
        kind: StorageClass
        metadata: { name: disk }
        provisioner: disk.example.com
        allowVolumeExpansion: true
        ---
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: { name: data }
        spec: { accessModes: [ReadWriteOnce], storageClassName: disk, resources: { requests: { storage: 1Gi } } }
        """
      When 5s pass
      And I run:
        """
        kubectl patch pvc data -p '{"spec":{"resources":{"requests":{"storage":"2Gi"}}}}'
        """
      Then persistentvolumeclaim "data" matches:
        """yaml
        status:
          allocatedResources: <resources>
          allocatedResourceStatuses: <statuses>
          conditions: [ { type: FileSystemResizePending } ]
        """

      Examples:
        | version | resources        | statuses                       |
        | 1.31    | null             | null                           |
        | 1.32    | { storage: 2Gi } | { storage: NodeResizePending } |

  Rule: Since 1.33 a pod that waits for a ReadWriteOncePod claim is told that the claim is in use
    Source: pkg/scheduler/framework/plugins/volumerestrictions/volume_restrictions.go (v1.36, satisfyReadWriteOncePod)

    @version:oncePodText
    Scenario Outline: Kubernetes <version>
      Given Kubernetes <version>
      When I apply:
        """yaml
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: { name: data }
        spec: { accessModes: [ReadWriteOncePod], resources: { requests: { storage: 1Gi } } }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: first }
        spec:
          volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
          containers: [{ name: app, image: "web:1" }]
        """
      And 5s pass
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: second }
        spec:
          volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
          containers: [{ name: app, image: "web:1" }]
        """
      Then the events of pod "second" include:
        | reason           | message                                          |
        | FailedScheduling | 0/1 nodes are available: 1 <text>. preemption: * |

      Examples:
        | version | text                                                                                                             |
        | 1.32    | node has pod using PersistentVolumeClaim with the same name and ReadWriteOncePod access mode                     |
        | 1.33    | node(s) unavailable due to PersistentVolumeClaim with ReadWriteOncePod access mode already in-use by another pod |

  Rule: Before 1.34 the server drops volumeAttributesClassName
    See https://kubernetes.io/docs/concepts/storage/volume-attributes-classes/
    Source: pkg/api/persistentvolumeclaim/util.go (v1.36, DropDisabledFields)

    @version:volumeAttributesClasses
    Scenario Outline: Kubernetes <version>
      Given Kubernetes <version>
      When I apply:
        """yaml
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: { name: data }
        spec:
          accessModes: [ReadWriteOnce]
          volumeAttributesClassName: gold
          resources: { requests: { storage: 1Gi } }
        """
      Then persistentvolumeclaim "data" matches:
        """yaml
        spec: { volumeAttributesClassName: <kept> }
        """

      Examples:
        | version | kept |
        | 1.33    | null |
        | 1.34    | gold |
