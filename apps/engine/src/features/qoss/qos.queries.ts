// QoS rows -> the API's Qos.
import type { Qos } from '@overt/api-types/types.gen';
import { withRevision } from '../../api-object.ts';
import type { QosRow } from './qos.repo.ts';

export const toQos = (row: QosRow): Qos =>
  withRevision<Qos>(
    {
      ...row.limits,
      id: row.id,
      name: row.name,
      description: row.description,
      type: row.type,
      dataCenter: { id: row.data_center_id },
    },
    row.revision,
  );
