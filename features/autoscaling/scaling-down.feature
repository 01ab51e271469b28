Feature: When an autoscaler scales down, and how fast it scales
  https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#configurable-scaling-behavior

  Background:
    Given the manifest:
      """yaml
      apiVersion: apps/v1
      kind: Deployment
      metadata: { name: web }
      spec:
        replicas: 8
        selector: { matchLabels: { app: web } }
        template:
          metadata: { labels: { app: web } }
          spec:
            containers: [{ name: app, image: "web:1", resources: { requests: { cpu: 100m, memory: 100Mi } } }]
      """

  Rule: The highest recommendation of the last five minutes counts, so a pause in the load takes no pods away
    See https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/#algorithm-details
    Source: pkg/controller/podautoscaler/horizontal.go (v1.36, stabilizeRecommendation)

    Background:
      When the manifest is applied
      And the CPU usage of deployment "web" becomes 400m in total
      And I apply:
        """yaml
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: { name: web }
        spec:
          scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
          minReplicas: 2
          maxReplicas: 10
          metrics: [{ type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 50 } } }]
        """
      And 1 minute passes

    # The last look at the load is that of 60s.
    Scenario: The load is gone at 60s, and the pods at 375s
      When the CPU usage of deployment "web" becomes 0 in total
      Then spec.replicas of deployment "web" is 8 at 360s
      And condition AbleToScale of hpa "web" is True with reason "ScaleDownStabilized" at 75s
      And spec.replicas of deployment "web" is 2 at 375s
      And the events of hpa "web" are:
        | type   | reason            | message                                        | at   |
        | Normal | SuccessfulRescale | New size: 2; reason: All metrics below target | 375s |

    Scenario: A short load in between begins the five minutes anew
      When the CPU usage of deployment "web" becomes 0 in total
      And 4 minutes pass
      And the CPU usage of deployment "web" becomes 400m in total
      And 15 seconds pass
      And the CPU usage of deployment "web" becomes 0 in total
      And 5 minutes pass
      Then spec.replicas of deployment "web" is 8
      When 30 seconds pass
      Then spec.replicas of deployment "web" is 2

    Scenario: A shorter window scales down as soon as the load is gone
      When I apply:
        """yaml
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: { name: web }
        spec:
          scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
          minReplicas: 2
          maxReplicas: 10
          metrics: [{ type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 50 } } }]
          behavior: { scaleDown: { stabilizationWindowSeconds: 0 } }
        """
      And the CPU usage of deployment "web" becomes 0 in total
      And 15 seconds pass
      Then spec.replicas of deployment "web" is 2

  Rule: Why does it scale down too early? A pause of fifteen seconds is enough, unless the window is longer
    See https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/#stabilization-window

    Background:
      Given the manifest is applied
      And the CPU usage of deployment "web" becomes 400m in total

    Scenario: Broken: without a window six pods go in a pause of the load, and are back 30s after it
      When I apply:
        """yaml
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: { name: web }
        spec:
          scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
          minReplicas: 2
          maxReplicas: 10
          metrics: [{ type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 50 } } }]
          behavior: { scaleDown: { stabilizationWindowSeconds: 0 } }
        """
      And 1 minute passes
      And the CPU usage of deployment "web" becomes 0 in total
      And 15 seconds pass
      And the CPU usage of deployment "web" becomes 400m in total
      Then spec.replicas of deployment "web" is 2 at 75s
      And spec.replicas of deployment "web" is 6 at 90s
      And spec.replicas of deployment "web" is 8 at 105s

    Scenario: Mended: with the default window of five minutes they stay
      When I apply:
        """yaml
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: { name: web }
        spec:
          scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
          minReplicas: 2
          maxReplicas: 10
          metrics: [{ type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 50 } } }]
        """
      And 1 minute passes
      And the CPU usage of deployment "web" becomes 0 in total
      And 15 seconds pass
      And the CPU usage of deployment "web" becomes 400m in total
      And 10 minutes pass
      Then spec.replicas of deployment "web" was always 8

  Rule: Policies say how many pods may come or go in a period
    See https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/#scaling-policies

    Scenario Outline: Eight replicas with nothing to do go slowly
      When the manifest is applied
      And I apply:
        """yaml
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: { name: web }
        spec:
          scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
          maxReplicas: 10
          behavior: { scaleDown: { stabilizationWindowSeconds: 0, <policy> } }
        """
      And 15 seconds pass
      Then spec.replicas of deployment "web" is <first>
      When 60 seconds pass
      Then spec.replicas of deployment "web" is <second>

      Examples:
        | policy                                                                | first | second |
        | policies: [{ type: Pods, value: 2, periodSeconds: 60 }]               | 6     | 4      |
        | policies: [{ type: Percent, value: 25, periodSeconds: 60 }]           | 6     | 4      |
        | selectPolicy: Disabled                                                | 8     | 8      |

    Scenario: A load that grows suddenly, two pods a minute
      When the manifest is applied
      And I apply:
        """yaml
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: { name: web }
        spec:
          scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
          maxReplicas: 20
          behavior: { scaleUp: { policies: [{ type: Pods, value: 2, periodSeconds: 60 }] } }
        """
      And the CPU usage of deployment "web" becomes 200%
      And 15 seconds pass
      Then spec.replicas of deployment "web" is 10
      And condition ScalingLimited of hpa "web" is True with reason "ScaleUpLimit"
      When 45 seconds pass
      Then spec.replicas of deployment "web" is 10
      When 15 seconds pass
      Then spec.replicas of deployment "web" is 12

  Rule: A manifest that says replicas fights with the autoscaler at every apply
    https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#migrating-deployments-and-statefulsets-to-horizontal-autoscaling

    Scenario: Broken: replicas of the manifest come back with every kubectl apply
      When the manifest is applied
      And I apply:
        """yaml
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: { name: web }
        spec:
          scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
          maxReplicas: 20
        """
      And the CPU usage of deployment "web" becomes 960m in total
      And 15 seconds pass
      Then spec.replicas of deployment "web" is 12
      When I apply:
        """yaml
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec:
          replicas: 8
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec:
              containers: [{ name: app, image: "web:1", resources: { requests: { cpu: 100m, memory: 100Mi } } }]
        """
      Then spec.replicas of deployment "web" is 8
      When 15 seconds pass
      Then spec.replicas of deployment "web" is 12

    # An autoscaler's number stays, for the manifest has never said one: what apply takes away is what it has said before.
    Scenario: Mended: a manifest that has never said replicas leaves them alone
      When the manifest is applied
      And I apply:
        """yaml
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: api }
        spec:
          selector: { matchLabels: { app: api } }
          template:
            metadata: { labels: { app: api } }
            spec:
              containers: [{ name: app, image: "api:1", resources: { requests: { cpu: 100m } } }]
        ---
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: { name: api }
        spec:
          scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: api }
          maxReplicas: 20
        """
      And the CPU usage of deployment "api" becomes 240m in total
      And 15 seconds pass
      Then spec.replicas of deployment "api" is 3
      When I apply:
        """yaml
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: api }
        spec:
          selector: { matchLabels: { app: api } }
          template:
            metadata: { labels: { app: api } }
            spec:
              containers: [{ name: app, image: "api:2", resources: { requests: { cpu: 100m } } }]
        """
      Then spec.replicas of deployment "api" is 3
