Feature: kubectl wait
  Lets time go on until something holds of objects, or until its patience ends.
  https://kubernetes.io/docs/reference/kubectl/generated/kubectl_wait/

  Background:
    Given the manifest:
      """yaml
      apiVersion: v1
      kind: Pod
      metadata: { name: web, labels: { app: web } }
      spec:
        containers:
          - name: app
            image: nginx:1.27
            readinessProbe: { httpGet: { path: /, port: 80 }, initialDelaySeconds: 7 }
      """
    When the manifest is applied

  Rule: Time goes only as far as it is needed
    See https://kubernetes.io/docs/reference/kubectl/generated/kubectl_wait/
    Source: staging/src/k8s.io/kubectl/pkg/cmd/wait/wait.go (v1.36, RunWait)

    Scenario: Until a condition is True
      When I run:
        """
        kubectl wait --for=condition=Ready pod/web --timeout=60s
        """
      Then it prints:
        """
        pod/web condition met
        """
      And kubectl get pods shows:
        | NAME | READY | STATUS  | AGE |
        | web  | 1/1   | Running | 10s |

    Scenario: Until a field has a value
      When I run:
        """
        kubectl wait pod -l app=web --for=jsonpath='{.status.phase}'=Running
        """
      Then it prints:
        """
        pod/web condition met
        """

    Scenario: Until it is gone
      Given container "app" takes 12s to stop on SIGTERM
      When I run:
        """
        kubectl delete pod web --wait=false
        kubectl wait --for=delete pod/web
        """
      Then it prints:
        """
        pod "web" deleted from default namespace
        pod/web condition met
        """

    Scenario: Of what is gone already there is nothing to say
      When I run:
        """
        kubectl wait --for=delete pod/nosuch
        """
      Then it prints nothing

  Rule: A condition of an older generation says nothing yet
    Source: staging/src/k8s.io/kubectl/pkg/cmd/wait/condition.go (v1.36, checkCondition)

    Scenario: A Deployment that was just changed
      When I run:
        """
        kubectl create deployment shop --image=nginx:1.27
        kubectl wait --for=condition=Available deployment/shop
        kubectl set image deployment/shop nginx=nginx:1.28
        kubectl wait --for=condition=Available deployment/shop
        """
      Then it prints:
        """
        deployment.apps/shop created
        deployment.apps/shop condition met
        deployment.apps/shop image updated
        deployment.apps/shop condition met
        """

  Rule: Without end it does not wait
    See https://kubernetes.io/docs/reference/kubectl/generated/kubectl_wait/
    Source: staging/src/k8s.io/kubectl/pkg/cmd/wait/condition.go (v1.36, extendErrWaitTimeout)

    Scenario: The timeout, which is 30 seconds where none is given
      When I run:
        """
        kubectl wait --for=condition=Initialized=false pod/web
        """
      Then it exits with code 1
      And it prints:
        """
        error: timed out waiting for the condition on pods/web
        """
      And kubectl get pods shows:
        | NAME | AGE |
        | web  | 30s |

    Scenario Outline: kubectl wait <arguments>
      When I run:
        """
        kubectl wait <arguments>
        """
      Then it exits with code 1
      And it prints:
        """
        <printed>
        """

      Examples:
        | arguments                                           | printed                                                                          |
        | --for=condition=Ready pod/web --timeout=0           | error: condition not met for pods/web                                            |
        | --for=condition=Ready pod/nosuch                    | Error from server (NotFound): pods "nosuch" not found                            |
        | --for=condition=Ready pod -l app=nosuch             | error: no matching resources found                                               |
        | --for=ready pod/web                                 | error: unrecognized condition: "ready"                                           |
        | --for=create pod/nosuch --timeout=5s                | error: timed out waiting for the condition                                       |
        | --for=jsonpath='{.spec.containers}'=x pod/web       | error: jsonpath leads to a nested object or list which is not supported          |
        | --for=jsonpath='{.status.phase}'= pod/web           | error: jsonpath wait has to have a value after equal sign, like --for=jsonpath='{.status.readyReplicas}'=3 |

  Rule: One patience is for all objects, each of which has its turn
    Source: staging/src/k8s.io/kubectl/pkg/cmd/wait/wait.go (v1.36, RunWaitContext)
    Source: staging/src/k8s.io/client-go/tools/watch/until.go (v1.36, UntilWithSync)

    Background:
      Given the manifest:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: ok }
        spec:
          containers:
            - name: app
              image: nginx:1.27
        """
      When the manifest is applied

    Scenario: Whose turn comes after the timeout is not looked at, ready or not
      When I run:
        """
        kubectl wait --for=condition=Ready pod/web pod/ok --timeout=5s
        """
      Then it exits with code 1
      And it prints:
        """
        timed out waiting for the condition on pods/web
        timed out waiting for the condition on pods/ok
        """

    Scenario: What does not exist is told in its turn
      When I run:
        """
        kubectl wait --for=condition=Ready pod/ok pod/nosuch pod/web --timeout=5s
        """
      Then it exits with code 1
      And it prints:
        """
        pod/ok condition met
        Error from server (NotFound): pods "nosuch" not found
        timed out waiting for the condition on pods/web
        """

    Scenario: All that a list has are spoken of
      When I run:
        """
        kubectl wait --for=condition=Ready=false pods --all --timeout=5s
        """
      Then it exits with code 1
      And it prints:
        """
        timed out waiting for the condition on pods/ok
        timed out waiting for the condition on pods/web
        """

    Scenario: For a deletion, not even the question is sent
      When I run:
        """
        kubectl wait --for=delete pod/web pod/ok --timeout=5s
        """
      Then it exits with code 1
      And it prints:
        """
        timed out waiting for the condition on pods/web
        client rate limiter Wait returned an error: context deadline exceeded
        """

  Rule: What is deleted meanwhile may come again
    Source: staging/src/k8s.io/kubectl/pkg/cmd/wait/condition.go (v1.36, isConditionMet)

    Scenario: A pod that goes while its condition is waited for
      Given container "app" takes 5s to stop on SIGTERM
      When I run:
        """
        kubectl delete pod web --wait=false
        kubectl wait --for=condition=Ready pod/web
        """
      Then it exits with code 1
      And it prints:
        """
        pod "web" deleted from default namespace
        error: timed out waiting for the condition on pods/web
        """
