// The stored connection of a storage domain -> the agent's words, checked: jsonb is outside our types.
import { storageConnection, type StorageConnection } from '@overt/agent-protocol/verbs/storage';

export const toAgentConnection = (stored: unknown): StorageConnection => storageConnection.parse(stored);
