Feature: Commands as they are typed
  `When I run:` takes what is typed at a terminal: several commands of kubectl, here-documents, pipes, `&&` and `||`.
  Source: podlife

  Background:
    When I run:
      """
      kubectl run web --image=nginx:1.27 && kubectl run db --image=redis:7
      kubectl wait --for=condition=Ready pod --all
      """

  Rule: What kubectl prints can go through a pipe
    Source: podlife

    Scenario Outline: <command>
      When I run:
        """
        <command>
        """
      Then it prints:
        """
        <printed>
        """

      Examples:
        | command                                                                         | printed      |
        | kubectl get pods --no-headers \| grep web \| awk '{print $3}'                     | Running      |
        | kubectl get pods -o name \| sort -r \| head -1                                    | pod/web      |
        | kubectl get pods -o name \| tail -n 1                                           | pod/web      |
        | kubectl get pods -o name \| grep -B1 web                                        | pod/db\npod/web |
        | kubectl get pods -o name \| wc -l                                                | 2            |
        | kubectl get pod web -o yaml \| grep '^kind'                                      | kind: Pod    |
        | kubectl get pods -o jsonpath='{.items[0].metadata.name}' \| tr a-z A-Z           | DB           |
        | kubectl get pod nosuch 2>&1 \| cut -d: -f2                                       | pods "nosuch" not found |

  Rule: A command that fails ends what was typed, unless it says what then
    Source: podlife

    Scenario: The next line is not reached
      When I run:
        """
        kubectl get pod nosuch
        kubectl delete pod web
        """
      Then it exits with code 1
      And pod "web" is Running

    Scenario: Or something else
      When I run:
        """
        kubectl get pod nosuch >/dev/null 2>&1 || echo there is none
        kubectl get pod web >/dev/null && echo there is one
        """
      Then it prints:
        """
        there is none
        there is one
        """

    Scenario: grep finds nothing
      When I run:
        """
        kubectl get pods | grep nosuch
        """
      Then it exits with code 1

    Scenario: That is what was wanted
      When I run:
        """
        ! kubectl get pods | grep nosuch
        """
      Then it exits with code 0

  Rule: sleep lets time go on
    Source: podlife

    Scenario: A minute passes
      When I run:
        """
        sleep 60
        kubectl get pod web
        """
      Then it prints:
        """
        NAME   READY   STATUS    RESTARTS   AGE
        web    1/1     Running   0          60s
        """
