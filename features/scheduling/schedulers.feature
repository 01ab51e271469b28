Feature: Who schedules, and when
  Each pod names its scheduler; a scheduler that is down leaves pods Pending without a word.
  https://kubernetes.io/docs/tasks/extend-kubernetes/configure-multiple-schedulers/

  Rule: A pod that names another scheduler waits for that one
    See https://kubernetes.io/docs/tasks/extend-kubernetes/configure-multiple-schedulers/#specify-schedulers-for-pods
    Source: pkg/scheduler/eventhandlers.go (v1.36, responsibleForPod)

    Scenario: There is none of that name
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          schedulerName: my-scheduler
          containers: [{ name: app, image: "web:1" }]
        """
      And 1 hour passes
      Then pod "web" is Pending
      And kubectl events --for pod/web shows:
        """
        No events found in default namespace.
        """

  Rule: While the scheduler is down nothing is scheduled, and what runs goes on
    See https://kubernetes.io/docs/concepts/architecture/#kube-scheduler
    Source: pkg/scheduler/backend/queue/scheduling_queue.go (v1.36, NewPriorityQueue)

    Scenario: Ten minutes without
      Given a running pod "old" with restartPolicy Always
      When the scheduler stops
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers: [{ name: app, image: "web:1" }]
        """
      And 10 minutes pass
      And the scheduler starts again
      Then pod "web" was Pending at 9m59s
      And pod "web" is Running
      And pod "old" is Running
      And the events of pod "web" include:
        | reason    | at  |
        | Scheduled | 10m |

    Scenario: Its back-offs are forgotten, and it tries all that wait at once
      Given a cluster of 1 node with 4 CPUs and 8Gi of memory each
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: first }
        spec:
          containers: [{ name: app, image: "app:1", resources: { requests: { cpu: "3" } } }]
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: second }
        spec:
          containers: [{ name: app, image: "app:1", resources: { requests: { cpu: "3" } } }]
        """
      And the scheduler stops
      And pod "first" is force deleted
      And 1 minute passes
      And the scheduler starts again
      Then pod "second" was Pending at 59s
      And pod "second" is Running

  Rule: A controller that is down makes nothing, and catches up when it is back
    See https://kubernetes.io/docs/concepts/architecture/controller/#controller-pattern

    Scenario: The deployment controller
      Given a deployment "web" with 2 replicas of image "web:1"
      When 1 minute passes
      And the deployment controller stops
      And deployment "web" is scaled to 5
      And 1 minute passes
      And the deployment controller starts again
      Then there were 2 pods of deployment "web" at 119s
      And 5 pods of deployment "web" are Running

    Scenario: The replicaset controller, while a pod is deleted
      Given a deployment "web" with 2 replicas of image "web:1"
      When 1 minute passes
      And the replicaset controller stops
      And the first pod of deployment "web" is force deleted
      And 1 minute passes
      Then there is 1 pod of deployment "web"
      When the replicaset controller starts again
      Then 2 pods of deployment "web" are Running

  Rule: A pod that was turned down is tried again when something changes that may help, and every five minutes in any case
    Source: pkg/scheduler/backend/queue/scheduling_queue.go (v1.36, isPodWorthRequeuing, flushUnschedulablePodsLeftover)

    # No event is written again that says the same; its series counts.
    Scenario: Pods of others come and go, which changes nothing for a pod that lacks a label
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          nodeSelector: { disktype: ssd }
          containers: [{ name: app, image: "web:1" }]
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: other }
        spec:
          containers: [{ name: app, image: "web:1" }]
        """
      And 1 minute passes
      And pod "other" is force deleted
      And 3 minutes pass
      Then the events of pod "web" are:
        | reason           | count | at |
        | FailedScheduling | 1     | 0s |
      And pod "web" is Pending
