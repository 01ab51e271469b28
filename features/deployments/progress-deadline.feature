Feature: Progress deadline
  A rollout that has not moved for progressDeadlineSeconds says so in a condition. Nothing else happens: it is not rolled back, and goes on by
  itself as soon as pods become available.
  https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#failed-deployment

  Rule: The deadline counts from the last progress, and is looked at a second after it
    See https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#progress-deadline-seconds
    Source: pkg/controller/deployment/progress.go (v1.36, requeueStuckDeployment)

    Scenario: After ten minutes without progress
      Given image "web:2" cannot be pulled
      And a deployment "web" with 3 replicas of image "web:1"
      When 1 minute passes
      And container "app" of deployment "web" is updated to image "web:2"
      Then deployment "web" is not stuck at 11m
      And deployment "web" is stuck at 11m1s
      And deployment "web" matches:
        """yaml
        status:
          conditions:
            - { type: Available, status: "True", reason: MinimumReplicasAvailable }
            - { type: Progressing, status: "False", reason: ProgressDeadlineExceeded, message: ReplicaSet "web-*" has timed out progressing. }
        """
      And deployment "web" is Available
      And 3 pods of deployment "web" are Ready

    Scenario: It goes on by itself when the image is there
      Given image "web:2" cannot be pulled until 12m
      And a deployment "web" with 1 replica of image "web:1"
      When 1 minute passes
      And container "app" of deployment "web" is updated to image "web:2"
      Then deployment "web" is stuck at 11m1s
      And deployment "web" is complete within 10m

  Rule: Will my rollout finish before its progress deadline? Every pod that becomes available starts the deadline anew
    See https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#progressing-deployment
    Source: pkg/controller/deployment/util/deployment_util.go (v1.36, DeploymentProgressing)

    # Each new pod takes 45s to become ready.
    Scenario Outline: Three pods of 45s with a deadline of <deadline>s
      Given the manifest:
        """yaml
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec:
          replicas: 3
          progressDeadlineSeconds: <deadline>
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec:
              containers:
                - name: app
                  image: web:1
                  readinessProbe: { exec: { command: [check] }, initialDelaySeconds: 45, periodSeconds: 1 }
        """
      And command "check" takes 0s and exits with code 0
      When the manifest is applied
      And 2 minutes pass
      And container "app" of deployment "web" is updated to image "web:2"
      And 3 minutes pass
      Then deployment "web" is complete
      And condition Progressing of deployment "web" was <status>

      Examples: broken: each pod takes longer than the deadline
        | deadline | status                                          |
        | 30       | False with reason "ProgressDeadlineExceeded" at 2m31s |

      Examples: mended: the whole rollout takes longer than the deadline, and no single pod does
        | deadline | status       |
        | 60       | never False  |

  Rule: What must be shorter than the deadline is each step, not the whole
    See https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#progressing-deployment
    Source: pkg/controller/deployment/util/deployment_util.go (v1.36, DeploymentProgressing)

    # Ready and available are two steps: a pod that takes 45s and then 50s is in time, though both take 95s.
    Scenario Outline: Ready after <ready>s, available <more>s later, and a deadline of 60s
      Given the manifest:
        """yaml
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec:
          replicas: 4
          minReadySeconds: <more>
          progressDeadlineSeconds: 60
          strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec:
              containers:
                - name: app
                  image: web:1
                  readinessProbe: { exec: { command: [check] }, initialDelaySeconds: <ready>, periodSeconds: 1 }
        """
      And command "check" takes 0s and exits with code 0
      When the manifest is applied
      And 10 minutes pass
      And container "app" of deployment "web" is updated to image "web:2"
      And 20 minutes pass
      Then deployment "web" is complete
      And deployment "web" was complete at <done>
      And deployment "web" was <stuck>

      Examples:
        | ready | more | done    | stuck             |
        | 45    | 50   | 16m20s  | never stuck       |
        | 62    | 0    | 14m8s   | stuck at 11m1s  |

  Rule: A rollout that is done does not time out, whatever becomes of its pods
    See https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#complete-deployment
    Source: pkg/controller/deployment/util/deployment_util.go (v1.36, DeploymentTimedOut)

    Scenario: The pods crash later
      Given container "app" exits with code 1 after 1m
      And a deployment "web" with 1 replica of image "web:1"
      When 1 hour passes
      Then condition Progressing of deployment "web" was never False
