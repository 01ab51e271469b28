Feature: Where an Ingress sends a request
  An ingress controller gives an Ingress an address and sends the requests that come there to services: by the host that they name
  and by their path. The rules are Kubernetes' own; a controller is not part of it, and without one an Ingress does nothing.
  https://kubernetes.io/docs/concepts/services-networking/ingress/

  Rule: My Ingress has no address: it does nothing until a controller sees to its class
    See https://kubernetes.io/docs/concepts/services-networking/ingress-controllers/

    Scenario Outline: <what>
      Given an ingress controller "nginx" for class "nginx"
      When I apply:
        """yaml
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata: { name: web, annotations: <annotations> }
        spec:
          ingressClassName: <class>
          defaultBackend: { service: { name: shop, port: { number: 80 } } }
        """
      Then kubectl get ingress shows:
        | NAME | CLASS   | HOSTS | ADDRESS   | PORTS |
        | web  | <shown> | *     | <address> | 80    |

      Examples:
        | what                                      | class   | annotations                            | shown   | address      |
        | Broken: no class, and none is the default | null    | {}                                     | <none>  |              |
        | Broken: a class that nobody sees to       | traefik | {}                                     | traefik |              |
        | Mended: the class of the controller       | nginx   | {}                                     | nginx   | 198.51.100.1 |
        | Mended: the older annotation              | null    | { kubernetes.io/ingress.class: nginx } | <none>  | 198.51.100.1 |

    Scenario: The class may come later than the Ingress
      Given an ingress controller "example.com/ingress" for class "outside"
      When I apply:
        """yaml
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata: { name: web }
        spec: { ingressClassName: inside, defaultBackend: { service: { name: shop, port: { number: 80 } } } }
        """
      And 1 minute passes
      And I apply:
        """yaml
        apiVersion: networking.k8s.io/v1
        kind: IngressClass
        metadata: { name: inside }
        spec: { controller: example.com/ingress }
        """
      Then status.loadBalancer.ingress of ingress "web" is absent at 59s
      And status.loadBalancer.ingress[0].ip of ingress "web" is "198.51.100.1" at 60s

    Scenario: A controller needs time to write the address
      Given an ingress controller "nginx" for class "nginx" at address "lb.example.com"
      And the ingress controller takes 30s to write an address
      When I apply:
        """yaml
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata: { name: web }
        spec: { ingressClassName: nginx, defaultBackend: { service: { name: shop, port: { number: 80 } } } }
        """
      Then ingress "web" matches at 30s:
        """yaml
        status: { loadBalancer: { ingress: [{ hostname: lb.example.com }] } }
        """
      And ingress "web" does not match at 29s:
        """yaml
        status: { loadBalancer: { ingress: [{ hostname: '*' }] } }
        """

  Rule: The host chooses the rules, and of these the longest path that matches
    See https://kubernetes.io/docs/concepts/services-networking/ingress/#multiple-matches

    Background:
      Given an ingress controller "nginx" for class "nginx"
      And I apply:
        """yaml
        apiVersion: v1
        kind: Service
        metadata: { name: shop }
        spec: { selector: { app: shop }, ports: [{ port: 80 }] }
        ---
        apiVersion: v1
        kind: Service
        metadata: { name: cart }
        spec: { selector: { app: cart }, ports: [{ name: http, port: 80 }] }
        ---
        apiVersion: v1
        kind: Service
        metadata: { name: blog }
        spec: { selector: { app: shop }, ports: [{ port: 80 }] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: shop, labels: { app: shop } }
        spec: { containers: [{ name: app, image: 'nginx:1.27' }] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: cart, labels: { app: cart } }
        spec: { containers: [{ name: app, image: 'nginx:1.27' }] }
        ---
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata: { name: web }
        spec:
          ingressClassName: nginx
          rules:
          - host: shop.example
            http:
              paths:
              - { path: /, pathType: Exact, backend: { service: { name: blog, port: { number: 80 } } } }
              - { path: /items, pathType: Prefix, backend: { service: { name: shop, port: { number: 80 } } } }
              - { path: /items/cart, pathType: Prefix, backend: { service: { name: cart, port: { name: http } } } }
          - host: '*.shop.example'
            http:
              paths:
              - { path: /, pathType: Prefix, backend: { service: { name: blog, port: { number: 80 } } } }
        """

    Scenario Outline: <url> goes to <service>
      Then the ingress "web" routes "<url>" to service "<service>"

      Examples: the longest prefix, by whole elements of the path
        | url                                 | service |
        | http://shop.example/                | blog    |
        | http://shop.example/items           | shop    |
        | http://shop.example/items/          | shop    |
        | http://shop.example/items/7?in=cart | shop    |
        | http://shop.example/items/cart      | cart    |
        | http://shop.example/items/cart/7    | cart    |
        | http://shop.example/items/cartoons  | shop    |

      Examples: the host by its name, or by all but its first label
        | url                           | service |
        | http://SHOP.example/items     | shop    |
        | http://www.shop.example/items | blog    |

    Scenario Outline: <url> is nobody's, and answered with 404
      Then the ingress "web" answers "<url>" with 404

      Examples:
        | url                            |
        | http://shop.example/checkout   |
        | http://shop.example/itemsy     |
        | http://shop.example/ITEMS      |
        | http://other.example/items     |
        | http://a.b.shop.example/items  |
        | http://198.51.100.1/items      |

    Scenario: What no rule matches goes to the default backend, where there is one
      When I run:
        """
        kubectl patch ingress web --type=merge -p '{"spec": {"defaultBackend": {"service": {"name": "blog", "port": {"number": 80}}}}}'
        """
      Then the ingress "web" routes "http://other.example/items" to service "blog"
      And the ingress "web" routes "http://shop.example/checkout" to service "blog"
      And the ingress "web" routes "http://shop.example/items" to service "shop"

    Scenario: Ingresses of one class share their hosts, and the older one wins where two have the same path
      When 1 minute passes
      And I apply:
        """yaml
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata: { name: later }
        spec:
          ingressClassName: nginx
          rules:
          - host: shop.example
            http:
              paths:
              - { path: /items, pathType: Prefix, backend: { service: { name: blog, port: { number: 80 } } } }
              - { path: /items/new, pathType: Prefix, backend: { service: { name: blog, port: { number: 80 } } } }
        """
      Then the ingress "web" routes "http://shop.example/items" to service "shop"
      And the ingress "later" routes "http://shop.example/items/new" to service "blog"
      And the ingress "web" routes "http://shop.example/items/new" to service "shop" at 59s

  Rule: I get 503: a backend that has no ready endpoint is answered for
    See https://kubernetes.io/docs/concepts/services-networking/ingress/#default-backend

    Background:
      Given an ingress controller "nginx" for class "nginx"
      And I apply:
        """yaml
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: shop }
        spec:
          selector: { matchLabels: { app: shop } }
          template:
            metadata: { labels: { app: shop } }
            spec:
              containers:
              - name: app
                image: agnhost
                args: [netexec]
                readinessProbe: { httpGet: { path: /healthz, port: 8080 }, initialDelaySeconds: 20, periodSeconds: 5 }
        ---
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata: { name: web }
        spec:
          ingressClassName: nginx
          rules:
          - http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: shop, port: { number: 80 } } } }] }
        """

    Scenario Outline: <what>
      When I apply:
        """yaml
        apiVersion: v1
        kind: Service
        metadata: { name: <name> }
        spec: { selector: { app: <app> }, ports: [{ port: <port>, targetPort: 8080 }] }
        """
      Then the ingress "web" answers "http://shop.example/" with 503 for 5m

      Examples:
        | what                                                | name  | app   | port |
        | Broken: the service has another name                | shops | shop  | 80   |
        | Broken: the service selects no pod                  | shop  | shops | 80   |
        | Broken: the number is the pods', not the service's  | shop  | shop  | 8080 |

    Scenario: Mended: from the moment at which a pod is ready the request goes there
      When I apply:
        """yaml
        apiVersion: v1
        kind: Service
        metadata: { name: shop }
        spec: { selector: { app: shop }, ports: [{ port: 80, targetPort: 8080 }] }
        """
      Then the ingress "web" routes "http://shop.example/" to service "shop" within 30s
      And the ingress "web" answers "http://shop.example/" with 503 at 19s
      And the ingress "web" routes "http://shop.example/" to service "shop" at 25s

    Scenario: The timeline tells the address
      Then the timeline of ingress "web" includes:
        | at | what                     |
        | 0s | has address 198.51.100.1 |

    Scenario: kubectl describe tells which backends there are
      Then kubectl describe ingress web includes:
        """
        Address:          198.51.100.1
        Ingress Class:    nginx
        Default backend:  <default>
        Rules:
          Host        Path  Backends
          ----        ----  --------
          *           
                      /   shop:80 (<error: services "shop" not found>)
        """
