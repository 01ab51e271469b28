Feature: kubectl rollout and kubectl scale
  What a person does to a Deployment from the command line.
  https://kubernetes.io/docs/reference/kubectl/generated/kubectl_rollout/

  Background:
    Given a deployment "web" with 1 replica of image "web:1"
    When 10 seconds pass
    And container "app" of deployment "web" is updated to image "web:2"
    And 10 seconds pass

  Rule: It says what it did
    Source: staging/src/k8s.io/kubectl/pkg/cmd/rollout/rollout_undo.go (v1.36, RunUndo)
    Source: staging/src/k8s.io/kubectl/pkg/cmd/scale/scale.go (v1.36, RunScale)

    Scenario Outline: <command>
      When I run:
        """
        kubectl <command>
        """
      Then it includes:
        """
        <printed>
        """

      Examples:
        | command                                          | printed                                                                             |
        | rollout undo deployment/web                      | deployment.apps/web rolled back                                                     |
        | rollout undo deployment web --to-revision=1      | deployment.apps/web rolled back                                                     |
        | rollout undo deployment web --to-revision=2      | deployment.apps/web skipped rollback (current template already matches revision 2)  |
        | rollout restart deploy/web                       | deployment.apps/web restarted                                                       |
        | rollout pause deploy/web                         | deployment.apps/web paused                                                          |
        | scale deployment web --replicas=3                | deployment.apps/web scaled                                                          |

  Rule: Of what was applied it is told that a next apply may bring the newer template back
    Source: staging/src/k8s.io/kubectl/pkg/cmd/rollout/rollout_undo.go (v1.36, RunUndo)

    Scenario: Undo does not change the note of kubectl apply
      When I run:
        """
        kubectl rollout undo deployment/web
        """
      Then it prints:
        """
        Warning: resource deployments/web was previously managed with 'kubectl apply'. Rolling back will not update the kubectl.kubernetes.io/last-applied-configuration annotation, which may cause unexpected behavior on future 'kubectl apply' operations. Consider using 'kubectl apply' with your previous configuration file instead.
        deployment.apps/web rolled back
        """

  Rule: It does what it says
    See https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#rolling-back-to-a-previous-revision
    See https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#scaling-a-deployment

    Scenario: Undo, and scale
      When I run:
        """
        kubectl rollout undo deployment/web
        kubectl scale deployment/web --replicas=2
        """
      Then deployment "web" matches:
        """yaml
        spec:
          replicas: 2
          template: { spec: { containers: [{ name: app, image: "web:1" }] } }
        """

  Rule: It says why it does not
    Source: staging/src/k8s.io/kubectl/pkg/polymorphichelpers/rollback.go (v1.36, revisionNotFoundErr)
    Source: staging/src/k8s.io/kubectl/pkg/polymorphichelpers/objectresumer.go (v1.36, defaultObjectResumer)

    Scenario Outline: <command>
      When I run:
        """
        kubectl <command>
        """
      Then it exits with code 1
      And it includes:
        """
        <printed>
        """

      Examples:
        | command                                     | printed                                                                                       |
        | rollout undo deployment/web --to-revision=7 | error: unable to find specified revision 7 in history                                         |
        | rollout resume deployment/web               | error: deployments.apps "web" is not paused                                                   |
        | rollout undo deployment/nosuch              | Error from server (NotFound): deployments.apps "nosuch" not found                             |
        | rollout restart                             | error: required resource not specified                                                        |
        | rollout history deployment/web --revision=-1 | error: revision must be a positive integer: -1                                               |
        | rollout status deployment/web --revision=-1 | error: revision must be a positive integer: -1                                                |
        | rollout foo deployment/web                  | error: unknown command "foo deployment/web"\nSee 'kubectl rollout -h' for help and examples   |
        | scale deployment web                        | error: required flag(s) "replicas" not set                                                    |
        | scale deployment web --replicas=-1          | error: The --replicas=COUNT flag is required, and COUNT must be greater than or equal to 0    |
        | scale deployment web --replicas=2147483648  | json: cannot unmarshal number 2147483648 into Go struct field ScaleSpec.spec.replicas of type int32 |
        | scale deployment --replicas=1               | error: resource(s) were provided, but no name was specified                                   |
        | scale deployment -l a=b --replicas=1        | error: no objects passed to scale                                                             |
        | scale --replicas=1                          | error: You must provide one or more resources by argument or filename.                        |

  Rule: All of a kind, or those that a selector takes, are meant together
    Source: staging/src/k8s.io/kubectl/pkg/cmd/rollout/rollout_restart.go (v1.36, RunRestart)
    Source: staging/src/k8s.io/kubectl/pkg/cmd/scale/scale.go (v1.36, RunScale)

    Background:
      Given a deployment "api" with 1 replica of image "api:1"

    Scenario Outline: <command>
      When I run:
        """
        kubectl <command>
        """
      Then it prints:
        """
        <printed>
        """

      Examples:
        | command                                      | printed                                                            |
        | rollout restart deployment                   | deployment.apps/api restarted\ndeployment.apps/web restarted       |
        | rollout restart deploy -l app=api            | deployment.apps/api restarted                                      |
        | rollout restart deploy -l app=nosuch         | No resources found in default namespace.                           |
        | rollout pause deployments                    | deployment.apps/api paused\ndeployment.apps/web paused             |
        | scale deployment --all --replicas=4          | deployment.apps/api scaled\ndeployment.apps/web scaled             |
        | scale deploy -l app=api --replicas=4         | deployment.apps/api scaled                                         |

    Scenario: One of them is not there
      When I run:
        """
        kubectl rollout restart deployment/nosuch deployment/api
        """
      Then it exits with code 1
      And it prints:
        """
        deployment.apps/api restarted
        Error from server (NotFound): deployments.apps "nosuch" not found
        """

  Rule: kubectl scale can ask how many there are before
    Source: staging/src/k8s.io/kubectl/pkg/scale/scale.go (v1.36, validate)

    Background:
      Given a deployment "api" with 3 replicas of image "api:1"

    Scenario Outline: With --current-replicas=<current>
      When I run:
        """
        kubectl scale deployment/api --current-replicas=<current> --replicas=5
        """
      Then it exits with code <code>
      And it prints:
        """
        <printed>
        """

      Examples:
        | current | code | printed                                                                    |
        | 3       | 0    | deployment.apps/api scaled                                                 |
        | -1      | 0    | deployment.apps/api scaled                                                 |
        | 2       | 1    | error: Expected replicas to be 2, was 3                                    |
        | -2      | 1    | error: The --current-replicas must specify an integer of -1 or greater     |

  Rule: kubectl scale can wait, try, and print what it scales
    Source: staging/src/k8s.io/kubectl/pkg/cmd/scale/scale.go (v1.36, RunScale)
    Source: staging/src/k8s.io/kubectl/pkg/scale/scale.go (v1.36, WaitForScaleHasDesiredReplicas)

    Background:
      Given a deployment "api" with 3 replicas of image "api:1"

    Scenario Outline: kubectl scale <flags>
      When I run:
        """
        kubectl scale deployment/api <flags>
        """
      Then it prints:
        """
        <printed>
        """
      And spec.replicas of deployment "api" is <replicas>

      Examples:
        | flags                                                          | printed                                          | replicas |
        | --replicas=5 --timeout=1m                                      | deployment.apps/api scaled                       | 5        |
        | --replicas=5 -o name                                           | deployment.apps/api                              | 5        |
        | --replicas=5 -o jsonpath='{.spec.replicas}'                    | 5                                                | 5        |
        | --replicas=5 --dry-run=client                                  | deployment.apps/api scaled (dry run)             | 3        |
        | --replicas=5 --dry-run=server                                  | deployment.apps/api scaled (server dry run)      | 3        |
        | --replicas=5 --dry-run=client -o jsonpath='{.spec.replicas}'   | 5                                                | 3        |

    Scenario: The pods that it waits for are not made
      When I run:
        """
        kubectl create quota few --hard=pods=4
        kubectl scale deployment/api --replicas=5 --timeout=10s
        """
      Then it exits with code 1
      And it prints:
        """
        resourcequota/few created
        error: timed out waiting for "api" to be synced
        """

  Rule: Each command of kubectl rollout has its own flags, and prints the object that it is about
    Source: staging/src/k8s.io/kubectl/pkg/cmd/rollout/rollout_undo.go (v1.36, RunUndo)
    Source: staging/src/k8s.io/kubectl/pkg/polymorphichelpers/history.go (v1.36, GetHistory)

    Background:
      Given a deployment "api" with 3 replicas of image "api:1"
      When I run:
        """
        kubectl set image deployment/api '*=api:2'
        """

    Scenario Outline: kubectl rollout <command>
      When I run:
        """
        kubectl rollout <command> 2> /dev/null
        """
      Then it prints:
        """
        <printed>
        """

      Examples:
        | command                                                                                      | printed                           |
        | undo deployment/api -o name                                                                  | deployment.apps/api               |
        | undo deployment/api --dry-run=server                                                         | deployment.apps/api rolled back (server dry run) |
        | undo deployment/api -o jsonpath='{.spec.template.spec.containers[0].image}'                  | api:2                             |
        | pause deployment/api -o jsonpath='{.spec.paused}'                                            | true                              |
        | history deployment/api -o jsonpath='{.spec.template.spec.containers[0].image}{"\\n"}'        | api:1\napi:2                      |
        | history deployment/api --revision=1 -o jsonpath='{.spec.template.spec.containers[0].image}'  | api:1                             |

    Scenario: What would come back
      When I run:
        """
        kubectl rollout undo deployment/api --dry-run=client 2> /dev/null | grep -v pod-template-hash
        """
      Then it prints:
        """
        deployment.apps/api Pod Template:
          Labels:	app=api
          Containers:
           app:
            Image:	api:1
            Port:	<none>
            Host Port:	<none>
            Environment:	<none>
            Mounts:	<none>
          Volumes:	<none>
          Node-Selectors:	<none>
          Tolerations:	<none>
         (dry run)
        """
      And spec.template.spec.containers[0].image of deployment "api" is "api:2"

    Scenario Outline: kubectl rollout <command> has no such flag
      When I run:
        """
        kubectl rollout <command> deployment/api <flag>=1
        """
      Then it exits with code 1
      And it prints:
        """
        error: unknown flag: <flag>
        See 'kubectl rollout <command> --help' for usage.
        """

      Examples:
        | command | flag          |
        | restart | --dry-run     |
        | status  | --to-revision |
        | undo    | --revision    |
