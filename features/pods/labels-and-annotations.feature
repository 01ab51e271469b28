Feature: Labels and annotations
  Labels are for choosing objects, annotations for saying more about them.
  https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/
  https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/

  Rule: A selector chooses the pods that have the labels it asks for
    See https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors

    Background:
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata:
          name: kubia-manual-v2
          labels:
            creation_method: manual
            env: prod
        spec:
          containers:
          - image: luksa/kubia
            name: kubia
            ports:
            - containerPort: 8080
              protocol: TCP
        ---
        apiVersion : v1
        kind : Pod
        metadata:
          name: nginx-pod # 파드 이름
        spec:
          containers:
          - image: nginx
            name: nginx-container # 컨테이너 이름
            ports:
            - containerPort: 8080
              protocol: TCP
        """

    Scenario: A key with a value
      Then kubectl get pods -l creation_method=manual shows:
        | NAME            | READY | STATUS  | RESTARTS |
        | kubia-manual-v2 | 1/1   | Running | 0        |

    Scenario: A key alone
      Then kubectl get pods -l env shows:
        | NAME            |
        | kubia-manual-v2 |

    Scenario: A key that must not be there
      Then kubectl get pods -l '!env' shows:
        | NAME      |
        | nginx-pod |

    Scenario: A value that it must not be, which pods without the key satisfy too
      Then kubectl get pods -l env!=prod shows:
        | NAME      |
        | nginx-pod |

    Scenario: One of several values
      Then kubectl get pods -l 'env in (prod, qa)' shows:
        | NAME            |
        | kubia-manual-v2 |

    Scenario: No pod has it
      Then kubectl get pods -l env=qa shows nothing

    # The notes ask for the column created_method although the label is called creation_method: an empty column.
    Scenario: Labels as columns
      Then kubectl get pods -L created_method,env shows:
        | NAME            | READY | STATUS  | RESTARTS | CREATED_METHOD | ENV  |
        | kubia-manual-v2 | 1/1   | Running | 0        |                | prod |
        | nginx-pod       | 1/1   | Running | 0        |                |      |

    Scenario: All labels
      Then kubectl get pods --show-labels shows:
        | NAME            | LABELS                          |
        | kubia-manual-v2 | creation_method=manual,env=prod |
        | nginx-pod       | <none>                          |

  Rule: Keys and values of labels are checked
    See https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set
    See https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/#syntax-and-character-set
    A key is a name of at most 63 characters after an optional prefix of at most 253, for labels and for annotations;
    a label's value has at most 63 characters, an annotation's is free (all together 256KiB).

    Scenario: A value with a blank
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web, labels: { app: my app } }
        spec:
          containers:
          - { name: app, image: "nginx:1.27" }
        """
      Then it is refused with:
        """
        Pod "web" is invalid: metadata.labels: Invalid value: "my app": a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')
        """

    Scenario: A key of 64 characters
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
          labels: { xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx: long }
        spec:
          containers:
          - { name: app, image: "nginx:1.27" }
        """
      Then it is refused with:
        """
        Pod "web" is invalid: metadata.labels: Invalid value: "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx": name part must be no more than 63 bytes
        """

    # "레이블은 키, 값이 최대 63자, 어노테이션은 키 253자, 값은 제한없이": half true. The prefix of a key may have 253 characters, its name 63,
    # for both; an annotation's value has no limit of its own, but all of an object's together have 256KiB.
    # https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/#syntax-and-character-set
    Scenario: A value of 64 characters is too long for a label
      When I apply, with LONG for 64 times "x":
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web, labels: { app: LONG } }
        spec:
          containers:
          - { name: app, image: "nginx:1.27" }
        """
      Then it is refused with:
        """
        Pod "web" is invalid: metadata.labels: Invalid value: "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx": must be no more than 63 bytes
        """

    Scenario: A value of 10,000 characters is not too long for an annotation
      When I apply, with LONG for 10000 times "x":
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web, annotations: { app: LONG } }
        spec:
          containers:
          - { name: app, image: "nginx:1.27" }
        """
      Then pod "web" is Running

    Scenario: A name of 64 characters is too long for the key of an annotation, too
      When I apply, with LONG for 64 times "x":
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web, annotations: { LONG: value } }
        spec:
          containers:
          - { name: app, image: "nginx:1.27" }
        """
      Then it is refused with:
        """
        Pod "web" is invalid: metadata.annotations: Invalid value: "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx": name part must be no more than 63 bytes
        """

  Rule: Some labels have a meaning that all agree on
    https://kubernetes.io/docs/reference/labels-annotations-taints/

    Scenario: A node says what it is called and what it runs
      Then kubectl get nodes -L kubernetes.io/hostname,kubernetes.io/os shows:
        | NAME   | HOSTNAME | OS    |
        | node-1 | node-1   | linux |

    Scenario: An application says what it is, by labels with a prefix
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata:
          name: web-1
          labels:
            app.kubernetes.io/name: web
            app.kubernetes.io/version: "4.0.6"
            app.kubernetes.io/component: frontend
            app.kubernetes.io/instance: web-shop
        spec: { containers: [{ name: app, image: "nginx:1.27" }] }
        """
      Then kubectl get pods -l app.kubernetes.io/name=web,app.kubernetes.io/component=frontend -L app.kubernetes.io/version shows:
        | NAME  | VERSION |
        | web-1 | 4.0.6   |

  Rule: A label can be changed while its object lives
    See https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#updating-labels
    See https://kubernetes.io/docs/reference/kubectl/generated/kubectl_label/

    Scenario: Another value, only if it is said that it may be overwritten
      Given a pod "nginx-pod" with container "nginx-container" and label "created_method=auto"
      When I run:
        """
        kubectl label pod nginx-pod created_method=manual
        """
      Then it includes:
        """
        error: 'created_method' already has a value (auto), and --overwrite is false
        """
      When I run:
        """
        kubectl label pod nginx-pod created_method=manual --overwrite
        """
      Then it prints:
        """
        pod/nginx-pod labeled
        """
      And container "nginx-container" has restarted 0 times

  Rule: Annotations are kept as they are written
    See https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/#attaching-metadata-to-objects

    Scenario: Who made it, from what and why
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata:
          name: myapp-pod
          annotations:
            version: "4.0.6"
            author: "Jane Doe"
            release-date: "2024-06-17"
            debug: "true"
            debug-info: "Initial deployment failed due to misconfiguration"
            cicd-pipeline: "Jenkins"
            monitoring: "Prometheus"
            deployment-id: "cicd-2024-06-17-01"
            network-policy: "isolated"
            security: "restricted"
            compliance: "PCI-DSS"
        spec:
          containers:
          - name: myapp-container
            image: myapp:4.0.6
        """
      Then pod "myapp-pod" matches:
        """yaml
        metadata:
          annotations:
            version: "4.0.6"
            author: "Jane Doe"
            release-date: "2024-06-17"
            debug: "true"
            debug-info: "Initial deployment failed due to misconfiguration"
            deployment-id: "cicd-2024-06-17-01"
          labels: null
        """
      And pod "myapp-pod" is Running

    Scenario: An unquoted true is not a string, and an annotation must be one
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web, annotations: { debug: true } }
        spec:
          containers:
          - { name: app, image: "nginx:1.27" }
        """
      Then it is refused with:
        """
        Pod in version "v1" cannot be handled as a Pod: json: cannot unmarshal bool into Go struct field ObjectMeta.metadata.annotations of type string
        """
