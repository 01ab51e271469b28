Feature: What a container finds on disk after a restart
  A restarted container is a new container: what the old one wrote into its own file system is gone. On a volume of the pod it is
  still there, for better or worse; a new pod begins with an empty one.
  https://kubernetes.io/docs/concepts/storage/volumes/#why-volumes-are-important
  https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-restarts

  # Broken: an application that keeps its work in its own file system starts from nothing after every crash.
  # Mended: the same application with an emptyDir goes on where it was.
  Rule: Work that is kept in the container is lost with a restart, work on a volume is not
    See https://kubernetes.io/docs/concepts/storage/volumes/#why-volumes-are-important
    See https://kubernetes.io/docs/concepts/storage/volumes/#emptydir

    Scenario: Broken: the counter starts again at every run
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: worker }
        spec:
          containers:
          - name: app
            image: busybox:1.36
            command:
            - sh
            - -c
            - |
              mkdir -p /work
              while [ "$(cat /work/done 2>/dev/null || echo 0)" -lt 6 ]; do
                echo $(( $(cat /work/done 2>/dev/null || echo 0) + 1 )) > /work/done
                echo "step $(cat /work/done)"
                sleep 5
                if [ "$(cat /work/done)" = 3 ] && [ ! -f /work/mended ]; then touch /work/mended; exit 1; fi
              done
              echo finished
              sleep 1d
        """
      And 2 minutes pass
      Then container "app" started at 0s, 15s, 40s, 75s
      And the log of container "app" does not include:
        """
        finished
        """

    Scenario: Mended: it goes on where it was
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: worker }
        spec:
          containers:
          - name: app
            image: busybox:1.36
            command:
            - sh
            - -c
            - |
              mkdir -p /work
              while [ "$(cat /work/done 2>/dev/null || echo 0)" -lt 6 ]; do
                echo $(( $(cat /work/done 2>/dev/null || echo 0) + 1 )) > /work/done
                echo "step $(cat /work/done)"
                sleep 5
                if [ "$(cat /work/done)" = 3 ] && [ ! -f /work/mended ]; then touch /work/mended; exit 1; fi
              done
              echo finished
              sleep 1d
            volumeMounts: [{ name: work, mountPath: /work }]
          volumes:
          - { name: work, emptyDir: {} }
        """
      And 2 minutes pass
      Then container "app" started at 0s, 15s
      And the log of container "app" is:
        """
        step 4
        step 5
        step 6
        finished
        """

  Rule: Whatever ends a container, its own files are gone and its pod is the same
    See https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#associated-lifetimes
    See https://kubernetes.io/docs/concepts/storage/volumes/#emptydir

    Scenario Outline: <what>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: busybox:1.36
            command: [sh, -c, 'ls /data /own 2>/dev/null; mkdir -p /own; touch /data/kept /own/lost; sleep 1d']
            volumeMounts: [{ name: data, mountPath: /data }]
          volumes:
          - { name: data, emptyDir: {} }
        """
      And 10 seconds pass
      And container "app" <what>
      And 1 second passes
      Then the log of container "app" is:
        """
        /data:
        kept
        """
      And metadata.uid of pod "web" is unchanged since 1s
      And status.podIP of pod "web" is unchanged since 1s

      Examples:
        | what                       |
        | crashes with exit code 1   |
        | is OOM killed              |
        | exits with code 0          |

    Scenario: A new pod of the same name finds an empty volume
      Given the manifest:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          terminationGracePeriodSeconds: 1
          containers:
          - name: app
            image: busybox:1.36
            command: [sh, -c, 'ls /data | wc -l; touch /data/x; sleep 1d']
            volumeMounts: [{ name: data, mountPath: /data }]
          volumes:
          - { name: data, emptyDir: {} }
        """
      When the manifest is applied
      And pod "web" is deleted
      Then pod "web" is gone within 10s
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: busybox:1.36
            command: [sh, -c, 'ls /data | wc -l; touch /data/x; sleep 1d']
            volumeMounts: [{ name: data, mountPath: /data }]
          volumes:
          - { name: data, emptyDir: {} }
        """
      Then the log of container "app" is:
        """
        0
        """

  # A volume is not always right: data that a crash left broken is still broken for the next run, and the container crashes
  # again and again. Without a volume the new container would have begun afresh.
  Rule: Corrupt data on a volume keeps a container crashing; without the volume it recovers
    See https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-restarts
    See https://kubernetes.io/docs/concepts/storage/volumes/#emptydir

    Scenario: Broken: the lock of a crashed run is on the volume
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: db }
        spec:
          containers:
          - name: db
            image: busybox:1.36
            command:
            - sh
            - -c
            - |
              if [ -f /data/db.lock ]; then echo "db.lock exists: data is corrupt"; exit 1; fi
              touch /data/db.lock
              sleep 1d
            volumeMounts: [{ name: data, mountPath: /data }]
          volumes:
          - { name: data, emptyDir: {} }
        """
      And 1 minute passes
      And container "db" crashes with exit code 139
      And 5 minutes pass
      Then container "db" started at 0s, 60s, 70s, 90s, 130s, 210s
      And container "db" is waiting with reason "CrashLoopBackOff" within 90s
      And the previous log of container "db" is:
        """
        db.lock exists: data is corrupt
        """

    Scenario: Mended: the same crash without a volume
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: db }
        spec:
          containers:
          - name: db
            image: busybox:1.36
            command:
            - sh
            - -c
            - |
              mkdir -p /data
              if [ -f /data/db.lock ]; then echo "db.lock exists: data is corrupt"; exit 1; fi
              touch /data/db.lock
              sleep 1d
        """
      And 1 minute passes
      And container "db" crashes with exit code 139
      And 5 minutes pass
      Then container "db" started at 0s, 60s
      And container "db" is running

    Scenario: Mended: the volume, and a process that clears up before it begins
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: db }
        spec:
          containers:
          - name: db
            image: busybox:1.36
            command:
            - sh
            - -c
            - |
              rm -f /data/db.lock
              touch /data/db.lock
              sleep 1d
            volumeMounts: [{ name: data, mountPath: /data }]
          volumes:
          - { name: data, emptyDir: {} }
        """
      And 1 minute passes
      And container "db" crashes with exit code 139
      And 5 minutes pass
      Then container "db" started at 0s, 60s
