Feature: kubectl delete
  Deletes objects and waits until they are gone.
  https://kubernetes.io/docs/reference/kubectl/generated/kubectl_delete/

  Rule: The command ends when the pod is gone
    Source: staging/src/k8s.io/kubectl/pkg/cmd/delete/delete.go (v1.36, DeleteResult)

    Background:
      Given a pod "web" with container "app"
      And container "app" ignores SIGTERM
      When 1 minute passes

    Scenario: A whole grace period
      When I run:
        """
        kubectl delete pod web
        """
      Then it prints:
        """
        pod "web" deleted from default namespace
        """
      And pod "web" was gone at 90s

    Scenario: A shorter one
      When I run:
        """
        kubectl delete pod web --grace-period=5
        """
      Then pod "web" is gone at 65s

    Scenario: At once
      When I run:
        """
        kubectl delete pod web --now
        """
      Then pod "web" is gone at 62s

    Scenario: Without waiting
      When I run:
        """
        kubectl delete pod web --wait=false
        """
      Then kubectl get pods shows:
        | NAME | STATUS      | AGE |
        | web  | Terminating | 60s |

    Scenario: As long as it is told to wait
      When I run:
        """
        kubectl delete pod web --timeout=10s
        """
      Then it exits with code 1
      And it prints:
        """
        pod "web" deleted from default namespace
        error: timed out waiting for the condition on pods/web
        """
      And kubectl get pods shows:
        | NAME | STATUS      | AGE |
        | web  | Terminating | 70s |

    Scenario: By force
      When I run:
        """
        kubectl delete pod web --force
        """
      Then it prints:
        """
        Warning: Immediate deletion does not wait for confirmation that the running resource has been terminated. The resource may continue to run on the cluster indefinitely.
        pod "web" force deleted from default namespace
        """
      And pod "web" is gone

  Rule: What is not there is an error, unless it is said that it may be missing
    Source: staging/src/k8s.io/kubectl/pkg/cmd/delete/delete.go (v1.36, DeleteResult)

    Scenario: No such pod
      When I run:
        """
        kubectl delete pod nope
        """
      Then it is refused with:
        """
        pods "nope" not found
        """

    Scenario: It may be missing
      When I run:
        """
        kubectl delete pod nope --ignore-not-found
        """
      Then it exits with code 0

    Scenario: Nothing is named
      When I run:
        """
        kubectl delete pods
        """
      Then it is refused with:
        """
        resource(s) were provided, but no name was specified
        """
