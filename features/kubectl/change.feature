Feature: kubectl label, annotate, patch and set
  Change one thing of an object that is there.
  https://kubernetes.io/docs/reference/kubectl/generated/kubectl_patch/

  Background:
    When I run:
      """
      kubectl apply -f - <<EOF
      apiVersion: apps/v1
      kind: Deployment
      metadata: { name: web, labels: { tier: back } }
      spec:
        selector: { matchLabels: { app: web } }
        template:
          metadata: { labels: { app: web } }
          spec:
            containers:
              - { name: app, image: nginx:1.27, env: [{ name: COLOR, value: blue }] }
              - { name: side, image: redis:7 }
      EOF
      """

  Rule: Each says what it did
    Source: staging/src/k8s.io/kubectl/pkg/cmd/label/label.go (v1.36, updateDataChangeMsg)
    Source: staging/src/k8s.io/kubectl/pkg/cmd/patch/patch.go (v1.36, patchOperation)

    Scenario Outline: kubectl <command>
      When I run:
        """
        kubectl <command>
        """
      Then it prints:
        """
        <printed>
        """

      Examples: labels and annotations
        | command                                       | printed                             |
        | label deploy web owner=ops                    | deployment.apps/web labeled         |
        | label deployment/web tier=front --overwrite   | deployment.apps/web labeled         |
        | label deployment/web tier=back                | deployment.apps/web not labeled     |
        | label deployment/web tier-                    | deployment.apps/web unlabeled       |
        | label deployment/web tier- owner=ops          | deployment.apps/web modified        |
        | label deployments --all owner=ops             | deployment.apps/web labeled         |
        | label deploy -l tier=back owner=ops -o name   | deployment.apps/web                 |
        | label deployment web --list                   | tier=back                           |
        | label deploy web owner=ops --dry-run=client   | deployment.apps/web labeled (dry run)        |
        | label deploy web owner=ops --dry-run=server   | deployment.apps/web labeled (server dry run) |
        | annotate deployment/web note='a b=c'          | deployment.apps/web annotated       |

      Examples: what the pods are made of
        | command                                                    | printed                                           |
        | set image deployment/web app=nginx:1.28                    | deployment.apps/web image updated                 |
        | set image deployment web '*=nginx:1.28'                    | deployment.apps/web image updated                 |
        | set env deployment/web COLOR=red SIZE=large                | deployment.apps/web env updated                   |
        | set env deployment/web -c app COLOR-                       | deployment.apps/web env updated                   |
        | set env deployment/web --list -c app                       | # Deployment web, container app\nCOLOR=blue       |
        | set resources deployment web -c=app --limits=cpu=200m      | deployment.apps/web resource requirements updated |
        | set serviceaccount deployment web default                  | deployment.apps/web serviceaccount updated        |

      Examples: patches
        | command                                                                                        | printed                                  |
        | patch deployment web -p '{"spec":{"replicas":2}}'                                              | deployment.apps/web patched              |
        | patch deployment web -p '{"spec":{"replicas":1}}'                                              | deployment.apps/web patched (no change)  |
        | patch deployment web --type=merge -p 'spec: { replicas: 2 }'                                   | deployment.apps/web patched              |
        | patch deployment web --type json -p '[{"op":"replace","path":"/spec/replicas","value":4}]'     | deployment.apps/web patched              |

    Scenario: A service is given another selector, in place of its own
      Given I run:
        """
        kubectl expose deployment web --port=80
        """
      When I run:
        """
        kubectl set selector service web app=web,tier=front
        """
      Then it prints:
        """
        service/web selector updated
        """
      And service "web" matches:
        """yaml
        spec: { selector: { app: web, tier: front } }
        """
      When I run:
        """
        kubectl set selector service/web tier=back
        """
      Then service "web" matches:
        """yaml
        spec: { selector: { app: null, tier: back } }
        """

    Scenario: Nothing changes, and kubectl set says nothing
      When I run:
        """
        kubectl set image deployment/web app=nginx:1.27
        """
      Then it prints nothing

  Rule: A strategic merge patch finds elements of a list by their key
    See https://kubernetes.io/docs/tasks/manage-kubernetes-objects/update-api-object-kubectl-patch/#notes-on-the-strategic-merge-patch

    Scenario: A variable is changed, another added, and the other container stays
      When I run:
        """
        kubectl patch deployment web -p '
        spec:
          template:
            spec:
              containers:
                - name: app
                  env: [{ name: COLOR, value: red }, { name: SIZE, value: large }]
        '
        """
      Then deployment "web" matches:
        """yaml
        spec:
          template:
            spec:
              containers:
                - name: app
                  image: nginx:1.27
                  env: [{ name: COLOR, value: red }, { name: SIZE, value: large }]
                - { name: side, image: "redis:7" }
        """

    Scenario: An element is taken out by a directive
      When I run:
        """
        kubectl patch deployment web -p '{"spec":{"template":{"spec":{"containers":[{"name":"side","$patch":"delete"}]}}}}'
        """
      Then kubectl get deployment web -o jsonpath='{.spec.template.spec.containers[*].name}' prints:
        """
        app
        """

    Scenario: A merge patch replaces a list
      When I run:
        """
        kubectl patch deployment web --type=merge -p '{"spec":{"template":{"spec":{"containers":[{"name":"app","image":"nginx:1.28"}]}}}}'
        """
      Then kubectl get deployment web -o jsonpath='{.spec.template.spec.containers[*].image}' prints:
        """
        nginx:1.28
        """

    Scenario: A union keeps one of its members
      When I run:
        """
        kubectl patch deployment web -p '{"spec":{"strategy":{"$retainKeys":["type"],"type":"Recreate"}}}'
        """
      Then deployment "web" matches:
        """yaml
        spec: { strategy: { type: Recreate, rollingUpdate: null } }
        """

  Rule: A finalizer that is patched away lets a deleted object go
    See https://kubernetes.io/docs/concepts/overview/working-with-objects/finalizers/#how-finalizers-work

    Scenario: It was waited for
      When I run:
        """
        kubectl patch deployment web -p '{"metadata":{"finalizers":["example.com/wait"]}}'
        kubectl delete deployment web --wait=false
        """
      And 1 minute passes
      Then deployment "web" is Terminating
      When I run:
        """
        kubectl patch deployment web --type=merge -p '{"metadata":{"finalizers":null}}'
        """
      Then deployment "web" is gone

  Rule: A refusal is in the words of kubectl, or of the server
    Source: staging/src/k8s.io/kubectl/pkg/cmd/label/label.go (v1.36, validateNoOverwrites)
    Source: staging/src/k8s.io/kubectl/pkg/cmd/util/helpers.go (v1.36, StandardErrorMessage)

    Scenario Outline: kubectl <command>
      When I run:
        """
        kubectl <command>
        """
      Then it exits with code 1
      And it prints:
        """
        <printed>
        """

      Examples:
        | command                                                          | printed                                                                                                              |
        | label deploy web tier=front                                      | error: 'tier' already has a value (back), and --overwrite is false                                                   |
        | label deploy web                                                 | error: at least one label update is required                                                                         |
        | label a=b                                                        | error: one or more resources must be specified as <resource> <name> or <resource>/<name>                             |
        | label deploy web a=b web                                         | error: all resources must be specified before label changes: web                                                     |
        | label deploy web a=b a-                                          | error: can not both modify and remove a label in the same command                                                    |
        | label deploy nosuch a=b                                          | Error from server (NotFound): deployments.apps "nosuch" not found                                                    |
        | label deploy a=b                                                 | error: resource(s) were provided, but no name was specified                                                          |
        | annotate deploy web deployment.kubernetes.io/revision=7          | error: --overwrite is false but found the following declared annotation(s): 'deployment.kubernetes.io/revision' already has a value (1) |
        | set image deploy/web nosuch=nginx                                | error: unable to find container named "nosuch"                                                                       |
        | set image deploy/web                                             | error: at least one image update is required                                                                         |
        | set image deploy/web nginx                                       | error: there is no need to specify a resource type as a separate argument when passing arguments in resource/name form (e.g. 'kubectl get resource/<resource_name>' instead of 'kubectl get resource resource/<resource_name>' |
        | set image deploy/nosuch                                          | Error from server (NotFound): deployments.apps "nosuch" not found                                                    |
        | set image deploy/web deploy/nosuch app=nginx:2                   | Error from server (NotFound): deployments.apps "nosuch" not found                                                    |
        | set selector deploy/web app=x                                    | error: setting a selector is only supported for Services                                                             |
        | set selector                                                     | error: one selector is required                                                                                      |
        | set resources deploy/web                                         | error: you must specify an update to requests or limits (in the form of --requests/--limits)                         |
        | set nothing                                                      | error: unknown command "nothing"\nSee 'kubectl set -h' for help and examples                                         |
        | set nothing deploy/web                                           | error: unknown command "nothing deploy/web"\nSee 'kubectl set -h' for help and examples                              |
        | patch deploy web                                                 | error: must specify --patch or --patch-file containing the contents of the patch                                     |
        | patch deploy web --type=fast -p '{}'                             | error: --type must be one of [json merge strategic], not "fast"                                                      |
        | patch deploy web -p '{"spec":{"replicas":-1}}'                   | The Deployment "web" is invalid: spec.replicas: Invalid value: -1: must be greater than or equal to 0                |
        | patch deploy web -p '{"spec":{"replicas":"x"}}'                  | The request is invalid: patch: Invalid value: "map[spec:map[replicas:x]]": unrecognized type: int32 |
        | patch deploy web -p '{"spec":{"template":{"spec":{"containers":"x"}}}}' | The request is invalid: patch: Invalid value: "map[spec:map[template:map[spec:map[containers:x]]]]": cannot restore slice from string |
        | patch deploy web -p '{"metadata":{"labels":{"a":1,"b":null}}}'   | The request is invalid: patch: Invalid value: "map[metadata:map[labels:map[a:1 b:<nil>]]]": cannot convert int64 to string |
        | patch deploy web --type=json -p '{"spec":{"replicas":2}}'        | Error from server (BadRequest): error decoding patch: json: cannot unmarshal object into Go value of type []handlers.jsonPatchOp |
        | patch deploy web -p '{"metadata":{"name":"other"}}'              | Error from server (BadRequest): the name of the object (other) does not match the name on the URL (web)              |
        | patch deploy web -p '{"spec":{"template":{"spec":{"containers":[{"image":"x"}]}}}}' | Error from server: map: map[image:x] does not contain declared merge key: name |
        | patch deploy web -p '{"spec":'                                   | Error from server (BadRequest): unexpected end of JSON input                                                         |
        | patch deploy web --type=merge -p '{spec: {replicas: 2}}'         | Error from server (BadRequest): error decoding patch: invalid character 's' looking for beginning of object key string |
        | patch deploy web -p replicas                                     | Error from server (BadRequest): json: cannot unmarshal string into Go value of type map[string]interface {}          |
        | patch deploy web --type=json -p '[{"op":"remove","path":"/x"}]'  | The request is invalid: the server rejected our request due to an error in our request                               |
        | patch deploy web --type=json -p '[{"op":"remove","path":"/metadata/name"}]' | Error from server (BadRequest): the name of the object (web based on URL) was undeterminable: name must be provided |
        | patch deploy web --type=json -p '[{"op":"replace","path":"","value":5}]' | The request is invalid: the server rejected our request due to an error in our request                        |
        | patch deploy web --type=json -p '[{"op":"replace","path":"","value":[]}]' | The request is invalid: patch: Invalid value: "[]": couldn't get version/kind; json parse error: json: cannot unmarshal array into Go value of type struct { APIVersion string "json:\\"apiVersion,omitempty\\""; Kind string "json:\\"kind,omitempty\\"" } |
        | patch deploy web --type=json -p '[{"op":"replace","path":"","value":{"kind":"Deploy"}}]' | The request is invalid: patch: Invalid value: "{\\"kind\\":\\"Deploy\\"}": no kind "Deploy" is registered for version "apps/v1" in scheme "pkg/api/legacyscheme/scheme.go:30" |

    Scenario: The kind goes without saying
      When I run:
        """
        kubectl patch deployment web --type=json -p '[{"op":"remove","path":"/kind"}]'
        kubectl patch deployment web -p '{"kind":"Pod"}'
        """
      Then it prints:
        """
        deployment.apps/web patched (no change)
        deployment.apps/web patched (no change)
        """

    Scenario: A JSON patch may replace what is not there, and count from the end of a list
      When I run:
        """
        kubectl patch deployment web --type=json -p '[{"op":"replace","path":"/spec/minReadySeconds","value":5},{"op":"replace","path":"/spec/template/spec/containers/-1/image","value":"web:9"}]'
        kubectl get deployment web -o jsonpath='{.spec.minReadySeconds} {.spec.template.spec.containers[*].image}'
        """
      Then it prints:
        """
        deployment.apps/web patched
        5 nginx:1.27 web:9
        """

    Scenario Outline: Of a <type> patch the server shows what it has made
      When I run:
        """
        kubectl patch deployment web --type=<type> -p '<patch>' 2>&1 | sed -e 's/"{.*}"/OBJECT/'
        """
      Then it prints:
        """
        The request is invalid: patch: Invalid value: OBJECT: json: cannot unmarshal string into Go struct field DeploymentSpec.spec.replicas of type int32
        """

      Examples:
        | type  | patch                                                  |
        | merge | {"spec":{"replicas":"x"}}                              |
        | json  | [{"op":"replace","path":"/spec/replicas","value":"x"}] |

    Scenario: With --dry-run=client kubectl patches what it has read, and nobody looks at what comes of it
      When I run:
        """
        kubectl patch deployment web -p '{"spec":{"replicas":-1}}' --dry-run=client -o jsonpath='{.spec.replicas}{"\n"}'
        kubectl patch deployment web -p '{"spec":{"replica":2}}' --dry-run=client
        kubectl patch deployment web --subresource=scale --type=merge -p '{"spec":{"replicas":7}}' --dry-run=client -o jsonpath='{.kind} {.spec.replicas}{"\n"}'
        kubectl patch deployment web --type=merge -p '{"metadata":null}' --dry-run=client
        """
      Then it prints:
        """
        -1
        deployment.apps/web patched (dry run)
        Scale 7
        deployment.apps/<unknown> patched (dry run)
        """

    Scenario Outline: Of a <type> patch kubectl says itself what is wrong, where it does not ask the server
      When I run:
        """
        kubectl patch deployment web --type=<type> -p '<patch>' --dry-run=client
        """
      Then it exits with code 1
      And it prints:
        """
        error: <answer>
        """

      Examples:
        | type      | patch                                                              | answer                                                                                      |
        | strategic | {spec: 2}                                                          | invalid JSON document                                                                       |
        | strategic | {"spec":{"template":{"spec":{"containers":[{"image":"x"}]}}}}      | map: map[image:x] does not contain declared merge key: name                                 |
        | merge     | replicas                                                           | Invalid JSON Patch                                                                          |
        | json      | {"spec":{"replicas":2}}                                            | json: cannot unmarshal object into Go value of type jsonpatch.Patch                         |
        | json      | [{"op":"remove","path":"/spec/foo"}]                               | error in remove for path: '/spec/foo': Unable to remove nonexistent key: foo: missing value |
        | json      | [{"op":"test","path":"/spec/replicas","value":9}]                  | testing value /spec/replicas failed: test failed                                            |
        | json      | [{"op":"replace","path":"","value":{"a":1}}]                       | Object 'Kind' is missing in '{"a":1}'                                                       |
        | json      | [{"op":"replace","path":"","value":5}]                             | replace operation value must be object or array: %!w(<nil>)                                 |

    Scenario: An unknown field is left out, with a warning
      When I run:
        """
        kubectl patch deployment web -p '{"spec":{"replica":2}}'
        """
      Then it prints:
        """
        Warning: unknown field "spec.replica"
        deployment.apps/web patched (no change)
        """
