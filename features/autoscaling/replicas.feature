Feature: The HorizontalPodAutoscaler
  It looks every fifteen seconds at what pods use, or at other metrics, and scales what makes the pods.
  https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/

  Rule: As many replicas as bring the average use to its target, rounded up
    See https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/#algorithm-details

    Background:
      Given the manifest:
        """yaml
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec:
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec:
              containers: [{ name: app, image: "web:1", resources: { requests: { cpu: 100m, memory: 100Mi } } }]
        ---
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: { name: web }
        spec:
          scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
          maxReplicas: 10
          metrics: [{ type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 50 } } }]
        """

    # 250m of 100m is 250 %, which is five times the target; without a behaviour there are four at most at first.
    Scenario: One pod does the work of five
      When the manifest is applied
      And the CPU usage of deployment "web" becomes 250m in total
      And 15 seconds pass
      Then spec.replicas of deployment "web" is 4
      And the events of hpa "web" are:
        | type   | reason            | from                      | message                                                                             | at  |
        | Normal | SuccessfulRescale | horizontal-pod-autoscaler | New size: 4; reason: cpu resource utilization (percentage of request) above target | 15s |
      And kubectl get hpa shows:
        | NAME | REFERENCE      | TARGETS       | MINPODS | MAXPODS | REPLICAS | AGE |
        | web  | Deployment/web | cpu: 250%/50% | 1       | 10      | 1        | 15s |
      When 15 seconds pass
      Then spec.replicas of deployment "web" is 5
      When 10 minutes pass
      Then spec.replicas of deployment "web" is 5
      And hpa "web" matches:
        """yaml
        spec: { minReplicas: 1 }
        status:
          currentReplicas: 5
          desiredReplicas: 5
          lastScaleTime: "@30s"
          currentMetrics:
            - { type: Resource, resource: { name: cpu, current: { averageUtilization: 50, averageValue: 50m } } }
          conditions:
            - type: AbleToScale
              status: "True"
              reason: ReadyForNewScale
              message: recommended size matches current size
            - type: ScalingActive
              status: "True"
              reason: ValidMetricFound
              message: "the HPA was able to successfully calculate a replica count from cpu resource utilization (percentage of request)"
            - type: ScalingLimited
              status: "False"
              reason: DesiredWithinRange
              message: the desired count is within the acceptable range
        """

    Scenario Outline: A tenth more or less than the target changes nothing
      When the manifest is applied
      And deployment "web" is scaled to 4
      And the CPU usage of deployment "web" becomes <usage>
      And 6 minutes pass
      Then spec.replicas of deployment "web" is <replicas>

      Examples:
        | usage | replicas |
        | 55%   | 4        |
        | 56%   | 10       |
        | 45%   | 4        |
        | 44%   | 4        |
        | 37%   | 3        |

    Scenario: More than maxReplicas is never asked for, and it says so
      When the manifest is applied
      And the CPU usage of deployment "web" becomes 100%
      And 5 minutes pass
      Then spec.replicas of deployment "web" is 10
      And condition ScalingLimited of hpa "web" is True with reason "TooManyReplicas"

    Scenario: kubectl describe tells all of it
      When the manifest is applied
      And the CPU usage of deployment "web" becomes 50%
      And 15 seconds pass
      Then kubectl describe hpa web includes:
        """
        Reference:                                             Deployment/web
        Metrics:                                               ( current / target )
          resource cpu on pods  (as a percentage of request):  50% (50m) / 50%
        Min replicas:                                          1
        Max replicas:                                          10
        Deployment pods:                                       1 current / 1 desired
        Conditions:
          Type            Status  Reason              Message
          ----            ------  ------              -------
          AbleToScale     True    ReadyForNewScale    recommended size matches current size
          ScalingActive   True    ValidMetricFound    the HPA was able to successfully calculate a replica count from cpu resource utilization (percentage of request)
          ScalingLimited  False   DesiredWithinRange  the desired count is within the acceptable range
        Events:           <none>
        """

    Scenario: Scaled to nothing by hand, it is switched off
      When the manifest is applied
      And deployment "web" is scaled to 0
      And 1 minute passes
      Then spec.replicas of deployment "web" is 0
      And condition ScalingActive of hpa "web" is False with reason "ScalingDisabled"

  Rule: It needs requests and metrics, and without them it does nothing
    See https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/#how-does-a-horizontalpodautoscaler-work

    Scenario: Without a request of the CPU there is no percentage
      Given a deployment "web" with 2 replicas of image "web:1"
      When I apply:
        """yaml
        apiVersion: autoscaling/v1
        kind: HorizontalPodAutoscaler
        metadata: { name: web }
        spec:
          scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
          maxReplicas: 10
          targetCPUUtilizationPercentage: 50
        """
      And 15 seconds pass
      Then kubectl get hpa shows:
        | NAME | REFERENCE      | TARGETS              | MINPODS | MAXPODS | REPLICAS | AGE |
        | web  | Deployment/web | cpu: <unknown>/50%   | 1       | 10      | 2        | 15s |
      And condition ScalingActive of hpa "web" is False with reason "FailedGetResourceMetric"
      And the events of hpa "web" include:
        | type    | reason                       | message                                                                                                                                                                                          |
        | Warning | FailedGetResourceMetric      | failed to get cpu utilization: missing request for cpu in container * of Pod web-*                                                                                                             |
        | Warning | FailedComputeMetricsReplicas | invalid metrics (1 invalid out of 1), first error is: failed to get cpu resource metric value: failed to get cpu utilization: missing request for cpu in container * of Pod web-* |

    Scenario: Without a server of custom metrics
      Given a deployment "web" with 2 replicas of image "web:1"
      When I apply:
        """yaml
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: { name: web }
        spec:
          scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
          maxReplicas: 10
          metrics: [{ type: Pods, pods: { metric: { name: queue_length }, target: { type: AverageValue, averageValue: 60 } } }]
        """
      And 15 seconds pass
      Then condition ScalingActive of hpa "web" is False with reason "FailedGetPodsMetric"
      When the metric "queue_length" of deployment "web" becomes 120
      And 15 seconds pass
      Then spec.replicas of deployment "web" is 4

    Scenario: What it is to scale is not there
      When I apply:
        """yaml
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: { name: web }
        spec:
          scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
          maxReplicas: 10
        """
      And 15 seconds pass
      Then the events of hpa "web" are:
        | type    | reason         | message                          | at  |
        | Warning | FailedGetScale | deployments.apps "web" not found | 15s |
