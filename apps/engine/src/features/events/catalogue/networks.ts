// Events about logical networks, vNIC profiles and MAC address pools.
import type { EventTable } from '../event-shape.ts';

export const networksEvents = {
  NETWORK_ADD_NETWORK: { code: 942, severity: 'normal', text: 'Network {network} was added by {user}.' },
  NETWORK_ADD_NETWORK_FAILED: {
    code: 943,
    severity: 'error',
    text: 'Adding network {network} failed ({user}): {reason}',
  },
  NETWORK_REMOVE_NETWORK: { code: 944, severity: 'normal', text: 'Network {network} was removed by {user}.' },
  NETWORK_REMOVE_NETWORK_FAILED: {
    code: 9441,
    severity: 'error',
    text: 'Removing network {network} failed ({user}): {reason}',
  },
  NETWORK_UPDATE_NETWORK: { code: 1114, severity: 'normal', text: 'Network {network} was changed by {user}.' },
  NETWORK_UPDATE_NETWORK_FAILED: {
    code: 11144,
    severity: 'error',
    text: 'Changing network {network} failed ({user}): {reason}',
  },
  NETWORK_ATTACH_NETWORK_TO_CLUSTER: {
    code: 946,
    severity: 'normal',
    text: 'Network {network} was attached to a cluster by {user}.',
  },
  NETWORK_ATTACH_NETWORK_TO_CLUSTER_FAILED: {
    code: 947,
    severity: 'error',
    text: 'Attaching network {network} to a cluster failed ({user}): {reason}',
  },
  NETWORK_DETACH_NETWORK_TO_CLUSTER: {
    code: 948,
    severity: 'normal',
    text: 'Network {network} was detached from a cluster by {user}.',
  },
  NETWORK_DETACH_NETWORK_TO_CLUSTER_FAILED: {
    code: 949,
    severity: 'error',
    text: 'Detaching network {network} from a cluster failed ({user}): {reason}',
  },
  ADD_VNIC_PROFILE: { code: 1122, severity: 'normal', text: 'vNIC profile {profile} was added by {user}.' },
  ADD_VNIC_PROFILE_FAILED: {
    code: 1123,
    severity: 'error',
    text: 'Adding vNIC profile {profile} failed ({user}): {reason}',
  },
  UPDATE_VNIC_PROFILE: { code: 1124, severity: 'normal', text: 'vNIC profile {profile} was changed by {user}.' },
  UPDATE_VNIC_PROFILE_FAILED: {
    code: 1125,
    severity: 'error',
    text: 'Changing vNIC profile {profile} failed ({user}): {reason}',
  },
  REMOVE_VNIC_PROFILE: { code: 1126, severity: 'normal', text: 'vNIC profile {profile} was removed by {user}.' },
  REMOVE_VNIC_PROFILE_FAILED: {
    code: 1127,
    severity: 'error',
    text: 'Removing vNIC profile {profile} failed ({user}): {reason}',
  },
  MAC_POOL_ADD_SUCCESS: { code: 10700, severity: 'normal', text: 'MAC pool {pool} was added by {user}.' },
  MAC_POOL_ADD_FAILED: { code: 10701, severity: 'error', text: 'Adding MAC pool {pool} failed ({user}): {reason}' },
  MAC_POOL_EDIT_SUCCESS: { code: 10702, severity: 'normal', text: 'MAC pool {pool} was changed by {user}.' },
  MAC_POOL_EDIT_FAILED: { code: 10703, severity: 'error', text: 'Changing MAC pool {pool} failed ({user}): {reason}' },
  MAC_POOL_REMOVE_SUCCESS: { code: 10704, severity: 'normal', text: 'MAC pool {pool} was removed by {user}.' },
  MAC_POOL_REMOVE_FAILED: {
    code: 10705,
    severity: 'error',
    text: 'Removing MAC pool {pool} failed ({user}): {reason}',
  },
} as const satisfies EventTable;
