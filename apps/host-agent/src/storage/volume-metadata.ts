// A volume's metadata file as values. A volume without it was never finished; ILLEGAL means that its bytes came from
// outside and are not verified yet.
import { readVolumeMetadata, writeVolumeMetadata } from './metadata.ts';

export const NO_PARENT = '00000000-0000-0000-0000-000000000000';

export interface VolumeMetadata {
  readonly storageDomainId: string;
  readonly imageId: string;
  readonly capacityBytes: number;
  readonly createdAt: number;
  readonly description: string;
  readonly diskType: string;
  readonly format: 'raw' | 'qcow2';
  readonly sparse: boolean;
  readonly legal: boolean;
  readonly generation: number;
  readonly parentVolumeId: string;
}

export async function readVolume(path: string): Promise<VolumeMetadata | undefined> {
  const values = await readVolumeMetadata(path);
  if (values === undefined) return undefined;
  return {
    storageDomainId: values.DOMAIN ?? '',
    imageId: values.IMAGE ?? '',
    capacityBytes: Number(values.CAP ?? 0),
    createdAt: Number(values.CTIME ?? 0),
    description: values.DESCRIPTION ?? '',
    diskType: values.DISKTYPE ?? 'DATA',
    format: values.FORMAT === 'COW' ? 'qcow2' : 'raw',
    sparse: values.TYPE === 'SPARSE',
    legal: values.LEGALITY === 'LEGAL',
    generation: Number(values.GEN ?? 0),
    parentVolumeId: values.PUUID ?? NO_PARENT,
  };
}

export const writeVolume = (path: string, volume: VolumeMetadata): Promise<void> =>
  writeVolumeMetadata(path, {
    CAP: String(volume.capacityBytes),
    CTIME: String(volume.createdAt),
    DESCRIPTION: volume.description,
    DISKTYPE: volume.diskType,
    DOMAIN: volume.storageDomainId,
    FORMAT: volume.format === 'qcow2' ? 'COW' : 'RAW',
    GEN: String(volume.generation),
    IMAGE: volume.imageId,
    LEGALITY: volume.legal ? 'LEGAL' : 'ILLEGAL',
    PUUID: volume.parentVolumeId,
    SEQ: '1',
    TYPE: volume.sparse ? 'SPARSE' : 'PREALLOCATED',
    VOLTYPE: 'LEAF',
  });
