Feature: Secrets
  A Secret is like a ConfigMap for what not everybody should read: its values are kept in base64, which hides nothing, and a
  container gets them decoded.
  https://kubernetes.io/docs/concepts/configuration/secret/

  Rule: Values are written as base64, or as text in `stringData`; the API keeps base64
    See https://kubernetes.io/docs/concepts/configuration/secret/#restriction-names-data

    Scenario: As text
      When I apply:
        """yaml
        apiVersion: v1
        kind: Secret
        metadata: { name: app-secret }
        stringData: { password: '1234', password2: '12345' }
        """
      Then secret "app-secret" matches:
        """yaml
        type: Opaque
        data: { password: MTIzNA==, password2: MTIzNDU= }
        """

    Scenario: From the command line, where everyone who may read it finds the passwords
      When I run:
        """
        kubectl create secret generic app --from-literal=password='1234' --from-literal=password2='12345'
        kubectl get secret app -o yaml
        """
      Then it includes:
        """
        secret/app created
        """
      And it includes:
        """
        data:
          password: MTIzNA==
          password2: MTIzNDU=
        """
      When I run:
        """
        kubectl get secret app -o jsonpath='{.data.password}' | base64 -d
        """
      Then it prints:
        """
        1234
        """

    Scenario: What is no base64 is refused
      When I apply:
        """yaml
        apiVersion: v1
        kind: Secret
        metadata: { name: app-secret }
        data: { password: '1234!' }
        """
      Then it is refused with:
        """
        *illegal base64 data at input byte 4*
        """

    Scenario: An empty key is refused
      When I apply:
        """yaml
        apiVersion: v1
        kind: Secret
        metadata: { name: app-secret }
        data: { '': dmFsdWUtMQ== }
        """
      Then it is refused with:
        """
        The Secret "app-secret" is invalid: data[]: Invalid value: "": a valid config key must consist of *
        """

    # Out of a note that makes a Secret with the keys 비밀번호 and 비밀번호2: values may be of any language, keys may not.
    Scenario: So is a key of other letters
      When I apply:
        """yaml
        apiVersion: v1
        kind: Secret
        metadata: { name: app-secret }
        stringData: { 비밀번호: '1234' }
        """
      Then it is refused with:
        """
        The Secret "app-secret" is invalid: data[비밀번호]: Invalid value: "비밀번호": a valid config key must consist of *
        """

    Scenario: kubectl refuses it before it asks the server
      When I run:
        """
        kubectl create secret generic app --from-literal=비밀번호='1234' --from-literal=비밀번호2='12345'
        """
      Then it includes:
        """
        error: "비밀번호" is not valid key name for a Secret *
        """
      And it exits with code 1

  Rule: A container gets them decoded, as variables and as files
    See https://kubernetes.io/docs/concepts/configuration/secret/#using-secrets-as-files-from-a-pod
    See https://kubernetes.io/docs/concepts/configuration/secret/#using-secrets-as-environment-variables

    Scenario: A key as a variable
      When I apply:
        """yaml
        apiVersion: v1
        kind: Secret
        metadata: { name: app-secret }
        data: { data-1: dmFsdWUtMQ== }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: task }
        spec:
          restartPolicy: Never
          containers:
          - name: app
            image: busybox:1.36
            env:
            - { name: SECRET_DATA, valueFrom: { secretKeyRef: { name: app-secret, key: data-1 } } }
            command: [printenv, SECRET_DATA]
        """
      Then the log of container "app" is:
        """
        value-1
        """

    Scenario: All keys as variables, with prefixes
      When I apply:
        """yaml
        apiVersion: v1
        kind: Secret
        metadata: { name: app-secret }
        stringData: { data_1: value-1, data_2: value-2 }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: task }
        spec:
          restartPolicy: Never
          containers:
          - name: app
            image: busybox:1.36
            envFrom:
            - secretRef: { name: app-secret }
            - { prefix: p-, secretRef: { name: app-secret } }
            - { prefix: '#_', secretRef: { name: app-secret } }
            command: [sh, -c, 'env | grep value- | sort']
        """
      Then the log of container "app" is:
        """
        #_data_1=value-1
        #_data_2=value-2
        data_1=value-1
        data_2=value-2
        p-data_1=value-1
        p-data_2=value-2
        """

    Scenario Outline: As a file, <name>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Secret
        metadata: { name: app-secret }
        stringData: { data-1: value-1 }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: task }
        spec:
          restartPolicy: Never
          securityContext: { <security> }
          containers:
          - name: app
            image: busybox:1.36
            command: [sh, -c, 'cd /etc/keys; ls; stat -L -c %A $(ls); cat $(ls)']
            volumeMounts: [{ name: keys, mountPath: /etc/keys, readOnly: true }]
          volumes:
          - { name: keys, secret: { secretName: app-secret<source> } }
        """
      Then the log of container "app" is:
        """
        <path>
        <mode>
        value-1
        """

      Examples:
        | name                                     | security                       | source                                                  | path       | mode       |
        | by default                               |                                |                                                         | data-1     | -rw-r--r-- |
        | with defaultMode                         |                                | , defaultMode: 0400                                     | data-1     | -r-------- |
        | as another user, defaultMode and fsGroup | runAsUser: 1000, fsGroup: 1001 | , defaultMode: 0440                                     | data-1     | -r--r----- |
        | at another path                          |                                | , items: [{ key: data-1, path: new-path }]              | new-path   | -rw-r--r-- |
        | at another path with a mode              |                                | , items: [{ key: data-1, path: new-path, mode: 0400 }]  | new-path   | -r-------- |

    Scenario: In two volumes of one pod
      When I apply:
        """yaml
        apiVersion: v1
        kind: Secret
        metadata: { name: app-secret }
        stringData: { data-1: value-1 }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: task }
        spec:
          restartPolicy: Never
          containers:
          - name: app
            image: busybox:1.36
            command: [cat, /etc/one/data-1, /etc/two/data-1]
            volumeMounts: [{ name: one, mountPath: /etc/one }, { name: two, mountPath: /etc/two }]
          volumes:
          - { name: one, secret: { secretName: app-secret } }
          - { name: two, secret: { secretName: app-secret } }
        """
      Then the log of container "app" is:
        """
        value-1value-1
        """

    Scenario: The Secret of the pod's own namespace, not that of another
      When I apply:
        """yaml
        apiVersion: v1
        kind: Namespace
        metadata: { name: other }
        ---
        apiVersion: v1
        kind: Secret
        metadata: { name: app-secret, namespace: other }
        stringData: { this_should_not_match_content_of_other_secret: other }
        ---
        apiVersion: v1
        kind: Secret
        metadata: { name: app-secret }
        stringData: { data-1: value-1 }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: task }
        spec:
          restartPolicy: Never
          containers:
          - name: app
            image: busybox:1.36
            command: [ls, /etc/keys]
            volumeMounts: [{ name: keys, mountPath: /etc/keys }]
          volumes:
          - { name: keys, secret: { secretName: app-secret } }
        """
      Then the log of container "app" is:
        """
        data-1
        """

  # https://kubernetes.io/docs/concepts/configuration/secret/#secret-immutable
  Rule: An immutable Secret cannot be changed, nor made mutable again; the type of a Secret never changes
    See https://kubernetes.io/docs/concepts/configuration/secret/#secret-immutable
    Source: pkg/apis/core/validation/validation.go (v1.36, ValidateSecretUpdate)

    Scenario Outline: <what> of a Secret
      When I apply:
        """yaml
        apiVersion: v1
        kind: Secret
        metadata: { name: keys }
        data: { user: YWRtaW4= }
        immutable: true
        """
      And I apply:
        """yaml
        apiVersion: v1
        kind: Secret
        metadata: { name: keys }
        data: { user: <user> }
        type: <type>
        immutable: <immutable>
        """
      Then it is refused with:
        """
        The Secret "keys" is invalid: <error>
        """

      Examples: refused
        | what                   | user     | type                | immutable | error                                                            |
        | another value          | cm9vdA== | Opaque              | true      | data: Forbidden: field is immutable when `immutable` is set      |
        | to take immutable back | YWRtaW4= | Opaque              | false     | immutable: Forbidden: field is immutable when `immutable` is set |
        | another type           | YWRtaW4= | example.com/special | true      | type: Invalid value: "example.com/special": field is immutable   |

  Rule: A Secret can be labelled and changed
    See https://kubernetes.io/docs/concepts/configuration/secret/#editing-a-secret

    Scenario: Another value and a label
      When I apply:
        """yaml
        apiVersion: v1
        kind: Secret
        metadata: { name: keys, labels: { testsecret-constant: 'true' } }
        data: { key: dmFsdWU= }
        """
      And I apply:
        """yaml
        apiVersion: v1
        kind: Secret
        metadata: { name: keys, labels: { testsecret: 'true' } }
        data: { key: dmFsdWUxCg== }
        """
      Then secret "keys" matches:
        """yaml
        metadata: { labels: { testsecret: 'true', testsecret-constant: null } }
        data: { key: dmFsdWUxCg== }
        """
