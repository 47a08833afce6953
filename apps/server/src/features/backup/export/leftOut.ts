/**
 * What an open export leaves out, and why: whoever gets it shall not be able to sign in with it. All
 * of it is in a backup.
 */
export const LEFT_OUT_TABLES: Readonly<Record<string, string>> = {
  person_password: 'hashes of passwords',
  person_totp: 'secrets of authenticator apps',
  passkey_challenge: 'questions of a sign-in under way',
  recovery_code: 'hashes of recovery codes',
  sign_in_session: 'hashes of session tokens',
  sign_in_attempt: 'counts of attempts under hashes',
  one_time_link: 'hashes of links that were sent',
  provider_round: 'secrets of a sign-in under way',
  service_key: 'hashes of keys of other programs',
  worker_session: 'hashes of session tokens',
  worker_code: 'hashes of one-time codes',
  worker_claim: 'hashes of claim codes',
  ledger_content: 'what the actions say, encrypted: it is in ledger.ndjson, decrypted',
  ledger_subject_key: 'keys of those contents',
  document_file: 'keys of the files of documents: these are in files/documents, decrypted',
  ledger_answer: 'keyed digests by which repeated requests are recognised',
  known_device: 'by which a new device is told from an old one',
}

/** Columns of other tables that open something. */
export const LEFT_OUT_COLUMNS: Readonly<Record<string, readonly string[]>> = {
  career_simulation: ['cancel_hash'],
  simulation: ['cancel_hash'],
  // Encrypted under keys that are not in an export; who may open it has a backup.
  ledger_quarantine: ['cipher'],
}
