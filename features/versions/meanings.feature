Feature: What fields mean, version by version
  The same manifest is another one in another release.
  https://kubernetes.io/docs/reference/command-line-tools-reference/feature-gates/

  Rule: Hooks may sleep since 1.30, and for no time at all since 1.33
    See https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/#hook-handler-implementations
    Source: pkg/features/kube_features.go (v1.36, PodLifecycleSleepAction, PodLifecycleSleepActionAllowZero)

    @version:sleepHook
    Scenario Outline: A pod that sleeps before it stops, in Kubernetes <version>
      Given Kubernetes <version>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - { name: app, image: "nginx:1.27", lifecycle: { preStop: { sleep: { seconds: 5 } } } }
        """
      And pod "web" is deleted
      Then container "app" received SIGQUIT at <signal>

      Examples: 1.29 drops the hook
        | version | signal |
        | 1.29    | 0s     |
        | 1.30    | 5s     |

    @version:sleepTextNamesGate @version:sleepOfZeroSeconds
    Scenario Outline: A sleep of 0 seconds in Kubernetes <version>
      Given Kubernetes <version>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - { name: app, image: "nginx:1.27", lifecycle: { preStop: { sleep: { seconds: 0 } } } }
        """
      Then it is refused with:
        """
        Pod "web" is invalid: spec.containers[0].lifecycle.preStop.sleep: Invalid value: 0: must be greater than 0 and less than terminationGracePeriodSeconds (30)<more>
        """

      Examples:
        | version | more                                                                                  |
        | 1.31    |                                                                                       |
        | 1.32    | . Enable AllowPodLifecycleSleepActionZeroValue feature gate for zero sleep. |

    @version:sleepOfZeroSeconds
    Scenario: A sleep of 0 seconds in Kubernetes 1.33
      Given Kubernetes 1.33
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - { name: app, image: "nginx:1.27", lifecycle: { preStop: { sleep: { seconds: 0 } } } }
        """
      Then pod "web" is Running

  Rule: A volume of the kind gitRepo is not mounted any more since 1.33
    https://github.com/kubernetes/enhancements/issues/5040

    @version:gitRepoVolumesRefused
    Scenario Outline: Kubernetes <version>
      Given Kubernetes <version>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers: [{ name: app, image: "nginx:1.27", volumeMounts: [{ name: code, mountPath: /code }] }]
          volumes: [{ name: code, gitRepo: { repository: "https://example.com/code.git" } }]
        """
      Then pod "web" is <phase> at 10s

      Examples:
        | version | phase   |
        | 1.32    | Running |
        | 1.33    | Pending |

  Rule: Containers have a restart policy of their own since 1.35
    See https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#individual-container-restart-policy-and-rules
    Source: pkg/features/kube_features.go (v1.36, ContainerRestartRules)

    @version:containerRestartPolicyUnderstood
    Scenario Outline: A container's own restartPolicy in Kubernetes 1.33, <where>
      Given Kubernetes 1.33
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          initContainers: [{ name: prepare, image: "busybox:1.36", command: ["true"], <init> }]
          containers: [{ name: app, image: "busybox:1.36", command: ["false"], <app> }]
        """
      Then it is refused with:
        """
        Pod "web" is invalid: <message>
        """

      Examples:
        | where             | init                 | app                  | message                                                                                                |
        | a container       |                      | restartPolicy: Never | spec.containers[0].restartPolicy: Forbidden: may not be set for non-init containers                    |
        | an init container | restartPolicy: Never |                      | spec.initContainers[0].restartPolicy: Unsupported value: "Never": supported values: "Always"           |

    @version:containerRestartRules @version:containerRestartPolicyUnderstood @version:restartRulesField
    Scenario Outline: A container that says Never in a pod that says Always, in Kubernetes <version>
      Given Kubernetes <version>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: once
            image: busybox:1.36
            command: [sh, -c, sleep 1; exit 1]
            restartPolicy: Never
            restartPolicyRules: [{ action: Restart, exitCodes: { operator: In, values: [42] } }]
          - { name: app, image: "nginx:1.27" }
        """
      Then container "once" has restarted <times> at 5s

      Examples: 1.34 drops what it does not heed yet
        | version | times   |
        | 1.34    | 1 time  |
        | 1.35    | 0 times |

    @version:restartAllContainers
    Scenario: Kubernetes 1.35 knows no rule that restarts all containers
      Given Kubernetes 1.35
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: busybox:1.36
            command: [sh, -c, sleep 5; exit 42]
            restartPolicy: Never
            restartPolicyRules: [{ action: RestartAllContainers, exitCodes: { operator: In, values: [42] } }]
        """
      Then it is refused with:
        """
        Pod "web" is invalid: spec.containers[0].restartPolicyRules[0].action: Unsupported value: "RestartAllContainers": supported values: "Restart"
        """

    @version:restartAllContainers
    Scenario: Kubernetes 1.36 takes it
      Given Kubernetes 1.36
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: busybox:1.36
            command: [sh, -c, sleep 5; exit 42]
            restartPolicy: Never
            restartPolicyRules: [{ action: RestartAllContainers, exitCodes: { operator: In, values: [42] } }]
        """
      Then pod "web" is Running

  Rule: Nodes declare what their kubelets can do since 1.36
    See https://kubernetes.io/docs/concepts/scheduling-eviction/node-declared-features/
    Source: pkg/features/kube_features.go (v1.36, NodeDeclaredFeatures)

    @version:nodeDeclaredFeatures
    Scenario: A node of 1.35 declares nothing
      Given Kubernetes 1.35
      When I run:
        """
        kubectl get node node-1 -o jsonpath='{.status.declaredFeatures}'
        """
      Then it prints nothing

    @version:nodeDeclaredFeatures
    Scenario: A node of 1.36
      Given Kubernetes 1.36
      When I run:
        """
        kubectl get node node-1 -o jsonpath='{.status.declaredFeatures[*]}'
        """
      Then it prints:
        """
        ExtendWebSocketsToKubelet InPlacePodLevelResourcesVerticalScaling InPlacePodVerticalScalingInitContainers RestartAllContainersOnContainerExits
        """

  Rule: How even the use of a node is counts otherwise since 1.33 and since 1.36
    See https://kubernetes.io/docs/reference/scheduling/config/#scheduling-plugins
    Source: pkg/scheduler/framework/plugins/noderesources/balanced_allocation.go (v1.36, PreScore, balancedResourceScorer)

    @version:balanceOfTheChange
    Scenario Outline: A pod that makes one node less even, and the other more, in Kubernetes <version>
      Given Kubernetes <version>
      And a cluster with these nodes:
        | name   | cpu | memory |
        | node-1 | 10  | 10Gi   |
        | node-2 | 10  | 10Gi   |
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: first }
        spec: { nodeName: node-1, containers: [{ name: app, image: "web:1", resources: { requests: { cpu: 2, memory: 2Gi } } }] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: second }
        spec: { nodeName: node-2, containers: [{ name: app, image: "web:1", resources: { requests: { memory: 4Gi } } }] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { containers: [{ name: app, image: "web:1", resources: { requests: { cpu: 2 } } }] }
        """
      Then pod "web" matches:
        """yaml
        spec: { nodeName: <node> }
        """

      Examples:
        | version | node   |
        | 1.35    | node-1 |
        | 1.36    | node-2 |

    @version:balanceOnlyOfRequests
    Scenario Outline: A pod that requests nothing, in Kubernetes <version>
      Given Kubernetes <version>
      And a cluster with these nodes:
        | name   | cpu | memory |
        | node-1 | 10  | 10Gi   |
        | node-2 | 10  | 10Gi   |
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: first }
        spec: { nodeName: node-1, containers: [{ name: app, image: "web:1", resources: { requests: { cpu: 4 } } }] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: second }
        spec: { nodeName: node-2, containers: [{ name: app, image: "web:1", resources: { requests: { cpu: 3, memory: 3Gi } } }] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { containers: [{ name: app, image: "web:1" }] }
        """
      Then pod "web" matches:
        """yaml
        spec: { nodeName: <node> }
        """

      Examples:
        | version | node   |
        | 1.32    | node-2 |
        | 1.33    | node-1 |
