Feature: While a controller of volumes is stopped
  Nothing that a controller does happens while its process is down. When it is back it looks at every claim and every volume.
  https://kubernetes.io/docs/concepts/architecture/controller/

  Rule: Without the binder a claim waits, though its volume is there
    See https://kubernetes.io/docs/concepts/storage/persistent-volumes/#binding

    Scenario: It is bound when the binder is back
      Given the manifest:
        """yaml
        apiVersion: v1
        kind: PersistentVolume
        metadata: { name: disk }
        spec:
          capacity: { storage: 1Gi }
          accessModes: [ReadWriteOnce]
          storageClassName: manual
          hostPath: { path: /data }
        ---
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: { name: data }
        spec:
          accessModes: [ReadWriteOnce]
          storageClassName: manual
          resources: { requests: { storage: 1Gi } }
        """
      When the persistentvolume binder controller stops
      And the manifest is applied
      And 10 minutes pass
      Then persistentvolumeclaim "data" is Pending
      When the persistentvolume binder controller starts again
      Then persistentvolumeclaim "data" is Bound

  Rule: Without its provisioner a class makes no volumes
    See https://kubernetes.io/docs/concepts/storage/storage-classes/#provisioner
    Source: pkg/controller/volume/persistentvolume/pv_controller.go (v1.36, provisionClaimOperationExternal)

    Scenario: The volume is made when the provisioner is back
      Given the manifest:
        """yaml
        apiVersion: storage.k8s.io/v1
        kind: StorageClass
        metadata: { name: fast }
        provisioner: example.com/disk
        ---
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: { name: data }
        spec:
          accessModes: [ReadWriteOnce]
          storageClassName: fast
          resources: { requests: { storage: 1Gi } }
        """
      When the external provisioner stops
      And the manifest is applied
      And 10 minutes pass
      Then persistentvolumeclaim "data" is Pending
      And the events of persistentvolumeclaim "data" include:
        | type   | reason               | from                        |
        | Normal | ExternalProvisioning | persistentvolume-controller |
      When the external provisioner starts again
      Then persistentvolumeclaim "data" is Bound

  Rule: Without its controller a claim of an ephemeral volume is not made
    See https://kubernetes.io/docs/concepts/storage/ephemeral-volumes/#lifecycle-and-persistentvolumeclaim
    Source: pkg/controller/volume/ephemeral/controller.go (v1.36, handleVolume)

    Scenario: The pod waits for it
      Given the manifest:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers: [{ name: app, image: 'nginx:1.27', volumeMounts: [{ name: data, mountPath: /data }] }]
          volumes:
          - name: data
            ephemeral:
              volumeClaimTemplate:
                spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
        """
      When the ephemeral volume controller stops
      And the manifest is applied
      And 10 minutes pass
      Then pod "web" is Pending
      When the ephemeral volume controller starts again
      Then pod "web" is Running within 1s

  Rule: Without its controller nobody takes the protection from a claim
    Source: pkg/controller/volume/pvcprotection/pvc_protection_controller.go (v1.36, processPVC)
    Source: pkg/controller/volume/pvprotection/pv_protection_controller.go (v1.36, processPV)

    Scenario: A claim that nobody uses stays Terminating
      When I apply:
        """yaml
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: { name: data }
        spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
        """
      And the persistentvolumeclaim protection controller stops
      And persistentvolumeclaim "data" is deleted
      And 10 minutes pass
      Then persistentvolumeclaim "data" is Terminating
      When the persistentvolumeclaim protection controller starts again
      Then persistentvolumeclaim "data" is gone

    Scenario: A volume that nobody uses stays Terminating
      When I apply:
        """yaml
        apiVersion: v1
        kind: PersistentVolume
        metadata: { name: disk }
        spec:
          capacity: { storage: 1Gi }
          accessModes: [ReadWriteOnce]
          storageClassName: manual
          hostPath: { path: /data }
        """
      And the persistentvolume protection controller stops
      And persistentvolume "disk" is deleted
      And 10 minutes pass
      Then persistentvolume "disk" is Terminating
      When the persistentvolume protection controller starts again
      Then persistentvolume "disk" is gone
