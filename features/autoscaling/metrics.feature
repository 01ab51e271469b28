Feature: What an autoscaler scales by
  https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale-walkthrough/#autoscaling-on-multiple-metrics-and-custom-metrics

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
            containers:
              - { name: app, image: "web:1", resources: { requests: { cpu: 100m, memory: 100Mi } } }
              - { name: sidecar, image: "proxy:1", resources: { requests: { cpu: 100m, memory: 100Mi } } }
      """

  Rule: Resources of pods, or of one of their containers
    See https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/#support-for-resource-metrics
    See https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/#container-resource-metrics

    Scenario: A busy sidecar beside an idle application
      When the manifest is applied
      And the CPU usage of container "sidecar" of deployment "web" becomes 500m
      And I apply:
        """yaml
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: { name: web }
        spec:
          scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
          minReplicas: 2
          maxReplicas: 10
          metrics:
            - { type: ContainerResource, containerResource: { name: cpu, container: app, target: { type: Utilization, averageUtilization: 50 } } }
        """
      And 10 minutes pass
      Then spec.replicas of deployment "web" is 2

    Scenario: Memory that containers use counts by itself
      Given container "app" uses 300Mi of memory after 0s
      When the manifest is applied
      And I apply:
        """yaml
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: { name: web }
        spec:
          scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
          maxReplicas: 4
          metrics: [{ type: Resource, resource: { name: memory, target: { type: AverageValue, averageValue: 200Mi } } }]
        """
      And 15 seconds pass
      Then kubectl get hpa shows:
        | NAME | REFERENCE      | TARGETS             | MINPODS | MAXPODS | REPLICAS | AGE |
        | web  | Deployment/web | memory: 300Mi/200Mi | 1       | 4       | 2        | 15s |
      And spec.replicas of deployment "web" is 3

  Rule: Metrics of the queue, and the one that asks for most decides
    See https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/#scaling-on-multiple-metrics

    Scenario: An external metric that the pods share
      When the manifest is applied
      And the metric "queue_length" of deployment "web" becomes 120
      And I apply:
        """yaml
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: { name: web }
        spec:
          scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
          maxReplicas: 10
          metrics:
            - { type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 50 } } }
            - { type: External, external: { metric: { name: queue_length }, target: { type: AverageValue, averageValue: 30 } } }
        """
      And 15 seconds pass
      Then spec.replicas of deployment "web" is 4
      And kubectl get hpa shows:
        | NAME | REFERENCE      | TARGETS                   | MINPODS | MAXPODS | REPLICAS | AGE |
        | web  | Deployment/web | cpu: 0%/50%, 60/30 (avg) | 1       | 10      | 2        | 15s |
      When the metric "queue_length" of deployment "web" becomes 10
      And 6 minutes pass
      Then spec.replicas of deployment "web" is 1

  Rule: Pods of which nothing is known speak against every change
    See https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/#algorithm-details

    Scenario: Nothing is known of any
      When the manifest is applied
      And the CPU usage of deployment "web" becomes unknown
      And I apply:
        """yaml
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: { name: web }
        spec:
          scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
          maxReplicas: 10
        """
      And 10 minutes pass
      Then spec.replicas of deployment "web" is 2
      And the events of hpa "web" include:
        | type    | reason                  | message                                                                                                                     |
        | Warning | FailedGetResourceMetric | failed to get cpu utilization: unable to get metrics for resource cpu: no metrics returned from resource metrics API |
