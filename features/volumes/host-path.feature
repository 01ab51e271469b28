Feature: hostPath
  A hostPath volume shows a file or a directory of the node. It outlives pods, but a pod that comes to another node finds another
  one there.
  https://kubernetes.io/docs/concepts/storage/volumes/#hostpath

  Rule: What is written stays on its node, for whoever comes to this node
    See https://kubernetes.io/docs/concepts/storage/volumes/#hostpath

    Background:
      Given a cluster of 2 nodes

    Scenario Outline: The next pod runs on <node>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: writer }
        spec:
          nodeName: node-1
          restartPolicy: Never
          containers:
          - name: app
            image: busybox:1.36
            command: [sh, -c, 'echo kept > /data/note']
            volumeMounts: [{ name: data, mountPath: /data }]
          volumes:
          - { name: data, hostPath: { path: /mnt/data, type: DirectoryOrCreate } }
        """
      And pod "writer" is deleted
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: reader }
        spec:
          nodeName: <node>
          restartPolicy: Never
          containers:
          - name: app
            image: busybox:1.36
            command: [sh, -c, 'cat /data/note 2>/dev/null || echo nothing']
            volumeMounts: [{ name: data, mountPath: /data }]
          volumes:
          - { name: data, hostPath: { path: /mnt/data, type: DirectoryOrCreate } }
        """
      Then the log of container "app" of pod "reader" is:
        """
        <found>
        """

      Examples: the same node
        | node   | found |
        | node-1 | kept  |

      Examples: another node
        | node   | found   |
        | node-2 | nothing |

  Rule: Containers may read a file that every node has, and write where root may
    See https://kubernetes.io/docs/concepts/storage/volumes/#hostpath

    Scenario: A file of the node
      Given file "/etc/machine-name" on node "node-1" is:
        """
        rack 7
        """
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: task }
        spec:
          restartPolicy: Never
          containers:
          - name: app
            image: busybox:1.36
            command: [cat, /machine]
            volumeMounts: [{ name: name, mountPath: /machine, readOnly: true }]
          volumes:
          - { name: name, hostPath: { path: /etc/machine-name, type: File } }
        """
      Then the log of container "app" is:
        """
        rack 7
        """

    Scenario: One container writes, another reads
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: task }
        spec:
          restartPolicy: Never
          initContainers:
          - name: writer
            image: busybox:1.36
            command: [sh, -c, 'echo mount-tester new file > /test-volume/test-file']
            volumeMounts: [{ name: test-volume, mountPath: /test-volume }]
          containers:
          - name: reader
            image: busybox:1.36
            command: [cat, /test-volume/test-file]
            volumeMounts: [{ name: test-volume, mountPath: /test-volume }]
          volumes:
          - { name: test-volume, hostPath: { path: /tmp } }
        """
      Then the log of container "reader" is:
        """
        mount-tester new file
        """

    Scenario: A directory of the node keeps its mode
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: task }
        spec:
          restartPolicy: Never
          containers:
          - name: app
            image: busybox:1.36
            command: [stat, -c, '%A', /test-volume]
            volumeMounts: [{ name: test-volume, mountPath: /test-volume }]
          volumes:
          - { name: test-volume, hostPath: { path: /tmp } }
        """
      Then the log of container "app" is:
        """
        drwxrwxrwt
        """

    Scenario: What is made for the pod belongs to root
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: task }
        spec:
          restartPolicy: Never
          securityContext: { runAsUser: 1000, fsGroup: 1000 }
          containers:
          - name: app
            image: busybox:1.36
            command: [sh, -c, 'stat -c "%A %u" /data; touch /data/x']
            volumeMounts: [{ name: data, mountPath: /data }]
          volumes:
          - { name: data, hostPath: { path: /mnt/data, type: DirectoryOrCreate } }
        """
      Then pod "task" is Failed
      And the log of container "app" is:
        """
        drwxr-xr-x 0
        touch: /data/x: Permission denied
        """

    Scenario: A part of it
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: task }
        spec:
          restartPolicy: Never
          initContainers:
          - name: writer
            image: busybox:1.36
            command: [sh, -c, 'echo mount-tester new file > /test-volume/test-file']
            volumeMounts: [{ name: test-volume, mountPath: /test-volume, subPath: sub-path }]
          containers:
          - name: reader
            image: busybox:1.36
            command: [cat, /test-volume/sub-path/test-file]
            volumeMounts: [{ name: test-volume, mountPath: /test-volume }]
          volumes:
          - { name: test-volume, hostPath: { path: /tmp } }
        """
      Then the log of container "reader" is:
        """
        mount-tester new file
        """

  # https://kubernetes.io/docs/concepts/storage/volumes/#hostpath-volume-types
  Rule: With a type, what is there must be of that type, or the pod does not start; `…OrCreate` makes what is missing
    See https://kubernetes.io/docs/concepts/storage/volumes/#hostpath-volume-types
    Source: pkg/volume/hostpath/host_path.go (v1.36, checkTypeInternal)

    Scenario Outline: <path> as <type>
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
          - { name: v, hostPath: { path: <path>, type: <type> } }
        """
      Then kubectl get pods shows:
        | NAME | READY   | STATUS   |
        | web  | <ready> | <status> |

      Examples: fine
        | path                            | type              | ready | status  |
        | /var/log                        | Directory         | 1/1   | Running |
        | /var/log                        | ''                | 1/1   | Running |
        | /mnt/new                        | DirectoryOrCreate | 1/1   | Running |
        | /etc/hostname                   | File              | 1/1   | Running |
        | /etc/hostname                   | ''                | 1/1   | Running |
        | /tmp/new                        | FileOrCreate      | 1/1   | Running |
        | /run/containerd/containerd.sock | Socket            | 1/1   | Running |
        | /run/containerd/containerd.sock | ''                | 1/1   | Running |
        | /dev/null                       | CharDevice        | 1/1   | Running |
        | /dev/null                       | ''                | 1/1   | Running |
        | /dev/sda                        | BlockDevice       | 1/1   | Running |
        | /dev/sda                        | ''                | 1/1   | Running |
        | /no/such/thing                  | ''                | 1/1   | Running |

      Examples: not what it should be
        | path                            | type              | ready | status            |
        | /mnt/new                        | Directory         | 0/1   | ContainerCreating |
        | /mnt/new                        | File              | 0/1   | ContainerCreating |
        | /var/run/docker.sock            | Socket            | 0/1   | ContainerCreating |
        | /dev/new                        | CharDevice        | 0/1   | ContainerCreating |
        | /dev/new                        | BlockDevice       | 0/1   | ContainerCreating |
        | /mnt/new/file                   | FileOrCreate      | 0/1   | ContainerCreating |
        | /var/log                        | File              | 0/1   | ContainerCreating |
        | /var/log                        | Socket            | 0/1   | ContainerCreating |
        | /var/log                        | CharDevice        | 0/1   | ContainerCreating |
        | /var/log                        | BlockDevice       | 0/1   | ContainerCreating |
        | /etc/hostname                   | Directory         | 0/1   | ContainerCreating |
        | /etc/hostname                   | Socket            | 0/1   | ContainerCreating |
        | /etc/hostname                   | CharDevice        | 0/1   | ContainerCreating |
        | /etc/hostname                   | BlockDevice       | 0/1   | ContainerCreating |
        | /run/containerd/containerd.sock | Directory         | 0/1   | ContainerCreating |
        | /run/containerd/containerd.sock | File              | 0/1   | ContainerCreating |
        | /run/containerd/containerd.sock | CharDevice        | 0/1   | ContainerCreating |
        | /run/containerd/containerd.sock | BlockDevice       | 0/1   | ContainerCreating |
        | /dev/null                       | Directory         | 0/1   | ContainerCreating |
        | /dev/null                       | File              | 0/1   | ContainerCreating |
        | /dev/null                       | Socket            | 0/1   | ContainerCreating |
        | /dev/null                       | BlockDevice       | 0/1   | ContainerCreating |
        | /dev/sda                        | Directory         | 0/1   | ContainerCreating |
        | /dev/sda                        | File              | 0/1   | ContainerCreating |
        | /dev/sda                        | Socket            | 0/1   | ContainerCreating |
        | /dev/sda                        | CharDevice        | 0/1   | ContainerCreating |

    Scenario Outline: The event says what <path> is not
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
          - { name: v, hostPath: { path: <path>, type: <type> } }
        """
      Then the events of pod "web" include:
        | type    | reason      | from    | message                                                                                          |
        | Warning | FailedMount | kubelet | MountVolume.SetUp failed for volume "v" : hostPath type check failed: <path> is not <what>       |

      Examples:
        | path                 | type              | what               |
        | /mnt/new             | Directory         | a directory        |
        | /etc/hostname        | DirectoryOrCreate | a directory        |
        | /etc                 | File              | a file             |
        | /var/run/docker.sock | Socket            | a socket file      |
        | /dev/sda             | CharDevice        | a character device |
        | /dev/null            | BlockDevice       | a block device     |

    Scenario: An unknown type is refused
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - { name: app, image: nginx:1.27 }
          volumes:
          - { name: v, hostPath: { path: /data, type: Folder } }
        """
      Then it is refused with:
        """
        The Pod "web" is invalid: spec.volumes[0].hostPath.type: Unsupported value: "Folder": supported values: "", "BlockDevice", "CharDevice", "Directory", "DirectoryOrCreate", "File", "FileOrCreate", "Socket"
        """
