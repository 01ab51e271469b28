Feature: How fast an autoscaler scales up
  A behaviour may hold back new pods until the load has lasted, let only so many come in a period, or let none come at all.
  https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#configurable-scaling-behavior

  Background:
    Given the manifest:
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
            containers: [{ name: app, image: "web:1", resources: { requests: { cpu: 100m } } }]
      """

  Rule: With a window the load must have lasted
    See https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/#stabilization-window
    Source: pkg/controller/podautoscaler/horizontal.go (v1.36, stabilizeRecommendationWithBehaviors)

    Scenario: Three minutes of load before a pod is added
      When the manifest is applied
      And the CPU usage of deployment "web" becomes 100m in total
      And I apply:
        """yaml
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: { name: web }
        spec:
          scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
          maxReplicas: 10
          metrics: [{ type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 50 } } }]
          behavior: { scaleUp: { stabilizationWindowSeconds: 180 } }
        """
      And 1 minute passes
      And the CPU usage of deployment "web" becomes 150m in total
      Then spec.replicas of deployment "web" is 2 until 225s
      And condition AbleToScale of hpa "web" is True with reason "ScaleUpStabilized" at 225s
      And spec.replicas of deployment "web" is 3 at 240s

  Rule: selectPolicy Disabled lets no pod come
    See https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/#scaling-policies

    Scenario: However much there is to do
      When the manifest is applied
      And I apply:
        """yaml
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: { name: web }
        spec:
          scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
          maxReplicas: 10
          behavior: { scaleUp: { selectPolicy: Disabled } }
        """
      And the CPU usage of deployment "web" becomes 800%
      Then spec.replicas of deployment "web" stays 2 for 10m

  Rule: A share of the pods there are may come in a period
    See https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/#scaling-policies
    Source: pkg/controller/podautoscaler/horizontal.go (v1.36, calculateScaleUpLimitWithScalingRules)

    Scenario: Half as many again each minute
      When the manifest is applied
      And I apply:
        """yaml
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: { name: web }
        spec:
          scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
          maxReplicas: 10
          behavior: { scaleUp: { policies: [{ type: Percent, value: 50, periodSeconds: 60 }] } }
        """
      And the CPU usage of deployment "web" becomes 800%
      Then spec.replicas of deployment "web" is 3 at 15s
      And spec.replicas of deployment "web" is 3 at 60s
      And spec.replicas of deployment "web" is 5 at 75s
      And spec.replicas of deployment "web" is 8 at 135s

  Rule: Each direction has its own rules
    See https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/#configurable-scaling-behavior

    Scenario: A pod in two minutes upwards, three minutes of patience downwards
      When the manifest is applied
      And the CPU usage of deployment "web" becomes 100m in total
      And I apply:
        """yaml
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: { name: web }
        spec:
          scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
          minReplicas: 2
          maxReplicas: 5
          metrics: [{ type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 50 } } }]
          behavior:
            scaleUp: { policies: [{ type: Pods, value: 1, periodSeconds: 120 }] }
            scaleDown: { stabilizationWindowSeconds: 180 }
        """
      And the CPU usage of deployment "web" becomes 200m in total
      Then spec.replicas of deployment "web" is 3 at 15s
      And spec.replicas of deployment "web" is 3 at 120s
      And spec.replicas of deployment "web" is 4 at 150s
      When the CPU usage of deployment "web" becomes 100m in total
      Then spec.replicas of deployment "web" is 4 at 315s
      And spec.replicas of deployment "web" is 2 at 345s

    # 52 of 50 is 4 % too much, more than the 2 % that are tolerated upwards; 40 of 50 is 20 % too little, less than the 30 % downwards.
    Scenario: Two tolerances: up with little more to do, not down with less
      When the manifest is applied
      And I apply:
        """yaml
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: { name: web }
        spec:
          scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
          maxReplicas: 10
          metrics: [{ type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 50 } } }]
          behavior:
            scaleUp: { tolerance: 20m }
            scaleDown: { tolerance: 300m, stabilizationWindowSeconds: 0 }
        """
      And the CPU usage of deployment "web" becomes 104m in total
      Then spec.replicas of deployment "web" is 3 at 15s
      When the CPU usage of deployment "web" becomes 40%
      Then spec.replicas of deployment "web" stays 3 for 10m
      When the CPU usage of deployment "web" becomes 30%
      Then spec.replicas of deployment "web" is 2 within 1m
