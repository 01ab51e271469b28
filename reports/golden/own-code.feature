Feature: Steps and hooks of one's own
  @throws
  Scenario: A hook that fails
    Given a pod "web" with container "app"

  @pending
  Scenario: A hook that is not written yet
    Given a pod "web" with container "app"

  @after
  Scenario: A hook at the end
    Given a pod "web" with container "app"

  @quiet
  Scenario: A step that fails, after a hook that does not
    Given a pod "web" with container "app"
    When my own step fails

  Scenario: A step that fails later
    Given a pod "web" with container "app"
    When my own step fails later
    Then pod "web" is Ready
