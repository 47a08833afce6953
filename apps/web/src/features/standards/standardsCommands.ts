/** Commands of the installation's own command line, as its pages show them. */
export const IMPORT_SUPERVISION_COMMAND =
  'corridor standards import-supervision records.csv --source "where it was obtained"'

export const SIGN_OFF_COMMAND =
  'corridor standards review C143/9 --to text-checked --reviewer "name" --organisation "office" --text-seen "which text"'
