Feature: Resizes of a pod that shares its namespace's quota
  Of two equal pods in a namespace with a ResourceQuota or a LimitRange, one is resized: what the namespace allows comes into
  force without a restart, and what it does not allow is refused and changes nothing.
  https://kubernetes.io/docs/tasks/configure-pod-container/resize-container-resources/
  https://kubernetes.io/docs/concepts/policy/resource-quotas/

  Rule: Under a quota a resize may add what both pods leave of it
    The quota counts what the resize adds, not what the pod asks for in the end.
    Source: pkg/quota/v1/evaluator/core/pods.go (v1.36, Handles, PodUsageFunc)
    Source: staging/src/k8s.io/apiserver/pkg/admission/plugin/resourcequota/controller.go (v1.36, CheckRequest)

    Background:
      When I apply:
        """yaml
        apiVersion: v1
        kind: ResourceQuota
        metadata: { name: team }
        spec: { hard: { cpu: 800m, memory: 800Mi } }
        """
      And 1 second passes
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: first }
        spec: { containers: [{ name: app, image: "web:1", resources: { requests: { cpu: 300m, memory: 300Mi }, limits: { cpu: 300m, memory: 300Mi } } }] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: second }
        spec: { containers: [{ name: app, image: "web:1", resources: { requests: { cpu: 300m, memory: 300Mi }, limits: { cpu: 300m, memory: 300Mi } } }] }
        """
      And 5 seconds pass

    Scenario Outline: A quota refuses <what>
      When container "app" of pod "first" is resized to:
        """yaml
        { requests: { cpu: <cpu>, memory: <memory> }, limits: { cpu: <cpu>, memory: <memory> } }
        """
      Then it is refused with:
        """
        pods "first" is forbidden: exceeded quota: team, <refusal>
        """
      And metadata.generation of pod "first" is 1
      And resourcequota "team" matches:
        """yaml
        status: { used: { cpu: 600m, memory: 600Mi } }
        """

      Examples:
        | what                    | cpu  | memory | refusal                                                                                         |
        | more CPU than is left   | 600m | 400Mi  | requested: cpu=300m, used: cpu=600m, limited: cpu=800m                                          |
        | more memory than is left | 250m | 750Mi  | requested: memory=450Mi, used: memory=600Mi, limited: memory=800Mi                              |
        | more of both than is left | 600m | 750Mi  | requested: cpu=300m,memory=450Mi, used: cpu=600m,memory=600Mi, limited: cpu=800m,memory=800Mi |

    Scenario Outline: A quota allows <what>
      When container "app" of pod "first" is resized to:
        """yaml
        { requests: { cpu: <cpu>, memory: <memory> }, limits: { cpu: <cpu>, memory: <memory> } }
        """
      And 10 seconds pass
      Then pod "first" matches:
        """yaml
        status:
          containerStatuses:
            - name: app
              restartCount: 0
              resources: { requests: { cpu: <cpu>, memory: <memory> }, limits: { cpu: <cpu>, memory: <memory> } }
        """
      And resourcequota "team" matches:
        """yaml
        status: { used: { cpu: <used cpu>, memory: <used memory> } }
        """

      Examples:
        | what                          | cpu  | memory | used cpu | used memory |
        | some more CPU                 | 350m | 300Mi  | 650m     | 600Mi       |
        | some more memory              | 300m | 350Mi  | 600m     | 650Mi       |
        | all that is left of both      | 500m | 500Mi  | 800m     | 800Mi       |

    Scenario Outline: A dry run on the server is told the same: <what>
      When I run:
        """
        kubectl patch pod first --subresource=resize --dry-run=server -p '{"spec":{"containers":[{"name":"app","resources":{"requests":{"cpu":"<cpu>"},"limits":{"cpu":"<cpu>"}}}]}}'
        """
      Then it prints:
        """
        <answer>
        """
      And metadata.generation of pod "first" is 1
      And resourcequota "team" matches:
        """yaml
        status: { used: { cpu: 600m, memory: 600Mi } }
        """

      Examples:
        | what                 | cpu  | answer |
        | all that is left     | 500m | pod/first patched (server dry run) |
        | more than is left    | 501m | Error from server (Forbidden): pods "first" is forbidden: exceeded quota: team, requested: cpu=201m, used: cpu=600m, limited: cpu=800m |

  Rule: Under a LimitRange a resize stays between the least and the most
    Source: plugin/pkg/admission/limitranger/admission.go (v1.36, SupportsAttributes, PodValidateLimitFunc)

    Background:
      When I apply:
        """yaml
        apiVersion: v1
        kind: LimitRange
        metadata: { name: bounds }
        spec:
          limits:
          - type: Container
            max: { cpu: 500m, memory: 500Mi }
            min: { cpu: 50m, memory: 50Mi }
            default: { cpu: 100m, memory: 100Mi }
            defaultRequest: { cpu: 50m, memory: 50Mi }
        """
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: first }
        spec: { containers: [{ name: app, image: "web:1", resources: { requests: { cpu: 300m, memory: 300Mi }, limits: { cpu: 300m, memory: 300Mi } } }] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: second }
        spec: { containers: [{ name: app, image: "web:1", resources: { requests: { cpu: 300m, memory: 300Mi }, limits: { cpu: 300m, memory: 300Mi } } }] }
        """
      And 5 seconds pass

    Scenario Outline: A LimitRange refuses <what>
      When container "app" of pod "first" is resized to:
        """yaml
        { requests: { cpu: <cpu>, memory: <memory> }, limits: { cpu: <cpu>, memory: <memory> } }
        """
      Then it is refused with:
        """
        pods "first" is forbidden: <refusal>
        """
      And metadata.generation of pod "first" is 1

      Examples:
        | what             | cpu  | memory | refusal                                                                                                                                                    |
        | too much CPU     | 600m | 250Mi  | maximum cpu usage per Container is 500m, but limit is 600m                                                                                                 |
        | too much memory  | 250m | 750Mi  | maximum memory usage per Container is 500Mi, but limit is 750Mi                                                                                            |
        | too much of both | 600m | 600Mi  | [maximum cpu usage per Container is 500m, but limit is 600m, maximum memory usage per Container is 500Mi, but limit is 600Mi]     |
        | too little CPU   | 10m  | 400Mi  | minimum cpu usage per Container is 50m, but request is 10m                                                                                                 |
        | too little memory | 250m | 10Mi  | minimum memory usage per Container is 50Mi, but request is 10Mi                                                                                            |
        | too little of both | 10m | 10Mi  | [minimum cpu usage per Container is 50m, but request is 10m, minimum memory usage per Container is 50Mi, but request is 10Mi]     |

    Scenario Outline: A LimitRange allows <what>
      When container "app" of pod "first" is resized to:
        """yaml
        { requests: { cpu: <cpu>, memory: <memory> }, limits: { cpu: <cpu>, memory: <memory> } }
        """
      And 10 seconds pass
      Then pod "first" matches:
        """yaml
        status:
          containerStatuses:
            - name: app
              restartCount: 0
              resources: { requests: { cpu: <cpu>, memory: <memory> }, limits: { cpu: <cpu>, memory: <memory> } }
        """

      Examples:
        | what                      | cpu  | memory |
        | more CPU                  | 350m | 300Mi  |
        | more memory               | 300m | 350Mi  |
        | the most there may be     | 500m | 500Mi  |
        | less memory               | 300m | 250Mi  |
        | less CPU                  | 250m | 300Mi  |
        | the least there may be    | 50m  | 50Mi   |
