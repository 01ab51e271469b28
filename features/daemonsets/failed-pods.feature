Feature: Failed pods of a DaemonSet
  A daemon pod that failed for good is deleted and made again, and the pauses between the attempts double.
  https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/

  Rule: The pauses are 1, 2, 4 … seconds, at most 15 minutes
    Source: pkg/controller/daemon/daemon_controller.go (v1.36, podsShouldBeOnNode)
    Source: cmd/kube-controller-manager/app/apps.go (v1.36, newDaemonSetController)

    # The pod is too big for what its own volume allows, so the kubelet evicts it each time it looks.
    Scenario: Evicted again and again
      When I apply:
        """yaml
        apiVersion: apps/v1
        kind: DaemonSet
        metadata: { name: agent }
        spec:
          selector: { matchLabels: { app: agent } }
          template:
            metadata: { labels: { app: agent } }
            spec:
              containers:
                - name: app
                  image: busybox:1.36
                  command: [sh, -c, "dd if=/dev/zero of=/data/x bs=1M count=3; sleep 1d"]
                  volumeMounts: [{ name: data, mountPath: /data }]
              volumes: [{ name: data, emptyDir: { sizeLimit: 1Mi } }]
        """
      And 10 minutes pass
      Then the events of daemonset "agent" include:
        | type    | reason           | message                                                                     |
        | Warning | FailedDaemonPod  | Found failed daemon pod default/agent-* on node node-1, will try to kill it |
        | Normal  | SuccessfulDelete | Deleted pod: agent-*                                                        |
        | Normal  | SuccessfulCreate | Created pod: agent-*                                                        |
      And there are at most 1 pods of daemonset "agent" at all times
