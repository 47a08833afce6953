/**
 * The roles and what they may, written by hand a second time, by object rather than by role, from
 * the role table and the state machines of the specification; nothing here is made from the code.
 *
 * A line: verb, marks (2 = second factor, k = may be a service account's, x = stays with the
 * person), then role@scope. Roles: LO licensing officer, AU authority, IN inspector, LA labour
 * attaché, CO conciliator, LE legal officer, FI finance officer, AB appeal body, AD auditor,
 * AM administrator, AG agency, EM employer, WO worker, UN union, EO employers' organisation,
 * RC migrant resource centre, BK bank or wage payer, FP focal point, RV report reviewer, RL report
 * releaser, PE everyone signed in, PU public.
 * After a scope, the states in which it counts.
 */
export const HAND_WRITTEN_MATRIX = `
account
  read        -    AM@all PE@own
  invite      2    AM@all
  change      -    PE@own
  recover     2x   AM@all
  deactivate  2    AM@all
session
  read        -    AM@all PE@own
  end         -    AM@all PE@own
mandate
  read        -    AM@all AD@all PE@own
  grant       2x   AM@all
  revoke      2x   AM@all
  delegate    2x   PE@own
absence
  read        -    AM@all PE@own
  record      x    PE@own
interest
  read        -    AU@jurisdiction AD@all PE@own
  declare     x    PE@own
organisation
  read        -    LO@office AU@jurisdiction FI@jurisdiction IN@office LA@office AM@all AG@organisation EM@organisation
  register    -    LO@office AM@all
  change      -    AM@all AG@organisation EM@organisation
  propose     -    LO@office AM@all
  close       2    AU@jurisdiction
  assess      -    LA@office
office
  read        -    AM@all
  change      2    AM@all
service-account
  read        -    AM@all AD@all
  issue       2x   AM@all
  revoke      2    AM@all
configuration
  read        -    AM@all AU@jurisdiction
  propose     -    AM@all
  confirm     2    AU@jurisdiction
log-entry
  read        k    AD@all
  verify      k    PU@all
  export      2    AD@all
  seal        2k
seal
  read        k    PU@all
  export      k    AD@all
  rotate      2x   AU@jurisdiction
access-report
  read        -    AD@all PE@own
break-glass
  open        2x   LA@own CO@own AD@own
  read        -    AU@jurisdiction AD@all PE@own
  review      2    AU@jurisdiction AD@all
backup
  read        k    AM@all AD@all
  make        k    AM@all
  restore     2    AM@all
  export      2x   AU@jurisdiction
register-entry
  verify      -    PU@all
licence
  read        -    LO@office AU@jurisdiction IN@office AB@assigned AG@organisation EO@mandate
  prepare     -    AG@organisation
  submit      -    AG@organisation
  return      -    LO@office
  screen      -    LO@office
  assign      -    LO@office AU@jurisdiction
  inspect     -    IN@assigned
  propose     -    LO@office
  confirm     2    AU@jurisdiction
  sanction    2    AU@jurisdiction
  lift        2    AU@jurisdiction
  surrender   -    AG@organisation
  appeal      -    AG@organisation
  stay        2    AB@assigned
inspection
  read        -    LO@office AU@jurisdiction IN@office AB@assigned
  record      -    IN@assigned
bond
  read        -    LO@office AU@jurisdiction FI@jurisdiction AG@organisation EM@organisation
  deposit     -    FI@jurisdiction AG@organisation EM@organisation
  verify      -    FI@jurisdiction
  assess      -    LO@office FI@jurisdiction
  reserve     -    FI@jurisdiction
  serve       -    LO@office FI@jurisdiction
  propose     -    FI@jurisdiction
  confirm     2    AU@jurisdiction
watch-entry
  read        -    LO@office AU@jurisdiction
  propose     -    LO@office IN@office
  confirm     2    AU@jurisdiction
deployment-ban
  read        -    PU@all
  propose     -    LE@jurisdiction
  confirm     2    AU@jurisdiction
override
  read        -    LO@office AU@jurisdiction AD@all
  propose     -    LO@office
  confirm     2    AU@jurisdiction
office-key
  read        -    LO@office AU@jurisdiction
  propose     -    LO@office
  confirm     2    AU@jurisdiction
  revoke      2    LO@office AU@jurisdiction
receipt
  read        -    LO@office AU@jurisdiction
  present     -    LO@office
  settle      2    AU@jurisdiction
job-order
  verify      -    PU@all
  read        -    LO@office AU@jurisdiction LA@office AG@organisation EM@organisation
  prepare     -    AG@organisation EM@organisation
  submit      -    AG@organisation
  attest      2    LA@office
  approve     2    LO@office
  withdraw    -    AG@organisation EM@organisation
accreditation
  read        -    LO@office AU@jurisdiction LA@office AG@organisation EM@organisation
  prepare     -    AG@organisation
  attest      2    LA@office
  withdraw    -    AG@organisation EM@organisation
sub-agent
  read        -    LO@office AU@jurisdiction IN@office AG@organisation
  register    -    AG@organisation
  suspend     2    LO@office
worker
  read        -    LO@office AG@organisation WO@own
  search      2    LO@office
  register    -    AG@organisation RC@mandate
  correct     -    WO@own
  export      -    WO@own
worker-contact
  read        -    LA@assigned EM@organisation:cleared,departed,arrived WO@own
contract
  read        -    LO@office AU@jurisdiction IN@office LA@office AG@organisation EM@organisation WO@own
  prepare     -    AG@organisation
  sign        -    EM@organisation WO@own
  approve     2    LO@office
  register    -    LA@office
  amend       -    AG@organisation EM@organisation
  end         -    EM@organisation WO@own
fee
  read        -    LO@office IN@office AG@organisation WO@own
  record      -    IN@office AG@organisation WO@own
clearance
  verify      -    PU@all
  read        -    LO@office AU@jurisdiction AG@organisation WO@own
  request     -    AG@organisation WO@own
  appeal      -    WO@own
  issue       2    LO@office
  use         k    LO@office
  propose     -    LO@office
  confirm     2    AU@jurisdiction
document
  read        -    LO@office AU@jurisdiction IN@office LA@office FI@jurisdiction AB@assigned AG@organisation EM@organisation WO@own
  submit      -    LO@office LA@office AG@organisation EM@organisation WO@own
  judge       -    LO@office LA@office
wage-file
  read        -    EM@organisation BK@mandate
  submit      k    EM@organisation BK@mandate
wage
  read        -    WO@own
  dispute     -    WO@own RC@mandate
  resolve     2    IN@assigned
case
  file        -    LA@office WO@own UN@mandate RC@mandate PU@all
  read        2    LA@assigned CO@assigned WO@own UN@mandate RC@mandate
  consent     x    WO@own
  withdraw    x    WO@own
  assign      2    AU@jurisdiction
  triage      2    LA@assigned CO@assigned
  disclose    2    CO@assigned
  conciliate  2    CO@assigned
  determine   2    CO@assigned
  refer       2    CO@assigned
  close       2    CO@assigned
  unlock      2    CO@assigned
case-identity
  read        2    CO@assigned WO@own UN@mandate
case-notice
  read        -    AG@organisation:with_respondent,conciliation,determination,award,execution,closed EM@organisation:with_respondent,conciliation,determination,award,execution,closed EO@mandate:with_respondent,conciliation,determination,award,execution,closed
  answer      -    AG@organisation:with_respondent,conciliation,determination EM@organisation:with_respondent,conciliation,determination EO@mandate:with_respondent,conciliation,determination
rating
  submit      -    WO@own
  contest     -    AG@organisation
  moderate    -    AU@jurisdiction
parameter
  read        k    PU@all
  review      -    UN@all EO@all
  propose     -    LE@jurisdiction
  confirm     2    AU@jurisdiction
  certify     2    LE@jurisdiction AU@jurisdiction
statistic
  read        k    PU@aggregate
  export      k    PU@aggregate
  review      -    LO@aggregate AU@aggregate
  propose     -    LO@aggregate
  publish     2    AU@aggregate
agency-statistic
  read        -    AU@aggregate UN@aggregate EO@aggregate
questionnaire
  read        -    AM@all FP@all RV@all RL@all
  define      -    AM@all
  open        2    RV@all
report
  read        -    FP@jurisdiction RV@all RL@all
  call        -    RV@all
  fill        -    FP@jurisdiction
  submit      -    FP@jurisdiction
  review      2    RV@all
  schedule    2    RL@all
`
