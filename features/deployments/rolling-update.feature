Feature: Rolling update
  Pods of a new template come and pods of the old one go by turns, so that enough of them are available at any time and there are
  never too many. https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#rolling-update-deployment

  Rule: By default one pod in four may be more, and one in four less
    See https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#max-unavailable
    See https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#max-surge

    # 25 % of 3 is one more (rounded up), and none less (rounded down). Every new pod takes 5s to become ready.
    Scenario: Three pods, one after the other
      Given the manifest:
        """yaml
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec:
          replicas: 3
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
      When the manifest is applied
      And 20 seconds pass
      And container "app" of deployment "web" is updated to image "web:2"
      Then deployment "web" is complete within 30s
      And the events of deployment "web" are:
        | reason            | message                                   | at  |
        | ScalingReplicaSet | Scaled up replica set web-* from 0 to 3   | 0s  |
        | ScalingReplicaSet | Scaled up replica set web-* from 0 to 1   | 20s |
        | ScalingReplicaSet | Scaled down replica set web-* from 3 to 2 | 25s |
        | ScalingReplicaSet | Scaled up replica set web-* from 1 to 2   | 25s |
        | ScalingReplicaSet | Scaled down replica set web-* from 2 to 1 | 30s |
        | ScalingReplicaSet | Scaled up replica set web-* from 2 to 3   | 30s |
        | ScalingReplicaSet | Scaled down replica set web-* from 1 to 0 | 35s |
      And between 3 and 4 pods of deployment "web" are Ready at all times
      And status.replicas of deployment "web" was never above 4

    # Both versions answer for a while: what they say has to go together.
    Scenario: A client hears two versions during the rollout, and only the new one after it
      Given seed 1
      And the manifest:
        """yaml
        apiVersion: v1
        kind: Service
        metadata: { name: web }
        spec: { selector: { app: web }, ports: [{ port: 80 }] }
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec:
          replicas: 3
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec:
              containers:
              - name: app
                image: busybox:1.36
                command: [sh, -c, 'mkdir /www; echo $VERSION > /www/index.html; exec httpd -f -p 80 -h /www']
                env: [{ name: VERSION, value: one }]
                readinessProbe: { httpGet: { port: 80 }, initialDelaySeconds: 5 }
                lifecycle: { preStop: { sleep: { seconds: 5 } } }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: client }
        spec: { containers: [{ name: client, image: "busybox:1.36", command: [sleep, 1d] }] }
        """
      When the manifest is applied
      And 30 seconds pass
      And I run:
        """
        kubectl set env deployment/web VERSION=two
        """
      And 12 seconds pass
      And I run:
        """
        kubectl exec client -- sh -c 'for i in 1 2 3 4 5 6 7 8 9; do wget -q -O - http://web; done' | sort | uniq
        """
      Then it prints:
        """
        one
        two
        """
      When 1 minute passes
      And I run:
        """
        kubectl exec client -- sh -c 'for i in 1 2 3 4 5 6 7 8 9; do wget -q -O - http://web; done' | sort | uniq
        """
      Then it prints:
        """
        two
        """

    Scenario Outline: The sizes of the first step, <replicas> replicas with <strategy>
      Given image "web:9" cannot be pulled
      When I apply:
        """yaml
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec:
          replicas: <replicas>
          strategy: <strategy>
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec: { containers: [{ name: app, image: "web:1" }] }
        """
      And 1 minute passes
      And container "app" of deployment "web" is updated to image "web:9"
      And 1 minute passes
      # Old pods that still serve, and new ones that never will.
      Then <serving> pods of deployment "web" are Ready
      And status.updatedReplicas of deployment "web" is <updated>

      Examples: percentages: surge is rounded up, unavailability down
        | replicas | strategy                                                         | serving | updated |
        | 1        | {}                                                               | 1       | 1       |
        | 4        | {}                                                               | 3       | 2       |
        | 5        | {}                                                               | 4       | 3       |
        | 10       | {}                                                               | 8       | 5       |
        | 10       | { rollingUpdate: { maxSurge: "0%", maxUnavailable: "1%" } }      | 9       | 1       |

      Examples: counts
        | replicas | strategy                                                         | serving | updated |
        | 4        | { rollingUpdate: { maxSurge: 2, maxUnavailable: 0 } }            | 4       | 2       |
        | 4        | { rollingUpdate: { maxSurge: 0, maxUnavailable: 2 } }            | 2       | 2       |

  Rule: With maxUnavailable of 100% there may be no pod left that serves
    See https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#max-unavailable

    Scenario: All old pods go at once
      Given the manifest:
        """yaml
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec:
          replicas: 3
          strategy: { rollingUpdate: { maxUnavailable: 100% } }
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
      When the manifest is applied
      And 20 seconds pass
      And container "app" of deployment "web" is updated to image "web:2"
      And 1 second passes
      Then no pods of deployment "web" are Ready
      And 3 pods of deployment "web" are Ready within 10s

  Rule: A pod counts as available when it has been ready for minReadySeconds
    See https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#min-ready-seconds

    Scenario: Each step waits ten seconds more
      Given the manifest:
        """yaml
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec:
          replicas: 2
          minReadySeconds: 10
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec: { containers: [{ name: app, image: "web:1" }] }
        """
      When the manifest is applied
      Then deployment "web" is not Available at 9s
      And 2 pods of deployment "web" are Ready at 9s
      And deployment "web" is Available at 10s
      When container "app" of deployment "web" is updated to image "web:2"
      Then deployment "web" is not complete at 29s
      And deployment "web" is complete at 30s

  Rule: A new template that never becomes ready stops the rollout; the old pods serve on
    See https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#rolling-back-a-deployment
    Source: pkg/controller/deployment/rolling.go (v1.36, reconcileOldReplicaSets)

    Scenario: The readiness probe of the new version fails
      Given the manifest:
        """yaml
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec:
          replicas: 3
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec:
              containers:
                - name: app
                  image: busybox:1.36
                  command: [sh, -c, "sleep 1d"]
                  env: [{ name: VERSION, value: "1" }]
                  readinessProbe: { exec: { command: [sh, -c, 'test "$VERSION" = 1'] }, periodSeconds: 1 }
        """
      When the manifest is applied
      And 10 seconds pass
      And I apply:
        """yaml
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec:
          replicas: 3
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec:
              containers:
                - name: app
                  image: busybox:1.36
                  command: [sh, -c, "sleep 1d"]
                  env: [{ name: VERSION, value: "2" }]
                  readinessProbe: { exec: { command: [sh, -c, 'test "$VERSION" = 1'] }, periodSeconds: 1 }
        """
      And 5 minutes pass
      Then 3 pods of deployment "web" are Ready
      And there are 4 pods of deployment "web"
      And deployment "web" is Available
      And deployment "web" is not complete

  Rule: The rollout that is overtaken by a newer one leaves no pods behind
    See https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#rollover-aka-multiple-updates-in-flight

    Scenario: A third version while the second cannot be pulled
      Given image "web:2" cannot be pulled
      And a deployment "web" with 3 replicas of image "web:1"
      When container "app" of deployment "web" is updated to image "web:2"
      And 10 seconds pass
      And container "app" of deployment "web" is updated to image "web:3"
      Then deployment "web" is complete within 1m
      And there are 3 pods of deployment "web" within 1m
      And there are 3 replicasets of deployment "web"

  Rule: Whatever was done to it on the way, it ends with what was said last
    See https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#rollover-aka-multiple-updates-in-flight
    Source: pkg/controller/deployment/deployment_controller.go (v1.36, syncDeployment)

    # Each change comes before the one before it has had its effect.
    Scenario: Nine changes in twenty seconds, with pods that count three seconds after they are ready
      When I apply:
        """yaml
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec:
          replicas: 6
          minReadySeconds: 3
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec: { terminationGracePeriodSeconds: 1, containers: [{ name: app, image: "web:1" }] }
        """
      And 1 second passes
      And I run:
        """
        kubectl set image deployment/web app=web:2 && sleep 4
        kubectl scale deployment/web --replicas=9 && sleep 2
        kubectl delete pods -l app=web --wait=false > /dev/null && sleep 2
        kubectl rollout pause deployment/web && kubectl set env deployment/web MODE=fast && sleep 3
        kubectl rollout resume deployment/web && sleep 1
        kubectl rollout undo deployment/web && sleep 4
        kubectl set image deployment/web app=web:3 && sleep 2
        kubectl scale deployment/web --replicas=5
        """
      Then deployment "web" is not complete
      And deployment "web" is complete within 1m
      And kubectl get pods -o custom-columns=IMAGE:.spec.containers[0].image,MODE:.spec.containers[0].env[0].value prints:
        """
        IMAGE   MODE
        web:3   <none>
        web:3   <none>
        web:3   <none>
        web:3   <none>
        web:3   <none>
        """
