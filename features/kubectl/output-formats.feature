Feature: Formats that there are not
  A slip in -o costs nothing where the command looks at the format first. A few commands look at it only when they have something to print, and then what
  they were asked for is done.
  https://kubernetes.io/docs/reference/kubectl/#output-options

  Background:
    When I apply:
      """yaml
      apiVersion: v1
      kind: Pod
      metadata: { name: web, labels: { app: web } }
      spec: { containers: [{ name: app, image: "app:1", ports: [{ containerPort: 80 }] }] }
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata: { name: shop }
      spec:
        selector: { matchLabels: { app: shop } }
        template:
          metadata: { labels: { app: shop } }
          spec: { containers: [{ name: app, image: "app:1" }] }
      """

  Rule: Most commands refuse it before they do anything
    Source: staging/src/k8s.io/cli-runtime/pkg/genericclioptions/print_flags.go (v1.36, ToPrinter)
    Source: staging/src/k8s.io/kubectl/pkg/cmd/create/create.go (v1.36, Complete)
    Source: staging/src/k8s.io/kubectl/pkg/cmd/set/set_image.go (v1.36, Complete)

    Scenario Outline: kubectl <command>
      When I run:
        """
        kubectl <command> -o yml
        """
      Then it exits with code 1
      And it prints:
        """
        error: unable to match a printer suitable for the output format "yml", allowed formats are: go-template,go-template-file,json,jsonpath,jsonpath-as-json,jsonpath-file,kyaml,name,template,templatefile,yaml
        """
      And kubectl get <left> prints:
        """
        <text>
        """

      Examples:
        | command                                  | left                                                               | text  |
        | annotate pod web a=b                     | pod web -o jsonpath={.metadata.annotations.a}                      |       |
        | create namespace two                     | namespaces -o jsonpath={.items[?(@.metadata.name=="two")].kind}    |       |
        | create configmap two --from-literal=a=b  | configmaps -o jsonpath={.items[?(@.metadata.name=="two")].kind}    |       |
        | create deployment two --image=app:1      | deployments -o jsonpath={.items[*].metadata.name}                  | shop  |
        | run two --image=app:1                    | pods -l run=two -o jsonpath={.items[*].metadata.name}              |       |
        | expose pod web                           | services -l app=web -o jsonpath={.items[*].metadata.name}          |       |
        | set image deployment/shop app=app:2      | deployment shop -o jsonpath={.spec.template.spec.containers[*].image} | app:1 |
        | set env deployment/shop A=b              | deployment shop -o jsonpath={.spec.template.spec.containers[*].env} |       |
        | events                                   | pod web -o jsonpath={.metadata.name}                               | web   |

    Scenario: kubectl create of a manifest
      When I run:
        """
        kubectl create -o yml -f - <<END
        { apiVersion: v1, kind: Namespace, metadata: { name: two } }
        END
        """
      Then it exits with code 1
      And kubectl get namespaces does not include:
        """
        two
        """

    Scenario: kubectl replace --force, which would delete
      When I run:
        """
        kubectl replace --force -o yml -f - <<END
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec: { containers: [{ name: app, image: "app:2" }] }
        END
        """
      Then it exits with code 1
      And pod "web" is not Terminating
      And spec.containers[app].image of pod "web" is "app:1"

    Scenario: kubectl wait, which would wait
      When I run:
        """
        kubectl wait pod/web --for=delete --timeout=30s -o yml
        """
      Then it exits with code 1
      And kubectl get pod web shows:
        | NAME | AGE |
        | web  | 0s  |

    Scenario: kubectl delete knows one format
      Source: staging/src/k8s.io/kubectl/pkg/cmd/delete/delete.go (v1.36, Validate)

      When I run:
        """
        kubectl delete pod web -o yaml
        """
      Then it exits with code 1
      And it prints:
        """
        error: unexpected -o output mode: yaml. We only support '-o name'
        """
      And pod "web" is not Terminating

    Scenario: A template that cannot be read is none
      When I run:
        """
        kubectl annotate pod web a=b -o jsonpath={.a
        """
      Then it exits with code 1
      And it prints:
        """
        error: error parsing jsonpath {.a, unclosed action
        """
      And metadata.annotations of pod "web" is absent

    Scenario: Only kubectl get has columns
      When I run:
        """
        kubectl create namespace two -o wide
        """
      Then it exits with code 1
      And it prints:
        """
        error: unable to match a printer suitable for the output format "wide", allowed formats are: *
        """

  Rule: label, patch, autoscale and apply have done it when they find out
    Source: staging/src/k8s.io/kubectl/pkg/cmd/label/label.go (v1.36, RunLabel)
    Source: staging/src/k8s.io/kubectl/pkg/cmd/patch/patch.go (v1.36, RunPatch)
    Source: staging/src/k8s.io/kubectl/pkg/cmd/autoscale/autoscale.go (v1.36, handleHPA)
    Source: staging/src/k8s.io/kubectl/pkg/cmd/apply/apply.go (v1.36, printObjects)

    Scenario Outline: kubectl <command>
      When I run:
        """
        kubectl <command> -o yml
        """
      Then it exits with code 1
      And it prints:
        """
        error: unable to match a printer suitable for the output format "yml", *
        """
      And kubectl get <made> prints:
        """
        <text>
        """

      Examples:
        | command                                         | made                                                       | text |
        | label pod web tier=front                        | pod web -o jsonpath={.metadata.labels.tier}                | front |
        | patch pod web -p '{"metadata":{"labels":{"a":"b"}}}' | pod web -o jsonpath={.metadata.labels.a}              | b    |
        | autoscale deployment shop --max=3 --cpu=50%     | hpa shop -o jsonpath={.spec.maxReplicas}                   | 3    |

    Scenario: kubectl apply
      When I run:
        """
        kubectl apply -o yml -f - <<END
        { apiVersion: v1, kind: Namespace, metadata: { name: two } }
        END
        """
      Then it exits with code 1
      And it prints:
        """
        error: unable to match a printer suitable for the output format "yml", *
        """
      And there is 1 namespace "two"

  Rule: yaml, json and name may be written in capitals
    Source: staging/src/k8s.io/cli-runtime/pkg/genericclioptions/json_yaml_flags.go (v1.36, ToPrinter)

    Scenario: In capitals
      Then kubectl get pod web -o NAME prints:
        """
        pod/web
        """
