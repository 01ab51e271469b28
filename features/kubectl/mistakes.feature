Feature: Commands typed wrongly
  What kubectl says to a command line that it cannot follow, before it asks any server.
  https://kubernetes.io/docs/reference/kubectl/

  Rule: A command that is not there has a neighbour, perhaps
    See https://pkg.go.dev/github.com/spf13/cobra#Command.SuggestionsFor

    Scenario: One letter too few
      When I run:
        """
        kubectl aply -f web.yaml
        """
      Then it exits with code 1
      And it prints:
        """
        error: unknown command "aply" for "kubectl"

        Did you mean this?
        	apply
        """

    Scenario: Within another command there are none
      When I run:
        """
        kubectl create foo
        """
      Then it exits with code 1
      And it prints:
        """
        error: Unexpected args: [foo]
        See 'kubectl create -h' for help and examples
        """

  Rule: What is left out is asked for
    Source: staging/src/k8s.io/kubectl/pkg/cmd/get/get.go (v1.36, Complete)
    Source: staging/src/k8s.io/cli-runtime/pkg/resource/builder.go (v1.36, missingResourceError)

    Scenario: kubectl get, of what?
      When I run:
        """
        kubectl get
        """
      Then it exits with code 1
      And it prints:
        """
        You must specify the type of resource to get. Use "kubectl api-resources" for a complete list of supported resources.

        error: Required resource not specified.
        Use "kubectl explain <resource>" for a detailed description of that resource (e.g. kubectl explain pods).
        See 'kubectl get -h' for help and examples
        """

    Scenario: kubectl delete, of what?
      When I run:
        """
        kubectl delete
        """
      Then it exits with code 1
      And it prints:
        """
        error: You must provide one or more resources by argument or filename.
        Example resource specifications include:
           '-f rsrc.yaml'
           '--filename=rsrc.json'
           '<resource> <name>'
           '<resource>'
        """

  Rule: A template is read before anything is printed by it
    Source: staging/src/k8s.io/cli-runtime/pkg/genericclioptions/jsonpath_flags.go (v1.36, ToPrinter)

    Scenario: A brace is missing
      When I run:
        """
        kubectl get nodes -o jsonpath='{.items'
        """
      Then it exits with code 1
      And it prints:
        """
        error: error parsing jsonpath {.items, unclosed action
        """
