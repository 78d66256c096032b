// A virtualised tree: thousands of VMs below a cluster cost as much as what is visible. The caller gives the visible
// nodes flat and in order; what is open is the caller's state, so that it can be remembered and filtered.
import './tree.css';
import type { KeyboardEvent, ReactNode } from 'react';
import { useId, useRef, useState } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { Icon } from './icon.tsx';

export interface TreeNode {
  key: string;
  label: string;
  level: number;
  icon: ReactNode;
  /** The state in words, for the title and for screen readers. */
  hint?: string;
  count?: string;
  open?: boolean;
}

interface TreeProps {
  label: string;
  nodes: readonly TreeNode[];
  currentKey: string | null;
  onToggle(key: string): void;
  onOpen(key: string): void;
}

const ROW = 26;

export function Tree({ label, nodes, currentKey, onToggle, onOpen }: TreeProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const id = useId();
  const [focusKey, setFocusKey] = useState<string | null>(null);
  const virtual = useVirtualizer({
    count: nodes.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 12,
  });
  const wanted = nodes.findIndex(node => node.key === (focusKey ?? currentKey));
  const focusIndex = wanted >= 0 ? wanted : 0;

  const focus = (index: number) => {
    const node = nodes[Math.max(0, Math.min(nodes.length - 1, index))];
    if (!node) return;
    setFocusKey(node.key);
    virtual.scrollToIndex(nodes.indexOf(node));
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const node = nodes[focusIndex];
    if (!node) return;
    const moves: Record<string, () => void> = {
      ArrowDown: () => focus(focusIndex + 1),
      ArrowUp: () => focus(focusIndex - 1),
      Home: () => focus(0),
      End: () => focus(nodes.length - 1),
      Enter: () => onOpen(node.key),
      ' ': () => onOpen(node.key),
      ArrowRight: () => (node.open === false ? onToggle(node.key) : focus(focusIndex + 1)),
      ArrowLeft: () => {
        if (node.open) return onToggle(node.key);
        const parent = nodes.findLastIndex((other, at) => at < focusIndex && other.level < node.level);
        if (parent >= 0) focus(parent);
      },
    };
    const move = moves[event.key];
    if (!move || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    move();
  };

  return (
    <div
      ref={scroller}
      className="ov-tree"
      role="tree"
      aria-label={label}
      tabIndex={0}
      aria-activedescendant={nodes[focusIndex] ? `${id}-${focusIndex}` : undefined}
      onKeyDown={onKeyDown}
    >
      <div className="ov-tree__inner" role="presentation" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const node = nodes[index];
          if (!node) return null;
          return (
            <div
              key={node.key}
              id={`${id}-${index}`}
              role="treeitem"
              aria-level={node.level}
              aria-selected={node.key === currentKey}
              aria-expanded={node.open}
              title={node.hint ? `${node.label}: ${node.hint}` : node.label}
              className={[
                'ov-tree__item',
                node.key === currentKey ? 'ov-tree__item--current' : '',
                index === focusIndex ? 'ov-tree__item--focus' : '',
              ].join(' ')}
              style={{ transform: `translateY(${start}px)`, paddingInlineStart: node.level * 14 - 6 }}
              onClick={() => {
                setFocusKey(node.key);
                onOpen(node.key);
              }}
            >
              <span
                role="presentation"
                className={`ov-tree__twist ${node.open ? 'ov-tree__twist--open' : ''}`}
                onClick={event => {
                  if (node.open === undefined) return;
                  event.stopPropagation();
                  onToggle(node.key);
                }}
              >
                {node.open !== undefined && <Icon name="right" />}
              </span>
              {node.icon}
              <span className="ov-ellipsis">{node.label}</span>
              {node.hint && <span className="ov-visually-hidden">{node.hint}</span>}
              {node.count !== undefined && <span className="ov-tree__count">{node.count}</span>}
            </div>
          );
        })}
      </div>
    </div>
  );
}
