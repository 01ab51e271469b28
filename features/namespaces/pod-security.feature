Feature: Pod Security
  Labels of a namespace say which of three standards its pods must keep: privileged, which is none, baseline, or restricted.
  https://kubernetes.io/docs/concepts/security/pod-security-admission/

  Rule: A pod that does not keep the enforced standard is refused, and told all that is wrong with it
    See https://kubernetes.io/docs/concepts/security/pod-security-admission/#pod-security-admission-labels-for-namespaces
    See https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted

    Background:
      When I apply:
        """yaml
        apiVersion: v1
        kind: Namespace
        metadata: { name: shop, labels: { pod-security.kubernetes.io/enforce: restricted } }
        """

    Scenario: Broken: a pod as most are written
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web, namespace: shop }
        spec: { containers: [{ name: app, image: "web:1" }] }
        """
      Then it is refused with:
        """
        pods "web" is forbidden: violates PodSecurity "restricted:latest": allowPrivilegeEscalation != false (container "app" must set securityContext.allowPrivilegeEscalation=false), unrestricted capabilities (container "app" must set securityContext.capabilities.drop=["ALL"]), runAsNonRoot != true (pod or container "app" must set securityContext.runAsNonRoot=true), seccompProfile (pod or container "app" must set securityContext.seccompProfile.type to "RuntimeDefault" or "Localhost")
        """

    Scenario: Mended: it says all four
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web, namespace: shop }
        spec:
          securityContext: { runAsNonRoot: true, runAsUser: 1000, seccompProfile: { type: RuntimeDefault } }
          containers:
          - name: app
            image: web:1
            securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: [ALL] } }
        """
      Then pod "web" in namespace "shop" is Running within 3s

    Scenario: Another namespace knows nothing of it
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { containers: [{ name: app, image: "web:1", securityContext: { privileged: true } }] }
        """
      Then pod "web" is Running within 3s

  Rule: Baseline refuses only what reaches for the node
    See https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline

    Scenario Outline: <what>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Namespace
        metadata: { name: shop, labels: { pod-security.kubernetes.io/enforce: baseline, pod-security.kubernetes.io/enforce-version: v1.30 } }
        """
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web, namespace: shop }
        spec: { <spec> }
        """
      Then it is refused with:
        """
        pods "web" is forbidden: violates PodSecurity "baseline:v1.30": <text>
        """

      Examples:
        | what                | spec                                                                                                                | text                                                                                  |
        | a privileged one    | containers: [{ name: app, image: "web:1", securityContext: { privileged: true } }]                                  | privileged (container "app" must not set securityContext.privileged=true)             |
        | a hostPath volume   | containers: [{ name: app, image: "web:1" }], volumes: [{ name: logs, hostPath: { path: /var/log } }]                | hostPath volumes (volume "logs")                                                      |
        | the node's network  | hostNetwork: true, containers: [{ name: app, image: "web:1" }]                                                      | host namespaces (hostNetwork=true)                                                    |
        | a port of the node  | containers: [{ name: app, image: "web:1", ports: [{ containerPort: 80, hostPort: 80 }] }]                           | hostPort (container "app" uses hostPort 80)                                           |

  Rule: Of a workload the client is only warned; its pods are refused in silence
    See https://kubernetes.io/docs/concepts/security/pod-security-admission/#workload-resources-and-pod-templates

    Scenario: Broken: the deployment is there, and has no pods
      When I apply:
        """yaml
        apiVersion: v1
        kind: Namespace
        metadata: { name: shop, labels: { pod-security.kubernetes.io/enforce: baseline } }
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: agent, namespace: shop }
        spec:
          selector: { matchLabels: { app: agent } }
          template:
            metadata: { labels: { app: agent } }
            spec: { hostPID: true, containers: [{ name: app, image: "web:1" }] }
        """
      And 10 seconds pass
      Then there are no pods in namespace "shop"
      And kubectl get deployment -n shop shows:
        | NAME  | READY | UP-TO-DATE | AVAILABLE |
        | agent | 0/1   | 0          | 0         |
      And the events of replicaset "agent-*" in namespace "shop" include:
        | type    | reason       | message                                                                                                                                   |
        | Warning | FailedCreate | Error creating: pods "agent-*" is forbidden: violates PodSecurity "baseline:latest": host namespaces (hostPID=true) |

    Scenario: kubectl says so when it is applied
      When I apply:
        """yaml
        apiVersion: v1
        kind: Namespace
        metadata: { name: shop, labels: { pod-security.kubernetes.io/warn: baseline } }
        """
      And I run:
        """
        cat <<END | kubectl apply -f -
        { apiVersion: v1, kind: Pod, metadata: { name: web, namespace: shop }, spec: { hostNetwork: true, containers: [{ name: app, image: "web:1" }] } }
        END
        """
      Then it prints:
        """
        Warning: would violate PodSecurity "baseline:latest": host namespaces (hostNetwork=true)
        pod/web created
        """

  Rule: A label that comes later ends nobody
    Source: staging/src/k8s.io/pod-security-admission/admission/admission.go (v1.36, ValidateNamespace, EvaluatePodsInNamespace)

    Scenario: What runs goes on, and is not replaced
      Given a deployment "web" with 1 replica of image "web:1"
      When 10 seconds pass
      And I apply:
        """yaml
        apiVersion: v1
        kind: Namespace
        metadata: { name: default, labels: { pod-security.kubernetes.io/enforce: restricted } }
        """
      And 10 minutes pass
      Then there is 1 pod of deployment "web"
      When pod "web-*" is deleted
      And 1 minute passes
      Then there are no pods

    Scenario: kubectl names the pods that would not be allowed any more
      Given a deployment "web" with 2 replicas of image "web:1"
      When 10 seconds pass
      And I run:
        """
        kubectl label namespace default pod-security.kubernetes.io/enforce=restricted
        """
      Then it prints:
        """
        Warning: existing pods in namespace "default" violate the new PodSecurity enforce level "restricted:latest"
        Warning: web-* (and 1 other pod): allowPrivilegeEscalation != false, unrestricted capabilities, runAsNonRoot != true, seccompProfile
        namespace/default labeled
        """

  Rule: Labels that make no sense are refused
    Source: staging/src/k8s.io/pod-security-admission/admission/admission.go (v1.36, ValidateNamespace)
    Source: staging/src/k8s.io/pod-security-admission/api/helpers.go (v1.36, ParseLevel, ParseVersion)

    Scenario Outline: <label> <value>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Namespace
        metadata: { name: shop, labels: { pod-security.kubernetes.io/<label>: <value> } }
        """
      Then it is refused with:
        """
        Namespace "shop" is invalid: metadata.labels[pod-security.kubernetes.io/<label>]: Invalid value: "<value>": <text>
        """

      Examples:
        | label           | value  | text                                               |
        | enforce         | strict | must be one of privileged, baseline, restricted    |
        | warn            | strict | must be one of privileged, baseline, restricted    |
        | enforce-version | newest   | must be "latest" or "v1.x"                         |
