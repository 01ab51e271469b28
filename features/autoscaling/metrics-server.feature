Feature: An autoscaler without metrics
  It asks the metrics server what pods use. Where nobody answers it scales nothing, and says so.
  https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#support-for-metrics-apis

  Rule: Nothing is scaled by what is not known
    See https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/#support-for-metrics-apis
    Source: pkg/controller/podautoscaler/horizontal.go (v1.36, computeReplicasForMetrics)

    Scenario: The cluster has no metrics server
      Given a cluster without a metrics server
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
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: { name: web }
        spec:
          scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
          maxReplicas: 10
          metrics: [{ type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 50 } } }]
        """
      And 15 seconds pass
      Then kubectl get hpa shows:
        | NAME | REFERENCE      | TARGETS            | MINPODS | MAXPODS | REPLICAS | AGE |
        | web  | Deployment/web | cpu: <unknown>/50% | 1       | 10      | 2        | 15s |
      And condition ScalingActive of hpa "web" is False with reason "FailedGetResourceMetric" and message "the HPA was unable to compute the replica count: failed to get cpu utilization: unable to get metrics for resource cpu: unable to fetch metrics from resource metrics API: the server could not find the requested resource (get pods.metrics.k8s.io)"
      When 10 minutes pass
      Then spec.replicas of deployment "web" is 2

    Scenario: The metrics server fails for a while
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
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: { name: web }
        spec:
          scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
          maxReplicas: 10
          metrics: [{ type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 50 } } }]
        """
      And the CPU usage of deployment "web" becomes 100%
      And the metrics server stops
      And 15 seconds pass
      Then spec.replicas of deployment "web" is 2
      And the events of hpa "web" include:
        | type    | reason                       | message |
        | Warning | FailedGetResourceMetric      | failed to get cpu utilization: unable to get metrics for resource cpu: unable to fetch metrics from resource metrics API: the server is currently unable to handle the request (get pods.metrics.k8s.io) |
        | Warning | FailedComputeMetricsReplicas | invalid metrics (1 invalid out of 1), first error is: failed to get cpu resource metric value: failed to get cpu utilization: unable to get metrics for resource cpu: unable to fetch metrics from resource metrics API: the server is currently unable to handle the request (get pods.metrics.k8s.io) |
      When the metrics server starts again
      And 15 seconds pass
      Then spec.replicas of deployment "web" is 4
