Feature: Reclaiming volumes
  What becomes of a volume whose claim is gone is said by its reclaim policy. What is in use does not go before its user.
  https://kubernetes.io/docs/concepts/storage/persistent-volumes/#reclaiming

  Rule: A claim goes when no pod on a node uses it any more
    See https://kubernetes.io/docs/concepts/storage/persistent-volumes/#storage-object-in-use-protection
    Source: pkg/controller/volume/pvcprotection/pvc_protection_controller.go (v1.36, podUsesPVCForDeletion)

    Background:
      When I apply:
        """yaml
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: { name: data }
        spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: task }
        spec:
          restartPolicy: Never
          volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
          containers: [{ name: app, image: busybox, command: [sleep, "10"], volumeMounts: [{ name: data, mountPath: /data }] }]
        """
      And 5s pass

    Scenario: It is Terminating until then, even when the pod has finished
      When persistentvolumeclaim "data" is deleted
      And 1 hour passes
      Then pod "task" is Succeeded
      And kubectl get pvc shows:
        | NAME | STATUS      |
        | data | Terminating |

    Scenario: The pod's object goes, then the claim, then its volume
      When persistentvolumeclaim "data" is deleted
      And 1 minute passes
      And pod "task" is deleted
      Then persistentvolumeclaim "data" is gone within 1s
      And kubectl get pv shows nothing

    Scenario: A new pod cannot use it any more
      When persistentvolumeclaim "data" is deleted
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: late }
        spec:
          volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
          containers: [{ name: app, image: "web:1" }]
        """
      Then the events of pod "late" include:
        | type    | reason           | message                                                                                       |
        | Warning | FailedScheduling | 0/1 nodes are available: persistentvolumeclaim "data" is being deleted. not found |

  Rule: A volume that is retained is Released, and never bound again by itself
    See https://kubernetes.io/docs/concepts/storage/persistent-volumes/#retain

    Background:
      Given storageclass "standard" is deleted
      And I apply:
        """yaml
        apiVersion: v1
        kind: PersistentVolume
        metadata: { name: disk }
        spec: { capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], hostPath: { path: /data/disk } }
        ---
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: { name: data }
        spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
        """
      And 1 minute passes
      And persistentvolumeclaim "data" is deleted

    Scenario: Broken: the same claim again does not get its volume back
      When I apply:
        """yaml
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: { name: data }
        spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
        """
      And 1 hour passes
      Then kubectl get pv shows:
        | NAME | CAPACITY | RECLAIM POLICY | STATUS   | CLAIM        |
        | disk | 1Gi      | Retain         | Released | default/data |
      And persistentvolumeclaim "data" is Pending

    Scenario: A volume that is in use does not go
      When I apply:
        """yaml
        apiVersion: v1
        kind: PersistentVolume
        metadata: { name: other }
        spec: { capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], hostPath: { path: /data/other } }
        ---
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: { name: again }
        spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
        """
      And 1 minute passes
      And persistentvolume "other" is deleted
      Then kubectl get pv includes:
        | NAME  | STATUS      | CLAIM         |
        | other | Terminating | default/again |
      When persistentvolumeclaim "again" is deleted
      Then persistentvolume "other" is gone within 1s

  Rule: Delete takes a volume of its own making away; of others only a directory below one that is called tmp
    See https://kubernetes.io/docs/concepts/storage/persistent-volumes/#delete
    Source: pkg/volume/hostpath/host_path.go (v1.36, Delete)

    Scenario: A hostPath elsewhere fails, and says why
      Given storageclass "standard" is deleted
      When I apply:
        """yaml
        apiVersion: v1
        kind: PersistentVolume
        metadata: { name: disk }
        spec: { capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], persistentVolumeReclaimPolicy: Delete, hostPath: { path: /data/disk } }
        ---
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: { name: data }
        spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
        """
      And 1 minute passes
      And persistentvolumeclaim "data" is deleted
      And 1 minute passes
      Then kubectl get pv shows:
        | NAME | STATUS | CLAIM        |
        | disk | Failed | default/data |
      And the events of persistentvolume "disk" are:
        | type    | reason             | message                                                                |
        | Warning | VolumeFailedDelete | host_path deleter only supports /tmp/.+ but received provided /data/disk |

  Rule: A claim whose volume was taken away by force is Lost
    Source: pkg/controller/volume/persistentvolume/pv_controller.go (v1.36, syncBoundClaim)

    Scenario: The data is gone, and the claim says so for ever
      Given storageclass "standard" is deleted
      When I apply:
        """yaml
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: { name: data, annotations: { pv.kubernetes.io/bind-completed: "yes" } }
        spec: { volumeName: gone, accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
        """
      And 1 minute passes
      Then kubectl get pvc shows:
        | NAME | STATUS | VOLUME |
        | data | Lost   | gone   |
      And the events of persistentvolumeclaim "data" are:
        | type    | reason    | message                                                                     |
        | Warning | ClaimLost | Bound claim has lost its PersistentVolume. Data on the volume is lost! |

  Rule: With Recycle, which is deprecated, a volume is emptied and offered again
    See https://kubernetes.io/docs/concepts/storage/persistent-volumes/#recycle
    Source: pkg/controller/volume/persistentvolume/pv_controller.go (v1.36, recycleVolumeOperation)

    Scenario Outline: A volume of <kind> is Available when its claim has gone, and the next pod finds nothing there
      When I apply:
        """yaml
        apiVersion: v1
        kind: PersistentVolume
        metadata: { name: disk }
        spec: { capacity: { storage: 1Gi }, accessModes: [ReadWriteMany], storageClassName: "", persistentVolumeReclaimPolicy: Recycle, <source> }
        ---
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: { name: data }
        spec: { storageClassName: "", accessModes: [ReadWriteMany], resources: { requests: { storage: 1Gi } } }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: writes }
        spec:
          restartPolicy: Never
          volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
          containers: [{ name: app, image: "busybox:1.36", command: [sh, -c, "mkdir -p /data/a/b; touch /data/SUCCESS"], volumeMounts: [{ name: data, mountPath: /data }] }]
        """
      Then pod "writes" is Succeeded within 30s
      When pod "writes" is deleted
      And persistentvolumeclaim "data" is deleted
      Then persistentvolume "disk" is Available within 1m
      When I apply:
        """yaml
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: { name: data }
        spec: { storageClassName: "", accessModes: [ReadWriteMany], resources: { requests: { storage: 1Gi } } }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: looks }
        spec:
          restartPolicy: Never
          volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
          containers: [{ name: app, image: "busybox:1.36", command: [sh, -c, "[ $(ls -A /data | wc -l) -eq 0 ]"], volumeMounts: [{ name: data, mountPath: /data }] }]
        """
      Then pod "looks" is Succeeded within 1m

      Examples:
        | kind                | source                                       |
        | another machine     | nfs: { server: files.example, path: /share } |
        | a node's directory  | hostPath: { path: /srv/disk }                |
