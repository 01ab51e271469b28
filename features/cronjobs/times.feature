Feature: The times of a schedule
  https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax

  Rule: Five fields or a word say when, in UTC unless a time zone is named
    See https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax
    See https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#time-zones

    Scenario Outline: <schedule> in <zone>
      Given the time is <now>
      When I apply:
        """yaml
        apiVersion: batch/v1
        kind: CronJob
        metadata: { name: tick }
        spec:
          schedule: "<schedule>"
          timeZone: <zone>
          jobTemplate:
            spec:
              template:
                spec: { restartPolicy: Never, containers: [{ name: app, image: busybox, command: [sleep, "2"] }] }
        """
      And <wait> pass
      Then job "tick-*" matches:
        """yaml
        metadata: { annotations: { batch.kubernetes.io/cronjob-scheduled-timestamp: "<at>" } }
        """

      Examples: fields and words
        | schedule     | zone    | now                     | wait     | at                   |
        | 0 12 * * *   | Etc/UTC | 2026-03-02 09:59:30 UTC | 3 hours  | 2026-03-02T12:00:00Z |
        | ?/45 * * * ? | Etc/UTC | 2026-03-02 09:59:30 UTC | 31s      | 2026-03-02T10:00:00Z |
        | @hourly      | Etc/UTC | 2026-03-02 10:30:00 UTC | 1 hour   | 2026-03-02T11:00:00Z |
        | @every 90m   | Etc/UTC | 2026-03-02 10:30:00 UTC | 2 hours  | 2026-03-02T12:00:00Z |
        | 0 9 * * MON  | Etc/UTC | 2026-03-04 10:00:00 UTC | 6 days   | 2026-03-09T09:00:00Z |

      Examples: a day of the month and a day of the week: one of the two is enough
        | schedule    | zone    | now                     | wait    | at                   |
        | 0 0 13 * 5  | Etc/UTC | 2026-03-02 10:00:00 UTC | 5 days  | 2026-03-06T00:00:00Z |
        | 0 0 3 * 5   | Etc/UTC | 2026-03-02 10:00:00 UTC | 2 days  | 2026-03-03T00:00:00Z |

      Examples: a time zone
        | schedule  | zone       | now                     | wait     | at                        |
        | 0 9 * * * | Asia/Seoul | 2026-03-01 23:30:00 UTC | 1 hour   | 2026-03-02T09:00:00+09:00 |

  Rule: What falls into the hour that is left out does not happen; what falls into the hour that comes twice happens twice
    See https://pkg.go.dev/github.com/robfig/cron/v3#hdr-Time_zones
    Source: pkg/controller/cronjob/utils.go (v1.36, nextScheduleTime)

    # In New York clocks go from 02:00 to 03:00 on 2026-03-08, and from 02:00 back to 01:00 on 2026-11-01.
    Scenario: In spring 02:30 is left out
      Given the time is 2026-03-08 05:00:00 UTC
      When I apply:
        """yaml
        apiVersion: batch/v1
        kind: CronJob
        metadata: { name: tick }
        spec:
          schedule: "30 2 * * *"
          timeZone: America/New_York
          jobTemplate:
            spec:
              template:
                spec: { restartPolicy: Never, containers: [{ name: app, image: busybox, command: [sleep, "2"] }] }
        """
      And 1 day passes
      Then kubectl get jobs shows nothing
      When 3 hours pass
      Then job "tick-*" matches:
        """yaml
        metadata: { annotations: { batch.kubernetes.io/cronjob-scheduled-timestamp: "2026-03-09T02:30:00-04:00" } }
        """

    Scenario: In autumn 01:30 comes twice
      Given the time is 2026-11-01 04:00:00 UTC
      When I apply:
        """yaml
        apiVersion: batch/v1
        kind: CronJob
        metadata: { name: tick }
        spec:
          schedule: "30 1 * * *"
          timeZone: America/New_York
          jobTemplate:
            spec:
              template:
                spec: { restartPolicy: Never, containers: [{ name: app, image: busybox, command: [sleep, "2"] }] }
        """
      And 3 hours pass
      Then kubectl get jobs shows:
        | NAME          |
        | tick-29891850 |
        | tick-29891910 |
      And job "tick-29891850" matches:
        """yaml
        metadata: { annotations: { batch.kubernetes.io/cronjob-scheduled-timestamp: "2026-11-01T01:30:00-04:00" } }
        """
      And job "tick-29891910" matches:
        """yaml
        metadata: { annotations: { batch.kubernetes.io/cronjob-scheduled-timestamp: "2026-11-01T01:30:00-05:00" } }
        """

  Rule: What cannot be read is refused
    Source: pkg/apis/batch/validation/validation.go (v1.36, validateScheduleFormat, validateTimeZone)

    Scenario Outline: <schedule>
      When I apply:
        """yaml
        apiVersion: batch/v1
        kind: CronJob
        metadata: { name: tick }
        spec:
          schedule: "<schedule>"
          jobTemplate:
            spec:
              template:
                spec: { restartPolicy: Never, containers: [{ name: app, image: busybox, command: [sleep, "2"] }] }
        """
      Then it is refused with:
        """
        The CronJob "tick" is invalid: spec.schedule: Invalid value: "<schedule>": <why>
        """

      Examples:
        | schedule            | why                                                                                        |
        | every minute        | expected exactly 5 fields, found 2: [every minute]                                         |
        | 60 * * * *          | end of range (60) above maximum (59): 60                                                   |
        | 0 0 0 * *           | beginning of range (0) below minimum (1): 0                                                |
        | */0 * * * *         | step of range should be a positive number: */0                                             |
        | x * * * *           | failed to parse int from x: strconv.Atoi: parsing "x": invalid syntax                      |
        | @minutely           | unrecognized descriptor: @minutely                                                         |
        | TZ=UTC 0 0 * * *    | cannot use TZ or CRON_TZ in schedule, use timeZone field instead                           |

    Scenario: A day that never comes is taken, and told of when the controller looks for it
      When I apply:
        """yaml
        apiVersion: batch/v1
        kind: CronJob
        metadata: { name: never }
        spec:
          schedule: "0 0 31 2 *"
          jobTemplate:
            spec:
              template:
                spec: { restartPolicy: Never, containers: [{ name: app, image: busybox, command: [sleep, "2"] }] }
        """
      And 1 second passes
      Then the events of cronjob "never" are:
        | type    | reason          | message                                                                                   |
        | Warning | InvalidSchedule | invalid schedule: 0 0 31 2 * : time difference between two schedules is less than 1 second |

    Scenario: A schedule that is changed to such a day
      When I apply:
        """yaml
        apiVersion: batch/v1
        kind: CronJob
        metadata: { name: report }
        spec:
          schedule: "0 0 1 1 *"
          jobTemplate:
            spec:
              template:
                spec: { restartPolicy: Never, containers: [{ name: app, image: busybox, command: [sleep, "2"] }] }
        """
      And 1 second passes
      And I run:
        """
        kubectl patch cronjob report -p '{"spec":{"schedule":"0 0 31 2 *"}}'
        """
      And 1 second passes
      Then the events of cronjob "report" are:
        | type    | reason          | message                                                                                   |
        | Warning | InvalidSchedule | invalid schedule: 0 0 31 2 * : time difference between two schedules is less than 1 second |
