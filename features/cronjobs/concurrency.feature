Feature: CronJobs whose Jobs take longer than the time between them
  https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#concurrency-policy

  Background:
    Given the time is 2026-03-02 09:59:30 UTC

  Rule: concurrencyPolicy says what becomes of a Job that would run beside another
    See https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#concurrency-policy
    Source: pkg/controller/cronjob/cronjob_controllerv2.go (v1.36, syncCronJob)

    # Each Job takes 90s, and one is due every minute.
    Scenario Outline: <policy>
      When I apply:
        """yaml
        apiVersion: batch/v1
        kind: CronJob
        metadata: { name: slow }
        spec:
          schedule: "* * * * *"
          concurrencyPolicy: <policy>
          jobTemplate:
            spec:
              template:
                spec:
                  restartPolicy: Never
                  terminationGracePeriodSeconds: 1
                  containers: [{ name: app, image: busybox, command: [sleep, "90"] }]
        """
      And 95 seconds pass
      Then kubectl get jobs shows:
        | NAME | STATUS  |
        | *    | Running |
      And the events of cronjob "slow" include:
        | reason   | message   | at    |
        | <reason> | <message> | 90s |

      Examples: the second does not start, or the first is deleted for it
        | policy  | reason           | message                                                                               |
        | Forbid  | JobAlreadyActive | Not starting job because prior execution is running and concurrency policy is Forbid |
        | Replace | SuccessfulDelete | Deleted job slow-29540760                                                             |

    Scenario: Allow, the default, lets them run side by side
      When I apply:
        """yaml
        apiVersion: batch/v1
        kind: CronJob
        metadata: { name: slow }
        spec:
          schedule: "* * * * *"
          jobTemplate:
            spec:
              template:
                spec: { restartPolicy: Never, containers: [{ name: app, image: busybox, command: [sleep, "90"] }] }
        """
      And 95 seconds pass
      Then kubectl get jobs shows:
        | NAME          | STATUS  |
        | slow-29540760 | Running |
        | slow-29540761 | Running |

    # The controller looks at the CronJob when one of its Jobs changes, and the latest time that was missed is still due.
    Scenario: With Forbid the latest missed one starts as soon as the running one has ended
      When I apply:
        """yaml
        apiVersion: batch/v1
        kind: CronJob
        metadata: { name: slow }
        spec:
          schedule: "* * * * *"
          concurrencyPolicy: Forbid
          jobTemplate:
            spec:
              template:
                spec: { restartPolicy: Never, containers: [{ name: app, image: busybox, command: [sleep, "90"] }] }
        """
      And 3 minutes pass
      Then the events of cronjob "slow" include:
        | reason           | message                                            | at     |
        | SuccessfulCreate | Created job slow-29540760                          | 30s  |
        | SawCompletedJob  | Saw completed job: slow-29540760, condition: Complete | 121s |
        | SuccessfulCreate | Created job slow-29540761                          | 121s |

  Rule: Why does my CronJob not start any more? With Forbid a Job that never ends keeps all later ones from starting
    See https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#concurrency-policy
    Source: pkg/controller/cronjob/cronjob_controllerv2.go (v1.36, syncCronJob)

    Scenario: Broken: the Job of the first minute hangs, and is the only one for a day
      When I apply:
        """yaml
        apiVersion: batch/v1
        kind: CronJob
        metadata: { name: report }
        spec:
          schedule: "* * * * *"
          concurrencyPolicy: Forbid
          jobTemplate:
            spec:
              template:
                spec: { restartPolicy: Never, containers: [{ name: app, image: busybox, command: [sleep, "1000000"] }] }
        """
      And 1 day passes
      Then kubectl get jobs shows:
        | NAME            | STATUS  |
        | report-29540760 | Running |

    Scenario: Mended: with a deadline the next Job starts a minute after the first
      When I apply:
        """yaml
        apiVersion: batch/v1
        kind: CronJob
        metadata: { name: report }
        spec:
          schedule: "* * * * *"
          concurrencyPolicy: Forbid
          jobTemplate:
            spec:
              activeDeadlineSeconds: 50
              template:
                spec:
                  restartPolicy: Never
                  terminationGracePeriodSeconds: 1
                  containers: [{ name: app, image: busybox, command: [sleep, "1000000"] }]
        """
      And 3 minutes pass
      Then the events of cronjob "report" include:
        | reason           | message                     | at   |
        | SuccessfulCreate | Created job report-29540760 | 30s  |
        | SuccessfulCreate | Created job report-29540761 | 90s  |
        | SuccessfulCreate | Created job report-29540762 | 150s |

    # The controller looks at the CronJob when one of its Jobs is gone, and the latest time that was missed is still due.
    Scenario: Mended by hand: the Job that hangs is deleted, and the next one starts at once
      When I apply:
        """yaml
        apiVersion: batch/v1
        kind: CronJob
        metadata: { name: report }
        spec:
          schedule: "* * * * *"
          concurrencyPolicy: Forbid
          jobTemplate:
            spec:
              template:
                spec:
                  restartPolicy: Never
                  terminationGracePeriodSeconds: 1
                  containers: [{ name: app, image: busybox, command: [sleep, "1000000"] }]
        """
      And 10 minutes pass
      And I run:
        """
        kubectl delete job report-29540760
        """
      And 10 seconds pass
      Then kubectl get cronjobs shows:
        | NAME   | ACTIVE |
        | report | 1      |
      And kubectl get jobs shows:
        | NAME            | STATUS  |
        | report-29540769 | Running |
      And the events of cronjob "report" include:
        | reason           | message                                  | at  |
        | MissingJob       | Active job went missing: report-29540760 | 10m |
        | SuccessfulCreate | Created job report-29540769              | 10m |

  Rule: A Job that somebody deletes is no longer active, and is not made again
    Source: pkg/controller/cronjob/cronjob_controllerv2.go (v1.36, syncCronJob)

    Scenario: The Job of ten o'clock is deleted while it runs
      When I apply:
        """yaml
        apiVersion: batch/v1
        kind: CronJob
        metadata: { name: slow }
        spec:
          schedule: "*/5 * * * *"
          jobTemplate:
            spec:
              template:
                spec: { restartPolicy: Never, containers: [{ name: app, image: busybox, command: [sleep, "1000"] }] }
        """
      And 1 minute passes
      Then kubectl get cronjobs shows:
        | NAME | ACTIVE |
        | slow | 1      |
      When I run:
        """
        kubectl delete job slow-29540760
        """
      Then status.active of cronjob "slow" is absent within 1s
      And the events of cronjob "slow" are at 5m:
        | type   | reason           | message                                |
        | Normal | SuccessfulCreate | Created job slow-29540760              |
        | Normal | MissingJob       | Active job went missing: slow-29540760 |
      And there are no jobs at 5m
      And there is 1 job at 6m
