Feature: The tolerance of an autoscaler
  A tenth more or less than the target changes nothing; a behaviour may say otherwise, for either direction.
  https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#tolerance

  Rule: A behaviour has its own tolerance since 1.35; before, the server drops it
    See https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/#tolerance
    Source: pkg/registry/autoscaling/horizontalpodautoscaler/strategy.go (v1.36, dropDisabledFields)

    # 53 of 50 is 6 % too much: four pods become five where 5 % are tolerated, and stay four where 10 % are.
    @version:configurableTolerance @version:toleranceField
    Scenario Outline: Five per cent upwards in Kubernetes <version>
      Given Kubernetes <version>
      When I apply:
        """yaml
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec:
          replicas: 4
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec:
              containers: [{ name: app, image: "web:1", resources: { requests: { cpu: 100m } } }]
        ---
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: { name: web }
        spec:
          scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
          maxReplicas: 10
          metrics: [{ type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 50 } } }]
          behavior: { scaleUp: { tolerance: 50m } }
        """
      And the CPU usage of deployment "web" becomes 53%
      And 15 seconds pass
      Then spec.replicas of deployment "web" is <replicas>
      And spec.behavior.scaleUp.tolerance of hpa "web" is <tolerance>

      Examples:
        | version | replicas | tolerance |
        | 1.33    | 4        | absent    |
        | 1.34    | 4        | absent    |
        | 1.35    | 5        | "50m"     |
        | 1.36    | 5        | "50m"     |

    @version:toleranceField
    Scenario: Kubernetes 1.32 does not know the field
      Given Kubernetes 1.32
      When I apply:
        """yaml
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec:
          replicas: 4
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec:
              containers: [{ name: app, image: "web:1", resources: { requests: { cpu: 100m } } }]
        ---
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: { name: web }
        spec:
          scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
          maxReplicas: 10
          metrics: [{ type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 50 } } }]
          behavior: { scaleUp: { tolerance: 50m } }
        """
      Then it is refused with:
        """
        *strict decoding error: unknown field "spec.behavior.scaleUp.tolerance"
        """
