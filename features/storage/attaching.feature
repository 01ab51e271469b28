Feature: Attaching volumes
  A disk has to be attached to a node before a pod there can mount it. One of access mode ReadWriteOnce is attached to one node only: a pod
  on another node hangs in ContainerCreating until the disk is detached from the first one. Nobody takes a disk away from a node that uses
  it, unless the node is known to be dead.
  https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes
  https://kubernetes.io/docs/concepts/cluster-administration/node-shutdown/#non-graceful-node-shutdown

  Background:
    Given a cluster of 2 nodes
    And I apply:
      """yaml
      apiVersion: storage.k8s.io/v1
      kind: StorageClass
      metadata: { name: disk }
      provisioner: disk.example.com
      ---
      apiVersion: v1
      kind: PersistentVolumeClaim
      metadata: { name: data }
      spec: { accessModes: [ReadWriteOnce], storageClassName: disk, resources: { requests: { storage: 1Gi } } }
      """
    And 3s pass

  Rule: The pod starts when the volume is attached and its kubelet has said that it uses it, which it says every ten seconds
    Source: pkg/volume/util/operationexecutor/operation_generator.go (v1.36, GenerateVerifyControllerAttachedVolumeFunc)
    Source: pkg/kubelet/volumemanager/volume_manager.go (v1.36, MarkVolumesAsReportedInUse)

    Background:
      Given the manifest:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
          containers: [{ name: app, image: "web:1", volumeMounts: [{ name: data, mountPath: /data }] }]
        """

    Scenario: A disk
      When the manifest is applied
      Then pod "web" is Pending at 9.9s
      And pod "web" is Running at 10s
      And the events of pod "web" include:
        | type   | reason                 | from                    | message                                              | at |
        | Normal | SuccessfulAttachVolume | attachdetach-controller | AttachVolume.Attach succeeded for volume "pvc-*" | 3s |
      And kubectl get volumeattachments shows:
        | NAME  | ATTACHER         | PV    | NODE   | ATTACHED | AGE |
        | csi-* | disk.example.com | pvc-* | node-1 | true     | 7s  |
      And node "node-1" matches:
        """yaml
        status:
          volumesInUse: [ kubernetes.io/csi/disk.example.com^pvc-* ]
          volumesAttached: [ { name: kubernetes.io/csi/disk.example.com^pvc-*, devicePath: "" } ]
        """

    # Half a second after its first look, then a second, two, four, as with every volume; it writes no event about it.
    Scenario: A kubelet that finds it not attached looks again, later each time
      Given the driver takes 15s to attach a volume
      When the manifest is applied
      Then pod "web" is Running at 25.5s
      And pod "web" is Pending at 25.4s
      And there is no Warning event

    Scenario: When the pod is gone the volume is detached, with the next status of its node
      When the manifest is applied
      And 20s pass
      And pod "web" is deleted with a grace period of 1s
      Then kubectl get volumeattachments shows nothing at 30s
      And node "node-1" matches:
        """yaml
        status: { volumesInUse: null, volumesAttached: null }
        """

  Rule: A driver may say that its volumes need not be attached
    See https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/csi-driver-v1/#CSIDriverSpec
    Source: pkg/volume/csi/csi_plugin.go (v1.36, skipAttach)

    Scenario: The pod starts at once
      When I apply:
        """yaml
        apiVersion: storage.k8s.io/v1
        kind: CSIDriver
        metadata: { name: disk.example.com }
        spec: { attachRequired: false }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
          containers: [{ name: app, image: "web:1", volumeMounts: [{ name: data, mountPath: /data }] }]
        """
      Then pod "web" is Running at 3s
      And kubectl get volumeattachments shows nothing

  Rule: A volume for one node is not attached to another before the first has let go
    See https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes
    Source: pkg/controller/volume/attachdetach/reconciler/reconciler.go (v1.36, attachDesiredVolumes)

    Scenario: Broken: a rolling update to another node waits for a pod that it would end only later
      When I apply:
        """yaml
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec:
          replicas: 1
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec:
              terminationGracePeriodSeconds: 5
              volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
              containers: [{ name: app, image: "web:1", volumeMounts: [{ name: data, mountPath: /data }] }]
        """
      And 20s pass
      And node "node-1" is cordoned
      And container "app" of deployment "web" is updated to image "web:2"
      And 50 minutes pass
      Then kubectl get pods -o wide shows:
        | NAME  | READY | STATUS            | NODE   |
        | web-* | 1/1   | Running           | node-1 |
        | web-* | 0/1   | ContainerCreating | node-2 |
      And the events of the newest pod of deployment "web" are:
        | type    | reason             | from                    | message                                                                      | count | at  |
        | Normal  | Scheduled          | default-scheduler       | Successfully assigned default/web-* to node-2                                | 1     | 23s |
        | Warning | FailedAttachVolume | attachdetach-controller | Multi-Attach error for volume "pvc-*" Volume is already used by pod(s) web-* | 1     | 23s |

    Scenario: Mended: the strategy Recreate ends the old pod first
      When I apply:
        """yaml
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec:
          replicas: 1
          strategy: { type: Recreate }
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec:
              terminationGracePeriodSeconds: 5
              volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
              containers: [{ name: app, image: "web:1", volumeMounts: [{ name: data, mountPath: /data }] }]
        """
      And 20s pass
      And node "node-1" is cordoned
      And container "app" of deployment "web" is updated to image "web:2"
      Then the newest pod of deployment "web" is Running within 20s
      And spec.nodeName of the newest pod of deployment "web" is "node-2"

  Rule: A node that does not answer keeps its volumes, for it may still write to them
    See https://kubernetes.io/docs/concepts/cluster-administration/node-shutdown/#non-graceful-node-shutdown
    See https://kubernetes.io/docs/concepts/cluster-administration/node-shutdown/#storage-force-detach-on-timeout

    Background:
      Given I apply:
        """yaml
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec:
          replicas: 1
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec:
              terminationGracePeriodSeconds: 5
              volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
              containers: [{ name: app, image: "web:1", volumeMounts: [{ name: data, mountPath: /data }] }]
        """
      And 20s pass
      And node "node-1" goes down

    # The pod of the dead node is Terminating for ever, for nobody there can say that it has ended.
    Scenario: Broken: the pod that replaces another hangs for good
      When 1 hour passes
      Then kubectl get pods -o wide includes:
        | NAME  | READY | STATUS            | NODE   |
        | web-* | 1/1   | Terminating       | node-1 |
        | web-* | 0/1   | ContainerCreating | node-2 |
      And the events of the newest pod of deployment "web" include:
        | type    | reason             | message                                                                      | at     |
        | Warning | FailedAttachVolume | Multi-Attach error for volume "pvc-*" Volume is already used by pod(s) web-* | 6m10s |

    Scenario: Six minutes after the old pod was deleted by force the volume is taken from a node that is not ready
      When 10 minutes pass
      And the first pod of deployment "web" is force deleted
      Then kubectl get volumeattachments shows at 16m22s:
        | NAME  | NODE   |
        | csi-* | node-1 |
      And kubectl get volumeattachments shows at 16m23s:
        | NAME  | NODE   |
        | csi-* | node-2 |
      And the newest pod of deployment "web" is Running within 2m2s

    Scenario: Mended: a person says that the node is out of service
      When 10 minutes pass
      And I run:
        """
        kubectl taint nodes node-1 node.kubernetes.io/out-of-service=nodeshutdown:NoExecute
        """
      Then kubectl get volumeattachments shows at 10m40s:
        | NAME  | NODE   |
        | csi-* | node-2 |
      And the newest pod of deployment "web" is Running within 2m2s

    Scenario: The node comes back and lets go
      When 10 minutes pass
      And node "node-1" comes back
      Then the newest pod of deployment "web" is Running within 3m

  Rule: A StatefulSet makes the pod anew when the old one is gone, and then the volume has no user that could be named
    See https://kubernetes.io/docs/concepts/cluster-administration/node-shutdown/#non-graceful-node-shutdown
    Source: pkg/controller/volume/attachdetach/reconciler/reconciler.go (v1.36, reportMultiAttachError)

    Scenario: The pod of a dead node is deleted by force
      Given I apply:
        """yaml
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: { name: db }
        spec:
          serviceName: db
          selector: { matchLabels: { app: db } }
          template:
            metadata: { labels: { app: db } }
            spec: { containers: [{ name: app, image: "web:1", volumeMounts: [{ name: disk, mountPath: /data }] }] }
          volumeClaimTemplates:
          - metadata: { name: disk }
            spec: { accessModes: [ReadWriteOnce], storageClassName: disk, resources: { requests: { storage: 1Gi } } }
        """
      When 17s pass
      And node "node-1" goes down
      And 580s pass
      And pod "db-0" is force deleted
      And 20s pass
      Then the events of pod "db-0" include:
        | type    | reason             | message                                                                                                                     | at  |
        | Warning | FailedAttachVolume | Multi-Attach error for volume "pvc-*" Volume is already exclusively attached to one node and can't be attached to another | 10m |
      And pod "db-0" is Pending at 16m
      And pod "db-0" is Running within 2m2s

  Rule: A volume that several may read or write is attached to all their nodes
    See https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes

    Scenario: ReadWriteMany
      When I apply:
        """yaml
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: { name: shared }
        spec: { accessModes: [ReadWriteMany], storageClassName: disk, resources: { requests: { storage: 1Gi } } }
        ---
        apiVersion: apps/v1
        kind: DaemonSet
        metadata: { name: reader }
        spec:
          selector: { matchLabels: { app: reader } }
          template:
            metadata: { labels: { app: reader } }
            spec:
              volumes: [{ name: data, persistentVolumeClaim: { claimName: shared } }]
              containers: [{ name: app, image: "web:1", volumeMounts: [{ name: data, mountPath: /data }] }]
        """
      Then all pods of daemonset "reader" are Ready within 10s
      And kubectl get volumeattachments includes:
        | NAME  | NODE   | ATTACHED |
        | csi-* | node-1 | true     |
        | csi-* | node-2 | true     |
