Feature: kubectl rollout
  How far a rollout is, what was rolled out before, and the way back.
  https://kubernetes.io/docs/reference/kubectl/generated/kubectl_rollout/

  Rule: `kubectl rollout status` waits until the rollout is done, with a line for each change
    See https://kubernetes.io/docs/reference/kubectl/generated/kubectl_rollout/kubectl_rollout_status/
    Source: staging/src/k8s.io/kubectl/pkg/polymorphichelpers/rollout_status.go (v1.36, Status)

    Scenario: Of a Deployment whose pods take 5 seconds to be ready
      When I apply:
        """yaml
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec:
          replicas: 2
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec:
              containers:
                - name: app
                  image: web:1
                  readinessProbe: { exec: { command: ["true"] }, initialDelaySeconds: 5 }
        """
      And command "true" takes 0s and exits with code 0
      And I run:
        """
        kubectl rollout status deployment/web
        """
      Then it prints:
        """
        Waiting for deployment "web" rollout to finish: 0 of 2 updated replicas are available...
        deployment "web" successfully rolled out
        """
      And deployment "web" is complete

    Scenario: Of a DaemonSet
      Given a daemonset "agent" of image "agent:1"
      When I run:
        """
        kubectl rollout status daemonset/agent
        """
      Then it includes:
        """
        daemon set "agent" successfully rolled out
        """

  Rule: It gives up when the progress deadline has passed
    See https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#failed-deployment
    Source: staging/src/k8s.io/kubectl/pkg/polymorphichelpers/rollout_status.go (v1.36, Status)

    Scenario: Will my rollout finish before its deadline? Broken: the image is not there
      Given image "web:2" cannot be pulled
      And a deployment "web" with 3 replicas of image "web:1"
      When 10 seconds pass
      And container "app" of deployment "web" is updated to image "web:2"
      And I run:
        """
        kubectl rollout status deployment/web
        """
      Then it includes:
        """
        error: deployment "web" exceeded its progress deadline
        """
      And it exits with code 1
      # 600 seconds since the last progress, and one more until the controller looks.
      And deployment "web" was not stuck at 610s
      And deployment "web" was stuck at 611s

    Scenario: Mended: the image comes within the deadline
      Given image "web:2" cannot be pulled until 5m
      And a deployment "web" with 3 replicas of image "web:1"
      When 10 seconds pass
      And container "app" of deployment "web" is updated to image "web:2"
      And I run:
        """
        kubectl rollout status deployment/web
        """
      Then it includes:
        """
        deployment "web" successfully rolled out
        """
      And deployment "web" was never stuck

  Rule: `--timeout` ends the waiting, and not the rollout
    See https://kubernetes.io/docs/reference/kubectl/generated/kubectl_rollout/kubectl_rollout_status/
    Source: staging/src/k8s.io/kubectl/pkg/cmd/rollout/rollout_status.go (v1.36, Run)

    Scenario: 30 seconds are not enough
      Given image "web:2" cannot be pulled
      And a deployment "web" with 1 replica of image "web:1"
      When 10 seconds pass
      And container "app" of deployment "web" is updated to image "web:2"
      And I run:
        """
        kubectl rollout status deployment/web --timeout=30s
        """
      Then it includes:
        """
        error: timed out waiting for the condition
        """

  Rule: `kubectl rollout history` lists the revisions, or shows the template of one
    See https://kubernetes.io/docs/reference/kubectl/generated/kubectl_rollout/kubectl_rollout_history/
    Source: staging/src/k8s.io/kubectl/pkg/polymorphichelpers/history.go (v1.36, ViewHistory)

    Scenario: Of a StatefulSet
      Given a statefulset "web" with 1 replica of image "web:1"
      When container "app" of statefulset "web" is updated to image "web:2"
      And I run:
        """
        kubectl rollout history statefulset/web
        """
      Then it prints:
        """
        statefulset.apps/web
        REVISION  CHANGE-CAUSE
        1         <none>
        2         <none>
        """
      When I run:
        """
        kubectl rollout history statefulset/web --revision=1
        """
      Then it includes:
        """
        Image:	web:1
        """

  Rule: `kubectl rollout undo` brings a revision back, of a Deployment, a StatefulSet or a DaemonSet
    See https://kubernetes.io/docs/reference/kubectl/generated/kubectl_rollout/kubectl_rollout_undo/
    Source: staging/src/k8s.io/kubectl/pkg/polymorphichelpers/rollback.go (v1.36, RollbackerFor)

    Scenario: Of a DaemonSet
      Given a daemonset "agent" of image "agent:1"
      When container "app" of daemonset "agent" is updated to image "agent:2"
      And 10 seconds pass
      And I run:
        """
        kubectl rollout undo daemonset/agent
        """
      Then it includes:
        """
        daemonset.apps/agent rolled back
        """
      And daemonset "agent" is complete within 1m
      And daemonset "agent" matches:
        """yaml
        metadata: { annotations: { deprecated.daemonset.template.generation: "3" } }
        spec: { template: { spec: { containers: [{ name: app, image: "agent:1" }] } } }
        """

    Scenario: There is nothing to go back to
      Given a statefulset "web" with 1 replica of image "web:1"
      When I run:
        """
        kubectl rollout undo statefulset/web
        """
      Then it includes:
        """
        error: no last revision to roll back to
        """

  Rule: Only a Deployment can be paused
    See https://kubernetes.io/docs/reference/kubectl/generated/kubectl_rollout/kubectl_rollout_pause/
    Source: staging/src/k8s.io/kubectl/pkg/polymorphichelpers/objectpauser.go (v1.36, defaultObjectPauser)

    Scenario: Of a StatefulSet
      Given a statefulset "web" with 1 replica of image "web:1"
      When I run:
        """
        kubectl rollout pause statefulset/web
        """
      Then it prints:
        """
        error: statefulsets.apps "web" pausing is not supported
        """
