Feature: Conditions that others write
  A pod's status has room for what others know of it: whether it may get traffic, or that somebody is about to end it.
  https://kubernetes.io/docs/concepts/workloads/pods/disruptions/#pod-disruption-conditions

  Rule: Whoever is about to end a pod may say so; what never came is taken back after two minutes
    See https://kubernetes.io/docs/concepts/workloads/pods/disruptions/#pod-disruption-conditions
    Source: pkg/controller/disruption/disruption.go (v1.36, syncStalePodDisruption)

    Scenario: The pod is not deleted after all
      Given a running pod "web" with container "app" of image "nginx:1.27"
      When condition "DisruptionTarget" of pod "web" becomes True with reason "Descheduled"
      Then condition DisruptionTarget of pod "web" is True with reason "Descheduled"
      And condition DisruptionTarget of pod "web" is True at 119s
      And condition DisruptionTarget of pod "web" is False at 120s

  Rule: A job may leave out of its count the pods that were disrupted
    See https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-failure-policy

    Scenario: A pod fails after its disruption was announced
      Given container "task" runs until it is stopped
      When I apply:
        """yaml
        apiVersion: batch/v1
        kind: Job
        metadata: { name: task }
        spec:
          backoffLimit: 0
          podFailurePolicy:
            rules:
            - action: Ignore
              onPodConditions: [{ type: DisruptionTarget }]
          template:
            spec:
              restartPolicy: Never
              containers: [{ name: task, image: 'task:1' }]
        """
      And 10 seconds pass
      And condition "DisruptionTarget" of the first pod of job "task" becomes True
      And container "task" of the first pod of job "task" exits with code 1
      Then job "task" is not Failed for 1m
      And 1 pod of job "task" is Running

    Scenario: A pod fails that nobody disrupted
      Given container "task" runs until it is stopped
      When I apply:
        """yaml
        apiVersion: batch/v1
        kind: Job
        metadata: { name: task }
        spec:
          backoffLimit: 0
          podFailurePolicy:
            rules:
            - action: Ignore
              onPodConditions: [{ type: DisruptionTarget }]
          template:
            spec:
              restartPolicy: Never
              containers: [{ name: task, image: 'task:1' }]
        """
      And 10 seconds pass
      And container "task" of the first pod of job "task" exits with code 1
      Then job "task" is Failed within 1s
