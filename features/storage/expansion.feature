Feature: Larger volumes
  A claim is made larger by its spec, where its class allows it. The driver makes the disk larger, and the kubelet the file system on it: only then
  has the claim its new size. What is refused stands among the classes (storage/classes).
  https://kubernetes.io/docs/concepts/storage/persistent-volumes/#expanding-persistent-volumes-claims

  Background:
    Given I apply:
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
    And the manifest:
      """yaml
      apiVersion: v1
      kind: Pod
      metadata: { name: web }
      spec:
        volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
        containers: [{ name: app, image: "web:1", volumeMounts: [{ name: data, mountPath: /data }] }]
      """

  Rule: A claim that a pod uses grows while the pod runs, with the pod's next sync, which may be a minute later
    See https://kubernetes.io/docs/concepts/storage/persistent-volumes/#resizing-an-in-use-persistentvolumeclaim
    Source: pkg/kubelet/volumemanager/populator/desired_state_of_world_populator.go (v1.36, checkVolumeFSResize)

    Scenario: From one to two gibibytes
      When the manifest is applied
      And 15s pass
      And I run:
        """
        kubectl patch pvc data -p '{"spec":{"resources":{"requests":{"storage":"2Gi"}}}}'
        """
      Then kubectl get pv shows:
        | NAME  | CAPACITY |
        | pvc-* | 2Gi      |
      And kubectl get pvc shows:
        | NAME | CAPACITY |
        | data | 1Gi      |
      And persistentvolumeclaim "data" matches:
        """yaml
        status:
          allocatedResources: { storage: 2Gi }
          allocatedResourceStatuses: { storage: NodeResizePending }
          conditions:
          - type: FileSystemResizePending
            status: "True"
            message: Waiting for user to (re-)start a pod to finish file system resize of volume on node.
        """
      When 60s pass
      Then persistentvolumeclaim "data" matches:
        """yaml
        status:
          capacity: { storage: 2Gi }
          allocatedResources: { storage: 2Gi }
          allocatedResourceStatuses: null
          conditions: null
        """
      And container "app" has restarted 0 times
      And the events of persistentvolumeclaim "data" include:
        | type   | reason                     | from                              | message                                                               | at  |
        | Normal | ExternalExpanding          | volume_expand                     | waiting for an external controller to expand this PVC                 | 15s |
        | Normal | Resizing                   | external-resizer disk.*           | External resizer is resizing volume pvc-*                             | 15s |
        | Normal | FileSystemResizeRequired   | external-resizer disk.*           | Require file system resize of volume on node                          | 15s |
        | Normal | FileSystemResizeSuccessful | kubelet                           | MountVolume.NodeExpandVolume succeeded for volume "pvc-*" node-1 | *   |
      And the events of pod "web" include:
        | type   | reason                     | message                                                          |
        | Normal | FileSystemResizeSuccessful | MountVolume.NodeExpandVolume succeeded for volume "pvc-*" node-1 |

    Scenario: While the driver is at work the claim says so
      Given the driver takes 10s to expand a volume
      When the manifest is applied
      And 15s pass
      And I run:
        """
        kubectl patch pvc data -p '{"spec":{"resources":{"requests":{"storage":"2Gi"}}}}'
        """
      Then kubectl describe pvc "data" includes at 20s:
        """
        Conditions:
          Type       Status  LastProbeTime                     LastTransitionTime                Reason  Message
          ----       ------  -----------------                 ------------------                ------  -------
          Resizing   True    Mon, 01 Jan 0001 00:00:00 +0000   Thu, 01 Jan 2026 00:00:15 +0000           
        """
      And kubectl get pv shows at 24s:
        | NAME  | CAPACITY |
        | pvc-* | 1Gi      |
      And kubectl get pv shows at 25s:
        | NAME  | CAPACITY |
        | pvc-* | 2Gi      |

  Rule: Of a claim that nobody uses the file system grows when a pod mounts it
    See https://kubernetes.io/docs/concepts/storage/persistent-volumes/#resizing-a-volume-containing-a-file-system

    Scenario: The pod comes later
      When 5s pass
      And I run:
        """
        kubectl patch pvc data -p '{"spec":{"resources":{"requests":{"storage":"2Gi"}}}}'
        """
      And 1 hour passes
      Then kubectl get pvc includes:
        | NAME | CAPACITY |
        | data | 1Gi      |
      When the manifest is applied
      Then pod "web" is Running within 10s
      And kubectl get pvc includes:
        | NAME | CAPACITY |
        | data | 2Gi      |

  Rule: A directory of a node that somebody calls expandable never grows
    Source: pkg/controller/volume/expand/expand_controller.go (v1.36, syncHandler)

    Scenario: Nobody makes it larger
      Given I apply:
        """yaml
        apiVersion: storage.k8s.io/v1
        kind: StorageClass
        metadata: { name: folder }
        provisioner: rancher.io/local-path
        allowVolumeExpansion: true
        ---
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: { name: files }
        spec: { accessModes: [ReadWriteOnce], storageClassName: folder, resources: { requests: { storage: 1Gi } } }
        """
      When 5s pass
      And I run:
        """
        kubectl patch pvc files -p '{"spec":{"resources":{"requests":{"storage":"2Gi"}}}}'
        """
      And 30 minutes pass
      Then kubectl get pvc includes:
        | NAME  | CAPACITY |
        | files | 1Gi      |
      And persistentvolumeclaim "files" does not match:
        """yaml
        status: { conditions: [ { status: "*" } ] }
        """
