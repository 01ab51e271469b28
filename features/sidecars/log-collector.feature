Feature: A log collector beside its application
  An application that writes its log to a file and not to its output needs a helper that reads the file, on a volume that both mount.
  https://kubernetes.io/docs/concepts/cluster-administration/logging/#sidecar-container-with-logging-agent

  Rule: What lies on the volume of the pod outlives a crash of the application, and is read by the sidecar all the time
    See https://kubernetes.io/docs/concepts/cluster-administration/logging/#sidecar-container-with-logging-agent
    See https://kubernetes.io/docs/concepts/storage/volumes/#emptydir

    Scenario: The collector sees what the application writes, and what it wrote before a crash
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          initContainers:
          - name: collector
            image: busybox:1.36
            restartPolicy: Always
            command: [sh, -c, 'touch /logs/app.log; tail -n +1 -f /logs/app.log']
            volumeMounts: [{ name: logs, mountPath: /logs }]
          containers:
          - name: app
            image: busybox:1.36
            command: [sh, -c, 'echo "started" >> /logs/app.log; sleep 5; echo "about to crash" >> /logs/app.log; exit 1']
            volumeMounts: [{ name: logs, mountPath: /logs }]
          volumes: [{ name: logs, emptyDir: {} }]
        """
      And 6 seconds pass
      Then container "app" has restarted 1 time
      And the log of sidecar "collector" is:
        """
        started
        about to crash
        started
        """
      And kubectl logs web -c app shows nothing
