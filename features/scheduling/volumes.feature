Feature: Nodes for the volumes of a pod
  A pod goes only where its volumes can be: into their zone, where a driver has enough left, and to a node that may have one more. Which volume a claim gets, and on which
  node, is told in storage/nodes.
  https://kubernetes.io/docs/concepts/storage/storage-limits/
  https://kubernetes.io/docs/reference/labels-annotations-taints/#topologykubernetesiozone

  Rule: A volume with a label of a zone is for nodes of that zone
    See https://kubernetes.io/docs/reference/labels-annotations-taints/#topologykubernetesiozone
    Source: pkg/scheduler/framework/plugins/volumezone/volume_zone.go (v1.36, Filter)

    Background:
      Given a cluster with these nodes:
        | name   | zone |
        | node-1 | a    |
        | node-2 | b    |
      And storageclass "standard" is deleted

    Scenario Outline: A volume in zone "<zone>"
      When I apply:
        """yaml
        apiVersion: v1
        kind: PersistentVolume
        metadata: { name: disk, labels: { topology.kubernetes.io/zone: <zone> } }
        spec: { capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], nfs: { server: files, path: / } }
        ---
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: { name: data }
        spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
        """
      And 20s pass
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
          containers: [{ name: app, image: "web:1" }]
        """
      Then kubectl get pods -o wide shows:
        | NAME | NODE   |
        | web  | <node> |

      Examples:
        | zone | node   |
        | b    | node-2 |
        | b__c | node-2 |
        | c    | <none> |

    Scenario: No node is there
      When I apply:
        """yaml
        apiVersion: v1
        kind: PersistentVolume
        metadata: { name: disk, labels: { topology.kubernetes.io/zone: c } }
        spec: { capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], nfs: { server: files, path: / } }
        ---
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: { name: data }
        spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
        """
      And 20s pass
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
          containers: [{ name: app, image: "web:1" }]
        """
      Then the events of pod "web" include:
        | reason           | message                                                                      |
        | FailedScheduling | 0/2 nodes are available: 2 node(s) had no available volume zone. * |

  Rule: A node takes no more volumes of a driver than its CSINode says
    See https://kubernetes.io/docs/concepts/storage/storage-limits/#dynamic-volume-limits
    Source: pkg/scheduler/framework/plugins/nodevolumelimits/csi.go (v1.36, Filter)

    Scenario: Two of three find room
      When I apply:
        """yaml
        apiVersion: storage.k8s.io/v1
        kind: CSINode
        metadata: { name: node-1 }
        spec: { drivers: [{ name: disk.example.com, nodeID: node-1, allocatable: { count: 2 } }] }
        ---
        apiVersion: storage.k8s.io/v1
        kind: StorageClass
        metadata: { name: disk }
        provisioner: disk.example.com
        ---
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: { name: db }
        spec:
          replicas: 3
          podManagementPolicy: Parallel
          serviceName: db
          selector: { matchLabels: { app: db } }
          template:
            metadata: { labels: { app: db } }
            spec: { containers: [{ name: app, image: "web:1", volumeMounts: [{ name: disk, mountPath: /data }] }] }
          volumeClaimTemplates:
          - metadata: { name: disk }
            spec: { accessModes: [ReadWriteOnce], storageClassName: disk, resources: { requests: { storage: 1Gi } } }
        """
      And 1 minute passes
      Then kubectl get pods shows:
        | NAME | STATUS  |
        | db-0 | Running |
        | db-1 | Running |
        | db-2 | Pending |
      And the events of pod "db-2" include:
        | reason           | message                                                         |
        | FailedScheduling | 0/1 nodes are available: 1 node(s) exceed max volume count. * |
      When statefulset "db" is scaled to 0
      And 1 minute passes
      And statefulset "db" is scaled to 1
      Then pod "db-0" is Running within 20s

  Rule: A volume is made only where its driver has enough left
    See https://kubernetes.io/docs/concepts/storage/storage-capacity/#scheduling
    Source: pkg/scheduler/framework/plugins/volumebinding/binder.go (v1.36, hasEnoughCapacity)

    Background:
      Given a cluster with these nodes:
        | name   | zone |
        | node-1 | a    |
        | node-2 | b    |
      When I apply:
        """yaml
        apiVersion: storage.k8s.io/v1
        kind: CSIDriver
        metadata: { name: disk.example.com }
        spec: { storageCapacity: true }
        ---
        apiVersion: storage.k8s.io/v1
        kind: StorageClass
        metadata: { name: disk }
        provisioner: disk.example.com
        volumeBindingMode: WaitForFirstConsumer
        ---
        apiVersion: storage.k8s.io/v1
        kind: CSIStorageCapacity
        metadata: { name: in-a, namespace: default }
        storageClassName: disk
        nodeTopology: { matchLabels: { topology.kubernetes.io/zone: a } }
        capacity: 4Gi
        ---
        apiVersion: storage.k8s.io/v1
        kind: CSIStorageCapacity
        metadata: { name: in-b, namespace: default }
        storageClassName: disk
        nodeTopology: { matchLabels: { topology.kubernetes.io/zone: b } }
        capacity: 20Gi
        maximumVolumeSize: 10Gi
        """

    Scenario Outline: A volume of <size>
      When I apply:
        """yaml
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: { name: data }
        spec: { accessModes: [ReadWriteOnce], storageClassName: disk, resources: { requests: { storage: <size> } } }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
          containers: [{ name: app, image: "web:1" }]
        """
      And 10s pass
      Then kubectl get pods -o wide shows:
        | NAME | NODE   |
        | web  | <node> |

      Examples:
        | size  | node   |
        | 5Gi   | node-2 |
        | 10Gi  | node-2 |
        | 10.1Gi | <none> |

    Scenario: The driver gets more, and tells
      When I apply:
        """yaml
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: { name: data }
        spec: { accessModes: [ReadWriteOnce], storageClassName: disk, resources: { requests: { storage: 11Gi } } }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
          containers: [{ name: app, image: "web:1" }]
        """
      Then the events of pod "web" include:
        | reason           | message                                                                          |
        | FailedScheduling | 0/2 nodes are available: 2 node(s) did not have enough free storage. * |
      When 1 minute passes
      And I apply:
        """yaml
        apiVersion: storage.k8s.io/v1
        kind: CSIStorageCapacity
        metadata: { name: in-a, namespace: default }
        storageClassName: disk
        nodeTopology: { matchLabels: { topology.kubernetes.io/zone: a } }
        capacity: 3Gi
        """
      And 1 minute passes
      Then the events of pod "web" include:
        | reason           | count |
        | FailedScheduling | 1     |
      When I apply:
        """yaml
        apiVersion: storage.k8s.io/v1
        kind: CSIStorageCapacity
        metadata: { name: in-a, namespace: default }
        storageClassName: disk
        nodeTopology: { matchLabels: { topology.kubernetes.io/zone: a } }
        capacity: 50Gi
        """
      Then pod "web" is Running within 10s
      And pod "web" matches:
        """yaml
        spec: { nodeName: node-1 }
        """

  Rule: Two pods that name one disk do not go to one node
    See https://kubernetes.io/docs/concepts/storage/volumes/#iscsi
    Source: pkg/scheduler/framework/plugins/volumerestrictions/volume_restrictions.go (v1.36, isVolumeConflict)

    Scenario Outline: One that <one> and one that <other>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: first }
        spec:
          containers: [{ name: app, image: "web:1" }]
          volumes: [{ name: disk, iscsi: { targetPortal: 10.0.0.1, iqn: "iqn.2026-01.com.example:disk", lun: 0, readOnly: <reads> } }]
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: second }
        spec:
          containers: [{ name: app, image: "web:1" }]
          volumes: [{ name: disk, iscsi: { targetPortal: 10.0.0.1, iqn: "iqn.2026-01.com.example:disk", lun: 0, readOnly: true } }]
        """
      Then kubectl get pods -o wide shows:
        | NAME   | NODE   |
        | first  | node-1 |
        | second | <node> |

      Examples:
        | one    | other | reads | node   |
        | reads  | reads | true  | node-1 |
        | writes | reads | false | <none> |

  Rule: Each node has a CSINode, made by its kubelet and gone with the node
    See https://kubernetes.io/docs/concepts/storage/storage-limits/#dynamic-volume-limits
    Source: pkg/volume/csi/nodeinfomanager/nodeinfomanager.go (v1.36, CreateCSINode)

    Background:
      Given a cluster with these nodes:
        | name   |
        | node-1 |
        | node-2 |

    Scenario: No driver has come to the nodes
      When I run:
        """
        kubectl get csinodes
        """
      Then it prints:
        """
        NAME     DRIVERS   AGE
        node-1   0         0s
        node-2   0         0s
        """

    Scenario: A manifest says what a driver allows
      When I apply:
        """yaml
        apiVersion: storage.k8s.io/v1
        kind: CSINode
        metadata: { name: node-1 }
        spec: { drivers: [{ name: disk.example.com, nodeID: id-1, topologyKeys: [topology.kubernetes.io/zone], allocatable: { count: 2 } }] }
        """
      Then kubectl describe csinode node-1 includes:
        """
        Spec:
          Drivers:
            disk.example.com:
              Node ID:  id-1
              Allocatables:
                Count:        2
              Topology Keys:  [topology.kubernetes.io/zone]
        Events:               <none>
        """

    Scenario: A node that is deleted
      When node "node-2" is deleted
      And 10 seconds pass
      Then csinode "node-2" is gone
      And CSINode "node-1" matches:
        """yaml
        metadata: { ownerReferences: [{ kind: Node, name: node-1 }] }
        """

    Scenario: A kubelet makes it again when it starts
      When csinode "node-1" is deleted
      And the kubelet of node "node-1" restarts
      Then CSINode "node-1" matches:
        """yaml
        spec: { drivers: null }
        """

  Rule: A pod that waits for its volumes is tried again when something of storage happens that may help it
    See https://kubernetes.io/docs/concepts/storage/persistent-volumes/#binding
    Source: pkg/scheduler/framework/plugins/volumebinding/volume_binding.go (v1.36, EventsToRegister)

    Background:
      When I apply:
        """yaml
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: { name: data }
        spec: { accessModes: [ReadWriteOnce], storageClassName: fast, resources: { requests: { storage: 1Gi } } }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
          containers: [{ name: app, image: "web:1" }]
        """
      And 20 seconds pass

    Scenario: A claim of another pod is no reason
      When I apply:
        """yaml
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: { name: other }
        spec: { accessModes: [ReadWriteOnce], storageClassName: fast, resources: { requests: { storage: 1Gi } } }
        """
      And 20 seconds pass
      Then the events of pod "web" are:
        | reason           | count | at |
        | FailedScheduling | 1     | 0s |

    Scenario: A volume is, also one that is too small
      When I apply:
        """yaml
        apiVersion: v1
        kind: PersistentVolume
        metadata: { name: small }
        spec: { capacity: { storage: 1Mi }, accessModes: [ReadWriteOnce], storageClassName: fast, nfs: { server: files, path: / } }
        """
      And 20 seconds pass
      Then the events of pod "web" are:
        | reason           | count | at  |
        | FailedScheduling | 1     | 0s  |
        | FailedScheduling | 2     | 20s |
