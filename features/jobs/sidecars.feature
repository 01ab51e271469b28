Feature: A sidecar in a Job
  A container beside the one that does the work, such as a proxy, keeps the pod alive, and with it the Job, unless it is a sidecar
  by Kubernetes' own word for it: an init container with restartPolicy Always.
  https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#jobs-with-sidecar-containers

  Rule: A second main container that never ends keeps the Job from ending
    See https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-phase
    Source: pkg/kubelet/kubelet_pods.go (v1.36, getPhase)

    Scenario: Broken: the work is done after 3s, and the Job runs for ever
      When I apply:
        """yaml
        apiVersion: batch/v1
        kind: Job
        metadata: { name: migrate }
        spec:
          template:
            spec:
              restartPolicy: Never
              containers:
                - { name: app, image: busybox, command: [sleep, "3"] }
                - { name: proxy, image: busybox, command: [sleep, "1000000"] }
        """
      And 1 day passes
      Then container "app" is terminated with exit code 0 and reason "Completed"
      And pod "migrate-*" is Running
      And job "migrate" is not Complete
      And kubectl get jobs shows:
        | NAME    | STATUS  | COMPLETIONS |
        | migrate | Running | 0/1         |

  Rule: A sidecar is stopped when the work is done
    See https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#jobs-with-sidecar-containers

    # The proxy, as process 1, does not listen to SIGTERM, and gets its grace period of 5s.
    Scenario: Mended: the Job is complete 6s after the work is done
      When I apply:
        """yaml
        apiVersion: batch/v1
        kind: Job
        metadata: { name: migrate }
        spec:
          template:
            spec:
              restartPolicy: Never
              terminationGracePeriodSeconds: 5
              initContainers:
                - { name: proxy, image: busybox, restartPolicy: Always, command: [sleep, "1000000"] }
              containers:
                - { name: app, image: busybox, command: [sleep, "3"] }
        """
      Then pod "migrate-*" is Running at 7s
      And pod "migrate-*" is Succeeded at 8s
      And job "migrate" is Complete at 9s

  Rule: activeDeadlineSeconds at least ends it
    See https://kubernetes.io/docs/concepts/workloads/controllers/job/#job-termination-and-cleanup

    Scenario: As a failure, though the work was done
      When I apply:
        """yaml
        apiVersion: batch/v1
        kind: Job
        metadata: { name: migrate }
        spec:
          activeDeadlineSeconds: 60
          template:
            spec:
              restartPolicy: Never
              terminationGracePeriodSeconds: 5
              containers:
                - { name: app, image: busybox, command: [sleep, "3"] }
                - { name: proxy, image: busybox, command: [sleep, "1000000"] }
        """
      Then job "migrate" is Failed within 70s
      And condition Failed of job "migrate" is True with reason "DeadlineExceeded"
