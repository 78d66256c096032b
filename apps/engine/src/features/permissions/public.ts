// What other features know of permissions.
export { EVERYONE_ID, SYSTEM, SYSTEM_ID } from './ids.ts';
export { visible, visibleEvents, type VisibleKind } from './visible.repo.ts';
export { authorize, ENGINE_PRINCIPAL, isFresh } from './authorize.ts';
