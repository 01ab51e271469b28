Feature: kubectl run that stays with its pod
  With `-i` or `--attach` kubectl waits until the container has ended, shows what it wrote, and with `--rm` deletes the pod: the way to try
  something from within the cluster.
  https://kubernetes.io/docs/reference/kubectl/generated/kubectl_run/

  Rule: What the container writes is shown, and the pod goes with --rm
    Source: staging/src/k8s.io/kubectl/pkg/cmd/run/run.go (v1.36, Run, handleAttachPod)
    Source: staging/src/k8s.io/kubectl/pkg/cmd/attach/attach.go (v1.36, Run)

    Scenario: Does the Service answer?
      Given a deployment "web" with 1 replica of image "nginx:1.27"
      When I run:
        """
        kubectl expose deployment web --port=80
        kubectl run try --image=busybox:1.36 --rm -i --restart=Never -- wget -qO- http://web 2> /dev/null | grep title
        kubectl get pods -l run=try
        """
      Then it prints:
        """
        service/web exposed
        <title>Welcome to nginx!</title>
        No resources found in default namespace.
        """

    Scenario: A container that is ready in between is attached to
      When I run:
        """
        kubectl run try --image=busybox:1.36 --rm -it --restart=Never -- sh -c 'sleep 3; echo done'
        """
      Then it prints:
        """
        Unable to use a TTY - input is not a terminal or the right kind of file
        All commands and output from this session will be recorded in container logs, including credentials and sensitive information passed through the command prompt.
        If you don't see a command prompt, try pressing enter.
        done
        pod "try" deleted from default namespace
        """

    Scenario: What fails gives its exit code
      When I run:
        """
        kubectl run try --image=busybox:1.36 --attach --quiet --restart=Never -- sh -c 'echo no; exit 4'
        """
      Then it exits with code 4
      And it prints:
        """
        no
        pod default/try terminated (Error)
        """

    Scenario: A pod that no node takes is not waited for longer than a minute
      When I run:
        """
        kubectl cordon node-1
        kubectl run try --image=busybox:1.36 --rm -i --restart=Never -- date
        """
      Then it exits with code 1
      And it prints:
        """
        node/node-1 cordoned
        pod "try" deleted from default namespace
        error: timed out waiting for the condition
        """

    Scenario Outline: kubectl run try <flags>
      When I run:
        """
        kubectl run try --image=busybox:1.36 <flags> -- date
        """
      Then it exits with code 1
      And it prints:
        """
        error: <answer>
        See 'kubectl run -h' for help and examples
        """

      Examples:
        | flags               | answer                                                                                                          |
        | --rm                | --rm should only be used for attached containers                                                                |
        | -t                  | -i/--stdin is required for containers with -t/--tty=true                                                        |
        | -i --dry-run=client | --dry-run=[server\|client] can't be used with attached containers options (--attach, --stdin, or --tty)         |

    Scenario: What cannot be read makes no pod
      When I run:
        """
        kubectl run try --image=busybox:1.36 -i --rm --pod-running-timeout=soon -- date || kubectl get pods
        """
      Then it prints:
        """
        error: invalid argument "soon" for "--pod-running-timeout" flag: time: invalid duration "soon"
        See 'kubectl run --help' for usage.
        No resources found in default namespace.
        """

  Rule: kubectl logs -f shows what comes until the container has ended
    Source: staging/src/k8s.io/kubectl/pkg/cmd/logs/logs.go (v1.36, RunLogs)

    Background:
      When I run:
        """
        kubectl run count --image=busybox:1.36 --restart=Never -- sh -c 'for i in 1 2 3 4; do echo $i; sleep 1; done'
        """
      And 2500ms pass

    Scenario Outline: kubectl logs count <flags>
      When I run:
        """
        kubectl logs count <flags>
        """
      Then it prints:
        """
        <printed>
        """

      Examples:
        | flags       | printed    |
        |             | 1\n2\n3    |
        | -f          | 1\n2\n3\n4 |
        | -f --tail=1 | 3\n4       |
        | -f --tail=0 | 4          |

    Scenario: Once it has ended there is nothing to wait for
      When I run:
        """
        kubectl logs -f count > /dev/null
        kubectl get pod count -o jsonpath='{.status.phase}{"\n"}'
        kubectl logs -f count --tail=1
        """
      Then it prints:
        """
        Succeeded
        4
        """

    Scenario: Five logs at a time
      When I run:
        """
        kubectl create deployment web --image=nginx:1.27 --replicas=6
        kubectl logs -f -l app=web
        """
      Then it exits with code 1
      And it prints:
        """
        deployment.apps/web created
        error: you are attempting to follow 6 log streams, but maximum allowed concurrency is 5, use --max-log-requests to increase the limit
        """
