// Columns that by their name or type may hold a secret are listed here with the form in which they do; one that is new fails
// until somebody has looked at it.
import { testDatabase } from '@overt/database/test-database';
import { sql } from 'kysely';
import { expect, test } from 'vitest';

const FORMS: Readonly<Record<string, 'sealed' | 'hash' | 'no secret'>> = {
  'directory.sealed_bind_password': 'sealed',
  'external_session.sealed_id_token': 'sealed',
  'external_session.sid_hash': 'hash',
  'external_session.subject_hash': 'hash',
  'external_sign_in.sealed': 'sealed',
  'external_sign_in.state_hash': 'hash',
  'icon.data': 'no secret',
  'internal_password.password_hash': 'hash',
  'internal_user.password_changed_at': 'no secret',
  'internal_user.password_expires_at': 'no secret',
  'internal_user.password_hash': 'hash',
  'logout_token.jti_hash': 'hash',
  'oauth_client.secret_hash': 'hash',
  'oauth_code.code_hash': 'hash',
  'openid_provider.sealed_client_secret': 'sealed',
  'passkey.credential_id': 'no secret',
  'passkey.public_key': 'no secret',
  'passkey_challenge.challenge_hash': 'hash',
  'recovery_code.code_hash': 'hash',
  'secret_key.encrypted_private_key': 'sealed',
  'user_totp.sealed_secret': 'sealed',
};

test('every column that may hold a secret is known, and holds it sealed or hashed', async () => {
  const database = await testDatabase();
  try {
    const { rows } = await sql<{ name: string; type: string }>`
      select c.relname || '.' || a.attname as name, format_type(a.atttypid, null) as type
      from pg_attribute a join pg_class c on c.oid = a.attrelid
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
        and (a.attname ~ '(password|secret|token|private|credential|passphrase|sealed|_hash$|digest)'
          or a.atttypid = 'bytea'::regtype)
      order by 1`.execute(database.db);
    expect(rows.map(({ name }) => name)).toEqual(Object.keys(FORMS));
    const wrong = rows.filter(
      ({ name, type }) =>
        (FORMS[name] === 'sealed' && type !== 'bytea') || (FORMS[name] === 'hash' && !name.endsWith('_hash')),
    );
    expect(wrong).toEqual([]);
  } finally {
    await database.close();
  }
});
