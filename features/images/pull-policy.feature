Feature: Image pull policy
  imagePullPolicy says whether the kubelet asks the registry before it starts a container.
  https://kubernetes.io/docs/concepts/containers/images/#image-pull-policy

  Rule: Without a policy, the tag decides: latest or none means Always, anything else IfNotPresent
    See https://kubernetes.io/docs/concepts/containers/images/#imagepullpolicy-defaulting

    Scenario: The tag latest
      When I apply:
        """yaml
        # policy 명시하지 않고 태그가 latest인 경우
        apiVersion: v1
        kind: Pod
        metadata:
          name: image-pull-policy-1
        spec:
          containers:
          - name: container
            image: nginx:latest  # latest 태그를 사용
        """
      Then pod "image-pull-policy-1" matches:
        """yaml
        spec: { containers: [{ name: container, image: "nginx:latest", imagePullPolicy: Always }] }
        """
      And pod "image-pull-policy-1" is Running

    Scenario: No tag
      When I apply:
        """yaml
        # policy 명시하지 않고 태그를 명시하지 않은 경우
        apiVersion: v1
        kind: Pod
        metadata:
          name: image-pull-policy-no-tag
        spec:
          containers:
          - name: container
            image: nginx
        """
      Then pod "image-pull-policy-no-tag" matches:
        """yaml
        spec: { containers: [{ name: container, image: nginx, imagePullPolicy: Always }] }
        """
      And pod "image-pull-policy-no-tag" is Running

    # The notes write `Version: v1`, which the API does not take (simulation/manifests.feature), and run a program
    # that busybox does not have (containers/commands.feature).
    Scenario: A tag with a version
      When I apply:
        """yaml
        # policy 명시하지 않고 특정 버전의 태그를 사용한 경우
        apiVersion: v1
        kind: Pod
        metadata:
          name: image-pull-policy-tag
        spec:
          containers:
          - name: container
            image: busybox:1.28
            command: ["sh", "-c", "policy test && sleep 360000"]
        """
      Then pod "image-pull-policy-tag" matches:
        """yaml
        spec: { containers: [{ name: container, image: "busybox:1.28", imagePullPolicy: IfNotPresent }] }
        """

    Scenario Outline: <image>
      Given a pod "web" with container "app" of image "<image>"
      Then pod "web" matches:
        """yaml
        spec: { containers: [{ name: app, imagePullPolicy: <policy> }] }
        """

      Examples:
        | image                                                                       | policy       |
        | registry.example:5000/shop/web                                              | Always       |
        | registry.example:5000/shop/web:latest                                       | Always       |
        | registry.example:5000/shop/web:v1-latest                                    | IfNotPresent |
        | web@sha256:56b388b0d79c738f4cf51bbaf184a14fab19337f4819ceb2cae7d94100262de8 | IfNotPresent |

  Rule: Always asks the registry at every start of a container
    See https://kubernetes.io/docs/concepts/containers/images/#image-pull-policy

    Scenario: Three starts, three pulls
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - { name: app, image: busybox, command: [sh, -c, exit 1] }
        """
      And 15 seconds pass
      Then the events of pod "web" include:
        | type   | reason  | message                                                        | count |
        | Normal | Pulling | Pulling image "busybox"                                        | 3     |
        | Normal | Pulled  | Successfully pulled image "busybox" in *. Image size: * bytes. | 3     |

  Rule: IfNotPresent pulls only what is not on the node
    See https://kubernetes.io/docs/concepts/containers/images/#image-pull-policy

    Scenario: The first start pulls, the others find the image
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - { name: app, image: "busybox:1.28", command: [sh, -c, exit 1] }
        """
      And 15 seconds pass
      Then the events of pod "web" include:
        | type   | reason  | message                                                                                  | count |
        | Normal | Pulling | Pulling image "busybox:1.28"                                                             | 1     |
        | Normal | Pulled  | Successfully pulled image "busybox:1.28" in *. Image size: * bytes.                      | 1     |
        | Normal | Pulled  | Container image "busybox:1.28" already present on machine and can be accessed by the pod | 2     |

    Scenario: An image that is there already
      Given image "nginx:1.27" is already on node "node-1"
      And a pod "web" with container "app" of image "nginx:1.27"
      Then pod "web" is Running
      And the events of pod "web" do not include:
        | reason  |
        | Pulling |

  Rule: Never takes what is on the node, or nothing
    See https://kubernetes.io/docs/concepts/containers/images/#image-pull-policy

    Scenario: The image is on the node
      Given image "nginx:1.27" is already on node "node-1"
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - { name: app, image: "nginx:1.27", imagePullPolicy: Never }
        """
      Then pod "web" is Running

    Scenario: The image is not on the node
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - { name: app, image: "nginx:1.27", imagePullPolicy: Never }
        """
      And 1 minute passes
      Then pod "web" is Pending
      And container "app" is waiting with reason "ErrImageNeverPull"
      And the events of pod "web" include:
        | type    | reason            | message                                                               |
        | Warning | ErrImageNeverPull | Container image "nginx:1.27" is not present with pull policy of Never |
        | Warning | Failed            | Error: ErrImageNeverPull                                              |

  Rule: The default is set when the pod is made, and stays when its image is changed
    See https://kubernetes.io/docs/concepts/containers/images/#imagepullpolicy-defaulting

    Scenario: From latest to a version
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - { name: app, image: "nginx:latest" }
        """
      And 10 seconds pass
      And I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - { name: app, image: "nginx:1.27" }
        """
      Then pod "web" matches:
        """yaml
        spec: { containers: [{ name: app, image: "nginx:1.27", imagePullPolicy: Always }] }
        """
