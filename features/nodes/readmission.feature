Feature: Pods are looked at again when their kubelet is back
  A kubelet remembers nothing of the pods that it had taken. When it starts it takes in anew all that it finds, the oldest first, and
  refuses those that it would not take now, though they run.
  https://kubernetes.io/docs/concepts/architecture/#kubelet

  Rule: A pod whose node has lost the label it asks for runs on, until the kubelet restarts
    See https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#node-affinity
    Source: pkg/kubelet/lifecycle/predicate.go (v1.36, generalFilter)

    Background:
      Given a cluster of 2 nodes
      When I run:
        """
        kubectl label node node-1 disktype=ssd
        """
      And I apply:
        """yaml
        apiVersion: apps/v1
        kind: ReplicaSet
        metadata: { name: web }
        spec:
          replicas: 1
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec:
              nodeSelector: { disktype: ssd }
              containers: [ { name: app, image: "nginx:1.27" } ]
        """
      And 10 seconds pass

    Scenario: The label goes, and nothing happens
      When I run:
        """
        kubectl label node node-1 disktype-
        """
      And 10 minutes pass
      Then the pod is Running

    Scenario: The kubelet restarts
      When I run:
        """
        kubectl label node node-1 disktype-
        """
      And the kubelet of node "node-1" is down for 20s
      Then the pod is Running at 29s
      And there are 2 pods at 30s
      And the first pod matches:
        """yaml
        status:
          phase: Failed
          reason: NodeAffinity
          message: "Pod was rejected: Predicate NodeAffinity failed: node(s) didn't match Pod's node affinity/selector"
        """
      And container "app" of the first pod received SIGQUIT at 30s

  Rule: It stays, where nothing has changed
    Source: pkg/kubelet/kubelet.go (v1.36, HandlePodAdditions)

    Scenario: A node that is full
      Given a cluster of 1 node with 4 CPUs and 8Gi of memory each
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: large }
        spec: { containers: [ { name: app, image: "nginx:1.27", resources: { requests: { cpu: 3 } } } ] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: small }
        spec: { containers: [ { name: app, image: "nginx:1.27", resources: { requests: { cpu: 1 } } } ] }
        """
      And 10 seconds pass
      And the kubelet of node "node-1" restarts
      And 1 minute passes
      Then pod "large" is Running
      And pod "small" is Running

  Rule: A pod that asks for the label and was deleted meanwhile is gone at once
    Source: pkg/kubelet/kubelet.go (v1.36, HandlePodAdditions, rejectPod)
    Source: pkg/kubelet/status/status_manager.go (v1.36, canBeDeleted)

    Scenario: The label and the pod go while the kubelet is down
      Given a cluster of 1 node
      When I run:
        """
        kubectl label node node-1 disktype=ssd
        """
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          nodeSelector: { disktype: ssd }
          containers: [ { name: app, image: "nginx:1.27" } ]
        """
      And 10 seconds pass
      And the kubelet of node "node-1" is down for 20s
      And 5 seconds pass
      And I run:
        """
        kubectl label node node-1 disktype-
        """
      And pod "web" is deleted
      Then pod "web" is Terminating at 29s
      And pod "web" is gone at 30s

  Rule: A pod that has ended and was deleted is taken out of the API when the kubelet is back
    Source: pkg/kubelet/kubelet_pods.go (v1.36, HandlePodCleanups, filterTerminalPodsToDelete)

    Scenario: Its finalizer is taken off while the kubelet is down
      Given a cluster of 1 node
      And container "app" ignores SIGTERM
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web, finalizers: [example.com/audit] }
        spec: { containers: [ { name: app, image: "web:1" } ] }
        """
      And 10 seconds pass
      And the kubelet of node "node-1" is down for 60s
      And pod "web" is deleted
      And 5 seconds pass
      And I run:
        """
        kubectl patch pod web --subresource=status --type=merge -p '{"status":{"phase":"Failed"}}'
        """
      And I run:
        """
        kubectl patch pod web --type=merge -p '{"metadata":{"finalizers":null}}'
        """
      Then pod "web" is Terminating at 69s
      And pod "web" is gone within 40s

    Scenario: It had ended before
      Given a cluster of 1 node
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web, finalizers: [example.com/audit] }
        spec: { restartPolicy: Never, containers: [ { name: app, image: "busybox:1.36", command: [sleep, "5"] } ] }
        """
      And 10 seconds pass
      And the kubelet of node "node-1" is down for 60s
      And pod "web" is deleted
      And 5 seconds pass
      Then pod "web" is Terminating
      When I run:
        """
        kubectl patch pod web --type=merge -p '{"metadata":{"finalizers":null}}'
        """
      Then pod "web" is gone
