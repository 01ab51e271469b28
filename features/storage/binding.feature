Feature: Which claim gets which volume
  One volume is for one claim. Who made them, and in what order, does not matter; what one says about the other does.
  https://kubernetes.io/docs/concepts/storage/persistent-volumes/#binding

  Rule: A volume may be kept for a claim, and a claim may ask for a volume
    See https://kubernetes.io/docs/concepts/storage/persistent-volumes/#reserving-a-persistentvolume

    Scenario: A volume that names its claim is kept for it, though another would be small enough
      Given storageclass "standard" is deleted
      When I apply:
        """yaml
        apiVersion: v1
        kind: PersistentVolume
        metadata: { name: kept }
        spec:
          capacity: { storage: 10Gi }
          accessModes: [ReadWriteOnce]
          claimRef: { namespace: default, name: mine }
          hostPath: { path: /data/kept }
        ---
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: { name: other }
        spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
        """
      Then persistentvolumeclaim "other" stays Pending for 1m
      And persistentvolume "kept" is Available
      When I apply:
        """yaml
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: { name: mine }
        spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
        """
      Then kubectl get pv shows:
        | NAME | STATUS | CLAIM        |
        | kept | Bound  | default/mine |

    Scenario: A claim that names its volume waits for it
      When I apply:
        """yaml
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: { name: data }
        spec: { volumeName: disk, storageClassName: "", accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
        """
      Then persistentvolumeclaim "data" stays Pending for 1m
      When I apply:
        """yaml
        apiVersion: v1
        kind: PersistentVolume
        metadata: { name: disk }
        spec: { capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], hostPath: { path: /data/disk } }
        """
      Then persistentvolumeclaim "data" is Bound within 15s

    Scenario: Two volumes and four claims: two wait
      Given storageclass "standard" is deleted
      When I apply:
        """yaml
        apiVersion: v1
        kind: List
        items:
        - { apiVersion: v1, kind: PersistentVolume, metadata: { name: one }, spec: { capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], hostPath: { path: /data/1 } } }
        - { apiVersion: v1, kind: PersistentVolume, metadata: { name: two }, spec: { capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], hostPath: { path: /data/2 } } }
        - { apiVersion: v1, kind: PersistentVolumeClaim, metadata: { name: a }, spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } } }
        - { apiVersion: v1, kind: PersistentVolumeClaim, metadata: { name: b }, spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } } }
        - { apiVersion: v1, kind: PersistentVolumeClaim, metadata: { name: c }, spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } } }
        - { apiVersion: v1, kind: PersistentVolumeClaim, metadata: { name: d }, spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } } }
        """
      And 1 minute passes
      Then kubectl get pvc shows:
        | NAME | STATUS  | VOLUME |
        | a    | Bound   | one    |
        | b    | Bound   | two    |
        | c    | Pending |        |
        | d    | Pending |        |

    Scenario: Three volumes and three claims: each has one
      Given storageclass "standard" is deleted
      When I apply:
        """yaml
        apiVersion: v1
        kind: List
        items:
        - { apiVersion: v1, kind: PersistentVolume, metadata: { name: one }, spec: { capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], hostPath: { path: /data/1 } } }
        - { apiVersion: v1, kind: PersistentVolume, metadata: { name: two }, spec: { capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], hostPath: { path: /data/2 } } }
        - { apiVersion: v1, kind: PersistentVolume, metadata: { name: three }, spec: { capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], hostPath: { path: /data/3 } } }
        - { apiVersion: v1, kind: PersistentVolumeClaim, metadata: { name: a }, spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } } }
        - { apiVersion: v1, kind: PersistentVolumeClaim, metadata: { name: b }, spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } } }
        - { apiVersion: v1, kind: PersistentVolumeClaim, metadata: { name: c }, spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } } }
        """
      And 1 minute passes
      Then 3 persistentvolumes are Bound
      And 3 persistentvolumeclaims are Bound

    Scenario: Four volumes and two claims: two stay Available
      Given storageclass "standard" is deleted
      When I apply:
        """yaml
        apiVersion: v1
        kind: List
        items:
        - { apiVersion: v1, kind: PersistentVolume, metadata: { name: one }, spec: { capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], hostPath: { path: /data/1 } } }
        - { apiVersion: v1, kind: PersistentVolume, metadata: { name: two }, spec: { capacity: { storage: 2Gi }, accessModes: [ReadWriteOnce], hostPath: { path: /data/2 } } }
        - { apiVersion: v1, kind: PersistentVolume, metadata: { name: three }, spec: { capacity: { storage: 3Gi }, accessModes: [ReadWriteOnce], hostPath: { path: /data/3 } } }
        - { apiVersion: v1, kind: PersistentVolume, metadata: { name: four }, spec: { capacity: { storage: 4Gi }, accessModes: [ReadWriteOnce], hostPath: { path: /data/4 } } }
        - { apiVersion: v1, kind: PersistentVolumeClaim, metadata: { name: a }, spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 2Gi } } } }
        - { apiVersion: v1, kind: PersistentVolumeClaim, metadata: { name: b }, spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 2Gi } } } }
        """
      And 1 minute passes
      Then kubectl get pv shows:
        | NAME  | CAPACITY | STATUS    | CLAIM     |
        | four  | 4Gi      | Available |           |
        | one   | 1Gi      | Available |           |
        | three | 3Gi      | Bound     | default/b |
        | two   | 2Gi      | Bound     | default/a |

    Scenario: The status says since when the volume is in its phase
      When I apply:
        """yaml
        apiVersion: v1
        kind: PersistentVolume
        metadata: { name: disk }
        spec: { capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], hostPath: { path: /data/disk } }
        """
      Then persistentvolume "disk" is Available
      And status.lastPhaseTransitionTime of persistentvolume "disk" is present
      When 1 minute passes
      And I apply:
        """yaml
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: { name: data }
        spec: { volumeName: disk, storageClassName: "", accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
        """
      Then persistentvolume "disk" is Bound
      And status.lastPhaseTransitionTime of persistentvolume "disk" has changed since 30s

  Rule: One claim may be used by many pods, and several times in one
    See https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes
    See https://kubernetes.io/docs/concepts/storage/persistent-volumes/#claims-as-volumes

    Scenario: Two places of one pod show the same files
      When I apply:
        """yaml
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: { name: data }
        spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: twice }
        spec:
          restartPolicy: Never
          volumes:
          - { name: first, persistentVolumeClaim: { claimName: data } }
          - { name: again, persistentVolumeClaim: { claimName: data } }
          containers:
          - name: app
            image: busybox:1.36
            command: [sh, -c, "echo same > /first/note; cat /again/note"]
            volumeMounts: [{ name: first, mountPath: /first }, { name: again, mountPath: /again }]
        """
      Then pod "twice" is Succeeded within 5s
      And the log of container "app" of pod "twice" is:
        """
        same
        """

    Scenario: Another pod writes what the first one reads, while both run
      When I apply:
        """yaml
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: { name: data }
        spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: reads }
        spec:
          restartPolicy: Never
          volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
          containers: [{ name: app, image: "busybox:1.36", command: [sh, -c, "until [ -f /data/note ]; do sleep 1; done; cat /data/note"], volumeMounts: [{ name: data, mountPath: /data }] }]
        """
      And 10s pass
      Then pod "reads" is Running
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: writes }
        spec:
          restartPolicy: Never
          volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
          containers: [{ name: app, image: "busybox:1.36", command: [sh, -c, "echo hello > /data/note"], volumeMounts: [{ name: data, mountPath: /data }] }]
        """
      Then pod "reads" is Succeeded within 5s

    # The volume is made on the node of the first one, and so the other has to go there too, though it came before the volume.
    Scenario: Two pods that come at once, with a claim that has waited for them, go to one node
      Given a cluster of 3 nodes
      When I apply:
        """yaml
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: { name: data }
        spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec:
          replicas: 2
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec:
              volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
              containers: [{ name: app, image: "web:1", volumeMounts: [{ name: data, mountPath: /data }] }]
        """
      Then 2 pods of deployment "web" are Ready within 10s
      And kubectl get pods -o wide shows:
        | NAME  | STATUS  | NODE   |
        | web-* | Running | node-1 |
        | web-* | Running | node-1 |

  Rule: What nobody uses goes at once
    See https://kubernetes.io/docs/concepts/storage/persistent-volumes/#storage-object-in-use-protection

    Scenario: A claim and a volume
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
        spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
        """
      And persistentvolume "disk" is deleted
      And persistentvolumeclaim "data" is deleted
      Then persistentvolume "disk" is gone within 1s
      And persistentvolumeclaim "data" is gone within 1s

  Rule: A claim that says no class gets the default one as soon as there is one
    See https://kubernetes.io/docs/concepts/storage/persistent-volumes/#retroactive-default-storageclass-assignment
    Source: pkg/controller/volume/persistentvolume/pv_controller.go (v1.36, assignDefaultStorageClass)

    Scenario: The class comes after the claim
      Given storageclass "standard" is deleted
      When I apply:
        """yaml
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: { name: data }
        spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
        """
      And 1 minute passes
      Then persistentvolumeclaim "data" is Pending
      When I apply:
        """yaml
        apiVersion: storage.k8s.io/v1
        kind: StorageClass
        metadata: { name: late, annotations: { storageclass.kubernetes.io/is-default-class: "true" } }
        provisioner: example.com/disk
        """
      Then persistentvolumeclaim "data" is Bound within 20s
      And kubectl get pvc shows:
        | NAME | STATUS | VOLUME | CAPACITY | ACCESS MODES | STORAGECLASS |
        | data | Bound  | pvc-*  | 1Gi      | RWO          | late         |

    Scenario Outline: Not where it says "no class", or where no class is the default: <why>
      When I apply:
        """yaml
        apiVersion: storage.k8s.io/v1
        kind: StorageClass
        metadata: { name: standard, annotations: { <annotation> } }
        provisioner: rancher.io/local-path
        volumeBindingMode: WaitForFirstConsumer
        ---
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: { name: data }
        spec: { <class> accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
        """
      Then persistentvolumeclaim "data" stays Pending for 1m
      And the events of persistentvolumeclaim "data" include:
        | type   | reason        | message                                                                    |
        | Normal | FailedBinding | no persistent volumes available for this claim and no storage class is set |

      Examples:
        | why                          | annotation                                              | class                 |
        | the claim says ""            | storageclass.kubernetes.io/is-default-class: "true"     | storageClassName: "", |
        | the annotation says false    | storageclass.kubernetes.io/is-default-class: "false"    |                       |

  Rule: Why does my claim wait although there is a volume? Claims without a volume are looked at every 15 seconds
    Source: pkg/controller/volume/persistentvolume/pv_controller_base.go (v1.36, Run, resync)

    # A new volume is told to nobody; at 20s it is there, and at 30s it is looked for again.
    Scenario: The claim is there before its volume
      Given the manifest:
        """yaml
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: { name: data }
        spec: { accessModes: [ReadWriteOnce], storageClassName: "", resources: { requests: { storage: 1Gi } } }
        """
      When the manifest is applied
      And 20 seconds pass
      And I apply:
        """yaml
        apiVersion: v1
        kind: PersistentVolume
        metadata: { name: disk }
        spec: { capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], hostPath: { path: /disk } }
        """
      Then persistentvolume "disk" is Available at 29s
      And persistentvolumeclaim "data" is Pending at 29s
      And persistentvolumeclaim "data" is Bound at 30s
      And "phase Bound" of persistentvolumeclaim "data" goes back to "the user created PersistentVolume disk"

    Scenario: The volume is there before its claim
      When I apply:
        """yaml
        apiVersion: v1
        kind: PersistentVolume
        metadata: { name: disk }
        spec: { capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], hostPath: { path: /disk } }
        """
      And 20 seconds pass
      And I apply:
        """yaml
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: { name: data }
        spec: { accessModes: [ReadWriteOnce], storageClassName: "", resources: { requests: { storage: 1Gi } } }
        """
      Then persistentvolumeclaim "data" is Bound within 0s
