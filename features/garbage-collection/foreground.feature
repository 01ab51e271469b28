Feature: Deletion that waits for what is owned
  With `--cascade=foreground` the owner stays until all that it owns is gone, with a finalizer that says so.
  https://kubernetes.io/docs/concepts/architecture/garbage-collection/#foreground-deletion

  Rule: The owner is Terminating until its last pod is gone
    See https://kubernetes.io/docs/concepts/architecture/garbage-collection/#foreground-deletion

    Scenario Outline: A <kind> whose pod takes 5 seconds to stop
      Given container "app" takes 5s to stop on SIGTERM
      When I apply:
        """yaml
        apiVersion: apps/v1
        kind: <kind>
        metadata: { name: web }
        spec:
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec: { containers: [{ name: app, image: "web:1" }] }
        """
      And 10 seconds pass
      And I run:
        """
        kubectl delete <kind>/web --cascade=foreground --wait=false
        """
      Then <kind> "web" is Terminating at 14s
      And <kind> "web" matches:
        """yaml
        metadata: { finalizers: [foregroundDeletion] }
        """
      And <kind> "web" is gone at 15s
      And there are no pods at 15s
      # Nobody makes pods for an owner that is on its way out.
      And there was exactly 1 pod at 14s

      Examples:
        | kind        |
        | Deployment  |
        | ReplicaSet  |
        | StatefulSet |
        | DaemonSet   |

  Rule: kubectl waits as long
    See https://kubernetes.io/docs/tasks/administer-cluster/use-cascading-deletion/#use-foreground-cascading-deletion
    Source: staging/src/k8s.io/kubectl/pkg/cmd/delete/delete.go (v1.36, DeleteResult)

    Scenario: The command ends when the Deployment is gone
      Given container "app" takes 5s to stop on SIGTERM
      And a deployment "web" with 2 replicas of image "web:1"
      When 10 seconds pass
      And I run:
        """
        kubectl delete deployment/web --cascade=foreground
        """
      Then it prints:
        """
        deployment.apps "web" deleted from default namespace
        """
      And deployment "web" was Terminating at 14s
      And deployment "web" was gone at 15s
