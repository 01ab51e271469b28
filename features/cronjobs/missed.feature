Feature: CronJobs that did not start
  What a CronJob does about the times that it missed, because it was suspended, forbidden, or its controller was not there.
  https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#starting-deadline

  Background:
    Given the time is 2026-03-02 09:59:30 UTC
    And the manifest:
      """yaml
      apiVersion: batch/v1
      kind: CronJob
      metadata: { name: tick }
      spec:
        schedule: "* * * * *"
        suspend: true
        jobTemplate:
          spec:
            template:
              spec:
                restartPolicy: Never
                containers: [{ name: app, image: busybox, command: [sleep, "2"] }]
      """

  Rule: Of all times that were missed only the latest is made up for, and at once
    Source: pkg/controller/cronjob/utils.go (v1.36, mostRecentScheduleTime)

    Scenario: Suspended for half an hour, it starts one Job when it is resumed
      When the manifest is applied
      And 30 minutes pass
      Then kubectl get jobs shows nothing
      When cronjob "tick" is resumed
      Then kubectl get jobs shows:
        | NAME          |
        | tick-29540789 |

  Rule: With startingDeadlineSeconds a time that is longer ago is not made up for
    See https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#starting-deadline
    Source: pkg/controller/cronjob/utils.go (v1.36, mostRecentScheduleTime)

    Scenario: The last minute is 30s ago, and 10s would have been the limit
      Given the manifest:
        """yaml
        apiVersion: batch/v1
        kind: CronJob
        metadata: { name: strict }
        spec:
          schedule: "* * * * *"
          suspend: true
          startingDeadlineSeconds: 10
          jobTemplate:
            spec:
              template:
                spec: { restartPolicy: Never, containers: [{ name: app, image: busybox, command: [sleep, "2"] }] }
        """
      When the manifest is applied
      And 30 minutes pass
      And cronjob "strict" is resumed
      Then kubectl get jobs shows nothing
      And job "strict-29540790" is Complete within 35s

  Rule: More than 100 missed times are told of, and the latest is started all the same
    Source: pkg/controller/cronjob/utils.go (v1.36, nextScheduleTime)

    # Until 1.20 the controller gave up here: "Cannot determine if job needs to be started. Too many missed start time (> 100)", and
    # the CronJob stood still for ever unless startingDeadlineSeconds was set. The controller of 1.21 and later goes on.
    # pkg/controller/cronjob/utils.go (nextScheduleTime)
    Scenario: Suspended for three hours
      When the manifest is applied
      And 3 hours pass
      And cronjob "tick" is resumed
      Then the events of cronjob "tick" include:
        | type    | reason             | message                                                                                      |
        | Warning | TooManyMissedTimes | too many missed start times. Set or decrease .spec.startingDeadlineSeconds or check clock skew |
        | Normal  | SuccessfulCreate   | Created job tick-29540939                                                                     |
      And job "tick-29540940" is Complete within 1m

    Scenario: With a deadline of 200s there are never so many
      Given the manifest:
        """yaml
        apiVersion: batch/v1
        kind: CronJob
        metadata: { name: mended }
        spec:
          schedule: "* * * * *"
          suspend: true
          startingDeadlineSeconds: 200
          jobTemplate:
            spec:
              template:
                spec: { restartPolicy: Never, containers: [{ name: app, image: busybox, command: [sleep, "2"] }] }
        """
      When the manifest is applied
      And 3 hours pass
      And cronjob "mended" is resumed
      Then there is no Warning event
      And job "mended-29540939" is Complete within 5s

  Rule: Another schedule waits for its next time, and makes up for none
    Source: pkg/controller/cronjob/cronjob_controllerv2.go (v1.36, updateCronJob)
    Source: pkg/controller/cronjob/utils.go (v1.36, nextScheduleTimeDuration)

    Scenario: From every minute to full hours
      Given the manifest:
        """yaml
        apiVersion: batch/v1
        kind: CronJob
        metadata: { name: changed }
        spec:
          schedule: "30 12 * * *"
          jobTemplate: &job
            spec:
              template:
                spec: { restartPolicy: Never, containers: [{ name: app, image: busybox, command: [sleep, "2"] }] }
        """
      When the manifest is applied
      And 30 minutes pass
      And I apply:
        """yaml
        apiVersion: batch/v1
        kind: CronJob
        metadata: { name: changed }
        spec:
          schedule: "*/20 * * * *"
          jobTemplate:
            spec:
              template:
                spec: { restartPolicy: Never, containers: [{ name: app, image: busybox, command: [sleep, "2"] }] }
        """
      Then kubectl get jobs shows nothing
      And job "changed-29540800" is Complete within 11m
