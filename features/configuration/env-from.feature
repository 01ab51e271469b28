Feature: envFrom
  All keys of a ConfigMap or Secret become variables.
  https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/
  https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/

  Rule: `envFrom` takes all keys of a ConfigMap or Secret, with a prefix if there is one; `env` wins over it
    See https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/#configure-all-key-value-pairs-in-a-configmap-as-container-environment-variables
    Source: pkg/kubelet/kubelet_pods.go (v1.36, makeEnvironmentVariables)

    Scenario: Two prefixes, and none
      When I apply:
        """yaml
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: app-config }
        data: { data_1: value-1, data_2: value-2 }
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
            - configMapRef: { name: app-config }
            - { prefix: p-, configMapRef: { name: app-config } }
            - { prefix: '#_', configMapRef: { name: app-config } }
            env:
            - { name: data_2, value: mine }
            command: [sh, -c, 'env | grep data_ | sort']
        """
      Then the log of container "app" is:
        """
        #_data_1=value-1
        #_data_2=value-2
        data_1=value-1
        data_2=mine
        p-data_1=value-1
        p-data_2=value-2
        """

    Scenario: Almost every printable character may stand in a name
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: task }
        spec:
          restartPolicy: Never
          containers:
          - name: app
            image: busybox:1.36
            env:
            - { name: "!\"#$%&'()", value: value-1 }
            - { name: "* +,-./0123456789", value: value-2 }
            - { name: ":;<>?@", value: value-3 }
            - { name: "[\\]^_`{}|~", value: value-4 }
            command: [sh, -c, 'env | grep value- | sort']
        """
      Then the log of container "app" is:
        """
        !"#$%&'()=value-1
        * +,-./0123456789=value-2
        :;<>?@=value-3
        [\]^_`{}|~=value-4
        """

    # Out of a note, which says `vlaue`: the API server knows no such field, and kubectl says so before anything is made.
    Scenario: A misspelt value is no empty value
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: task }
        spec:
          containers:
          - name: app
            image: busybox:1.36
            env:
            - name: SPRING_PROFILES_ACTIVE
              vlaue: "prod"
        """
      Then it is refused with:
        """
        *unknown field "spec.containers[0].env[0].vlaue"*
        """

    Scenario: An equals sign may not
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: task }
        spec:
          containers:
          - name: app
            image: busybox:1.36
            env: [{ name: 'A=B', value: x }]
        """
      Then it is refused with:
        """
        The Pod "task" is invalid: spec.containers[0].env[0].name: Invalid value: "A=B": a valid environment variable name must consist only of printable ASCII characters other than '='
        """

    @version:relaxedEnvironmentNames
    Scenario Outline: Kubernetes <version> <what> a key that is no name for a shell
      Given Kubernetes <version>
      When I apply:
        """yaml
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: app-config }
        data: { 1st: first, 2nd: second, THIRD: third }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: task }
        spec:
          restartPolicy: Never
          containers:
          - name: app
            image: busybox:1.36
            envFrom: [{ configMapRef: { name: app-config } }]
            command: [sh, -c, 'env | grep -c -E "first|second|third"']
        """
      Then the log of container "app" is:
        """
        <variables>
        """

      Examples:
        | version | what       | variables |
        | 1.31    | leaves out | 1         |
        | 1.32    | takes      | 3         |

    Scenario: Before Kubernetes 1.32 an event tells of the keys that were left out
      Given Kubernetes 1.31
      When I apply:
        """yaml
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: app-config }
        data: { 1st: first, 2nd: second, THIRD: third }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: task }
        spec:
          restartPolicy: Never
          containers:
          - name: app
            image: busybox:1.36
            envFrom: [{ configMapRef: { name: app-config } }]
            command: ['true']
        """
      Then the events of pod "task" include:
        | type    | reason                          | from    | message                                                                                                                                 |
        | Warning | InvalidEnvironmentVariableNames | kubelet | Keys [1st, 2nd] from the EnvFrom configMap default/app-config were skipped since they are considered invalid environment variable names. |
