Feature: Who says that a quota refuses a pod
  A workload is taken though its namespace has no room for its pods. What could not be made is told as an event of the object whose
  controller tried, each time it tries; `kubectl describe` of that object shows it.
  https://kubernetes.io/docs/concepts/policy/resource-quotas/

  Background:
    Given a cluster of 2 nodes
    When I apply:
      """yaml
      apiVersion: v1
      kind: ResourceQuota
      metadata: { name: team }
      spec: { hard: { pods: "1", count/jobs.batch: "1" } }
      """
    And 1 second passes

  Rule: A Job tries again, later each time
    Source: pkg/controller/job/job_controller.go (v1.36, manageJob, processNextWorkItem)

    Scenario: Two at a time, and room for one
      When I apply:
        """yaml
        apiVersion: batch/v1
        kind: Job
        metadata: { name: work }
        spec:
          parallelism: 2
          completions: 2
          template:
            spec: { restartPolicy: Never, containers: [{ name: app, image: "busybox:1.37", command: [sleep, "30"] }] }
        """
      And 10 seconds pass
      Then status.active of job "work" is 1
      And the events of job "work" include:
        | type    | reason       | from           | message                                                                                                          |
        | Warning | FailedCreate | job-controller | Error creating: pods "work-*" is forbidden: exceeded quota: team, requested: pods=1, used: pods=1, limited: pods=1 |
      When I run:
        """
        kubectl describe job work
        """
      Then it includes:
        """
        exceeded quota: team, requested: pods=1, used: pods=1, limited: pods=1
        """
      And job "work" is Complete within 2m

  Rule: A StatefulSet names the pod
    Source: pkg/controller/statefulset/stateful_pod_control.go (v1.36, recordPodEvent)

    Scenario: The second pod
      When I apply:
        """yaml
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: { name: db }
        spec:
          replicas: 2
          serviceName: db
          selector: { matchLabels: { app: db } }
          template:
            metadata: { labels: { app: db } }
            spec: { containers: [{ name: app, image: "db:1" }] }
        """
      And 10 seconds pass
      Then status.replicas of statefulset "db" is 1
      And the events of statefulset "db" include:
        | type    | reason       | from                   | message                                                                                                                                                         |
        | Warning | FailedCreate | statefulset-controller | Create Pod db-1 in StatefulSet db failed error: pods "db-1" is forbidden: exceeded quota: team, requested: pods=1, used: pods=1, limited: pods=1 |
      When resourcequota "team" is deleted
      Then pod "db-1" is Running within 1m

  Rule: A DaemonSet serves some nodes and not others
    Source: pkg/controller/daemon/daemon_controller.go (v1.36, syncNodes)
    Source: pkg/controller/controller_utils.go (v1.36, createPods)

    Scenario: Two nodes, and room for one
      When I apply:
        """yaml
        apiVersion: apps/v1
        kind: DaemonSet
        metadata: { name: agent }
        spec:
          selector: { matchLabels: { app: agent } }
          template:
            metadata: { labels: { app: agent } }
            spec: { containers: [{ name: app, image: "agent:1" }] }
        """
      And 10 seconds pass
      Then status.currentNumberScheduled of daemonset "agent" is 1
      And the events of daemonset "agent" include:
        | type    | reason       | from                 | message                                                                                                              |
        | Warning | FailedCreate | daemonset-controller | Error creating: pods "agent-*" is forbidden: exceeded quota: team, requested: pods=1, used: pods=1, limited: pods=1 |

  Rule: A CronJob whose Job is refused tries again, later each time
    Source: pkg/controller/cronjob/cronjob_controllerv2.go (v1.36, syncCronJob)

    Scenario: One Job at most, which is still there
      When I apply:
        """yaml
        apiVersion: batch/v1
        kind: CronJob
        metadata: { name: report }
        spec:
          schedule: "* * * * *"
          jobTemplate:
            spec:
              template:
                spec: { restartPolicy: Never, containers: [{ name: app, image: "busybox:1.37", command: [sleep, "90"] }] }
        """
      And 2 minutes pass
      Then there is 1 job
      And the events of cronjob "report" include:
        | type    | reason       | from               | message                                                                                                                                                             |
        | Warning | FailedCreate | cronjob-controller | Error creating job: jobs.batch "report-*" is forbidden: exceeded quota: team, requested: count/jobs.batch=1, used: count/jobs.batch=1, limited: count/jobs.batch=1 |

    Scenario: The time that was refused is made up for as soon as there is room
      When I apply:
        """yaml
        apiVersion: batch/v1
        kind: CronJob
        metadata: { name: report }
        spec:
          schedule: "* * * * *"
          jobTemplate:
            spec:
              template:
                spec: { restartPolicy: Never, containers: [{ name: app, image: "busybox:1.37", command: [sleep, "90"] }] }
        """
      And 125 seconds pass
      And I run:
        """
        kubectl delete quota team
        """
      Then there are 2 jobs within 50s
