Feature: Eviction
  An eviction is a deletion that asks first: the API server looks at the budget of the pod, and refuses where it would be violated.
  https://kubernetes.io/docs/concepts/scheduling-eviction/api-eviction/

  Background:
    Given a cluster of 2 nodes

  Rule: A pod without a budget goes, and its condition says why
    See https://kubernetes.io/docs/concepts/scheduling-eviction/api-eviction/#how-api-initiated-eviction-works
    See https://kubernetes.io/docs/concepts/workloads/pods/disruptions/#pod-disruption-conditions

    Scenario: A pod of a Deployment
      Given a deployment "web" with 1 replica of image "web:1"
      When 10 seconds pass
      And the first pod of deployment "web" is evicted
      Then there is 1 pod of deployment "web" within 1s
      And the timeline includes:
        | at  | object    | what                                           |
        | 10s | pod/web-* | to be disrupted: Eviction API: evicting        |
      And 1 pod of deployment "web" is Ready

  Rule: Where the budget allows no more, it is refused
    See https://kubernetes.io/docs/concepts/scheduling-eviction/api-eviction/#how-api-initiated-eviction-works
    Source: pkg/registry/core/pod/storage/eviction.go (v1.36, checkAndDecrement)

    Scenario: minAvailable is as many as there are
      Given a deployment "web" with 2 replicas of image "web:1"
      When I apply:
        """yaml
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: { name: web }
        spec: { minAvailable: 2, selector: { matchLabels: { app: web } } }
        """
      And 10 seconds pass
      And the first pod of deployment "web" is evicted
      Then it is refused with:
        """
        Cannot evict pod as it would violate the pod's disruption budget.
        """
      And there are 2 pods of deployment "web" at all times

    Scenario: It is refused until the budget is changed
      Given a deployment "web" with 2 replicas of image "web:1"
      When I apply:
        """yaml
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: { name: web }
        spec: { minAvailable: 2, selector: { matchLabels: { app: web } } }
        """
      And 10 seconds pass
      And the first pod of deployment "web" is evicted
      Then it is refused with:
        """
        Cannot evict pod as it would violate the pod's disruption budget.
        """
      When I apply:
        """yaml
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: { name: web }
        spec: { minAvailable: 1, selector: { matchLabels: { app: web } } }
        """
      And the first pod of deployment "web" is evicted
      Then the timeline includes:
        | at  | object    | what                                    |
        | 10s | pod/web-* | to be disrupted: Eviction API: evicting |

    Scenario: The one that is allowed is spent until its replacement is ready
      Given container "web" takes 10s to stop on SIGTERM
      And container "web" listens on port 8080 after 5s
      When I apply:
        """yaml
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec:
          replicas: 2
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec:
              containers:
              - name: web
                image: web:1
                readinessProbe: { tcpSocket: { port: 8080 }, periodSeconds: 1 }
        ---
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: { name: web }
        spec: { minAvailable: 1, selector: { matchLabels: { app: web } } }
        """
      And 10 seconds pass
      Then status.disruptionsAllowed of poddisruptionbudget "web" is 1
      When the first pod of deployment "web" is evicted
      Then status.disruptionsAllowed of poddisruptionbudget "web" is 0
      And status.disruptionsAllowed of poddisruptionbudget "web" is 0 at 14s
      And status.disruptionsAllowed of poddisruptionbudget "web" is 1 at 15s

    Scenario: Two budgets for one pod are more than it can judge
      Given a deployment "web" with 2 replicas of image "web:1"
      When I apply:
        """yaml
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: { name: first }
        spec: { minAvailable: 1, selector: { matchLabels: { app: web } } }
        ---
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: { name: second }
        spec: { minAvailable: 1, selector: { matchLabels: { app: web } } }
        """
      And 10 seconds pass
      And the first pod of deployment "web" is evicted
      Then it is refused with:
        """
        This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.
        """

  Rule: A pod that does not work anyway needs no leave, unless the application is too weak already
    See https://kubernetes.io/docs/tasks/run-application/configure-pdb/#unhealthy-pod-eviction-policy
    Source: pkg/registry/core/pod/storage/eviction.go (v1.36, Create)

    Background:
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: broken, labels: { app: web } }
        spec: { containers: [ { name: app, image: "nginx:1.27", readinessProbe: { exec: { command: [ "false" ] } } } ] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: works, labels: { app: web } }
        spec: { containers: [ { name: app, image: "nginx:1.27" } ] }
        """

    Scenario: As many work as must: it goes, and nothing of the budget is spent
      When I apply:
        """yaml
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: { name: web }
        spec: { minAvailable: 1, selector: { matchLabels: { app: web } } }
        """
      And 10 seconds pass
      And pod "broken" is evicted
      Then pod "broken" is gone within 1s

    Scenario: Fewer work than must: it stays
      When I apply:
        """yaml
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: { name: web }
        spec: { minAvailable: 2, selector: { matchLabels: { app: web } } }
        """
      And 10 seconds pass
      And pod "broken" is evicted
      Then it is refused with:
        """
        Cannot evict pod as it would violate the pod's disruption budget.
        """

    Scenario: AlwaysAllow lets it go all the same
      When I apply:
        """yaml
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: { name: web }
        spec: { minAvailable: 2, selector: { matchLabels: { app: web } }, unhealthyPodEvictionPolicy: AlwaysAllow }
        """
      And 10 seconds pass
      And pod "broken" is evicted
      Then pod "broken" is gone within 1s

  Rule: A budget holds up nothing but evictions
    See https://kubernetes.io/docs/concepts/workloads/pods/disruptions/#pod-disruption-budgets

    Scenario: A plain deletion
      Given a deployment "web" with 1 replica of image "web:1"
      When I apply:
        """yaml
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: { name: web }
        spec: { maxUnavailable: 0, selector: { matchLabels: { app: web } } }
        """
      And 10 seconds pass
      And the first pod of deployment "web" is deleted
      And 1 second passes
      Then there is 1 pod of deployment "web"
      And the timeline includes:
        | at  | object    | what |
        | 10s | pod/web-* | gone |

    Scenario: A node that is given up
      Given a deployment "web" with 1 replica of image "web:1"
      When I apply:
        """yaml
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: { name: web }
        spec: { maxUnavailable: 0, selector: { matchLabels: { app: web } } }
        """
      And 10 seconds pass
      And node "node-1" goes down
      Then the first pod of deployment "web" is Terminating at 360s
