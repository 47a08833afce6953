/** Commands of the installation's own command line, as its pages show them. */
export const IMPORT_SUPERVISION_COMMAND = 'corridor standards supervision import comments.csv'

export const SIGN_OFF_COMMAND =
  'corridor standards sign-off "provision:C143:9(1)" --level text-checked --reviewer "name" --organisation "office" --text-seen "which text"'
