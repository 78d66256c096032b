// Transfer rows -> API ImageTransfer.
import type {
  ImageTransfer,
  ImageTransferDirection,
  ImageTransferPhase,
  ImageTransferTimeoutPolicy,
} from '@overt/api-types/types.gen';
import type { Ports } from '../../ports.ts';
import type { ImageTransferRow } from './image-transfer.repo.ts';
import { withRevision } from '../../api-object.ts';

export function toImageTransfer(ports: Pick<Ports, 'settings'>, row: ImageTransferRow): ImageTransfer {
  const urls =
    row.phase === 'transferring' && row.image_server_url !== null
      ? {
          transferUrl: `${row.image_server_url}/images/${row.ticket_id}`,
          proxyUrl: `${ports.settings.publicUrl}/images/${row.ticket_id}`,
        }
      : {};
  const transfer: ImageTransfer = {
    id: row.id,
    phase: row.phase as ImageTransferPhase,
    direction: row.direction as ImageTransferDirection,
    format: row.format === 'cow' ? 'cow' : 'raw',
    active: row.active,
    transferred: row.transferred_bytes,
    inactivityTimeout: row.inactivity_timeout_seconds,
    timeoutPolicy: row.timeout_policy as ImageTransferTimeoutPolicy,
    shallow: row.shallow,
    disk: { id: row.disk_id },
    image: { id: row.disk_id },
    ...(row.host_id === null ? {} : { host: { id: row.host_id } }),
    ...urls,
  };
  return withRevision(transfer, row.revision);
}
