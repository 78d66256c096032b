// What servers say of an account that they refuse, beyond what the lab's own can be made to say.
import { InvalidCredentialsError, UnwillingToPerformError } from 'ldapts';
import { describe, expect, it } from 'vitest';
import { reasonOf } from './ldap-account.ts';
import { LdapFailure } from './ldap-connection.ts';

const refused = (said: string) => new LdapFailure('bind', new InvalidCredentialsError(said));

describe('the reason why a server refuses a password', () => {
  it.each([
    ['80090308: LdapErr: DSID-0C09044E, comment: AcceptSecurityContext error, data 52e, v4563', 'WRONG_PASSWORD'],
    ['80090308: LdapErr: DSID-0C09044E, data 532, v4563', 'DIRECTORY_PASSWORD_EXPIRED'],
    ['80090308: LdapErr: DSID-0C09044E, data 773, v4563', 'DIRECTORY_PASSWORD_EXPIRED'],
    ['80090308: LdapErr: DSID-0C09044E, data 533, v4563', 'USER_DISABLED'],
    ['80090308: LdapErr: DSID-0C09044E, data 775, v4563', 'DIRECTORY_ACCOUNT_LOCKED'],
    ['Too many failed logins.\n', 'DIRECTORY_ACCOUNT_LOCKED'],
    ['Entry permanently locked.\n', 'DIRECTORY_ACCOUNT_LOCKED'],
    ['Account (Kerberos principal) is expired', 'USER_DISABLED'],
    ['Account inactivity limit exceeded. Contact system administrator to reset.', 'USER_DISABLED'],
    ['', 'WRONG_PASSWORD'],
  ])('%j: %s', (said, reason) => {
    expect(reasonOf(refused(said))).toBe(reason);
  });

  it('is told with the name of the code where the server has no words', () => {
    const { message, resultCode } = new LdapFailure('search', new UnwillingToPerformError(''));
    expect(message).toBe('unwilling to perform (LDAP result 53)');
    expect(resultCode).toBe(53);
    expect(refused('Go away.').message).toBe('Go away. (LDAP result 49)');
  });
});
