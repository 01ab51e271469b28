Feature: Local volumes
  A local volume is a directory of one node that stands in the API as a volume, so that claims can be bound to it and the scheduler knows where it is. Somebody
  makes it by hand, or a program does that is no part of Kubernetes.
  https://kubernetes.io/docs/concepts/storage/volumes/#local

  Rule: Its files are given to the group that its pod asks for
    See https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-the-security-context-for-a-pod
    Source: pkg/volume/local/local.go (v1.36, SetUpAt), pkg/volume/volume_linux.go (v1.36, changeFilePermission)

    Background:
      Given file "/mnt/disk/old" on node "node-1" is:
        """
        from before
        """
      And the manifest:
        """yaml
        apiVersion: storage.k8s.io/v1
        kind: StorageClass
        metadata: { name: local }
        provisioner: kubernetes.io/no-provisioner
        volumeBindingMode: WaitForFirstConsumer
        ---
        apiVersion: v1
        kind: PersistentVolume
        metadata: { name: disk }
        spec:
          capacity: { storage: 1Gi }
          accessModes: [ReadWriteOnce]
          storageClassName: local
          local: { path: /mnt/disk }
          nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: [{ key: kubernetes.io/hostname, operator: In, values: [node-1] }] }] } }
        ---
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: { name: data }
        spec: { storageClassName: local, accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: first }
        spec:
          securityContext: { runAsUser: 1000, fsGroup: 1234 }
          volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
          containers:
          - name: app
            image: busybox:1.36
            command: [sh, -c, 'cd /data; echo mine > new; stat -c "%g %A" . old new; sleep 1d']
            volumeMounts: [{ name: data, mountPath: /data }]
        """

    Scenario: What is in it already, and what comes
      When the manifest is applied
      Then the log of container "app" of pod "first" is within 5s:
        """
        1234 drwxrwsr-x
        1234 -rw-rw-r--
        1234 -rw-r--r--
        """

    Scenario: Two pods of one group
      When the manifest is applied
      And 5s pass
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: second }
        spec:
          securityContext: { runAsUser: 1001, fsGroup: 1234 }
          volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
          containers: [{ name: app, image: "busybox:1.36", command: [sh, -c, "echo too >> /data/old; stat -c %g /data /data/old; sleep 1d"], volumeMounts: [{ name: data, mountPath: /data }] }]
        """
      Then the log of container "app" of pod "second" is within 5s:
        """
        1234
        1234
        """
      And there are no Warning events of pod "second"

    Scenario: Broken: another group while the first pod is there, and its files stay closed to the second
      When the manifest is applied
      And 5s pass
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: second }
        spec:
          restartPolicy: Never
          securityContext: { runAsUser: 1001, fsGroup: 4321 }
          volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
          containers: [{ name: app, image: "busybox:1.36", command: [sh, -c, "stat -c %g /data; echo too >> /data/old"], volumeMounts: [{ name: data, mountPath: /data }] }]
        """
      Then pod "second" is Failed within 5s
      And the log of container "app" of pod "second" is:
        """
        1234
        sh: can't create /data/old: Permission denied
        """
      And the events of pod "second" include:
        | type    | reason               | from    | message                                                                                                |
        | Warning | AlreadyMountedVolume | kubelet | The requested fsGroup is 4321, but the volume disk has GID 1234. The volume may not be shareable. |

    Scenario: Mended: another group once the first pod has gone
      When the manifest is applied
      And 5s pass
      And pod "first" is deleted
      And 40s pass
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: second }
        spec:
          restartPolicy: Never
          securityContext: { runAsUser: 1001, fsGroup: 4321 }
          volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
          containers: [{ name: app, image: "busybox:1.36", command: [sh, -c, "stat -c %g /data /data/old /data/new; echo too >> /data/old"], volumeMounts: [{ name: data, mountPath: /data }] }]
        """
      Then pod "second" is Succeeded within 5s
      And the log of container "app" of pod "second" is:
        """
        4321
        4321
        4321
        """
      And there are no Warning events of pod "second"

  Rule: With OnRootMismatch the files are looked at only where the directory itself does not fit
    See https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#configure-volume-permission-and-ownership-change-policy-for-pods
    Source: pkg/volume/volume_linux.go (v1.36, requiresPermissionChange)

    Scenario Outline: A file that its owner took from the group, and the next pod says <policy>: <group>
      When I apply:
        """yaml
        apiVersion: storage.k8s.io/v1
        kind: StorageClass
        metadata: { name: ssd }
        provisioner: disk.example.com
        ---
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: { name: data }
        spec: { storageClassName: ssd, accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: first }
        spec:
          restartPolicy: Never
          securityContext: { fsGroup: 1234 }
          volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
          containers: [{ name: app, image: "busybox:1.36", command: [sh, -c, "echo mine > /data/note; chown 0:0 /data/note"], volumeMounts: [{ name: data, mountPath: /data }] }]
        """
      Then pod "first" is Succeeded within 30s
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: second }
        spec:
          restartPolicy: Never
          securityContext: { fsGroup: 1234, fsGroupChangePolicy: <policy> }
          volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
          containers: [{ name: app, image: "busybox:1.36", command: [sh, -c, "stat -c %g /data /data/note"], volumeMounts: [{ name: data, mountPath: /data }] }]
        """
      Then the log of container "app" of pod "second" is within 30s:
        """
        1234
        <group>
        """

      Examples:
        | policy         | group |
        | Always         | 1234  |
        | OnRootMismatch | 0     |

  Rule: The volumes of pods that keep together are on one node
    See https://kubernetes.io/docs/concepts/storage/storage-classes/#volume-binding-mode
    See https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#inter-pod-affinity-and-anti-affinity

    Scenario Outline: A StatefulSet with podManagementPolicy <policy>
      Given a cluster of 3 nodes
      And file "/mnt/0/a" on node "node-2" is:
        """
        a
        """
      And file "/mnt/1/a" on node "node-2" is:
        """
        a
        """
      And file "/mnt/2/a" on node "node-2" is:
        """
        a
        """
      When I apply:
        """yaml
        apiVersion: storage.k8s.io/v1
        kind: StorageClass
        metadata: { name: local }
        provisioner: kubernetes.io/no-provisioner
        volumeBindingMode: WaitForFirstConsumer
        ---
        apiVersion: v1
        kind: List
        items:
        - { apiVersion: v1, kind: PersistentVolume, metadata: { name: disk-0 }, spec: { capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], storageClassName: local, local: { path: /mnt/0 }, nodeAffinity: &two { required: { nodeSelectorTerms: [{ matchExpressions: [{ key: kubernetes.io/hostname, operator: In, values: [node-2] }] }] } } } }
        - { apiVersion: v1, kind: PersistentVolume, metadata: { name: disk-1 }, spec: { capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], storageClassName: local, local: { path: /mnt/1 }, nodeAffinity: *two } }
        - { apiVersion: v1, kind: PersistentVolume, metadata: { name: disk-2 }, spec: { capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], storageClassName: local, local: { path: /mnt/2 }, nodeAffinity: *two } }
        - { apiVersion: v1, kind: PersistentVolume, metadata: { name: other }, spec: { capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], storageClassName: local, local: { path: /tmp }, nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: [{ key: kubernetes.io/hostname, operator: In, values: [node-3] }] }] } } } }
        ---
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: { name: db }
        spec:
          replicas: 3
          serviceName: db
          podManagementPolicy: <policy>
          selector: { matchLabels: { app: db } }
          volumeClaimTemplates:
          - metadata: { name: data }
            spec: { storageClassName: local, accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
          template:
            metadata: { labels: { app: db } }
            spec:
              affinity:
                nodeAffinity:
                  preferredDuringSchedulingIgnoredDuringExecution:
                  - { weight: 1, preference: { matchExpressions: [{ key: kubernetes.io/hostname, operator: In, values: [node-2] }] } }
                podAffinity:
                  requiredDuringSchedulingIgnoredDuringExecution:
                  - { topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { app: db } } }
              containers: [{ name: app, image: "web:1", volumeMounts: [{ name: data, mountPath: /data }] }]
        """
      Then all pods of statefulset "db" are Ready within 2m
      And kubectl get pods -o wide shows:
        | NAME | STATUS  | NODE   |
        | db-0 | Running | node-2 |
        | db-1 | Running | node-2 |
        | db-2 | Running | node-2 |
      And kubectl get pvc shows:
        | NAME      | STATUS | VOLUME |
        | data-db-0 | Bound  | disk-* |
        | data-db-1 | Bound  | disk-* |
        | data-db-2 | Bound  | disk-* |

      Examples:
        | policy       |
        | OrderedReady |
        | Parallel     |

    Scenario: Of the nodes that a volume names some are not there any more
      Given a cluster of 2 nodes
      When I apply:
        """yaml
        apiVersion: v1
        kind: PersistentVolume
        metadata: { name: disk }
        spec:
          capacity: { storage: 1Gi }
          accessModes: [ReadWriteOnce]
          claimRef: { namespace: default, name: data }
          local: { path: /tmp }
          nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: [{ key: kubernetes.io/hostname, operator: In, values: [gone-1, node-2, gone-2] }] }] } }
        ---
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: { name: data }
        spec: { storageClassName: "", accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
          containers: [{ name: app, image: "web:1", volumeMounts: [{ name: data, mountPath: /data }] }]
        """
      Then pod "web" is Running within 30s
      And spec.nodeName of pod "web" is "node-2"

  Rule: A volume that was given back is not used again until somebody makes it anew
    See https://kubernetes.io/docs/concepts/storage/persistent-volumes/#retain

    Scenario: Two pods, one directory: the second waits until the volume is deleted and made again
      When I apply:
        """yaml
        apiVersion: v1
        kind: PersistentVolume
        metadata: { name: disk }
        spec: { capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], storageClassName: local, local: { path: /tmp }, nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: [{ key: kubernetes.io/hostname, operator: In, values: [node-1] }] }] } } }
        ---
        apiVersion: storage.k8s.io/v1
        kind: StorageClass
        metadata: { name: local }
        provisioner: kubernetes.io/no-provisioner
        volumeBindingMode: WaitForFirstConsumer
        ---
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: { name: a }
        spec: { storageClassName: local, accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
        ---
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: { name: b }
        spec: { storageClassName: local, accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: first }
        spec:
          restartPolicy: Never
          volumes: [{ name: data, persistentVolumeClaim: { claimName: a } }]
          containers: [{ name: app, image: "busybox:1.36", command: [sleep, "20"], volumeMounts: [{ name: data, mountPath: /data }] }]
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: second }
        spec:
          restartPolicy: Never
          volumes: [{ name: data, persistentVolumeClaim: { claimName: b } }]
          containers: [{ name: app, image: "busybox:1.36", command: [sleep, "20"], volumeMounts: [{ name: data, mountPath: /data }] }]
        """
      Then pod "first" is Succeeded within 30s
      When pod "first" is deleted
      And persistentvolumeclaim "a" is deleted
      And 1 minute passes
      Then persistentvolume "disk" is Released
      And pod "second" is Pending
      When persistentvolume "disk" is deleted
      And I apply:
        """yaml
        apiVersion: v1
        kind: PersistentVolume
        metadata: { name: disk }
        spec: { capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], storageClassName: local, local: { path: /tmp }, nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: [{ key: kubernetes.io/hostname, operator: In, values: [node-1] }] }] } } }
        """
      Then pod "second" is Succeeded within 3m
