Feature: What fails without a container runtime
  A kubelet whose container runtime is down goes on to work for a while: what it asks of the runtime fails, in the words of its client.
  The rest of its story is told by `nodes/container-runtime`.
  https://kubernetes.io/docs/concepts/architecture/cri/

  Background:
    Given a cluster of 2 nodes

  Rule: What the kubelet tries fails, and the pod's events say so
    Source: pkg/kubelet/pod_workers.go (v1.36, podWorkerLoop)
    Source: pkg/kubelet/container/cache.go (v1.36, GetNewerThan)
    A worker tries once. Then it waits for the next look at all containers, which is not to be had.

    Scenario: A new pod gets no sandbox
      When 10 seconds pass
      And the container runtime of node "node-1" is down for 25s
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { nodeName: node-1, containers: [ { name: app, image: "nginx:1.27" } ] }
        """
      Then pod "web" is Running at 35s
      And the events of pod "web" are:
        | type    | reason                 | message                                                                                                                                                                                                         | count | at  |
        | Warning | FailedCreatePodSandBox | Failed to create pod sandbox: rpc error: code = Unavailable desc = connection error: desc = "transport: Error while dialing: dial unix /run/containerd/containerd.sock: connect: connection refused" | 1     | 10s |
        | Normal  | Pulling                | *                                                                                                                                                                                                               | 1     | 35s |
        | Normal  | Pulled                 | *                                                                                                                                                                                                               | 1     | 35s |
        | Normal  | Created                | *                                                                                                                                                                                                               | 1     | 35s |
        | Normal  | Started                | *                                                                                                                                                                                                               | 1     | 35s |

    Scenario: A short outage costs it the ten seconds of every failed sync
      When 10 seconds pass
      And the container runtime of node "node-1" is down for 2s
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { nodeName: node-1, containers: [ { name: app, image: "nginx:1.27" } ] }
        """
      Then pod "web" is Pending at 19s
      And pod "web" is Running at 20s

    Scenario: A pod that comes when its kubelet has given up is not taken up at all
      When 10 seconds pass
      And the container runtime of node "node-1" is down for 2 minutes
      And 35 seconds pass
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { nodeName: node-1, containers: [ { name: app, image: "nginx:1.27" } ] }
        """
      Then pod "web" is Pending at 129s
      And pod "web" is Running at 130s
      And there are no Warning events of pod "web"

    Scenario: A pod that is deleted cannot be stopped
      Given a pod "web" with container "app" of image "nginx:1.27"
      When 10 seconds pass
      And the container runtime of node "node-1" is down for 25s
      And 2 seconds pass
      And pod "web" is deleted
      Then pod "web" is Terminating at 34s
      And the events of pod "web" include:
        | type    | reason        | message                                                                                                                                                                                                                                                                                   | at  |
        | Normal  | Killing       | Stopping container app                                                                                                                                                                                                                                                                    | 12s |
        | Warning | FailedKillPod | error killing pod: [failed to "KillContainer" for "app" with KillContainerError: "rpc error: code = Unavailable desc = *connection refused\"", failed to "KillPodSandbox" for "*" with KillPodSandboxError: "rpc error: code = Unavailable desc = *connection refused\""] | 12s |
      And container "app" received SIGQUIT at 35s
      And pod "web" is gone at 35s

    Scenario: A stop that was under way breaks off, and begins again
      Given container "app" ignores SIGTERM
      And a pod "web" with container "app"
      When 10 seconds pass
      And pod "web" is deleted
      And 5 seconds pass
      And the container runtime of node "node-1" is down for 40s
      Then container "app" received SIGTERM at 10s
      And container "app" received SIGTERM at 10s, 55s
      And container "app" was killed at 85s
      And the events of pod "web" include:
        | reason        | message                                                                                                                                                                  | at  |
        | FailedKillPod | error killing pod: [failed to "KillContainer" for "app" with KillContainerError: "rpc error: code = Unavailable desc = error reading from server: EOF", *] | 15s |

    Scenario: A pull that was under way breaks off
      Given image "big:1" takes 20s to pull
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { containers: [ { name: app, image: "big:1" } ] }
        """
      And 10 seconds pass
      And the container runtime of node "node-1" restarts
      And 1 second passes
      Then the events of pod "web" include:
        | type    | reason | message                                                                                            | at  |
        | Warning | Failed | Failed to pull image "big:1": rpc error: code = Unavailable desc = error reading from server: EOF | 10s |
        | Warning | Failed | Error: ErrImagePull                                                                                | 10s |
      And container "app" started at 40s

    Scenario: A container whose liveness probe fails cannot be killed
      Given container "app" listens on port 80 after 0s
      And container "app" answers GET / with 500 from 14s to 30s on its first run
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: web:1
            livenessProbe: { httpGet: { port: 80 }, periodSeconds: 5, failureThreshold: 1 }
        """
      And 12 seconds pass
      And the container runtime of node "node-1" is down for 20s
      And 1 minute passes
      Then the events of pod "web" include:
        | reason  | message                                                | count | at  |
        | Killing | Container app failed liveness probe, will be restarted | 2     | 15s |
      And container "app" received SIGTERM at 32s

  Rule: Nothing can be run in a container, and no log can be read, without its runtime
    Source: pkg/kubelet/kuberuntime/kuberuntime_container.go (v1.36, RunInContainer, GetExec, GetContainerLogs)

    Scenario: A probe by command errs, which counts for nothing
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: web:1
            readinessProbe: { exec: { command: ["true"] }, failureThreshold: 1 }
            livenessProbe: { exec: { command: ["true"] }, failureThreshold: 1 }
        """
      And 12 seconds pass
      And the container runtime of node "node-1" is down for 15s
      And 1 minute passes
      Then the events of pod "web" include:
        | type    | reason    | message                                                                                                                                                                                                                                        | count | at  |
        | Warning | Unhealthy | Readiness probe errored and resulted in unknown state: rpc error: code = Unavailable desc = connection error: desc = "transport: Error while dialing: dial unix /run/containerd/containerd.sock: connect: connection refused" | 1     | 20s |
      And pod "web" was Ready from 1s to 80s
      And container "app" has restarted 0 times

    Scenario: A probe by command that was under way breaks off
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: web:1
            readinessProbe: { exec: { command: [sleep, "2"] }, timeoutSeconds: 5 }
        """
      And 13 seconds pass
      And the container runtime of node "node-1" restarts
      And 20 seconds pass
      Then the events of pod "web" include:
        | type    | reason    | message                                                                                                                     | at  |
        | Warning | Unhealthy | Readiness probe errored and resulted in unknown state: rpc error: code = Unavailable desc = error reading from server: EOF | 13s |
      And pod "web" was Ready from 3s to 30s

    Scenario: kubectl logs and kubectl exec
      Given a pod "web" with container "app" of image "nginx:1.27"
      When 10 seconds pass
      And the container runtime of node "node-1" is down for 20s
      And I run:
        """
        kubectl logs web
        """
      Then it prints:
        """
        unable to retrieve container logs for containerd://*
        """
      When I run:
        """
        kubectl exec web -- true
        """
      Then it prints:
        """
        error: Internal error occurred: unable to upgrade connection: rpc error: code = Unavailable desc = connection error: desc = "transport: Error while dialing: dial unix /run/containerd/containerd.sock: connect: connection refused"
        """
      When 20 seconds pass
      Then kubectl exec web -- echo back prints:
        """
        back
        """

    Scenario: A preStop hook by command fails, and so does the stop
      Given a pod "web" with container "app" of image "nginx:1.27"
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: polite }
        spec:
          nodeName: node-1
          containers: [ { name: app, image: "nginx:1.27", lifecycle: { preStop: { exec: { command: [sleep, "5"] } } } } ]
        """
      And 10 seconds pass
      And the container runtime of node "node-1" is down for 25s
      And 2 seconds pass
      And pod "polite" is deleted
      Then pod "polite" is gone at 40s
      And the events of pod "polite" include:
        | reason            | at  |
        | FailedPreStopHook | 12s |
        | FailedKillPod     | 12s |

  Rule: A kubelet that has given up its runtime hears its probes, and tells what they said when it goes on
    Source: pkg/kubelet/kubelet.go (v1.36, syncLoop)
    Source: pkg/kubelet/prober/worker.go (v1.36, doProbe)

    Scenario Outline: A readiness probe fails <after> after the runtime
      Given container "app" listens on port 80 after 0s
      And container "app" answers GET / with 500 from <from>s to 10m on its first run
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - { name: app, image: "web:1", readinessProbe: { httpGet: { port: 80 }, periodSeconds: 5, failureThreshold: 1 } }
        """
      And 10 seconds pass
      And the container runtime of node "node-1" is down for 80s
      Then pod "web" is Ready at <last>s
      And pod "web" is not Ready at <told>s

      Examples:
        | after | from | last | told |
        | 10s   | 19   | 19   | 20   |
        | 40s   | 49   | 89   | 90   |
