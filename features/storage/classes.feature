Feature: Storage classes
  A class says who makes volumes, when they are bound, and what becomes of them afterwards.
  https://kubernetes.io/docs/concepts/storage/storage-classes/

  Rule: kubectl shows which one is the default
    See https://kubernetes.io/docs/concepts/storage/storage-classes/#default-storageclass
    Source: pkg/printers/internalversion/printers.go (v1.36, printStorageClass)

    Scenario: The class that a cluster begins with, and another
      When I apply:
        """yaml
        apiVersion: storage.k8s.io/v1
        kind: StorageClass
        metadata: { name: fast }
        provisioner: example.com/disk
        reclaimPolicy: Retain
        allowVolumeExpansion: true
        parameters: { type: ssd }
        mountOptions: [noatime]
        """
      Then kubectl get storageclass shows:
        | NAME               | PROVISIONER           | RECLAIMPOLICY | VOLUMEBINDINGMODE    | ALLOWVOLUMEEXPANSION |
        | fast               | example.com/disk      | Retain        | Immediate            | true                 |
        | standard (default) | rancher.io/local-path | Delete        | WaitForFirstConsumer | false                |
      And kubectl describe storageclass "fast" prints:
        """
        Name:                  fast
        IsDefaultClass:        No
        Annotations:           <none>
        Provisioner:           example.com/disk
        Parameters:            type=ssd
        AllowVolumeExpansion:  True
        MountOptions:
          noatime
        ReclaimPolicy:      Retain
        VolumeBindingMode:  Immediate
        Events:             <none>
        """

  Rule: Only what says nothing about its volumes may change
    Source: pkg/apis/storage/validation/validation.go (v1.36, ValidateStorageClassUpdate)

    Scenario: What may change of it
      When I apply:
        """yaml
        apiVersion: storage.k8s.io/v1
        kind: StorageClass
        metadata: { name: fast }
        provisioner: example.com/disk
        """
      And I apply:
        """yaml
        apiVersion: storage.k8s.io/v1
        kind: StorageClass
        metadata: { name: fast, labels: { tier: gold } }
        provisioner: example.com/disk
        allowVolumeExpansion: true
        """
      Then storageclass "fast" matches:
        """yaml
        metadata: { labels: { tier: gold } }
        allowVolumeExpansion: true
        """

    Scenario Outline: What may not: <field>
      When I apply:
        """yaml
        apiVersion: storage.k8s.io/v1
        kind: StorageClass
        metadata: { name: fast }
        provisioner: example.com/disk
        parameters: { type: ssd }
        """
      And I apply:
        """yaml
        { apiVersion: storage.k8s.io/v1, kind: StorageClass, metadata: { name: fast }, <change> }
        """
      Then it is refused with:
        """
        <text>
        """

      Examples:
        | field             | change                                                                                          | text                                                                                                    |
        | provisioner       | provisioner: other, parameters: { type: ssd }                                                 | StorageClass.storage.k8s.io "fast" is invalid: provisioner: Invalid value: "other": field is immutable                 |
        | parameters        | provisioner: example.com/disk, parameters: { type: hdd }                                      | StorageClass.storage.k8s.io "fast" is invalid: parameters: Invalid value: {"type":"hdd"}: field is immutable           |
        | reclaimPolicy     | provisioner: example.com/disk, parameters: { type: ssd }, reclaimPolicy: Retain               | StorageClass.storage.k8s.io "fast" is invalid: reclaimPolicy: Invalid value: "Retain": field is immutable              |
        | volumeBindingMode | provisioner: example.com/disk, parameters: { type: ssd }, volumeBindingMode: WaitForFirstConsumer   | StorageClass.storage.k8s.io "fast" is invalid: volumeBindingMode: Invalid value: "WaitForFirstConsumer": field is immutable |

  Rule: What makes no sense is refused
    Source: pkg/apis/storage/validation/validation.go (v1.36, ValidateStorageClass, ValidateCSINode, ValidateCSIStorageCapacity, ValidateVolumeAttributesClass)

    Scenario Outline: <case>
      When I apply:
        """yaml
        <manifest>
        """
      Then it is refused with:
        """
        <text>
        """

      Examples:
        | case                                 | manifest                                                                                                                                                                           | text                                                                                                                                           |
        | a class of nobody                    | { apiVersion: storage.k8s.io/v1, kind: StorageClass, metadata: { name: x } }                                                                                                       | StorageClass.storage.k8s.io "x" is invalid: provisioner: Required value                                                                                       |
        | a class that recycles                | { apiVersion: storage.k8s.io/v1, kind: StorageClass, metadata: { name: x }, provisioner: a/b, reclaimPolicy: Recycle }                                                             | StorageClass.storage.k8s.io "x" is invalid: reclaimPolicy: Unsupported value: "Recycle": supported values: "Delete", "Retain"                                 |
        | a class that binds later             | { apiVersion: storage.k8s.io/v1, kind: StorageClass, metadata: { name: x }, provisioner: a/b, volumeBindingMode: Later }                                                           | StorageClass.storage.k8s.io "x" is invalid: volumeBindingMode: Unsupported value: "Later": supported values: "Immediate", "WaitForFirstConsumer"              |
        | a volume without a source            | { apiVersion: v1, kind: PersistentVolume, metadata: { name: x }, spec: { capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce] } }                                               | PersistentVolume "x" is invalid: spec: Required value: must specify a volume type                                                              |
        | a volume without a size              | { apiVersion: v1, kind: PersistentVolume, metadata: { name: x }, spec: { capacity: { storage: 0 }, accessModes: [ReadWriteOnce], hostPath: { path: /x } } }                         | PersistentVolume "x" is invalid: spec.capacity[storage]: Invalid value: "0": must be greater than zero                                         |
        | a local volume of no node            | { apiVersion: v1, kind: PersistentVolume, metadata: { name: x }, spec: { capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], local: { path: /x } } }                          | PersistentVolume "x" is invalid: spec.nodeAffinity: Required value: Local volume requires node affinity                                        |
        | a volume with an unknown mode        | { apiVersion: v1, kind: PersistentVolume, metadata: { name: x }, spec: { capacity: { storage: 1Gi }, accessModes: [ReadWriteTwice], hostPath: { path: /x } } }                      | PersistentVolume "x" is invalid: spec.accessModes: Unsupported value: "ReadWriteTwice": supported values: "ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod" |
        | a volume in two places               | { apiVersion: v1, kind: PersistentVolume, metadata: { name: x }, spec: { capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], hostPath: { path: /x }, nfs: { server: a, path: /b } } } | PersistentVolume "x" is invalid: spec.nfs: Forbidden: may not specify more than 1 volume type                                        |
        | a claim for nothing                  | { apiVersion: v1, kind: PersistentVolumeClaim, metadata: { name: x }, spec: { accessModes: [ReadWriteOnce] } }                                                                      | PersistentVolumeClaim "x" is invalid: spec.resources[storage]: Required value                                                                  |
        | a node without an id of its driver | { apiVersion: storage.k8s.io/v1, kind: CSINode, metadata: { name: x }, spec: { drivers: [{ name: d.io }] } } | CSINode.storage.k8s.io "x" is invalid: spec.drivers[0].nodeID: Required value |
        | a capacity of less than nothing | { apiVersion: storage.k8s.io/v1, kind: CSIStorageCapacity, metadata: { name: x }, storageClassName: fast, capacity: -1Gi } | CSIStorageCapacity.storage.k8s.io "x" is invalid: capacity: Invalid value: "-1Gi": must be greater than or equal to 0 |
        | a class of no attributes | { apiVersion: storage.k8s.io/v1, kind: VolumeAttributesClass, metadata: { name: x }, driverName: d.io } | VolumeAttributesClass.storage.k8s.io "x" is invalid: parameters: Required value: must contain at least one key/value pair |

  Rule: A claim grows only when it is bound and its class allows it, and never shrinks
    See https://kubernetes.io/docs/concepts/storage/persistent-volumes/#expanding-persistent-volumes-claims
    Source: plugin/pkg/admission/storage/persistentvolume/resize/admission.go (v1.36, Validate)

    Scenario Outline: <case>
      When I apply:
        """yaml
        apiVersion: storage.k8s.io/v1
        kind: StorageClass
        metadata: { name: fast }
        provisioner: example.com/disk
        allowVolumeExpansion: true
        ---
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: { name: data }
        spec: { accessModes: [ReadWriteOnce], storageClassName: <class>, resources: { requests: { storage: 2Gi } } }
        """
      And 5s pass
      And I apply:
        """yaml
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: { name: data }
        spec: { accessModes: [ReadWriteOnce], storageClassName: <class>, resources: { requests: { storage: <size> } } }
        """
      Then it is refused with:
        """
        <text>
        """

      Examples:
        | case                     | class    | size | text                                                                                                                                                                              |
        | one that is not bound    | standard | 3Gi  | PersistentVolumeClaim "data" is invalid: spec: Forbidden: spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims                |
        | one that would be less   | fast     | 1Gi  | PersistentVolumeClaim "data" is invalid: spec.resources.requests.storage: Forbidden: field can not be less than status.capacity                                                    |

    Scenario: A class that does not allow it
      When I apply:
        """yaml
        apiVersion: storage.k8s.io/v1
        kind: StorageClass
        metadata: { name: fixed }
        provisioner: example.com/disk
        ---
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: { name: data }
        spec: { accessModes: [ReadWriteOnce], storageClassName: fixed, resources: { requests: { storage: 2Gi } } }
        """
      And 5s pass
      And I apply:
        """yaml
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: { name: data }
        spec: { accessModes: [ReadWriteOnce], storageClassName: fixed, resources: { requests: { storage: 3Gi } } }
        """
      Then it is refused with:
        """
        persistentvolumeclaims "data" is forbidden: only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc must support resize
        """
