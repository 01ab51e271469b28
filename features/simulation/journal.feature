Feature: The journal answers about the past
  Every change is kept with its time, so a step may ask for any moment of the scenario, in any order.
  Source: podlife

  Rule: A moment that is past is looked up, a moment to come is waited for
    Source: podlife

    Scenario: Ten minutes later
      Given a pod "web" with container "app"
      And container "app" exits with code 1 after 30s on its first run
      When 10 minutes pass
      Then pod "web" is Ready at 29s
      And container "app" has restarted 0 times at 29s
      And container "app" has restarted 1 time at 30s
      And container "app" has restarted 1 time

    Scenario: There and back
      Given a pod "task" with container "app" and restartPolicy Never
      And container "app" exits with code 0 after 30s
      Then pod "task" is Succeeded at 40s
      And pod "task" is Running at 20s
      And pod "task" is Succeeded at 30s

    Scenario: What kubectl would have shown
      Given a pod "task" with container "app" and restartPolicy Never
      And container "app" exits with code 3 after 30s
      When 1 hour passes
      Then kubectl get pods shows at 29s:
        | NAME | READY | STATUS  | RESTARTS | AGE |
        | task | 1/1   | Running | 0        | 29s |
      And kubectl get pods shows at 31s:
        | NAME | READY | STATUS | RESTARTS | AGE |
        | task | 0/1   | Error  | 0        | 31s |

  Rule: What is gone can still be asked about
    Source: podlife

    Scenario: A deleted pod
      Given a pod "web" with container "app"
      And container "app" takes 5s to stop on SIGTERM
      When 10 seconds pass
      And pod "web" is deleted
      And 1 hour passes
      Then pod "web" is gone
      And pod "web" was Running at 14s
      And container "app" received SIGTERM at 10s

    Scenario: A container whose pod left the API before it ended
      Given a pod "web" with container "app"
      And container "app" takes 5s to stop on SIGTERM
      When 10 seconds pass
      And pod "web" is force deleted
      Then pod "web" is gone
      And container "app" is running
      And container "app" is terminated with exit code 0 at 15s
      And container "app" was running at 9s

    Scenario: What a log said
      Given a pod "web" with container "app" and command "echo one; sleep 10; echo two; sleep 10"
      When 25 seconds pass
      Then the log of container "app" is at 5s:
        """
        one
        """
      And the log of container "app" is at 10s:
        """
        one
        two
        """
      And the log of container "app" does not include until 29s:
        """
        two
        """

  Rule: A statement can be about a whole stretch of time
    Source: podlife

    Scenario: What has not happened up to a moment, or does not for a while
      Given a pod "web" with container "app" and restartPolicy Never
      And container "app" exits with code 137 after 40s
      And image "app:1" takes 10s to pull
      Then container "app" never started until 9s
      And container "app" was never killed for 35s
      And container "app" never received SIGTERM within 1m
      And container "app" was killed at 50s
      And pod "web" went through Pending, Running at 49s
      And pod "web" went through Pending, Running, Failed within 10s

    Scenario: always, never, since, for
      Given a pod "web" with container "app"
      When 10 minutes pass
      Then pod "web" was never Failed
      And pod "web" is Ready since 1m
      And pod "web" stays Ready for 10m
      And container "app" was never terminated

    Scenario: What was told, up to a moment and from then on
      Given a pod "web" with container "app"
      And container "app" exits with code 1 after 30s on its first 2 runs
      When 10 minutes pass
      Then there are no Warning events of pod "web" at 59s
      And the events of pod "web" include at 60s:
        | type    | reason  |
        | Warning | BackOff |
      And the timeline of pod "web" includes at 30s:
        | at  | what                          |
        | 30s | container app started (run 2) |

    Scenario: The phases that a pod went through
      Given a pod "task" with container "app" and restartPolicy OnFailure
      And container "app" exits with code 0 after 5s
      And container "app" exits with code 1 after 5s on its first 3 runs
      When 10 minutes pass
      Then pod "task" went through Pending, Running, Succeeded
