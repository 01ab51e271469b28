Feature: Claims and volumes
  A claim asks for storage; a volume is storage. The controller binds one to the other, one to one, and what is written to a volume
  outlives the pods that write it.
  https://kubernetes.io/docs/concepts/storage/persistent-volumes/

  Rule: A claim without a class gets the default one, and a volume when its first pod is scheduled
    See https://kubernetes.io/docs/concepts/storage/storage-classes/#default-storageclass
    See https://kubernetes.io/docs/concepts/storage/storage-classes/#volume-binding-mode

    Background:
      When I apply:
        """yaml
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: { name: data }
        spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
        """

    Scenario: It waits for its first consumer
      Then kubectl get pvc shows:
        | NAME | STATUS  | VOLUME | CAPACITY | ACCESS MODES | STORAGECLASS |
        | data | Pending |        |          |              | standard     |
      And the events of persistentvolumeclaim "data" are:
        | type   | reason               | from                        | message                                                 |
        | Normal | WaitForFirstConsumer | persistentvolume-controller | waiting for first consumer to be created before binding |

    Scenario: A pod comes, a volume is made on its node, and a second later the pod has its node
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
          containers: [{ name: app, image: busybox, command: [sh, -c, "date +%s >> /data/log; sleep 3600"], volumeMounts: [{ name: data, mountPath: /data }] }]
        """
      Then pod "web" is Running at 1s
      And pod "web" was not Running at 999ms
      And kubectl get pvc shows:
        | NAME | STATUS | VOLUME | CAPACITY | ACCESS MODES | STORAGECLASS |
        | data | Bound  | pvc-*  | 1Gi      | RWO          | standard     |
      And kubectl get pv shows:
        | NAME  | CAPACITY | ACCESS MODES | RECLAIM POLICY | STATUS | CLAIM        | STORAGECLASS |
        | pvc-* | 1Gi      | RWO          | Delete         | Bound  | default/data | standard     |
      And persistentvolumeclaim "data" matches:
        """yaml
        metadata:
          annotations:
            pv.kubernetes.io/bind-completed: "yes"
            pv.kubernetes.io/bound-by-controller: "yes"
            volume.kubernetes.io/selected-node: node-1
            volume.kubernetes.io/storage-provisioner: rancher.io/local-path
          finalizers: [kubernetes.io/pvc-protection]
        """
      And the events of persistentvolumeclaim "data" include:
        | reason                |
        | WaitForFirstConsumer  |
        | ExternalProvisioning  |
        | Provisioning          |
        | ProvisioningSucceeded |

    Scenario: What a pod wrote, the next one reads
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: first }
        spec:
          restartPolicy: Never
          volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
          containers: [{ name: app, image: busybox, command: [sh, -c, "echo kept > /data/note"], volumeMounts: [{ name: data, mountPath: /data }] }]
        """
      And 5s pass
      And pod "first" is deleted
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: second }
        spec:
          restartPolicy: Never
          volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
          containers: [{ name: app, image: busybox, command: [cat, /data/note], volumeMounts: [{ name: data, mountPath: /data }] }]
        """
      Then pod "second" is Succeeded within 5s
      And the log of container "app" of pod "second" is:
        """
        kept
        """

  Rule: Without any class a claim waits for a volume that fits
    See https://kubernetes.io/docs/concepts/storage/persistent-volumes/#binding
    Source: staging/src/k8s.io/component-helpers/storage/volume/pv_helpers.go (v1.36, FindMatchingVolume)

    Background:
      Given storageclass "standard" is deleted
      And I apply:
        """yaml
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: { name: data }
        spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 5Gi } } }
        """

    Scenario: Nothing is there, and that is told every fifteen seconds
      When 1 minute passes
      Then persistentvolumeclaim "data" is Pending
      And the events of persistentvolumeclaim "data" are:
        | type   | reason        | from                        | message                                                                        | count |
        | Normal | FailedBinding | persistentvolume-controller | no persistent volumes available for this claim and no storage class is set | 5     |

    Scenario: A pod that uses it is not scheduled
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
          containers: [{ name: app, image: "web:1", volumeMounts: [{ name: data, mountPath: /data }] }]
        """
      Then the events of pod "web" are:
        | type    | reason           | message                                                                                  |
        | Warning | FailedScheduling | 0/1 nodes are available: pod has unbound immediate PersistentVolumeClaims. not found |

    Scenario: Of those that are large enough one with no access mode too many is taken, else the smallest
      When I apply:
        """yaml
        apiVersion: v1
        kind: PersistentVolume
        metadata: { name: small }
        spec: { capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], hostPath: { path: /data/small } }
        ---
        apiVersion: v1
        kind: PersistentVolume
        metadata: { name: huge }
        spec: { capacity: { storage: 100Gi }, accessModes: [ReadWriteOnce], hostPath: { path: /data/huge } }
        ---
        apiVersion: v1
        kind: PersistentVolume
        metadata: { name: right }
        spec: { capacity: { storage: 10Gi }, accessModes: [ReadWriteOnce, ReadWriteMany], hostPath: { path: /data/right } }
        """
      Then kubectl get pvc shows within 15s:
        | NAME | STATUS | VOLUME | CAPACITY | ACCESS MODES |
        | data | Bound  | huge   | 100Gi    | RWO          |

    Scenario Outline: A volume that does not fit: <why>
      When I apply:
        """yaml
        apiVersion: v1
        kind: PersistentVolume
        metadata: { name: disk }
        spec: { capacity: { storage: <size> }, accessModes: [<mode>], storageClassName: <class>, hostPath: { path: /data/disk } }
        """
      And 1 minute passes
      Then persistentvolumeclaim "data" is Pending
      And persistentvolume "disk" is Available

      Examples:
        | why             | size | mode          | class  |
        | too small       | 4Gi  | ReadWriteOnce | ""     |
        | another class   | 5Gi  | ReadWriteOnce | manual |
        | another mode    | 5Gi  | ReadOnlyMany  | ""     |

  Rule: A claim that asks for a volume by name gets that one, or is told why not
    See https://kubernetes.io/docs/concepts/storage/persistent-volumes/#reserving-a-persistentvolume
    Source: pkg/controller/volume/persistentvolume/pv_controller.go (v1.36, syncUnboundClaim)

    Scenario Outline: <why>
      Given storageclass "standard" is deleted
      When I apply:
        """yaml
        apiVersion: v1
        kind: PersistentVolume
        metadata: { name: disk }
        spec: { capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], storageClassName: manual, hostPath: { path: /data/disk } }
        ---
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: { name: data }
        spec: { volumeName: disk, accessModes: [<mode>], storageClassName: <class>, resources: { requests: { storage: <size> } } }
        """
      Then persistentvolumeclaim "data" is Pending
      And the events of persistentvolumeclaim "data" are:
        | type    | reason         | message                                         |
        | Warning | VolumeMismatch | Cannot bind to requested volume "disk": <why> |

      Examples:
        | why                             | size | mode          | class  |
        | requested PV is too small       | 2Gi  | ReadWriteOnce | manual |
        | storageClassName does not match | 1Gi  | ReadWriteOnce | other  |
        | incompatible accessMode         | 1Gi  | ReadWriteMany | manual |

    Scenario Outline: A pod waits until that claim is bound (<volume>)
      Given storageclass "standard" is deleted
      When I apply:
        """yaml
        apiVersion: v1
        kind: PersistentVolume
        metadata: { name: disk }
        spec: { capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], storageClassName: manual, hostPath: { path: /data/disk } }
        ---
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: { name: data }
        spec: { volumeName: <volume>, accessModes: [ReadWriteOnce], storageClassName: manual, resources: { requests: { storage: 2Gi } } }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
          containers: [{ name: app, image: "web:1" }]
        """
      Then pod "web" stays Pending for 1m
      And the events of pod "web" are:
        | type    | reason           | message                                                                                  |
        | Warning | FailedScheduling | 0/1 nodes are available: pod has unbound immediate PersistentVolumeClaims. not found |

      Examples:
        | volume |
        | disk   |
        | other  |

  Rule: A class that is not there is told of, and so is one that nobody provisions for
    Source: pkg/controller/volume/persistentvolume/pv_controller.go (v1.36, provisionClaim, provisionClaimOperationExternal)

    Scenario Outline: <class>
      When I apply:
        """yaml
        apiVersion: storage.k8s.io/v1
        kind: StorageClass
        metadata: { name: local }
        provisioner: kubernetes.io/no-provisioner
        ---
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: { name: data }
        spec: { accessModes: [ReadWriteOnce], storageClassName: <class>, resources: { requests: { storage: 1Gi } } }
        """
      Then persistentvolumeclaim "data" is Pending
      And the events of persistentvolumeclaim "data" are:
        | type    | reason             | message   |
        | Warning | ProvisioningFailed | <message> |

      Examples:
        | class | message                                                         |
        | fast  | storageclass.storage.k8s.io "fast" not found                    |
        | local | no volume plugin matched name: kubernetes.io/no-provisioner     |

  Rule: The source, the mode and the nodes of a volume never change
    Source: pkg/apis/core/validation/validation.go (v1.36, ValidatePersistentVolumeUpdate)

    Background:
      When I apply:
        """yaml
        apiVersion: v1
        kind: PersistentVolume
        metadata: { name: disk }
        spec:
          capacity: { storage: 1Gi }
          accessModes: [ReadWriteOnce]
          hostPath: { path: /data }
          nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: [{ key: zone, operator: In, values: [a] }] }] } }
        """

    Scenario Outline: <what>
      When I apply:
        """yaml
        apiVersion: v1
        kind: PersistentVolume
        metadata: { name: disk }
        spec:
          capacity: { storage: 1Gi }
          accessModes: [ReadWriteOnce]
          volumeMode: <mode>
          hostPath: { path: <path> }
          nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: [{ key: zone, operator: In, values: [<zone>] }] }] } }
        """
      Then it is refused with:
        """
        PersistentVolume "disk" is invalid: <text>
        """

      Examples:
        | what            | mode       | path   | zone | text                                                                                                                                                           |
        | Another folder  | Filesystem | /other | a    | spec.persistentvolumesource: Forbidden: spec.persistentvolumesource is immutable after creation                                                                |
        | Another mode    | Block      | /data  | a    | volumeMode: Invalid value: "Block": field is immutable                                                                                                         |
        | Another zone    | Filesystem | /data  | b    | nodeAffinity: Invalid value: {"required":{"nodeSelectorTerms":[{"matchExpressions":[{"key":"zone","operator":"In","values":["b"]}]}]}}: field is immutable       |

    Scenario: What becomes of it may change
      When I apply:
        """yaml
        apiVersion: v1
        kind: PersistentVolume
        metadata: { name: disk }
        spec:
          capacity: { storage: 2Gi }
          accessModes: [ReadWriteOnce]
          persistentVolumeReclaimPolicy: Delete
          hostPath: { path: /data }
          nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: [{ key: zone, operator: In, values: [a] }] }] } }
        """
      Then spec.persistentVolumeReclaimPolicy of persistentvolume "disk" is "Delete"
      And spec.capacity.storage of persistentvolume "disk" is "2Gi"
