// What the dialogs for networks and vNIC profiles ask for, what is wrong with it, and what is sent. Pure.
import type { Network, VnicProfile } from '@overt/api-types/types.gen';
import type { Translate } from '../../i18n/i18n.ts';

export interface NetworkDraft {
  name: string;
  description: string;
  dataCenter: string;
  vlan: string;
  mtu: string;
  forVms: boolean;
  /** Clusters that shall not have it: it goes to all others of its data center. */
  without: readonly string[];
}

export const newNetwork: NetworkDraft = {
  name: '',
  description: '',
  dataCenter: '',
  vlan: '',
  mtu: '',
  forVms: true,
  without: [],
};

const between = (text: string, least: number, most: number): boolean =>
  /^\d+$/.test(text.trim()) && Number(text) >= least && Number(text) <= most;

export const networkNameProblem = (name: string, t: Translate): string | null =>
  /^(?!bond\d)[^\s/]{1,256}$/.test(name.trim()) ? null : t('network.nameBad');
export const vlanProblem = (vlan: string, t: Translate): string | null =>
  vlan.trim() === '' || between(vlan, 1, 4094) ? null : t('network.vlanBad');
export const mtuProblem = (mtu: string, t: Translate): string | null =>
  mtu.trim() === '' || between(mtu, 68, 9216) ? null : t('network.mtuBad');

export const networkProblem = (draft: NetworkDraft, t: Translate): string | null =>
  networkNameProblem(draft.name, t) ??
  (draft.dataCenter === '' ? t('network.noDataCenter') : null) ??
  vlanProblem(draft.vlan, t) ??
  mtuProblem(draft.mtu, t);

export const toNetwork = (draft: NetworkDraft): Network => ({
  name: draft.name.trim(),
  ...(draft.description.trim() === '' ? {} : { description: draft.description.trim() }),
  dataCenter: { id: draft.dataCenter },
  ...(draft.vlan.trim() === '' ? {} : { vlan: { id: Number(draft.vlan) } }),
  ...(draft.mtu.trim() === '' ? {} : { mtu: Number(draft.mtu) }),
  usages: draft.forVms ? ['vm'] : [],
});

export interface ProfileDraft {
  name: string;
  description: string;
  network: string;
}

export const profileProblem = (draft: ProfileDraft, t: Translate): string | null =>
  draft.name.trim() === '' ? t('profile.nameMissing') : draft.network === '' ? t('profile.noNetwork') : null;

export const toProfile = (draft: ProfileDraft): VnicProfile => ({
  name: draft.name.trim(),
  ...(draft.description.trim() === '' ? {} : { description: draft.description.trim() }),
  network: { id: draft.network },
});
