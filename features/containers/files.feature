Feature: Files and restarts
  A restarted container is a new container: what the old one wrote is gone, except on volumes.
  https://kubernetes.io/docs/concepts/storage/volumes/#emptydir

  Rule: What a container writes into its own file system is lost when it is restarted

    Scenario: A counter that never counts
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: busybox:1.36
            command: [sh, -c, 'echo run >> /tmp/runs; wc -l < /tmp/runs; exit 1']
        """
      And 1 minute passes
      Then container "app" has restarted 3 times
      And the log of container "app" is:
        """
        1
        """

  Rule: An emptyDir volume lives as long as its pod

    Scenario: The same counter on a volume
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: busybox:1.36
            command: [sh, -c, 'echo run >> /tmp/runs; wc -l < /tmp/runs; exit 1']
            volumeMounts: [{ name: tmp, mountPath: /tmp }]
          volumes:
          - { name: tmp, emptyDir: {} }
        """
      And 1 minute passes
      Then container "app" has restarted 3 times
      And the log of container "app" is:
        """
        4
        """

    Scenario: A new pod begins with an empty one
      Given the manifest:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: busybox:1.36
            command: [sh, -c, 'echo run >> /tmp/runs; wc -l < /tmp/runs; trap "exit 0" TERM; sleep 3600 & wait']
            volumeMounts: [{ name: tmp, mountPath: /tmp }]
          volumes:
          - { name: tmp, emptyDir: {} }
        """
      When the manifest is applied
      And 10 seconds pass
      And pod "web" is deleted
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: busybox:1.36
            command: [sh, -c, 'echo run >> /tmp/runs; wc -l < /tmp/runs; trap "exit 0" TERM; sleep 3600 & wait']
            volumeMounts: [{ name: tmp, mountPath: /tmp }]
          volumes:
          - { name: tmp, emptyDir: {} }
        """
      Then the log of container "app" is:
        """
        1
        """

  # A volume is not always a blessing: if what lies on it makes the process crash, every restart finds it again.
  Rule: Data that was broken by a crash is still broken after the restart, if it lies on a volume

    Scenario: On a volume the container crashes at every start
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
              if [ -f /data/half-written ]; then echo "data is corrupt"; exit 1; fi
              touch /data/half-written
              sleep 60
              exit 1
            volumeMounts: [{ name: data, mountPath: /data }]
          volumes:
          - { name: data, emptyDir: {} }
        """
      And 140 seconds pass
      Then container "db" started at 0s, 60s, 70s, 90s, 130s
      And the log of container "db" is:
        """
        data is corrupt
        """

    Scenario: Without a volume every run begins afresh
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
              if [ -f /data/half-written ]; then echo "data is corrupt"; exit 1; fi
              touch /data/half-written
              sleep 60
              exit 1
        """
      And 5 minutes pass
      Then container "db" started at 0s, 60s, 130s, 210s
      And the log of container "db" is:
        """
        """

  Rule: A read-only root file system can be written to on volumes only

    Scenario: One file inside, one on a volume
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
            securityContext: { readOnlyRootFilesystem: true }
            command: [sh, -c, 'echo x > /data/x && echo kept; echo x > /x || echo refused']
            volumeMounts: [{ name: data, mountPath: /data }]
          volumes:
          - { name: data, emptyDir: {} }
        """
      Then the log of container "app" includes:
        """
        kept
        """
      And the log of container "app" includes:
        """
        refused
        """
