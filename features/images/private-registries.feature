Feature: Images of registries that ask who pulls
  A pod brings the names and passwords for registries in Secrets, which it names in imagePullSecrets, or which its ServiceAccount names for it. The kubelet tries
  those that are for the image's registry.
  https://kubernetes.io/docs/tasks/configure-pod-container/pull-image-private-registry/

  Rule: Without a Secret for its registry an image is not pulled
    See https://kubernetes.io/docs/concepts/containers/images/#specifying-imagepullsecrets-on-a-pod
    Source: pkg/kubelet/kubelet_pods.go (v1.36, getPullSecretsForPod)
    Source: core/remotes/docker/authorizer.go (containerd 2.1, AddResponses)

    Background:
      Given registry "registry.example" needs user "ci" and password "s3cret"

    Scenario: Broken: the pod names no Secret
      Given a pod "web" with container "app" of image "registry.example/shop/web:1"
      When 5 seconds pass
      Then kubectl get pods shows:
        | NAME | READY | STATUS       |
        | web  | 0/1   | ErrImagePull |
      And the events of pod "web" include:
        | type    | reason | message                                                                                                                                                                                                                                                                                                |
        | Warning | Failed | Failed to pull image "registry.example/shop/web:1": rpc error: code = Unknown desc = failed to pull and unpack image "registry.example/shop/web:1": failed to resolve image: pull access denied, repository does not exist or may require authorization: authorization failed: no basic auth credentials |
        | Warning | Failed | Error: ErrImagePull                                                                                                                                                                                                                                                                                    |

    Scenario: Broken: it names one that there is not
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          imagePullSecrets: [{ name: regcred }]
          containers: [{ name: app, image: "registry.example/shop/web:1" }]
        """
      And 5 seconds pass
      Then the events of pod "web" include:
        | type    | reason                          | message                                                                                                           |
        | Warning | FailedToRetrieveImagePullSecret | Unable to retrieve some image pull secrets (regcred); attempting to pull the image may not succeed. |
        | Warning | Failed                          | Failed to pull image "registry.example/shop/web:1": *no basic auth credentials |

    Scenario: Mended: the Secret comes, and the next attempt has it
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          imagePullSecrets: [{ name: regcred }]
          containers: [{ name: app, image: "registry.example/shop/web:1" }]
        """
      And 5 seconds pass
      And I run:
        """
        kubectl create secret docker-registry regcred --docker-server=registry.example --docker-username=ci --docker-password=s3cret
        """
      Then pod "web" is Running at 10s
      And the events of pod "web" include:
        | type   | reason | message                                                  |
        | Normal | Pulled | Successfully pulled image "registry.example/shop/web:1" * |

    Scenario: A wrong password is another error
      When I run:
        """
        kubectl create secret docker-registry regcred --docker-server=registry.example --docker-username=ci --docker-password=old
        """
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          imagePullSecrets: [{ name: regcred }]
          containers: [{ name: app, image: "registry.example/shop/web:1" }]
        """
      And 5 seconds pass
      Then container "app" is waiting with reason "ErrImagePull" and message "*: unexpected status from HEAD request to https://registry.example/v2/shop/web/manifests/1: 401 Unauthorized"

  Rule: Every replica pulls with the Secrets of its template
    See https://kubernetes.io/docs/tasks/configure-pod-container/pull-image-private-registry/
    Source: pkg/kubelet/kubelet_pods.go (v1.36, getPullSecretsForPod)

    Background:
      Given a cluster of 2 nodes
      And registry "registry.example" needs user "ci" and password "s3cret"

    Scenario Outline: A <kind> of two pods of a private image
      When I run:
        """
        kubectl create secret docker-registry regcred --docker-server=registry.example --docker-username=ci --docker-password=s3cret
        """
      And I apply:
        """yaml
        apiVersion: <version>
        kind: <kind>
        metadata: { name: web }
        spec:
          replicas: 2
          selector: <selector>
          template:
            metadata: { labels: { app: web } }
            spec:
              imagePullSecrets: [{ name: regcred }]
              topologySpreadConstraints: [{ maxSkew: 1, topologyKey: kubernetes.io/hostname, whenUnsatisfiable: DoNotSchedule }]
              containers: [{ name: app, image: registry.example/agnhost, command: [/agnhost, netexec], readinessProbe: { httpGet: { path: /hostname, port: 8080 } } }]
        """
      Then 2 pods "web-*" are Ready within 10s

      Examples:
        | kind                  | version | selector                      |
        | ReplicaSet            | apps/v1 | { matchLabels: { app: web } } |
        | ReplicationController | v1      | { app: web }                  |

  Rule: A ServiceAccount names Secrets for the pods that name none
    See https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#add-image-pull-secret-to-service-account
    Source: plugin/pkg/admission/serviceaccount/admission.go (v1.36, Admit)

    Background:
      Given registry "registry.example" needs user "ci" and password "s3cret"

    Scenario: The default account of the namespace
      When I run:
        """
        kubectl create secret docker-registry regcred --docker-server=registry.example --docker-username=ci --docker-password=s3cret
        kubectl patch serviceaccount default -p '{"imagePullSecrets":[{"name":"regcred"}]}'
        """
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { containers: [{ name: app, image: "registry.example/shop/web:1" }] }
        """
      Then pod "web" is Running within 5s
      And pod "web" matches:
        """yaml
        spec: { imagePullSecrets: [{ name: regcred }] }
        """

  Rule: Of the Secrets those are tried whose address fits
    See https://kubernetes.io/docs/concepts/containers/images/#config-json
    Source: pkg/credentialprovider/keyring.go (v1.36, Lookup, URLsMatch)

    Background:
      Given registry "registry.example" needs user "ci" and password "s3cret"

    Scenario Outline: <address> for registry.example/shop/web: <phase>
      When I run:
        """
        kubectl create secret docker-registry regcred --docker-server=<address> --docker-username=ci --docker-password=s3cret
        """
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          imagePullSecrets: [{ name: regcred }]
          containers: [{ name: app, image: "registry.example/shop/web:1" }]
        """
      And 5 seconds pass
      Then pod "web" is <phase>

      Examples:
        | address                       | phase   |
        | registry.example              | Running |
        | https://registry.example/v1/  | Running |
        | *.example                     | Running |
        | registry.example/shop         | Running |
        | registry.example/other        | Pending |
        | registry.example:5000         | Pending |
        | example                       | Pending |
        | https://index.docker.io/v1/   | Pending |

  Rule: Since 1.35 an image that was pulled with a Secret is for pods that have it too
    See https://kubernetes.io/docs/concepts/containers/images/#ensureimagepullcredentialverification
    Source: pkg/kubelet/images/pullmanager/image_pull_manager.go (v1.36, MustAttemptImagePull)

    Background:
      Given registry "registry.example" needs user "ci" and password "s3cret"
      When I run:
        """
        kubectl create secret docker-registry regcred --docker-server=registry.example --docker-username=ci --docker-password=s3cret
        """
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: first }
        spec:
          imagePullSecrets: [{ name: regcred }]
          containers: [{ name: app, image: "registry.example/shop/web:1" }]
        """
      And 5 seconds pass

    Scenario Outline: A pod without the Secret, with imagePullPolicy <policy>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: second }
        spec: { containers: [{ name: app, image: "registry.example/shop/web:1", imagePullPolicy: <policy> }] }
        """
      And 5 seconds pass
      Then kubectl get pod second shows:
        | NAME   | READY | STATUS   |
        | second | 0/1   | <status> |

      Examples:
        | policy       | status            |
        | IfNotPresent | ErrImagePull      |
        | Never        | ErrImageNeverPull |

    Scenario Outline: A pod with a Secret of its own whose password is <password>
      When I run:
        """
        kubectl create secret docker-registry own --docker-server=registry.example --docker-username=ci --docker-password=<password>
        """
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: second }
        spec:
          imagePullSecrets: [{ name: own }]
          containers: [{ name: app, image: "registry.example/shop/web:1", imagePullPolicy: IfNotPresent }]
        """
      And 5 seconds pass
      Then kubectl get pod second shows:
        | NAME   | READY   | STATUS   |
        | second | <ready> | <status> |

      Examples:
        | password | ready | status       |
        | s3cret   | 1/1   | Running      |
        | guessed  | 0/1   | ErrImagePull |

    Scenario: A pod with the very same Secret
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: second }
        spec:
          imagePullSecrets: [{ name: regcred }]
          containers: [{ name: app, image: "registry.example/shop/web:1", imagePullPolicy: Never }]
        """
      Then pod "second" is Running within 5s

    Scenario: A pod with the same name and password in a Secret of another namespace
      When I run:
        """
        kubectl create namespace shop
        kubectl create secret docker-registry own -n shop --docker-server=registry.example --docker-username=ci --docker-password=s3cret
        """
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: second, namespace: shop }
        spec:
          imagePullSecrets: [{ name: own }]
          containers: [{ name: app, image: "registry.example/shop/web:1" }]
        """
      Then pod "second" in namespace "shop" is Running within 5s
      And the events of pod "second" in namespace "shop" include:
        | type   | reason | message                                                                                                       |
        | Normal | Pulled | Container image "registry.example/shop/web:1" already present on machine and can be accessed by the pod |

    Scenario: An image that was there before the kubelet is everyone's
      Given image "registry.example/shop/tool:1" is already on every node
      And a running pod "second" with container "app" of image "registry.example/shop/tool:1"
      Then there are no Warning events of pod "second"

  Rule: A node that has removed an image has forgotten who may use it
    Source: pkg/kubelet/images/pullmanager/image_pull_manager.go (v1.36, PruneUnknownRecords)

    Scenario: It was everyone's, and is pulled again when its registry asks who pulls
      Given the kubelet configuration:
        """yaml
        imageMaximumGCAge: 3m
        """
      And a pod "open" with container "app" of image "registry.example/shop/web:1"
      When 1 minute passes
      And pod "open" is deleted
      And 10 minutes pass
      And registry "registry.example" needs user "ci" and password "s3cret"
      And I run:
        """
        kubectl create secret docker-registry regcred --docker-server=registry.example --docker-username=ci --docker-password=s3cret
        """
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: first }
        spec:
          imagePullSecrets: [{ name: regcred }]
          containers: [{ name: app, image: "registry.example/shop/web:1" }]
        """
      And 5 seconds pass
      Then pod "first" is Running
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: second }
        spec: { containers: [{ name: app, image: "registry.example/shop/web:1" }] }
        """
      And 5 seconds pass
      Then pod "second" is Pending

  @version:pulledSaysAccessible
  Rule: Before 1.35 whoever came after used what was there
    Source: pkg/kubelet/images/image_manager.go (v1.34, EnsureImageExists)

    Scenario Outline: Kubernetes <version>: <phase>
      Given Kubernetes <version>
      And registry "registry.example" needs user "ci" and password "s3cret"
      When I run:
        """
        kubectl create secret docker-registry regcred --docker-server=registry.example --docker-username=ci --docker-password=s3cret
        """
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: first }
        spec:
          imagePullSecrets: [{ name: regcred }]
          containers: [{ name: app, image: "registry.example/shop/web:1" }]
        """
      And 5 seconds pass
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: second }
        spec: { containers: [{ name: app, image: "registry.example/shop/web:1" }] }
        """
      And 5 seconds pass
      Then pod "second" is <phase>

      Examples:
        | version | phase   |
        | 1.34    | Running |
        | 1.35    | Pending |
