Feature: Metrics of other objects, and of what is no object
  https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#support-for-metrics-apis

  Rule: A metric of one object counts as a whole, or for each pod
    See https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/#how-does-a-horizontalpodautoscaler-work
    Source: pkg/controller/podautoscaler/replica_calculator.go (v1.36, GetObjectMetricReplicas, GetObjectPerPodMetricReplicas)

    Scenario: As a whole, twice what it should be needs twice as many pods that are ready
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
              containers: [{ name: app, image: "web:1", resources: { requests: { cpu: 100m } } }]
        ---
        apiVersion: v1
        kind: Service
        metadata: { name: web }
        spec: { selector: { app: web }, ports: [{ port: 80 }] }
        ---
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: { name: web }
        spec:
          scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
          maxReplicas: 10
          metrics:
            - type: Object
              object:
                describedObject: { apiVersion: v1, kind: Service, name: web }
                metric: { name: requests_per_second }
                target: { type: Value, value: 100 }
        """
      And the metric "requests_per_second" of service "web" becomes 200
      And 15 seconds pass
      Then spec.replicas of deployment "web" is 4
      And kubectl get hpa shows:
        | NAME | REFERENCE      | TARGETS | MINPODS | MAXPODS | REPLICAS | AGE |
        | web  | Deployment/web | 200/100 | 1       | 10      | 2        | 15s |
      And condition ScalingActive of hpa "web" is True with reason "ValidMetricFound" and message "the HPA was able to successfully calculate a replica count from Service metric requests_per_second"

    Scenario: For each pod
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
              containers: [{ name: app, image: "web:1", resources: { requests: { cpu: 100m } } }]
        ---
        apiVersion: v1
        kind: Service
        metadata: { name: web }
        spec: { selector: { app: web }, ports: [{ port: 80 }] }
        ---
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: { name: web }
        spec:
          scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
          maxReplicas: 10
          metrics:
            - type: Object
              object:
                describedObject: { apiVersion: v1, kind: Service, name: web }
                metric: { name: requests_per_second }
                target: { type: AverageValue, averageValue: 50 }
        """
      And the metric "requests_per_second" of service "web" becomes 200
      And 15 seconds pass
      Then spec.replicas of deployment "web" is 4
      And kubectl get hpa shows:
        | NAME | REFERENCE      | TARGETS      | MINPODS | MAXPODS | REPLICAS | AGE |
        | web  | Deployment/web | 100/50 (avg) | 1       | 10      | 2        | 15s |

  Rule: What nobody knows is told
    Source: pkg/controller/podautoscaler/horizontal.go (v1.36, computeReplicasForMetrics, getUnableComputeReplicaCountCondition)

    Scenario: Nobody serves metrics of objects
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
              containers: [{ name: app, image: "web:1", resources: { requests: { cpu: 100m } } }]
        ---
        apiVersion: v1
        kind: Service
        metadata: { name: web }
        spec: { selector: { app: web }, ports: [{ port: 80 }] }
        ---
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: { name: web }
        spec:
          scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
          maxReplicas: 10
          metrics:
            - type: Object
              object:
                describedObject: { apiVersion: v1, kind: Service, name: web }
                metric: { name: requests_per_second }
                target: { type: Value, value: 100 }
        """
      And 1 minute passes
      Then spec.replicas of deployment "web" is 2
      And condition ScalingActive of hpa "web" is False with reason "FailedGetObjectMetric" and message "the HPA was unable to compute the replica count: unable to get metric requests_per_second: unable to fetch metrics from custom metrics API: no custom metrics API (custom.metrics.k8s.io) registered on Service default/web"

    Scenario: Of this object there is none
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
              containers: [{ name: app, image: "web:1", resources: { requests: { cpu: 100m } } }]
        ---
        apiVersion: v1
        kind: Service
        metadata: { name: web }
        spec: { selector: { app: web }, ports: [{ port: 80 }] }
        ---
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: { name: web }
        spec:
          scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
          maxReplicas: 10
          metrics:
            - type: Object
              object:
                describedObject: { apiVersion: v1, kind: Service, name: web }
                metric: { name: requests_per_second }
                target: { type: Value, value: 100 }
        """
      And the metric "errors_per_second" of service "web" becomes 200
      And 1 minute passes
      Then spec.replicas of deployment "web" is 2
      And condition ScalingActive of hpa "web" is False with reason "FailedGetObjectMetric" and message "the HPA was unable to compute the replica count: unable to get metric requests_per_second: unable to fetch metrics from custom metrics API: the server could not find the metric requests_per_second for services web on Service default/web"

  Rule: An external metric is the sum of those with the labels of its selector
    Source: pkg/controller/podautoscaler/replica_calculator.go (v1.36, GetExternalMetricReplicas)

    Scenario Outline: <queue>
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
              containers: [{ name: app, image: "web:1", resources: { requests: { cpu: 100m } } }]
        ---
        apiVersion: v1
        kind: Service
        metadata: { name: orders, labels: { queue: orders } }
        spec: { selector: { app: web }, ports: [{ port: 80 }] }
        ---
        apiVersion: v1
        kind: Service
        metadata: { name: mails, labels: { queue: mails } }
        spec: { selector: { app: web }, ports: [{ port: 80 }] }
        ---
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: { name: web }
        spec:
          scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
          maxReplicas: 10
          metrics:
            - type: External
              external:
                metric: { name: queue_length, selector: <selector> }
                target: { type: AverageValue, averageValue: 30 }
        """
      And the metric "queue_length" of service "orders" becomes 120
      And the metric "queue_length" of service "mails" becomes 90
      And 15 seconds pass
      Then <what>

      Examples:
        | queue        | selector                           | what                                                                                    |
        | One of two   | { matchLabels: { queue: orders } } | spec.replicas of deployment "web" is 4                                                  |
        | The other    | { matchLabels: { queue: mails } }  | spec.replicas of deployment "web" is 3                                                  |
        | Both         | {}                                 | spec.replicas of deployment "web" is 4                                                  |
        | None of them | { matchLabels: { queue: other } }  | condition ScalingActive of hpa "web" is False with reason "FailedGetExternalMetric" |
