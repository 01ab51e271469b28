Feature: Deployments that are refused
  What contradicts itself, or would lose what is there, is refused before anything happens.
  https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#writing-a-deployment-spec

  Rule: The selector must match the labels of the template
    See https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector

    Scenario Outline: A <kind> whose selector says another label
      When I apply:
        """yaml
        apiVersion: apps/v1
        kind: <kind>
        metadata: { name: web }
        spec:
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: wep } }
            spec: { containers: [{ name: app, image: "web:1" }] }
        """
      Then it is refused with:
        """
        The <kind> "web" is invalid: spec.template.metadata.labels: Invalid value: {"app":"wep"}: `selector` does not match template `labels`
        """

      Examples:
        | kind        |
        | Deployment  |
        | ReplicaSet  |
        | StatefulSet |
        | DaemonSet   |

  Rule: The selector cannot be changed
    See https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector

    Scenario Outline: Of a <kind>
      When I apply:
        """yaml
        apiVersion: apps/v1
        kind: <kind>
        metadata: { name: web }
        spec:
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec: { containers: [{ name: app, image: "web:1" }] }
        """
      And I apply:
        """yaml
        apiVersion: apps/v1
        kind: <kind>
        metadata: { name: web }
        spec:
          selector: { matchLabels: { app: other } }
          template:
            metadata: { labels: { app: other } }
            spec: { containers: [{ name: app, image: "web:1" }] }
        """
      Then it is refused with:
        """
        The <kind> "web" is invalid: spec.selector: Invalid value: {"matchLabels":{"app":"other"}}: field is immutable
        """

      Examples:
        | kind       |
        | Deployment |
        | DaemonSet  |

    # The server tells of a Deployment first what would be wrong with a new one, of a DaemonSet first what must not change.
    Scenario Outline: Of a <kind>, whose pods keep their labels
      When I apply:
        """yaml
        apiVersion: apps/v1
        kind: <kind>
        metadata: { name: web }
        spec:
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec: { containers: [{ name: app, image: "web:1" }] }
        """
      And I apply:
        """yaml
        apiVersion: apps/v1
        kind: <kind>
        metadata: { name: web }
        spec:
          selector: { matchLabels: { app: other } }
          template:
            metadata: { labels: { app: web } }
            spec: { containers: [{ name: app, image: "web:1" }] }
        """
      Then it is refused with:
        """
        The <kind> "web" is invalid: 
        * spec.<first>
        * spec.<second>
        """

      Examples:
        | kind       | first                                                                                                  | second                                                                                                 |
        | Deployment | template.metadata.labels: Invalid value: {"app":"web"}: `selector` does not match template `labels`    | selector: Invalid value: {"matchLabels":{"app":"other"}}: field is immutable                           |
        | DaemonSet  | selector: Invalid value: {"matchLabels":{"app":"other"}}: field is immutable                           | template.metadata.labels: Invalid value: {"app":"web"}: `selector` does not match template `labels`    |

  Rule: A rolling update must be allowed to do something
    See https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#max-unavailable
    Source: pkg/apis/apps/validation/validation.go (v1.36, ValidateRollingUpdateDeployment)

    Scenario: Neither one more nor one less
      When I apply:
        """yaml
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec:
          strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 0 } }
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec: { containers: [{ name: app, image: "web:1" }] }
        """
      Then it is refused with:
        """
        The Deployment "web" is invalid: spec.strategy.rollingUpdate.maxUnavailable: Invalid value: 0: may not be 0 when `maxSurge` is 0
        """

    # 1% of two is rounded down to none, and then counts as one: only the two zeros themselves are refused.
    Scenario: No more, and one percent less
      When I apply:
        """yaml
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec:
          replicas: 2
          strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 1% } }
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec: { containers: [{ name: app, image: "web:1" }] }
        """
      And 10 seconds pass
      And container "app" of deployment "web" is updated to image "web:2"
      And 1 minute passes
      Then deployment "web" is complete
      And at least 1 pods of deployment "web" are Ready until 2m

  Rule: Recreate has no sizes
    Source: pkg/apis/apps/validation/validation.go (v1.36, ValidateDeploymentStrategy)

    Scenario: maxSurge with Recreate
      When I apply:
        """yaml
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec:
          strategy: { type: Recreate, rollingUpdate: { maxSurge: 1 } }
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec: { containers: [{ name: app, image: "web:1" }] }
        """
      Then it is refused with:
        """
        The Deployment "web" is invalid: spec.strategy.rollingUpdate: Forbidden: may not be specified when strategy `type` is 'Recreate'
        """

  Rule: The deadline must be longer than minReadySeconds
    See https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#progress-deadline-seconds
    Source: pkg/apis/apps/validation/validation.go (v1.36, ValidateDeploymentSpec)

    Scenario: As long is not longer
      When I apply:
        """yaml
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec:
          minReadySeconds: 30
          progressDeadlineSeconds: 30
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec: { containers: [{ name: app, image: "web:1" }] }
        """
      Then it is refused with:
        """
        The Deployment "web" is invalid: spec.progressDeadlineSeconds: Invalid value: 30: must be greater than minReadySeconds
        """

  Rule: The pods of a Deployment are always restarted
    See https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#pod-template

    Scenario: restartPolicy Never
      When I apply:
        """yaml
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec:
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec: { restartPolicy: Never, containers: [{ name: app, image: "web:1" }] }
        """
      Then it is refused with:
        """
        The Deployment "web" is invalid: spec.template.spec.restartPolicy: Unsupported value: "Never": supported values: "Always"
        """

  Rule: The names of strategies are spelled with a capital
    See https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy
    Source: pkg/apis/apps/validation/validation.go (v1.36, ValidateDeploymentStrategy)

    # The notes write it small (strategy를 recreate로 명시).
    Scenario: recreate instead of Recreate
      When I apply:
        """yaml
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec:
          strategy: { type: recreate }
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec: { containers: [{ name: app, image: "web:1" }] }
        """
      Then it is refused with:
        """
        Deployment.apps "web" is invalid: spec.strategy: Unsupported value: {"Type":"recreate","RollingUpdate":null}: supported values: "Recreate", "RollingUpdate"
        """
