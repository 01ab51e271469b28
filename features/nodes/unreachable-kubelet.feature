Feature: A kubelet that does not answer
  What a container wrote, and what is to be run in it, only the kubelet of its node can tell and do. The API server passes on what it
  gets.
  https://kubernetes.io/docs/concepts/architecture/control-plane-node-communication/#api-server-to-kubelet

  Background:
    Given a cluster of 2 nodes
    And a pod "web" with container "app" of image "nginx:1.27"
    And 10 seconds pass

  Rule: kubectl logs and exec fail while it is silent
    See https://kubernetes.io/docs/concepts/architecture/control-plane-node-communication/#api-server-to-kubelet
    Source: pkg/registry/core/pod/strategy.go (v1.36, LogLocation, ExecLocation)

    Scenario: The kubelet is down: nobody listens at its port
      When the kubelet of node "node-1" is down for 30s
      And I run:
        """
        kubectl logs web
        """
      Then it prints:
        """
        Error from server: Get "https://10.0.0.1:10250/containerLogs/default/web/app": dial tcp 10.0.0.1:10250: connect: connection refused
        """
      When I run:
        """
        kubectl exec web -- cat "/etc/os release"
        """
      Then it prints:
        """
        error: Internal error occurred: error sending request: Post "https://10.0.0.1:10250/exec/default/web/app?command=cat&command=%2Fetc%2Fos+release&error=1&output=1": dial tcp 10.0.0.1:10250: connect: connection refused
        """
      When 30 seconds pass
      And I run:
        """
        kubectl exec web -- echo back
        """
      Then it prints:
        """
        back
        """

    Scenario: The node has no power: nobody is there
      When node "node-1" goes down
      And I run:
        """
        kubectl logs web --previous=false
        """
      Then it prints:
        """
        Error from server: Get "https://10.0.0.1:10250/containerLogs/default/web/app": dial tcp 10.0.0.1:10250: connect: no route to host
        """

    Scenario: The node is cut off: nothing comes back
      When node "node-1" is cut off
      And I run:
        """
        kubectl logs web
        """
      Then it prints:
        """
        Error from server: Get "https://10.0.0.1:10250/containerLogs/default/web/app": dial tcp 10.0.0.1:10250: i/o timeout
        """

  Rule: Its lease says when it was heard of last
    See https://kubernetes.io/docs/concepts/architecture/leases/#node-heart-beats

    Scenario: A lease is renewed every ten seconds
      When 17 seconds pass
      And node "node-1" goes down
      And 30 seconds pass
      Then kubectl get leases -n kube-node-lease shows:
        | NAME   | HOLDER | AGE |
        | node-1 | node-1 | 57s |
        | node-2 | node-2 | 57s |
      And kubectl describe node node-1 includes:
        """
        Lease:
          HolderIdentity:  node-1
          AcquireTime:     <unset>
          RenewTime:       Thu, 01 Jan 2026 00:00:20 +0000
        """
      And kubectl describe node node-2 includes:
        """
          RenewTime:       Thu, 01 Jan 2026 00:00:50 +0000
        """

    # The status is written when it changes (the image of the pod is listed after 30s), and else only every five minutes.
    Scenario: Nothing changes on a node: its lease shows that it lives, and its status stays as it is
      When 4 minutes pass
      Then metadata.resourceVersion of node "node-1" is unchanged since 30s
      And node "node-1" was Ready since 0s
      And kubectl describe node node-1 includes:
        """
          RenewTime:       Thu, 01 Jan 2026 00:04:10 +0000
        """

    Scenario: A lease belongs to its node
      Then kubectl get lease node-1 -n kube-node-lease -o yaml includes:
        """
          ownerReferences:
          - apiVersion: v1
            kind: Node
            name: node-1
        """
