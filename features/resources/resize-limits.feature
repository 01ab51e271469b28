Feature: Resizes and the limits of a namespace
  A resize in place is admitted like a new pod: by the LimitRanges and the ResourceQuotas of its namespace.
  https://kubernetes.io/docs/tasks/configure-pod-container/resize-container-resources/

  Rule: A resize stays within the LimitRange of its namespace
    Source: plugin/pkg/admission/limitranger/admission.go (v1.36, SupportsAttributes, PodValidateLimitFunc)

    Background:
      When I apply:
        """yaml
        apiVersion: v1
        kind: LimitRange
        metadata: { name: bounds }
        spec:
          limits:
          - { type: Container, min: { cpu: 100m }, max: { cpu: "1" } }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { containers: [{ name: app, image: "web:1", resources: { requests: { cpu: 200m }, limits: { cpu: 500m } } }] }
        """
      And 5 seconds pass

    Scenario: Up to the most it may have
      When container "app" is resized to:
        """yaml
        limits: { cpu: "1" }
        """
      And 10 seconds pass
      Then pod "web" matches:
        """yaml
        status:
          containerStatuses: [{ name: app, restartCount: 0, resources: { limits: { cpu: "1" } } }]
        """

    Scenario Outline: <what>
      When container "app" is resized to:
        """yaml
        <resources>
        """
      Then it is refused with:
        """
        <refusal>
        """
      And metadata.generation of pod "web" is 1

      Examples:
        | what                     | resources                                         | refusal                                                                                           |
        | A thousandth more        | limits: { cpu: 1001m }                            | pods "web" is forbidden: maximum cpu usage per Container is 1, but limit is 1001m                 |
        | Less than the least      | requests: { cpu: 99m }                            | pods "web" is forbidden: minimum cpu usage per Container is 100m, but request is 99m              |
        | A limit below the least  | { requests: { cpu: 50m }, limits: { cpu: 50m } }  | pods "web" is forbidden: minimum cpu usage per Container is 100m, but request is 50m              |

    # The plugin looks away from objects that are marked for deletion.
    Scenario: A pod that is on its way out
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: held, finalizers: [example.com/keep] }
        spec: { containers: [{ name: main, image: "web:1", resources: { requests: { cpu: 200m }, limits: { cpu: 500m } } }] }
        """
      And 5 seconds pass
      And pod "held" is deleted
      And container "main" is resized to:
        """yaml
        limits: { cpu: 1001m }
        """
      Then spec.containers[0].resources.limits.cpu of pod "held" is "1001m"

  Rule: A LimitRange that came later gives what a container does not say, and a resize may fail by that
    Source: plugin/pkg/admission/limitranger/admission.go (v1.36, PodMutateLimitFunc)
    Source: pkg/apis/core/validation/validation.go (v1.36, ValidatePodResize)

    # The plugin fills in the defaults before the resize is validated, and a pod does not leave its class.
    Scenario: A pod that asked for nothing when there was no LimitRange
      Given a running pod "web" with container "app"
      When I apply:
        """yaml
        apiVersion: v1
        kind: LimitRange
        metadata: { name: defaults }
        spec:
          limits: [{ type: Container, defaultRequest: { cpu: 100m } }]
        """
      And container "app" is resized to:
        """yaml
        {}
        """
      Then it is refused with:
        """
        Pod "web" is invalid: spec: Invalid value: "BestEffort": Pod QOS Class may not change as a result of resizing
        """

  Rule: What a resize asks for more must be left in the quota
    Source: pkg/quota/v1/evaluator/core/pods.go (v1.36, Handles)

    Background:
      When I apply:
        """yaml
        apiVersion: v1
        kind: ResourceQuota
        metadata: { name: team }
        spec: { hard: { requests.cpu: "1", limits.cpu: "4" } }
        """
      And 1 second passes
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { containers: [{ name: app, image: "web:1", resources: { requests: { cpu: 600m }, limits: { cpu: "1" } } }] }
        """
      And 5 seconds pass

    Scenario: All that is left
      When container "app" is resized to:
        """yaml
        requests: { cpu: "1" }
        """
      And 10 seconds pass
      Then resourcequota "team" matches:
        """yaml
        status: { used: { limits.cpu: "1", requests.cpu: "1" } }
        """
      And status.containerStatuses[0].resources.requests.cpu of pod "web" is "1"

    Scenario: A thousandth more than is left
      When container "app" is resized to:
        """yaml
        requests: { cpu: 1001m }
        limits: { cpu: 1500m }
        """
      Then it is refused with:
        """
        pods "web" is forbidden: exceeded quota: team, requested: requests.cpu=401m, used: requests.cpu=600m, limited: requests.cpu=1
        """
      And resourcequota "team" matches:
        """yaml
        status: { used: { limits.cpu: "1", requests.cpu: 600m } }
        """

    Scenario: What a smaller pod gives back, another may have
      When container "app" is resized to:
        """yaml
        requests: { cpu: 100m }
        """
      And 10 seconds pass
      Then resourcequota "team" matches:
        """yaml
        status: { used: { limits.cpu: "1", requests.cpu: 100m } }
        """
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: batch }
        spec: { containers: [{ name: app, image: "batch:1", resources: { requests: { cpu: 900m }, limits: { cpu: "1" } } }] }
        """
      Then pod "batch" is Running within 5s

  Rule: A pod counts with what it has until the resize is done
    Source: pkg/quota/v1/evaluator/core/pods.go (v1.36, PodUsageFunc)

    # The quota counts the most of what is asked for and what is in force. (PodUsageFunc, UseStatusResources)
    Scenario: A kubelet that is down gives nothing back
      Given a cluster with these nodes:
        | name   | cpu |
        | node-1 | 2   |
      When I apply:
        """yaml
        apiVersion: v1
        kind: ResourceQuota
        metadata: { name: team }
        spec: { hard: { requests.cpu: "4" } }
        """
      And 1 second passes
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { containers: [{ name: app, image: "web:1", resources: { requests: { cpu: 600m } } }] }
        """
      And 5 seconds pass
      And the kubelet of node "node-1" is down for 30s
      And container "app" is resized to:
        """yaml
        requests: { cpu: 100m }
        """
      And 10 seconds pass
      Then resourcequota "team" matches:
        """yaml
        status: { used: { requests.cpu: 600m } }
        """
      When 30 seconds pass
      Then resourcequota "team" matches:
        """yaml
        status: { used: { requests.cpu: 100m } }
        """

    # Since 1.36 such a resize is deferred like any other, and counts as long as it is asked for.
    Scenario: What its node can never give is no longer counted after five minutes at most
      Given Kubernetes 1.35
      And a cluster with these nodes:
        | name   | cpu |
        | node-1 | 2   |
      When I apply:
        """yaml
        apiVersion: v1
        kind: ResourceQuota
        metadata: { name: team }
        spec: { hard: { requests.cpu: "4" } }
        """
      And 1 second passes
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { containers: [{ name: app, image: "web:1", resources: { requests: { cpu: 600m } } }] }
        """
      And 5 seconds pass
      And container "app" is resized to:
        """yaml
        requests: { cpu: "3" }
        """
      And 10 seconds pass
      Then condition PodResizePending of pod "web" is True with reason "Infeasible"
      And resourcequota "team" matches:
        """yaml
        status: { used: { requests.cpu: "3" } }
        """
      And resourcequota "team" matches within 5m:
        """yaml
        status: { used: { requests.cpu: 600m } }
        """
