Feature: kubectl --record
  What a revision was made for stands in its history, where somebody says it. The flag `--record` says the command itself; it is
  deprecated, works still, and many a runbook has it.
  https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#checking-rollout-history-of-a-deployment

  Background:
    Given a deployment "web" with 2 replicas of image "web:1"

  Rule: The command becomes the change-cause of what it changes, with its flags by their long names at the end
    See https://kubernetes.io/docs/reference/labels-annotations-taints/#change-cause
    Source: staging/src/k8s.io/cli-runtime/pkg/genericclioptions/record_flags.go (v1.36, parseCommandArguments)

    Scenario: A new image, and the revision that it makes
      When I run:
        """
        kubectl set image deployment/web app=web:2 -n default --record 2> /dev/null
        kubectl rollout history deployment/web
        """
      Then it prints:
        """
        deployment.apps/web image updated
        deployment.apps/web 
        REVISION  CHANGE-CAUSE
        1         <none>
        2         kubectl set image deployment/web app=web:2 --namespace=default --record=true

        """

    Scenario Outline: <command>
      When I run:
        """
        kubectl <command> --record 2> /dev/null
        kubectl get deployment web -o jsonpath='{.metadata.annotations.kubernetes\.io/change-cause}'
        """
      Then it includes:
        """
        kubectl <noted> --record=true
        """

      Examples:
        | command                                                                               | noted                                                                                           |
        | scale deploy web --replicas=3                                                         | scale deploy web --replicas=3                                                                   |
        | label deployment/web tier=front                                                       | label deployment/web tier=front                                                                 |
        | patch deployment web -p '{"spec":{"replicas":3}}'                                     | patch deployment web --patch={"spec":{"replicas":3}}                                            |
        | patch deployment web --type=json -p '[{"op":"replace","path":"/spec/replicas","value":3}]' | patch deployment web --type=json --patch=[{"op":"replace","path":"/spec/replicas","value":3}]       |
        | set resources deployment web --limits=cpu=1                                           | set resources deployment web --limits=cpu=1                                                     |

    Scenario: What is only a part of an object is replaced as that part
      When I run:
        """
        kubectl get deployment web -o yaml | sed 's/replicas: 2/replicas: 5/' | kubectl replace --subresource=status --record -f - 2> /dev/null
        """
      Then it prints:
        """
        deployment.apps/web replaced
        """
      And spec.replicas of deployment "web" is 2

    Scenario Outline: It is in what kubectl <command> would only send
      When I run:
        """
        <before>kubectl <command> --dry-run=client -o jsonpath='{.metadata.annotations.kubernetes\.io/change-cause}' --record 2> /dev/null
        """
      Then it prints:
        """
        kubectl <noted> --dry-run=client --output=jsonpath={.metadata.annotations.kubernetes\.io/change-cause} --record=true
        """

      Examples:
        | before                                 | command                | noted                        |
        |                                        | run db --image=db:1    | run db --image=db:1          |
        |                                        | expose deployment/web --port=80 | expose deployment/web --port=80 |
        | kubectl get deployment web -o yaml \|  | create -f -            | create --filename=-          |
        | kubectl get deployment web -o yaml \|  | replace -f -           | replace --filename=-         |
        | kubectl get deployment web -o yaml \| sed 's/name: web/name: two/' \| | apply -f - | apply --filename=-       |

  Rule: Whether kubectl patch changes something is told of the patch, not of the note that follows it
    Source: staging/src/k8s.io/kubectl/pkg/cmd/patch/patch.go (v1.36, RunPatch)

    Scenario Outline: A <type> patch that says what there is
      When I run:
        """
        kubectl patch deployment web --type=<type> -p '<patch>' --record 2> /dev/null
        kubectl get deployment web -o jsonpath='{.metadata.annotations.kubernetes\.io/change-cause}'
        """
      Then it prints:
        """
        deployment.apps/web patched (no change)
        kubectl patch deployment web --type=<type> --patch=<patch> --record=true
        """

      Examples:
        | type      | patch                                                   |
        | strategic | {"spec":{"replicas":2}}                                 |
        | merge     | {"spec":{"replicas":2}}                                 |
        | json      | [{"op":"replace","path":"/spec/replicas","value":2}]    |

    Scenario: A patch that lets the object go
      When I run:
        """
        kubectl create configmap held --from-literal=a=b
        kubectl patch configmap held -p '{"metadata":{"finalizers":["example.com/hold"]}}'
        kubectl delete configmap held --wait=false
        kubectl patch configmap held --type=merge -p '{"metadata":{"finalizers":null}}' --record 2> /dev/null
        """
      Then it prints:
        """
        configmap/held created
        configmap/held patched
        configmap "held" deleted from default namespace
        configmap/held patched
        """

    Scenario: A patch that is only tried notes nothing
      When I run:
        """
        kubectl patch deployment web -p '{"spec":{"replicas":3}}' --record --dry-run=server 2> /dev/null
        kubectl get deployment web -o jsonpath='{.spec.replicas} {.metadata.annotations.kubernetes\.io/change-cause}.'
        """
      Then it prints:
        """
        deployment.apps/web patched (server dry run)
        2 .
        """

  Rule: A revision that nothing was recorded for has the cause of the one before
    The annotation stays on the Deployment until somebody changes it, and each new ReplicaSet takes it over: a history in which a cause stands
    twice has a change that nobody recorded.
    Source: pkg/controller/deployment/util/deployment_util.go (v1.36, SetNewReplicaSetAnnotations)

    Scenario: Only the first of two changes was recorded
      When I run:
        """
        kubectl set image deployment/web app=web:2 --record
        """
      And 1 minute passes
      And I run:
        """
        kubectl set image deployment/web app=web:3
        kubectl rollout history deployment/web
        """
      Then it includes:
        """
        2         kubectl set image deployment/web app=web:2 --record=true
        3         kubectl set image deployment/web app=web:2 --record=true
        """

  Rule: It is deprecated, and says so; --record=false records nothing
    Source: staging/src/k8s.io/cli-runtime/pkg/genericclioptions/record_flags.go (v1.36, AddFlags)

    Scenario: A command that is told not to record
      When I run:
        """
        kubectl set image deployment/web app=web:2 --record=false
        """
      Then it prints:
        """
        Flag --record has been deprecated, --record will be removed in the future
        deployment.apps/web image updated
        """
      And kubectl rollout history deployment/web shows:
        """
        deployment.apps/web 
        REVISION  CHANGE-CAUSE
        1         <none>
        2         <none>

        """

    Scenario: A command that never could record
      When I run:
        """
        kubectl set env deployment/web A=b --record || true
        """
      Then it includes:
        """
        error: unknown flag: --record
        """
