Feature: An init container fails
  Init containers run one after the other before the app containers start. When one of them fails, the pod's
  restartPolicy decides whether it is tried again.
  https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#understanding-init-containers

  Rule: With restartPolicy Never the whole pod fails
    See https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#understanding-init-containers

    Background:
      Given the manifest:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          restartPolicy: Never
          initContainers:
            - name: migrate
              image: busybox:1.36
              command: ["sh", "-c", "sleep 5; exit 1"]
          containers:
            - name: app
              image: nginx:1.27
        """

    Scenario: The pod is Failed, and its app never starts
      When the manifest is applied
      Then pod "web" is Pending at 4s
      And pod "web" is Failed within 10s
      And init container "migrate" is terminated with exit code 1 and reason "Error"
      And init container "migrate" started at 0s
      And container "app" never started

    Scenario: The pod is never Ready, and says why
      When the manifest is applied
      And 1 minute passes
      Then pod "web" was never Ready
      And pod "web" went through Pending, Failed
      And condition Initialized of pod "web" is False with reason "ContainersNotInitialized"
      And condition Ready of pod "web" is False with reason "PodFailed"

    Scenario: kubectl shows Init:Error
      When the manifest is applied
      And 1 minute passes
      Then kubectl get pods shows:
        | NAME | READY | STATUS     | RESTARTS |
        | web  | 0/1   | Init:Error | 0        |

  Rule: With restartPolicy OnFailure or Always the init container is tried again until it succeeds
    See https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#understanding-init-containers

    Scenario Outline: <policy>: the pod waits for the second try
      Given the manifest:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          restartPolicy: <policy>
          initContainers:
            - name: migrate
              image: busybox:1.36
              command: ["sh", "-c", "sleep 5"]
          containers:
            - name: app
              image: nginx:1.27
        """
      And container "migrate" exits with code 1 after 5s on its first run
      When the manifest is applied
      Then pod "web" stays Pending for 9s
      And pod "web" is Running within 10s
      And init container "migrate" has restarted 1 time
      And container "app" has restarted 0 times

      Examples:
        | policy    |
        | OnFailure |
        | Always    |
