// Events about bookmarks and network labels.
import type { EventTable } from '../event-shape.ts';

export const bookmarksEvents = {
  USER_ADD_BOOKMARK: { code: 350, severity: 'normal', text: 'Bookmark {bookmark} was added by {user}.' },
  USER_ADD_BOOKMARK_FAILED: {
    code: 351,
    severity: 'error',
    text: 'Adding bookmark {bookmark} failed ({user}): {reason}',
  },
  USER_UPDATE_BOOKMARK: { code: 352, severity: 'normal', text: 'Bookmark {bookmark} was changed by {user}.' },
  USER_UPDATE_BOOKMARK_FAILED: {
    code: 353,
    severity: 'error',
    text: 'Changing bookmark {bookmark} failed ({user}): {reason}',
  },
  USER_REMOVE_BOOKMARK: { code: 354, severity: 'normal', text: 'Bookmark {bookmark} was removed by {user}.' },
  USER_REMOVE_BOOKMARK_FAILED: {
    code: 355,
    severity: 'error',
    text: 'Removing bookmark {bookmark} failed ({user}): {reason}',
  },
  LABEL_NETWORK: { code: 1132, severity: 'normal', text: 'Network {network} was given the label {label} by {user}.' },
  LABEL_NETWORK_FAILED: {
    code: 1133,
    severity: 'error',
    text: 'Labelling network {network} failed ({user}): {reason}',
  },
  UNLABEL_NETWORK: { code: 1134, severity: 'normal', text: 'The label of network {network} was removed by {user}.' },
  UNLABEL_NETWORK_FAILED: {
    code: 1135,
    severity: 'error',
    text: 'Removing the label of network {network} failed ({user}): {reason}',
  },
  SWITCH_MASTER_STORAGE_DOMAIN: {
    code: 1480,
    severity: 'normal',
    text: 'Storage domain {storage_domain} was made the master of data center {data_center} by {user}.',
  },
  SWITCH_MASTER_STORAGE_DOMAIN_FAILED: {
    code: 1481,
    severity: 'error',
    text: 'Making storage domain {storage_domain} the master of data center {data_center} failed ({user}): {reason}',
  },
} as const satisfies EventTable;
