import { seconds } from '../../simulation/time';
import type { CatalogueEntry, Client, Route, Server } from './entry';

/**
 * The catalogue of images: what they run, listen on and do when they are stopped. Where an entry has no source its
 * facts are general knowledge.
 * Simplified: one version of each image stands for all its tags.
 */
const LIBRARY = 'https://github.com/docker-library';

const helloRoutes: readonly Route[] = [{ path: '*', status: 200, body: 'Hello, world!\nVersion: 1.0.0\nHostname: HOSTNAME\n' }];

/** A server that ends at once with 0 when it is asked to stop. */
const graceful = (program: string, ports: readonly number[], more: Partial<Server> = {}): Server => ({
  program,
  ports,
  stops: { SIGTERM: 0, SIGINT: 0 },
  ...more,
});

/** A server that does not handle signals: as PID 1 it goes on until it is killed. */
const deaf = (program: string, ports: readonly number[], more: Partial<Server> = {}): Server => ({
  program,
  ports,
  stops: {},
  ...more,
});

const redisCli: Client = {
  port: 6379,
  hostOption: '-h',
  portOption: '-p',
  prints: { ping: 'PONG\n', PING: 'PONG\n', info: '# Server\nredis_mode:standalone\nrole:master\n' },
  failure: { code: 1, text: 'Could not connect to Redis at HOST:PORT: Connection refused\n' },
};

const mysqladmin: Client = {
  port: 3306,
  hostOption: '-h',
  portOption: '-P',
  prints: { ping: 'mysqld is alive\n', status: 'Uptime: 1  Threads: 1  Questions: 1\n' },
  failure: {
    code: 1,
    text:
      "mysqladmin: connect to server at 'HOST' failed\nerror: 'Can't connect to MySQL server on 'HOST:PORT' (111)'\n" +
      "Check that mysqld is running on HOST and that the port is PORT.\n",
  },
};

const mysqlClient: Client = {
  port: 3306,
  hostOption: '-h',
  portOption: '-P',
  prints: { 'SELECT 1': '1\n1\n', 'SELECT 1;': '1\n1\n', 'select 1': '1\n1\n' },
  failure: { code: 1, text: "ERROR 2003 (HY000): Can't connect to MySQL server on 'HOST:PORT' (111)\n" },
};

const mongosh: Client = {
  port: 27017,
  hostOption: '--host',
  portOption: '--port',
  prints: { "db.adminCommand('ping')": '{ ok: 1 }\n', 'db.adminCommand("ping")': '{ ok: 1 }\n' },
  failure: { code: 1, text: 'MongoNetworkError: connect ECONNREFUSED HOST:PORT\n' },
};

const pgIsReady: Client = {
  port: 5432,
  hostOption: '-h',
  portOption: '-p',
  prints: { '': '/var/run/postgresql:5432 - accepting connections\n' },
  failure: { code: 2, text: 'HOST:PORT - no response\n' },
};

export const CATALOGUE: readonly CatalogueEntry[] = [
  // Systems, which end at once when nobody types.
  { names: ['busybox'], base: 'busybox', size: 2_156_519, command: ['sh'], source: `${LIBRARY}/busybox` },
  {
    names: ['alpine'],
    base: 'alpine',
    size: 3_642_247,
    command: ['/bin/sh'],
    source: 'https://github.com/alpinelinux/docker-alpine',
  },
  { names: ['debian'], base: 'debian', size: 48_488_000, command: ['bash'], source: 'https://github.com/debuerreotype/docker-debian-artifacts' },
  { names: ['ubuntu'], base: 'ubuntu', size: 29_724_000, command: ['/bin/bash'] },
  { names: ['centos', 'fedora', 'amazonlinux', 'ubi', 'ubi-minimal', 'ubi8', 'ubi9', 'oraclelinux', 'rockylinux', 'almalinux'], base: 'redhat', size: 72_000_000, command: ['/bin/bash'] },
  {
    names: ['bash'],
    base: 'alpine',
    size: 6_280_000,
    entrypoint: ['docker-entrypoint.sh'],
    command: ['bash'],
    adds: ['bash'],
    programs: { 'docker-entrypoint.sh': 'entrypoint' },
    source: `${LIBRARY}/bash` ,
  },
  {
    names: ['pause', 'pause-amd64'],
    base: 'scratch',
    size: 321_520,
    entrypoint: ['/pause'],
    user: 65_535,
    server: graceful('pause', []),
    source: 'https://github.com/kubernetes/kubernetes/blob/master/build/pause/linux/pause.c',
  },

  // Web servers.
  {
    names: ['nginx', 'nginx-slim', 'nginx-unprivileged'],
    base: 'debian',
    alpineTag: 'alpine',
    size: 72_324_501,
    entrypoint: ['/docker-entrypoint.sh'],
    command: ['nginx', '-g', 'daemon off;'],
    stopSignal: 'SIGQUIT',
    adds: ['curl'],
    programs: { nginx: 'nginx', 'docker-entrypoint.sh': 'entrypoint' },
    files: {
      '/usr/share/nginx/html/index.html': '<!DOCTYPE html>\n<html>\n<head>\n<title>Welcome to nginx!</title>\n</head>\n<body>\n<h1>Welcome to nginx!</h1>\n</body>\n</html>\n',
      '/usr/share/nginx/html/50x.html': '<h1>An error occurred.</h1>\n',
      '/etc/nginx/nginx.conf': 'events {\n}\nhttp {\n    include /etc/nginx/conf.d/*.conf;\n}\n',
      '/etc/nginx/conf.d/default.conf': 'server {\n    listen       80;\n    location / {\n        root   /usr/share/nginx/html;\n    }\n}\n',
      '/var/log/nginx/access.log': '-> /dev/stdout',
      '/var/log/nginx/error.log': '-> /dev/stderr',
    },
    source: 'https://github.com/nginx/docker-nginx/blob/master/Dockerfile-debian.template',
  },
  {
    names: ['httpd'],
    base: 'debian',
    alpineTag: 'alpine',
    size: 56_450_000,
    command: ['httpd-foreground'],
    workingDir: '/usr/local/apache2',
    stopSignal: 'SIGWINCH',
    server: graceful('httpd-foreground', [80], {
      stops: { SIGWINCH: 0, SIGTERM: 0 },
      routes: [{ path: '*', status: 200, folder: '/usr/local/apache2/htdocs' }],
    }),
    files: { '/usr/local/apache2/htdocs/index.html': '<html><body><h1>It works!</h1></body></html>\n' },
    source: `${LIBRARY}/httpd/blob/master/2.4/Dockerfile`,
  },
  {
    names: ['php-apache', 'hpa-example', 'wordpress', 'gb-frontend', 'drupal'],
    base: 'debian',
    size: 140_000_000,
    entrypoint: ['docker-php-entrypoint'],
    command: ['apache2-foreground'],
    workingDir: '/var/www/html',
    stopSignal: 'SIGWINCH',
    adds: ['curl'],
    programs: { 'docker-php-entrypoint': 'entrypoint', php: 'unknown' },
    server: graceful('apache2-foreground', [80], {
      stops: { SIGWINCH: 0, SIGTERM: 0 },
      routes: [{ path: '*', status: 200, body: 'OK!' }],
    }),
    source: `${LIBRARY}/php/blob/master/apache-Dockerfile-block-2`,
  },
  {
    names: ['php'],
    base: 'debian',
    size: 172_000_000,
    entrypoint: ['docker-php-entrypoint'],
    command: ['php', '-a'],
    stopSignal: 'SIGQUIT',
    adds: ['curl'],
    programs: { 'docker-php-entrypoint': 'entrypoint', php: 'unknown', 'php-fpm': 'unknown' },
    source: `${LIBRARY}/php`,
  },
  {
    names: ['envoy'],
    base: 'ubuntu',
    size: 76_000_000,
    entrypoint: ['/docker-entrypoint.sh'],
    command: ['envoy', '-c', '/etc/envoy/envoy.yaml'],
    programs: { 'docker-entrypoint.sh': 'entrypoint' },
    server: graceful('envoy', [10_000, 9901], { routes: [{ path: '/ready', status: 200, body: 'LIVE\n' }] }),
    source: 'https://github.com/envoyproxy/envoy/blob/main/distribution/docker/Dockerfile-envoy',
  },

  // Databases and queues.
  {
    names: ['redis', 'redis-slave', 'gb-redisslave', 'gb-redis-follower', 'valkey'],
    base: 'debian',
    alpineTag: 'alpine',
    size: 45_800_000,
    entrypoint: ['docker-entrypoint.sh'],
    command: ['redis-server'],
    workingDir: '/data',
    programs: { 'docker-entrypoint.sh': 'entrypoint', 'redis-cli': redisCli },
    server: graceful('redis-server', [6379], { portFrom: ['--port'] }),
    source: `${LIBRARY}/redis`,
  },
  {
    names: ['mysql', 'mysql/mysql-server', 'percona'],
    base: 'redhat',
    size: 176_000_000,
    entrypoint: ['docker-entrypoint.sh'],
    command: ['mysqld'],
    programs: { 'docker-entrypoint.sh': 'entrypoint', mysqladmin, mysql: mysqlClient },
    server: graceful('mysqld', [3306, 33_060], {
      startUp: seconds(10),
      needs: {
        oneOf: ['MYSQL_ROOT_PASSWORD', 'MYSQL_ALLOW_EMPTY_PASSWORD', 'MYSQL_RANDOM_ROOT_PASSWORD', 'MYSQL_ROOT_PASSWORD_FILE'],
        code: 1,
        text:
          '[ERROR] [Entrypoint]: Database is uninitialized and password option is not specified\n' +
          '    You need to specify one of the following as an environment variable:\n' +
          '    - MYSQL_ROOT_PASSWORD\n    - MYSQL_ALLOW_EMPTY_PASSWORD\n    - MYSQL_RANDOM_ROOT_PASSWORD\n',
      },
    }),
    source: `${LIBRARY}/mysql/blob/master/8.4/docker-entrypoint.sh`,
  },
  {
    names: ['mariadb'],
    base: 'ubuntu',
    size: 118_000_000,
    entrypoint: ['docker-entrypoint.sh'],
    command: ['mariadbd'],
    programs: { 'docker-entrypoint.sh': 'entrypoint', mysqladmin, mysql: mysqlClient, 'mariadb-admin': mysqladmin, mariadb: mysqlClient },
    server: graceful('mariadbd', [3306], {
      startUp: seconds(5),
      needs: {
        oneOf: ['MARIADB_ROOT_PASSWORD', 'MARIADB_ALLOW_EMPTY_ROOT_PASSWORD', 'MARIADB_RANDOM_ROOT_PASSWORD', 'MARIADB_ROOT_PASSWORD_HASH', 'MYSQL_ROOT_PASSWORD', 'MYSQL_ALLOW_EMPTY_PASSWORD', 'MYSQL_RANDOM_ROOT_PASSWORD', 'MARIADB_ROOT_PASSWORD_FILE', 'MYSQL_ROOT_PASSWORD_FILE'],
        code: 1,
        text:
          '[ERROR] [Entrypoint]: Database is uninitialized and password option is not specified\n' +
          '\tYou need to specify one of MARIADB_ROOT_PASSWORD, MARIADB_ROOT_PASSWORD_HASH, MARIADB_ALLOW_EMPTY_ROOT_PASSWORD and MARIADB_RANDOM_ROOT_PASSWORD\n',
      },
    }),
    source: 'https://github.com/MariaDB/mariadb-docker/blob/master/docker-entrypoint.sh',
  },
  {
    names: ['postgres'],
    base: 'debian',
    alpineTag: 'alpine',
    size: 152_000_000,
    entrypoint: ['docker-entrypoint.sh'],
    command: ['postgres'],
    stopSignal: 'SIGINT',
    env: { PGDATA: '/var/lib/postgresql/data' },
    programs: { 'docker-entrypoint.sh': 'entrypoint', pg_isready: pgIsReady, psql: 'unknown' },
    server: graceful('postgres', [5432], {
      startUp: seconds(2),
      portFrom: ['-p', '$PGPORT'],
      needs: {
        oneOf: ['POSTGRES_PASSWORD', 'POSTGRES_HOST_AUTH_METHOD', 'POSTGRES_PASSWORD_FILE'],
        code: 1,
        text:
          'Error: Database is uninitialized and superuser password is not specified.\n' +
          '       You must specify POSTGRES_PASSWORD to a non-empty value for the\n' +
          '       superuser. For example, "-e POSTGRES_PASSWORD=password" on "docker run".\n\n' +
          '       You may also use "POSTGRES_HOST_AUTH_METHOD=trust" to allow all\n' +
          '       connections without a password. This is *not* recommended.\n\n' +
          '       See PostgreSQL documentation about "trust":\n' +
          '       https://www.postgresql.org/docs/current/auth-trust.html\n',
      },
    }),
    source: `${LIBRARY}/postgres/blob/master/docker-entrypoint.sh`,
  },
  {
    names: ['mongo', 'mongodb-community-server'],
    base: 'ubuntu',
    size: 268_000_000,
    entrypoint: ['docker-entrypoint.sh'],
    command: ['mongod'],
    programs: { 'docker-entrypoint.sh': 'entrypoint', mongosh, mongo: mongosh },
    server: graceful('mongod', [27_017], { portFrom: ['--port'], startUp: seconds(1) }),
    source: `${LIBRARY}/mongo`,
  },
  {
    names: ['rabbitmq'],
    base: 'ubuntu',
    alpineTag: 'alpine',
    size: 88_000_000,
    entrypoint: ['docker-entrypoint.sh'],
    command: ['rabbitmq-server'],
    programs: { 'docker-entrypoint.sh': 'entrypoint', rabbitmqctl: 'unknown', 'rabbitmq-diagnostics': 'unknown' },
    server: graceful('rabbitmq-server', [5672], { startUp: seconds(8) }),
    source: `${LIBRARY}/rabbitmq`,
  },
  {
    names: ['memcached'],
    base: 'debian',
    alpineTag: 'alpine',
    size: 32_000_000,
    entrypoint: ['docker-entrypoint.sh'],
    command: ['memcached'],
    user: 11_211,
    programs: { 'docker-entrypoint.sh': 'entrypoint' },
    server: graceful('memcached', [11_211], { portFrom: ['-p'] }),
    source: `${LIBRARY}/memcached`,
  },
  {
    names: ['cassandra'],
    base: 'ubuntu',
    size: 140_000_000,
    entrypoint: ['docker-entrypoint.sh'],
    command: ['cassandra', '-f'],
    programs: { 'docker-entrypoint.sh': 'entrypoint', nodetool: { port: 7199, prints: { status: 'UN\n', info: '' }, failure: { code: 1, text: "nodetool: Failed to connect to 'HOST:PORT' - ConnectException: 'Connection refused'.\n" } } },
    server: deaf('cassandra', [9042, 7000, 7199], { startUp: seconds(30), stops: { SIGTERM: 143 } }),
    source: `${LIBRARY}/cassandra`,
  },
  {
    names: ['etcd', 'etcd-amd64'],
    base: 'scratch',
    size: 58_000_000,
    command: ['etcd'],
    programs: { etcdctl: { port: 2379, prints: { 'endpoint health': '127.0.0.1:2379 is healthy: successfully committed proposal\n' }, failure: { code: 1, text: 'Error: context deadline exceeded\n' } } },
    server: graceful('etcd', [2379, 2380], { stops: { SIGTERM: 143, SIGINT: 130 }, routes: [{ path: '/health*', status: 200, body: '{"health":"true","reason":""}' }] }),
    source: 'https://github.com/etcd-io/etcd/blob/main/Dockerfile',
  },
  {
    names: ['zookeeper'],
    base: 'debian',
    size: 110_000_000,
    entrypoint: ['/docker-entrypoint.sh'],
    command: ['zkServer.sh', 'start-foreground'],
    programs: { 'docker-entrypoint.sh': 'entrypoint' },
    server: deaf('zkServer.sh', [2181], { startUp: seconds(3), stops: { SIGTERM: 143 } }),
    source: 'https://github.com/31z4/zookeeper-docker',
  },

  // Languages: an interpreter that ends at once when nobody types.
  { names: ['python'], base: 'debian', alpineTag: 'alpine', size: 390_000_000, command: ['python3'], adds: ['curl', 'wget'], programs: { python: 'unknown', python3: 'unknown' , pip: 'unknown' }, source: `${LIBRARY}/python` },
  { names: ['node'], base: 'debian', alpineTag: 'alpine', size: 400_000_000, entrypoint: ['docker-entrypoint.sh'], command: ['node'], adds: ['curl', 'wget'], programs: { 'docker-entrypoint.sh': 'entrypoint', node: 'unknown', npm: 'unknown' }, source: 'https://github.com/nodejs/docker-node' },
  { names: ['perl'], base: 'debian', size: 350_000_000, command: ['perl', '-de0'], adds: ['curl', 'wget'], programs: { perl: 'unknown' }, source: 'https://github.com/Perl/docker-perl' },
  { names: ['openjdk', 'eclipse-temurin'], base: 'ubuntu', size: 230_000_000, command: ['jshell'], programs: { java: 'unknown', jshell: 'unknown' } },
  { names: ['golang'], base: 'debian', alpineTag: 'alpine', size: 300_000_000, command: ['bash'], workingDir: '/go', adds: ['curl', 'wget'], programs: { go: 'unknown' }, source: `${LIBRARY}/golang` },
  { names: ['curl', 'curlimages/curl'], base: 'alpine', size: 9_400_000, entrypoint: ['/entrypoint.sh'], command: ['curl'], user: 100, adds: ['curl'], programs: { 'entrypoint.sh': 'entrypoint' }, source: 'https://github.com/curl/curl-container' },

  // Kubernetes' own test and sample images.
  {
    names: ['liveness'],
    base: 'scratch',
    size: 2_400_000,
    entrypoint: ['/server'],
    server: deaf('server', [8080], { stops: { SIGTERM: 2 }, routes: [{ path: '/healthz', status: 200, body: 'ok', until: seconds(10), thenStatus: 500 }] }),
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
  { names: ['serve_hostname', 'serve-hostname'], base: 'scratch', size: 2_000_000, entrypoint: ['/serve-hostname'], server: graceful('serve-hostname', [9376], { routes: [{ path: '*', status: 200, body: 'HOSTNAME' }] }), source: 'https://github.com/kubernetes/kubernetes/tree/master/test/images/agnhost/serve-hostname' },
  { names: ['hello-app', 'hello-app-tls', 'hello-app-redis'], base: 'scratch', size: 12_000_000, entrypoint: ['/hello-app'], server: deaf('hello-app', [8080], { portFrom: ['$PORT'], stops: { SIGTERM: 2 }, routes: helloRoutes }), source: 'https://github.com/GoogleCloudPlatform/kubernetes-engine-samples/tree/main/quickstarts/hello-app' },
  { names: ['whereami'], base: 'debian', size: 60_000_000, entrypoint: ['/whereami'], server: graceful('whereami', [8080], { portFrom: ['$PORT'], routes: [{ path: '/healthz', status: 200, body: 'I am healthy' }, { path: '*', status: 200, body: '{"pod_name":"HOSTNAME"}\n' }] }), source: 'https://github.com/GoogleCloudPlatform/kubernetes-engine-samples/tree/main/quickstarts/whereami' },
  { names: ['echoserver', 'hello-node'], base: 'scratch', size: 46_000_000, entrypoint: ['/server'], server: graceful('server', [8080], { routes: [{ path: '*', status: 200, body: '\n\nHostname: HOSTNAME\n' }] }) },
  { names: ['http-echo', 'hashicorp/http-echo'], base: 'scratch', size: 3_100_000, entrypoint: ['/http-echo'], server: graceful('http-echo', [5678], { routes: [{ path: '/health', status: 200, body: '{"status":"ok"}' }, { path: '*', status: 200, body: 'hello-world\n' }] }), source: 'https://github.com/hashicorp/http-echo' },
  { names: ['luksa/kubia', 'luksa/kubia-pet', 'sangmile/kumile'], base: 'debian', size: 260_000_000, entrypoint: ['node', 'app.js'], programs: {}, server: deaf('node', [8080], { routes: [{ path: '*', status: 200, body: "You've hit HOSTNAME\n" }] }), source: 'https://github.com/luksa/kubernetes-in-action/tree/master/Chapter02/kubia' },
  { names: ['luksa/kubia-unhealthy'], base: 'debian', size: 260_000_000, entrypoint: ['node', 'app.js'], server: deaf('node', [8080], { routes: [{ path: '*', status: 200, body: "You've hit HOSTNAME\n", requests: 5, thenStatus: 500 }] }), source: 'https://github.com/luksa/kubernetes-in-action/tree/master/Chapter04/kubia-unhealthy' },
  { names: ['luksa/kiada', 'luksa/quote-writer', 'luksa/quiz-api'], base: 'debian', size: 280_000_000, entrypoint: ['node', 'app.js'], server: deaf('node', [8080], { routes: [{ path: '/healthz/*', status: 200, body: 'READY' }, { path: '*', status: 200, body: 'Kiada version 0.1. Request processed by "HOSTNAME".\n' }] }), source: 'https://github.com/luksa/kubernetes-in-action-2nd-edition' },
  { names: ['luksa/fortune', 'sangmile/fortune'], base: 'ubuntu', size: 78_000_000, entrypoint: ['/bin/fortuneloop.sh'], env: { INTERVAL: '10' }, programs: { 'fortuneloop.sh': 'fortune' }, source: 'https://github.com/luksa/kubernetes-in-action/tree/master/Chapter06/fortune-env' },
  { names: ['stefanprodan/podinfo', 'podinfo'], base: 'alpine', size: 21_000_000, entrypoint: ['./podinfo'], workingDir: '/home/app', user: 100, adds: ['curl'], programs: { podcli: { port: 9898, prints: { '*': '' }, failure: { code: 1, text: 'check failed: dial tcp HOST:PORT: connect: connection refused\n' } } }, server: graceful('podinfo', [9898], { portFrom: ['--port', '$PODINFO_PORT'], routes: [{ path: '/healthz', status: 200, body: '{\n  "status": "OK"\n}' }, { path: '/readyz', status: 200, body: '{\n  "status": "OK"\n}' }, { path: '/panic', status: 0, exits: 255 }, { path: '*', status: 200, body: '{\n  "hostname": "HOSTNAME",\n  "message": "greetings from podinfo"\n}' }] }), source: 'https://github.com/stefanprodan/podinfo/blob/master/Dockerfile' },
  { names: ['k8spatterns/random-generator'], base: 'debian', size: 200_000_000, entrypoint: ['java', '-cp', '/opt', 'RandomRunner'], server: deaf('java', [8080], { startUp: seconds(2), stops: { SIGTERM: 143, SIGINT: 130 }, routes: [{ path: '/actuator/health*', status: 200, body: '{"status":"UP"}' }, { path: '*', status: 200, body: '{"random":42,"id":"HOSTNAME"}' }] }), source: 'https://github.com/k8spatterns/random-generator' },
  { names: ['polinux/stress', 'stress', 'vish/stress'], base: 'alpine', size: 4_300_000, command: ['stress', '--help'], programs: { stress: 'stress' }, adds: ['bash'], source: 'https://hub.docker.com/r/polinux/stress' },
  { names: ['dnsutils', 'jessie-dnsutils'], base: 'debian', size: 70_000_000, command: ['sleep', '3600'], adds: ['nslookup', 'ping', 'nc', 'ps', 'curl', 'wget'] },
  { names: ['kube-rbac-proxy'], base: 'scratch', size: 27_000_000, user: 65_532, entrypoint: ['/usr/local/bin/kube-rbac-proxy'], server: graceful('kube-rbac-proxy', [8443]), source: 'https://github.com/brancz/kube-rbac-proxy' },
  { names: ['registry'], base: 'alpine', size: 9_700_000, entrypoint: ['/entrypoint.sh'], command: ['registry'], programs: { 'entrypoint.sh': 'entrypoint' }, server: deaf('registry', [5000], { stops: { SIGTERM: 2 }, routes: [{ path: '/v2*', status: 200, body: '{}' }, { path: '/', status: 200 }] }), source: 'https://github.com/distribution/distribution-library-image' },
  { names: ['minio', 'minio/minio'], base: 'redhat', size: 60_000_000, entrypoint: ['/usr/bin/docker-entrypoint.sh'], command: ['minio'], adds: ['curl'], programs: { 'docker-entrypoint.sh': 'entrypoint' }, server: graceful('minio', [9000], { routes: [{ path: '/minio/health/*', status: 200 }, { path: '*', status: 403 }] }), source: 'https://github.com/minio/minio/blob/master/Dockerfile' },
  { names: ['prometheus', 'prom/prometheus'], base: 'busybox', size: 105_000_000, entrypoint: ['/bin/prometheus'], command: ['--config.file=/etc/prometheus/prometheus.yml', '--storage.tsdb.path=/prometheus'], user: 65_534, workingDir: '/prometheus', server: graceful('prometheus', [9090], { startUp: seconds(1), routes: [{ path: '/-/healthy', status: 200, body: 'Prometheus Server is Healthy.\n' }, { path: '/-/ready', status: 200, body: 'Prometheus Server is Ready.\n' }, { path: '*', status: 200 }] }), source: 'https://github.com/prometheus/prometheus/blob/main/Dockerfile' },
  { names: ['node-exporter', 'prom/node-exporter'], base: 'busybox', size: 12_000_000, entrypoint: ['/bin/node_exporter'], user: 65_534, server: deaf('node_exporter', [9100], { stops: { SIGTERM: 143 }, routes: [{ path: '*', status: 200 }] }), source: 'https://github.com/prometheus/node_exporter/blob/master/Dockerfile' },
  { names: ['tini', 'krallin/ubuntu-tini'], base: 'ubuntu', size: 29_900_000, entrypoint: ['/usr/local/bin/tini', '--'], command: ['/bin/bash'], programs: { tini: 'init' }, source: 'https://github.com/krallin/tini' },
];
