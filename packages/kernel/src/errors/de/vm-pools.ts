import type { vmPoolErrors } from '../vm-pools.ts';
import type { Sentences } from '../define.ts';

export const vmPoolDe: Sentences<typeof vmPoolErrors> = {
  VM_POOL_NAME_INVALID:
    '"{name}" kann kein VM-Pool heißen: Nehmen Sie Buchstaben, Ziffern, Punkte, Bindestriche und Unterstriche, am Anfang einen Buchstaben oder eine Ziffer, und höchstens eine Folge von Fragezeichen für die Ziffern seiner VMs.',
  VM_POOL_MASK_TOO_SHORT:
    'Der Name {pool} hat Platz für {count} VMs, und einige dieser Namen können vergeben sein. Nehmen Sie mehr Fragezeichen, oder verlangen Sie weniger VMs.',
  VM_POOL_PRESTARTS_TOO_MANY:
    '{prestarted} VMs können nicht laufend warten, wenn der VM-Pool {size} hat. Senken Sie prestarted_vms, oder vergrößern Sie den Pool.',
  VM_POOL_OWN_DISKS:
    'Die VMs des Pools {pool} haben Kopien der Festplatten ihrer Vorlage und keine anderen. Lassen Sie andere Festplatten weg.',
  VM_POOL_FIXED:
    '{member} des VM-Pools {pool} bleibt, wie es ist. Lassen Sie es weg, oder legen Sie einen anderen Pool an.',
  VM_POOL_SHRINKS:
    'Der VM-Pool {pool} hat {size} VMs und wird nicht von selbst kleiner. Lösen Sie die, die nicht gebraucht werden, und löschen Sie sie dann.',
  VM_POOL_EMPTY:
    'Der VM-Pool {pool} hat keine VM mehr zu vergeben. Warten Sie, bis eine zurückgegeben wird, oder vergrößern Sie den Pool.',
  VM_POOL_ENOUGH: 'Sie haben schon {count} VMs aus dem Pool {pool}, so viele wie ein Benutzer haben darf.',
  VM_POOL_SIZE_CHANGED:
    'Der VM-Pool {pool} hat {size} VMs bekommen, während die Anfrage vorbereitet wurde. Wiederholen Sie sie.',
  VM_POOL_NOT_TAKEN: 'Niemand hat die VM {vm} aus dem Pool {pool} genommen; es gibt nichts zurückzugeben.',
  VM_OF_POOL: 'Die VM {vm} gehört zu einem VM-Pool. Lösen Sie sie erst aus dem Pool.',
  VM_NOT_OF_POOL: 'Die VM {vm} gehört zu keinem VM-Pool und lässt sich darum aus keinem lösen.',
};
