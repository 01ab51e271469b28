import { change, type Fields, withDefaults } from './fields';

/** What a driver does that does not say otherwise. pkg/apis/storage/v1/defaults.go (SetDefaults_CSIDriver) */
export function defaultDriver(object: Fields): Fields {
  return change(withDefaults(object, { spec: {} }), 'spec', (spec) =>
    withDefaults(spec, {
      attachRequired: true,
      podInfoOnMount: false,
      storageCapacity: false,
      fsGroupPolicy: 'ReadWriteOnceWithFSType',
      volumeLifecycleModes: ['Persistent'],
      requiresRepublish: false,
      seLinuxMount: false,
    }),
  );
}

/** Nothing has been attached by a new attachment. */
export function defaultAttachment(object: Fields): Fields {
  const whole = withDefaults(object, { spec: {}, status: {} });
  const withSource = change(whole, 'spec', (spec) => withDefaults(spec, { source: {} }));
  return change(withSource, 'status', (status) => withDefaults(status, { attached: false }));
}
