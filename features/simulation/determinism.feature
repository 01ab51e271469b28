Feature: The same story is the same to the byte
  Whatever may go either way in a real cluster is decided by a fixed rule, or drawn with the seed of the scenario. So a
  story that is told again writes the same journal, entry by entry, and a failure that was seen once can be seen again.
  Source: podlife

  Rule: The seed decides all that is left to chance
    Source: podlife

    Scenario: Pulls, starts and retries of random length
      Given seed 7
      And random latencies
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          containers:
            - name: app
              image: nginx:1.27
            - name: helper
              image: busybox:1.36
              command: [sh, -c, "sleep 3; exit 1"]
        """
      And 10 minutes pass
      Then told again, the story is the same to the byte
      And told with seed 8, the story is another

  Rule: Without a seed, a fixed rule decides
    Source: podlife

    Scenario: Three pods on two nodes
      Given typical latencies
      And a cluster of 2 nodes
      And a pod "first" with container "app" and command "exit 1"
      And a pod "second" with container "app" of image "nginx:1.27"
      And a running pod "third" with container "app" of image "nginx:1.27"
      When 5 minutes pass
      And pod "second" is deleted
      Then pod "second" is gone within 1m
      And told again, the story is the same to the byte

  Rule: A refusal is a part of the story
    Source: podlife

    Scenario: An update that the API refuses
      Given a pod "web" with container "app"
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          restartPolicy: Sometimes
          containers:
            - name: app
              image: busybox:1.36
        """
      Then it is refused with:
        """
        The Pod "web" is invalid: *
        """
      And told again, the story is the same to the byte
