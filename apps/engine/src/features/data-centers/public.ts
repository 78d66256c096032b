// What other features may use of data centers.
export { checkName, checkVersion, isBelow, LATEST_VERSION, SUPPORTED_VERSIONS } from './data-center.ts';
export { toVersion } from './data-center.queries.ts';
