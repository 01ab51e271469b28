Feature: What a pod is called from within
  The host name of a pod is its name, unless its manifest says otherwise; a subdomain puts a domain behind it.
  https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-hostname-and-subdomain-field

  Rule: `hostname` prints the name of the pod, or that of a field, and `hostname -f` the one with the domain
    See https://kubernetes.io/docs/concepts/workloads/pods/pod-hostname/#hostname-with-pod-s-hostname-and-subdomain-fields
    See https://kubernetes.io/docs/concepts/workloads/pods/pod-hostname/#hostname-with-pod-s-sethostnameasfqdn-fields

    Scenario Outline: <what>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          restartPolicy: Never
          hostname: <hostname>
          subdomain: <subdomain>
          setHostnameAsFQDN: <as FQDN>
          containers: [{ name: app, image: "busybox:1.36", command: [sh, -c, "hostname; hostname -f; echo $HOSTNAME; grep 10.244 /etc/hosts"] }]
        """
      Then the log of container "app" is:
        """
        <name>
        <whole name>
        <name>
        10.244.0.2	<line>
        """

      Examples: without a domain
        | what                                | hostname | subdomain | as FQDN | name  | whole name | line  |
        | The name of the pod                 | null     | null      | null    | web   | web        | web   |
        | A hostname                          | front    | null      | null    | front | front      | front |
        | setHostnameAsFQDN without subdomain | null     | null      | true    | web   | web        | web   |

      Examples: with the domain of a subdomain
        | what                       | hostname | subdomain | as FQDN | name                            | whole name                        | line                                    |
        | A subdomain                | null     | t         | null    | web                             | web.t.default.svc.cluster.local   | web.t.default.svc.cluster.local	web     |
        | A hostname and a subdomain | front    | t         | false   | front                           | front.t.default.svc.cluster.local | front.t.default.svc.cluster.local	front |
        | All of it as the host name | null     | t         | true    | web.t.default.svc.cluster.local | web.t.default.svc.cluster.local   | web.t.default.svc.cluster.local	web     |

  Rule: In the network of its node a pod is called as the node, whatever it wishes
    See https://kubernetes.io/docs/concepts/workloads/pods/pod-hostname/#hostname-with-pod-s-hostname-and-subdomain-fields
    Source: pkg/kubelet/kuberuntime/kuberuntime_sandbox.go (v1.36, generatePodSandboxConfig)

    Scenario: A hostname and a subdomain, with hostNetwork
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          restartPolicy: Never
          hostNetwork: true
          hostname: front
          subdomain: t
          containers: [{ name: app, image: "busybox:1.36", command: [sh, -c, "hostname; echo $HOSTNAME"] }]
        """
      Then the log of container "app" is:
        """
        node-1
        node-1
        """

  Rule: hostnameOverride goes before all of them, since 1.35
    See https://kubernetes.io/docs/concepts/workloads/pods/pod-hostname/#hostname-with-pod-s-hostnameoverride

    Scenario Outline: <what>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          restartPolicy: Never
          hostname: <hostname>
          subdomain: <subdomain>
          hostnameOverride: www.example.com
          containers: [{ name: app, image: "busybox:1.36", command: [sh, -c, "hostname; hostname -f; grep 10.244 /etc/hosts"] }]
        """
      Then the log of container "app" is:
        """
        www.example.com
        www.example.com
        10.244.0.2	www.example.com
        """

      Examples:
        | what                      | hostname | subdomain |
        | Alone                     | null     | null      |
        | Before a hostname         | front    | null      |
        | Before a subdomain        | null     | t         |
        | Before both               | front    | t         |

    Scenario Outline: Refused <what>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          <field>: <value>
          hostnameOverride: <name>
          containers: [{ name: app, image: "busybox:1.36" }]
        """
      Then it is refused with:
        """
        The Pod "web" is invalid: spec.hostnameOverride: <error>
        """

      Examples:
        | what                   | field             | value | name  | error                                                           |
        | with setHostnameAsFQDN | setHostnameAsFQDN | true  | other | Forbidden: may not be specified when setHostnameAsFQDN is true |
        | with hostNetwork       | hostNetwork       | true  | other | Forbidden: may not be specified when hostNetwork is true       |
        | with another alphabet  | hostname          | null  | Other | Invalid value: "Other": *                                       |

  Rule: A whole name has at most 64 characters, else the pod gets no sandbox
    See https://kubernetes.io/docs/concepts/workloads/pods/pod-hostname/#hostname-with-pod-s-sethostnameasfqdn-fields
    Source: pkg/kubelet/util/util.go (v1.36, GetNodenameForKernel)

    Scenario Outline: <characters> characters
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: <name> }
        spec:
          subdomain: t
          setHostnameAsFQDN: true
          containers: [{ name: app, image: "web:1" }]
        """
      And 1 minute passes
      Then pod "<name>" is <phase>
      And kubectl get pods shows:
        | NAME   | STATUS   |
        | <name> | <status> |

      Examples:
        | characters | name                                  | phase   | status            |
        | 64         | a-name-that-is-long-but-not-too-long  | Running | Running           |
        | 65         | a-name-that-is-long-but-not-too-long1 | Pending | ContainerCreating |

    Scenario: Its event tells why
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: a-name-that-is-longer-than-it-should-be }
        spec:
          subdomain: t
          setHostnameAsFQDN: true
          containers: [{ name: app, image: "web:1" }]
        """
      Then the events of the pod include:
        | type    | reason                 | message |
        | Warning | FailedCreatePodSandBox | Failed to create pod sandbox: failed to construct FQDN from pod hostname and cluster domain, FQDN a-name-that-is-longer-than-it-should-be.t.default.svc.cluster.local is too long (64 characters is the max, 67 characters requested) |
