Feature: What becomes of fields, version by version
  A field that the types of a release do not have is refused as unknown. One that they have, but whose feature gate is
  off, is dropped without a word: the object is created, and does not have it.
  https://kubernetes.io/docs/reference/command-line-tools-reference/feature-gates/

  Rule: A field that a release does not have yet is refused
    See https://kubernetes.io/docs/reference/using-api/api-concepts/#setting-the-field-validation-level

    Scenario Outline: Kubernetes <version> does not know <field>
      Given Kubernetes <version>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { containers: [{ name: app, image: "app:1", <container> }], <pod> }
        """
      Then it is refused with:
        """
        *strict decoding error: unknown field "<field>"
        """

      @version:appArmorProfileField
      Examples: appArmorProfile
        | version | field                                              | container                                                      | pod |
        | 1.29    | spec.containers[0].securityContext.appArmorProfile | securityContext: { appArmorProfile: { type: RuntimeDefault } } |     |

      @version:recursiveReadOnlyField
      Examples: recursiveReadOnly
        | version | field                                                | container                                                                               | pod                                  |
        | 1.29    | spec.containers[0].volumeMounts[0].recursiveReadOnly | volumeMounts: [{ name: v, mountPath: /v, readOnly: true, recursiveReadOnly: Disabled }] | volumes: [{ name: v, emptyDir: {} }] |

      @version:imageVolumeField
      Examples: image
        | version | field                 | container | pod                                                    |
        | 1.30    | spec.volumes[0].image |           | volumes: [{ name: v, image: { reference: "data:1" } }] |

      @version:supplementalGroupsPolicyField
      Examples: supplementalGroupsPolicy
        | version | field                                         | container | pod                                                  |
        | 1.30    | spec.securityContext.supplementalGroupsPolicy |           | securityContext: { supplementalGroupsPolicy: Merge } |

      @version:podResourcesField
      Examples: resources
        | version | field          | container | pod                                 |
        | 1.31    | spec.resources |           | resources: { requests: { cpu: 1 } } |

      @version:seLinuxChangePolicyField
      Examples: seLinuxChangePolicy
        | version | field                                    | container | pod                                                 |
        | 1.31    | spec.securityContext.seLinuxChangePolicy |           | securityContext: { seLinuxChangePolicy: Recursive } |

      @version:stopSignalField
      Examples: stopSignal
        | version | field                                   | container                         | pod |
        | 1.32    | spec.containers[0].lifecycle.stopSignal | lifecycle: { stopSignal: SIGINT } |     |

      @version:restartRulesField
      Examples: restartPolicyRules
        | version | field                                 | container                                                                            | pod |
        | 1.33    | spec.containers[0].restartPolicyRules | restartPolicyRules: [{ action: Restart, exitCodes: { operator: In, values: [42] } }] |     |

      @version:fileKeyRefField
      Examples: fileKeyRef
        | version | field                                          | container                                                                         | pod                                  |
        | 1.33    | spec.containers[0].env[0].valueFrom.fileKeyRef | env: [{ name: A, valueFrom: { fileKeyRef: { volumeName: v, path: f, key: A } } }] | volumes: [{ name: v, emptyDir: {} }] |

      @version:hostnameOverrideField
      Examples: hostnameOverride
        | version | field                 | container | pod                     |
        | 1.33    | spec.hostnameOverride |           | hostnameOverride: other |

      @version:podCertificateField
      Examples: podCertificate
        | version | field                                               | container | pod                                                                                                             |
        | 1.33    | spec.volumes[0].projected.sources[0].podCertificate |           | volumes: [{ name: v, projected: { sources: [{ podCertificate: { signerName: "a.b/c", keyType: ED25519 } }] } }] |

      @version:schedulingGroupField
      Examples: schedulingGroup
        | version | field                | container | pod                                  |
        | 1.35    | spec.schedulingGroup |           | schedulingGroup: { podGroupName: g } |

  Rule: A field that is disabled is dropped in silence, and kept from the release that enables it
    Source: pkg/api/pod/util.go (v1.36, DropDisabledPodFields)
    Source: pkg/features/kube_features.go (v1.36)

    Scenario Outline: <field> in Kubernetes <version>
      Given Kubernetes <version>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { containers: [{ name: app, image: "app:1", <container> }], <pod> }
        """
      Then <field> of pod "web" is <there>

      @version:appArmorProfileField
      Examples: appArmorProfile
        | version | field                                              | container                                                      | pod | there   |
        | 1.30    | spec.containers[0].securityContext.appArmorProfile | securityContext: { appArmorProfile: { type: RuntimeDefault } } |     | present |

      @version:recursiveReadOnlyField @version:recursiveReadOnlyMounts
      Examples: recursiveReadOnly
        | version | field                                                | container                                                                               | pod                                  | there   |
        | 1.30    | spec.containers[0].volumeMounts[0].recursiveReadOnly | volumeMounts: [{ name: v, mountPath: /v, readOnly: true, recursiveReadOnly: Disabled }] | volumes: [{ name: v, emptyDir: {} }] | absent  |
        | 1.31    | spec.containers[0].volumeMounts[0].recursiveReadOnly | volumeMounts: [{ name: v, mountPath: /v, readOnly: true, recursiveReadOnly: Disabled }] | volumes: [{ name: v, emptyDir: {} }] | present |

      @version:supplementalGroupsPolicyField @version:supplementalGroupsPolicy
      Examples: supplementalGroupsPolicy
        | version | field                                         | container | pod                                                  | there   |
        | 1.31    | spec.securityContext.supplementalGroupsPolicy |           | securityContext: { supplementalGroupsPolicy: Merge } | absent  |
        | 1.32    | spec.securityContext.supplementalGroupsPolicy |           | securityContext: { supplementalGroupsPolicy: Merge } | absent  |
        | 1.33    | spec.securityContext.supplementalGroupsPolicy |           | securityContext: { supplementalGroupsPolicy: Merge } | present |

      @version:podResourcesField @version:podLevelResources
      Examples: resources
        | version | field          | container | pod                                 | there   |
        | 1.32    | spec.resources |           | resources: { requests: { cpu: 1 } } | absent  |
        | 1.33    | spec.resources |           | resources: { requests: { cpu: 1 } } | absent  |
        | 1.34    | spec.resources |           | resources: { requests: { cpu: 1 } } | present |

      @version:seLinuxChangePolicyField @version:seLinuxChangePolicy
      Examples: seLinuxChangePolicy
        | version | field                                    | container | pod                                                 | there   |
        | 1.32    | spec.securityContext.seLinuxChangePolicy |           | securityContext: { seLinuxChangePolicy: Recursive } | absent  |
        | 1.33    | spec.securityContext.seLinuxChangePolicy |           | securityContext: { seLinuxChangePolicy: Recursive } | present |

      @version:userNamespaces
      Examples: hostUsers
        | version | field          | container | pod              | there  |
        | 1.32    | spec.hostUsers |           | hostUsers: false | absent |
        | 1.33    | spec.hostUsers |           | hostUsers: false | false  |

      @version:hostnameOverrideField @version:hostnameOverride
      Examples: hostnameOverride
        | version | field                 | container | pod                     | there   |
        | 1.34    | spec.hostnameOverride |           | hostnameOverride: other | absent  |
        | 1.35    | spec.hostnameOverride |           | hostnameOverride: other | present |

      @version:stopSignalField
      Examples: stopSignal
        | version | field                        | container                         | pod | there  |
        | 1.33    | spec.containers[0].lifecycle | lifecycle: { stopSignal: SIGINT } |     | absent |
        | 1.36    | spec.containers[0].lifecycle | lifecycle: { stopSignal: SIGINT } |     | absent |

      @version:schedulingGroupField
      Examples: schedulingGroup
        | version | field                | container | pod                                  | there  |
        | 1.36    | spec.schedulingGroup |           | schedulingGroup: { podGroupName: g } | absent |

    @version:resizeInPlace
    Scenario Outline: resizePolicy in Kubernetes <version>
      Given Kubernetes <version>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: app:1
            resizePolicy: [{ resourceName: memory, restartPolicy: RestartContainer }]
        """
      Then spec.containers[0].resizePolicy of pod "web" is <there>

      Examples:
        | version | there   |
        | 1.32    | absent  |
        | 1.33    | present |

    @version:spreadSelectorMerge
    Scenario Outline: matchLabelKeys of a spread constraint in Kubernetes <version>
      Given Kubernetes <version>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web, labels: { app: web } }
        spec:
          topologySpreadConstraints:
          - maxSkew: 1
            topologyKey: kubernetes.io/hostname
            whenUnsatisfiable: DoNotSchedule
            labelSelector: {}
            matchLabelKeys: [app]
          containers: [{ name: app, image: "app:1" }]
        """
      Then pod "web" matches:
        """yaml
        spec:
          topologySpreadConstraints:
          - { topologyKey: kubernetes.io/hostname, labelSelector: { matchExpressions: <expressions> } }
        """

      Examples:
        | version | expressions                                   |
        | 1.33    | null                                          |
        | 1.34    | [{ key: app, operator: In, values: [web] }] |

    @version:matchLabelKeysInPodAffinity
    Scenario Outline: matchLabelKeys in Kubernetes <version>
      Given Kubernetes <version>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web, labels: { app: web } }
        spec:
          affinity:
            podAntiAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
              - topologyKey: kubernetes.io/hostname
                labelSelector: { matchLabels: { app: other } }
                matchLabelKeys: [app]
          containers: [{ name: app, image: "app:1" }]
        """
      Then pod "web" matches:
        """yaml
        spec:
          affinity:
            podAntiAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
              - { topologyKey: kubernetes.io/hostname, matchLabelKeys: <keys> }
        """

      Examples:
        | version | keys  |
        | 1.30    | null  |
        | 1.31    | [app] |

  Rule: Where a dropped field was the whole, the rest is refused for missing it
    Source: pkg/apis/core/validation/validation.go (v1.36, validateVolumeSource, validateEnvVarValueFrom)

    @version:imageVolumes @version:imageVolumeField
    Scenario Outline: A volume that is an image, in Kubernetes <version>
      Given Kubernetes <version>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { containers: [{ name: app, image: "app:1" }], volumes: [{ name: v, image: { reference: "data:1" } }] }
        """
      Then it is refused with:
        """
        Pod "web" is invalid: spec.volumes[0]: Required value: must specify a volume type
        """

      Examples:
        | version |
        | 1.31    |
        | 1.34    |

    @version:imageVolumes
    Scenario: Since 1.35 a volume may be an image
      Given Kubernetes 1.35
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { containers: [{ name: app, image: "app:1" }], volumes: [{ name: v, image: { reference: "data:1" } }] }
        """
      Then spec.volumes[0].image of pod "web" is present

    @version:envFiles @version:fileKeyRefField
    Scenario: A variable from a file, in Kubernetes 1.34
      Given Kubernetes 1.34
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
          - name: app
            image: app:1
            env: [{ name: A, valueFrom: { fileKeyRef: { volumeName: v, path: f, key: A } } }]
          volumes: [{ name: v, emptyDir: {} }]
        """
      Then it is refused with:
        """
        Pod "web" is invalid: spec.containers[0].env[0].valueFrom: Invalid value: "": must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef` or `secretKeyRef`
        """

    @version:envFiles
    Scenario: A variable from a file, in Kubernetes 1.35
      Given Kubernetes 1.35
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          nodeName: nowhere
          containers:
          - name: app
            image: app:1
            env: [{ name: A, valueFrom: { fileKeyRef: { volumeName: v, path: f, key: A } } }]
          volumes: [{ name: v, emptyDir: {} }]
        """
      Then spec.containers[0].env[0].valueFrom.fileKeyRef of pod "web" is present

    @version:podCertificateField
    Scenario: A certificate as part of a volume, in Kubernetes 1.34
      Given Kubernetes 1.34
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers: [{ name: app, image: "app:1" }]
          volumes: [{ name: v, projected: { sources: [{ podCertificate: { signerName: a.b/c, keyType: ED25519 } }] } }]
        """
      Then spec.volumes[0].projected.sources[0] of pod "web" is present
