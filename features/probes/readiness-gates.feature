Feature: Readiness gates
  A pod may wait for conditions that others than the kubelet write, such as a load balancer.
  https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-readiness-gate

  Background:
    When I apply:
      """yaml
      apiVersion: v1
      kind: Pod
      metadata: { name: web }
      spec:
        readinessGates:
        - conditionType: www.example.com/feature-1
        - conditionType: www.example.com/feature-2
        containers:
        - { name: app, image: "nginx:1.27", readinessProbe: { tcpSocket: { port: 80 } } }
      """
    And 5 seconds pass

  Rule: The pod is Ready when its containers are and all its gates are True
    See https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-readiness-status
    Source: pkg/kubelet/status/generate.go (v1.36, GeneratePodReadyCondition)

    Scenario: Gates that nobody has opened
      Then condition ContainersReady of pod "web" is True
      And condition Ready of pod "web" is False with reason "ReadinessGatesNotReady"
      And pod "web" matches:
        """yaml
        status:
          conditions:
          - type: Ready
            message: 'corresponding condition of pod readiness gate "www.example.com/feature-1" does not exist., corresponding condition of pod readiness gate "www.example.com/feature-2" does not exist.'
        """

    Scenario: One of two is open
      When condition "www.example.com/feature-1" of pod "web" becomes True
      And condition "www.example.com/feature-2" of pod "web" becomes False
      Then pod "web" matches:
        """yaml
        status:
          conditions:
          - type: Ready
            status: "False"
            message: 'the status of pod readiness gate "www.example.com/feature-2" is not "True", but False'
        """

    Scenario: Both are open
      When condition "www.example.com/feature-1" of pod "web" becomes True
      And 10 seconds pass
      And condition "www.example.com/feature-2" of pod "web" becomes True
      Then pod "web" is not Ready at 14s
      And pod "web" is Ready at 15s

    Scenario: One is closed again
      When condition "www.example.com/feature-1" of pod "web" becomes True
      And condition "www.example.com/feature-2" of pod "web" becomes True
      And 10 seconds pass
      And condition "www.example.com/feature-1" of pod "web" becomes False
      Then pod "web" is Ready at 14s
      And pod "web" is not Ready at 15s

  Rule: An open gate does not make up for a container that is not ready
    See https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-readiness-status

    Scenario: The container crashes for good
      When condition "www.example.com/feature-1" of pod "web" becomes True
      And condition "www.example.com/feature-2" of pod "web" becomes True
      And container "app" crashes with exit code 1
      And container "app" crashes with exit code 1
      Then condition Ready of pod "web" is False with reason "ContainersNotReady"

  Rule: kubectl get -o wide counts the gates that are open
    Source: pkg/printers/internalversion/printers.go (v1.36, printPod)

    Scenario: One of two
      When condition "www.example.com/feature-2" of pod "web" becomes True
      Then kubectl get pods -o wide shows:
        | NAME | READY | READINESS GATES |
        | web  | 1/1   | 1/2             |
