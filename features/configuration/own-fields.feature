Feature: Files that show the pod itself
  Labels and annotations of the pod stand in files of a downwardAPI volume, and follow its changes.
  https://kubernetes.io/docs/concepts/configuration/configmap/#mounted-configmaps-are-updated-automatically

  Rule: A change of the pod itself is seen at once, and brings all its files up to date
    See https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/#mounted-configmaps-are-updated-automatically
    Source: pkg/kubelet/config/config.go (v1.36, podsDifferSemantically)

    Scenario Outline: <volume>: <what>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web, <field>: { key: one } }
        spec:
          containers:
          - name: app
            image: nginx:1.27
            volumeMounts: [{ name: podinfo, mountPath: /etc/podinfo }]
          volumes:
          - { name: podinfo, <source> }
        """
      And 10 seconds pass
      Then file "/etc/podinfo/x" of container "app" includes:
        """
        key="one"
        """
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web, <field>: { key: two } }
        spec:
          containers:
          - name: app
            image: nginx:1.27
            volumeMounts: [{ name: podinfo, mountPath: /etc/podinfo }]
          volumes:
          - { name: podinfo, <source> }
        """
      Then file "/etc/podinfo/x" of container "app" includes:
        """
        key="two"
        """

      Examples:
        | volume      | what        | field       | source                                                                                                       |
        | downwardAPI | labels      | labels      | downwardAPI: { items: [{ path: x, fieldRef: { fieldPath: metadata.labels } }] }                                |
        | downwardAPI | annotations | annotations | downwardAPI: { items: [{ path: x, fieldRef: { fieldPath: metadata.annotations } }] }                           |
        | projected   | labels      | labels      | projected: { sources: [{ downwardAPI: { items: [{ path: x, fieldRef: { fieldPath: metadata.labels } }] } }] }      |
        | projected   | annotations | annotations | projected: { sources: [{ downwardAPI: { items: [{ path: x, fieldRef: { fieldPath: metadata.annotations } }] } }] } |

    # This is how people hurry a change of a ConfigMap.
    Scenario: An annotation makes the kubelet look at the ConfigMap again
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
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: web, annotations: { touched: '1' } }
        spec:
          containers:
          - name: app
            image: nginx:1.27
            volumeMounts: [{ name: config, mountPath: /etc/config }]
          volumes:
          - { name: config, configMap: { name: config } }
        """
      Then file "/etc/config/colour" of container "app" is:
        """
        red
        """
