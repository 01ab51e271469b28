Feature: Pausing a rollout
  A paused Deployment takes changes of its template and does nothing about them until it is resumed; then all of them are one rollout.
  https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#pausing-and-resuming-a-deployment

  Rule: A change of the template waits until the Deployment is resumed
    See https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#pausing-and-resuming-a-deployment

    Scenario: Two changes, one rollout
      Given a deployment "web" with 1 replica of image "web:1"
      When 10 seconds pass
      And deployment "web" is paused
      And container "app" of deployment "web" is updated to image "web:2"
      And 1 minute passes
      And container "app" of deployment "web" is updated to image "web:3"
      And 1 minute passes
      Then there is 1 replicaset of deployment "web"
      And condition Progressing of deployment "web" is Unknown with reason "DeploymentPaused"
      When deployment "web" is resumed
      Then deployment "web" is complete within 1m
      And there are 2 replicasets of deployment "web"

    Scenario: Scaling does not wait
      Given a deployment "web" with 1 replica of image "web:1"
      When deployment "web" is paused
      And deployment "web" is scaled to 3
      Then 3 pods of deployment "web" are Ready

  Rule: kubectl refuses what makes no sense for a paused Deployment
    Source: staging/src/k8s.io/kubectl/pkg/polymorphichelpers/rollback.go (v1.36, Rollback)
    Source: staging/src/k8s.io/kubectl/pkg/polymorphichelpers/objectrestarter.go (v1.36, defaultObjectRestarter)

    Scenario Outline: <deed>
      Given a deployment "web" with 1 replica of image "web:1"
      When 10 seconds pass
      And container "app" of deployment "web" is updated to image "web:2"
      And 10 seconds pass
      And deployment "web" is paused
      And deployment "web" is <deed>
      Then it is refused with:
        """
        error: <message>
        """

      Examples:
        | deed        | message                                                                                                |
        | rolled back | you cannot rollback a paused deployment; resume it first with 'kubectl rollout resume' and try again    |
        | restarted   | deployments.apps "web" can't restart paused deployment (run rollout resume first)                       |
        | paused      | deployments.apps "web" is already paused                                                                |
