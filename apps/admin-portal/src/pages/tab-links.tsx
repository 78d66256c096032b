import type { TabLink } from '@overt/ui-kit/layout.tsx';
import { Tabs } from '@overt/ui-kit/layout.tsx';
import { Link } from 'react-router';

/** Tabs as links of the router. */
export function TabLinks(props: { label: string; current: string; tabs: readonly TabLink[] }) {
  return <Tabs {...props} link={Link} />;
}
