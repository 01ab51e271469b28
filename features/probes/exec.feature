Feature: Exec probes
  The kubelet runs a command in the container; exit code 0 is good.
  https://kubernetes.io/docs/concepts/workloads/pods/probes/#check-mechanisms
  pkg/probe/exec/exec.go, pkg/kubelet/prober/prober.go

  Rule: The exit code decides, and what the command printed is told, first its output, then its errors
    See https://kubernetes.io/docs/concepts/workloads/pods/probes/#check-mechanisms
    Source: pkg/kubelet/kuberuntime/kuberuntime_container.go (v1.36, RunInContainer)

    Scenario: A database that is down
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: busybox:1.36
            command: [sleep, "1000"]
            readinessProbe:
              exec: { command: [sh, -c, "echo db is down >&2; echo asked db; exit 3"] }
        """
      And 5 seconds pass
      Then the events of pod "web" include:
        | type    | reason    | message                                               |
        | Warning | Unhealthy | Readiness probe failed: asked db\ndb is down |
      And the log of container "app" is:
        """
        """

  Rule: The command sees the files and the variables of the container
    See https://kubernetes.io/docs/concepts/workloads/pods/probes/#check-mechanisms
    Source: pkg/kubelet/prober/prober.go (v1.36, runProbe, ExpandContainerCommandOnlyStatic)

    Scenario: A file that the container writes after 12s
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: busybox:1.36
            command: [sh, -c, "sleep 12; touch /tmp/ready; sleep 1000"]
            env: [{ name: MARK, value: /tmp/ready }]
            readinessProbe:
              exec: { command: [sh, -c, 'test -f "$MARK"'] }
              periodSeconds: 5
        """
      Then pod "web" is not Ready at 14s
      And pod "web" is Ready at 15s

    Scenario: $(MARK) is put in by the kubelet
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: busybox:1.36
            command: [sh, -c, "touch /tmp/ready; sleep 1000"]
            env: [{ name: MARK, value: /tmp/ready }]
            readinessProbe: { exec: { command: [cat, $(MARK)] } }
        """
      Then pod "web" is Ready at 0s

    Scenario: A variable from a reference is empty there
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: busybox:1.36
            command: [sleep, "1000"]
            env: [{ name: NAME, valueFrom: { fieldRef: { fieldPath: metadata.name } } }]
            readinessProbe: { exec: { command: [sh, -c, "echo '$(NAME)' $NAME; false"] } }
        """
      And 1 second passes
      Then the events of pod "web" include:
        | reason    | message                            |
        | Unhealthy | Readiness probe failed:  web |

  Rule: A command that takes longer than timeoutSeconds is killed, and has failed
    See https://kubernetes.io/docs/concepts/workloads/pods/probes/#configure-probes
    Source: pkg/probe/exec/exec.go (v1.36, Probe)

    Scenario: A command that hangs
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: busybox:1.36
            command: [sh, -c, "trap 'exit 0' TERM; sleep 3600 & wait $!"]
            livenessProbe:
              exec: { command: [sleep, "30"] }
              periodSeconds: 3
              timeoutSeconds: 2
              failureThreshold: 2
        """
      And 8 seconds pass
      Then the liveness probe of container "app" ran at 3s, 6s
      And container "app" restarted at 8s
      And the events of pod "web" include:
        | reason    | message                                                                    | count | at |
        | Unhealthy | Liveness probe failed: command timed out: "sleep 30" timed out after 2s | 2     | *  |

    Scenario: One that just makes it
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: busybox:1.36
            command: [sleep, "7200"]
            livenessProbe: { exec: { command: [sleep, "1.9"] }, timeoutSeconds: 2, failureThreshold: 1 }
        """
      And 1 hour passes
      Then container "app" has restarted 0 times

  Rule: Tries of its own gain a probe nothing: the timeout is that of the whole command, and failureThreshold tries already
    See https://kubernetes.io/docs/concepts/workloads/pods/probes/#configure-probes

    # The third try would have found the file.
    Scenario: Broken: a command that tries five times, a second apart, fails at its timeout
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: busybox:1.36
            command: [sh, -c, 'sleep 12; touch /tmp/up; sleep 3600']
            livenessProbe: { exec: { command: [sh, -c, 'for i in 1 2 3 4 5; do [ -f /tmp/up ] && exit 0; sleep 1; done; exit 1'] } }
        """
      And 65 seconds pass
      Then the liveness probe of container "app" failed at 10s
      And the liveness probe of container "app" succeeded at 20s, 30s, 40s, 50s, 60s
      And the events of pod "web" include:
        | type    | reason    | message                                                          |
        | Warning | Unhealthy | Liveness probe failed: command timed out: "*" timed out after 1s |

    Scenario: Mended: a plain command does as well, for three failures in a row are needed
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: busybox:1.36
            command: [sh, -c, 'sleep 12; touch /tmp/up; sleep 3600']
            livenessProbe: { exec: { command: [test, -f, /tmp/up] } }
        """
      And 65 seconds pass
      Then the liveness probe of container "app" failed at 10s
      And the liveness probe of container "app" succeeded at 20s, 30s, 40s, 50s, 60s
      And container "app" has restarted 0 times

  Rule: A command that is not in the container is an error, which counts for nothing
    See https://kubernetes.io/docs/concepts/workloads/pods/probes/#probe-results
    Source: pkg/probe/exec/exec.go (v1.36, Probe)

    Scenario: A liveness probe with curl, in an image without it
      # It never restarts the container: the kubelet cannot tell what the answer would have been.
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: busybox:1.36
            command: [sleep, "3600"]
            livenessProbe: { exec: { command: [curl, localhost] } }
        """
      And 10 minutes pass
      Then container "app" has restarted 0 times
      And the liveness probe of container "app" never failed
      And the events of pod "web" include:
        | type    | reason    | message                                                                                                                                                                                                                                                                                                                          |
        | Warning | Unhealthy | Liveness probe errored and resulted in unknown state: rpc error: code = Unknown desc = failed to exec in container: failed to start exec "*": OCI runtime exec failed: exec failed: unable to start container process: exec: "curl": executable file not found in $PATH: unknown |

    Scenario: A readiness probe with it never makes the pod ready
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: busybox:1.36
            command: [sleep, "3600"]
            readinessProbe: { exec: { command: [curl, localhost] } }
        """
      And 10 minutes pass
      Then pod "web" was never Ready
