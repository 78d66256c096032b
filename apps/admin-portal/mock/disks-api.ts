// Disks and image transfers of the mock.
import type { Disk } from '@overt/api-types/types.gen';
import { readJson } from '@overt/wire/json-reader';
import type { Answer, Ask } from './answer.ts';
import { done, fault, transfers } from './answer.ts';
import { newId } from './estate.ts';
import type { Estate } from './estate.ts';
import { applySearch } from './search.ts';

export function disks(estate: Estate, ask: Ask): Answer {
  const { verb, path, query, body } = ask;
  const id = path[1];
  const attached = () => new Set([...estate.attachments.values()].flat().map(one => one.id));
  if (!id && verb === 'GET') {
    const used = attached();
    const field = (disk: Disk, name: string): string | number =>
      ({
        alias: disk.alias ?? '',
        name: disk.alias ?? '',
        status: disk.status ?? '',
        provisioned_size: disk.provisionedSize ?? 0,
        actual_size: disk.actualSize ?? 0,
        number_of_vms: used.has(disk.id) ? 1 : 0,
        storage: estate.storage.get(disk.storageDomains?.[0]?.id ?? '')?.name ?? '',
        disk_content_type: disk.contentType ?? '',
        id: disk.id ?? '',
      })[name] ?? '';
    return {
      type: 'Disk',
      many: applySearch(estate.disks.values(), query.get('search') ?? '', Number(query.get('max') ?? 0), field),
    };
  }
  if (!id) {
    const disk: Disk = { ...readJson('Disk', body, { unknown: 'skip' }), id: newId(), status: 'ok', actualSize: 0 };
    estate.disks.set(disk.id ?? '', disk);
    ask.notify('disk', disk.id ?? '', 'insert');
    return { status: 201, type: 'Disk', one: disk };
  }
  const disk = estate.disks.get(id);
  if (!disk) return fault(404, 'There is no such disk.');
  if (verb !== 'DELETE') return { type: 'Disk', one: disk };
  if (attached().has(id)) return fault(409, `Disk ${disk.alias} is attached to a virtual machine. Detach it first.`);
  estate.disks.delete(id);
  ask.notify('disk', id, 'delete');
  return done;
}

export function imageTransfers(estate: Estate, ask: Ask): Answer {
  const [, id, action] = ask.path;
  if (!id) {
    const asked = readJson('ImageTransfer', ask.body, { unknown: 'skip' });
    const disk = estate.disks.get(asked.disk?.id ?? '');
    const transfer = { ...asked, id: newId(), phase: 'initializing' as const, name: disk?.alias ?? '' };
    transfers.set(transfer.id, transfer);
    setTimeout(
      () =>
        Object.assign(transfer, {
          phase: 'transferring',
          proxyUrl: `https://engine.example:54323/images/${transfer.id}`,
        }),
      200,
    );
    return { status: 201, type: 'ImageTransfer', one: { ...transfer, name: undefined } };
  }
  const transfer = transfers.get(id);
  if (!transfer) return fault(404, 'There is no such transfer.');
  if (action === 'finalize') Object.assign(transfer, { phase: 'finished_success' });
  if (action === 'cancel') {
    transfer.phase = 'cancelled_user';
    estate.disks.delete(transfer.disk?.id ?? '');
    ask.notify('disk', transfer.disk?.id ?? '', 'delete');
  }
  return action ? done : { type: 'ImageTransfer', one: { ...transfer, name: undefined } };
}
