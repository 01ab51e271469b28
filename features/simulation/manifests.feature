Feature: Manifests are checked as kubectl and the API server check them
  A manifest that a cluster would not take is not taken here, with the same message and the place in the file.
  https://kubernetes.io/docs/reference/using-api/api-concepts/#setting-the-field-validation-level

  Rule: Documents are separated by three dashes
    Source: staging/src/k8s.io/apimachinery/pkg/util/yaml/decoder.go (v1.36, splitYAMLDocument)
    Notes often show several manifests with two dashes between them; no YAML reader takes that.

    Scenario: Two dashes
      Given the manifest:
        """yaml
        # Pending Status
        apiVersion: v1
        kind: Pod
        metadata:
          name: pending-pod
        spec:
          containers:
          - name: large-resource-container
            image: busybox
            command: ["sh", "-c", "echo Pending...; sleep 3600"]
            resources:
              requests:
                memory: "100Ti"
                cpu: "1000"

        --

        # Failed Status
        apiVersion: v1
        kind: Pod
        metadata:
          name: failed-pod
        spec:
          restartPolicy: Never
          containers:
          - name: failing-container
            image: busybox
            command: ["sh", "-c", "exit 1"]
        """
      Then it is refused with:
        """
        error converting YAML to JSON: yaml: line *: could not find expected ':'
        """

    Scenario: Three dashes
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: first }
        spec: { containers: [{ name: app, image: "nginx:1.27" }] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: second }
        spec: { containers: [{ name: app, image: "nginx:1.27" }] }
        """
      Then pod "first" is Running
      And pod "second" is Running

    Scenario: The first document is there even if the second is refused
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: first }
        spec: { containers: [{ name: app, image: "nginx:1.27" }] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: Second }
        spec: { containers: [{ name: app, image: "nginx:1.27" }] }
        """
      Then it is refused with:
        """
        Pod "Second" is invalid: metadata.name: Invalid value: "Second": a lowercase RFC 1123 subdomain must consist of *
        """
      And pod "first" is Running

  Rule: A document says its apiVersion and kind
    See https://kubernetes.io/docs/concepts/overview/working-with-objects/#required-fields

    Scenario: Version instead of apiVersion
      Given the manifest:
        """yaml
        # policy 명시하지 않고 특정 버전의 태그를 사용한 경우
        Version: v1
        kind: Pod
        metadata:
          name: image-pull-policy-tag
        spec:
          containers:
          - name: container
            image: busybox:1.28
            command: ["sh", "-c", "policy test && sleep 360000"]
        """
      Then it is refused with:
        """
        error validating data: apiVersion not set
        """

    Scenario: A kind that there is not
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pood
        metadata: { name: web }
        """
      Then it is refused with:
        """
        no matches for kind "Pood" in version "v1"
        """

    # A kubeconfig looks like a manifest, and is none: it tells kubectl where its cluster is, and the API has no such kind.
    Scenario: The configuration of kubectl
      When I apply:
        """yaml
        apiVersion: v1
        clusters:
        - cluster:
            certificate-authority: C:\Users\kimho\.minikube\ca.crt
            extensions:
            - extension:
                last-update: Thu, 13 Jun 2024 20:44:08 KST
                provider: minikube.sigs.k8s.io
                version: v1.33.1
              name: cluster_info
            server: https://127.0.0.1:50581
          name: minikube
        contexts:
        - context:
            cluster: minikube
            extensions:
            - extension:
                last-update: Thu, 13 Jun 2024 20:44:08 KST
                provider: minikube.sigs.k8s.io
                version: v1.33.1
              name: context_info
            namespace: default
            user: minikube
          name: minikube
        current-context: minikube
        kind: Config
        preferences: {}
        users:
        - name: minikube
          user:
            client-certificate: C:\Users\kimho\.minikube\profiles\minikube\client.crt
            client-key: C:\Users\kimho\.minikube\profiles\minikube\client.key
        """
      Then it is refused with:
        """
        no matches for kind "Config" in version "v1"
        """

    Scenario: A kind that was there once
      When I apply:
        """yaml
        apiVersion: apps/v1beta1
        kind: Deployment
        metadata: { name: web }
        """
      Then it is refused with:
        """
        no matches for kind "Deployment" in version "apps/v1beta1"
        """

  Rule: A blank before a colon is nothing to the YAML reader
    See https://yaml.org/spec/1.2.2/#742-flow-mappings

    Scenario: apiVersion : v1
      When I apply:
        """yaml
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
      Then pod "nginx-pod" is Running

  Rule: Unknown fields and wrong types are refused by name
    See https://kubernetes.io/docs/reference/using-api/api-concepts/#setting-the-field-validation-level

    Scenario: A slip of the pen
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - { name: app, image: "busybox:1.36", comand: [sleep, "1000"] }
        """
      Then it is refused with:
        """
        Pod in version "v1" cannot be handled as a Pod: strict decoding error: unknown field "spec.containers[0].comand"
        """

    Scenario: Another, found in notes on environment variables
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: nginx:1.27
            args: ["--spring.profiles.active=prod"]
            env:
            - name: SPRING_PROFILES_ACTIVE
              vlaue: "prod"
        """
      Then it is refused with:
        """
        Pod in version "v1" cannot be handled as a Pod: strict decoding error: unknown field "spec.containers[0].env[0].vlaue"
        """

    # Word for word from a note on hooks. With `exec` it is the pause of features/hooks/pre-stop.feature.
    Scenario: Another, found in a note on hooks
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: nginx
            lifecycle:
              preStop:
                exce:
                  command:
                  - sh
                  - -c
                  - "sleep 5"
        """
      Then it is refused with:
        """
        Pod in version "v1" cannot be handled as a Pod: strict decoding error: unknown field "spec.containers[0].lifecycle.preStop.exce"
        """

    Scenario Outline: <field> as <value>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - { name: app, image: "busybox:1.36", <field>: <value> }
        """
      Then it is refused with:
        """
        Pod in version "v1" cannot be handled as a Pod: <said>
        """

      Examples:
        | field     | value                        | said                                                                                                  |
        | command   | sleep 1000                   | json: cannot unmarshal string into Go struct field Container.spec.containers.command of type []string |
        | env       | [{ name: NUMBER, value: 1 }] | json: cannot unmarshal number into Go struct field EnvVar.spec.containers.env.value of type string    |
        | env       | [{ name: ANSWER, value: y }] | json: cannot unmarshal bool into Go struct field EnvVar.spec.containers.env.value of type string      |
        | resources | { limits: { memory: 1 GB } } | quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'           |

  Rule: Values are checked by the rules of the API
    Source: pkg/apis/core/validation/validation.go (v1.36, ValidatePodSpec, ValidatePodUpdate)

    Scenario Outline: <what>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          restartPolicy: <policy>
          containers:
          - <first>
          - <second>
        """
      Then it is refused with:
        """
        Pod "web" is invalid: <said>
        """

      Examples:
        | what                       | policy    | first                                                                     | second                             | said                                                                                                 |
        | a policy that there is not | Sometimes | { name: app, image: "nginx:1.27" }                                        | { name: two, image: "nginx:1.27" } | spec.restartPolicy: Unsupported value: "Sometimes": supported values: "Always", "OnFailure", "Never" |
        | a name twice               | Always    | { name: app, image: "nginx:1.27" }                                        | { name: app, image: "nginx:1.27" } | spec.containers[1].name: Duplicate value: "app"                                                      |
        | no image                   | Always    | { name: app }                                                             | { name: two, image: "nginx:1.27" } | spec.containers[0].image: Required value                                                             |
        | no volume for a mount      | Always    | { name: app, image: a, volumeMounts: [{ name: data, mountPath: /data }] } | { name: two, image: "nginx:1.27" } | spec.containers[0].volumeMounts[0].name: Not found: "data"                                           |

    Scenario: The deadline of a pod is at least a second
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          activeDeadlineSeconds: 0
          containers:
          - { name: app, image: "nginx:1.27" }
        """
      Then it is refused with:
        """
        Pod "web" is invalid: spec.activeDeadlineSeconds: Invalid value: 0: must be between 1 and 2147483647, inclusive
        """

    Scenario: Most of a pod's spec cannot be changed
      Given a pod "web" with container "app" of image "nginx:1.27"
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          restartPolicy: Never
          containers:
          - { name: app, image: "nginx:1.27" }
        """
      Then it is refused with:
        """
        Pod "web" is invalid: spec: Forbidden: pod updates may not change fields other than `spec.containers[*].image`*
        """

  Rule: What is not said is filled in as the API fills it in
    Source: pkg/apis/core/v1/defaults.go (v1.36, SetDefaults_PodSpec, SetDefaults_Container)

    Scenario: The least pod
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - { name: app, image: nginx }
        """
      Then pod "web" matches:
        """yaml
        metadata: { namespace: default, generation: 1 }
        spec:
          restartPolicy: Always
          terminationGracePeriodSeconds: 30
          dnsPolicy: ClusterFirst
          schedulerName: default-scheduler
          serviceAccountName: default
          priority: 0
          tolerations:
          - { key: node.kubernetes.io/not-ready, operator: Exists, effect: NoExecute, tolerationSeconds: 300 }
          - { key: node.kubernetes.io/unreachable, operator: Exists, effect: NoExecute, tolerationSeconds: 300 }
          containers:
          - name: app
            imagePullPolicy: Always
            terminationMessagePath: /dev/termination-log
            terminationMessagePolicy: File
            resources: {}
        """
