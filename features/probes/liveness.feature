Feature: Liveness probes
  A container whose liveness probe has failed `failureThreshold` times in a row is killed and started again.
  https://kubernetes.io/docs/concepts/workloads/pods/probes/#liveness-probe

  Rule: A container that fails its liveness probe three times in a row is killed and restarted
    See https://kubernetes.io/docs/concepts/workloads/pods/probes/#configure-probes

    Scenario: A liveness probe that asks for a page that is not there
      # From the first notes, to the letter. A page that does not exist restarts the container for ever.
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata:
          name: liveness-test
        spec:
          containers:
          - name: nginx
            image: nginx
            ports:
            - containerPort: 80
            livenessProbe:
              httpGet:
                path: /ho/ho
                port: 80
              initialDelaySeconds: 10
              periodSeconds: 10
        """
      And 35 seconds pass
      Then the liveness probe of container "nginx" failed at 10s, 20s, 30s
      And container "nginx" restarted at 30s
      And the events of pod "liveness-test" include:
        | type    | reason    | from    | message                                                        | count | at  |
        | Warning | Unhealthy | kubelet | Liveness probe failed: HTTP probe failed with statuscode: 404  | 3     | *   |
        | Normal  | Killing   | kubelet | Container nginx failed liveness probe, will be restarted       | 1     | 30s |
      And pod "liveness-test" is Running

    Scenario: After a while it is in CrashLoopBackOff, restarted 13 times
      # The note shows Restart Count 13 and CrashLoopBackOff.
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata:
          name: liveness-test
        spec:
          containers:
          - name: nginx
            image: nginx
            ports:
            - containerPort: 80
            livenessProbe:
              httpGet:
                path: /ho/ho
                port: 80
              initialDelaySeconds: 10
              periodSeconds: 10
        """
      Then container "nginx" has restarted 13 times within 1h
      And container "nginx" is waiting with reason "CrashLoopBackOff" within 5m
      And kubectl describe pod "liveness-test" includes:
        """
            State:          Waiting
              Reason:       CrashLoopBackOff
        """
      And kubectl describe pod "liveness-test" includes:
        """
            Ready:          False
            Restart Count:  13
            Liveness:       http-get http://:80/ho/ho delay=10s timeout=1s period=10s #success=1 #failure=3
        """

    # A server that answers five requests and then only with 500, as an example that many learn from. What was noted of it: exit code
    # 143, after a run of 77 seconds, for the first look came three seconds before the container was ten seconds old.
    Scenario: Exit code 143, and the probe in one line
      Given container "kubia" answers GET / with 500 from 55s to 1d
      And container "kubia" answers GET / with 200 from 0s to 55s
      And container "kubia" listens on port 8080 after 0s
      And container "kubia" exits with code 143 on SIGTERM
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata:
          name: kubia-liveness
        spec:
          containers:
          - image: luksa/kubia-unhealthy
            name: kubia
            livenessProbe:
              httpGet:
                path: /
                port: 8080
        """
      And 90 seconds pass
      Then the liveness probe of container "kubia" failed at 60s, 70s, 80s
      And kubectl describe pod kubia-liveness includes:
        """
            Last State:     Terminated
              Reason:       Error
              Exit Code:    143
        """
      And kubectl describe pod kubia-liveness includes:
        """
            Liveness:       http-get http://:8080/ delay=0s timeout=1s period=10s #success=1 #failure=3
        """

    Scenario: With the page that is there nothing restarts
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata:
          name: liveness-test
        spec:
          containers:
          - name: nginx
            image: nginx
            ports:
            - containerPort: 80
            livenessProbe:
              httpGet:
                path: /
                port: 80
              initialDelaySeconds: 10
              periodSeconds: 10
        """
      And 1 hour passes
      Then container "nginx" has restarted 0 times
      And there is no Warning event

  Rule: One success in between starts the count again
    See https://kubernetes.io/docs/concepts/workloads/pods/probes/#configure-probes
    Source: pkg/kubelet/prober/worker.go (v1.36, doProbe)

    Scenario: Two failures, a success, and two failures
      Given container "app" listens on port 80 after 0s
      And container "app" answers GET / with 500 from 5s to 25s
      And container "app" answers GET / with 500 from 35s to 55s
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - { name: app, image: "example.com/app:1", livenessProbe: { httpGet: { port: 80 } } }
        """
      And 5 minutes pass
      Then the liveness probe of container "app" failed at 10s, 20s, 40s, 50s
      And container "app" has restarted 0 times

  Rule: Between the failures and the new container the pod stays Running, and its status says nothing
    Source: pkg/kubelet/kubelet.go (v1.36, SyncPod)
    Source: pkg/kubelet/kuberuntime/kuberuntime_manager.go (v1.36, SyncPod)

    Scenario: A container that takes 5s to stop
      # The example of the documentation, with a grace period of five seconds.
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: liveness-exec }
        spec:
          terminationGracePeriodSeconds: 5
          containers:
          - name: liveness
            image: busybox:1.36
            args: [/bin/sh, -c, "touch /tmp/healthy; sleep 30; rm -f /tmp/healthy; sleep 600"]
            livenessProbe:
              exec: { command: [cat, /tmp/healthy] }
              initialDelaySeconds: 5
              periodSeconds: 5
        """
      And 50 seconds pass
      Then the liveness probe of container "liveness" failed at 30s, 35s, 40s
      And container "liveness" received SIGTERM at 40s
      And container "liveness" was killed at 45s
      And container "liveness" restarted at 45s
      And container "liveness" is ready from 0s to 50s
      And pod "liveness-exec" matches:
        """yaml
        status:
          phase: Running
          containerStatuses:
          - { name: liveness, restartCount: 1, lastState: { terminated: { exitCode: 137, reason: Error, finishedAt: "@45s" } } }
        """

  Rule: A pod that never restarts its containers ends with the failed probe
    See https://kubernetes.io/docs/concepts/workloads/pods/probes/#probe-results
    Source: pkg/kubelet/kuberuntime/kuberuntime_manager.go (v1.36, computePodActions)

    Scenario: restartPolicy Never
      Given container "app" listens on port 80 after 0s
      And container "app" answers GET / with 500
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          restartPolicy: Never
          containers:
          - { name: app, image: "example.com/app:1", livenessProbe: { httpGet: { port: 80 } } }
        """
      And 1 minute passes
      Then pod "web" is Failed
      And container "app" is terminated with exit code 143
      And the events of pod "web" include:
        | type   | reason  | message                             | at  |
        | Normal | Killing | Container app failed liveness probe | 30s |

  Rule: Of several containers that fail at once one is killed after the other
    Source: pkg/kubelet/kuberuntime/kuberuntime_manager.go (v1.36, SyncPod)

    Scenario: The second ends by itself, unnoticed, while it waits for the first to stop
      Given typical latencies
      And container "second" exits with code 3 after 26.5s on its first run
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: first
            image: app:1
            livenessProbe: { tcpSocket: { port: 80 }, initialDelaySeconds: 10, failureThreshold: 1 }
            lifecycle: { preStop: { sleep: { seconds: 9 } } }
          - name: second
            image: app:1
            livenessProbe: { tcpSocket: { port: 80 }, initialDelaySeconds: 10, failureThreshold: 1 }
        """
      And 40 seconds pass
      Then container "first" has restarted 1 time
      And container "second" has restarted 1 time
      And the events of pod "web" include:
        | type    | reason  | message                                                   |
        | Normal  | Killing | Container first failed liveness probe, will be restarted  |
        | Normal  | Killing | Container second failed liveness probe, will be restarted |

  Rule: With OnFailure the container comes back at once, however it ended
    Source: pkg/kubelet/kuberuntime/kuberuntime_manager.go (v1.36, computePodActions)

    Scenario: A server that ends with 0 when it is stopped
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          restartPolicy: OnFailure
          containers:
          - { name: app, image: "nginx:1.27", livenessProbe: { httpGet: { path: /ho/ho, port: 80 } } }
        """
      And 35 seconds pass
      Then container "app" started at 0s, 30s
      And pod "web" is Running

  Rule: The back-off of a restart for liveness counts from the end of the run before it
    Source: pkg/kubelet/kuberuntime/kuberuntime_manager.go (v1.36, SyncPod, doBackOff)

    Scenario: Runs of 30s come back at once until the back-off is longer
      # A crash waits 10, 20, 40 … seconds; here the first four restarts do not wait at all.
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - { name: app, image: "nginx:1.27", livenessProbe: { httpGet: { path: /ho/ho, port: 80 } } }
        """
      And 3 minutes pass
      Then container "app" started at 0s, 30s, 1m, 90s, 2m
      And container "app" is waiting with reason "CrashLoopBackOff" at 151s

  Rule: Without a liveness probe a container that hangs is left alone
    See https://kubernetes.io/docs/concepts/workloads/pods/probes/#probe-results

    Scenario: A server that answers nothing any more
      Given container "app" listens on port 80 after 0s
      And container "app" takes 1h to answer GET /
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - { name: app, image: "example.com/app:1" }
        """
      And 1 day passes
      Then container "app" has restarted 0 times
      And pod "web" is Ready
