Feature: kubectl create job and cronjob
  https://kubernetes.io/docs/reference/kubectl/generated/kubectl_create/kubectl_create_job/

  Rule: A command line makes a Job that runs once
    Source: staging/src/k8s.io/kubectl/pkg/cmd/create/create_job.go (v1.36, createJob)

    Scenario: A command in an image
      When I run:
        """
        kubectl create job hello --image=busybox:1.36 -- echo hello world
        """
      Then it prints:
        """
        job.batch/hello created
        """
      And job "hello" is Complete within 10s
      And kubectl logs job/hello prints:
        """
        hello world
        """

    Scenario: What would be sent
      When I run:
        """
        kubectl create job hello --image=busybox:1.36 --dry-run=client -o yaml -- date
        """
      Then it prints:
        """
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: hello
        spec:
          template:
            metadata: {}
            spec:
              containers:
              - command:
                - date
                image: busybox:1.36
                name: hello
                resources: {}
              restartPolicy: Never
        status: {}
        """

  Rule: A Job can be made of a CronJob, at once
    Source: staging/src/k8s.io/kubectl/pkg/cmd/create/create_job.go (v1.36, createJobFromCronJob)

    Background:
      Given the time is 2026-01-01 00:00 UTC
      When I run:
        """
        kubectl create cronjob backup --image=busybox:1.36 --schedule='0 3 * * *' -- sh -c 'echo saved'
        """

    Scenario: By hand, before it is due
      When I run:
        """
        kubectl create job backup-now --from=cronjob/backup
        """
      Then it prints:
        """
        job.batch/backup-now created
        """
      And job "backup-now" is Complete within 10s
      And job "backup-now" matches:
        """yaml
        metadata:
          annotations: { cronjob.kubernetes.io/instantiate: manual }
          ownerReferences: [{ apiVersion: batch/v1, kind: CronJob, name: backup, controller: true, blockOwnerDeletion: null }]
        spec:
          template: { spec: { restartPolicy: OnFailure, containers: [{ name: backup, command: [sh, -c, echo saved] }] } }
        """
      When cronjob "backup" is deleted
      Then job "backup-now" is gone within 1s

    # https://github.com/kubernetes/kubernetes/blob/v1.36.0/pkg/controller/cronjob/cronjob_controllerv2.go (syncCronJob)
    Scenario: The CronJob wonders at a Job that it did not make, while that runs
      When I run:
        """
        kubectl patch cronjob backup --type=json -p '[{"op": "replace", "path": "/spec/jobTemplate/spec/template/spec/containers/0/command", "value": ["sleep", "60"]}]'
        kubectl create job backup-now --from=cj/backup
        """
      Then the events of cronjob "backup" include:
        | type    | reason        | message                                                                |
        | Warning | UnexpectedJob | Saw a job that the controller did not create or forgot: backup-now |

  Rule: What does not fit is refused
    Source: staging/src/k8s.io/kubectl/pkg/cmd/create/create_job.go (v1.36, Validate)
    Source: staging/src/k8s.io/kubectl/pkg/cmd/create/create_cronjob.go (v1.36, NewCmdCreateCronJob)

    Scenario Outline: kubectl create <command>
      When I run:
        """
        kubectl create <command>
        """
      Then it exits with code 1
      And it prints:
        """
        <printed>
        """

      Examples:
        | command                                          | printed                                                                                             |
        | job                                              | error: exactly one NAME is required, got 0\nSee 'kubectl create job -h' for help and examples         |
        | job a                                            | error: either --image or --from must be specified                                                     |
        | job a --image=busybox --from=cronjob/b           | error: either --image or --from must be specified                                                     |
        | job a --from=cronjob/b -- date                   | error: cannot specify --from and command                                                              |
        | job a --from=cronjob/b                           | Error from server (NotFound): cronjobs.batch "b" not found                                            |
        | job a --from=configmap/kube-root-ca.crt          | error: unknown object type *v1.ConfigMap                                                              |
        | job A --image=busybox                            | error: failed to create job: Job.batch "A" is invalid: *                                               |
        | cronjob a --image=busybox                        | error: required flag(s) "schedule" not set                                                            |
        | cronjob a --image=busybox --schedule=often       | error: failed to create cronjob: CronJob.batch "a" is invalid: spec.schedule: Invalid value: "often": * |
