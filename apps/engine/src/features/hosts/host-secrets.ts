// Secrets that come with a host: the enrolment token of its agent, passwords of its power management. They are sealed
// before they enter an action, since its input is kept in a row long after it ended, and are never shown again.
import type { PowerManagement } from '@overt/api-types/types.gen';
import type { Ports } from '../../ports.ts';

type Box = Pick<Ports, 'secrets'>;

const tokenOf = (hostId: string): string => `enrolment:${hostId}`;
const powerOf = (hostId: string): string => `power:${hostId}`;

const seal = ({ secrets }: Box, text: string, context: string): string =>
  text === '' ? '' : secrets.seal(text, context).toString('base64');

/** An empty token stays empty. */
export const sealToken = (box: Box, hostId: string, token: string): string => seal(box, token, tokenOf(hostId));

/** Refuses SECRET_KEY_WRONG. */
export const openToken = ({ secrets }: Box, hostId: string, sealed: string): string =>
  secrets.open(Buffer.from(sealed, 'base64'), tokenOf(hostId));

/** The same with every password sealed, also those of its fence agents. */
export function sealPowerManagement(box: Box, hostId: string, power: PowerManagement): PowerManagement {
  const sealed = <T extends { password?: string | undefined }>(part: T): T =>
    part.password === undefined ? part : { ...part, password: seal(box, part.password, powerOf(hostId)) };
  const { agents } = power;
  return { ...sealed(power), ...(agents === undefined ? {} : { agents: agents.map(sealed) }) };
}

/** What may be shown. */
export function withoutPasswords({ password: _password, agents, ...power }: PowerManagement): PowerManagement {
  return {
    ...power,
    ...(agents === undefined ? {} : { agents: agents.map(({ password: _agents, ...agent }) => agent) }),
  };
}
