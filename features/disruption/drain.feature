Feature: Draining a node
  kubectl drain cordons a node, evicts its pods, and waits until they are gone. Where a budget refuses, it asks again every five
  seconds, for ever if need be.
  https://kubernetes.io/docs/tasks/administer-cluster/safely-drain-node/

  Background:
    Given a cluster of 2 nodes

  Rule: A cordoned node keeps its pods and takes no new ones
    See https://kubernetes.io/docs/concepts/architecture/nodes/#manual-node-administration

    Scenario: Cordoned and uncordoned
      Given a deployment "web" with 1 replica of image "web:1"
      When 10 seconds pass
      And I run:
        """
        kubectl cordon node-1
        kubectl cordon node-1
        """
      Then it prints:
        """
        node/node-1 cordoned
        node/node-1 already cordoned
        """
      And kubectl get nodes shows:
        | NAME   | STATUS                   | ROLES  | AGE |
        | node-1 | Ready,SchedulingDisabled | <none> | 10s |
        | node-2 | Ready                    | <none> | 10s |
      And node "node-1" matches:
        """yaml
        spec: { unschedulable: true, taints: [ { key: node.kubernetes.io/unschedulable, effect: NoSchedule } ] }
        """
      When deployment "web" is scaled to 3
      And 1 second passes
      Then kubectl get pods -o wide includes:
        | NAME  | STATUS  | NODE   |
        | web-* | Running | node-2 |
        | web-* | Running | node-1 |
        | web-* | Running | node-2 |
      When node "node-1" is uncordoned
      Then node "node-1" matches:
        """yaml
        spec: { unschedulable: null, taints: null }
        """

  Rule: It takes as long as the pods take to stop
    See https://kubernetes.io/docs/tasks/administer-cluster/safely-drain-node/#use-kubectl-drain-to-remove-a-node-from-service
    Source: staging/src/k8s.io/kubectl/pkg/drain/drain.go (v1.36, waitForDelete)

    Scenario: A grace period
      Given container "app" takes 12s to stop on SIGTERM
      And a deployment "web" with 1 replica of image "web:1"
      When 10 seconds pass
      And I run:
        """
        kubectl drain node-1
        """
      Then it prints:
        """
        node/node-1 cordoned
        evicting pod default/web-*
        pod/web-* evicted
        node/node-1 drained
        """
      And the timeline includes:
        | at  | object      | what |
        | 22s | pod/web-*   | gone |

  Rule: A budget that allows nothing holds it up: minAvailable is as many as there are replicas
    See https://kubernetes.io/docs/tasks/run-application/configure-pdb/#specifying-a-poddisruptionbudget
    Source: staging/src/k8s.io/kubectl/pkg/drain/drain.go (v1.36, evictPods)
    "Why does the drain hang?"

    Background:
      Given node "node-2" is cordoned
      And a deployment "web" with 2 replicas of image "web:1"
      And 10 seconds pass
      And node "node-2" is uncordoned

    Scenario: It asks every five seconds, in vain
      When I apply:
        """yaml
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: { name: web }
        spec: { minAvailable: 2, selector: { matchLabels: { app: web } } }
        """
      And I run:
        """
        kubectl drain node-1 --timeout=4s
        """
      Then it prints:
        """
        node/node-1 cordoned
        evicting pod default/web-*
        error when evicting pods/"web-*" -n "default" (will retry after 5s): Cannot evict pod as it would violate the pod's disruption budget.
        evicting pod default/web-*
        error when evicting pods/"web-*" -n "default" (will retry after 5s): Cannot evict pod as it would violate the pod's disruption budget.
        evicting pod default/web-*
        evicting pod default/web-*
        There are pending pods in node "node-1" when an error occurred: [error when evicting pods/"web-*" -n "default": global timeout reached: 4s, error when evicting pods/"web-*" -n "default": global timeout reached: 4s]
        pod/web-*
        pod/web-*
        error: unable to drain node "node-1" due to error: [error when evicting pods/"web-*" -n "default": global timeout reached: 4s, error when evicting pods/"web-*" -n "default": global timeout reached: 4s], continuing command...
        There are pending nodes to be drained:
         node-1
        error when evicting pods/"web-*" -n "default": global timeout reached: 4s
        error when evicting pods/"web-*" -n "default": global timeout reached: 4s
        """
      And it exits with code 1

    Scenario: With minAvailable 1 it goes on: the second pod goes when the first is replaced
      When I apply:
        """yaml
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: { name: web }
        spec: { minAvailable: 1, selector: { matchLabels: { app: web } } }
        """
      And I run:
        """
        kubectl drain node-1
        """
      Then it prints:
        """
        node/node-1 cordoned
        evicting pod default/web-*
        evicting pod default/web-*
        error when evicting pods/"web-*" -n "default" (will retry after 5s): Cannot evict pod as it would violate the pod's disruption budget.
        pod/web-* evicted
        evicting pod default/web-*
        pod/web-* evicted
        node/node-1 drained
        """
      And there are at least 1 pods of deployment "web" at all times
      And 2 pods of deployment "web" are Ready

    Scenario: --disable-eviction asks nobody
      When I apply:
        """yaml
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: { name: web }
        spec: { minAvailable: 2, selector: { matchLabels: { app: web } } }
        """
      And I run:
        """
        kubectl drain node-1 --disable-eviction
        """
      Then it prints:
        """
        node/node-1 cordoned
        pod/web-* deleted
        pod/web-* deleted
        node/node-1 drained
        """

    Scenario: --pod-selector takes some of them
      When I run:
        """
        kubectl drain node-1 --pod-selector=app!=web
        """
      Then it prints:
        """
        node/node-1 cordoned
        node/node-1 drained
        """
      And 2 pods of deployment "web" are Ready

    Scenario: --dry-run=client tells what it would do
      When I run:
        """
        kubectl drain node-1 --dry-run=client
        """
      Then it prints:
        """
        node/node-1 cordoned (dry run)
        evicting pod default/web-* (dry run)
        evicting pod default/web-* (dry run)
        node/node-1 drained (dry run)
        """

  Rule: What a drain would lose, it does not touch unless it is told to
    Source: staging/src/k8s.io/kubectl/pkg/drain/filters.go (v1.36, unreplicatedFilter, localStorageFilter)

    Scenario: A bare pod
      Given a pod "web" with container "app" of image "nginx:1.27"
      When 10 seconds pass
      And I run:
        """
        kubectl drain node-1
        """
      Then it prints:
        """
        node/node-1 cordoned
        error: unable to drain node "node-1" due to error: cannot delete Pods that declare no controller (use --force to override): default/web, continuing command...
        There are pending nodes to be drained:
         node-1
        cannot delete Pods that declare no controller (use --force to override): default/web
        """
      And pod "web" is Running
      When I run:
        """
        kubectl drain node-1 --force
        """
      Then it prints:
        """
        node/node-1 already cordoned
        Warning: deleting Pods that declare no controller: default/web
        evicting pod default/web
        pod/web evicted
        node/node-1 drained
        """

    Scenario: Data in an emptyDir
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
            spec:
              containers: [ { name: app, image: "nginx:1.27" } ]
              volumes: [ { name: data, emptyDir: {} } ]
        """
      And 10 seconds pass
      And node "node-1" is drained
      Then it prints:
        """
        node/node-1 cordoned
        error: unable to drain node "node-1" due to error: cannot delete Pods with local storage (use --delete-emptydir-data to override): default/web-*, continuing command...
        There are pending nodes to be drained:
         node-1
        cannot delete Pods with local storage (use --delete-emptydir-data to override): default/web-*
        """
      When I run:
        """
        kubectl drain node-1 --delete-emptydir-data
        """
      Then it prints:
        """
        node/node-1 already cordoned
        evicting pod default/web-*
        pod/web-* evicted
        node/node-1 drained
        """
