import type { Complaints } from './complaints';
import { type Fields, fieldsOf } from './fields';
import { qualifiedName } from './names';
import { canonicalQuantity, compareQuantities, parseQuantity } from './quantity';
import type { Quantity } from './types';
import { sortedEntries } from './validate-metadata';

/**
 * Requests and limits of a container.
 * https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
 * pkg/apis/core/validation/validation.go (validateResourceRequirements)
 */
export function validateResources(resources: Fields, field: string, complaints: Complaints): void {
  const limits = fieldsOf(resources.limits);
  for (const [name, limit] of sortedEntries(limits)) {
    validateResource(name, limit as Quantity, `${field}.limits[${name}]`, complaints);
  }
  for (const [name, amount] of sortedEntries(resources.requests)) {
    const request = amount as Quantity;
    validateResource(name, request, `${field}.requests[${name}]`, complaints);
    const limit = limits[name] as Quantity | undefined;
    if (limit === undefined) {
      if (!mayOvercommit(name)) {
        complaints.required(`${field}.limits`, 'Limit must be set for non overcommitable resources');
      }
      continue;
    }
    const relation = compareQuantities(request, limit);
    const text = canonicalQuantity(request);
    if (relation !== 0 && !mayOvercommit(name)) {
      complaints.invalid(
        `${field}.requests`,
        text,
        `must be equal to ${name} limit of ${canonicalQuantity(limit)}`,
      );
    } else if (relation > 0) {
      const most = `must be less than or equal to ${name} limit of ${canonicalQuantity(limit)}`;
      complaints.invalid(`${field}.requests`, text, most);
    }
  }
}

/** A quantity that must not be negative, and whole where the resource comes in pieces. */
export function validateAmount(
  name: string,
  quantity: Quantity,
  field: string,
  complaints: Complaints,
): void {
  if (compareQuantities(quantity, '0') < 0) {
    complaints.invalid(field, canonicalQuantity(quantity), 'must be greater than or equal to 0');
  }
  if (!mayOvercommit(name) && parseQuantity(quantity).nano % 1_000_000_000n !== 0n) {
    complaints.invalid(field, canonicalQuantity(quantity), 'must be an integer');
  }
}

/** The name of a resource of containers, and its amount. (validateContainerResourceName) */
export function validateResource(
  name: string,
  quantity: Quantity,
  field: string,
  complaints: Complaints,
): void {
  complaints.name(field, name, qualifiedName);
  if (!name.includes('/')) {
    if (!STANDARD.has(name) && !name.startsWith('hugepages-')) {
      complaints.invalid(field, name, 'must be a standard resource for containers');
    }
  } else if (!isNative(name) && !isExtended(name)) {
    complaints.invalid(field, name, "doesn't follow extended resource name standard");
  }
  validateAmount(name, quantity, field, complaints);
}

const STANDARD = new Set(['cpu', 'memory', 'ephemeral-storage']);

/** Devices and huge pages are given in whole or not at all. */
export function mayOvercommit(name: string): boolean {
  return isNative(name) && !name.startsWith('hugepages-');
}

function isNative(name: string): boolean {
  return !name.includes('/') || name.includes('kubernetes.io/');
}

function isExtended(name: string): boolean {
  return !isNative(name) && !name.startsWith('requests.') && qualifiedName(`requests.${name}`).length === 0;
}
