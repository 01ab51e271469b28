Feature: Volumes and nodes
  A volume may be reached from some nodes only. The scheduler sends a pod where its volumes are; a directory of a node is another one on
  the next node.
  https://kubernetes.io/docs/concepts/storage/persistent-volumes/#node-affinity

  Rule: A volume on a node's disk keeps its pods on that node
    See https://kubernetes.io/docs/concepts/storage/persistent-volumes/#node-affinity

    Scenario: Broken: the node is full or closed, and its pods wait for it
      Given a cluster of 2 nodes
      When I apply:
        """yaml
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: { name: data }
        spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: first }
        spec:
          nodeSelector: { kubernetes.io/hostname: node-1 }
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
          nodeSelector: { kubernetes.io/hostname: node-2 }
          volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
          containers: [{ name: app, image: "web:1" }]
        """
      Then the events of pod "second" include:
        | type    | reason           | message                                                                                                                                       |
        | Warning | FailedScheduling | 0/2 nodes are available: 1 node(s) didn't match PersistentVolume's node affinity, 1 node(s) didn't match Pod's node affinity/selector. * |

    Scenario: A pod that is put on the wrong node by hand
      Given a cluster of 2 nodes
      And storageclass "standard" is deleted
      When I apply:
        """yaml
        apiVersion: v1
        kind: PersistentVolume
        metadata: { name: disk }
        spec:
          capacity: { storage: 1Gi }
          accessModes: [ReadWriteOnce]
          local: { path: /tmp }
          nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: [{ key: kubernetes.io/hostname, operator: In, values: [node-1] }] }] } }
        ---
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: { name: data }
        spec: { volumeName: disk, accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          nodeName: node-2
          volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
          containers: [{ name: app, image: "web:1", volumeMounts: [{ name: data, mountPath: /data }] }]
        """
      Then pod "web" stays Pending for 1m
      And the events of pod "web" include:
        | type    | reason      | from    | message                                                                                 |
        | Warning | FailedMount | kubelet | MountVolume.NodeAffinity check failed for volume "disk" : no matching NodeSelectorTerms |

    Scenario: A local volume whose directory is not there
      Given storageclass "standard" is deleted
      When I apply:
        """yaml
        apiVersion: v1
        kind: PersistentVolume
        metadata: { name: disk }
        spec:
          capacity: { storage: 1Gi }
          accessModes: [ReadWriteOnce]
          local: { path: /mnt/nothing }
          nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: [{ key: kubernetes.io/hostname, operator: In, values: [node-1] }] }] } }
        ---
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: { name: data }
        spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
        """
      And 1 minute passes
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
          containers: [{ name: app, image: "web:1", volumeMounts: [{ name: data, mountPath: /data }] }]
        """
      Then the events of pod "web" include within 10s:
        | type    | reason      | from    | message                                                                                                        |
        | Warning | FailedMount | kubelet | MountVolume.NewMounter initialization failed for volume "disk" : path "/mnt/nothing" does not exist |

    Scenario: A StatefulSet whose pods keep apart: their volumes, too
      Given a cluster of 2 nodes
      When I apply:
        """yaml
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: { name: db }
        spec:
          replicas: 2
          serviceName: db
          selector: { matchLabels: { app: db } }
          volumeClaimTemplates:
          - metadata: { name: data }
            spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
          template:
            metadata: { labels: { app: db } }
            spec:
              affinity:
                podAntiAffinity:
                  requiredDuringSchedulingIgnoredDuringExecution:
                  - { topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { app: db } } }
              containers: [{ name: app, image: "web:1", volumeMounts: [{ name: data, mountPath: /data }] }]
        """
      And 10s pass
      Then all pods of statefulset "db" are Ready
      And spec.nodeName of pod "db-0" is "node-1"
      And spec.nodeName of pod "db-1" is "node-2"
      And persistentvolumeclaim "data-db-1" matches:
        """yaml
        metadata: { annotations: { volume.kubernetes.io/selected-node: node-2 } }
        """
      # A pod of the same name goes where its volume is, though the other node is as good.
      When pod "db-1" is deleted
      And 1 minute passes
      Then spec.nodeName of pod "db-1" is "node-2"

  Rule: A hostPath volume is another directory on every node
    See https://kubernetes.io/docs/concepts/storage/volumes/#hostpath

    Scenario: What was written on one node is not there on the other
      Given a cluster of 2 nodes
      And storageclass "standard" is deleted
      When I apply:
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
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: writes }
        spec:
          restartPolicy: Never
          nodeSelector: { kubernetes.io/hostname: node-1 }
          volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
          containers: [{ name: app, image: busybox, command: [sh, -c, "echo here > /data/note"], volumeMounts: [{ name: data, mountPath: /data }] }]
        """
      And 5s pass
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: reads }
        spec:
          restartPolicy: Never
          nodeSelector: { kubernetes.io/hostname: node-2 }
          volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
          containers: [{ name: app, image: busybox, command: [cat, /data/note], volumeMounts: [{ name: data, mountPath: /data }] }]
        """
      Then pod "reads" is Failed within 5s
      And the log of container "app" of pod "reads" is:
        """
        cat: can't open '/data/note': No such file or directory
        """

  Rule: ReadWriteOncePod is for one pod in the whole cluster
    See https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes
    Source: pkg/scheduler/framework/plugins/volumerestrictions/volume_restrictions.go (v1.36, satisfyReadWriteOncePod)

    Scenario: The second pod waits
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
      Then pod "second" stays Pending for 1m
      And the events of pod "second" include:
        | type    | reason           | message                                                                                                                                                                                                                                                                         |
        | Warning | FailedScheduling | 0/1 nodes are available: 1 node(s) unavailable due to PersistentVolumeClaim with ReadWriteOncePod access mode already in-use by another pod. no new claims to deallocate, preemption: 0/1 nodes are available: 1 No preemption victims found for incoming pod. |

    Scenario: The second pod runs when the first is gone
      Given container "app" of pod "first" takes 4s to stop on SIGTERM
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
      And 20s pass
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: second }
        spec:
          volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
          containers: [{ name: app, image: "web:1" }]
        """
      And 10s pass
      And pod "first" is deleted
      Then pod "second" is Running within 10s

    Scenario: A more important pod takes the claim from a less important one
      When I apply:
        """yaml
        apiVersion: scheduling.k8s.io/v1
        kind: PriorityClass
        metadata: { name: high }
        value: 1000
        ---
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
      And 20s pass
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: second }
        spec:
          priorityClassName: high
          volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
          containers: [{ name: app, image: "web:1" }]
        """
      Then pod "second" is Running within 40s
      And the events of pod "first" include:
        | type   | reason    | from              | message                           |
        | Normal | Preempted | default-scheduler | Preempted by pod * on node node-1 |

  Rule: A generic ephemeral volume has a claim of its own, which goes with its pod
    See https://kubernetes.io/docs/concepts/storage/ephemeral-volumes/#lifecycle-and-persistentvolumeclaim

    Scenario: It comes and goes
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          terminationGracePeriodSeconds: 0
          volumes:
          - name: scratch
            ephemeral:
              volumeClaimTemplate:
                metadata: { labels: { a: b } }
                spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
          containers: [{ name: app, image: "web:1", volumeMounts: [{ name: scratch, mountPath: /scratch }] }]
        """
      Then pod "web" is Running within 3s
      And persistentvolumeclaim "web-scratch" matches:
        """yaml
        metadata: { labels: { a: b }, ownerReferences: [{ kind: Pod, name: web, controller: true }] }
        status: { phase: Bound }
        """
      When pod "web" is deleted
      Then persistentvolumeclaim "web-scratch" is gone within 2s
      And kubectl get pv shows nothing
