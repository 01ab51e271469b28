import { seconds } from '../../simulation/time';
import { mongosh, mysqladmin, mysqlClient, pgIsReady, redisCli } from './clients';
import type { CatalogueEntry } from './entry';
import { deaf, graceful, LIBRARY } from './kinds';

/** Databases and queues. */
export const DATABASES: readonly CatalogueEntry[] = [
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
    programs: {
      'docker-entrypoint.sh': 'entrypoint',
      'entrypoint.sh': 'entrypoint',
      mysqladmin,
      mysql: mysqlClient,
    },
    server: graceful('mysqld', [3306, 33_060], {
      startUp: seconds(10),
      needs: {
        oneOf: [
          'MYSQL_ROOT_PASSWORD',
          'MYSQL_ALLOW_EMPTY_PASSWORD',
          'MYSQL_RANDOM_ROOT_PASSWORD',
          'MYSQL_ROOT_PASSWORD_FILE',
        ],
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
    programs: {
      'docker-entrypoint.sh': 'entrypoint',
      mysqladmin,
      mysql: mysqlClient,
      'mariadb-admin': mysqladmin,
      mariadb: mysqlClient,
    },
    server: graceful('mariadbd', [3306], {
      startUp: seconds(5),
      needs: {
        oneOf: [
          'MARIADB_ROOT_PASSWORD',
          'MARIADB_ALLOW_EMPTY_ROOT_PASSWORD',
          'MARIADB_RANDOM_ROOT_PASSWORD',
          'MARIADB_ROOT_PASSWORD_HASH',
          'MYSQL_ROOT_PASSWORD',
          'MYSQL_ALLOW_EMPTY_PASSWORD',
          'MYSQL_RANDOM_ROOT_PASSWORD',
          'MARIADB_ROOT_PASSWORD_FILE',
          'MYSQL_ROOT_PASSWORD_FILE',
        ],
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
    programs: {
      'docker-entrypoint.sh': 'entrypoint',
      rabbitmqctl: 'unknown',
      'rabbitmq-diagnostics': 'unknown',
    },
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
    names: ['google-samples/cassandra'],
    base: 'debian',
    size: 152_000_000,
    command: ['/run.sh'],
    programs: {
      'ready-probe.sh': { port: 9042, prints: { '*': '' }, failure: { code: 1, text: '' } },
      nodetool: { port: 7199, prints: { '*': '' }, failure: { code: 1, text: '' } },
    },
    server: deaf('run.sh', [9042, 7000, 7199], { startUp: seconds(30), stops: { SIGTERM: 143 } }),
    source: 'https://github.com/kubernetes/examples/tree/master/databases/cassandra/image',
  },
  {
    names: ['kubernetes-zookeeper'],
    anyRegistry: true,
    base: 'ubuntu',
    size: 140_000_000,
    command: ['start-zookeeper'],
    programs: { 'zookeeper-ready': { port: 2181, prints: { '*': '' }, failure: { code: 1, text: '' } } },
    server: deaf('start-zookeeper', [2181, 2888, 3888], { startUp: seconds(3), stops: { SIGTERM: 143 } }),
    source: 'https://github.com/kow3ns/kubernetes-zookeeper/tree/master/docker',
  },
  {
    names: ['cassandra'],
    base: 'ubuntu',
    size: 140_000_000,
    entrypoint: ['docker-entrypoint.sh'],
    command: ['cassandra', '-f'],
    programs: {
      'docker-entrypoint.sh': 'entrypoint',
      nodetool: {
        port: 7199,
        prints: { status: 'UN\n', info: '' },
        failure: {
          code: 1,
          text: "nodetool: Failed to connect to 'HOST:PORT' - ConnectException: 'Connection refused'.\n",
        },
      },
    },
    server: deaf('cassandra', [9042, 7000, 7199], { startUp: seconds(30), stops: { SIGTERM: 143 } }),
    source: `${LIBRARY}/cassandra`,
  },
  {
    names: ['etcd', 'etcd-amd64'],
    anyRegistry: true,
    base: 'scratch',
    size: 58_000_000,
    command: ['etcd'],
    programs: {
      etcdctl: {
        port: 2379,
        prints: { 'endpoint health': '127.0.0.1:2379 is healthy: successfully committed proposal\n' },
        failure: { code: 1, text: 'Error: context deadline exceeded\n' },
      },
    },
    server: graceful('etcd', [2379, 2380], {
      stops: { SIGTERM: 143, SIGINT: 130 },
      routes: [
        { path: '/health*', status: 200, body: '{"health":"true","reason":""}' },
        { path: 'grpc.health.v1.Health', status: 200, body: 'SERVING' },
      ],
    }),
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
];
