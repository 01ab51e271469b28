Feature: What cannot be rolled out or scaled
  Restarts, pauses, roll-backs and scales are deeds of kubectl and of the API, and each is known of some kinds only.
  https://kubernetes.io/docs/reference/kubectl/generated/kubectl_rollout/

  Rule: kubectl refuses what a kind does not know
    Source: staging/src/k8s.io/kubectl/pkg/polymorphichelpers/rollback.go (v1.36, RollbackerFor)
    Source: staging/src/k8s.io/kubectl/pkg/polymorphichelpers/objectrestarter.go (v1.36, defaultObjectRestarter)

    Scenario Outline: <object> is <deed>
      Given a running pod "web"
      And a daemonset "agent" of image "agent:1"
      And a deployment "shop" with 1 replica of image "shop:1"
      When 1 second passes
      And <object> is <deed>
      Then it is refused with:
        """
        error: <message>
        """

      Examples:
        | object                               | deed        | message                                                      |
        | pod "web"                            | restarted   | pods "web" restarting is not supported                       |
        | pod "web"                            | paused      | pods "web" pausing is not supported                          |
        | pod "web"                            | resumed     | pods "web" resuming is not supported                         |
        | pod "web"                            | rolled back | no rollbacker has been implemented for "Pod"                 |
        | replicaset "shop-*"                  | restarted   | replicasets.apps "shop-*" restarting is not supported        |
        | replicaset "shop-*"                  | rolled back | no rollbacker has been implemented for "ReplicaSet.apps"     |
        | daemonset "agent"                    | paused      | daemonsets.apps "agent" pausing is not supported             |

  Rule: Only what has replicas can be scaled: of the others the server knows no such subresource
    Source: pkg/registry/apps/rest/storage_apps.go (v1.36, v1Storage)

    Scenario Outline: <object>
      Given a running pod "web"
      And a daemonset "agent" of image "agent:1"
      When <object> is scaled to 3
      Then it is refused with:
        """
        Error from server (NotFound): the server could not find the requested resource
        """

      Examples:
        | object            |
        | pod "web"         |
        | daemonset "agent" |

    Scenario: From the command line
      Given a running pod "web"
      When I run:
        """
        kubectl scale pod web --replicas=2
        """
      Then it prints:
        """
        Error from server (NotFound): the server could not find the requested resource
        """
      And it exits with code 1
