Feature: My container crashes, and I have mended the reason
  How long until CrashLoopBackOff tries again, and when is the pause reset? The pause that has begun is waited out, whatever was
  mended meanwhile; ten minutes without a restart, or another pod, begin anew.
  https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-restarts

  Background:
    Given the manifest:
      """yaml
      apiVersion: v1
      kind: Pod
      metadata: { name: web }
      spec:
        containers:
        - name: app
          image: busybox:1.36
          command: [sh, -c, '[ "$DATABASE" = right ] || exit 1; sleep 3600']
          env: [{ name: DATABASE, valueFrom: { configMapKeyRef: { name: settings, key: database } } }]
      """
    When I run:
      """
      kubectl create configmap settings --from-literal=database=wrong
      """
    And the manifest is applied

  Rule: As long as nothing is mended each pause is twice the one before, up to five minutes
    See https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy

    Scenario: Broken: nine runs in twenty minutes, and CrashLoopBackOff
      When 20 minutes pass
      Then container "app" started at 0s, 0s, 10s, 30s, 70s, 150s, 310s, 610s, 910s
      And container "app" is waiting with reason "CrashLoopBackOff"

  Rule: What is mended during a pause helps when the pause is over
    Source: pkg/kubelet/kuberuntime/kuberuntime_manager.go (v1.36, doBackOff)
    Source: pkg/kubelet/kubelet_pods.go (v1.36, makeEnvironmentVariables)

    Scenario: Mended at 320s, and it runs at 610s
      When 320 seconds pass
      And I run:
        """
        kubectl patch configmap settings --patch '{"data":{"database":"right"}}'
        """
      Then container "app" is not running at 609s
      And container "app" is running at 610s
      And pod "web" stays Running for 30m

  Rule: Who does not want to wait makes another pod, which has no pause behind it
    Source: pkg/kubelet/kuberuntime/helpers.go (v1.36, GetBackoffKey)

    Scenario: Mended at 320s, deleted and made again, and it runs at once
      When 320 seconds pass
      And I run:
        """
        kubectl patch configmap settings --patch '{"data":{"database":"right"}}'
        kubectl delete pod web
        """
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: busybox:1.36
            command: [sh, -c, '[ "$DATABASE" = right ] || exit 1; sleep 3600']
            env: [{ name: DATABASE, valueFrom: { configMapKeyRef: { name: settings, key: database } } }]
        """
      Then pod "web" is Ready at 320s
      And container "app" has restarted 0 times

  Rule: Ten minutes without a restart reset the pause
    See https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy
    Source: staging/src/k8s.io/client-go/util/flowcontrol/backoff.go (v1.36, hasExpired)

    Scenario Outline: Mended, and it crashes again after <minutes> minutes
      When 320 seconds pass
      And I run:
        """
        kubectl patch configmap settings --patch '{"data":{"database":"right"}}'
        """
      And 290 seconds pass
      And <minutes> minutes pass
      And container "app" crashes with exit code 1
      And 10 minutes pass
      Then container "app" started at 0s, 0s, 10s, 30s, 70s, 150s, 310s, 610s, <next>

      Examples: five minutes more, for the record of the pauses is still there
        | minutes | next  |
        | 4       | 1150s |

      Examples: at once
        | minutes | next  |
        | 11      | 1270s |
