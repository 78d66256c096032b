// The storage of all simulated hosts: domains and volumes as numbers, no bytes. One pool for all, so that a domain that one
// host created is there for the next, as on a shared file system. It begins as the fleet's; of the fleet's volumes only those
// that are not as they began are saved, since there may be thousands that nobody ever touched.
import type { VolumeRef } from '@overt/agent-protocol/model/vm-spec';
import type { StorageDomainSample } from '@overt/agent-protocol/model/host-report';
import type { VolumeInfo } from '@overt/agent-protocol/verbs/storage';
import type { Gap } from '@overt/agent-protocol/write-gaps';
import { refuse } from '@overt/kernel/refusal';
import { GIB } from '@overt/kernel/units';

export interface SimDomain {
  readonly storageDomainId: string;
  readonly name: string;
  readonly path: string;
  storagePoolId: string | undefined;
}

export interface SimVolume extends VolumeRef {
  readonly format: 'raw' | 'qcow2';
  readonly sparse: boolean;
  virtualSizeBytes: number;
  actualSizeBytes: number;
  legal: boolean;
  /** Of a thin copy. */
  readonly parentVolumeId?: string;
  /** Missing of uploads that broke off. */
  gaps?: readonly Gap[];
}

export interface StorageState {
  domains: SimDomain[];
  /** That the fleet did not begin with, or that are not as they began. */
  volumes: SimVolume[];
  /** Ids of volumes of the fleet that are not there any more. */
  gone?: string[];
  /** Host index and domain. */
  active: [number, string][];
}

const TOTAL = 16_384 * GIB;

export class SimStorage {
  readonly #domains = new Map<string, SimDomain>();
  /** By domain, then by volume. */
  readonly #volumes = new Map<string, Map<string, SimVolume>>();
  readonly #active = new Map<number, Set<string>>();
  /** Volumes of the fleet, and which of them are still as they began. */
  readonly #began: readonly SimVolume[];
  readonly #untouched: Set<SimVolume>;
  readonly #changed: () => void;

  constructor(changed: () => void, began: StorageState, saved: StorageState = began) {
    this.#changed = changed;
    const other = new Set([...(saved.gone ?? []), ...saved.volumes.map(({ volumeId }) => volumeId)]);
    this.#began = began.volumes;
    this.#untouched = new Set(saved === began ? began.volumes : began.volumes.filter(one => !other.has(one.volumeId)));
    for (const domain of saved.domains) this.#domains.set(domain.storageDomainId, { ...domain });
    for (const volume of [...this.#untouched, ...(saved === began ? [] : saved.volumes)])
      this.#of(volume.storageDomainId).set(volume.volumeId, volume);
    for (const [host, domain] of saved.active) this.#activeOn(host).add(domain);
  }

  state(): StorageState {
    const all = Array.from(this.#volumes.values(), volumes => Array.from(volumes.values())).flat();
    const here = new Set(all.map(({ volumeId }) => volumeId));
    return {
      domains: [...this.#domains.values()],
      volumes: all.filter(volume => !this.#untouched.has(volume)),
      gone: this.#began.flatMap(({ volumeId }) => (here.has(volumeId) ? [] : [volumeId])),
      active: [...this.#active].flatMap(([host, domains]) => [...domains].map((id): [number, string] => [host, id])),
    };
  }

  #of(storageDomainId: string): Map<string, SimVolume> {
    const known = this.#volumes.get(storageDomainId) ?? new Map<string, SimVolume>();
    this.#volumes.set(storageDomainId, known);
    return known;
  }

  #activeOn(host: number): Set<string> {
    const known = this.#active.get(host) ?? new Set<string>();
    this.#active.set(host, known);
    return known;
  }

  create(domain: SimDomain): void {
    if (this.#domains.has(domain.storageDomainId)) return;
    this.#domains.set(domain.storageDomainId, domain);
    this.#changed();
  }

  #at(storageDomainId: string, path: string): SimDomain {
    const cause = `storage domain ${storageDomainId} is not there`;
    return this.#domains.get(storageDomainId) ?? refuse('AGENT_STORAGE_PATH', { path, cause });
  }

  attach(storageDomainId: string, path: string, storagePoolId: string): void {
    const domain = this.#at(storageDomainId, path);
    const { storagePoolId: other = storagePoolId } = domain;
    if (other !== storagePoolId) refuse('AGENT_DOMAIN_ATTACHED', { storageDomainId, storagePoolId: other });
    domain.storagePoolId = storagePoolId;
    this.#changed();
  }

  detach(storageDomainId: string, path: string, storagePoolId: string): void {
    const domain = this.#at(storageDomainId, path);
    const { storagePoolId: other = storagePoolId } = domain;
    if (other !== storagePoolId) refuse('AGENT_DOMAIN_ATTACHED', { storageDomainId, storagePoolId: other });
    domain.storagePoolId = undefined;
    this.#changed();
  }

  activate(host: number, storageDomainId: string, path: string): StorageDomainSample {
    this.#at(storageDomainId, path);
    this.#activeOn(host).add(storageDomainId);
    this.#changed();
    return this.sample(host, storageDomainId);
  }

  deactivate(host: number, storageDomainId: string): void {
    if (this.#activeOn(host).delete(storageDomainId)) this.#changed();
  }

  /** The volumes that went with it. */
  format(storageDomainId: string): readonly string[] {
    if ([...this.#active.values()].some(domains => domains.has(storageDomainId)))
      refuse('AGENT_DOMAIN_IN_USE', { storageDomainId });
    const { storagePoolId } = this.#domains.get(storageDomainId) ?? {};
    if (storagePoolId !== undefined) refuse('AGENT_DOMAIN_ATTACHED', { storageDomainId, storagePoolId });
    const volumeIds = [...this.#of(storageDomainId).keys()];
    this.#domains.delete(storageDomainId);
    this.#volumes.delete(storageDomainId);
    this.#changed();
    return volumeIds;
  }

  samples(host: number): StorageDomainSample[] {
    return [...this.#activeOn(host)].map(id => this.sample(host, id));
  }

  /** Whether any host knows the volume. */
  holds(volumeId: string): boolean {
    return [...this.#volumes.values()].some(volumes => volumes.has(volumeId));
  }

  /** The domain's directory, as on a real host. Refuses AGENT_NO_SUCH_DOMAIN when it is not active. */
  directory(host: number, storageDomainId: string): string {
    this.#requireActive(host, storageDomainId);
    return `${this.#domains.get(storageDomainId)?.path ?? ''}/${storageDomainId}`;
  }

  sample(host: number, storageDomainId: string): StorageDomainSample {
    this.#requireActive(host, storageDomainId);
    let used = 0;
    for (const volume of this.#of(storageDomainId).values()) used += volume.actualSizeBytes;
    const freeBytes = Math.max(0, TOTAL - used);
    return { storageDomainId, totalBytes: TOTAL, freeBytes, delaySeconds: 0.0005, valid: true };
  }

  images(host: number, storageDomainId: string): string[] {
    this.#requireActive(host, storageDomainId);
    return [...new Set([...this.#of(storageDomainId).values()].map(({ imageId }) => imageId))];
  }

  /** True when exactly this volume is there; refuses AGENT_VOLUME_EXISTS when another is. */
  hasVolume(host: number, volume: Omit<SimVolume, 'actualSizeBytes' | 'legal'>): boolean {
    const { volumeId, storageDomainId } = volume;
    this.#requireActive(host, storageDomainId);
    const existing = this.#of(storageDomainId).get(volumeId);
    if (existing === undefined) return false;
    const same =
      existing.format === volume.format &&
      existing.sparse === volume.sparse &&
      existing.virtualSizeBytes === volume.virtualSizeBytes &&
      existing.parentVolumeId === volume.parentVolumeId;
    return same || refuse('AGENT_VOLUME_EXISTS', { volumeId });
  }

  refuseWithoutSpace(host: number, storageDomainId: string, neededBytes: number): void {
    const { freeBytes } = this.sample(host, storageDomainId);
    if (freeBytes < neededBytes) refuse('AGENT_NO_SPACE', { freeBytes, neededBytes });
  }

  addVolume(volume: SimVolume): void {
    this.#of(volume.storageDomainId).set(volume.volumeId, volume);
    this.#changed();
  }

  volume(host: number, { storageDomainId, volumeId }: VolumeRef): SimVolume {
    this.#requireActive(host, storageDomainId);
    return this.#of(storageDomainId).get(volumeId) ?? refuse('AGENT_NO_SUCH_VOLUME', { volumeId, storageDomainId });
  }

  /** What a thin copy is based on; undefined when it was removed, its bytes with it. */
  base({ storageDomainId, parentVolumeId = '' }: SimVolume): SimVolume | undefined {
    return this.#of(storageDomainId).get(parentVolumeId);
  }

  /** One that a VM may use. */
  legalVolume(host: number, ref: VolumeRef): SimVolume {
    const volume = this.volume(host, ref);
    if (!volume.legal) refuse('AGENT_IMAGE_INVALID', { cause: 'it was not verified after its upload' });
    return volume;
  }

  change(
    volume: SimVolume,
    part: Partial<Pick<SimVolume, 'virtualSizeBytes' | 'actualSizeBytes' | 'legal' | 'gaps'>>,
  ): void {
    Object.assign(volume, part);
    this.#untouched.delete(volume);
    this.#changed();
  }

  deleteVolume(host: number, { storageDomainId, volumeId }: VolumeRef): void {
    this.#requireActive(host, storageDomainId);
    if (this.#of(storageDomainId).delete(volumeId)) this.#changed();
  }

  /** The volumes that went with it. */
  deleteImage(host: number, storageDomainId: string, imageId: string): readonly string[] {
    this.#requireActive(host, storageDomainId);
    const volumes = this.#of(storageDomainId);
    const gone = [...volumes.values()].filter(volume => volume.imageId === imageId).map(({ volumeId }) => volumeId);
    for (const volumeId of gone) volumes.delete(volumeId);
    this.#changed();
    return gone;
  }

  #requireActive(host: number, storageDomainId: string): void {
    if (!this.#activeOn(host).has(storageDomainId)) refuse('AGENT_NO_SUCH_DOMAIN', { storageDomainId });
  }
}

export const infoOf = ({
  format,
  sparse,
  virtualSizeBytes,
  actualSizeBytes,
  legal,
  parentVolumeId,
}: SimVolume): VolumeInfo => ({
  format,
  sparse,
  virtualSizeBytes,
  actualSizeBytes,
  legal,
  ...(parentVolumeId === undefined ? {} : { parentVolumeId }),
});
