Feature: Pod disruption budgets
  A budget says how many pods of an application must work. It holds up nobody but those who ask: the Eviction API, and with it
  kubectl drain.
  https://kubernetes.io/docs/tasks/run-application/configure-pdb/

  Background:
    Given a cluster of 2 nodes

  Rule: Its status says how many pods may be evicted just now
    See https://kubernetes.io/docs/tasks/run-application/configure-pdb/#check-the-status-of-the-pdb
    Source: pkg/controller/disruption/disruption.go (v1.36, updatePdbStatus)

    Scenario Outline: <budget> of 4 replicas
      Given a deployment "web" with 4 replicas of image "web:1"
      When I apply:
        """yaml
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: { name: web }
        spec: { <budget>, selector: { matchLabels: { app: web } } }
        """
      And 1 second passes
      Then poddisruptionbudget "web" matches:
        """yaml
        status:
          expectedPods: 4
          currentHealthy: 4
          desiredHealthy: <desired>
          disruptionsAllowed: <allowed>
          observedGeneration: 1
          conditions: [ { type: DisruptionAllowed, status: "<is>", reason: <reason>, message: "", observedGeneration: 1 } ]
        """

      Examples:
        | budget                | desired | allowed | is    | reason           |
        | minAvailable: 3       | 3       | 1       | True  | SufficientPods   |
        | minAvailable: 4       | 4       | 0       | False | InsufficientPods |
        | minAvailable: 5       | 5       | 0       | False | InsufficientPods |
        | minAvailable: "50%"   | 2       | 2       | True  | SufficientPods   |
        | minAvailable: "51%"   | 3       | 1       | True  | SufficientPods   |
        | maxUnavailable: 1     | 3       | 1       | True  | SufficientPods   |
        | maxUnavailable: 0     | 4       | 0       | False | InsufficientPods |
        | maxUnavailable: "30%" | 2       | 2       | True  | SufficientPods   |

    Scenario: It counts pods that are ready, and with a share what the Deployment is scaled to
      Given a deployment "web" with 4 replicas of image "web:1"
      When I apply:
        """yaml
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: { name: web }
        spec: { maxUnavailable: 2, selector: { matchLabels: { app: web } } }
        """
      And 10 seconds pass
      And deployment "web" is scaled to 8
      And node "node-1" is cordoned
      And node "node-2" is cordoned
      And the first pod of deployment "web" is deleted
      And 1 second passes
      Then poddisruptionbudget "web" matches:
        """yaml
        status: { expectedPods: 8, desiredHealthy: 6, currentHealthy: 7, disruptionsAllowed: 1 }
        """

    Scenario: One that selects no pod allows none, and says so
      When I apply:
        """yaml
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: { name: web }
        spec: { minAvailable: 0, selector: { matchLabels: { app: web } } }
        """
      And 1 second passes
      Then status.disruptionsAllowed of poddisruptionbudget "web" is 0
      And the events of poddisruptionbudget "web" are:
        | type   | reason | from              | message                |
        | Normal | NoPods | controllermanager | No matching pods found |

  Rule: A share can be reckoned only where somebody says how many pods there should be
    See https://kubernetes.io/docs/tasks/run-application/configure-pdb/#arbitrary-controllers-and-selectors
    Source: pkg/controller/disruption/disruption.go (v1.36, getExpectedScale)

    Scenario: Bare pods and a share
      Given a pod "web" with container "app" of image "nginx:1.27"
      When I apply:
        """yaml
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: { name: all }
        spec: { maxUnavailable: 1, selector: {} }
        """
      And 1 second passes
      Then poddisruptionbudget "all" matches:
        """yaml
        status: { expectedPods: 0, currentHealthy: 1, desiredHealthy: 0, disruptionsAllowed: 0 }
        """
      And the events of poddisruptionbudget "all" include:
        | type    | reason        | message                                                                                                                              |
        | Warning | UnmanagedPods | Pods selected by this PodDisruptionBudget (selector: &LabelSelector{MatchLabels:map[string]string{},MatchExpressions:[]LabelSelectorRequirement{},}) were found to be unmanaged.* |

    Scenario: A count does
      Given a pod "web" with container "app" of image "nginx:1.27"
      When I apply:
        """yaml
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: { name: all }
        spec: { minAvailable: 1, selector: {} }
        """
      And 1 second passes
      Then poddisruptionbudget "all" matches:
        """yaml
        status: { expectedPods: 1, currentHealthy: 1, desiredHealthy: 1, disruptionsAllowed: 0 }
        """

  Rule: kubectl lists it
    See https://kubernetes.io/docs/tasks/run-application/configure-pdb/#check-the-status-of-the-pdb
    Source: pkg/printers/internalversion/printers.go (v1.36, printPodDisruptionBudget)

    Scenario: A budget of each kind
      Given a deployment "web" with 3 replicas of image "web:1"
      When I apply:
        """yaml
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: { name: least }
        spec: { minAvailable: "50%", selector: { matchLabels: { app: web } } }
        ---
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: { name: most }
        spec: { maxUnavailable: 1, selector: { matchLabels: { app: other } } }
        """
      And 10 seconds pass
      Then kubectl get pdb shows:
        | NAME  | MIN AVAILABLE | MAX UNAVAILABLE | ALLOWED DISRUPTIONS | AGE |
        | least | 50%           | N/A             | 1                   | 10s |
        | most  | N/A           | 1               | 0                   | 10s |
      And kubectl describe pdb least prints:
        """
        Name:           least
        Namespace:      default
        Min available:  50%
        Selector:       app=web
        Status:
            Allowed disruptions:  1
            Current:              3
            Desired:              2
            Total:                3
        Events:                   <none>
        """
