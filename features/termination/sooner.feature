Feature: Deleting a pod sooner
  A second deletion, or one by force, changes how long the API waits, and not always what the node does.
  https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination

  Rule: A second deletion can shorten the grace period in the object, but the stop under way takes its course
    Source: staging/src/k8s.io/apiserver/pkg/registry/rest/delete.go (v1.36, BeforeDelete)
    Source: pkg/kubelet/kubelet.go (v1.36, SyncTerminatingPod)
    Recorded on a real node of 1.36.2: the pod had been deleted with 60 seconds and was deleted again with 3; its
    container was killed after 60.

    Scenario: Deleted with 60 seconds, then with 20
      Given container "app" ignores SIGTERM
      And a running pod "web" with container "app"
      When pod "web" is deleted with a grace period of 60s
      And 4 seconds pass
      And pod "web" is deleted with a grace period of 20s
      Then pod "web" matches:
        """yaml
        metadata: { deletionTimestamp: "@20s", deletionGracePeriodSeconds: 20 }
        """
      And container "app" was killed at 60s

    Scenario: A longer period given later changes nothing
      Given container "app" ignores SIGTERM
      And a running pod "web" with container "app"
      When pod "web" is deleted with a grace period of 10s
      And 4 seconds pass
      And pod "web" is deleted with a grace period of 60s
      Then pod "web" matches:
        """yaml
        metadata: { deletionTimestamp: "@10s", deletionGracePeriodSeconds: 10 }
        """
      And pod "web" is gone at 10s

  Rule: Forced deletion removes the object at once, not the processes
    It is often said to kill the containers at once. The API server only stops waiting for the kubelet; the containers
    are still given their grace period, and may outlive the object.
    https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination-forced

    Scenario: The process lives on after its pod is gone
      Given a pod "web" with container "app"
      And container "app" ignores SIGTERM
      When 10 seconds pass
      And pod "web" is force deleted
      Then pod "web" is gone
      And container "app" received SIGTERM at 10s
      And container "app" was killed at 40s
