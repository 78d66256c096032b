// Makes, binds and removes a local file domain in VDSM's format, version 5. The metadata is written last, so a domain
// without it was never finished, and a repeated call finishes it.
import { chmod, mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { StorageConnection } from '@overt/agent-protocol/verbs/storage';
import { refuse } from '@overt/kernel/refusal';
import { syncDirectory } from '../durable/append-log.ts';
import { checkRoot } from './connections.ts';
import { readDomainMetadata, writeDomainMetadata, type KeyValues } from './metadata.ts';
import { domainPaths, isDirectory } from './paths.ts';

const MAILBOX_BYTES = 16 * 1024 * 1024;

export async function createDomain(params: {
  storageDomainId: string;
  name: string;
  connection: StorageConnection;
  domainClass: 'Data' | 'Iso';
}): Promise<void> {
  const { storageDomainId, connection } = params;
  await checkRoot(connection);
  const paths = domainPaths(connection.path, storageDomainId);
  const existing = await readDomainMetadata(paths.metadata);
  if (existing !== undefined) {
    if (existing.SDUUID === storageDomainId && existing.CLASS === params.domainClass) return;
    refuse('AGENT_STORAGE_PATH', { path: paths.directory, cause: 'another storage domain is there' });
  }
  for (const directory of [paths.directory, paths.domMd, paths.images]) {
    await mkdir(directory, { recursive: true });
    await chmod(directory, 0o755);
  }
  for (const name of ['ids', 'leases', 'xleases', 'inbox', 'outbox']) {
    const file = await open(join(paths.domMd, name), 'a', 0o660);
    await file.truncate(name.endsWith('box') ? MAILBOX_BYTES : 0);
    await file.close();
  }
  await syncDirectory(paths.domMd);
  await syncDirectory(connection.path);
  await writeDomainMetadata(paths.metadata, {
    ALIGNMENT: '1048576',
    BLOCK_SIZE: '512',
    CLASS: params.domainClass,
    DESCRIPTION: params.name,
    IOOPTIMEOUTSEC: '10',
    LEASERETRIES: '3',
    LEASETIMESEC: '60',
    LOCKPOLICY: '',
    LOCKRENEWALINTERVALSEC: '5',
    POOL_UUID: '',
    REMOTE_PATH: connection.path,
    ROLE: 'Regular',
    SDUUID: storageDomainId,
    TYPE: 'LOCALFS',
    VERSION: '5',
  });
}

/** The metadata of a finished domain. */
export async function readDomain(root: string, storageDomainId: string): Promise<KeyValues> {
  const metadata = await readDomainMetadata(domainPaths(root, storageDomainId).metadata);
  if (metadata?.SDUUID !== storageDomainId)
    return refuse('AGENT_STORAGE_PATH', { path: root, cause: `storage domain ${storageDomainId} is not there` });
  return metadata;
}

const MASTER_KEYS = ['MASTER_VERSION', 'POOL_DESCRIPTION', 'POOL_DOMAINS', 'POOL_SPM_ID', 'POOL_SPM_LVER'];

export async function attachDomain(params: {
  storageDomainId: string;
  storagePoolId: string;
  connection: StorageConnection;
  master: boolean;
}): Promise<void> {
  const { storageDomainId, storagePoolId, connection, master } = params;
  const metadata = await readDomain(connection.path, storageDomainId);
  const pool = metadata.POOL_UUID ?? '';
  if (pool !== '' && pool !== storagePoolId) refuse('AGENT_DOMAIN_ATTACHED', { storageDomainId, storagePoolId: pool });
  const paths = domainPaths(connection.path, storageDomainId);
  if (master) for (const name of ['vms', 'tasks']) await mkdir(join(paths.master, name), { recursive: true });
  await writeDomainMetadata(paths.metadata, {
    ...metadata,
    POOL_UUID: storagePoolId,
    ROLE: master ? 'Master' : 'Regular',
    ...(master
      ? {
          MASTER_VERSION: '1',
          POOL_DESCRIPTION: '',
          POOL_DOMAINS: `${storageDomainId}:Active`,
          POOL_SPM_ID: '-1',
          POOL_SPM_LVER: '-1',
        }
      : {}),
  });
}

export async function detachDomain(params: {
  storageDomainId: string;
  storagePoolId: string;
  connection: StorageConnection;
}): Promise<void> {
  const metadata = await readDomain(params.connection.path, params.storageDomainId);
  const pool = metadata.POOL_UUID ?? '';
  if (pool === '') return;
  if (pool !== params.storagePoolId)
    refuse('AGENT_DOMAIN_ATTACHED', { storageDomainId: params.storageDomainId, storagePoolId: pool });
  const kept = Object.entries(metadata).filter(([key]) => !MASTER_KEYS.includes(key));
  const { metadata: path } = domainPaths(params.connection.path, params.storageDomainId);
  await writeDomainMetadata(path, { ...Object.fromEntries(kept), POOL_UUID: '', ROLE: 'Regular' });
}

/** Removes the domain; one that is gone is done. What does not carry its metadata is not touched. */
export async function formatDomain(params: { storageDomainId: string; connection: StorageConnection }): Promise<void> {
  const { storageDomainId, connection } = params;
  const { directory } = domainPaths(connection.path, storageDomainId);
  const removed = join(connection.path, `_remove_me_${storageDomainId}`);
  if (await isDirectory(directory)) {
    const { POOL_UUID: pool = '' } = await readDomain(connection.path, storageDomainId);
    if (pool !== '') refuse('AGENT_DOMAIN_ATTACHED', { storageDomainId, storagePoolId: pool });
    await rename(directory, removed);
    await syncDirectory(connection.path);
  }
  await rm(removed, { recursive: true, force: true });
}
