Feature: A shop that does not open
  Five failures, each of its own kind. What a person reads of them, in a terminal and on the pages, is compared to the letter with
  five.txt and five.page.txt beside this file.

  Scenario: A state: the server should be ready, and keeps crashing
    Given a pod "shop" with container "server"
    And container "server" exits with code 1 after 10s
    When 1 minute passes
    And 15 seconds pass
    Then pod "shop" is Ready

  Scenario: A time: the server becomes ready too late
    Given image "server:1" takes 40s to pull
    And a pod "shop" with container "server" of image "server:1"
    Then pod "shop" is Ready within 30s

  Scenario: A table: kubectl shows something else
    Given container "server" exits with code 2 after 5s on its first 2 runs
    When I apply:
      """yaml
      apiVersion: v1
      kind: Pod
      metadata: { name: cart }
      spec: { containers: [{ name: proxy, image: proxy:1 }] }
      ---
      apiVersion: v1
      kind: Pod
      metadata: { name: shop }
      spec: { containers: [{ name: server, image: server:1 }] }
      """
    And 1 minute passes
    Then kubectl get pods shows at 12s:
      | NAME | READY | STATUS  | RESTARTS |
      | cart | 1/1   | Running | 0        |
      | shop | 1/1   | Running | 0        |

  Scenario: An event: something else happened to the pod
    Given image "server:1" cannot be pulled
    And a pod "shop" with container "server" of image "server:1"
    When 30 seconds pass
    Then the events of pod "shop" include:
      | type   | reason | message                                |
      | Normal | Pulled | Successfully pulled image "server:1" * |

  Scenario: A refusal: the API does not take the manifest
    When I apply:
      """yaml
      apiVersion: v1
      kind: Pod
      metadata:
        name: shop
      spec:
        restartPolicy: Sometimes
        containers:
          - name: server
            image: server:1
      """
    Then pod "shop" is Running within 10s
