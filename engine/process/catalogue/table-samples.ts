import { seconds } from '../../simulation/time';
import type { CatalogueEntry, Route } from './entry';
import { deaf, graceful } from './kinds';

const helloRoutes: readonly Route[] = [
  { path: '*', status: 200, body: 'Hello, world!\nVersion: 1.0.0\nHostname: HOSTNAME\n' },
];

/** Kubernetes' own test images, samples of books and documentation, and monitoring. */
export const SAMPLES: readonly CatalogueEntry[] = [
  {
    names: ['liveness'],
    base: 'scratch',
    size: 2_400_000,
    entrypoint: ['/server'],
    server: deaf('server', [8080], {
      stops: { SIGTERM: 2 },
      routes: [{ path: '/healthz', status: 200, body: 'ok', until: seconds(10), thenStatus: 500 }],
    }),
    source: 'https://github.com/kubernetes/kubernetes/blob/master/test/images/agnhost/liveness/server.go',
  },
  {
    names: ['agnhost'],
    base: 'alpine',
    size: 51_000_000,
    entrypoint: ['/agnhost'],
    command: ['pause'],
    adds: ['curl'],
    programs: { agnhost: 'agnhost' },
    source: 'https://github.com/kubernetes/kubernetes/blob/master/test/images/agnhost/README.md',
  },
  {
    names: ['serve_hostname', 'serve-hostname'],
    base: 'scratch',
    size: 2_000_000,
    entrypoint: ['/serve-hostname'],
    server: graceful('serve-hostname', [9376], { routes: [{ path: '*', status: 200, body: 'HOSTNAME' }] }),
    source: 'https://github.com/kubernetes/kubernetes/tree/master/test/images/agnhost/serve-hostname',
  },
  {
    names: ['hello-app', 'hello-app-tls', 'hello-app-redis'],
    base: 'scratch',
    size: 12_000_000,
    entrypoint: ['/hello-app'],
    server: deaf('hello-app', [8080], { portFrom: ['$PORT'], stops: { SIGTERM: 2 }, routes: helloRoutes }),
    source:
      'https://github.com/GoogleCloudPlatform/kubernetes-engine-samples/tree/main/quickstarts/hello-app',
  },
  {
    names: ['whereami'],
    base: 'debian',
    size: 60_000_000,
    entrypoint: ['/whereami'],
    server: graceful('whereami', [8080], {
      portFrom: ['$PORT'],
      routes: [
        { path: '/healthz', status: 200, body: 'I am healthy' },
        { path: '*', status: 200, body: '{"pod_name":"HOSTNAME"}\n' },
      ],
    }),
    source: 'https://github.com/GoogleCloudPlatform/kubernetes-engine-samples/tree/main/quickstarts/whereami',
  },
  {
    names: ['echoserver', 'hello-node'],
    base: 'scratch',
    size: 46_000_000,
    entrypoint: ['/server'],
    server: graceful('server', [8080], {
      routes: [{ path: '*', status: 200, body: '\n\nHostname: HOSTNAME\n' }],
    }),
  },
  {
    names: ['http-echo', 'hashicorp/http-echo'],
    base: 'scratch',
    size: 3_100_000,
    entrypoint: ['/http-echo'],
    server: graceful('http-echo', [5678], {
      routes: [
        { path: '/health', status: 200, body: '{"status":"ok"}' },
        { path: '*', status: 200, body: 'hello-world\n' },
      ],
    }),
    source: 'https://github.com/hashicorp/http-echo',
  },
  {
    names: ['luksa/kubia', 'luksa/kubia-pet', 'sangmile/kumile'],
    base: 'debian',
    size: 260_000_000,
    entrypoint: ['node', 'app.js'],
    programs: {},
    server: deaf('node', [8080], { routes: [{ path: '*', status: 200, body: "You've hit HOSTNAME\n" }] }),
    source: 'https://github.com/luksa/kubernetes-in-action/tree/master/Chapter02/kubia',
  },
  {
    names: ['luksa/kubia-unhealthy'],
    base: 'debian',
    size: 260_000_000,
    entrypoint: ['node', 'app.js'],
    server: deaf('node', [8080], {
      routes: [{ path: '*', status: 200, body: "You've hit HOSTNAME\n", requests: 5, thenStatus: 500 }],
    }),
    source: 'https://github.com/luksa/kubernetes-in-action/tree/master/Chapter04/kubia-unhealthy',
  },
  {
    names: ['luksa/kiada', 'luksa/quote-writer', 'luksa/quiz-api'],
    base: 'debian',
    size: 280_000_000,
    entrypoint: ['node', 'app.js'],
    server: deaf('node', [8080], {
      routes: [
        { path: '/healthz/*', status: 200, body: 'READY' },
        { path: '*', status: 200, body: 'Kiada version 0.1. Request processed by "HOSTNAME".\n' },
      ],
    }),
    source: 'https://github.com/luksa/kubernetes-in-action-2nd-edition',
  },
  {
    names: ['luksa/fortune', 'sangmile/fortune'],
    base: 'ubuntu',
    size: 78_000_000,
    entrypoint: ['/bin/fortuneloop.sh'],
    env: { INTERVAL: '10' },
    programs: { 'fortuneloop.sh': 'fortune' },
    source: 'https://github.com/luksa/kubernetes-in-action/tree/master/Chapter06/fortune-env',
  },
  {
    names: ['stefanprodan/podinfo', 'podinfo'],
    base: 'alpine',
    size: 21_000_000,
    entrypoint: ['./podinfo'],
    workingDir: '/home/app',
    user: 100,
    adds: ['curl'],
    programs: {
      podcli: {
        port: 9898,
        prints: { '*': '' },
        failure: { code: 1, text: 'check failed: dial tcp HOST:PORT: connect: connection refused\n' },
      },
    },
    server: graceful('podinfo', [9898], {
      portFrom: ['--port', '$PODINFO_PORT'],
      routes: [
        { path: '/healthz', status: 200, body: '{\n  "status": "OK"\n}' },
        { path: '/readyz', status: 200, body: '{\n  "status": "OK"\n}' },
        { path: '/panic', status: 0, exits: 255 },
        {
          path: '*',
          status: 200,
          body: '{\n  "hostname": "HOSTNAME",\n  "message": "greetings from podinfo"\n}',
        },
      ],
    }),
    source: 'https://github.com/stefanprodan/podinfo/blob/master/Dockerfile',
  },
  {
    names: ['k8spatterns/random-generator'],
    base: 'debian',
    size: 200_000_000,
    entrypoint: ['java', '-cp', '/opt', 'RandomRunner'],
    server: deaf('java', [8080], {
      startUp: seconds(2),
      stops: { SIGTERM: 143, SIGINT: 130 },
      routes: [
        { path: '/actuator/health*', status: 200, body: '{"status":"UP"}' },
        { path: '*', status: 200, body: '{"random":42,"id":"HOSTNAME"}' },
      ],
    }),
    source: 'https://github.com/k8spatterns/random-generator',
  },
  {
    names: ['polinux/stress', 'stress', 'vish/stress'],
    base: 'alpine',
    size: 4_300_000,
    command: ['stress', '--help'],
    programs: { stress: 'stress' },
    adds: ['bash'],
    source: 'https://hub.docker.com/r/polinux/stress',
  },
  {
    names: ['dnsutils', 'jessie-dnsutils'],
    base: 'debian',
    size: 70_000_000,
    command: ['sleep', '3600'],
    adds: ['nslookup', 'ping', 'nc', 'ps', 'curl', 'wget'],
  },
  {
    names: ['kube-rbac-proxy'],
    base: 'scratch',
    size: 27_000_000,
    user: 65_532,
    entrypoint: ['/usr/local/bin/kube-rbac-proxy'],
    server: graceful('kube-rbac-proxy', [8443]),
    source: 'https://github.com/brancz/kube-rbac-proxy',
  },
  {
    names: ['registry'],
    base: 'alpine',
    size: 9_700_000,
    entrypoint: ['/entrypoint.sh'],
    command: ['registry'],
    programs: { 'entrypoint.sh': 'entrypoint' },
    server: deaf('registry', [5000], {
      stops: { SIGTERM: 2 },
      routes: [
        { path: '/v2*', status: 200, body: '{}' },
        { path: '/', status: 200 },
      ],
    }),
    source: 'https://github.com/distribution/distribution-library-image',
  },
  {
    names: ['minio', 'minio/minio'],
    base: 'redhat',
    size: 60_000_000,
    entrypoint: ['/usr/bin/docker-entrypoint.sh'],
    command: ['minio'],
    adds: ['curl'],
    programs: { 'docker-entrypoint.sh': 'entrypoint' },
    server: graceful('minio', [9000], {
      routes: [
        { path: '/minio/health/*', status: 200 },
        { path: '*', status: 403 },
      ],
    }),
    source: 'https://github.com/minio/minio/blob/master/Dockerfile',
  },
  {
    names: ['prometheus', 'prom/prometheus'],
    base: 'busybox',
    size: 105_000_000,
    entrypoint: ['/bin/prometheus'],
    command: ['--config.file=/etc/prometheus/prometheus.yml', '--storage.tsdb.path=/prometheus'],
    user: 65_534,
    workingDir: '/prometheus',
    server: graceful('prometheus', [9090], {
      startUp: seconds(1),
      routes: [
        { path: '/-/healthy', status: 200, body: 'Prometheus Server is Healthy.\n' },
        { path: '/-/ready', status: 200, body: 'Prometheus Server is Ready.\n' },
        { path: '*', status: 200 },
      ],
    }),
    source: 'https://github.com/prometheus/prometheus/blob/main/Dockerfile',
  },
  {
    names: ['node-exporter', 'prom/node-exporter'],
    base: 'busybox',
    size: 12_000_000,
    entrypoint: ['/bin/node_exporter'],
    user: 65_534,
    server: deaf('node_exporter', [9100], { stops: { SIGTERM: 143 }, routes: [{ path: '*', status: 200 }] }),
    source: 'https://github.com/prometheus/node_exporter/blob/master/Dockerfile',
  },
  {
    names: ['tini', 'krallin/ubuntu-tini'],
    base: 'ubuntu',
    size: 29_900_000,
    entrypoint: ['/usr/local/bin/tini', '--'],
    command: ['/bin/bash'],
    programs: { tini: 'init' },
    source: 'https://github.com/krallin/tini',
  },
];
