// Toasts: short-lived good news, and failures that stay until read. A store outside React, so that an API hook can speak.
import { Alert, AlertActionCloseButton, AlertGroup } from '@patternfly/react-core';
import { useEffect, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';

export interface Toast {
  id: number;
  tone: 'success' | 'danger' | 'warning' | 'info';
  title: string;
  body?: ReactNode;
  /** Stays until closed. Failures always do. */
  sticky?: boolean;
}

let toasts: readonly Toast[] = [];
let nextId = 1;
const listeners = new Set<() => void>();
const LIFE_MS = 6000;
const MOST = 5;

function set(next: readonly Toast[]): void {
  toasts = next;
  for (const tell of listeners) tell();
}

export function toast(message: Omit<Toast, 'id'>): number {
  const id = nextId++;
  set([...toasts.slice(-(MOST - 1)), { ...message, id }]);
  return id;
}

export function closeToast(id: number): void {
  set(toasts.filter(one => one.id !== id));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function Toasts({ label }: { label: string }) {
  const list = useSyncExternalStore(subscribe, () => toasts);
  return (
    <AlertGroup isToast isLiveRegion aria-label={label}>
      {list.map(one => (
        <OneToast key={one.id} one={one} />
      ))}
    </AlertGroup>
  );
}

function OneToast({ one }: { one: Toast }) {
  const stays = one.sticky ?? one.tone === 'danger';
  useEffect(() => {
    if (stays) return;
    const timer = setTimeout(() => closeToast(one.id), LIFE_MS);
    return () => clearTimeout(timer);
  }, [stays, one.id]);
  return (
    <Alert
      variant={one.tone}
      title={one.title}
      actionClose={<AlertActionCloseButton title={one.title} onClose={() => closeToast(one.id)} />}
    >
      {one.body}
    </Alert>
  );
}
