Feature: Golden timelines
  A scenario may keep its whole timeline in a file beside its feature: `Then the timeline matches its golden file`. Who changes how
  something behaves sees it there, line by line, and so does who reads the pull request. Files are written only on purpose, with
  `npm start -- --update`; [how to work with them](../../docs/golden-timelines.md).

  Rule: All that happened is compared, in order
    Source: podlife

    Scenario: A job that fails twice
      Given image "busybox:1.36" is already on node "node-1"
      And a pod "task" with container "app" of image "busybox:1.36" and restartPolicy OnFailure
      And container "app" exits with code 0 after 5s
      And container "app" exits with code 1 after 5s on its first 2 runs
      When 2 minutes pass
      Then the timeline matches its golden file

  Rule: Names that the cluster makes up are numbered
    Source: podlife
    The hash of a template and the end of a pod's name change whenever anything about them does. The file has their numbers instead,
    so that only what behaves otherwise changes it: `web-<1>-<2>` is the second pod of the first template.

    Scenario: A new image is rolled out
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
            spec: { containers: [{ name: app, image: "nginx:1.26" }] }
        """
      And 30 seconds pass
      And I run:
        """
        kubectl set image deployment/web app=nginx:1.27
        """
      And 1 minute passes
      Then the timeline matches its golden file

  Rule: Each row of an outline has a file of its own
    Source: podlife

    Scenario Outline: A container that ends
      Given image "busybox:1.36" is already on node "node-1"
      And a pod "task" with container "app" of image "busybox:1.36" and restartPolicy <policy>
      And container "app" exits with code 1 after 5s
      When 20 seconds pass
      Then the timeline matches its golden file

      Examples:
        | policy |
        | Never  |
        | Always |
