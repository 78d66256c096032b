import './frame.css';
import { Button } from '@overt/ui-kit/button.tsx';
import { Dialog } from '@overt/ui-kit/dialog.tsx';
import type { TextKey } from '../i18n/i18n.ts';
import { useText } from '../i18n/i18n.ts';

const keysOf: readonly (readonly [TextKey, readonly (readonly [string, TextKey])[]])[] = [
  [
    'help.everywhere',
    [
      ['/', 'help.search'],
      ['Ctrl K', 'help.search'],
      ['c', 'help.create'],
      ['?', 'help.help'],
    ],
  ],
  [
    'help.go',
    [
      ['g d', 'nav.dashboard'],
      ['g v', 'nav.vms'],
      ['g h', 'nav.hosts'],
      ['g s', 'nav.storage'],
      ['g i', 'nav.disks'],
      ['g n', 'nav.networks'],
      ['g t', 'nav.tasks'],
      ['g e', 'nav.events'],
    ],
  ],
  [
    'help.tables',
    [
      ['j', 'help.down'],
      ['k', 'help.up'],
      ['x', 'help.select'],
      ['Enter', 'help.open'],
      ['.', 'help.actions'],
    ],
  ],
];

export function Help({ onClose }: { onClose(): void }) {
  const { t } = useText();
  return (
    <Dialog title={t('help.title')} onClose={onClose} footer={<Button onClick={onClose}>{t('kit.close')}</Button>}>
      <div className="ov-help">
        {keysOf.map(([group, list]) => (
          <section key={group}>
            <h2>{t(group)}</h2>
            <dl>
              {list.map(([key, meaning]) => (
                <div key={key}>
                  <dt>
                    {key.split(' ').map(one => (
                      <kbd key={one} className="ov-kbd">
                        {one}
                      </kbd>
                    ))}
                  </dt>
                  <dd>{t(meaning)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
