import { Tabs } from '@overt/ui-kit/layout.tsx';
import { Link } from 'react-router';

/** Tabs as links of the router. */
export function TabLinks({
  label,
  current,
  tabs,
}: {
  label: string;
  current: string;
  tabs: readonly { id: string; label: string; to: string }[];
}) {
  return (
    <Tabs
      label={label}
      current={current}
      tabs={tabs.map(({ id, label: words, to }) => ({
        id,
        label: words,
        link: props => <Link key={id} to={to} {...props} />,
      }))}
    />
  );
}
