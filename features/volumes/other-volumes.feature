Feature: Other volumes
  What cannot be mounted says why, and keeps the pod from starting; what cannot be known is said in the journal.
  https://kubernetes.io/docs/concepts/storage/volumes/

  Rule: A pod waits for its claims to be bound: the scheduler when it is to be scheduled, else the kubelet
    Source: pkg/scheduler/framework/plugins/volumebinding/volume_binding.go (v1.36, PreFilter)
    Source: pkg/kubelet/volumemanager/populator/desired_state_of_world_populator.go (v1.36, getPVCExtractPV)

    Scenario: A claim that is missing
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: nginx:1.27
            volumeMounts: [{ name: data, mountPath: /data }]
          volumes:
          - { name: data, persistentVolumeClaim: { claimName: data } }
        """
      Then pod "web" is Pending
      And the events of pod "web" include:
        | type    | reason           | from              | message                                                                      |
        | Warning | FailedScheduling | default-scheduler | 0/1 nodes are available: persistentvolumeclaim "data" not found*             |

    Scenario Outline: On a pod that names its node: <name>
      When I apply:
        """yaml
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: { name: unbound }
        spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          nodeName: node-1
          containers:
          - name: app
            image: nginx:1.27
            volumeMounts: [{ name: data, mountPath: /data }]
          volumes:
          - { name: data, persistentVolumeClaim: { claimName: <claim> } }
        """
      And 25 seconds pass
      Then the events of pod "web" include:
        | type    | reason      | from    | message                                                                                                                                               | count |
        | Warning | FailedMount | kubelet | Unable to attach or mount volumes: unmounted volumes=[data], unattached volumes=[], failed to process volumes=[data]: error processing PVC default/<error> | 3     |
      And container "app" is waiting with reason "ContainerCreating"

      Examples:
        | name                   | claim   | error                                                                                         |
        | a claim that is missing | data   | data: failed to fetch PVC from API server: persistentvolumeclaims "data" not found             |
        | a claim without volume | unbound | unbound: PVC is not bound                                                                      |

  Rule: A volume of a driver that the node has not cannot be mounted
    Source: pkg/volume/csi/csi_client.go (v1.36, Get)
    Source: pkg/volume/git_repo/git_repo.go (v1.36, SetUpAt)

    Scenario Outline: <kind>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: nginx:1.27
            volumeMounts: [{ name: v, mountPath: /v }]
          volumes:
          - { name: v, <source> }
        """
      Then the events of pod "web" include:
        | type    | reason      | message                                             |
        | Warning | FailedMount | MountVolume.SetUp failed for volume "v" : <message> |

      Examples:
        | kind    | source                                                | message                                                                                                                                                     |
        | csi     | csi: { driver: secrets-store.csi.k8s.io }             | kubernetes.io/csi: mounter.SetUpAt failed to get CSI client: driver name secrets-store.csi.k8s.io not found in the list of registered CSI drivers          |
        | gitRepo | gitRepo: { repository: 'https://example.com/x.git' }  | git-repo volume plugin has been disabled; if necessary, it may be re-enabled by enabling the feature-gate `GitRepoVolumeDriver`                             |

    Scenario: Before Kubernetes 1.33 a gitRepo was cloned; nobody knows what lies in it
      Given Kubernetes 1.32
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: nginx:1.27
            volumeMounts: [{ name: v, mountPath: /v }]
          volumes:
          - { name: v, gitRepo: { repository: 'https://example.com/x.git' } }
        """
      Then pod "web" is Running
      And the timeline includes:
        | at | object  | what                                                  |
        | 0s | pod/web | assumed: volume "v" (gitRepo) is an empty directory   |

  Rule: An NFS server and its like are taken to be there, with nothing on them
    Source: podlife

    Scenario: The journal says so
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: nginx:1.27
            volumeMounts: [{ name: v, mountPath: /v }]
          volumes:
          - { name: v, nfs: { server: nfs.example.com, path: /exports } }
        """
      Then pod "web" is Running
      And the timeline includes:
        | at | object  | what                                            |
        | 0s | pod/web | assumed: volume "v" (nfs) is an empty directory |

  Rule: What stands in the way of a volume is refused by the API
    Source: pkg/apis/core/validation/validation.go (v1.36, ValidateVolumes, ValidateVolumeMounts)

    Scenario Outline: <name>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: nginx:1.27
            volumeMounts: [<mounts>]
          volumes: [<volumes>]
        """
      Then it is refused with:
        """
        The Pod "web" is invalid: <error>
        """

      Examples:
        | name                         | mounts                                                          | volumes                                                | error                                                                                     |
        | a volume that is not there   | { name: data, mountPath: /data }                                |                                                        | spec.containers[0].volumeMounts[0].name: Not found: "data"                                |
        | two volumes of one name      |                                                                 | { name: v, emptyDir: {} }, { name: v, emptyDir: {} }   | spec.volumes[1].name: Duplicate value: "v"                                                |
        | two volumes at one place     | { name: v, mountPath: /v }, { name: w, mountPath: /v }          | { name: v, emptyDir: {} }, { name: w, emptyDir: {} }   | spec.containers[0].volumeMounts[1].mountPath: Invalid value: "/v": must be unique         |
        | two kinds in one             |                                                                 | { name: v, emptyDir: {}, hostPath: { path: /x } }      | spec.volumes[0].hostPath: Forbidden: may not specify more than 1 volume type              |
        | a Secret without a name      |                                                                 | { name: v, secret: {} }                                | spec.volumes[0].secret.secretName: Required value                                         |
        | a mode that is none          |                                                                 | { name: v, configMap: { name: x, defaultMode: 512 } }  | spec.volumes[0].configMap.defaultMode: Invalid value: 512: must be a number between 0 and 0777 (octal), both inclusive |
