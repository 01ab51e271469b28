Feature: A node that is cut off
  Its pods run on, its kubelet looks after them with what it knows, and nobody hears of it. To the control plane it looks like a power
  cut. So its pods may run twice for a while: nobody can stop what nobody reaches.
  https://kubernetes.io/docs/concepts/architecture/nodes/

  Background:
    Given a cluster of 2 nodes

  Rule: What runs there runs on, and is restarted
    See https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/#taint-based-evictions
    Source: pkg/kubelet/kuberuntime/kuberuntime_manager.go (v1.36, computePodActions)

    Scenario: A container that crashes meanwhile
      Given container "app" exits with code 1 after 100s on its first run
      And a pod "web" with container "app"
      When 10 seconds pass
      And node "node-1" is cut off
      And 2 minutes pass
      Then node "node-1" is NotReady
      And pod "web" is not Ready
      And container "app" started at 0s, 100s
      And container "app" has restarted 0 times
      When node "node-1" is reachable again
      Then node "node-1" is Ready
      And pod "web" is Ready
      And container "app" has restarted 1 time

    Scenario: One that has ended by then is told of at the return
      Given container "app" exits with code 0 after 100s
      And a running pod "task" with restartPolicy Never
      When 10 seconds pass
      And node "node-1" is cut off
      And 2 minutes pass
      Then pod "task" is Running
      When node "node-1" is reachable again
      Then pod "task" is Succeeded

    # It is the kubelet of the node that asks and restarts; no part of the control plane is needed for it.
    Scenario: A container whose liveness probe fails meanwhile
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: checked }
        spec:
          containers:
          - name: app
            image: busybox:1.36
            command: [sh, -c, 'touch /tmp/alive; sleep 60; rm /tmp/alive; sleep 3600']
            livenessProbe: { exec: { command: [test, -f, /tmp/alive] } }
          terminationGracePeriodSeconds: 5
        """
      And 10 seconds pass
      And node "node-1" is cut off
      And 2 minutes pass
      Then container "app" of pod "checked" started at 0s, 85s
      And container "app" of pod "checked" has restarted 0 times
      When node "node-1" is reachable again
      Then container "app" of pod "checked" has restarted 1 time

  Rule: What the API is told meanwhile is done at the return
    See https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/#taint-based-evictions

    Scenario: Its pods were given up, replaced, and are stopped when it is back
      When I apply:
        """yaml
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec:
          replicas: 1
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec: { containers: [ { name: app, image: "nginx:1.27" } ] }
        """
      And 10 seconds pass
      And node "node-1" is cut off
      And 10 minutes pass
      Then kubectl get pods -o wide includes:
        | NAME  | READY | STATUS      | NODE   |
        | web-* | 1/1   | Terminating | node-1 |
        | web-* | 1/1   | Running     | node-2 |
      And container "app" of the first pod of deployment "web" never received SIGQUIT
      When node "node-1" is reachable again
      Then there is 1 pod of deployment "web" within 1s

    Scenario: A pod that is deleted by force runs on until then
      Given a pod "web" with container "app" of image "nginx:1.27"
      When 10 seconds pass
      And node "node-1" is cut off
      And pod "web" is force deleted
      Then pod "web" is gone
      When 30 seconds pass
      And node "node-1" is reachable again
      And 1 second passes
      Then container "app" received SIGQUIT at 40s

    Scenario: A pod that is bound to it meanwhile waits
      When 10 seconds pass
      And node "node-1" is cut off
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { nodeName: node-1, containers: [ { name: app, image: "nginx:1.27" } ] }
        """
      Then pod "web" is Pending at 39s
      When 20 seconds pass
      And node "node-1" is reachable again
      Then pod "web" is Running

  Rule: A kubelet that starts without the API server does nothing until it reaches it
    Source: pkg/kubelet/config/apiserver.go (v1.36, NewSourceApiserver)
    Source: pkg/kubelet/kubelet_pods.go (v1.36, HandlePodCleanups)

    Scenario: Its containers run on, and are not restarted
      Given container "app" exits with code 1 after 100s on its first run
      And a pod "web" with container "app"
      When 10 seconds pass
      And node "node-1" is cut off
      And the kubelet of node "node-1" restarts
      And 3 minutes pass
      Then container "app" started at 0s
      When node "node-1" is reachable again
      Then container "app" started at 0s, 190s
