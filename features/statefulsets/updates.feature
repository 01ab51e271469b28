Feature: Updates of a StatefulSet
  A new template reaches the pods from the highest number down: each is deleted, made again under its name, and must be ready
  before the next one goes. https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#rolling-updates

  Rule: The highest number goes first, one pod at a time
    See https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#rolling-updates

    Scenario: Three pods that take 4 seconds to stop and 5 to be ready
      Given the manifest:
        """yaml
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: { name: web }
        spec:
          replicas: 3
          podManagementPolicy: Parallel
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec:
              containers:
                - name: app
                  image: web:1
                  readinessProbe: { exec: { command: [check] }, initialDelaySeconds: 5, periodSeconds: 1 }
        """
      And command "check" takes 0s and exits with code 0
      And container "app" takes 4s to stop on SIGTERM
      When the manifest is applied
      And 10 seconds pass
      And container "app" of statefulset "web" is updated to image "web:2"
      And 30 seconds pass
      Then the events of statefulset "web" include:
        | reason           | message                                        | at  |
        | SuccessfulDelete | Delete Pod web-2 in StatefulSet web successful | 10s |
        | SuccessfulDelete | Delete Pod web-1 in StatefulSet web successful | 19s |
        | SuccessfulDelete | Delete Pod web-0 in StatefulSet web successful | 28s |
      And statefulset "web" was not complete at 36s
      And statefulset "web" was complete at 37s

  Rule: Each template is a ControllerRevision, and the pods say which they have
    Source: pkg/controller/statefulset/stateful_set_utils.go (v1.36, newRevision, setPodRevision)

    # The hash is that of a real cluster of this release: the same template has the same name there.
    Scenario: Two revisions, and the way back to the first
      Given a statefulset "web" with 1 replica of image "web:1"
      Then statefulset "web" matches:
        """yaml
        status: { currentRevision: web-*, updateRevision: web-*, collisionCount: 0 }
        """
      When container "app" of statefulset "web" is updated to image "web:2"
      Then kubectl get controllerrevisions includes:
        | NAME  | CONTROLLER           | REVISION |
        | web-* | statefulset.apps/web | 1        |
        | web-* | statefulset.apps/web | 2        |
      When statefulset "web" is rolled back
      Then statefulset "web" is complete within 1m
      And pod "web-0" matches:
        """yaml
        spec: { containers: [{ name: app, image: "web:1" }] }
        """
      # The first revision came back, under a new number.
      And kubectl get controllerrevisions includes:
        | NAME  | REVISION |
        | web-* | 2        |
        | web-* | 3        |
      And there are exactly 2 controllerrevisions of statefulset "web"

    Scenario: Only so many are kept
      When I apply:
        """yaml
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: { name: web }
        spec:
          replicas: 1
          revisionHistoryLimit: 1
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec: { containers: [{ name: app, image: "web:1" }] }
        """
      And container "app" of statefulset "web" is updated to image "web:2"
      And 10 seconds pass
      And container "app" of statefulset "web" is updated to image "web:3"
      And 10 seconds pass
      And container "app" of statefulset "web" is updated to image "web:4"
      And 10 seconds pass
      Then there are exactly 2 controllerrevisions of statefulset "web"
      When statefulset "web" is rolled back to revision 1
      Then it is refused with:
        """
        error: unable to find specified revision 1 in history
        """

  Rule: Pods below the partition keep the old template, also when they are made again
    See https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#partitions

    Scenario: A canary
      When I apply:
        """yaml
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: { name: web }
        spec:
          replicas: 3
          updateStrategy: { rollingUpdate: { partition: 2 } }
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec: { containers: [{ name: app, image: "web:1" }] }
        """
      And 10 seconds pass
      And container "app" of statefulset "web" is updated to image "web:2"
      And 10 seconds pass
      And pod "web-0" is deleted
      And 10 seconds pass
      Then pod "web-2" matches:
        """yaml
        spec: { containers: [{ name: app, image: "web:2" }] }
        """
      And pod "web-0" matches:
        """yaml
        spec: { containers: [{ name: app, image: "web:1" }] }
        """
      And statefulset "web" matches:
        """yaml
        status: { currentReplicas: 2, updatedReplicas: 1 }
        """

    # The highest pod has the new template and never becomes ready; that keeps nobody below the partition from coming back.
    Scenario: A canary that fails, and a pod below it that is deleted
      Given image "web:broken" cannot be pulled
      When I apply:
        """yaml
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: { name: web }
        spec:
          replicas: 3
          updateStrategy: { rollingUpdate: { partition: 2 } }
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec: { containers: [{ name: app, image: "web:1" }] }
        """
      And 10 seconds pass
      And container "app" of statefulset "web" is updated to image "web:broken"
      And 10 seconds pass
      And pod "web-0" is deleted
      And 1 minute passes
      Then pod "web-0" is Ready
      And pod "web-1" is Ready
      And pod "web-0" matches:
        """yaml
        spec: { containers: [{ name: app, image: "web:1" }] }
        """
      And container "app" of pod "web-2" is waiting with reason "ImagePullBackOff"
      And kubectl get statefulsets shows:
        | NAME | READY |
        | web  | 2/3   |

  Rule: maxUnavailable is dropped without a word, because its feature is off
    See https://kubernetes.io/docs/reference/command-line-tools-reference/feature-gates/MaxUnavailableStatefulSet/
    Source: pkg/registry/apps/statefulset/strategy.go (v1.36, dropStatefulSetDisabledFields)

    # On by default only in 1.35.0 to 1.35.3, and again from 1.37.
    # https://kubernetes.io/docs/reference/command-line-tools-reference/feature-gates/MaxUnavailableStatefulSet/
    Scenario Outline: Still one pod at a time, Kubernetes <version>
      Given Kubernetes <version>
      And container "app" takes 4s to stop on SIGTERM
      When I apply:
        """yaml
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: { name: web }
        spec:
          replicas: 4
          podManagementPolicy: Parallel
          updateStrategy: { rollingUpdate: { maxUnavailable: 2 } }
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec: { containers: [{ name: app, image: "web:1" }] }
        """
      And 10 seconds pass
      Then statefulset "web" matches:
        """yaml
        spec: { updateStrategy: { rollingUpdate: { partition: 0, maxUnavailable: null } } }
        """
      When container "app" of statefulset "web" is updated to image "web:2"
      And 1 minute passes
      Then at least 3 pods of statefulset "web" are Ready until 70s
      And statefulset "web" was not complete at 25s
      And statefulset "web" was complete at 27s

      Examples:
        | version |
        | 1.34    |
        | 1.36    |

  Rule: With OnDelete a pod gets the new template when somebody deletes it
    See https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#update-strategies

    Scenario: By hand
      When I apply:
        """yaml
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: { name: web }
        spec:
          replicas: 2
          updateStrategy: { type: OnDelete }
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec: { containers: [{ name: app, image: "web:1" }] }
        """
      And 10 seconds pass
      And container "app" of statefulset "web" is updated to image "web:2"
      And 1 hour passes
      Then pod "web-1" matches:
        """yaml
        spec: { containers: [{ name: app, image: "web:1" }] }
        """
      When pod "web-1" is deleted
      And 10 seconds pass
      Then pod "web-1" matches:
        """yaml
        spec: { containers: [{ name: app, image: "web:2" }] }
        """

  Rule: Most of the spec cannot be changed
    Source: pkg/apis/apps/validation/validation.go (v1.36, ValidateStatefulSetUpdate)

    Scenario: Another service
      Given a statefulset "web" with 1 replica of image "web:1"
      When I apply:
        """yaml
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: { name: web }
        spec:
          serviceName: other
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec: { containers: [{ name: app, image: "web:1" }] }
        """
      Then it is refused with:
        """
        StatefulSet.apps "web" is invalid: spec: Forbidden: updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden
        """
