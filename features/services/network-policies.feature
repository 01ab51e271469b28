Feature: Who may talk to whom
  A NetworkPolicy isolates the pods that it selects: what it does not name is dropped, without a word. Who no policy selects is open.
  https://kubernetes.io/docs/concepts/services-networking/network-policies/

  Background:
    Given a cluster of 2 nodes
    And the manifest:
      """yaml
      apiVersion: v1
      kind: Namespace
      metadata: { name: ops, labels: { team: ops } }
      ---
      apiVersion: v1
      kind: Pod
      metadata: { name: db, labels: { app: db } }
      spec:
        nodeName: node-1
        containers:
        - { name: server, image: agnhost, args: [netexec], ports: [{ name: sql, containerPort: 8080 }] }
        - { name: metrics, image: agnhost, args: [netexec, --http-port=9090], ports: [{ name: metrics, containerPort: 9090 }] }
      ---
      apiVersion: v1
      kind: Service
      metadata: { name: db }
      spec: { clusterIP: 10.96.0.80, selector: { app: db }, ports: [{ name: sql, port: 80, targetPort: sql }, { name: metrics, port: 9090 }] }
      ---
      apiVersion: v1
      kind: Pod
      metadata: { name: web, labels: { app: web, tier: front } }
      spec: { nodeName: node-2, containers: [{ name: app, image: agnhost, args: [netexec] }] }
      ---
      apiVersion: v1
      kind: Pod
      metadata: { name: other, labels: { app: other } }
      spec: { nodeName: node-2, containers: [{ name: app, image: agnhost, args: [netexec] }] }
      ---
      apiVersion: v1
      kind: Pod
      metadata: { name: web, namespace: ops, labels: { app: web } }
      spec: { nodeName: node-2, containers: [{ name: app, image: agnhost, args: [netexec] }] }
      ---
      apiVersion: v1
      kind: Pod
      metadata: { name: prometheus, namespace: ops, labels: { app: prometheus } }
      spec: { nodeName: node-2, containers: [{ name: app, image: agnhost, args: [netexec] }] }
      """

  Rule: A policy that allows nobody in isolates all pods of its namespace, and no others
    See https://kubernetes.io/docs/concepts/services-networking/network-policies/#default-deny-all-ingress-traffic

    Scenario Outline: Default deny: <client> asks <whom>: <answer>
      When the manifest is applied
      And I apply:
        """yaml
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: { name: deny }
        spec:
          podSelector: {}
          policyTypes: [Ingress]
        """
      Then kubectl exec <client> -- sh -c 'wget -q -T 1 -O - http://<url>/hostname 2>/dev/null || echo blocked' prints:
        """
        <answer>
        """

      Examples:
        | client     | url             | whom           | answer     |
        | other      | 10.96.0.80      | the service    | blocked    |
        | -n ops web | 10.96.0.80      | the service    | blocked    |
        | other      | 10.244.0.2:8080 | the pod itself | blocked    |
        | -n ops web | 10.244.1.5:8080 | a pod of ops   | prometheus |
        | other      | 10.244.1.5:8080 | a pod of ops   | prometheus |

  Rule: Who is selected may be reached by the pods that a rule names, by label in the same namespace
    See https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors

    Scenario Outline: podSelector: <client>: <answer>
      When the manifest is applied
      And I apply:
        """yaml
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: { name: db }
        spec:
          podSelector: { matchLabels: { app: db } }
          ingress: [{ from: [{ podSelector: { matchLabels: { app: web } } }] }]
        """
      Then kubectl exec <client> -- sh -c 'wget -q -T 1 -O - http://10.96.0.80/hostname 2>/dev/null || echo blocked' prints:
        """
        <answer>
        """

      Examples:
        | client     | answer  |
        | web        | db      |
        | other      | blocked |
        | -n ops web | blocked |

    Scenario Outline: matchExpressions: <client>: <answer>
      When the manifest is applied
      And I apply:
        """yaml
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: { name: db }
        spec:
          podSelector: { matchLabels: { app: db } }
          ingress: [{ from: [{ podSelector: { matchExpressions: [{ key: app, operator: In, values: [web] }] } }] }]
        """
      Then kubectl exec <client> -- sh -c 'wget -q -T 1 -O - http://10.96.0.80/hostname 2>/dev/null || echo blocked' prints:
        """
        <answer>
        """

      Examples:
        | client | answer  |
        | web    | db      |
        | other  | blocked |

    Scenario Outline: An empty podSelector means the whole namespace: <client>: <answer>
      When the manifest is applied
      And I apply:
        """yaml
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: { name: db }
        spec:
          podSelector: { matchLabels: { app: db } }
          ingress: [{ from: [{ podSelector: {} }] }]
        """
      Then kubectl exec <client> -- sh -c 'wget -q -T 1 -O - http://10.96.0.80/hostname 2>/dev/null || echo blocked' prints:
        """
        <answer>
        """

      Examples:
        | client     | answer  |
        | web        | db      |
        | other      | db      |
        | -n ops web | blocked |

  Rule: Other namespaces are named by their labels, alone or together with those of their pods
    See https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors

    Scenario Outline: namespaceSelector: <client>: <answer>
      When the manifest is applied
      And I apply:
        """yaml
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: { name: db }
        spec:
          podSelector: { matchLabels: { app: db } }
          ingress: [{ from: [{ namespaceSelector: { matchLabels: { team: ops } } }] }]
        """
      Then kubectl exec <client> -- sh -c 'wget -q -T 1 -O - http://10.96.0.80/hostname 2>/dev/null || echo blocked' prints:
        """
        <answer>
        """

      Examples:
        | client            | answer  |
        | -n ops web        | db      |
        | -n ops prometheus | db      |
        | web               | blocked |

    Scenario Outline: One element with both selectors: <client>: <answer>
      When the manifest is applied
      And I apply:
        """yaml
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: { name: db }
        spec:
          podSelector: { matchLabels: { app: db } }
          ingress:
          - from:
            - namespaceSelector: { matchLabels: { team: ops } }
              podSelector: { matchLabels: { app: web } }
        """
      Then kubectl exec <client> -- sh -c 'wget -q -T 1 -O - http://10.96.0.80/hostname 2>/dev/null || echo blocked' prints:
        """
        <answer>
        """

      Examples:
        | client            | answer  |
        | -n ops web        | db      |
        | -n ops prometheus | blocked |
        | web               | blocked |

    Scenario Outline: Two elements, each with one: <client>: <answer>
      When the manifest is applied
      And I apply:
        """yaml
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: { name: db }
        spec:
          podSelector: { matchLabels: { app: db } }
          ingress:
          - from:
            - namespaceSelector: { matchLabels: { team: ops } }
            - podSelector: { matchLabels: { app: web } }
        """
      Then kubectl exec <client> -- sh -c 'wget -q -T 1 -O - http://10.96.0.80/hostname 2>/dev/null || echo blocked' prints:
        """
        <answer>
        """

      Examples:
        | client            | answer  |
        | -n ops web        | db      |
        | -n ops prometheus | db      |
        | web               | db      |
        | other             | blocked |

    Scenario Outline: Every namespace: <client>: <answer>
      When the manifest is applied
      And I apply:
        """yaml
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: { name: db }
        spec:
          podSelector: { matchLabels: { app: db } }
          ingress: [{ from: [{ namespaceSelector: {} }] }]
        """
      Then kubectl exec <client> -- sh -c 'wget -q -T 1 -O - http://10.96.0.80/hostname 2>/dev/null || echo blocked' prints:
        """
        <answer>
        """

      Examples:
        | client     | answer |
        | -n ops web | db     |
        | other      | db     |

  Rule: A namespace is named by its name through the label that the API server gives it
    See https://kubernetes.io/docs/concepts/services-networking/network-policies/#targeting-a-namespace-by-its-name

    Scenario Outline: kubernetes.io/metadata.name: <client>: <answer>
      When the manifest is applied
      And I apply:
        """yaml
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: { name: db }
        spec:
          podSelector: { matchLabels: { app: db } }
          ingress: [{ from: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: ops } } }] }]
        """
      Then kubectl exec <client> -- sh -c 'wget -q -T 1 -O - http://10.96.0.80/hostname 2>/dev/null || echo blocked' prints:
        """
        <answer>
        """

      Examples:
        | client     | answer  |
        | -n ops web | db      |
        | web        | blocked |

    Scenario Outline: By an expression: <client>: <answer>
      When the manifest is applied
      And I apply:
        """yaml
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: { name: db }
        spec:
          podSelector: { matchLabels: { app: db } }
          ingress: [{ from: [{ namespaceSelector: { matchExpressions: [{ key: kubernetes.io/metadata.name, operator: NotIn, values: [ops] }] } }] }]
        """
      Then kubectl exec <client> -- sh -c 'wget -q -T 1 -O - http://10.96.0.80/hostname 2>/dev/null || echo blocked' prints:
        """
        <answer>
        """

      Examples:
        | client     | answer  |
        | -n ops web | blocked |
        | web        | db      |

  Rule: A rule with ports allows these alone, by number, by name or as a range; the port is that of the pod, not of the service
    See https://kubernetes.io/docs/concepts/services-networking/network-policies/#targeting-a-range-of-ports

    Scenario Outline: <ports>: web asks port <port>: <answer>
      When the manifest is applied
      And I apply:
        """yaml
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: { name: db }
        spec:
          podSelector: { matchLabels: { app: db } }
          ingress: [{ ports: <ports> }]
        """
      Then kubectl exec <client> -- sh -c 'wget -q -T 1 -O - http://10.96.0.80:<port>/hostname 2>/dev/null || echo blocked' prints:
        """
        <answer>
        """

      Examples:
        | client | ports                               | port | answer  |
        | web    | [{ port: 8080 }]                    | 80   | db      |
        | web    | [{ port: 8080 }]                    | 9090 | blocked |
        | web    | [{ port: 80 }]                      | 80   | blocked |
        | web    | [{ port: sql }]                     | 80   | db      |
        | web    | [{ port: sql }]                     | 9090 | blocked |
        | web    | [{ port: 8000, endPort: 8080 }]     | 80   | db      |
        | web    | [{ port: 8000, endPort: 8079 }]     | 80   | blocked |
        | web    | [{ port: 8080 }, { port: metrics }] | 9090 | db      |
        | web    | [{ protocol: TCP }]                 | 80   | db      |
        | web    | [{ protocol: UDP, port: 8080 }]     | 80   | blocked |
        | web    | [{ protocol: SCTP, port: 8080 }]    | 80   | blocked |
        | web    | [{ protocol: SCTP }]                | 80   | blocked |

    Scenario Outline: A named port, from one namespace: <client> asks port <port>: <answer>
      When the manifest is applied
      And I apply:
        """yaml
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: { name: db }
        spec:
          podSelector: { matchLabels: { app: db } }
          ingress: [{ from: [{ namespaceSelector: { matchLabels: { team: ops } } }], ports: [{ port: sql }] }]
        """
      Then kubectl exec <client> -- sh -c 'wget -q -T 1 -O - http://10.96.0.80:<port>/hostname 2>/dev/null || echo blocked' prints:
        """
        <answer>
        """

      Examples:
        | client     | port | answer  |
        | -n ops web | 80   | db      |
        | -n ops web | 9090 | blocked |
        | web        | 80   | blocked |

  Rule: Policies add up: what one of them allows is allowed
    See https://kubernetes.io/docs/concepts/services-networking/network-policies/#the-two-sorts-of-pod-isolation

    Scenario Outline: One for each port: <client> asks port <port>: <answer>
      When the manifest is applied
      And I apply:
        """yaml
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: { name: sql }
        spec:
          podSelector: { matchLabels: { app: db } }
          ingress: [{ from: [{ podSelector: { matchLabels: { app: web } } }], ports: [{ port: sql }] }]
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: { name: metrics }
        spec:
          podSelector: {}
          ingress: [{ from: [{ namespaceSelector: { matchLabels: { team: ops } } }], ports: [{ port: metrics }] }]
        """
      Then kubectl exec <client> -- sh -c 'wget -q -T 1 -O - http://10.96.0.80:<port>/hostname 2>/dev/null || echo blocked' prints:
        """
        <answer>
        """

      Examples:
        | client            | port | answer  |
        | web               | 80   | db      |
        | web               | 9090 | blocked |
        | -n ops prometheus | 9090 | db      |
        | -n ops prometheus | 80   | blocked |

    Scenario Outline: Deny all, and allow all: <client>: <answer>
      When the manifest is applied
      And I apply:
        """yaml
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: { name: deny }
        spec:
          podSelector: {}
          policyTypes: [Ingress]
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: { name: allow }
        spec:
          podSelector: {}
          ingress: [{}]
        """
      Then kubectl exec <client> -- sh -c 'wget -q -T 1 -O - http://10.96.0.80/hostname 2>/dev/null || echo blocked' prints:
        """
        <answer>
        """

      Examples:
        | client     | answer |
        | other      | db     |
        | -n ops web | db     |

  Rule: What leaves a pod is a matter of its own: both sides must allow it
    See https://kubernetes.io/docs/concepts/services-networking/network-policies/#the-two-sorts-of-pod-isolation

    Scenario Outline: Web may go nowhere: <client>: <answer>
      When the manifest is applied
      And I apply:
        """yaml
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: { name: web }
        spec:
          podSelector: { matchLabels: { app: web } }
          policyTypes: [Egress]
        """
      Then kubectl exec <client> -- sh -c 'wget -q -T 1 -O - http://10.96.0.80/hostname 2>/dev/null || echo blocked' prints:
        """
        <answer>
        """

      Examples:
        | client     | answer  |
        | web        | blocked |
        | other      | db      |
        | -n ops web | db      |

    Scenario Outline: Nobody in the namespace may go anywhere: <client> asks <url>: <answer>
      When the manifest is applied
      And I apply:
        """yaml
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: { name: deny }
        spec:
          podSelector: {}
          policyTypes: [Egress]
        """
      Then kubectl exec <client> -- sh -c 'wget -q -T 1 -O - http://<url>/hostname 2>/dev/null || echo blocked' prints:
        """
        <answer>
        """

      Examples:
        | client     | url             | answer  |
        | web        | 10.96.0.80      | blocked |
        | other      | 10.244.1.5:8080 | blocked |
        | -n ops web | 10.96.0.80      | db      |

    Scenario Outline: The server allows it, the client does not: <client>: <answer>
      When the manifest is applied
      And I apply:
        """yaml
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: { name: db }
        spec:
          podSelector: { matchLabels: { app: db } }
          ingress: [{}]
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: { name: web }
        spec:
          podSelector: { matchLabels: { app: web } }
          policyTypes: [Egress]
        """
      Then kubectl exec <client> -- sh -c 'wget -q -T 1 -O - http://10.96.0.80/hostname 2>/dev/null || echo blocked' prints:
        """
        <answer>
        """

      Examples:
        | client | answer  |
        | web    | blocked |
        | other  | db      |

    Scenario Outline: To <peer>: <client> asks <url>: <answer>
      When the manifest is applied
      And I apply:
        """yaml
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: { name: web }
        spec:
          podSelector: { matchLabels: { app: web } }
          policyTypes: [Egress]
          egress: [{ to: [<peer>] }]
        """
      Then kubectl exec <client> -- sh -c 'wget -q -T 1 -O - http://<url>/hostname 2>/dev/null || echo blocked' prints:
        """
        <answer>
        """

      Examples:
        | client | peer                                                                                                     | url             | answer     |
        | web    | { podSelector: { matchLabels: { app: db } } }                                                            | 10.96.0.80      | db         |
        | web    | { podSelector: { matchLabels: { app: db } } }                                                            | 10.244.1.3:8080 | blocked    |
        | web    | { namespaceSelector: { matchLabels: { team: ops } }, podSelector: { matchLabels: { app: prometheus } } } | 10.244.1.5:8080 | prometheus |
        | web    | { namespaceSelector: { matchLabels: { team: ops } }, podSelector: { matchLabels: { app: prometheus } } } | 10.244.1.4:8080 | blocked    |

    Scenario Outline: By the name of a port of who is asked: web asks port <port>: <answer>
      When the manifest is applied
      And I apply:
        """yaml
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: { name: web }
        spec:
          podSelector: { matchLabels: { app: web } }
          policyTypes: [Egress]
          egress: [{ ports: [{ port: sql }] }]
        """
      Then kubectl exec <client> -- sh -c 'wget -q -T 1 -O - http://10.96.0.80:<port>/hostname 2>/dev/null || echo blocked' prints:
        """
        <answer>
        """

      Examples:
        | client | port | answer  |
        | web    | 80   | db      |
        | web    | 9090 | blocked |

    Scenario Outline: In and out in one policy: <client> asks <url>: <answer>
      When the manifest is applied
      And I apply:
        """yaml
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: { name: web }
        spec:
          podSelector: { matchLabels: { app: web } }
          policyTypes: [Ingress, Egress]
          ingress: [{ from: [{ podSelector: { matchLabels: { app: other } } }] }]
          egress: [{ to: [{ podSelector: { matchLabels: { app: db } } }] }]
        """
      Then kubectl exec <client> -- sh -c 'wget -q -T 1 -O - http://<url>/hostname 2>/dev/null || echo blocked' prints:
        """
        <answer>
        """

      Examples:
        | client       | url             | answer  |
        | web          | 10.96.0.80      | db      |
        | web          | 10.244.1.3:8080 | blocked |
        | other        | 10.244.1.2:8080 | web     |
        | db -c server | 10.244.1.2:8080 | blocked |

  Rule: An ipBlock is a range of addresses, without those of its exceptions; what another policy allows is allowed all the same
    See https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors

    Scenario Outline: <block>: web asks for db: <answer>
      When the manifest is applied
      And I apply:
        """yaml
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: { name: web }
        spec:
          podSelector: { matchLabels: { app: web } }
          policyTypes: [Egress]
          egress: [{ to: [{ ipBlock: <block> }] }]
        """
      Then kubectl exec <client> -- sh -c 'wget -q -T 1 -O - http://10.96.0.80/hostname 2>/dev/null || echo blocked' prints:
        """
        <answer>
        """

      Examples:
        | client | block                                            | answer  |
        | web    | { cidr: 10.244.0.2/32 }                          | db      |
        | web    | { cidr: 10.244.0.0/24 }                          | db      |
        | web    | { cidr: 10.244.1.0/24 }                          | blocked |
        | web    | { cidr: 10.244.0.0/24, except: [10.244.0.2/32] } | blocked |
        | web    | { cidr: 10.244.0.0/24, except: [10.244.0.3/32] } | db      |

    Scenario Outline: An exception of one policy, a block of another: web: <answer>
      When the manifest is applied
      And I apply:
        """yaml
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: { name: first }
        spec:
          podSelector: { matchLabels: { app: web } }
          policyTypes: [Egress]
          egress: [{ to: [{ ipBlock: { cidr: 10.244.0.0/24, except: [10.244.0.2/32] } }] }]
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: { name: second }
        spec:
          podSelector: { matchLabels: { app: web } }
          policyTypes: [Egress]
          egress: [{ to: [{ ipBlock: { cidr: 10.244.0.2/32 } }] }]
        """
      Then kubectl exec <client> -- sh -c 'wget -q -T 1 -O - http://10.96.0.80/hostname 2>/dev/null || echo blocked' prints:
        """
        <answer>
        """

      Examples:
        | client | answer |
        | web    | db     |

  Rule: A policy holds from when it is there until it is gone, and follows labels as they change
    See https://kubernetes.io/docs/concepts/services-networking/network-policies/#the-networkpolicy-resource

    Scenario Outline: <what>
      When the manifest is applied
      And I apply:
        """yaml
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: { name: db }
        spec:
          podSelector: { matchLabels: { app: db } }
          ingress: [{ from: [{ namespaceSelector: { matchLabels: { team: shop } } }, { podSelector: { matchLabels: { app: web } } }] }]
        """
      Then kubectl exec <client> -- sh -c 'wget -q -T 1 -O - http://10.96.0.80/hostname 2>/dev/null || echo blocked' prints:
        """
        <before>
        """
      When I run:
        """
        kubectl <command>
        """
      Then kubectl exec <client> -- sh -c 'wget -q -T 1 -O - http://10.96.0.80/hostname 2>/dev/null || echo blocked' prints:
        """
        <after>
        """

      Examples:
        | what                           | client     | command                                                            | before  | after   |
        | The policy is deleted          | other      | delete networkpolicy db                                            | blocked | db      |
        | The policy allows more         | other      | patch networkpolicy db -p '{"spec":{"ingress":[{}]}}' --type=merge | blocked | db      |
        | The namespace gets the label   | -n ops web | label namespace ops team=shop --overwrite                          | blocked | db      |
        | The client gets the label      | other      | label pod other app=web --overwrite                                | blocked | db      |
        | The client loses the label     | web        | label pod web app-                                                 | db      | blocked |
        | The server is selected no more | other      | label pod db app=old --overwrite                                   | blocked | blocked |

  Rule: A pod always reaches itself and its node, and its node reaches it: probes go on
    See https://kubernetes.io/docs/concepts/services-networking/network-policies/#prerequisites

    Scenario: Deny all, and a readiness probe
      When the manifest is applied
      And I apply:
        """yaml
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: { name: deny }
        spec: { podSelector: {}, policyTypes: [Ingress, Egress] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: probed }
        spec:
          nodeName: node-2
          containers:
          - name: app
            image: agnhost
            args: [netexec]
            readinessProbe: { httpGet: { path: /healthz, port: 8080 }, periodSeconds: 1, failureThreshold: 1 }
        """
      And 1 minute passes
      Then pod "probed" is Ready
      And kubectl exec probed -- curl -s http://localhost:8080/hostname prints:
        """
        probed
        """
      And kubectl exec probed -- curl -s -m 1 -o /dev/null -w '%{http_code}' http://10.0.0.2:10256/healthz prints:
        """
        200
        """

  Rule: Who may go nowhere gets no names either: DNS must be allowed, and is in namespace kube-system
    See https://kubernetes.io/docs/concepts/services-networking/network-policies/#default-deny-all-egress-traffic
    See https://kubernetes.io/docs/tasks/administer-cluster/dns-custom-nameservers/#introduction

    Scenario: Broken: web may go to the database, and asks for it by name
      When the manifest is applied
      And I apply:
        """yaml
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: { name: web }
        spec:
          podSelector: { matchLabels: { app: web } }
          policyTypes: [Egress]
          egress: [{ to: [{ podSelector: { matchLabels: { app: db } } }] }]
        """
      Then kubectl exec web -- sh -c 'wget -q -T 1 -O - http://db/hostname 2>&1 || true' prints:
        """
        wget: bad address 'db'
        """
      And kubectl exec web -- wget -q -T 1 -O - http://10.96.0.80/hostname prints:
        """
        db
        """

    Scenario Outline: Mended: <what>
      When the manifest is applied
      And I apply:
        """yaml
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: { name: web }
        spec:
          podSelector: { matchLabels: { app: web } }
          policyTypes: [Egress]
          egress:
          - to: [{ podSelector: { matchLabels: { app: db } } }]
          - <rule>
        """
      Then kubectl exec web -- wget -q -T 1 -O - http://db/hostname prints:
        """
        db
        """

      Examples:
        | what                               | rule                                                                                                                                                                                           |
        | questions to the pods of DNS       | { to: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: kube-system } }, podSelector: { matchLabels: { k8s-app: kube-dns } } }], ports: [{ protocol: UDP, port: 53 }] } |
        | UDP of port 53, to whomever        | { ports: [{ protocol: UDP, port: 53 }] }                                                                                                                                                       |
        | everything to namespace kube-system | { to: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: kube-system } } }] }                                                                                                 |

    Scenario: Still broken: TCP of port 53 is not what a resolver asks by
      When the manifest is applied
      And I apply:
        """yaml
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: { name: web }
        spec: { podSelector: { matchLabels: { app: web } }, policyTypes: [Egress], egress: [{ ports: [{ port: 53 }, { port: 8080 }] }] }
        """
      Then kubectl exec web -- sh -c 'wget -q -T 1 -O - http://db/hostname 2>&1 || true' prints:
        """
        wget: bad address 'db'
        """

  Rule: A pod in the network of its node is the node: no selector finds it
    See https://kubernetes.io/docs/concepts/services-networking/network-policies/#networkpolicy-and-hostnetwork-pods

    Scenario Outline: <from>, asked by a pod with hostNetwork and the label app=web: <answer>
      When the manifest is applied
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: agent, labels: { app: web } }
        spec: { hostNetwork: true, nodeName: node-2, containers: [{ name: app, image: agnhost, command: [sleep, 1d] }] }
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: { name: db }
        spec: { podSelector: { matchLabels: { app: db } }, ingress: [{ from: [<from>] }] }
        """
      Then kubectl exec agent -- sh -c 'wget -q -T 1 -O - http://10.96.0.80/hostname 2>/dev/null || echo blocked' prints:
        """
        <answer>
        """

      Examples:
        | from                                         | answer  |
        | { podSelector: { matchLabels: { app: web } } } | blocked |
        | { ipBlock: { cidr: 10.0.0.0/24 } }           | db      |

  Rule: Where the network plugin does not enforce them, policies are kept and stop nothing
    See https://kubernetes.io/docs/concepts/services-networking/network-policies/#prerequisites

    Scenario: Default deny, and everybody is answered
      Given a network plugin that enforces no policies
      When the manifest is applied
      And I apply:
        """yaml
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: { name: deny }
        spec: { podSelector: {}, policyTypes: [Ingress] }
        """
      Then kubectl get networkpolicy shows:
        | NAME | POD-SELECTOR |
        | deny | <none>       |
      And kubectl exec other -- sh -c 'wget -q -T 1 -O - http://10.96.0.80/hostname 2>/dev/null || echo blocked' prints:
        """
        db
        """

  Rule: What is left out of a policy is filled in: it is about Ingress, and about Egress where it has rules for it
    See https://kubernetes.io/docs/concepts/services-networking/network-policies/#the-networkpolicy-resource
    Source: pkg/apis/networking/v1/defaults.go (v1.36, SetDefaults_NetworkPolicy)

    Scenario Outline: <spec>
      When I apply:
        """yaml
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: { name: web }
        spec: <spec>
        """
      Then networkpolicy "web" matches:
        """yaml
        spec: { podSelector: {}, policyTypes: <types> }
        """

      Examples:
        | spec                                        | types             |
        | {}                                          | [Ingress]         |
        | { podSelector: {}, egress: [{}] }           | [Ingress, Egress] |
        | { podSelector: {}, policyTypes: [Egress] }  | [Egress]          |

  Rule: A policy that says what cannot be meant is refused
    Source: pkg/apis/networking/validation/validation.go (v1.36, ValidateNetworkPolicySpec)

    Scenario Outline: ingress <ingress>
      When I apply:
        """yaml
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: { name: web }
        spec: { podSelector: {}, ingress: [<ingress>] }
        """
      Then it is refused with:
        """
        The NetworkPolicy "web" is invalid: spec.ingress[0].<error>
        """

      Examples:
        | ingress                                                                | error                                                                                                                       |
        | { from: [{}] }                                                         | from[0]: Required value: must specify a peer                                                                                |
        | { from: [{ podSelector: {}, ipBlock: { cidr: 10.0.0.0/8 } }] }         | from[0]: Forbidden: may not specify both ipBlock and another peer                                                           |
        | { from: [{ ipBlock: { cidr: 10.0.0.0 } }] }                            | from[0].ipBlock.cidr: Invalid value: "10.0.0.0": must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)            |
        | { from: [{ ipBlock: { cidr: 10.0.0.0/8, except: [192.168.0.0/16] } }] } | from[0].ipBlock.except[0]: Invalid value: "192.168.0.0/16": must be a strict subset of `cidr`                              |
        | { ports: [{ port: 80, endPort: 79 }] }                                 | ports[0].endPort: Invalid value: 80: must be greater than or equal to `port`                                                |
        | { ports: [{ port: http, endPort: 79 }] }                               | ports[0].endPort: Invalid value: 79: may not be specified when `port` is non-numeric                                        |
        | { ports: [{ port: 0 }] }                                               | ports[0].port: Invalid value: 0: must be between 1 and 65535, inclusive                                                     |
        | { ports: [{ protocol: ICMP }] }                                        | ports[0].protocol: Unsupported value: "ICMP": supported values: "TCP", "UDP", "SCTP"                                        |
