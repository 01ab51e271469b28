Feature: When a change of configuration is seen
  Files of a ConfigMap, Secret or downwardAPI volume follow their object: they are written anew with the next sync of the pod, which
  comes at the latest a minute after the last one (up to a minute and a half on a real node), or at once when the pod itself is
  changed. Variables and subPath mounts stay what they were until the container is restarted.
  https://kubernetes.io/docs/concepts/configuration/configmap/#mounted-configmaps-are-updated-automatically
  pkg/kubelet/pod_workers.go (completeWork), pkg/kubelet/volumemanager

  Rule: A running container sees a change of its files within the sync period
    See https://kubernetes.io/docs/concepts/configuration/configmap/#mounted-configmaps-are-updated-automatically
    Source: pkg/kubelet/pod_workers.go (v1.36, completeWork)

    # The claim "if a ConfigMap is used as a file, the file changes without a restart of the pod" is right, only not at once.
    Scenario: A process that reads its configuration again and again
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
            command: [sh, -c, 'while true; do echo "$(date +%M:%S) $(cat /etc/config/colour)"; sleep 5; done']
            volumeMounts: [{ name: config, mountPath: /etc/config }]
          volumes:
          - { name: config, configMap: { name: app-config } }
        """
      And 12 seconds pass
      And I apply:
        """yaml
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: app-config }
        data: { colour: red }
        """
      Then the log of container "app" includes at 67s:
        """
        00:55 blue
        01:00 red
        01:05 red
        """
      And container "app" has restarted 0 times

    Scenario Outline: <source>: a changed value, a new key, and one that is gone
      When I apply:
        """yaml
        apiVersion: v1
        kind: <kind>
        metadata: { name: config }
        <field>: { data-1: dmFsdWUtMQ==, data-2: dmFsdWUtMQ== }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: nginx:1.27
            volumeMounts: [{ name: config, mountPath: /etc/config }]
          volumes:
          - { name: config, <volume> }
        """
      And 10 seconds pass
      And I apply:
        """yaml
        apiVersion: v1
        kind: <kind>
        metadata: { name: config }
        <field>: { data-1: dmFsdWUtMg==, data-3: dmFsdWUtMg== }
        """
      Then file "/etc/config/data-1" of container "app" is at 59s:
        """
        <before>
        """
      And file "/etc/config/data-1" of container "app" is at 60s:
        """
        <after>
        """
      And file "/etc/config/data-2" of container "app" is missing
      And file "/etc/config/data-3" of container "app" is:
        """
        <after>
        """

      Examples:
        | source                 | kind      | field      | volume                                                    | before       | after        |
        | a ConfigMap            | ConfigMap | data       | configMap: { name: config }                               | dmFsdWUtMQ== | dmFsdWUtMg== |
        | binary data            | ConfigMap | binaryData | configMap: { name: config }                               | value-1      | value-2      |
        | a Secret               | Secret    | data       | secret: { secretName: config }                            | value-1      | value-2      |
        | a projected ConfigMap  | ConfigMap | data       | projected: { sources: [{ configMap: { name: config } }] } | dmFsdWUtMQ== | dmFsdWUtMg== |
        | a projected Secret     | Secret    | data       | projected: { sources: [{ secret: { name: config } }] }    | value-1      | value-2      |

    Scenario Outline: Optional: <source> appears, and is deleted again
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: nginx:1.27
            volumeMounts: [{ name: config, mountPath: /etc/config }]
          volumes:
          - { name: config, <volume> }
        """
      And 10 seconds pass
      And I apply:
        """yaml
        apiVersion: v1
        kind: <kind>
        metadata: { name: config }
        <field>: { data-1: value-1 }
        """
      Then file "/etc/config/data-1" of container "app" is missing at 59s
      And file "/etc/config/data-1" of container "app" is at 60s:
        """
        value-1
        """
      When <kind> "config" is deleted
      Then file "/etc/config/data-1" of container "app" is missing at 120s

      Examples:
        | source                | kind      | field      | volume                                                                    |
        | a ConfigMap           | ConfigMap | data       | configMap: { name: config, optional: true }                               |
        | a Secret              | Secret    | stringData | secret: { secretName: config, optional: true }                            |
        | a projected ConfigMap | ConfigMap | data       | projected: { sources: [{ configMap: { name: config, optional: true } }] } |
        | a projected Secret    | Secret    | stringData | projected: { sources: [{ secret: { name: config, optional: true } }] }    |

    Scenario: With a shorter syncFrequency it is seen sooner
      Given the kubelet configuration:
        """yaml
        syncFrequency: 15s
        """
      When I apply:
        """yaml
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: config }
        data: { colour: blue }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: nginx:1.27
            volumeMounts: [{ name: config, mountPath: /etc/config }]
          volumes:
          - { name: config, configMap: { name: config } }
        """
      And 10 seconds pass
      And I apply:
        """yaml
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: config }
        data: { colour: red }
        """
      Then file "/etc/config/colour" of container "app" is at 15s:
        """
        red
        """

    Scenario: On a real node the minute is stretched by chance, by half of it at most
      Given random latencies
      And seed 4
      When I apply:
        """yaml
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: config }
        data: { colour: blue }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: nginx:1.27
            volumeMounts: [{ name: config, mountPath: /etc/config }]
          volumes:
          - { name: config, configMap: { name: config } }
        """
      And 20 seconds pass
      And I apply:
        """yaml
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: config }
        data: { colour: red }
        """
      Then file "/etc/config/colour" of container "app" is at 60s:
        """
        blue
        """
      And file "/etc/config/colour" of container "app" is within 45s:
        """
        red
        """

  Rule: Variables and subPath mounts change only with a restart of the container
    See https://kubernetes.io/docs/concepts/configuration/configmap/#mounted-configmaps-are-updated-automatically

    Scenario: One ConfigMap seen in three ways
      When I apply:
        """yaml
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: config }
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
            - { name: COLOUR, valueFrom: { configMapKeyRef: { name: config, key: colour } } }
            command: [sh, -c, 'while sleep 10; do echo "$(cat /etc/config/colour) $(cat /etc/part) $COLOUR"; done']
            volumeMounts:
            - { name: config, mountPath: /etc/config }
            - { name: config, mountPath: /etc/part, subPath: colour }
          volumes:
          - { name: config, configMap: { name: config } }
        """
      And 15 seconds pass
      And I apply:
        """yaml
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: config }
        data: { colour: red }
        """
      Then the log of container "app" includes at 75s:
        """
        blue blue blue
        red blue blue
        red blue blue
        """
      When container "app" crashes with exit code 1
      Then the log of container "app" is at 86s:
        """
        red red red
        """

    # Sometimes called the trap of subPath: the file is there, and is never brought up to date.
    Scenario: The same for a Secret
      When I apply:
        """yaml
        apiVersion: v1
        kind: Secret
        metadata: { name: keys }
        stringData: { password: old }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: nginx:1.27
            volumeMounts: [{ name: keys, mountPath: /etc/password, subPath: password }]
          volumes:
          - { name: keys, secret: { secretName: keys } }
        """
      And 10 seconds pass
      And I apply:
        """yaml
        apiVersion: v1
        kind: Secret
        metadata: { name: keys }
        stringData: { password: new }
        """
      And 10 minutes pass
      Then file "/etc/password" of container "app" is:
        """
        old
        """
