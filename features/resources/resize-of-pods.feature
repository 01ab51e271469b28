Feature: The resources of a whole pod change
  Since 1.36 the requests and limits that a pod has as a whole can be changed while it runs.
  https://kubernetes.io/docs/tasks/configure-pod-container/resize-container-resources/

  Rule: The resources of a pod as a whole can change too, since 1.36

    Scenario: A larger limit for all its containers together
      Given container "one" uses 80Mi of memory after 30s
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          resources: { requests: { memory: 50Mi }, limits: { memory: 64Mi } }
          containers: [{ name: one, image: "web:1" }, { name: two, image: "web:1" }]
        """
      And 10 seconds pass
      And pod "web" is resized to:
        """yaml
        limits: { memory: 128Mi }
        """
      And 1 second passes
      Then pod "web" matches:
        """yaml
        status:
          resources: { limits: { memory: 128Mi } }
        """
      And pod "web" stays Running for 1m
      And container "one" has restarted 0 times
