Feature: Immutable ConfigMaps and Secrets
  What is immutable is read once, and never looked at again.
  https://kubernetes.io/docs/concepts/configuration/configmap/#mounted-configmaps-are-updated-automatically

  # https://kubernetes.io/docs/concepts/configuration/configmap/#configmap-immutable
  Rule: An immutable object is read once: who deletes it and makes it anew has to make the pods anew
    See https://kubernetes.io/docs/concepts/configuration/configmap/#configmap-immutable
    Source: pkg/kubelet/util/manager/watch_based_manager.go (v1.36, Get)

    Scenario: A running pod keeps what it had, a new one gets the new text
      When I apply:
        """yaml
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: config }
        data: { colour: blue }
        immutable: true
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: old }
        spec:
          containers:
          - name: app
            image: busybox:1.36
            env:
            - { name: COLOUR, valueFrom: { configMapKeyRef: { name: config, key: colour } } }
            command: [sh, -c, 'echo $COLOUR; sleep 1d']
            volumeMounts: [{ name: config, mountPath: /etc/config }]
          volumes:
          - { name: config, configMap: { name: config } }
        """
      And 10 seconds pass
      And configmap "config" is deleted
      And I apply:
        """yaml
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: config }
        data: { colour: red }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: new }
        spec:
          containers:
          - name: app
            image: nginx:1.27
            volumeMounts: [{ name: config, mountPath: /etc/config }]
          volumes:
          - { name: config, configMap: { name: config } }
        """
      And 5 minutes pass
      Then file "/etc/config/colour" of container "app" of pod "old" is:
        """
        blue
        """
      And file "/etc/config/colour" of container "app" of pod "new" is:
        """
        red
        """
      When container "app" of pod "old" crashes with exit code 1
      And 1 second passes
      Then the log of container "app" of pod "old" is:
        """
        blue
        """
