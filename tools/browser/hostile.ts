/** What a page must show as text, each in its own way of being taken for something else. */
export const HOSTILE = {
  script: '<script>globalThis.injected = 1; alert(1)</script>',
  image: '<img src=x onerror="globalThis.injected = 2; alert(2)">',
  svg: '<svg onload="globalThis.injected = 3; alert(3)"><a href="javascript:alert(3)">x</a></svg>',
  ends: '</title></style></textarea></pre></script><script>alert(4)</script><!--',
  quotes: `" onmouseover="alert(5)" x=' autofocus onfocus='alert(5)`,
  link: '[click](javascript:alert(6)) <javascript:alert(6)> ![x](javascript:alert(6) "x")',
  entity: '&lt;b&gt; &amp; &#x3c;i&#x3e; \u2028\u2029 \u202e ${alert(7)} {{7*7}}',
} as const;

/** A name of a file, hostile to pages and to addresses. */
export const HOSTILE_FILE = `features/<img src=x onerror=alert(8)>&"' 100%#?.feature`;

/** Says all of it in names, tags, prose, doc strings, tables, YAML, logs and failures. */
export const HOSTILE_FEATURE = `@<img/src=x/onerror=alert(9)>
Feature: ${HOSTILE.script}
  ${HOSTILE.link}
  ${HOSTILE.image}

  <style>* { display: none }</style>

  Background: ${HOSTILE.svg}
    ${HOSTILE.ends}

  @"><b>tag
  Rule: ${HOSTILE.ends}
    ${HOSTILE.svg}

    Scenario: ${HOSTILE.image}
      ${HOSTILE.script}
      When I apply:
        """yaml
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
          annotations:
            example.com/script: ${JSON.stringify(HOSTILE.script)}
            example.com/ends: ${JSON.stringify(HOSTILE.ends)}
            example.com/entity: ${JSON.stringify(HOSTILE.entity)}
        spec:
          containers:
          - name: app
            image: busybox:1.36
            command: [sh, -c, ${JSON.stringify(`echo '${HOSTILE.svg}'; echo '${HOSTILE.script}'; sleep 3600`)}]
            env: [{ name: EVIL, value: ${JSON.stringify(HOSTILE.quotes)} }]
        """
      And 1 minute passes
      And "${HOSTILE.quotes.replaceAll('"', "'")}" is told with:
        """${HOSTILE.script.replace(/[^a-z<>]/g, '')}
        ${HOSTILE.ends}
        """
      And a table is told:
        | ${HOSTILE.image} | ${HOSTILE.entity} |
      Then pod "web" is Running

    Scenario: ${HOSTILE.quotes}
      Given a pod "task" with container "app" of image "busybox:1.36" and restartPolicy Never and command "echo '<script>alert(10)</script>'"
      Then the log of container "app" is:
        """
        <b>another</b>
        """

    Scenario: It attaches ${HOSTILE.svg}
      Given pictures are attached
      And it fails with "${HOSTILE.script}"

    Scenario Outline: Rows of <what>
      Given it fails with "<what>"

      Examples: ${HOSTILE.script}
        ${HOSTILE.image}
        | what |
        | ${HOSTILE.svg} |
        | ${HOSTILE.ends} |

    Scenario: Nobody knows ${HOSTILE.script}
      Given ${HOSTILE.image}
`;

/** The phrases that the hostile feature needs. */
export const HOSTILE_STEPS = `
const { Given } = require('@cucumber/cucumber');
Given(/^"(.*)" is told with:$/, function (text, doc) { this.log(text + doc); });
Given('a table is told:', (table) => {});
Given(/^it fails with "(.*)"$/, (text) => { throw new Error(text); });
Given('pictures are attached', function () {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" onload="alert(11)"><script>alert(12)</script></svg>';
  this.attach(svg, { mediaType: 'image/svg+xml', fileName: 'timeline.svg' });
  this.attach(svg, { mediaType: 'image/svg+xml' });
  this.attach('<script>alert(13)</script>', { mediaType: 'text/html' });
  for (const body of ['{no story', 'null', '[]', '{"said":null}', '{"said":{"of":7,"entries":[1e9]}}'])
    this.attach(body, { mediaType: 'application/vnd.podlife.story+json' });
  this.attach(Buffer.from('no story'), { mediaType: 'application/vnd.podlife.story+json' });
  this.attach('{"story":"</script><script>alert(14)</script>"}', { mediaType: 'application/vnd.podlife.story+json' });
});
`;
