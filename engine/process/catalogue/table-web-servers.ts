import type { CatalogueEntry } from './entry';
import { graceful, LIBRARY } from './kinds';

/** Web servers and proxies. */
export const WEB_SERVERS: readonly CatalogueEntry[] = [
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
      '/usr/share/nginx/html/index.html':
        '<!DOCTYPE html>\n<html>\n<head>\n<title>Welcome to nginx!</title>\n</head>\n<body>\n<h1>Welcome to nginx!</h1>\n</body>\n</html>\n',
      '/usr/share/nginx/html/50x.html': '<h1>An error occurred.</h1>\n',
      '/etc/nginx/nginx.conf': 'events {\n}\nhttp {\n    include /etc/nginx/conf.d/*.conf;\n}\n',
      '/etc/nginx/conf.d/default.conf':
        'server {\n    listen       80;\n    location / {\n        root   /usr/share/nginx/html;\n    }\n}\n',
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
];
