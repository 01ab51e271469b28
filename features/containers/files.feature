Feature: Files and restarts
  A restarted container is a new container: what the old one wrote is gone, except on volumes.
  What this means for data, good and bad: [volumes/data-loss](../volumes/data-loss.feature).
  https://kubernetes.io/docs/concepts/storage/volumes/#emptydir

  Rule: What a container writes into its own file system is lost when it is restarted
    See https://kubernetes.io/docs/concepts/storage/volumes/#why-volumes-are-important

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
    See https://kubernetes.io/docs/concepts/storage/volumes/#emptydir

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

  Rule: A read-only root file system can be written to on volumes only
    Source: pkg/kubelet/kuberuntime/security_context.go (v1.36, convertToRuntimeSecurityContext)

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
