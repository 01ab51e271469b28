Feature: Environment from ConfigMaps
  Environment variables are set when a container is made; what they refer to must be there.
  https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/

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

  Rule: A container whose ConfigMap is missing is not made: CreateContainerConfigError

    Scenario: The image is pulled, the container never starts
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: nginx:1.27
            envFrom:
            - configMapRef: { name: app-config }
        """
      And 15 seconds pass
      Then pod "web" matches:
        """yaml
        status:
          phase: Pending
          containerStatuses:
          - name: app
            state: { waiting: { reason: CreateContainerConfigError, message: 'configmap "app-config" not found' } }
        """
      And kubectl get pods shows:
        | NAME | READY | STATUS                     | RESTARTS |
        | web  | 0/1   | CreateContainerConfigError | 0        |
      And the events of pod "web" include:
        | type    | reason | from    | message                                 |
        | Normal  | Pulled | kubelet | *                                       |
        | Warning | Failed | kubelet | Error: configmap "app-config" not found |

    Scenario: Ten seconds later it is tried again, and the ConfigMap is there
      Given a pod "other" with container "app"
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: nginx:1.27
            envFrom:
            - configMapRef: { name: app-config }
        """
      And 15 seconds pass
      And I apply:
        """yaml
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: app-config }
        data: { colour: blue }
        """
      Then container "app" of pod "web" is waiting with reason "CreateContainerConfigError" at 19s
      And container "app" of pod "web" is running at 20s
      And container "app" of pod "web" has restarted 0 times

    Scenario: The ConfigMap is there, the key is not
      When I apply:
        """yaml
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: app-config }
        data: { color: blue }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: nginx:1.27
            env:
            - { name: COLOR, valueFrom: { configMapKeyRef: { name: app-config, key: colour } } }
        """
      Then the events of pod "web" include:
        | type    | reason | message                                                         |
        | Warning | Failed | Error: couldn't find key colour in ConfigMap default/app-config |

    Scenario: What is optional may be missing
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
            - { name: COLOUR, valueFrom: { configMapKeyRef: { name: app-config, key: colour, optional: true } } }
            command: [sh, -c, 'echo "colour: ${COLOUR:-none}"']
        """
      Then the log of container "app" is:
        """
        colour: none
        """

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

  Rule: A volume from a missing ConfigMap holds the whole pod back

    Scenario: Nothing is pulled
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: nginx:1.27
            volumeMounts: [{ name: conf, mountPath: /etc/conf }]
          volumes:
          - { name: conf, configMap: { name: nothing } }
        """
      And 7 seconds pass
      Then container "app" is waiting with reason "ContainerCreating"
      And condition PodReadyToStartContainers of pod "web" is False
      And the events of pod "web" are:
        | type    | reason      | from              | message                                                                    | count |
        | Normal  | Scheduled   | default-scheduler | Successfully assigned default/web to node-1                                | 1     |
        | Warning | FailedMount | kubelet           | MountVolume.SetUp failed for volume "conf" : configmap "nothing" not found | 4     |
