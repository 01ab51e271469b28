Feature: Environment variables
  The variables of a container are settled when it is made: those of services first, then all keys of `envFrom`, then `env` in its
  order. What comes later wins, and may use what came before as `$(NAME)`.
  https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/
  https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/

  Rule: A container sees the values of its environment

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

  Rule: `envFrom` takes all keys of a ConfigMap or Secret, with a prefix if there is one; `env` wins over it

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

  # https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-via-file/
  Rule: A variable may come from a file that an init container wrote

    Scenario: One key for each container
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: task }
        spec:
          restartPolicy: Never
          initContainers:
          - name: setup-envfile
            image: busybox:1.36
            command: [sh, -c, "echo CONFIG_1=\\'value1\\' > /data/config.env && echo CONFIG_2=\\'value2\\' >> /data/config.env"]
            volumeMounts: [{ name: config, mountPath: /data }]
          containers:
          - name: one
            image: busybox:1.36
            env:
            - { name: CONFIG_1, valueFrom: { fileKeyRef: { volumeName: config, path: config.env, key: CONFIG_1 } } }
            command: [sh, -c, 'echo $CONFIG_1']
          - name: two
            image: busybox:1.36
            env:
            - { name: CONFIG_2, valueFrom: { fileKeyRef: { volumeName: config, path: config.env, key: CONFIG_2 } } }
            - { name: CONFIG_3, valueFrom: { fileKeyRef: { volumeName: config, path: config.env, key: CONFIG_3, optional: true } } }
            command: [sh, -c, 'echo $CONFIG_2 ${CONFIG_3:-none}']
          volumes:
          - { name: config, emptyDir: {} }
        """
      Then the log of container "one" is:
        """
        value1
        """
      And the log of container "two" is:
        """
        value2 none
        """

    Scenario Outline: A <hook> hook has it too
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          initContainers:
          - name: setup-envfile
            image: busybox:1.36
            command: [sh, -c, "echo HOOK_CONFIG=\\'hook_value\\' > /data/config.env"]
            volumeMounts: [{ name: config, mountPath: /data }]
          containers:
          - name: app
            image: busybox:1.36
            command: [sleep, 1d]
            env:
            - { name: HOOK_CONFIG, valueFrom: { fileKeyRef: { volumeName: config, path: config.env, key: HOOK_CONFIG } } }
            lifecycle:
              <hook>: { exec: { command: [sh, -c, 'echo $HOOK_CONFIG > /proc/1/fd/1'] } }
          volumes:
          - { name: config, emptyDir: {} }
        """
      And 10 seconds pass
      And pod "web" is deleted with a grace period of 5s
      Then the log of container "app" is:
        """
        hook_value
        """

      Examples:
        | hook      |
        | postStart |
        | preStop   |

    Scenario: An init container reads what another wrote
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: task }
        spec:
          restartPolicy: Never
          initContainers:
          - name: writer
            image: busybox:1.36
            command: [sh, -c, "echo CONFIG=\\'value\\' > /data/config.env"]
            volumeMounts: [{ name: config, mountPath: /data }]
          - name: reader
            image: busybox:1.36
            env:
            - { name: CONFIG, valueFrom: { fileKeyRef: { volumeName: config, path: config.env, key: CONFIG } } }
            command: [printenv, CONFIG]
          containers:
          - { name: app, image: busybox:1.36, command: ['true'] }
          volumes:
          - { name: config, emptyDir: {} }
        """
      Then the log of init container "reader" is:
        """
        value
        """

    Scenario Outline: <name>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          initContainers:
          - name: writer
            image: busybox:1.36
            command: [sh, -c, "echo OTHER=\\'value\\' > /data/config.env"]
            volumeMounts: [{ name: config, mountPath: /data }]
          containers:
          - name: app
            image: nginx:1.27
            env:
            - { name: CONFIG, valueFrom: { fileKeyRef: { volumeName: config, path: <path>, key: CONFIG } } }
          volumes:
          - { name: config, emptyDir: {} }
        """
      Then container "app" is waiting with reason "CreateContainerConfigError" at 10s
      And the events of pod "web" include:
        | type    | reason | message          |
        | Warning | Failed | Error: <message> |

      Examples:
        | name                         | path       | message                                                                                                               |
        | A file that is not there     | other.env  | couldn't parse env file                                                                                               |
        | A key that the file has not  | config.env | environment variable key "CONFIG" not found in file "/var/lib/kubelet/pods/*/volumes/kubernetes.io~empty-dir/config/config.env" |

    Scenario Outline: <name>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: nginx:1.27
            env:
            - { name: CONFIG, valueFrom: { fileKeyRef: { volumeName: <volume>, path: config.env, key: CONFIG } } }
          volumes:
          - { name: keys, secret: { secretName: keys } }
        """
      Then it is refused with:
        """
        The Pod "web" is invalid: spec.containers[0].env[0].valueFrom.fileKeyRef.volumeName: <error>
        """

      Examples: refused
        | name                       | volume | error                                                                |
        | A volume that is not there | config | Not found: "config"                                                  |
        | A volume of another kind   | keys   | Invalid value: "keys": referenced volume must be of type emptyDir    |

  Rule: A running container keeps its environment, a restarted one gets the new values

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
