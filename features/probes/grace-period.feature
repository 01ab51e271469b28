Feature: The grace period of a probe
  A liveness or startup probe may bring a grace period of its own, for the containers that it has killed.
  https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#probe-level-terminationgraceperiodseconds

  Rule: The probe's grace period replaces the pod's
    See https://kubernetes.io/docs/concepts/workloads/pods/probes/#probe-level-terminationgraceperiodseconds
    Source: pkg/kubelet/kuberuntime/kuberuntime_container.go (v1.36, setTerminationGracePeriod)

    Scenario Outline: A <probe> probe with <own> seconds in a pod with <pod>
      Given container "app" ignores SIGTERM
      And container "app" listens on port 80 after 1h
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          terminationGracePeriodSeconds: <pod>
          containers:
          - name: app
            image: example.com/app:1
            <probe>Probe: { tcpSocket: { port: 80 }, terminationGracePeriodSeconds: <own> }
        """
      And <waited> seconds pass
      Then container "app" received SIGTERM at 30s
      And container "app" was killed at <killed>

      Examples: shorter and longer than the pod's
        | probe    | own | pod | waited | killed |
        | liveness | 4   | 60  | 40     | 34s    |
        | startup  | 4   | 60  | 40     | 34s    |
        | liveness | 60  | 4   | 95     | 90s    |

      Examples: there are always two seconds
        | probe    | own | pod | waited | killed |
        | liveness | 1   | 60  | 40     | 32s    |

  Rule: Without one the pod's holds
    See https://kubernetes.io/docs/concepts/workloads/pods/probes/#configure-probes
    Source: pkg/kubelet/kuberuntime/kuberuntime_container.go (v1.36, setTerminationGracePeriod)

    Scenario: 30 seconds, by default
      Given container "app" ignores SIGTERM
      And container "app" listens on port 80 after 1h
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - { name: app, image: "example.com/app:1", livenessProbe: { tcpSocket: { port: 80 } } }
        """
      And 65 seconds pass
      Then container "app" was killed at 1m

  Rule: It does not hold for the deletion of the pod
    Source: pkg/kubelet/kuberuntime/kuberuntime_container.go (v1.36, setTerminationGracePeriod)

    Scenario: A deleted pod keeps its own
      Given container "app" ignores SIGTERM
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          terminationGracePeriodSeconds: 20
          containers:
          - { name: app, image: "nginx:1.27", livenessProbe: { tcpSocket: { port: 80 }, terminationGracePeriodSeconds: 4 } }
        """
      And 5 seconds pass
      And pod "web" is deleted
      And 30 seconds pass
      # nginx is asked to stop by SIGQUIT, which ends it.
      Then pod "web" is gone

  Rule: It must be at least one second, and a readiness probe has none
    See https://kubernetes.io/docs/concepts/workloads/pods/probes/#probe-level-terminationgraceperiodseconds
    Source: pkg/apis/core/validation/validation.go (v1.36, validateProbe, validateReadinessProbe)

    Scenario: A readiness probe with one
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - { name: app, image: "nginx:1.27", readinessProbe: { tcpSocket: { port: 80 }, terminationGracePeriodSeconds: 10 } }
        """
      Then it is refused with:
        """
        The Pod "web" is invalid: spec.containers[0].readinessProbe.terminationGracePeriodSeconds: Invalid value: 10: must not be set for readinessProbes
        """

    Scenario: A liveness probe with 0
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - { name: app, image: "nginx:1.27", livenessProbe: { tcpSocket: { port: 80 }, terminationGracePeriodSeconds: 0 } }
        """
      Then it is refused with:
        """
        The Pod "web" is invalid: spec.containers[0].livenessProbe.terminationGracePeriodSeconds: Invalid value: 0: must be greater than 0
        """
