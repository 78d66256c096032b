// The password that the engine searches a directory with, as it stands in the database: sealed to its directory.
import type { Ports } from '../../ports.ts';
import type { StoredDirectory } from './directory.repo.ts';

const context = (id: string): string => `directory:${id}`;

type Sealing = Pick<Ports, 'secrets'>;

/** Base64. */
export const sealBindPassword = ({ secrets }: Sealing, id: string, password: string): string =>
  secrets.seal(password, context(id)).toString('base64');

export const bindPasswordOf = ({ secrets }: Sealing, { id, sealedBindPassword: sealed }: StoredDirectory): string =>
  sealed === null ? '' : secrets.open(sealed, context(id));
