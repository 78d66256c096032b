// The plain parts of a page: head, tabs, cards, facts, figures.
import './layout.css';
import type { ComponentType, ReactNode } from 'react';

interface PageHeadProps {
  /** Where this is, above or before the title. */
  crumb?: ReactNode;
  title: string;
  /** State, host, uptime: what one wants to know first. */
  vitals?: ReactNode;
  actions?: ReactNode;
  tabs?: ReactNode;
}

export function PageHead({ crumb, title, vitals, actions, tabs }: PageHeadProps) {
  return (
    <>
      <div className={tabs ? 'ov-head' : 'ov-head ov-head--plain'}>
        <div className="ov-head__line">
          {crumb && <span className="ov-head__crumb">{crumb} /</span>}
          <h1>{title}</h1>
          {actions && <div className="ov-head__actions">{actions}</div>}
        </div>
        {vitals && <div className="ov-head__vitals">{vitals}</div>}
      </div>
      {tabs}
    </>
  );
}

export interface TabLink {
  id: string;
  label: string;
  to: string;
}

/** What the router's link is given: the kit does not know the router. */
export type LinkComponent = ComponentType<{
  to: string;
  role: 'tab';
  'aria-selected': boolean;
  id: string;
  children: string;
}>;

interface TabsProps {
  label: string;
  tabs: readonly TabLink[];
  current: string;
  link: LinkComponent;
}

/** Tabs that are links: each has its URL, and opens in a new window like any other link. */
export function Tabs({ label, tabs, current, link: Link }: TabsProps) {
  return (
    <div className="ov-tabs" role="tablist" aria-label={label}>
      {tabs.map(({ id, label: words, to }) => (
        <Link key={id} to={to} role="tab" aria-selected={id === current} id={`tab-${id}`}>
          {words}
        </Link>
      ))}
    </div>
  );
}

export function Card({
  title,
  aside,
  flush = false,
  span = 12,
  children,
}: {
  title?: string;
  aside?: ReactNode;
  flush?: boolean;
  span?: 3 | 4 | 5 | 6 | 7 | 8 | 12;
  children: ReactNode;
}) {
  return (
    <section className={`ov-card ov-span-${span}`} {...(title ? { 'aria-label': title } : {})}>
      {title && (
        <div className="ov-card__head">
          <h2>{title}</h2>
          {aside}
        </div>
      )}
      <div className={flush ? 'ov-card__body ov-card__body--flush' : 'ov-card__body'}>{children}</div>
    </section>
  );
}

export function Facts({ facts }: { facts: readonly (readonly [label: string, value: ReactNode])[] }) {
  return (
    <dl className="ov-facts">
      {facts.map(([label, value]) => [<dt key={`${label}-t`}>{label}</dt>, <dd key={`${label}-d`}>{value ?? '–'}</dd>])}
    </dl>
  );
}

export function Figure({ label, value, children }: { label: string; value: ReactNode; children?: ReactNode }) {
  return (
    <div className="ov-figure">
      <span className="ov-quiet">{label}</span>
      <span className="ov-figure__value">{value}</span>
      {children}
    </div>
  );
}
