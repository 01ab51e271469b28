Feature: CronJobs
  A CronJob makes a Job at each time of its schedule.
  https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/

  Background:
    Given the time is 2026-03-02 09:59:30 UTC
    And the manifest:
      """yaml
      apiVersion: batch/v1
      kind: CronJob
      metadata: { name: tick }
      spec:
        schedule: "* * * * *"
        jobTemplate:
          spec:
            template:
              spec:
                restartPolicy: Never
                containers: [{ name: app, image: busybox, command: [sleep, "2"] }]
      """

  Rule: A Job is made at each time of the schedule, and its name holds the minute
    Source: pkg/controller/cronjob/cronjob_controllerv2.go (v1.36, getJobName)
    Source: pkg/controller/cronjob/utils.go (v1.36, getTimeHashInMinutes)

    # 2026-03-02 10:00 UTC is minute 29540760 since 1970. The controller wakes 100ms after the full minute.
    Scenario: The first three minutes
      When the manifest is applied
      And 3 minutes pass
      Then kubectl get jobs shows:
        | NAME          | STATUS   | COMPLETIONS |
        | tick-29540760 | Complete | 1/1         |
        | tick-29540761 | Complete | 1/1         |
        | tick-29540762 | Complete | 1/1         |
      And the events of cronjob "tick" include:
        | type   | reason           | from               | message                                           | at    |
        | Normal | SuccessfulCreate | cronjob-controller | Created job tick-29540760                          | 30s |
        | Normal | SawCompletedJob  | cronjob-controller | Saw completed job: tick-29540760, condition: Complete | *     |
        | Normal | SuccessfulCreate | cronjob-controller | Created job tick-29540761                          | 90s |

    Scenario: The status says when, and which Jobs are under way
      When the manifest is applied
      And 31 seconds pass
      Then cronjob "tick" matches:
        """yaml
        status:
          lastScheduleTime: "2026-03-02T10:00:00Z"
          lastSuccessfulTime: null
          active: [{ apiVersion: batch/v1, kind: Job, name: tick-29540760 }]
        """
      When 10 seconds pass
      Then cronjob "tick" matches:
        """yaml
        status:
          lastScheduleTime: "2026-03-02T10:00:00Z"
          lastSuccessfulTime: "@33s"
          active: null
        """

    Scenario: The Job says for which time it was made
      When the manifest is applied
      And 31 seconds pass
      Then job "tick-29540760" matches:
        """yaml
        metadata:
          annotations: { batch.kubernetes.io/cronjob-scheduled-timestamp: "2026-03-02T10:00:00Z" }
          ownerReferences: [{ apiVersion: batch/v1, kind: CronJob, name: tick, controller: true, blockOwnerDeletion: true }]
        """

    Scenario: kubectl shows the schedule
      When the manifest is applied
      And 45 seconds pass
      Then kubectl get cronjobs shows:
        | NAME | SCHEDULE  | TIMEZONE | SUSPEND | ACTIVE | LAST SCHEDULE | AGE |
        | tick | * * * * * | <none>   | False   | 0      | 15s           | 45s |

  Rule: The history keeps the last three that succeeded, and the last that failed
    See https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#jobs-history-limits

    Scenario: After ten minutes there are three Jobs
      When the manifest is applied
      And 10 minutes pass
      Then kubectl get jobs shows:
        | NAME          | STATUS   |
        | tick-29540767 | Complete |
        | tick-29540768 | Complete |
        | tick-29540769 | Complete |
      And the events of cronjob "tick" include:
        | reason           | message                   |
        | SuccessfulDelete | Deleted job tick-29540760 |

    Scenario: Of failed ones there is one
      Given container "app" of pod "tick-*" exits with code 1 after 1s
      And the manifest:
        """yaml
        apiVersion: batch/v1
        kind: CronJob
        metadata: { name: failing }
        spec:
          schedule: "*/2 * * * *"
          successfulJobsHistoryLimit: 0
          jobTemplate:
            spec:
              backoffLimit: 0
              template:
                spec:
                  restartPolicy: Never
                  containers: [{ name: app, image: busybox, command: [sh, -c, "exit 1"] }]
        """
      When the manifest is applied
      And 5 minutes pass
      Then kubectl get jobs failing-29540764 shows:
        | NAME             | STATUS | COMPLETIONS |
        | failing-29540764 | Failed | 0/1         |
      And job "failing-29540762" is gone

  Rule: A CronJob that is deleted takes its Jobs and their pods along
    See https://kubernetes.io/docs/concepts/architecture/garbage-collection/#cascading-deletion

    Scenario: Nothing is left
      When the manifest is applied
      And 5 minutes pass
      And cronjob "tick" is deleted
      Then cronjob "tick" is gone within 1s
      And kubectl get jobs shows nothing
      And kubectl get pods shows nothing
