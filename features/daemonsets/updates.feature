Feature: Updates of a DaemonSet
  A new template reaches the nodes one after the other: the old pod goes, and when it is gone the new one comes.
  https://kubernetes.io/docs/tasks/manage-daemon/update-daemon-set/

  Background:
    Given a cluster of 3 nodes
    And the manifest:
      """yaml
      apiVersion: apps/v1
      kind: DaemonSet
      metadata: { name: agent }
      spec:
        selector: { matchLabels: { app: agent } }
        template:
          metadata: { labels: { app: agent } }
          spec:
            containers:
              - name: app
                image: agent:1
                readinessProbe: { exec: { command: [check] }, initialDelaySeconds: 5, periodSeconds: 1 }
      """
    And command "check" takes 0s and exits with code 0
    And container "app" takes 4s to stop on SIGTERM
    When the manifest is applied
    And 10 seconds pass

  Rule: By default one node at a time goes without
    See https://kubernetes.io/docs/tasks/manage-daemon/update-daemon-set/#performing-a-rolling-update
    Source: pkg/controller/daemon/update.go (v1.36, rollingUpdate)

    Scenario: 9 seconds for each node
      When container "app" of daemonset "agent" is updated to image "agent:2"
      And 40 seconds pass
      Then the events of daemonset "agent" include:
        | reason           | message              | at  |
        | SuccessfulDelete | Deleted pod: agent-* | 10s |
        | SuccessfulCreate | Created pod: agent-* | 14s |
        | SuccessfulDelete | Deleted pod: agent-* | 19s |
        | SuccessfulCreate | Created pod: agent-* | 23s |
        | SuccessfulDelete | Deleted pod: agent-* | 28s |
        | SuccessfulCreate | Created pod: agent-* | 32s |
      And daemonset "agent" was not complete at 36s
      And daemonset "agent" was complete at 37s
      And at least 2 pods of daemonset "agent" are Ready at all times
      And there are 2 controllerrevisions of daemonset "agent"

  Rule: maxUnavailable says how many nodes at a time; a percentage is rounded up
    Source: pkg/controller/daemon/util/daemonset_util.go (v1.36, UnavailableCount)

    Scenario Outline: <share> of three nodes
      When I apply:
        """yaml
        apiVersion: apps/v1
        kind: DaemonSet
        metadata: { name: agent }
        spec:
          selector: { matchLabels: { app: agent } }
          updateStrategy: { rollingUpdate: { maxUnavailable: <share> } }
          template:
            metadata: { labels: { app: agent } }
            spec:
              containers:
                - name: app
                  image: agent:2
                  readinessProbe: { exec: { command: [check] }, initialDelaySeconds: 5, periodSeconds: 1 }
        """
      Then daemonset "agent" is not complete at <before>
      And daemonset "agent" is complete at <done>

      Examples:
        | share  | before | done |
        | 2      | 27s    | 28s  |
        | "34%"  | 27s    | 28s  |
        | "33%"  | 36s    | 37s  |
        | "100%" | 18s    | 19s  |

  Rule: With maxSurge the new pod comes before the old one goes
    See https://kubernetes.io/docs/tasks/manage-daemon/update-daemon-set/#performing-a-rolling-update
    Source: pkg/controller/daemon/update.go (v1.36, rollingUpdate)

    Scenario: No node goes without
      When I apply:
        """yaml
        apiVersion: apps/v1
        kind: DaemonSet
        metadata: { name: agent }
        spec:
          selector: { matchLabels: { app: agent } }
          updateStrategy: { rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } }
          template:
            metadata: { labels: { app: agent } }
            spec:
              containers:
                - name: app
                  image: agent:2
                  readinessProbe: { exec: { command: [check] }, initialDelaySeconds: 5, periodSeconds: 1 }
        """
      And 30 seconds pass
      Then the events of daemonset "agent" include:
        | reason           | message              | at  |
        | SuccessfulCreate | Created pod: agent-* | 10s |
        | SuccessfulDelete | Deleted pod: agent-* | 15s |
        | SuccessfulCreate | Created pod: agent-* | 15s |
        | SuccessfulDelete | Deleted pod: agent-* | 20s |
      And at least 3 pods of daemonset "agent" are Ready at all times
      And daemonset "agent" is complete

  Rule: The pod of a node that was deleted counts until it is gone
    The controller looks at pods by the name of their node, and does not ask whether there is such a node.
    Source: pkg/controller/daemon/update.go (v1.36, rollingUpdate), pkg/controller/podgc/gc_controller.go (v1.36, gcOrphaned)

    # The lost pod is the one that may be unavailable. The pod garbage collector looks every 20s, notes
    # at 80s that the node is gone, and takes the pod 40s later.
    Scenario: A node dies and is deleted, and an update waits for its pod
      When node "node-3" goes down
      And 1 minute passes
      And node "node-3" is deleted
      And container "app" of daemonset "agent" is updated to image "agent:2"
      Then status.updatedNumberScheduled of daemonset "agent" is absent until 119s
      And status.updatedNumberScheduled of daemonset "agent" is 2 within 30s

  Rule: With OnDelete nothing happens until somebody deletes a pod
    See https://kubernetes.io/docs/tasks/manage-daemon/update-daemon-set/#daemonset-update-strategy

    Scenario: The pod that comes back has the new template
      When I apply:
        """yaml
        apiVersion: apps/v1
        kind: DaemonSet
        metadata: { name: agent }
        spec:
          selector: { matchLabels: { app: agent } }
          updateStrategy: { type: OnDelete }
          template:
            metadata: { labels: { app: agent } }
            spec:
              containers: [{ name: app, image: "agent:2" }]
        """
      And 10 minutes pass
      Then kubectl get daemonsets shows:
        | NAME  | DESIRED | CURRENT | READY | UP-TO-DATE | AVAILABLE |
        | agent | 3       | 3       | 3     | 0          | 3         |
      When the oldest pod of daemonset "agent" is deleted
      And 10 seconds pass
      Then kubectl get daemonsets shows:
        | NAME  | DESIRED | CURRENT | READY | UP-TO-DATE | AVAILABLE |
        | agent | 3       | 3       | 3     | 1          | 3         |

  Rule: A template that does not work stops at the first node, and the next one that works goes on by itself
    See https://kubernetes.io/docs/tasks/manage-daemon/update-daemon-set/#broken-rollout

    # Unlike a StatefulSet, a DaemonSet replaces an old pod that is not ready without asking.
    Scenario: A broken image, and its correction
      Given image "agent:broken" cannot be pulled
      When container "app" of daemonset "agent" is updated to image "agent:broken"
      And 10 minutes pass
      Then 2 pods of daemonset "agent" are Ready
      When container "app" of daemonset "agent" is updated to image "agent:2"
      Then daemonset "agent" is complete within 1m

  Rule: An undo in the middle of a rollout touches only the pods that have changed
    See https://kubernetes.io/docs/tasks/manage-daemon/rollback-daemon-set/#understanding-daemonset-revisions
    Source: pkg/controller/daemon/update.go (v1.36, constructHistory)

    Scenario: Broken on one node of three, and rolled back
      Given image "agent:broken" cannot be pulled
      When container "app" of daemonset "agent" is updated to image "agent:broken"
      And 1 minute passes
      And I run:
        """
        kubectl rollout undo daemonset/agent
        """
      And 1 minute passes
      Then daemonset "agent" is complete
      And the events of daemonset "agent" are:
        | reason           | at  |
        | SuccessfulCreate | 0s  |
        | SuccessfulCreate | 0s  |
        | SuccessfulCreate | 0s  |
        | SuccessfulDelete | 10s |
        | SuccessfulCreate | 14s |
        | SuccessfulDelete | 70s |
        | SuccessfulCreate | 70s |

  Rule: The kinds of update exclude each other
    Source: pkg/apis/apps/validation/validation.go (v1.36, ValidateRollingUpdateDaemonSet)

    Scenario: Neither surge nor unavailability
      When I apply:
        """yaml
        apiVersion: apps/v1
        kind: DaemonSet
        metadata: { name: other }
        spec:
          selector: { matchLabels: { app: other } }
          updateStrategy: { rollingUpdate: { maxUnavailable: 0 } }
          template:
            metadata: { labels: { app: other } }
            spec: { containers: [{ name: app, image: "other:1" }] }
        """
      Then it is refused with:
        """
        DaemonSet.apps "other" is invalid: spec.updateStrategy.rollingUpdate.maxUnavailable: Required value: cannot be 0 when maxSurge is 0
        """
