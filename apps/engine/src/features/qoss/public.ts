// What other features use of quality of service.
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import type { Repos } from '../../repos.ts';
import type { QosType } from './qos.ts';

export { diskLimits, nicLimits, type Limits } from './qos.ts';

/** Refuses a QoS that does not exist, is of another type, or belongs to another data center. */
export async function checkQos(
  repos: Repos,
  qosId: string | null | undefined,
  wanted: QosType,
  dataCenterId: string | null,
): Promise<void> {
  if (qosId === undefined || qosId === null) return;
  const qos = (await repos.qoss.byId(qosId)) ?? refuse('NOT_FOUND', { what: 'QoS', id: qosId });
  refuseUnless(qos.type === wanted, 'QOS_WRONG_TYPE', { name: qos.name, type: qos.type, wanted });
  refuseUnless(qos.data_center_id === dataCenterId, 'QOS_OTHER_DATA_CENTER', { name: qos.name });
}
