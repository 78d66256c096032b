// libvirt's virtual networks and network filters.
import type { Caller } from './caller.ts';
import type { Network, NetworkDhcpLease, Nwfilter } from './protocol.gen.ts';

/** `flags` are ConnectListAllNetworksFlags; 0 lists all. */
export const listAllNetworks = async (lv: Caller, flags = 0): Promise<readonly Network[]> =>
  (await lv.call('connectListAllNetworks', { need_results: 1, flags })).nets;
export const lookupNetwork = async (lv: Caller, name: string): Promise<Network> =>
  (await lv.call('networkLookupByName', { name })).net;
export const defineNetwork = async (lv: Caller, xml: string): Promise<Network> =>
  (await lv.call('networkDefineXmlFlags', { xml, flags: 0 })).net;
export const startNetwork = (lv: Caller, net: Network): Promise<unknown> => lv.call('networkCreate', { net });
export const destroyNetwork = (lv: Caller, net: Network): Promise<unknown> => lv.call('networkDestroy', { net });
export const undefineNetwork = (lv: Caller, net: Network): Promise<unknown> => lv.call('networkUndefine', { net });
export const setNetworkAutostart = (lv: Caller, net: Network, on: boolean): Promise<unknown> =>
  lv.call('networkSetAutostart', { net, autostart: on ? 1 : 0 });
export const isNetworkActive = async (lv: Caller, net: Network): Promise<boolean> =>
  (await lv.call('networkIsActive', { net })).active === 1;
export const getNetworkXml = async (lv: Caller, net: Network): Promise<string> =>
  (await lv.call('networkGetXmlDesc', { net, flags: 0 })).xml;
/** All leases, or those of one MAC address. */
export const getDhcpLeases = async (lv: Caller, net: Network, mac?: string): Promise<readonly NetworkDhcpLease[]> =>
  (await lv.call('networkGetDhcpLeases', { net, mac: mac ?? null, need_results: 1, flags: 0 })).leases;

export const listAllFilters = async (lv: Caller): Promise<readonly Nwfilter[]> =>
  (await lv.call('connectListAllNwfilters', { need_results: 1, flags: 0 })).filters;
export const defineFilter = async (lv: Caller, xml: string): Promise<Nwfilter> =>
  (await lv.call('nwfilterDefineXml', { xml })).nwfilter;
export const undefineFilter = (lv: Caller, nwfilter: Nwfilter): Promise<unknown> =>
  lv.call('nwfilterUndefine', { nwfilter });
