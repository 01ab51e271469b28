Feature: Deployments
  A Deployment keeps pods of its newest template by the sizes of ReplicaSets, one for each template.
  https://kubernetes.io/docs/concepts/workloads/controllers/deployment/

  Rule: Each template has a ReplicaSet of its own, which makes the pods
    See https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#creating-a-deployment
    See https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#pod-template-hash-label

    Scenario: The first template
      Given a deployment "web" with 3 replicas of image "web:1"
      Then deployment "web" is complete
      And 3 pods of deployment "web" are Ready
      And there is 1 replicaset of deployment "web"
      And the events of deployment "web" are:
        | type   | reason            | from                  | message                                     |
        | Normal | ScalingReplicaSet | deployment-controller | Scaled up replica set web-* from 0 to 3     |
      And deployment "web" matches:
        """yaml
        metadata:
          annotations: { deployment.kubernetes.io/revision: "1" }
        status:
          observedGeneration: 1
          replicas: 3
          updatedReplicas: 3
          readyReplicas: 3
          availableReplicas: 3
          unavailableReplicas: null
          conditions:
            - { type: Available, status: "True", reason: MinimumReplicasAvailable, message: Deployment has minimum availability. }
            - { type: Progressing, status: "True", reason: NewReplicaSetAvailable, message: ReplicaSet "web-*" has successfully progressed. }
        """

    Scenario: The ReplicaSet and its pods carry the hash of the template
      Given a deployment "web" with 1 replica of image "web:1"
      Then replicaset "web-*" matches:
        """yaml
        metadata:
          name: "/^web-[bcdf456789]{8,10}$/"
          labels: { pod-template-hash: "/^[bcdf456789]{8,10}$/" }
          annotations:
            deployment.kubernetes.io/desired-replicas: "1"
            deployment.kubernetes.io/max-replicas: "2"
            deployment.kubernetes.io/revision: "1"
        spec:
          selector: { matchLabels: { app: web, pod-template-hash: "/^[bcdf456789]{8,10}$/" } }
        """

    Scenario: An unfinished rollout of a template that never becomes ready
      Given image "web:9" cannot be pulled
      And a deployment "web" with 3 replicas of image "web:1"
      When container "app" of deployment "web" is updated to image "web:9"
      And 1 minute passes
      Then deployment "web" is not complete
      And deployment "web" is Available
      And there are 4 pods of deployment "web"
      And 3 pods of deployment "web" are Ready

  Rule: Only a change of the template starts a rollout
    See https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#updating-a-deployment

    Scenario: Scaling does not
      Given a deployment "web" with 3 replicas of image "web:1"
      When deployment "web" is scaled to 5
      Then 5 pods of deployment "web" are Ready
      And there is 1 replicaset of deployment "web"
      And the events of deployment "web" include:
        | reason            | message                                 |
        | ScalingReplicaSet | Scaled up replica set web-* from 3 to 5 |

    Scenario: A restart does, by an annotation of the template
      Given a deployment "web" with 1 replica of image "web:1"
      When 10 seconds pass
      And deployment "web" is restarted
      Then deployment "web" is complete within 1m
      And there are 2 replicasets of deployment "web"
      And deployment "web" matches:
        """yaml
        spec:
          template:
            metadata:
              annotations: { kubectl.kubernetes.io/restartedAt: "2026-01-01T00:00:10Z" }
        """

  Rule: kubectl lists what is wanted, what is there and what works
    See https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#creating-a-deployment
    Source: pkg/printers/internalversion/printers.go (v1.36, printDeployment)

    Scenario: A Deployment, its ReplicaSets and their pods
      Given image "web:2" cannot be pulled
      And a deployment "web" with 3 replicas of image "web:1"
      When 10 seconds pass
      And container "app" of deployment "web" is updated to image "web:2"
      And 20 seconds pass
      Then kubectl get deployments shows:
        | NAME | READY | UP-TO-DATE | AVAILABLE | AGE |
        | web  | 3/3   | 1          | 3         | 30s |
      And kubectl get replicasets -o wide includes:
        | NAME  | DESIRED | CURRENT | READY | AGE | CONTAINERS | IMAGES | SELECTOR                     |
        | web-* | 3       | 3       | 3     | 30s | app        | web:1  | app=web,pod-template-hash=*  |
        | web-* | 1       | 1       | 0     | 20s | app        | web:2  | app=web,pod-template-hash=*  |
      And kubectl get deployments -o wide shows:
        | NAME | CONTAINERS | IMAGES | SELECTOR |
        | web  | app        | web:2  | app=web  |

  Rule: A process that hangs is a running pod: nobody makes another, and a liveness probe starts it again in its pod
    See https://kubernetes.io/docs/concepts/workloads/pods/probes/#liveness-probe
    Source: pkg/controller/controller_utils.go (v1.36, IsPodActive)

    # As the notes say (파드는 죽었는데 프로세스는 계속 살아있는 경우 … 파드를 새로 생성하지 않는다). The liveness probe that they advise
    # brings no new pod either: the kubelet starts the container again.
    Scenario Outline: A process that hangs after 20s, <probe>
      Given container "app" answers GET / with 200
      And container "app" answers GET / with 500 from 20s to 1d on its first run
      And container "app" listens on port 80 after 0s
      When I apply:
        """yaml
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec:
          replicas: 1
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec:
              terminationGracePeriodSeconds: 5
              containers:
                - name: app
                  image: web:1
                  <probe>
        """
      And 10 minutes pass
      Then there is exactly 1 pod of deployment "web"
      And there was exactly 1 pod of deployment "web" at 1m
      And container "app" has restarted <restarts> times

      Examples: broken
        | probe           | restarts |
        | ports: []       | 0        |

      Examples: mended
        | probe                                                                        | restarts |
        | livenessProbe: { httpGet: { path: /, port: 80 }, periodSeconds: 10 }  | 1        |
