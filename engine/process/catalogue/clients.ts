import type { Client } from './entry';

/** Clients of databases, as the catalogue's images have them. */

export const redisCli: Client = {
  port: 6379,
  hostOption: '-h',
  portOption: '-p',
  prints: { ping: 'PONG\n', PING: 'PONG\n', info: '# Server\nredis_mode:standalone\nrole:master\n' },
  failure: { code: 1, text: 'Could not connect to Redis at HOST:PORT: Connection refused\n' },
};

export const mysqladmin: Client = {
  port: 3306,
  hostOption: '-h',
  portOption: '-P',
  prints: { ping: 'mysqld is alive\n', status: 'Uptime: 1  Threads: 1  Questions: 1\n' },
  failure: {
    code: 1,
    text:
      "mysqladmin: connect to server at 'HOST' failed\nerror: 'Can't connect to MySQL server on 'HOST:PORT' (111)'\n" +
      'Check that mysqld is running on HOST and that the port is PORT.\n',
  },
};

export const mysqlClient: Client = {
  port: 3306,
  hostOption: '-h',
  portOption: '-P',
  prints: { 'SELECT 1': '1\n1\n', 'SELECT 1;': '1\n1\n', 'select 1': '1\n1\n' },
  failure: { code: 1, text: "ERROR 2003 (HY000): Can't connect to MySQL server on 'HOST:PORT' (111)\n" },
};

export const mongosh: Client = {
  port: 27017,
  hostOption: '--host',
  portOption: '--port',
  prints: { "db.adminCommand('ping')": '{ ok: 1 }\n', 'db.adminCommand("ping")': '{ ok: 1 }\n' },
  failure: { code: 1, text: 'MongoNetworkError: connect ECONNREFUSED HOST:PORT\n' },
};

export const pgIsReady: Client = {
  port: 5432,
  hostOption: '-h',
  portOption: '-p',
  prints: { '': '/var/run/postgresql:5432 - accepting connections\n' },
  failure: { code: 2, text: 'HOST:PORT - no response\n' },
};
