import { test } from 'node:test';
import { expect } from 'expect';
import { defaulted } from './defaults';
import { fieldErrorText } from './field-error';
import { validateNew } from './validate';
import { validateUpdate } from './validate-update';

const metadata = { name: 'x' };
const told = (kind: string, object: object) =>
  validateNew(defaulted({ apiVersion: 'storage.k8s.io/v1', kind, metadata, ...object })).map(fieldErrorText);
const attachment = (spec: object) => ({ spec: { attacher: 'd.io', nodeName: 'n', ...spec } });
const ONE = 'must specify exactly one of inlineVolumeSpec and persistentVolumeName';
const SUBDOMAIN =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";

const created: readonly (readonly [what: string, kind: string, object: object, errors: readonly string[]])[] =
  [
    ['a driver that says nothing', 'CSIDriver', {}, []],
    [
      'a driver with a policy, a mode and a period that are none',
      'CSIDriver',
      {
        spec: { fsGroupPolicy: 'Dir', volumeLifecycleModes: ['Now'], nodeAllocatableUpdatePeriodSeconds: 9 },
      },
      [
        'spec.fsGroupPolicy: Unsupported value: "Dir": supported values: "File", "None", "ReadWriteOnceWithFSType"',
        'spec.volumeLifecycleModes: Unsupported value: "Now": supported values: "Persistent", "Ephemeral"',
        'spec.nodeAllocatableUpdatePeriodSeconds: Invalid value: 9: must be greater than or equal to 10 seconds',
      ],
    ],
    ['a period of ten seconds', 'CSIDriver', { spec: { nodeAllocatableUpdatePeriodSeconds: 10 } }, []],
    [
      'tokens that are too short, or for the same twice',
      'CSIDriver',
      {
        spec: {
          tokenRequests: [
            { audience: 'a', expirationSeconds: 599 },
            { audience: 'a' },
            { audience: 'b', expirationSeconds: 600 },
          ],
        },
      },
      [
        'spec.tokenRequests[0].expirationSeconds: Invalid value: 599: may not specify a duration less than 10 minutes',
        'spec.tokenRequests[1].audience: Duplicate value: "a"',
      ],
    ],
    ['a node without drivers', 'CSINode', {}, []],
    [
      'drivers of a node without a name, without an id, and with less than no volumes',
      'CSINode',
      {
        spec: {
          drivers: [
            { nodeID: 'n' },
            { name: 'D.io' },
            { name: 'd.io', nodeID: 'n', allocatable: { count: -1 }, topologyKeys: ['zone', 'zone'] },
            { name: 'd.io', nodeID: 'n', allocatable: { count: 0 } },
          ],
        },
      },
      [
        'spec.drivers[0].name: Required value',
        'spec.drivers[1].nodeID: Required value',
        'spec.drivers[2].allocatable.count: Invalid value: -1: must be greater than or equal to 0',
        'spec.drivers[2]: Duplicate value: "zone"',
        'spec.drivers[3].name: Duplicate value: "d.io"',
      ],
    ],
    ['a capacity of nothing', 'CSIStorageCapacity', { storageClassName: 'fast', capacity: '0' }, []],
    [
      'a capacity of no class and less than nothing',
      'CSIStorageCapacity',
      { capacity: '-1Gi' },
      [
        `storageClassName: Invalid value: "": ${SUBDOMAIN}`,
        'capacity: Invalid value: "-1Gi": must be greater than or equal to 0',
      ],
    ],
    ['a class of attributes', 'VolumeAttributesClass', { driverName: 'd.io', parameters: { iops: '1' } }, []],
    [
      'a class of no attributes, and of no driver',
      'VolumeAttributesClass',
      {},
      ['driverName: Required value', 'parameters: Required value: must contain at least one key/value pair'],
    ],
    ['an attachment', 'VolumeAttachment', attachment({ source: { persistentVolumeName: 'pv' } }), []],
    ['an attachment of nothing', 'VolumeAttachment', attachment({}), [`spec.source: Required value: ${ONE}`]],
    [
      'an attachment of two things',
      'VolumeAttachment',
      attachment({ source: { persistentVolumeName: 'pv', inlineVolumeSpec: {} } }),
      [`spec.source: Forbidden: ${ONE}`],
    ],
    [
      'an attachment that says nothing',
      'VolumeAttachment',
      {},
      [
        'spec.attacher: Required value',
        `spec.source: Required value: ${ONE}`,
        `spec.nodeName: Invalid value: "": ${SUBDOMAIN}`,
      ],
    ],
  ];
for (const [what, kind, object, errors] of created)
  test(`${kind}, ${what}: ${errors.length === 0 ? 'taken' : 'refused'}`, () =>
    expect(told(kind, object)).toEqual(errors));

const node = (driver: object) => ({ spec: { drivers: [{ name: 'd.io', nodeID: 'n', ...driver }] } });
const changed: readonly (readonly [
  what: string,
  kind: string,
  before: object,
  after: object,
  errors: readonly string[],
])[] = [
  ['how much there is', 'CSIDriver', {}, { spec: { storageCapacity: true } }, []],
  [
    'whether it attaches, and for which volumes it is',
    'CSIDriver',
    {},
    { spec: { attachRequired: false, volumeLifecycleModes: ['Ephemeral'] } },
    [
      'spec.attachedRequired: Invalid value: false: field is immutable',
      'spec.volumeLifecycleModes: Invalid value: ["Ephemeral"]: field is immutable',
    ],
  ],
  ['how many volumes', 'CSINode', node({}), node({ allocatable: { count: 5 } }), []],
  [
    'the id of a node',
    'CSINode',
    node({}),
    node({ nodeID: 'm' }),
    [
      'spec.drivers: Invalid value: {"Name":"d.io","NodeID":"m","TopologyKeys":null,"Allocatable":null}: field is immutable',
    ],
  ],
  ['a driver that goes', 'CSINode', node({}), { spec: { drivers: [] } }, []],
  [
    'its class',
    'CSIStorageCapacity',
    { storageClassName: 'fast', capacity: '1' },
    { storageClassName: 'slow', capacity: '2' },
    ['storageClassName: Invalid value: "slow": field is immutable'],
  ],
  [
    'its parameters',
    'VolumeAttributesClass',
    { driverName: 'd.io', parameters: { iops: '1' } },
    { driverName: 'd.io', parameters: { iops: '2' } },
    ['parameters: Forbidden: updates to parameters are forbidden.'],
  ],
];
for (const [what, kind, before, after, errors] of changed)
  test(`a change of ${kind}, ${what}: ${errors.length === 0 ? 'taken' : 'refused'}`, () => {
    const [old, next] = [before, after].map((object) =>
      defaulted({ apiVersion: 'storage.k8s.io/v1', kind, metadata, ...object }),
    );
    expect(validateUpdate(next!, old!).map(fieldErrorText)).toEqual(errors);
  });
