Feature: emptyDir
  An emptyDir is a directory that comes with the pod, empty, and goes with it. All containers of the pod may share it; a restart of a
  container does not touch it.
  https://kubernetes.io/docs/concepts/storage/volumes/#emptydir

  Rule: It is an empty directory that everyone may write
    See https://kubernetes.io/docs/concepts/storage/volumes/#emptydir
    Source: pkg/volume/emptydir/empty_dir.go (v1.36, setupDir)

    Scenario Outline: On <medium>, <name>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: task }
        spec:
          restartPolicy: Never
          securityContext: { <security> }
          containers:
          - name: app
            image: busybox:1.36
            command: [sh, -c, 'ls /mnt/volume | wc -l; stat -c "%A %g" /mnt/volume']
            volumeMounts: [{ name: test-volume, mountPath: /mnt/volume }]
          volumes:
          - { name: test-volume, emptyDir: { <source> } }
        """
      Then the log of container "app" is:
        """
        0
        <mode>
        """

      Examples:
        | medium   | name          | source         | security                       | mode           |
        | the disk | as root       |                |                                | drwxrwxrwx 0   |
        | memory   | as root       | medium: Memory |                                | drwxrwxrwx 0   |
        | the disk | with fsGroup  |                | fsGroup: 123                   | drwxrwsrwx 123 |
        | memory   | with fsGroup  | medium: Memory | fsGroup: 123                   | drwxrwsrwx 123 |

    Scenario Outline: A new file of mode <mode> on <medium>, as <user>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: task }
        spec:
          restartPolicy: Never
          securityContext: { <security> }
          containers:
          - name: app
            image: busybox:1.36
            command: [sh, -c, 'cd /mnt/volume; echo mount-tester new file > x; chmod <mode> x; cat x; stat -c "%A %u %g" x']
            volumeMounts: [{ name: test-volume, mountPath: /mnt/volume }]
          volumes:
          - { name: test-volume, emptyDir: { <source> } }
        """
      Then the log of container "app" is:
        """
        mount-tester new file
        <shown>
        """

      Examples:
        | mode | medium   | user                 | source         | security                      | shown               |
        | 0644 | the disk | root                 |                |                               | -rw-r--r-- 0 0      |
        | 0666 | the disk | root                 |                |                               | -rw-rw-rw- 0 0      |
        | 0777 | the disk | root                 |                |                               | -rwxrwxrwx 0 0      |
        | 0644 | the disk | another              |                | runAsUser: 1001               | -rw-r--r-- 1001 0   |
        | 0666 | the disk | another              |                | runAsUser: 1001               | -rw-rw-rw- 1001 0   |
        | 0777 | the disk | another              |                | runAsUser: 1001               | -rwxrwxrwx 1001 0   |
        | 0644 | memory   | root                 | medium: Memory |                               | -rw-r--r-- 0 0      |
        | 0666 | memory   | root                 | medium: Memory |                               | -rw-rw-rw- 0 0      |
        | 0777 | memory   | root                 | medium: Memory |                               | -rwxrwxrwx 0 0      |
        | 0644 | memory   | another              | medium: Memory | runAsUser: 1001               | -rw-r--r-- 1001 0   |
        | 0666 | memory   | another              | medium: Memory | runAsUser: 1001               | -rw-rw-rw- 1001 0   |
        | 0777 | memory   | another              | medium: Memory | runAsUser: 1001               | -rwxrwxrwx 1001 0   |
        | 0644 | memory   | root with fsGroup    | medium: Memory | fsGroup: 123                  | -rw-r--r-- 0 123    |
        | 0644 | the disk | another with fsGroup |                | runAsUser: 1001, fsGroup: 123 | -rw-r--r-- 1001 123 |

  # https://kubernetes.io/docs/concepts/storage/volumes/#emptydir-memory-configuration-example
  Rule: In memory it has the size of its limit, or of the memory that its pod may use
    See https://kubernetes.io/docs/concepts/storage/volumes/#emptydir
    Source: pkg/volume/emptydir/empty_dir.go (v1.36, calculateEmptyDirMemorySize)

    Scenario Outline: <name>
      Given a cluster of 1 node with 4 CPUs and 8Gi of memory each
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
            resources: { <resources> }
            command: [sh, -c, "df | grep /usr/share/volumeshare | awk '{print $2}'"]
            volumeMounts: [{ name: shared-data, mountPath: /usr/share/volumeshare }]
          volumes:
          - { name: shared-data, emptyDir: { medium: Memory<limit> } }
        """
      Then the log of container "app" is:
        """
        <blocks>
        """

      Examples:
        | name                                         | limit             | resources                 | blocks  |
        | A volume in memory has the size of its limit | , sizeLimit: 10Mi |                           | 10240   |
        | Without a limit, of the node's memory        |                   |                           | 8388608 |
        | Or of the limits of all containers           |                   | limits: { memory: 64Mi }  | 65536   |
        | Whichever is less                            | , sizeLimit: 1Gi  | limits: { memory: 64Mi }  | 65536   |

    Scenario: When it is full, a write fails
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
            command: [dd, if=/dev/zero, of=/cache/x, bs=1M, count=20]
            volumeMounts: [{ name: cache, mountPath: /cache }]
          volumes:
          - { name: cache, emptyDir: { medium: Memory, sizeLimit: 10Mi } }
        """
      Then pod "task" is Failed
      And the log of container "app" includes:
        """
        dd: error writing '/cache/x': No space left on device
        11+0 records in
        10+0 records out
        """

  Rule: The containers of a pod share it
    See https://kubernetes.io/docs/concepts/storage/volumes/#emptydir

    Scenario: One reads what another wrote
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: main
            image: busybox:1.36
            command: [sh, -c, 'sleep 5; cat /usr/share/volumeshare/shareddata.txt; sleep 100']
            volumeMounts: [{ name: shared-data, mountPath: /usr/share/volumeshare }]
          - name: sub
            image: busybox:1.36
            command: [sh, -c, 'echo Hello from the busy-box sub-container > /pod-data/shareddata.txt; sleep 100']
            volumeMounts: [{ name: shared-data, mountPath: /pod-data }]
          volumes:
          - { name: shared-data, emptyDir: {} }
        """
      Then the log of container "main" is at 5s:
        """
        Hello from the busy-box sub-container
        """

    # One container writes a page every few seconds, the other serves it.
    Scenario: A page that is written anew for a web server
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata:
          name: fortune-server
          labels:
            app: fortune-server
        spec:
          containers:
          - image: sangmile/fortune:args
            args: ["2"]
            name: html-generator
            volumeMounts:
            - name: html
              mountPath: /var/htdocs
          - image: nginx:alpine
            name: web-server
            volumeMounts:
            - name: html
              mountPath: /usr/share/nginx/html
              readOnly: true
            ports:
            - containerPort: 80
              protocol: TCP
          volumes:
          - name: html
            emptyDir: {}
        """
      And 5 seconds pass
      Then 1 pod is Ready
      And file "/usr/share/nginx/html/index.html" of container "web-server" includes:
        """
        Fortune number
        """

    Scenario: One that mounts it readOnly may look only
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
            command: [sh, -c, 'touch /data/x 2>/dev/null || echo refused']
            volumeMounts: [{ name: data, mountPath: /data, readOnly: true }]
          volumes:
          - { name: data, emptyDir: {} }
        """
      Then the log of container "app" is:
        """
        refused
        """

  Rule: An init container can leave in it what the containers need
    See https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-initialization/#create-a-pod-that-has-an-init-container

    # The first try fails, and leaves a sign of itself on the volume.
    Scenario: The second try finds what the first one left
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          restartPolicy: OnFailure
          initContainers:
          - name: init-container
            image: busybox
            command:
            - sh
            - -c
            - |
              if [ ! -f /tmp/success ]; then
                echo "First attempt, failing..."
                touch /tmp/success
                exit 1
              else
                echo "Second attempt, succeeding..."
                exit 0
              fi
            volumeMounts:
            - name: tmp-volume
              mountPath: /tmp
          containers:
          - name: main-container
            image: nginx
          volumes:
          - name: tmp-volume
            emptyDir: {}
        """
      Then pod "web" is Running
      And init container "init-container" has restarted 1 time
      And the log of init container "init-container" is:
        """
        Second attempt, succeeding...
        """
