import type { Complaints } from './complaints';
import { notFound } from './field-error';
import { type Fields, fieldsOf, isFields, listOf, textOf } from './fields';
import { validateLocalPath } from './validate-volume';

/** The places of volumes in a container. */
export function validateMounts(
  container: Fields,
  volumes: ReadonlySet<string>,
  field: string,
  complaints: Complaints,
): void {
  const paths = new Set<string>();
  listOf(container.volumeMounts).forEach((entry, index) => {
    const mount = fieldsOf(entry);
    const at = `${field}[${index}]`;
    const name = textOf(mount.name);
    const path = textOf(mount.mountPath);
    if (name === '') complaints.required(`${at}.name`);
    if (!volumes.has(name)) complaints.add(notFound(`${at}.name`, name));
    if (path === '') complaints.required(`${at}.mountPath`);
    if (paths.has(path)) complaints.invalid(`${at}.mountPath`, path, 'must be unique');
    paths.add(path);
    const subPath = textOf(mount.subPath);
    const expression = textOf(mount.subPathExpr);
    if (expression !== '' && subPath !== '') {
      complaints.invalid(`${at}.subPathExpr`, expression, 'subPathExpr and subPath are mutually exclusive');
    }
    // The API names the list here and not its element.
    validateLocalPath(subPath, `${field}.subPath`, complaints);
    validateLocalPath(expression, `${field}.subPathExpr`, complaints);
    validatePropagation(mount, container, field, complaints);
    validateRecursiveReadOnly(mount, `${field}.recursiveReadOnly`, complaints);
  });
}

/** (validateMountRecursiveReadOnly) */
function validateRecursiveReadOnly(mount: Fields, field: string, complaints: Complaints): void {
  const { recursiveReadOnly: mode, readOnly, mountPropagation } = mount;
  if (mode === undefined) return;
  complaints.oneOf(field, mode, ['Disabled', 'Enabled', 'IfPossible']);
  if (mode !== 'Enabled' && mode !== 'IfPossible') return;
  if (readOnly !== true) complaints.forbidden(field, 'may only be specified when readOnly is true');
  if (mountPropagation !== undefined && mountPropagation !== 'None')
    complaints.forbidden(field, 'may only be specified when mountPropagation is None or not specified');
}

function validatePropagation(mount: Fields, container: Fields, field: string, complaints: Complaints): void {
  const { mountPropagation } = mount;
  if (mountPropagation === undefined) return;
  complaints.oneOf(`${field}.mountPropagation`, mountPropagation, [
    'Bidirectional',
    'HostToContainer',
    'None',
  ]);
  if (mountPropagation !== 'Bidirectional' || fieldsOf(container.securityContext).privileged === true) return;
  const why = 'Bidirectional mount propagation is available only to privileged containers';
  complaints.forbidden(`${field}.mountPropagation`, why);
}

/**
 * The volumes that variables are read from: they must be there, and emptyDirs. (validateFileKeyRefVolumes)
 */
export function validateFileReferences(spec: Fields, field: string, complaints: Complaints): void {
  const volumes = new Map(
    listOf(spec.volumes).map((volume) => [textOf(fieldsOf(volume).name), fieldsOf(volume)]),
  );
  for (const list of ['initContainers', 'containers', 'ephemeralContainers']) {
    listOf(spec[list]).forEach((container, i) => {
      listOf(fieldsOf(container).env).forEach((variable, j) => {
        const { fileKeyRef } = fieldsOf(fieldsOf(variable).valueFrom);
        if (!isFields(fileKeyRef)) return;
        const at = `${field}.${list}[${i}].env[${j}].valueFrom.fileKeyRef.volumeName`;
        const name = textOf(fileKeyRef.volumeName);
        const volume = volumes.get(name);
        if (volume === undefined) complaints.add(notFound(at, name));
        else if (!isFields(volume.emptyDir))
          complaints.invalid(at, name, 'referenced volume must be of type emptyDir');
      });
    });
  }
}
