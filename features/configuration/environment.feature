Feature: Environment variables
  The variables of a container are settled when it is made: those of services first, then all keys of `envFrom`, then `env` in its
  order. What comes later wins, and may use what came before as `$(NAME)`.
  https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/
  https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/

  Rule: A container sees the values of its environment
    See https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/#define-an-environment-variable-for-a-container

    Scenario: A value, a key of a ConfigMap, and all of its keys
      When I apply:
        """yaml
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: app-config }
        data: { colour: blue, SIZE: large }
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
            - name: SPRING_PROFILES_ACTIVE
              value: "prod"
            - { name: COLOUR, valueFrom: { configMapKeyRef: { name: app-config, key: colour } } }
            envFrom:
            - configMapRef: { name: app-config }
            command: [sh, -c, 'echo $SPRING_PROFILES_ACTIVE $COLOUR $SIZE']
        """
      Then the log of container "app" is:
        """
        prod blue large
        """

    Scenario: What the pod is
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
            - { name: NODE, valueFrom: { fieldRef: { fieldPath: spec.nodeName } } }
            command: [sh, -c, 'echo $HOSTNAME on $NODE']
        """
      Then the log of container "app" is:
        """
        task on node-1
        """

  Rule: `$(NAME)` stands for a variable that was laid before, in values, command and args
    See https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/#define-an-environment-dependent-variable-for-a-container
    Source: pkg/kubelet/container/helpers.go (v1.36, ExpandContainerCommandAndArgs)

    Scenario Outline: <name>
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
            - { name: FIRST, value: one }
            - { name: SECOND, value: '<value>' }
            - { name: LATER, value: last }
            command: [printenv, SECOND]
        """
      Then the log of container "app" is:
        """
        <printed>
        """

      Examples: replaced
        | name                      | value                    | printed    |
        | an earlier variable       | $(FIRST) and more        | one and more |
        | twice                     | $(FIRST);;$(FIRST)       | one;;one   |
        | a variable of a service   | $(KUBERNETES_SERVICE_PORT) | 443      |

      Examples: left as it is
        | name                      | value                    | printed    |
        | a later variable          | $(LATER)                 | $(LATER)   |
        | an unknown variable       | $(NOBODY)                | $(NOBODY)  |
        | an escaped reference      | $$(FIRST)                | $(FIRST)   |
        | what the shell would read | $FIRST                   | $FIRST     |

    Scenario: In the command of a container
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
            - { name: TEST_VAR, value: test-value }
            command: [sh, -c, 'TEST_VAR=wrong echo "$(TEST_VAR)"']
        """
      Then the log of container "app" is:
        """
        test-value
        """

    Scenario: In the args of a container
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
            - { name: TEST_VAR, value: test-value }
            command: [sh, -c]
            args: ['TEST_VAR=wrong echo "$(TEST_VAR)"']
        """
      Then the log of container "app" is:
        """
        test-value
        """

    Scenario: Variables composed of others
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
            - { name: FOO, value: foo-value }
            - { name: BAR, value: bar-value }
            - { name: FOOBAR, value: '$(FOO);;$(BAR)' }
            command: [printenv, FOO, BAR, FOOBAR]
        """
      Then the log of container "app" is:
        """
        foo-value
        bar-value
        foo-value;;bar-value
        """

  Rule: A running container keeps its environment, a restarted one gets the new values
    See https://kubernetes.io/docs/concepts/configuration/configmap/#mounted-configmaps-are-updated-automatically
    Source: pkg/kubelet/kubelet_pods.go (v1.36, makeEnvironmentVariables)

    Scenario: The ConfigMap changes between two runs
      When I apply:
        """yaml
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: app-config }
        data: { colour: blue }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: busybox:1.36
            env:
            - { name: COLOUR, valueFrom: { configMapKeyRef: { name: app-config, key: colour } } }
            command: [sh, -c, 'while sleep 10; do echo $COLOUR; done']
        """
      And 15 seconds pass
      And I apply:
        """yaml
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: app-config }
        data: { colour: red }
        """
      And 10 seconds pass
      And container "app" crashes with exit code 1
      Then the log of container "app" includes at 36s:
        """
        red
        """
